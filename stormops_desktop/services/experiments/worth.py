"""What treating was worth in money: of each arm against the control, with the range that is left open."""

from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.experiments.economics import Economics, economics
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import ExperimentResults


@dataclass(frozen=True, slots=True)
class ArmWorth:
    """An arm in cents. `low`, `high`: what it brought beyond the control at the ends of the 95 % interval."""

    arm: str
    found: Economics
    low: float
    high: float


def worth_of(results: ExperimentResults, sale_cents: int, house_cents: int) -> Sequence[ArmWorth]:
    """What each arm brought and cost; nothing for an experiment that has not begun.

    Args:
        sale_cents: what a conversion brings. house_cents: what treating a house costs.

    Raises:
        NotAllowed: a sale that brings nothing, or a cost below zero.
    """
    if sale_cents <= 0 or house_cents < 0:
        raise NotAllowed("A conversion brings more than $0, and treating a house costs $0 or more.")
    return tuple(
        ArmWorth(
            one.arm, economics(one.treated, one.control, sale_cents, house_cents),
            one.interval.lo * one.treated.n * sale_cents, one.interval.hi * one.treated.n * sale_cents,
        )
        for one in results.found.comparisons
        if one.treated.n and one.control.n
    )  # fmt: skip
