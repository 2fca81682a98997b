"""What a screen reads of the checks."""

from dataclasses import dataclass

from stormops_desktop.domain.quality.checks import CheckState


@dataclass(frozen=True, slots=True)
class FailingRow:
    """A row set apart by a check; nothing of it was altered.

    Attributes:
        since: UTC milliseconds of the first run on this computer that found it.
    """

    row_id: str
    entity: str
    property_id: str | None
    address: str
    city: str
    zip_code: str
    detail: str
    since: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One check at one entry of the score's history; times are UTC milliseconds."""

    as_of: int
    checked: int
    failing: int
    state: CheckState
