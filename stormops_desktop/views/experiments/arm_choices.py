"""What each treated arm of an experiment gets: a play and a channel."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from stormops_desktop.viewmodels.experiments.design import Given, treated_arms, ways_to_treat
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Selector
from stormops_desktop.views.widgets.labels import label


class ArmChoices(QWidget):
    """A line for each treated arm, in the order of their names; the control is left alone and has none.

    A choice stays with its line while names are typed.

    Signals:
        chosen: a person chose something else.
    """

    chosen = Signal()

    def __init__(self, look: Look, trials: ExperimentsViewModel) -> None:
        super().__init__()
        self._look, self._trials = look, trials
        self.setObjectName("designGiven")
        self._given: list[Given] = []
        self._names: tuple[str, ...] = ()
        self._lines: list[tuple[QLabel, Selector, Selector]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column, stretch in enumerate((1, 2, 2)):
            self._grid.setColumnStretch(column, stretch)

    @property
    def given(self) -> tuple[Given, ...]:
        return tuple(self._given[: len(self._names)])

    def begin(self, arms: str) -> None:
        """For a new design: nothing is chosen."""
        self._given = []
        self.follow(arms)

    def follow(self, arms: str) -> None:
        """The arms as they are typed; while they can't be read, the lines stay as they were."""
        names = treated_arms(arms)
        if names is not None:
            self._names = names
            self.show_choices()

    def show_choices(self) -> None:
        """Lines and what they offer, anew; the company's plays may have come meanwhile."""
        while len(self._given) < len(self._names):
            self._given.append(Given())
        while len(self._lines) < len(self._names):
            self._add_line()
        for at, (name, play, channel) in enumerate(self._lines):
            for part in (name, play, channel):
                part.setVisible(at < len(self._names))
            if at < len(self._names):
                self._offer(at)

    def _offer(self, at: int) -> None:
        name, play, channel = self._lines[at]
        name.setText(self.tr("{arm} gets").format(arm=self._names[at]))
        plays = [(one.code, one.name) for one in self._trials.plays]
        play.offer([("", self.tr("The play that fits the house")), *plays], self._given[at].play)
        channel.offer([("", self.tr("Any channel")), *ways_to_treat()], self._given[at].channel)

    def _add_line(self) -> None:
        at = len(self._lines)
        play = Selector(self._look, f"armPlay{at}", self.tr("Play of arm {n}").format(n=at + 1))
        channel = Selector(self._look, f"armChannel{at}", self.tr("Channel of arm {n}").format(n=at + 1))
        name = label(f"armName{at}", wrap=True)
        play.choices.triggered.connect(lambda action: self._choose(at, play=str(action.data())))
        channel.choices.triggered.connect(lambda action: self._choose(at, channel=str(action.data())))
        for column, part in enumerate((name, play, channel)):
            self._grid.addWidget(part, at, column)
        self._lines.append((name, play, channel))

    def _choose(self, at: int, **one: str) -> None:
        self._given[at] = replace(self._given[at], **one)
        self._offer(at)
        self.chosen.emit()
