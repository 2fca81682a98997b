"""Files that are no pictures: why each was not taken, and a way to be rid of it that leaves a trace."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.office.data import DataViewModel, discard_reasons
from stormops_desktop.viewmodels.office.shown import ApartFile
from stormops_desktop.viewmodels.photos.words import refusal
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

SHOWN = 20


class ApartCard(QFrame):
    """Not there while there is no such file."""

    def __init__(self, look: Look, data: DataViewModel) -> None:
        super().__init__()
        self._look, self._data = look, data
        self._asking: ApartFile | None = None
        self.setObjectName("apartCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._body.setObjectName("apartBody")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._body)
        data.content_changed.connect(self.show_files)
        data.saving_changed.connect(lambda: allow(self, on=not data.saving))
        self.hide()

    def show_files(self) -> None:
        """What is kept apart now."""
        files = self._data.found.apart if self._data.found else ()
        if self._asking not in files:
            self._asking = None
        self.setVisible(bool(files))
        self._body.put(self._made(files))

    def _made(self, files: tuple[ApartFile, ...]) -> QWidget:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        title = self.tr("Not taken as photos: {count}").format(count=whole(len(files)))
        column.addWidget(label("apartTitle", title, "heading"))
        hint = self.tr("They are kept here with the reason, and the office has none of them.")
        column.addWidget(label("apartHint", hint, "soft", wrap=True))
        for at, file in enumerate(files[:SHOWN]):
            column.addLayout(self._line(at, file))
            if file == self._asking:
                column.addWidget(label("apartWhy", self.tr("Why is it not needed?"), "strong", wrap=True))
                column.addWidget(self._reasons(file))
        if len(files) > SHOWN:
            more = self.tr("and {count} more").format(count=whole(len(files) - SHOWN))
            column.addWidget(label("apartMore", more, "soft"))
        return fresh

    def _line(self, at: int, file: ApartFile) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = " · ".join(part for part in (file.name, file.where) if part)
        words.addWidget(label(f"apartName{at}", name, "strong", wrap=True))
        words.addWidget(label(f"apartSays{at}", refusal(file.sentence), "small", wrap=True))
        line.addLayout(words, 1)
        if file != self._asking:
            drop = Button(self._look, f"apartDrop{at}", self.tr("Discard …"))
            drop.setAccessibleName(self.tr("Discard {name}").format(name=file.name))
            drop.clicked.connect(lambda: self._ask(file))
            line.addWidget(drop)
        return line

    def _reasons(self, file: ApartFile) -> FlowRow:
        row = FlowRow("apartReasons", gap=self._look.metrics.gap)
        for key, words in discard_reasons():
            button = Button(self._look, f"apartReason_{key}", words, target="primary")
            button.clicked.connect(lambda _=False, words=words: self._data.discard(file, words))
            row.add(button)
        keep = Button(self._look, "apartKeep", self.tr("Keep it"), kind="quiet")
        keep.clicked.connect(lambda: self._ask(None))
        row.add(keep)
        return row

    def _ask(self, file: ApartFile | None) -> None:
        before, self._asking = self._asking, file
        self.show_files()
        files = self._data.found.apart if self._data.found else ()
        name = "apartKeep" if file is not None else ""
        if file is None and before in files:
            name = f"apartDrop{files.index(before)}"
        found = self.findChild(QWidget, name) if name else None
        if isinstance(found, QWidget):
            found.setFocus()
