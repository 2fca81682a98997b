"""From rows to evidence: photos with their flags, the checklist, and what was answered."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stormops_desktop.domain.evidence.checklist import Excuse, GapReason, Taken, Wanted, build_checklist
from stormops_desktop.domain.evidence.clocks import ClockReading, read_clocks
from stormops_desktop.domain.evidence.line_items import Said, unanswered
from stormops_desktop.domain.evidence.mark_sets import kept_marks
from stormops_desktop.domain.evidence.naming import InOrder, in_sequence
from stormops_desktop.domain.evidence.position import Apart, apart
from stormops_desktop.domain.evidence.slopes import damaged_slopes, roof_slopes
from stormops_desktop.domain.evidence.taxonomy import Shot, Slope
from stormops_desktop.services.evidence.models import CheckView, EvidencePhoto, EvidenceView, SquareView
from stormops_desktop.services.photos.models import PhotoView

WITHDRAWN = "withdrawn"
# A person's word on a slope is kept as an answer of the visit: shot DAMAGE, one of these two or WITHDRAWN.
DAMAGE, DAMAGED, UNDAMAGED = "damage", "damaged", "undamaged"
UNREADABLE = "quarantined"


def evidence_view(
    job_id: str, house: Any, claim: Any, photos: Sequence[PhotoView], squares: Sequence[Any],
    checks: Sequence[Any], *, seen: int,
) -> EvidenceView:  # fmt: skip
    """Everything of one job."""
    shown = _photos(photos, squares, house)
    excuses = (*standing_excuses(checks), *noted_in_claim(claim.not_inspected))
    slopes, damaged = _slopes(shown, squares, claim, excuses, said_of_slopes(checks))
    taken = [Taken(p.photo.photo_id, p.labels, p.photo.state != UNREADABLE) for p in shown]
    return EvidenceView(
        job_id, house.address or "", f"{house.city or ''} {house.zip_code or ''}".strip(),
        house.time_zone or "UTC", claim.status, shown,
        build_checklist(Wanted(slopes, damaged), taken, excuses), slopes, damaged, tuple(excuses),
        tuple(_check(row) for row in checks), seen,
    )  # fmt: skip


def standing_excuses(checks: Iterable[Any]) -> tuple[Excuse, ...]:
    """The latest reason of each slope and shot, unless it was withdrawn."""
    latest: dict[tuple[str, str], Any] = {}
    for row in checks:
        if row.kind == "evidence" and row.slope in set(Slope) and row.shot != DAMAGE:
            latest[row.slope, row.shot or ""] = row
    return tuple(
        Excuse(Slope(slope), _reason(row.answer), Shot(shot) if shot in set(Shot) else None, row.words or "")
        for (slope, shot), row in latest.items()
        if row.answer != WITHDRAWN
    )


def said_of_slopes(checks: Iterable[Any]) -> dict[str, bool]:
    """Whether each slope is damaged, as a person said last; nothing of slopes left to the photos."""
    latest = {row.slope: row.answer for row in checks if row.kind == "evidence" and row.shot == DAMAGE}
    return {slope: answer == DAMAGED for slope, answer in latest.items() if answer in (DAMAGED, UNDAMAGED)}


def noted_in_claim(not_inspected: str | None) -> tuple[Excuse, ...]:
    """Slopes that the claim form says were not inspected."""
    found = json.loads(not_inspected) if not_inspected else []
    listed = [each for each in found if isinstance(each, Mapping) and each.get("slope") in set(Slope)]
    return tuple(
        Excuse(Slope(each["slope"]), GapReason.OTHER, None, str(each.get("reason") or "")) for each in listed
    )


def texts_of(document: str | None) -> tuple[str, ...]:
    """The texts of a JSON list."""
    found = json.loads(document) if document else []
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def to_stop(photo: PhotoView, house: Any) -> Apart | None:
    """How the stop lies to a photo."""
    if photo.latitude is None or photo.longitude is None or house.latitude is None or house.longitude is None:
        return None
    return apart(photo.latitude, photo.longitude, house.latitude, house.longitude)


def clock_of(photo: PhotoView) -> ClockReading:
    """What the camera's clock and the satellites' say together, from the row."""
    local, offset_min = _split_offset(photo.taken_local or "")
    try:
        return read_clocks(local, offset_min, photo.gps_at)
    except ValueError:  # a newer version's spelling
        return read_clocks("", None, photo.gps_at)


def _photos(photos: Sequence[PhotoView], squares: Sequence[Any], house: Any) -> tuple[EvidencePhoto, ...]:
    # Ids begin with the time at which they were made: their order is the order of capture.
    order = in_sequence(InOrder(p.photo_id, p.taken_at, at) for at, p in enumerate(photos))
    shown = [_photo(photo, order[photo.photo_id], _squares_of(photo, squares), house) for photo in photos]
    return tuple(sorted(shown, key=lambda each: each.number))


def _photo(photo: PhotoView, number: int, squares: tuple[SquareView, ...], house: Any) -> EvidencePhoto:
    marks, lines = kept_marks(photo.marks), texts_of(photo.claim_items)
    said = Said(photo.labels, photo.caption or "", photo.extent or "", lines, marks, bool(squares))
    return EvidencePhoto(
        photo, number, marks, lines, clock_of(photo), to_stop(photo, house), unanswered(said), squares
    )


def _squares_of(photo: PhotoView, squares: Sequence[Any]) -> tuple[SquareView, ...]:
    return tuple(
        SquareView(row.square_id, row.slope or "", row.hits or 0)
        for row in squares
        if photo.photo_id in texts_of(row.photo_ids)
    )


def _slopes(
    photos: Sequence[EvidencePhoto], squares: Sequence[Any], claim: Any, excuses: Sequence[Excuse],
    said: Mapping[str, bool],
) -> tuple[tuple[Slope, ...], frozenset[Slope]]:  # fmt: skip
    """The slopes of this roof, those that somebody named among them, and the damaged."""
    readable = [p.labels for p in photos if p.photo.state != UNREADABLE]
    hurt = damaged_slopes(readable, [row.slope or "" for row in squares if row.hits], said)
    named = [
        *hurt, *said, *(p.labels.slope for p in photos), *(row.slope or "" for row in squares),
        *texts_of(claim.slopes_inspected), *(excuse.slope for excuse in excuses),
    ]  # fmt: skip
    return roof_slopes(name for name in named if name != Slope.ALL), hurt


def _check(row: Any) -> CheckView:
    return CheckView(
        row.kind, row.answer, row.words or "", row.display_name or "Somebody", row.asked_at, row.distance_m,
        row.source or "", row.slope or "", row.shot or "", texts_of(row.gaps), bool(row._pending),
    )  # fmt: skip


def _reason(code: str) -> GapReason:
    return GapReason(code) if code in set(GapReason) else GapReason.OTHER


def _split_offset(text: str) -> tuple[str, int | None]:
    """From "2022-08-14T14:12:31+03:00" the local time and the minutes east of UTC."""
    if len(text) < 25 or text[-3] != ":" or text[-6] not in "+-":
        return text, None
    minutes = int(text[-5:-3]) * 60 + int(text[-2:])
    return text[:-6], -minutes if text[-6] == "-" else minutes
