"""What treating was worth: revenue beyond what the held-out would have brought (prototype-facts.md 2)."""

from dataclasses import dataclass

from stormops_desktop.domain.experiments.intervals import Rate


@dataclass(frozen=True, slots=True)
class Economics:
    """Money in the unit of the value that was given; `roi` is None when treating cost nothing."""

    treat_revenue: float
    baseline_revenue: float
    cost: float

    @property
    def incremental(self) -> float:
        return self.treat_revenue - self.baseline_revenue

    @property
    def roi(self) -> float | None:
        """(incremental - cost) / cost, as a ratio."""
        return (self.incremental - self.cost) / self.cost if self.cost else None


def economics(treated: Rate, control: Rate, value: float, cost_each: float) -> Economics:
    """Revenue of the treated, what they would have brought at the control's rate, and what treating cost."""
    return Economics(treated.hits * value, treated.n * control.value * value, treated.n * cost_each)
