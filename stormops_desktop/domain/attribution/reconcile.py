"""Attribution beside experiments: credit is not incrementality, and where they disagree it is said.

Sources: prototype-facts.md 5.2 (over-credited: credit above 30 % with a lift below .1; the incremental part
of treated conversions is lift over treated rate, not over control rate).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stormops_desktop.domain.experiments.intervals import Rate, newcombe

LARGE_CREDIT, SMALL_LIFT = 0.30, 0.10


@dataclass(frozen=True, slots=True)
class OverCredited:
    """A channel that the methods praise and an experiment does not.

    Attributes:
        share: its credit, 0..1. lift: absolute difference in conversion rate that the experiment found.
    """

    channel: str
    share: float
    lift: float


def over_credited(credit: Mapping[str, float], lifts: Mapping[str, float]) -> tuple[OverCredited, ...]:
    """Channels with more than 30 % of the credit and a measured lift below .1, most credit first."""
    found = [
        OverCredited(channel, share, lifts[channel])
        for channel, share in credit.items()
        if channel in lifts and share > LARGE_CREDIT and lifts[channel] < SMALL_LIFT
    ]
    return tuple(sorted(found, key=lambda item: (-item.share, item.channel)))


def incremental_part(treated_rate: float, control_rate: float) -> float:
    """Part of the treated group's conversions that treatment brought, 0..1; 0 when nothing converted."""
    if treated_rate <= 0:
        return 0.0
    return min(max((treated_rate - control_rate) / treated_rate, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class ArmCount:
    """What became of an arm that used one channel, beside the control of its experiment.

    Attributes:
        experiment: its id. arm: the arm's name. treated, control: converted of all, by intention to treat.
    """

    channel: str
    experiment: str
    arm: str
    treated: Rate
    control: Rate


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A channel's credit beside what an experiment measured.

    Attributes:
        share: hybrid credit, 0..1. lift: difference of conversion rates; lo, hi: its 95 % interval.
        treated, control: "converted of all". incremental_part: of treated conversions, 0..1.
    """

    channel: str
    experiment: str
    arm: str
    share: float
    lift: float
    lo: float
    hi: float
    treated: str
    control: str
    incremental_part: float
    over_credited: bool


def reconciled(credit: Mapping[str, float], arms: Iterable[ArmCount]) -> tuple[Reconciled, ...]:
    """Every measured channel beside its credit, those with most credit first; empty arms measure nothing."""
    found = [_reconcile(credit.get(arm.channel, 0.0), arm) for arm in arms if arm.treated.n and arm.control.n]
    return tuple(sorted(found, key=lambda one: (-one.share, one.channel, one.experiment, one.arm)))


def _reconcile(share: float, arm: ArmCount) -> Reconciled:
    lift = arm.treated.value - arm.control.value
    around = newcombe(arm.treated, arm.control)
    return Reconciled(
        arm.channel, arm.experiment, arm.arm, share, lift, around.lo, around.hi,
        f"{arm.treated.hits} of {arm.treated.n}", f"{arm.control.hits} of {arm.control.n}",
        incremental_part(arm.treated.value, arm.control.value),
        bool(over_credited({arm.channel: share}, {arm.channel: lift})),
    )  # fmt: skip
