"""What one house counts as, and what a storm's houses and jobs add up to: the rule both ends share.

The laptop has the same rule in SQL, because it answers for half a million houses at once; tests hold the two
together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stormops_desktop.domain.jobs.conversion import WINDOW_DAYS, converted_by
from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.targeting.vocabulary import Decision, Reason

HIGH_UPLIFT = 0.15  # strictly above (the brief)
CONTROL_ARM = "control_arm"
_HELD_BY_DESIGN = frozenset({Reason.UNIVERSAL_CONTROL, Reason.RCT_CONTROL})


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """A house as of a moment; times are UTC milliseconds.

    Attributes:
        uplift: of the live model, else the newest score; None unscored.
        decision, reason, reason_codes: the newest decision's. first_decided_at: the first one's.
        refused: why the owner may not be contacted at all, "" when that was never said.
        converted, converted_at: the outcome row's; None while its window is open or without one.
    """

    uplift: float | None = None
    decision: str | None = None
    reason: str | None = None
    reason_codes: tuple[str, ...] = ()
    first_decided_at: int | None = None
    do_not_knock: bool = False
    refused: str = ""
    converted: bool | None = None
    converted_at: int | None = None
    window_days: int | None = None


@dataclass(frozen=True, slots=True)
class HouseState:
    """What a house counts as. `arm` is treat, control or "". `listed`: for nurture."""

    high: bool
    treated: bool
    arm: str
    converted: bool
    suppressed: str
    listed: bool


def state_of(facts: HouseFacts, at: int) -> HouseState:
    """The state at a moment (UTC milliseconds). A score outside -1..1, NaN included, counts as none."""
    above = facts.uplift is not None and HIGH_UPLIFT < facts.uplift <= 1
    treated = facts.decision == Decision.TREAT
    held = facts.reason in _HELD_BY_DESIGN
    refused = "do_not_knock" if facts.do_not_knock else facts.refused
    suppressed = refused or (CONTROL_ARM if held else "")
    won = facts.converted is True and (facts.converted_at or 0) <= at
    return HouseState(
        above and not suppressed, treated, _arm(facts, treated=treated), won and _inside(facts, at),
        suppressed,
        above and treated and not won and not suppressed,
    )  # fmt: skip


def counts_of_alike(houses: Mapping[HouseState, int]) -> PlayCounts:
    """The counts of houses, given how many there are of each state."""

    def many(counts: Callable[[HouseState], bool]) -> int:
        return sum(number for state, number in houses.items() if counts(state))

    return PlayCounts(
        treat_high=many(lambda one: one.high and one.treated),
        high_uplift=many(lambda one: one.high),
        treat_n=many(lambda one: one.arm == "treat"),
        treat_conversions=many(lambda one: one.arm == "treat" and one.converted),
        control_n=many(lambda one: one.arm == "control"),
        control_conversions=many(lambda one: one.arm == "control" and one.converted),
        treated=many(lambda one: one.treated),
    )


def _arm(facts: HouseFacts, *, treated: bool) -> str:
    """Held-out houses are comparable when they would have been treated: all of a trial's, and of the standing
    control those above the threshold."""
    if treated:
        return "treat"
    standing = facts.reason == Reason.UNIVERSAL_CONTROL and Reason.HIGH_UPLIFT in facts.reason_codes
    return "control" if standing or facts.reason == Reason.RCT_CONTROL else ""


def _inside(facts: HouseFacts, at: int) -> bool:
    if facts.converted_at is None or facts.first_decided_at is None:
        return True
    days = WINDOW_DAYS if facts.window_days is None else facts.window_days
    return converted_by(facts.converted_at, facts.first_decided_at, at, days) is True
