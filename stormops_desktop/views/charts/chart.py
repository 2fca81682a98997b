"""A chart with its heading, its table twin and its files."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from stormops_desktop.viewmodels.charts.figure import Figure
from stormops_desktop.views.charts.canvas import Canvas
from stormops_desktop.views.charts.picture import png
from stormops_desktop.views.charts.table import TwinTable
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.save_file import offer_file


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart's picture or table, to be saved where the person says."""

    name: str
    content: bytes


class Chart(QFrame):
    """T changes between picture and table.

    Signals:
        opened: a point was entered; carries series and place.
        told: a file was saved or could not be; carries the sentence.
    """

    opened = Signal(int, int)
    told = Signal(str)

    def __init__(self, look: Look, figure: Figure) -> None:
        super().__init__()
        self._look, key = look, figure.key
        self.setObjectName(f"{key}Chart")
        self.setProperty("card", "true")
        self.canvas, self.table = Canvas(look, figure), TwinTable(look, figure)
        self.twin = Button(look, f"{key}Twin", kind="chip", spoken=self.tr("Show as table"))
        self.twin.setCheckable(True)
        self.save_png = Button(look, f"{key}Png", self.tr("PNG"), icon="save", kind="quiet")
        self.save_csv = Button(look, f"{key}Csv", self.tr("CSV"), icon="save", kind="quiet")
        self._title = label(f"{key}Title", role="heading", wrap=True)
        self._said = label(f"{key}Said", role="soft", wrap=True)
        self._origin = label(f"{key}Origin", role="small", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(Ring(self.table))
        self._lay_out()
        self._connect()
        self.show_figure(figure)

    @property
    def figure(self) -> Figure:
        return self.canvas.figure

    @property
    def shows_table(self) -> bool:
        return self._stack.currentIndex() == 1

    def sizeHint(self) -> QSize:
        return QSize(480, super().sizeHint().height())

    def show_figure(self, figure: Figure) -> None:
        """Other numbers; picture or table stays as it was."""
        self.canvas.show_figure(figure)
        self.table.show_figure(figure)
        self._title.setText(figure.title)
        self._origin.setText(". ".join(figure.origin.lines))
        self._origin.setVisible(bool(figure.origin.lines))
        for button, words in (
            (self.save_png, self.tr("Save {title} as a picture")),
            (self.save_csv, self.tr("Save {title} as CSV")),
        ):
            button.setAccessibleName(words.format(title=figure.title))
        self._name_twin()

    def turn(self) -> None:
        """Table for picture, picture for table; the keyboard goes along."""
        held = self.canvas.hasFocus() or self.table.hasFocus()
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self._name_twin()
        if held:
            (self.table if self.shows_table else self.canvas).setFocus()

    def _name_twin(self) -> None:
        words = self.tr("Table: {title}").format(title=self.figure.title)
        self.twin.show_text(self.tr("Table (T)"), spoken=words)
        self.twin.setChecked(self.shows_table)

    def _connect(self) -> None:
        self.twin.clicked.connect(self.turn)
        self.canvas.spoken.connect(self._said.setText)
        self.canvas.opened.connect(self.opened)
        self.save_png.clicked.connect(lambda: self._offer("png", png(self._look, self.figure)))
        self.save_csv.clicked.connect(lambda: self._offer("csv", self.figure.csv()))
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_T), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.turn)

    def _offer(self, ending: str, content: bytes) -> None:
        offer_file(self, ChartFile(f"{self.figure.key}.{ending}", content), self.told.emit)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._title, 1)
        for button in (self.twin, self.save_png, self.save_csv):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._said)
        column.addWidget(self._origin)
