"""What a chosen row opens comes into view, and the row stays there too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from stormops_desktop.views.widgets.row_table import RowTable

GAP = 16  # pixels above the row or the card that is scrolled to


class Reveal(QObject):
    """For a table and the card below it in one scroll area, which a low window can't show both of.

    Scrolls for a row that a person chose by hand or key; what comes anew by itself moves nothing.

    Args:
        is_open: whether the card has something to show.
    """

    def __init__(self, table: RowTable, card: QWidget, is_open: Callable[[], bool]) -> None:
        super().__init__(card)
        self._table, self._card, self._is_open = table, card, is_open
        self._by_person = self._wanted = self._shown = self._held = False
        for part in (table, table.viewport()):
            part.installEventFilter(self)
        self._turn = QTimer(self)  # the layout has its turn first
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._scroll)
        table.chosen.connect(self._on_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._by_person = True
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._held = kind is QEvent.Type.MouseButtonPress
            self._turn.start()
        return super().eventFilter(watched, event)

    def on_shown(self) -> None:
        """The card shows something else than before."""
        if self._wanted and self._is_open():
            self._shown = True
            self._turn.start()

    def _on_chosen(self, _row: int) -> None:
        self._wanted, self._by_person, self._shown = self._by_person, False, False
        self._turn.stop()

    def _scroll(self) -> None:
        """Not while a button is held: rows must not move under a hand that chooses several."""
        if self._held or not (self._wanted and self._shown):
            return
        self._wanted = self._shown = False
        if len(self._table.selectionModel().selectedRows()) == 1:
            self._bring_up()

    def _bring_up(self) -> None:
        area = _area_of(self._card)
        inner = area.widget() if area is not None else None
        if area is None or inner is None or not self._table.isVisible():
            return
        bar = area.verticalScrollBar()
        top = self._card.mapTo(inner, QPoint(0, 0)).y()
        wanted = min(top + self._card.height() - area.viewport().height() + GAP, top - GAP)
        bar.setValue(max(bar.value(), min(wanted, self._row_top(inner) - GAP)))

    def _row_top(self, inner: QWidget) -> int:
        """Of the chosen row, where the keyboard is."""
        row = self._table.visualRect(self._table.currentIndex()).topLeft()
        return self._table.viewport().mapTo(inner, row).y()


def _area_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget lies in."""
    found = widget.parentWidget()
    while found is not None and not isinstance(found, QScrollArea):
        found = found.parentWidget()
    return found
