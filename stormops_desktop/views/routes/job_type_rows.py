"""Other minutes at a door by job type: one row a type."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from stormops_desktop.viewmodels.routes.options import MOST_MINUTES, JobType
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.stepper import Stepper


class JobTypeRows(Rebuilt):
    """Keeps what is typed when other types come.

    Args:
        usual: the minutes of every type that says nothing.

    Signals:
        entered: Return in one of the rows. rebuilt: other rows.
    """

    entered = Signal()
    rebuilt = Signal()

    def __init__(self, look: Look, usual: Callable[[], int]) -> None:
        super().__init__()
        self._look, self._usual = look, usual
        self._types: tuple[JobType, ...] = ()
        self.steppers: dict[str, Stepper] = {}
        self.hide()

    @property
    def typed(self) -> Mapping[str, str]:
        """What stands in the rows, by the type's code; without the empty ones."""
        found = {code: stepper.field.text().strip() for code, stepper in self.steppers.items()}
        return {code: text for code, text in found.items() if text}

    @property
    def controls(self) -> Sequence[QWidget]:
        """In the order of Tab."""
        return [part for stepper in self.steppers.values() for part in stepper.parts]

    def show_types(self, types: tuple[JobType, ...]) -> None:
        """A row for each."""
        if types == self._types:
            return
        kept, self._types, self.steppers = self.typed, types, {}
        rows = QWidget()
        rows.setObjectName("scrolled")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, one in enumerate(types):
            stepper = self._stepper(at, one)
            title = label(f"option_jobType{at}Label", one.words, "label", wrap=True)
            title.setBuddy(stepper.field)
            grid.addWidget(title, at, 0)
            grid.addWidget(stepper, at, 1)
            self.steppers[one.code] = stepper
        self.put(rows)
        self.setVisible(bool(types))
        self.show_minutes(kept)
        self.rebuilt.emit()

    def show_minutes(self, minutes: Mapping[str, object]) -> None:
        """Minutes by code; the other rows are as usual."""
        for code, stepper in self.steppers.items():
            stepper.field.setText(str(minutes.get(code, "")))

    def _stepper(self, at: int, one: JobType) -> Stepper:
        spoken = self.tr("{job_type}, minutes").format(job_type=one.words)
        made = Stepper(self._look, f"option_jobType{at}", spoken, usual=self._usual, most=MOST_MINUTES)
        made.field.returnPressed.connect(self.entered)
        return made
