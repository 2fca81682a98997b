"""Paints one photo of the gallery: the picture upright, what it shows, where it is, what is odd about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stormops_desktop.viewmodels.photos.photo_list import PhotoRole
from stormops_desktop.viewmodels.photos.words import flags, metres, photo_title, state_icon, state_word
from stormops_desktop.viewmodels.shown import PhotoView
from stormops_desktop.views.photos.thumbs import Thumbs
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look

Index = QModelIndex | QPersistentModelIndex
WIDTH = 176
PICTURE = 122
PAD = 6
ICON = 16
RING = 3


class TileDelegate(QStyledItemDelegate):
    """A tile as wide as a thumbnail, with two lines below it."""

    def __init__(self, look: Look, thumbs: Thumbs) -> None:
        super().__init__(look)
        self._look, self._thumbs = look, thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self.tile_size()

    def tile_size(self) -> QSize:
        """The same for every tile."""
        line = self._look.metrics.small_px + 8
        return QSize(WIDTH, PICTURE + 2 * line + 3 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        photo = index.data(PhotoRole)
        if not isinstance(photo, PhotoView):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(RING, RING, -RING, -RING)
        self._ground(painter, box, option.state)
        picture = QRectF(box.left() + PAD, box.top() + PAD, box.width() - 2 * PAD, PICTURE - PAD)
        self._picture(painter, picture, photo)
        self._odd(painter, picture, photo)
        self._words(painter, box, picture.bottom() + 2, photo)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._look.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = tokens.focus if focused else tokens.accent if chosen else tokens.line
        width = RING if focused or chosen else tokens.border_px
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.chosen if chosen else tokens.surface))
        painter.drawRoundedRect(box, 8, 8)

    def _picture(self, painter: QPainter, room: QRectF, photo: PhotoView) -> None:
        pixmap = self._thumbs.get(photo.sha256)
        tokens = self._look.tokens
        painter.fillRect(room, QColor(tokens.sunk))
        if pixmap is not None:
            draw_whole(painter, room, pixmap)
            return
        mark = QRectF(0, 0, 28, 28)
        mark.moveCenter(room.center())
        icon = "photo" if self._thumbs.has_looked_for(photo.sha256) else "clock"
        draw_icon(painter, icon, mark, tokens.soft)

    def _odd(self, painter: QPainter, picture: QRectF, photo: PhotoView) -> None:
        """Over the picture, where it can't be overlooked: distance, clocks."""
        said = flags(photo)
        if not said:
            return
        tokens = self._look.tokens
        far = photo.distance_m is not None and not photo.clocks_disagree and photo.state != "failed"
        text = metres(photo.distance_m or 0) if far else self.tr("Clocks") if photo.clocks_disagree else ""
        painter.setFont(font(self._look.metrics.small_px, tokens.strong_weight))
        width = ICON + 10 + (painter.fontMetrics().horizontalAdvance(text) + 6 if text else 0)
        pill = QRectF(picture.left() + 4, picture.top() + 4, width, ICON + 8)
        painter.setPen(QPen(QColor(tokens.warn), tokens.border_px))
        painter.setBrush(QColor(tokens.warn_wash))
        painter.drawRoundedRect(pill, 6, 6)
        draw_icon(
            painter, "attention", QRectF(pill.left() + 5, pill.top() + 4, ICON, ICON), tokens.warn,
            tokens.warn_wash,
        )  # fmt: skip
        painter.setPen(QColor(tokens.warn))
        words = pill.adjusted(ICON + 10, 0, -2, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _words(self, painter: QPainter, box: QRectF, top: float, photo: PhotoView) -> None:
        tokens, small = self._look.tokens, self._look.metrics.small_px
        height = small + 8
        first = QRectF(box.left() + PAD, top, box.width() - 2 * PAD, height)
        painter.setFont(font(small, tokens.strong_weight))
        painter.setPen(QColor(tokens.ink if photo.slope or photo.category else tokens.warn))
        self._line(painter, first, photo_title(photo))
        second = first.translated(0, height)
        icon, tone = state_icon(photo)
        colour = str(getattr(tokens, tone))
        draw_icon(
            painter, icon, QRectF(second.left(), second.center().y() - ICON / 2, ICON, ICON), colour,
            tokens.surface,
        )  # fmt: skip
        painter.setFont(font(small, tokens.body_weight))
        painter.setPen(QColor(colour))
        self._line(painter, second.adjusted(ICON + 5, 0, 0, 0), photo.caption or state_word(photo))

    def _line(self, painter: QPainter, room: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def draw_whole(painter: QPainter, room: QRectF, pixmap: QPixmap) -> None:
    """The whole picture in the middle of the room: nothing of evidence is cut off."""
    size = pixmap.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
