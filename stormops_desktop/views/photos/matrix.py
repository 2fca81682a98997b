"""Slope by shot: what is there, what is missing, and where new photos go."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.taxonomy import Shot
from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.words import described, label_code
from stormops_desktop.viewmodels.shown import MatrixCell
from stormops_desktop.views.photos.thumbs import Thumbs
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.icons import draw_icon
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import FOCUS_PX
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

CELL_WIDTH, CELL_LEAST, CELL_HEIGHT = 104, 62, 56


class Matrix(QFrame):
    """Cells are made afresh when the slopes change, and repainted when their photos do."""

    def __init__(self, look: Look, photos: PhotosViewModel, thumbs: Thumbs) -> None:
        super().__init__()
        self._look, self._photos, self._thumbs = look, photos, thumbs
        self._rows: tuple[str, ...] = ()
        self.cells: dict[tuple[str, str], CellButton] = {}
        self.setObjectName("photoMatrix")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.addWidget(self._body)
        photos.gallery_changed.connect(self.show_gallery)
        photos.sticky.changed.connect(self.show_gallery)
        thumbs.arrived.connect(lambda _: self.update())

    def show_gallery(self) -> None:
        gallery = self._photos.gallery
        if gallery is None:
            return
        rows = tuple(slope.value for slope in gallery.slopes)
        if rows != self._rows:
            self._rows = rows
            self._build()
        for (slope, shot), cell in gallery.cells.items():
            self.cells[slope.value, shot.value].show_cell(cell)

    def _build(self) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, shot in enumerate(Shot, 1):
            head = label(f"matrixShot_{shot.value}", label_code(shot.value), "label", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1)
        self.cells = {}
        for row, slope in enumerate(self._rows, 1):
            grid.addWidget(label(f"matrixSlope_{slope}", label_code(slope), "strong"), row, 0)
            for column, shot in enumerate(Shot, 1):
                cell = CellButton(self._look, self._photos, self._thumbs, slope, shot.value)
                self.cells[slope, shot.value] = cell
                grid.addWidget(cell, row, column)
        self._body.put(fresh)


class CellButton(Button):
    """One cell: its newest picture and how many there are; missing is said, not only shown."""

    def __init__(self, look: Look, photos: PhotosViewModel, thumbs: Thumbs, slope: str, shot: str) -> None:
        super().__init__(look, f"cell_{slope}_{shot}")
        self._photos, self._thumbs = photos, thumbs
        self._slope, self._shot = slope, shot
        self._cell = MatrixCell()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        thumbs.arrived.connect(self._on_thumbs)

    def show_cell(self, cell: MatrixCell) -> None:
        sticky = self._photos.sticky
        self._cell = cell
        self.setChecked((sticky.slope, sticky.shot) == (self._slope, self._shot))
        what = described(self._slope, self._shot, "", "")
        if cell.count:
            one = cell.count == 1
            said = self.tr("1 photo") if one else self.tr("{count} photos").format(count=cell.count)
        else:
            said = self.tr("missing") if cell.missing else self.tr("none")
        self.setAccessibleName(self.tr("{what}: {said}").format(what=what, said=said))
        self.setToolTip(self.tr("{what}: {said}. New photos go here.").format(what=what, said=said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CELL_WIDTH, max(CELL_HEIGHT, self._look.metrics.target))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(font(self._look.metrics.small_px, self._look.tokens.strong_weight))
        width = max(CELL_LEAST, words.horizontalAdvance(self.tr("Missing")) + 6)
        return QSize(width, max(CELL_HEIGHT, self._look.metrics.target))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter)
        if self._cell.count:
            self._filled(painter)
        else:
            self._empty(painter)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        ring = self.hasFocus() or self.isChecked()
        edge = tokens.focus if self.hasFocus() else tokens.accent if self.isChecked() else tokens.edge
        if self._cell.missing and not ring:
            edge = tokens.warn
        pen = QPen(QColor(edge), FOCUS_PX if ring else tokens.border_px)
        if not self._cell.count and not ring:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        empty = tokens.warn_wash if self._cell.missing else tokens.surface
        painter.setBrush(QColor(tokens.chosen if self.isChecked() else empty))
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _filled(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        room = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        pixmap = self._thumbs.get(self._cell.newest)
        if pixmap is not None:
            scale = max(room.width() / pixmap.width(), room.height() / pixmap.height())
            part = QRectF(0, 0, room.width() / scale, room.height() / scale)
            part.moveCenter(QRectF(pixmap.rect()).center())
            painter.drawPixmap(room, pixmap, part)
        painter.setFont(font(self._look.metrics.small_px, tokens.strong_weight))
        text = str(self._cell.count)
        width = painter.fontMetrics().horizontalAdvance(text) + 14
        pill = QRectF(room.right() - width, room.bottom() - 20, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ok))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(QColor(tokens.surface))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)

    def _empty(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        if not self._cell.missing:
            mark = QRectF(0, 0, 16, 16)
            mark.moveCenter(QRectF(self.rect()).center())
            draw_icon(painter, "plus", mark, tokens.soft)
            return
        painter.setFont(font(self._look.metrics.small_px, tokens.strong_weight))
        painter.setPen(QColor(tokens.warn))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Missing"))

    def _choose(self) -> None:
        self._photos.choose_cell(self._slope, self._shot)
        gallery = self._photos.gallery
        if gallery is not None:
            self.show_cell(self._cell)  # a second tap takes the choice away, whatever Qt toggled

    def _on_thumbs(self, hashes: object) -> None:
        if isinstance(hashes, frozenset) and self._cell.newest in hashes:
            self.update()
