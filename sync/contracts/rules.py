"""The port through which both ends are handed the domain's merge rules."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Edit:
    """One side of a meeting of two edits. `arrival` orders edits whose clock is not to be trusted."""

    value: Any
    hlc: int
    writer: int
    trusted: bool = True


class Settlement(Protocol):
    """What became of an incoming edit that had not seen the current value.

    Attributes:
        value: the value to keep. accepted: whether the incoming edit had an effect or agreed.
        lost: another edit won by rule (verdict merged). contested: a person must choose (verdict conflict).
    """

    @property
    def value(self) -> Any: ...
    @property
    def accepted(self) -> bool: ...
    @property
    def lost(self) -> bool: ...
    @property
    def contested(self) -> bool: ...


class StepTaken(Protocol):
    """What became of a reported job transition.

    Attributes:
        status: the job's status afterwards. effective: the event moved it (or agrees with where it is).
        completed_at: UTC milliseconds, None when the job is not completed.
        merged: legal, though not from where the reporter thought. contested: against what the office decided.
        illegal: not a transition that exists.
    """

    @property
    def status(self) -> str: ...
    @property
    def completed_at(self) -> int | None: ...
    @property
    def effective(self) -> bool: ...
    @property
    def merged(self) -> bool: ...
    @property
    def contested(self) -> bool: ...
    @property
    def illegal(self) -> bool: ...


class Rules(Protocol):
    """Pure functions of the domain (`stormops_desktop.domain.merge.RULES`)."""

    def meet(self, policy: str, current: Edit, incoming: Edit) -> Settlement:
        """Settles concurrent edits of one field by the policy named in the contract."""

    def update(self, policy: str, current: Any, incoming: Any) -> Any:
        """The value after an edit that had seen `current` (sets and counters are not plain replacement)."""

    def step(
        self, status: str, completed_at: int | None, *, came_from: str, to: str, at: int, concurrent: bool,
        office: bool,
    ) -> StepTaken:  # fmt: skip
        """Folds one transition event into a job's status."""
