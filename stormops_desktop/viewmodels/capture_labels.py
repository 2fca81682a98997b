"""What the next photo or count is about: slope, shot and category stay until somebody changes them.

One person works round one roof: whoever brings in photos and whoever counts hits ask the same value.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.taxonomy import (
    COMPASS,
    SIDES,
    Category,
    Collateral,
    Labels,
    Shot,
    Slope,
)

SLOPES: tuple[Slope, ...] = (*SIDES, *COMPASS, Slope.ALL)
# What S goes through: the sides of a house first, since a street shows which one is the front.
CYCLE: tuple[str, ...] = ("", *(slope.value for slope in SLOPES))
_ALLOWED: Mapping[str, frozenset[str]] = {
    "slope": frozenset(Slope),
    "shot": frozenset(Shot),
    "category": frozenset(Category),
    "collateral": frozenset(Collateral),
}


class CaptureLabels(QObject):
    """The sticky labels of one session. "" is not labelled.

    Attributes:
        job_id: the job they are for; another job begins without labels, since it is another roof.
        slope, shot, category, collateral: codes of `domain.evidence.taxonomy`.

    Signals:
        changed: one of the labels, or the job, is different now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job_id = ""
        self.slope, self.shot, self.category, self.collateral = "", "", "", ""

    @property
    def labels(self) -> Labels:
        """What a photo that comes in now is labelled with."""
        return Labels(self.category, self.slope, self.shot, self.collateral)

    def as_fields(self) -> dict[str, str]:
        """The labels that are set, by the names of a photo's fields."""
        named = {name: str(getattr(self, name)) for name in _ALLOWED}
        return {name: value for name, value in named.items() if value}

    def work_on(self, job_id: str) -> None:
        """The person is at this job now."""
        if job_id != self.job_id:
            self.job_id = job_id
            self.slope, self.shot, self.category, self.collateral = "", "", "", ""
            self.changed.emit()

    def choose(self, **labels: str) -> None:
        """Sets some labels; "" takes one away.

        Raises:
            ValueError: not a label, or not one of its codes.
        """
        for name, value in labels.items():
            if value and value not in _ALLOWED.get(name, ()):
                raise ValueError(f"{value!r} is not a {name}")
        before = {name: getattr(self, name) for name in labels}
        for name, value in labels.items():
            setattr(self, name, value)
        if before != labels:
            self.changed.emit()

    def cycle_slope(self, by: int = 1) -> None:
        """S: the next slope, and after the last none."""
        self.choose(slope=CYCLE[(CYCLE.index(self.slope) + by) % len(CYCLE)])
