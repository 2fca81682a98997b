"""The table that every benchmark prints."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number beside its target.

    Attributes:
        at_most: the target is an upper limit (a time, a size); otherwise a lower one (a rate).
    """

    name: str
    value: float
    target: float
    unit: str
    at_most: bool

    @property
    def ratio(self) -> float:
        """How well the target is met: 1.0 exactly, above is better."""
        if self.at_most:
            return self.target / self.value if self.value else float("inf")
        return self.value / self.target


def print_table(title: str, figures: Sequence[Figure]) -> None:
    """One line a figure: name, figure, target, and the ratio (1.0 and above meets it)."""
    width = max(len(figure.name) for figure in figures)
    print(f"\n{title}")
    print(f"  {'':{width}}  {'figure':>12}  {'target':>12}  {'':8}  ratio")
    for figure in figures:
        bound = "<=" if figure.at_most else ">="
        mark = "met" if figure.ratio >= 1 else "missed"
        print(
            f"  {figure.name:{width}}  {figure.value:12,.2f}  {bound} {figure.target:9,.1f}  "
            f"{figure.unit:8}  {figure.ratio:5.2f}  {mark}"
        )


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile, share in 0..1."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
