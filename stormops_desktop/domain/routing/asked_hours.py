"""Whether a crew comes in time for the hours that were asked for. Minutes are from local midnight."""

from collections.abc import Sequence
from enum import StrEnum

from stormops_desktop.domain.routing.plans.draft import Window


class Lateness(StrEnum):
    """How a visit that has not begun stands to the hours asked for."""

    NONE = ""
    PLANNED = "planned"  # the plan has it begin after them
    OVER = "over"  # they are over


def lateness(windows: Sequence[Window], planned: float | None, now: float | None) -> Lateness:
    """How a visit stands to its windows; a crew that comes between two of them waits, so it is not late.

    Args:
        planned: when the plan has it begin, None when nobody knows. now: None on any other day.
    """
    if not windows:
        return Lateness.NONE
    last = max(closes for _, closes in windows)
    if now is not None and now > last:
        return Lateness.OVER
    return Lateness.PLANNED if planned is not None and planned > last else Lateness.NONE
