"""What an experiment showed, arm by arm against its control, by intention to treat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.experiments.assignment import Arms
from stormops_desktop.domain.experiments.checks import SampleRatio, sample_ratio
from stormops_desktop.domain.experiments.clusters import FEWEST_GROUPS, Unit, design_effect, thinned
from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.intervals import Interval, Rate, newcombe, wald
from stormops_desktop.domain.experiments.sequential import always_valid_p, confidence_sequence

FEWEST_CONTROLS, FEWEST_CONVERSIONS = 30, 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """One arm against the control.

    Attributes:
        lift: difference of rates. relative: lift over the control's rate, None when that is 0.
        interval: Newcombe. textbook: Wald, None when an arm is empty. peeking: holds however often it is
            read.
        p: always valid. low_sample: too few to be trusted.
    """

    arm: str
    treated: Rate
    control: Rate
    lift: float
    relative: float | None
    interval: Interval
    textbook: Interval | None
    peeking: Interval
    p: float
    low_sample: bool

    @property
    def shown_to_work(self) -> bool:
        """Whether a reader who looks every day may say so."""
        return self.peeking.lo > 0

    @property
    def shown_to_harm(self) -> bool:
        """The same of the opposite."""
        return self.peeking.hi < 0


@dataclass(frozen=True, slots=True)
class Results:
    """All arms, and whether their sizes are as planned; with a mismatch no comparison can be trusted."""

    comparisons: tuple[Comparison, ...]
    sizes: SampleRatio


def results(
    rates: Mapping[str, Rate],
    arms: Arms,
    control: str,
    groups: Mapping[str, Sequence[Rate]] | None = None,
    unit: Unit = Unit.HOUSE,
) -> Results:
    """Compares every arm with the control.

    Args:
        rates: houses assigned, and converted within the window, of every arm; who has no outcome has none.
        groups: of an experiment on groups, each group's part of its arm's rate. Intervals and sizes are told
            from groups then, as that is what was drawn.

    Raises:
        ExperimentError: there is no arm of the control's name.
    """
    if control not in arms.parts:
        raise ExperimentError(f"There is no arm {control!r}. The arms are {', '.join(arms.parts)}.")
    told = {name: rates.get(name, Rate(0, 0)) for name in arms.parts}
    thin, drawn = dict(told), {name: rate.n for name, rate in told.items()}
    for name, parts in (groups or {}).items():
        thin[name] = thinned(told[name], design_effect(parts, unit))
        drawn[name] = len(parts)
    few_groups = groups is not None and min(drawn.values()) < FEWEST_GROUPS
    found = [
        _compared(name, (told[name], told[control]), (thin[name], thin[control]), few=few_groups)
        for name in arms.parts
        if name != control
    ]
    return Results(tuple(found), sample_ratio(drawn, arms))


def _compared(arm: str, told: tuple[Rate, Rate], thin: tuple[Rate, Rate], *, few: bool) -> Comparison:
    """`told` are the counts of treated and control, `thin` what they are worth; equal for single houses."""
    treated, control = told
    lift = treated.value - control.value
    both = bool(treated.n and control.n)
    few |= control.n < FEWEST_CONTROLS or treated.hits + control.hits < FEWEST_CONVERSIONS
    return Comparison(
        arm, treated, control, lift, lift / control.value if control.value else None,
        newcombe(*thin), wald(*thin) if both else None, confidence_sequence(*thin), always_valid_p(*thin),
        few,
    )  # fmt: skip
