"""Routes of later days: one line that opens, so that a crew that is early can go on."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label

MOST_LISTED = 30


class LaterCard(QFrame):
    """Hidden while there are none."""

    def __init__(self, look: Look, today: TodayViewModel) -> None:
        super().__init__()
        self._look, self._today = look, today
        self.setObjectName("laterCard")
        self.setProperty("card", "true")
        self.line = label("laterLine", role="strong", wrap=True)
        self.toggle = Button(look, "laterToggle", self.tr("See them"), icon="down", kind="quiet")
        self.entries: list[Button] = []
        self._list = QWidget()
        self._list.setObjectName("scrolled")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self.line, self.toggle, self._list):
            column.addWidget(widget)
        self._list.hide()
        self.toggle.clicked.connect(self._turn)

    def show_day(self) -> None:
        """The day as the viewmodel has it now."""
        later = self._today.day.later if self._today.day else ()
        self.setVisible(bool(later))
        self.line.setText(self._today.later_line)
        for entry in self.entries:
            self._rows.removeWidget(entry)
            entry.deleteLater()
        self.entries = []
        for at, (route_id, words) in enumerate(self._today.later_entries[:MOST_LISTED]):
            entry = Button(self._look, f"laterRoute{at}", words, icon="next")
            entry.setAccessibleDescription(self.tr("Shows its stops on this page now"))
            entry.clicked.connect(lambda _checked=False, key=route_id: self._today.open_route(key))
            self._rows.addWidget(entry)
            self.entries.append(entry)

    def _turn(self) -> None:
        opened = self._list.isHidden()
        self._list.setVisible(opened)
        self.toggle.show_text(self.tr("Put them away") if opened else self.tr("See them"))
        if opened and self.entries:
            self.entries[0].setFocus()
