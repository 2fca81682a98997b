"""A badge: a shape, words, and a colour that only repeats what they say."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look

HEIGHT = 28
PAD = 10
ICON = 16

STATUS_TONE = {
    "pending": "soft",
    "assigned": "ink",
    "en_route": "info",
    "on_site": "info",
    "completed": "ok",
    "skipped": "warn",
    "cancelled": "soft",
}
TIER_TONE = {"A": "danger", "B": "warn", "C": "info", "D": "soft", None: "soft"}


def badge_width(text: str, face: QFont) -> int:
    return QFontMetrics(face).horizontalAdvance(text) + ICON + 6 + 2 * PAD


def paint_badge(painter: QPainter, box: QRectF, look: Look, icon: str, text: str, tone: str) -> None:
    """Paints the badge at the left of the box, centred in its height."""
    tokens = look.tokens
    colour = str(getattr(tokens, tone))
    behind = str(getattr(tokens, f"{tone}_wash", tokens.surface))
    width = min(float(badge_width(text, painter.font())), box.width())
    pill = QRectF(box.left(), box.center().y() - HEIGHT / 2, width, HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), tokens.border_px))
    painter.setBrush(QColor(behind))
    inset = tokens.border_px / 2
    painter.drawRoundedRect(pill.adjusted(inset, inset, -inset, -inset), HEIGHT / 2, HEIGHT / 2)
    draw_icon(
        painter, icon, QRectF(pill.left() + PAD, pill.center().y() - ICON / 2, ICON, ICON), colour, behind
    )
    words = pill.adjusted(PAD + ICON + 6, 0, -PAD, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.setPen(QColor(colour))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def draw_mark(painter: QPainter, box: QRectF, look: Look, *, needs_you: bool) -> None:
    """The mark of a row beside its badge: a person has to decide, or it is only on this machine."""
    tokens = look.tokens
    if needs_you:
        draw_icon(painter, "attention", box, tokens.warn)
    else:
        draw_icon(painter, "waiting", box, tokens.info)


class Badge(QLabel):
    """A badge that stands by itself; a label, so that a screen reader reads it as text."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._icon, self._tone = "pending", "soft"
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_badge(self, icon: str, text: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.setText(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.text(), self._strong()) + 2, HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """Words that find no room end in …; the tool tip has them all."""
        return QSize(min(self.sizeHint().width(), 96), HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._strong())
        paint_badge(painter, QRectF(self.rect()), self._look, self._icon, self.text(), self._tone)
        painter.end()

    def _strong(self) -> QFont:
        return badge_font(self._look)


def badge_font(look: Look) -> QFont:
    return font(look.metrics.small_px, look.tokens.strong_weight)
