"""A card of the board: the house first, then who has it and for how long."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.board.board import BoardViewModel
from stormops_desktop.viewmodels.board.words import age_word, crew_word, place_word
from stormops_desktop.viewmodels.paged_model import RowRole
from stormops_desktop.viewmodels.shown import BoardCard
from stormops_desktop.viewmodels.words import outcome_word
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import draw_mark
from stormops_desktop.views.widgets.cells import shortened

Index = QModelIndex | QPersistentModelIndex
PAD = 10
BESIDE = 5  # px between cards
URGENT = {"critical": 2, "high": 1}


class CardDelegate(QStyledItemDelegate):
    """Paints a card; all of them are of one height, so a long column costs nothing."""

    def __init__(self, look: Look, board: BoardViewModel) -> None:
        super().__init__(look)
        self._look, self._board = look, board

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        metrics = self._look.metrics
        lines = round(metrics.body_px * 1.5 + 2 * metrics.small_px * 1.5)
        return QSize(100, max(metrics.primary, lines + 2 * PAD + BESIDE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -BESIDE)
        self._ground(painter, box, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        if isinstance(card, BoardCard):
            self._card(painter, box.adjusted(PAD + 2, PAD, -PAD, -PAD), card)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        tokens = self._look.tokens
        painter.setPen(
            QPen(QColor(tokens.accent if chosen else tokens.line), 2 if chosen else tokens.border_px)
        )
        painter.setBrush(QColor(tokens.chosen if chosen else tokens.surface))
        painter.drawRoundedRect(box, 8, 8)

    def _card(self, painter: QPainter, room: QRectF, card: BoardCard) -> None:
        metrics, tokens = self._look.metrics, self._look.tokens
        top, low = metrics.body_px * 1.5, metrics.small_px * 1.5
        left = self._marks(painter, room, card, top)
        painter.setFont(font(metrics.body_px, tokens.strong_weight))
        painter.setPen(QColor(tokens.ink))
        self._line(painter, QRectF(room.left(), room.top(), left - room.left(), top), card.address)
        painter.setFont(font(metrics.small_px, tokens.body_weight))
        painter.setPen(QColor(tokens.soft))
        crew = crew_word(card) if card.crew_name else ""
        under = shortened((crew, place_word(card)), 0, painter.fontMetrics(), room.width())
        self._line(painter, QRectF(room.left(), room.top() + top, room.width(), low), under)
        age = age_word(card.since, self._board.now)
        wide = painter.fontMetrics().horizontalAdvance(age) + 2
        last = QRectF(room.left(), room.top() + top + low, room.width(), low)
        self._line(painter, last.adjusted(0, 0, -wide - 8, 0), outcome_word(card.outcome) if card.outcome
                   else f"{card.city} {card.zip_code}".strip())  # fmt: skip
        painter.drawText(last, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), age)

    def _marks(self, painter: QPainter, room: QRectF, card: BoardCard, high: float) -> float:
        """At the right of the first line: one or two arrows for urgency, and what is only here."""
        tokens, right, side = self._look.tokens, room.right(), 16.0
        middle = room.top() + high / 2
        if card.pending or card.needs_you:
            draw_mark(painter, QRectF(right - side, middle - side / 2, side, side), self._look,
                      needs_you=card.needs_you)  # fmt: skip
            right -= side + 4
        for _ in range(URGENT.get(card.priority, 0)):
            box = QRectF(right - side, middle - side / 2, side, side)
            draw_icon(painter, "up", box, tokens.danger if card.priority == "critical" else tokens.warn)
            right -= side * 0.7
        return right - 4

    def _line(self, painter: QPainter, box: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(box.width())))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
