"""What a screen reads of the unconverted and of what is scheduled for them. Times are UTC milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NurtureRow:
    """One house of the list.

    Attributes:
        outcome: lost, pending or none. last_touch: None when nobody ever was in touch.
        job_status: of the newest open job of this storm, else of the newest; None without a job.
        next_step_at: when the next scheduled step is due, None outside a sequence.
        past_customer: converted in another storm, or a customer already.
        aged_uplift: the uplift less what the storm's age has taken.
    """

    property_id: str
    address: str
    city: str
    state: str
    zip_code: str
    expected_uplift: float
    aged_uplift: float
    next_best_action: str | None
    persona: str | None
    model_version: str | None
    outcome: str
    last_touch: int | None
    job_status: str | None
    next_step_at: int | None
    past_customer: bool


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule of the list for one house: whether it holds, and the facts in words."""

    rule: str
    holds: bool
    facts: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """Why a house is on the list, or is not."""

    property_id: str
    listed: bool
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a house's sequence, as it is kept.

    Attributes:
        rest: why a step whose time has come had better not go out yet, by the guardrails; "" when it may.
        rest_until: when it may, UTC milliseconds; 0 without `rest`.
    """

    sequence_id: str
    sequence_type: str
    round: int
    step: int
    channel: str
    scheduled_at: int
    status: str
    stop_reason: str | None
    consent_basis: str | None
    rest: str = ""
    rest_until: int = 0


@dataclass(frozen=True, slots=True)
class SchedulePreview:
    """What scheduling would do; `skipped` counts houses by reason."""

    houses: int
    steps: int
    skipped: Mapping[str, int]
    first_at: int | None
    last_at: int | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A line of a file that was not taken, numbered as in the file (the header is line 1)."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class OutcomeImport:
    """What came of a file of outcomes."""

    rows: int
    accepted: int
    unchanged: int
    rejected: tuple[RejectedRow, ...]
