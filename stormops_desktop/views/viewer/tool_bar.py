"""The tools of the viewer: what a press draws, undo and redo, and the words or count of the chosen mark."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.marks import LONGEST_TEXT, Mark, MarkKind
from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.viewer.canvas import Canvas
from stormops_desktop.views.viewer.tools import CHOOSE, TOOLS, Tool, spoken
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

FIELD_WIDTH, COUNT_WIDTH = 260, 64


class ToolBar(QWidget):
    """One row of tools, and a second one for the chosen mark while there is one."""

    def __init__(self, look: Look, viewer: ViewerViewModel, canvas: Canvas, listens: QWidget) -> None:
        super().__init__()
        self._viewer, self._canvas = viewer, canvas
        self.setObjectName("toolBar")
        self._group = QButtonGroup(self)
        self.tools = {tool.name: self._tool(look, tool, listens) for tool in TOOLS}
        self.undo = Button(
            look, "markUndo", icon="undo", target="square", spoken=self.tr("Undo mark (Ctrl+Z)")
        )
        self.redo = Button(
            look, "markRedo", icon="redo", target="square", spoken=self.tr("Redo mark (Ctrl+Shift+Z)")
        )
        self.chosen = ChosenMark(look, viewer)
        tools = FlowRow("tools", *self.tools.values(), self.undo, self.redo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(tools)
        column.addWidget(self.chosen)
        self.undo.clicked.connect(lambda: viewer.edit(lambda board: board.undo()))
        self.redo.clicked.connect(lambda: viewer.edit(lambda board: board.redo()))
        canvas.tool_used.connect(self._after_use)
        viewer.marks_changed.connect(self.show_marks)
        self.tools[CHOOSE.name].setChecked(True)
        self.show_marks()

    def show_marks(self) -> None:
        self.undo.setEnabled(self._viewer.board.can_undo)
        self.redo.setEnabled(self._viewer.board.can_redo)

    def _tool(self, look: Look, tool: Tool, listens: QWidget) -> Button:
        short = "square" if tool.kind is MarkKind.LETTER else ""
        button = Button(look, f"tool_{tool.name}", tool.said, target=short, spoken=spoken(tool))
        button.setToolTip(spoken(tool))
        button.setCheckable(True)
        self._group.addButton(button)
        button.clicked.connect(lambda: self._canvas.take_tool(tool))
        self._listen(listens, tool.key, lambda: self._take(tool))
        return button

    def _take(self, tool: Tool) -> None:
        self.tools[tool.name].setChecked(True)
        self._canvas.take_tool(tool)
        self._canvas.setFocus()

    def _after_use(self) -> None:
        """One mark a press of the tool: the next press on the photo moves what was just drawn."""
        used = self._canvas.tool
        self.tools[CHOOSE.name].setChecked(True)
        self._canvas.take_tool(CHOOSE)
        if used.kind is MarkKind.TEXT:
            self.chosen.text.setFocus()
            self.chosen.text.selectAll()

    def _listen(self, listens: QWidget, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), listens)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class ChosenMark(FlowRow):
    """What can be said of the chosen mark: the words of a text, the hits of a test square; and delete."""

    def __init__(self, look: Look, viewer: ViewerViewModel) -> None:
        super().__init__("chosenMark")
        self._viewer = viewer
        self.text = QLineEdit()
        self.text.setObjectName("markText")
        self.text.setAccessibleName(self.tr("Words of the mark"))
        self.text.setMaxLength(LONGEST_TEXT)
        self.text.setFixedWidth(FIELD_WIDTH)
        self.fewer = Button(look, "hitsFewer", icon="minus", target="square", spoken=self.tr("One hit fewer"))
        self.hits = QLineEdit()
        self.hits.setObjectName("markHits")
        self.hits.setAccessibleName(self.tr("Hits in the test square"))
        self.hits.setPlaceholderText(self.tr("hits"))
        self.hits.setFixedWidth(COUNT_WIDTH)
        self.more = Button(look, "hitsMore", icon="plus", target="square", spoken=self.tr("One hit more"))
        self.hint = label("squareHint", self.tr("in 10 x 10 ft"), "small")
        self.hint.setFixedHeight(look.metrics.target)
        self.feed = Button(look, "feedSquare", self.tr("Into the claim"), icon="note")
        self.delete = Button(look, "markDelete", self.tr("Delete mark"), kind="quiet")
        for widget in (self.text, self.fewer, self.hits, self.more, self.hint, self.feed, self.delete):
            self.add(widget)
        self.text.editingFinished.connect(self._write)
        self.hits.editingFinished.connect(self._count)
        self.more.clicked.connect(lambda: self._step(1))
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.feed.clicked.connect(viewer.count_square)
        self.delete.clicked.connect(lambda: viewer.edit(lambda board: board.delete()))
        viewer.marks_changed.connect(self.show_mark)
        viewer.photo_changed.connect(self.show_mark)
        self.show_mark()

    def show_mark(self) -> None:
        mark = self._viewer.board.selected
        self.setVisible(mark is not None)
        if mark is None:
            return
        written = mark.kind in (MarkKind.TEXT, MarkKind.LETTER)
        square = mark.kind is MarkKind.TEST_SQUARE
        self.text.setVisible(written)
        for widget in (self.fewer, self.hits, self.more, self.hint):
            widget.setVisible(square)
        self.feed.setVisible(square and self._viewer.square_to_count is not None)
        if written and self.text.text() != mark.text:
            self.text.setText(mark.text)
        self._show_hits(mark, square=square)

    def _show_hits(self, mark: Mark, *, square: bool) -> None:
        words = "" if mark.hits is None else str(mark.hits)
        if square and self.hits.text() != words:
            self.hits.setText(words)

    def _write(self) -> None:
        words = self.text.text()
        self._viewer.edit(lambda board: board.write(words))

    def _count(self) -> None:
        words = self.hits.text().strip()
        if words.isdecimal() or not words:
            self._viewer.edit(lambda board: board.count(int(words) if words else None))
        else:
            self.show_mark()

    def _step(self, by: int) -> None:
        mark = self._viewer.board.selected
        if mark is not None:
            hits = (mark.hits or 0) + by
            self._viewer.edit(lambda board: board.count(hits))
