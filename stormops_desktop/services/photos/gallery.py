"""The gallery of one job: its photos with their flags, and which shot of which slope is there."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from stormops_desktop.domain.evidence.checklist import (
    COLUMNS,
    CellState,
    Excuse,
    Taken,
    Wanted,
    build_checklist,
)
from stormops_desktop.domain.evidence.clocks import ClockVerdict
from stormops_desktop.domain.evidence.matching import METRES_PER_MILE
from stormops_desktop.domain.evidence.photo_row import clocks_of_row
from stormops_desktop.domain.evidence.slopes import damaged_slopes, roof_slopes
from stormops_desktop.domain.evidence.taxonomy import Category, Labels, Slope, shot_of
from stormops_desktop.domain.storms.distance import great_circle_miles
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.evidence.reading import (
    noted_in_claim,
    said_of_slopes,
    standing_excuses,
    texts_of,
)
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.photos.models import Gallery, MatrixCell, PhotoView, RefusedPhoto
from stormops_desktop.services.photos.unfinished import unfinished_bursts
from stormops_desktop.storage import blob_queue
from stormops_desktop.storage.evidence.rows import checks_of, claim_of, squares_of
from stormops_desktop.storage.photos.rows import house_of, job_photos
from stormops_desktop.storage.sync_queries import tally

WHOLE_JOB = (Category.ADDRESS_FRONT, Category.MEASUREMENT)
UNREADABLE = frozenset({"quarantined"})
_SLOPES = {slope: at for at, slope in enumerate(Slope)}
_SHOTS = {shot: at for at, shot in enumerate(COLUMNS)}


def photos_of(connection: Any, job_id: str) -> list[PhotoView]:
    """The job's photos with distance and clocks judged, oldest first."""
    rows = [_view(row) for row in job_photos(connection, job_id)]
    house = house_of(connection, job_id)
    return _placed(rows, house.latitude, house.longitude) if house is not None else rows


def gallery_of(connection: Any, job_id: str, also: str = "") -> Gallery:
    """Everything the photo page shows.

    Raises:
        NotFound: the job is not in this replica (any more).
    """
    house = house_of(connection, job_id)
    if house is None:
        raise NotFound(GONE)
    photos = _placed([_view(row) for row in job_photos(connection, job_id)], house.latitude, house.longitude)
    state = tally(connection).state
    bare = Gallery(
        job_id, house.address or "", f"{house.city or ''} {house.zip_code or ''}".strip(),
        house.time_zone or "", house.latitude, house.longitude, photos=tuple(sorted(photos, key=_order)),
        quarantined=tuple(
            RefusedPhoto(item.name, item.reason, item.sentence)
            for item in blob_queue.quarantined(connection, job_id)
        ),
        interrupted=unfinished_bursts(connection, job_id), seen_rev=0 if state is None else state.cursor,
    )  # fmt: skip
    return with_matrix(bare, roof_facts(connection, job_id), also)


@dataclass(frozen=True, slots=True)
class RoofFacts:
    """What is known of a roof besides its photos.

    Attributes:
        counted: slopes of test squares with hits. said: whether a slope is damaged, as a person said.
        excuses: reasons that stand. named: slopes that somebody named.
    """

    counted: tuple[str, ...] = ()
    said: Mapping[str, bool] = field(default_factory=dict)
    excuses: tuple[Excuse, ...] = ()
    named: tuple[str, ...] = ()


def roof_facts(connection: Any, job_id: str) -> RoofFacts:
    """What test squares, answers and the claim say of a job's roof, as the evidence page has it."""
    squares, checks = squares_of(connection, job_id), checks_of(connection, job_id)
    claim = claim_of(connection, job_id)
    excuses = (*standing_excuses(checks), *noted_in_claim(claim.not_inspected if claim else None))
    said = said_of_slopes(checks)
    named = (
        *said, *(row.slope or "" for row in squares), *(excuse.slope for excuse in excuses),
        *texts_of(claim.slopes_inspected if claim else None),
    )  # fmt: skip
    return RoofFacts(tuple(row.slope or "" for row in squares if row.hits), said, excuses, named)


def with_matrix(gallery: Gallery, facts: RoofFacts, also: str = "") -> Gallery:
    """The gallery with slope by shot worked out, by the rules of the checklist.

    Photos with equal labels prove the same, so the rules are asked once for each set of labels.
    """
    groups: dict[Labels, list[PhotoView]] = {}
    for photo in gallery.photos:
        if photo.state not in UNREADABLE:
            groups.setdefault(photo.labels, []).append(photo)
    hurt = damaged_slopes(groups, facts.counted, facts.said)
    slopes = roof_slopes((*(labels.slope for labels in groups), *hurt, *facts.named, also))
    taken = [Taken(found[0].photo_id, labels) for labels, found in groups.items()]
    checklist = build_checklist(Wanted(slopes, hurt), taken, facts.excuses)
    by_first = {found[0].photo_id: found for found in groups.values()}
    cells = {
        at: _cell(cell.photo_ids, by_first, missing=_lacks(at[0], cell.state))
        for at, cell in checklist.cells.items()
    }
    wanted = {each.value: any(labels.category == each for labels in groups) for each in WHOLE_JOB}
    unplaced = frozenset(photo.photo_id for first in checklist.unplaced for photo in by_first[first])
    return replace(gallery, slopes=slopes, cells=cells, wanted=wanted, unplaced=unplaced)


def _view(row: Sequence[Any]) -> PhotoView:
    *plain, marks, accessory, extent, claim_items, pending = row
    told: list[Any] = [*plain, _document(marks), accessory, extent, _document(claim_items), bool(pending)]
    photo = PhotoView(*told)
    clocks = clocks_of_row(photo.taken_local, photo.gps_at)
    return photo if clocks.verdict is not ClockVerdict.DISAGREE else replace(photo, clocks_disagree=True)


def _document(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _placed(photos: Sequence[PhotoView], latitude: float | None, longitude: float | None) -> list[PhotoView]:
    """With the distance to the house, where both places are known."""
    if latitude is None or longitude is None or not photos:
        return list(photos)
    lat = np.array([np.nan if p.latitude is None else p.latitude for p in photos])
    lon = np.array([np.nan if p.longitude is None else p.longitude for p in photos])
    apart = great_circle_miles(lat, lon, np.asarray(latitude), np.asarray(longitude)) * METRES_PER_MILE
    return [
        photo if np.isnan(metres) else replace(photo, distance_m=float(metres))
        for photo, metres in zip(photos, apart, strict=True)
    ]


def _order(photo: PhotoView) -> tuple[int, int, str]:
    shot = shot_of(photo.labels)
    slope = Slope(photo.slope) if photo.slope in _SLOPES else None
    last = len(_SLOPES)
    return (
        last if slope is None else _SLOPES[slope],
        last if shot is None else _SHOTS[shot],
        photo.photo_id,
    )


def _lacks(slope: Slope, state: CellState) -> bool:
    """The whole roof is a row only where photos are labelled so; it asks for nothing itself."""
    return state is CellState.MISSING and slope is not Slope.ALL


def _cell(firsts: Collection[str], groups: Mapping[str, list[PhotoView]], *, missing: bool) -> MatrixCell:
    photos = [photo for first in firsts for photo in groups[first]]
    newest = max(photos, key=lambda photo: photo.photo_id).sha256 if photos else ""
    return MatrixCell(len(photos), newest, missing)
