"""The day in three numbers."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.words import OPEN_STATUSES
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label

TONE = {"assigned": "ink", "completed": "ok", "skipped": "warn"}


class DayTally(QFrame):
    """Left, completed and skipped stops, each with its shape."""

    def __init__(self, look: Look, today: TodayViewModel) -> None:
        super().__init__()
        self._look, self._today = look, today
        self.setObjectName("dayTally")
        self.setProperty("card", "true")
        words = {
            "assigned": self.tr("Left"),
            "completed": self.tr("Completed"),
            "skipped": self.tr("Skipped"),
        }
        self.counts = {key: label(f"tally_{key}", role="title") for key in words}
        self._marks = {key: QLabel() for key in words}
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 14, 16, 14)
        line.setSpacing(10)
        for key, text in words.items():
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(self.counts[key])
            column.addWidget(label(f"tallyWords_{key}", text, "label"))
            line.addWidget(self._marks[key])
            line.addLayout(column, 1)
        look.changed.connect(self._dress)
        self._dress()

    def show_day(self) -> None:
        stops = self._today.day.stops if self._today.day else ()
        statuses = [stop.status for stop in stops]
        for key, count in self.counts.items():
            wanted = OPEN_STATUSES if key == "assigned" else (key,)
            count.setText(whole(sum(status in wanted for status in statuses)))

    def _dress(self) -> None:
        for key, mark in self._marks.items():
            mark.setPixmap(self._look.icon(key, TONE[key]).pixmap(QSize(28, 28)))
