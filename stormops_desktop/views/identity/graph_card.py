"""The graph of a person with its table twin and its picture as a file."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from stormops_desktop.viewmodels.identity.figures import origin_of
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel, MadeFile
from stormops_desktop.views.charts.tints import Tints
from stormops_desktop.views.identity.graph_canvas import GraphCanvas
from stormops_desktop.views.style.fonts import font
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 8


class GraphCard(QFrame):
    """T changes between picture and table."""

    def __init__(self, look: Look, identity: IdentityViewModel) -> None:
        super().__init__()
        self._look, self._identity = look, identity
        self.setObjectName("identityGraphCard")
        self.setProperty("card", "true")
        self.canvas = GraphCanvas(look)
        self.table = RowTable(look, "identityTies", self.tr("Graph as a table"), identity.ties, stretch=1)
        self.twin = Button(look, "identityGraphTwin", kind="chip", spoken=self.tr("Graph as a table"))
        self.twin.show_text(self.tr("Table (T)"), spoken=self.tr("Table: how this person hangs together"))
        self.twin.setCheckable(True)
        self.save = Button(look, "identityGraphPng", self.tr("PNG"), icon="save", kind="quiet",
                           spoken=self.tr("Save the graph as a picture"))  # fmt: skip
        self._said = label("identityGraphSaid", role="soft", wrap=True)
        self._key = label("identityGraphKey", role="small", wrap=True)
        self._key.setText(
            self.tr(
                "Left: what the person is known by. Middle: who told it. Right: houses, and who else is "
                "there. Thick lines prove much; dashed ones prove nothing by themselves."
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(Ring(self.table))
        self._lay_out()
        self.twin.clicked.connect(self.turn)
        self.save.clicked.connect(lambda: identity.made.emit(MadeFile("graph.png", self.picture())))
        self.canvas.spoken.connect(self._said.setText)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_T), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.turn)
        look.changed.connect(self._fit)

    def show_opened(self) -> None:
        """The graph of the person in front."""
        self.canvas.show_picture(self._identity.picture)
        left = self._identity.picture.left_out
        if left:
            self._said.setText(
                self.tr("{count} nodes did not find room; the table has them.").format(count=left)
            )
        self._fit()

    def turn(self) -> None:
        """Table for picture, picture for table; the keyboard goes along."""
        held = self.canvas.hasFocus() or self.table.hasFocus()
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self.twin.setChecked(self._stack.currentIndex() == 1)
        self._fit()
        if held:
            (self.table if self._stack.currentIndex() else self.canvas).setFocus()

    def picture(self, tints: Tints | None = None) -> bytes:
        """The graph as PNG, with whose it is and as of when below it; as the window looks, or in `tints`."""
        wanted = tints or self._look
        graph = self.canvas.painted(wanted)
        small = font(self._look.metrics.small_px, self._look.tokens.body_weight)
        foot = 2 * QFontMetrics(small).height()
        whole = QImage(graph.width(), graph.height() + foot, QImage.Format.Format_RGB32)
        whole.fill(wanted.colour("surface"))
        painter = QPainter(whole)
        painter.drawImage(0, 0, graph)
        painter.setFont(small)
        painter.setPen(wanted.colour("ink"))
        box = QRect(8, graph.height(), graph.width() - 16, foot)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, ". ".join(origin_of(self._identity).lines))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        whole.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes both
        return bytes(buffer.data().data())

    def _fit(self) -> None:
        rows = min(max(self._identity.ties.rowCount(), 1), SHOWN) + 1
        table = rows * self._look.metrics.target + 8
        self._stack.setFixedHeight(table if self._stack.currentIndex() else self.canvas.sizeHint().height())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(label("identityGraphTitle", self.tr("How it hangs together"), "heading", wrap=True), 1)
        top.addWidget(self.twin)
        top.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack)
        column.addWidget(self._said)
        column.addWidget(self._key)
