"""Whether reports belong to the storm that a person named for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.storms.reading import StormReport

DAY_MS = 86_400_000
DAYS_APART = 3  # of the storm's own first and last report: outbreaks last two days, episodes a little longer
DEGREES_APART = 2.0  # of the box around its reports, some 140 miles


def misfits(storm: Mapping[str, Any], reports: Sequence[StormReport]) -> int:
    """How many reports lie days or hundreds of miles from what the storm is known to be.

    None do where nothing is known of the storm's time and place; reports without a place go by their time.
    """
    return sum(not (_in_time(storm, one) and _in_place(storm, one)) for one in reports)


def misfit_note(storm: Mapping[str, Any], reports: Sequence[StormReport]) -> str:
    """What a person should know before reports go to the storm they named; "" where all is well."""
    apart = misfits(storm, reports)
    if not apart:
        return ""
    return (
        f"{apart:,} of {len(reports):,} reports are more than {DAYS_APART} days or some 140 miles away from "
        f"what is known of {storm['name']}. If they tell of another storm, choose that one, or let each "
        "report find its own."
    )


def _in_time(storm: Mapping[str, Any], report: StormReport) -> bool:
    begin, end = storm["begin_at"], storm["end_at"] or storm["begin_at"]
    if begin is None:
        return True
    return bool(begin - DAYS_APART * DAY_MS <= report.time_at <= end + DAYS_APART * DAY_MS)


def _in_place(storm: Mapping[str, Any], report: StormReport) -> bool:
    box = [storm[side] for side in ("south", "north", "west", "east")]
    if None in box or report.latitude is None or report.longitude is None:
        return True
    south, north, west, east = box
    in_latitude = south - DEGREES_APART <= report.latitude <= north + DEGREES_APART
    return bool(in_latitude and west - DEGREES_APART <= report.longitude <= east + DEGREES_APART)
