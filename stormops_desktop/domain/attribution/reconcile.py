"""Attribution beside experiments: credit is not incrementality, and where they disagree it is said.

Sources: prototype-facts.md 5.2 (over-credited: credit above 30 % with a lift below .1; the incremental part
of treated conversions is lift over treated rate, not over control rate).
"""

from collections.abc import Mapping
from dataclasses import dataclass

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
