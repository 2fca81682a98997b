"""What a screen reads of the guardrails. Times are UTC milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass

OPEN, ACKNOWLEDGED, DONE, LIFTED, OVER = "open", "acknowledged", "done", "lifted", "over"
STANDS = (OPEN, ACKNOWLEDGED, DONE, LIFTED, OVER)
IN_FORCE = frozenset({OPEN, ACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something that a guardrail asks for.

    Attributes:
        property_id, address: of the house, "" for the whole storm.
        job_id: of the house's open visit, else of its newest; "" without one.
        action, reason: words of `domain.nurture.guardrails`; a newer version may know more.
        until: of a throttle, None for what does not last. stands: one of `STANDS`.
        note: the words with which it was settled.
        place: of the report or the alert behind it, "" where it names none.
    """

    action_id: str
    property_id: str
    address: str
    city: str
    job_id: str
    action: str
    reason: str
    since: int
    until: int | None
    stands: str
    note: str
    place: str = ""

    @property
    def in_force(self) -> bool:
        """Whether it still asks for something."""
        return self.stands in IN_FORCE


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing behind an action.

    Attributes:
        kind: touch, report or alert. counted: whether the rule counted it.
        what: a channel; of a report or an alert, its source or headline.
        amount: of hail, inches.
    """

    kind: str
    at: int
    what: str
    outcome: str = ""
    inbound: bool = False
    counted: bool = True
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did about it. who: "" for a person who is not known here."""

    at: int
    step: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """An action with what is behind it.

    Attributes:
        counted: how many the rule counted; limit, span_ms: its limit, 0 where one is enough.
        waited_ms: of a late answer, how long it took; None while nobody has answered, and for other rules.
        houses: of an alert, how many of the storm's houses lie in its area; None where it is not known.
    """

    row: ActionRow
    evidence: tuple[Evidence, ...]
    steps: tuple[Step, ...]
    counted: int = 0
    limit: int = 0
    span_ms: int = 0
    waited_ms: int | None = None
    houses: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """How many actions stand where, by rule: {(reason, where it stands): how many}."""

    counts: Mapping[tuple[str, str], int]

    def total(self, stands: str = "", reason: str = "") -> int:
        """How many; "" for any."""
        return sum(
            n for (of, place), n in self.counts.items() if stands in ("", place) and reason in ("", of)
        )

    def reasons(self, stands: str = "") -> Mapping[str, int]:
        """{reason: how many}, of those that stand there; the most frequent first."""
        found = {reason: self.total(stands, reason) for reason, _ in self.counts}
        return {key: n for key, n in sorted(found.items(), key=lambda one: (-one[1], one[0])) if n}
