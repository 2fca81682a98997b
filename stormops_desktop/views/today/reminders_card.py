"""Do not miss: what comes due, each a press away from its job."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind
from stormops_desktop.viewmodels.visits.reminders import RemindersViewModel, left, title, when
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

SHOWN_AT_FIRST = 4
ICONS = {
    ReminderKind.APPOINTMENT: "clock",
    ReminderKind.MEETING: "person",
    ReminderKind.DEADLINE: "attention",
}


class RemindersCard(QFrame):
    """Not there on a day on which nothing comes due.

    Signals:
        job_wanted: open this job; carries its id.
    """

    job_wanted = Signal(str)

    def __init__(self, look: Look, reminders: RemindersViewModel) -> None:
        super().__init__()
        self._look, self._reminders, self._whole = look, reminders, False
        self.setObjectName("remindersCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.addWidget(self._body)
        reminders.items_changed.connect(self.show_items)
        self.hide()

    def show_items(self) -> None:
        items = self._reminders.items
        shown = items if self._whole else items[:SHOWN_AT_FIRST]
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label("remindersTitle", self.tr("Do not miss"), "heading"))
        for at, item in enumerate(shown):
            column.addWidget(self._line(at, item))
        if len(items) > len(shown):
            words = self.tr("Show {count} more").format(count=len(items) - len(shown))
            more = Button(self._look, "remindersMore", words, kind="quiet")
            more.clicked.connect(self._show_all)
            column.addWidget(more)
        self._body.put(fresh)
        self.setVisible(bool(items))

    def _line(self, at: int, item: Reminder) -> QWidget:
        box = QWidget()
        box.setObjectName(f"reminder{at}")
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"reminderTitle{at}", title(item), "strong", wrap=True))
        under = self.tr("{address} · {when}").format(address=item.address, when=when(item))
        words.addWidget(label(f"reminderPlace{at}", under, "small", wrap=True))
        badge = Badge(self._look, f"reminderLeft{at}")
        badge.show_badge(ICONS[item.kind], left(item), _tone(item))
        words.addWidget(badge)
        line.addLayout(words, 1)
        line.addWidget(self._door(at, item))
        return box

    def _door(self, at: int, item: Reminder) -> Button:
        spoken = self.tr("Open the job: {what}, {address}, {left}").format(
            what=title(item), address=item.address, left=left(item)
        )
        door = Button(self._look, f"reminderOpen{at}", icon="next", target="square", spoken=spoken)
        door.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        door.clicked.connect(lambda: self.job_wanted.emit(item.job_id))
        return door

    def _show_all(self) -> None:
        self._whole = True
        self.show_items()


def _tone(item: Reminder) -> str:
    if item.days_left <= 0:
        return "danger"
    return "warn" if item.days_left <= 1 else "ink"
