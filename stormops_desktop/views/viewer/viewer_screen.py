"""The viewer: the photo with its tools on the left, everything said of it on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.viewer.canvas import Canvas
from stormops_desktop.views.viewer.header import ViewerHeader
from stormops_desktop.views.viewer.side import DescriptionCard, FactsCard, LinesCard, QuestionsCard
from stormops_desktop.views.viewer.tool_bar import ToolBar
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled

SIDE_WIDTH = 312


class ViewerScreen(Screen):
    """One photo.

    Signals:
        left: the person wants to go back to where the photo was opened from.
    """

    left = Signal()

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__(look, "viewerScreen", viewer)
        self._viewer = viewer
        self._asked = ("", False)
        self.canvas = Canvas(look, viewer)
        self.header = ViewerHeader(look, viewer, self.canvas)
        self.tools = ToolBar(look, viewer, self.canvas, self)
        self.absent = label("pictureAbsent", "", "soft", wrap=True)
        self.absent.hide()
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.canvas.setFocus()

    def undo_edit(self) -> bool:
        """Ctrl+Z wherever the keyboard stands on this page: the last mark, before anything else."""
        can = self._viewer.board.can_undo
        if can:
            self._viewer.edit(lambda board: board.undo())
        return can

    def redo_edit(self) -> bool:
        can = self._viewer.board.can_redo
        if can:
            self._viewer.edit(lambda board: board.redo())
        return can

    def say_empty(self) -> None:
        self.panel.say(
            "attention", self.tr("This photo is not here any more"),
            self.tr("It was taken away meanwhile. The others of this job are still here."), self.tr("Back"),
        )  # fmt: skip

    def on_panel_action(self) -> None:
        if self._viewer.photo is None and self._viewer.view is not None:
            self.left.emit()
        else:
            super().on_panel_action()

    def _lay_out(self) -> None:
        picture = QVBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(self.tools)
        picture.addWidget(self.absent)
        picture.addWidget(self.canvas, 1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for made in (QuestionsCard, DescriptionCard, LinesCard, FactsCard):
            column.addWidget(made(self.look, self._viewer))
        column.addStretch(1)
        side = scrolled("viewerSide", inner)
        side.setFixedWidth(SIDE_WIDTH)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(picture, 1)
        body.addWidget(side)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.header)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        viewer = self._viewer
        self.header.back.clicked.connect(self.left)
        viewer.opened.connect(self._forget_picture)
        viewer.photo_changed.connect(self._want_picture)
        self.canvas.zoomed.connect(self._want_sharper)
        for keys, act in (
            ("Escape", self.left.emit), ("Alt+Left", self.left.emit),
            ("J", lambda: viewer.move(1)), ("K", lambda: viewer.move(-1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _forget_picture(self) -> None:
        self._asked = ("", False)
        self.canvas.show_picture(None)

    def _want_picture(self) -> None:
        """Asks once a photo; what is said of it may change many times."""
        photo = self._viewer.photo
        if photo is not None and self._asked[0] != photo.photo.sha256:
            self._fetch(sharp=False)

    def _want_sharper(self) -> None:
        if self.canvas.wants_sharper() and not self._asked[1]:
            self._fetch(sharp=True)

    def _fetch(self, *, sharp: bool) -> None:
        photo = self._viewer.photo
        if photo is not None:
            self._asked = (photo.photo.sha256, sharp)
            self._viewer.fetch(decoded, lambda sha, image: self._show(sha, image, sharp=sharp), sharp=sharp)

    def _show(self, sha256: str, image: QImage | None, *, sharp: bool) -> None:
        if sha256 != self._asked[0]:
            return  # one has gone on to another photo
        if sharp and image is None:
            return
        self.canvas.show_picture(image, keep=sharp)
        self.absent.setText(
            self.tr(
                "The picture is not on this machine: it was freed, or is another laptop's and on its way."
            )
        )
        self.absent.setVisible(image is None)


def decoded(jpeg: bytes) -> QImage | None:
    """Off the GUI thread: a large JPEG takes a tenth of a second."""
    image = QImage.fromData(jpeg)
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)
