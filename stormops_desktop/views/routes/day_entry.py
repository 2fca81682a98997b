"""Any day for the picked route, typed: the menu has room for the next ten only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from stormops_desktop.viewmodels.routes.desk import RoutesViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button


class DayEntry(QWidget):
    """One line, hidden until somebody asks for it; Return takes the day, the screen's Escape leaves it.

    Signals:
        asked, closed: the line is there, or gone: a low window has no room for buttons below it as well.
        left: the day was set, or is not to be.
    """

    asked = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, look: Look, desk: RoutesViewModel) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("scrolled")
        self.day = QLineEdit()
        self.day.setObjectName("routesDay")
        self.day.setAccessibleName(self.tr("Day of the route"))
        self.day.setPlaceholderText(self.tr("2019-04-16 or 4/16"))
        self.take = Button(look, "routesDaySet", self.tr("Set the day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day, 1)
        row.addWidget(self.take)
        self.take.clicked.connect(self._take)
        self.day.returnPressed.connect(self._take)
        desk.picked.connect(self._close)
        self.hide()

    def ask(self) -> None:
        """Asks for the day of the picked route."""
        self.day.setText(self._desk.hands.day_in_hand)
        self.asked.emit()
        self.show()
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.selectAll()

    def _take(self) -> None:
        if self._desk.hands.type_day(self.day.text(), self._desk.today):
            self.leave()

    def leave(self) -> None:
        """Back to the list."""
        self._close()
        self.left.emit()

    def _close(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()
