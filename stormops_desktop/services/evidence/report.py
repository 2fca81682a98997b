"""What a photo report says, from the evidence of a job: words, captions, line items and their photos."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from stormops_desktop.adapters.papers_report import LineItem, PhotoReport, ReportPhoto
from stormops_desktop.adapters.pictures.places_map import Spot
from stormops_desktop.domain.evidence.clocks import ClockVerdict
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.evidence.models import EvidencePhoto, EvidenceView
from stormops_desktop.services.words import spoken

MOMENT = "%Y-%m-%d %H:%M %Z"
TITLE = "Photo report"
METRES_PER_KM = 1000


def report_of(
    view: EvidenceView, claim: Any, company: str, pictures: Sequence[tuple[EvidencePhoto, bytes]], *,
    made_ms: int, per_page: int, map_picture: bytes | None,
) -> PhotoReport:  # fmt: skip
    """The report over the photos whose pictures are here."""
    missing = sorted({each.number for each in view.photos} - {each.number for each, _ in pictures})
    return PhotoReport(
        company, TITLE, f"{view.address}, {view.place}".strip(", "), moment(made_ms, view.zone),
        tuple(_facts(view, claim, missing)), tuple(_photo(view, *pair) for pair in pictures),
        tuple(line_items(view)), map_picture, per_page,
    )  # fmt: skip


def line_items(view: EvidenceView) -> Iterable[LineItem]:
    """Each line of the claim by slope, with the photos that support it; test squares among them."""
    lines: dict[tuple[str, str], list[int]] = {}
    for each in view.photos:
        for line in each.claim_items:
            lines.setdefault((spoken(line).capitalize(), each.photo.slope or ""), []).append(each.number)
        for square in each.squares:
            label = f"Test square, {square.hits} {'hit' if square.hits == 1 else 'hits'}"
            lines.setdefault((label, square.slope), []).append(each.number)
    return [LineItem(label, slope, tuple(numbers)) for (label, slope), numbers in sorted(lines.items())]


def spots(view: EvidenceView) -> list[Spot]:
    """Where photos were taken; those of one place share a dot, and a dot names at most three numbers."""
    places: dict[tuple[float, float], list[EvidencePhoto]] = {}
    for each in view.photos:
        if each.photo.latitude is not None and each.photo.longitude is not None:
            places.setdefault((round(each.photo.latitude, 5), round(each.photo.longitude, 5)), []).append(
                each
            )
    return [
        Spot(_numbers(group), *place, group[0].photo.heading if len(group) == 1 else None)
        for place, group in places.items()
    ]


def taken_words(each: EvidencePhoto, zone: str) -> str:
    """When a photo was taken; where the clocks disagree both are told."""
    photo = each.photo
    if each.clock.verdict is ClockVerdict.DISAGREE:
        said = f"camera {_local(photo.taken_local)}, satellites {moment(photo.gps_at or 0, 'UTC')}"
        return f"Clocks disagree: {said}"
    if photo.taken_at is not None:
        return moment(photo.taken_at, zone)
    return f"{_local(photo.taken_local)} by the camera, zone not known" if photo.taken_local else ""


def place_words(each: EvidencePhoto) -> str:
    """How far from the house a photo was taken."""
    if each.to_stop is None:
        return ""
    metres = each.to_stop.distance_m
    far = f"{metres / 1000:,.1f} km" if metres >= METRES_PER_KM else f"{metres:,.0f} m"
    return f"{far} from the house"


def caption_of(each: EvidencePhoto) -> str:
    """What is written under a photo: its caption, how much it shows, the things in it."""
    photo = each.photo
    things = [spoken(word) for word in (photo.collateral, photo.accessory) if word]
    lines = [spoken(line) for line in each.claim_items]
    told = [photo.caption or "", photo.extent or "", ", ".join(things)]
    if lines:
        told.append(f"Supports: {', '.join(lines)}")
    return ". ".join(part.rstrip(".") for part in told if part)


def moment(at_ms: int, zone: str) -> str:
    """A time in a zone, with the zone's letters."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone_named(zone)).strftime(MOMENT)


def _photo(view: EvidenceView, each: EvidencePhoto, jpeg: bytes) -> ReportPhoto:
    labels = each.labels
    return ReportPhoto(
        each.number, jpeg, each.photo.sha256, caption_of(each), labels.slope,
        labels.shot or labels.category, taken_words(each, view.zone), place_words(each), each.marks,
    )  # fmt: skip


def _facts(view: EvidenceView, claim: Any, missing: Sequence[int]) -> Iterable[tuple[str, str]]:
    for label, value in (
        ("Owner", claim.insured), ("Carrier", claim.carrier), ("Claim number", claim.claim_number),
        ("Date of loss", claim.date_of_loss),
    ):  # fmt: skip
        if value:
            yield label, str(value)
    if view.slopes and view.photos:
        yield "Slopes", ", ".join(view.slopes)
    yield from _gaps(view)
    if missing:
        yield "Not on this computer", f"photos {', '.join(map(str, missing))}"


def _gaps(view: EvidenceView) -> Iterable[tuple[str, str]]:
    """Reasons given for what is missing: a reader must not have to guess why a slope has no photo."""
    said = [
        f"{excuse.slope}{f' {spoken(excuse.shot)}' if excuse.shot else ''}: "
        f"{excuse.words or spoken(excuse.reason)}"
        for excuse in view.excuses
    ]
    whole = [c for c in view.checks if c.kind == "evidence" and not c.slope]
    said += [f"{spoken(c.answer)}{f', {c.words}' if c.words else ''}" for c in whole[-1:]]
    if said:
        yield "Not photographed", "; ".join(said)


def _numbers(group: Sequence[EvidencePhoto]) -> str:
    numbers = [each.number for each in group]
    return ", ".join(map(str, numbers)) if len(numbers) <= 3 else f"{numbers[0]} \u2026 {numbers[-1]}"


def _local(text: str | None) -> str:
    return (text or "").replace("T", " ")[:16]
