"""Routes as files or on paper: which ones, as what. It stays beside the work and blocks nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stormops_desktop.viewmodels.routes.outgoing import SHEET, MadeFile, OutgoingViewModel, kind_words
from stormops_desktop.views.map.palette import palette_for
from stormops_desktop.views.routes.export_picture import route_picture
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.buttons import Button, as_written
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.save_file import trouble_writing, write_file
from stormops_desktop.views.widgets.scrolled import scrolled

Choice = tuple[str, str]


class ExportPanel(QDialog):
    """Give it the routes with `offer`; it asks for the place when the files are made.

    Attributes:
        dialog: where to save, while that is being asked.

    Signals:
        told: what became of it, in a sentence, and its tone.
    """

    told = Signal(str, str)

    def __init__(self, look: Look, outgoing: OutgoingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._outgoing = look, outgoing
        self.dialog: QFileDialog | None = None
        self._waits = False
        self.setObjectName("exportPanel")
        self.setWindowTitle(self.tr("Export or print routes"))
        self.setModal(False)
        self.routes: dict[str, QCheckBox] = {}
        self._list = QWidget()
        self._list.setObjectName("scrolled")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 8, 0)
        self.kinds = {kind: self._kind(kind, *words) for kind, words in kind_words().items()}
        self._group = QButtonGroup(self)
        for button in self.kinds.values():
            self._group.addButton(button)
        self.kinds[SHEET].setChecked(True)
        self.all = Button(look, "exportAll", self.tr("All routes"), kind="quiet")
        self.none = Button(look, "exportNone", self.tr("No route"), kind="quiet")
        self.save = Button(look, "exportSave", self.tr("Save …"), icon="save", kind="primary")
        self.close_panel = Button(look, "exportClose", self.tr("Close"), icon="close", kind="quiet")
        self.said = label("exportSaid", "", "small", wrap=True)
        self.progress = QProgressBar()
        self.progress.setObjectName("exportProgress")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self._lay_out()
        self._connect()
        self._show_busy()

    def offer(self, routes: Sequence[Choice], chosen: Sequence[str] = ()) -> None:
        """The routes that there are, by id and words; those `chosen` are ticked, all when none is named."""
        for box in self.routes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self.routes = {key: self._route(at, words) for at, (key, words) in enumerate(routes)}
        for at, (key, box) in enumerate(self.routes.items()):
            box.setChecked(not chosen or key in chosen)
            box.toggled.connect(self._show_busy)
            self._column.insertWidget(at, box)
        self._fit()
        self.said.setText("")
        self._show_busy()

    @property
    def chosen(self) -> list[str]:
        return [key for key, box in self.routes.items() if box.isChecked()]

    @property
    def kind(self) -> str:
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def open_panel(self) -> None:
        self.show()
        self.activateWindow()
        self.kinds[self.kind].setFocus()

    def sizeHint(self) -> QSize:
        return QSize(760, 520)

    def _route(self, at: int, words: str) -> QCheckBox:
        box = QCheckBox(as_written(words))
        box.setAccessibleName(words)
        box.setObjectName(f"exportRoute{at}")
        return box

    def _kind(self, kind: str, words: str, hint: str) -> QRadioButton:
        button = QRadioButton(f"{words}, {hint}" if hint else words)
        button.setObjectName(f"exportKind_{kind}")
        return button

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self._titled("exportAs", self.tr("As"), *self.kinds.values()), 1)
        choices = FlowRow("exportChoices", self.all, self.none, gap=8)
        columns.addWidget(self._titled("exportRoutes", self.tr("Routes"), choices, self._list), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(columns, 1)
        column.addWidget(self.said)
        column.addWidget(self.progress)
        column.addWidget(FlowRow("exportButtons", self.save, self.close_panel, gap=8))

    def _titled(self, name: str, title: str, *inside: QWidget) -> QScrollArea:
        """Widgets one below the other under a heading; they scroll where the panel is low."""
        box = QWidget()
        box.setObjectName("scrolled")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        column.addWidget(label(name, title, "label"))
        for widget in inside:
            column.addWidget(widget)
        column.addStretch(1)
        return scrolled(f"{name}Area", box)

    def _connect(self) -> None:
        self.save.clicked.connect(self._make)
        self.close_panel.clicked.connect(self.close)
        self.all.clicked.connect(lambda: self._tick(ticked=True))
        self.none.clicked.connect(lambda: self._tick(ticked=False))
        self._outgoing.busy_changed.connect(self._show_busy)
        self._outgoing.made.connect(self._ask_place)
        self._outgoing.refused.connect(self._refuse)
        self._look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Every choice as high as a target."""
        for choice in (*self.kinds.values(), *self.routes.values()):
            choice.setMinimumHeight(self._look.metrics.target)

    def _tick(self, *, ticked: bool) -> None:
        for box in self.routes.values():
            box.setChecked(ticked)

    def _make(self) -> None:
        self.said.setText("")
        self._waits = True
        palette = palette_for(Theme.LIGHT)
        self._outgoing.export(
            self.chosen, self.kind, lambda line, sources: route_picture(line, sources, palette)
        )

    def _ask_place(self, files: Sequence[MadeFile]) -> None:
        """One file: its name. Several, as links are: their folder."""
        if not self._waits:
            return
        self._waits = False
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setObjectName("exportFile")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(documents or str(Path.home()))
        if len(files) == 1:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(files[0].name)
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda chosen: self.write(files, Path(chosen)))
        dialog.setModal(False)
        self.dialog = dialog
        dialog.show()

    def write(self, files: Sequence[MadeFile], place: Path) -> None:
        """Writes what was made: one file to `place`, several into it, up to the first that can't be."""
        if len(files) == 1:
            said = write_file(place, files[0].content)
        else:
            troubles = (trouble_writing(place / file.name, file.content) for file in files)
            said = next(filter(None, troubles), "") or self.tr("{count} files saved in {folder}").format(
                count=len(files), folder=str(place)
            )
        notes = dict.fromkeys(file.note for file in files if file.note)
        said = "\n".join((said, *notes))
        self.said.setText(said)
        self.told.emit(said, "warn" if notes else "info")

    def _refuse(self, why: str) -> None:
        if self._waits:
            self._waits = False
            self.said.setText(why)

    def _show_busy(self) -> None:
        busy = self._outgoing.busy
        self.progress.setVisible(busy)
        allow(self.save, on=not busy and bool(self.chosen))
