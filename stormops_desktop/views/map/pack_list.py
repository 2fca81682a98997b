"""The map packs of this machine: which there are, adding one, taking one away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.map.model import PackInfo
from stormops_desktop.viewmodels.moments import size
from stormops_desktop.viewmodels.said import say
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel, label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

FILTER = "*.mbtiles"


class PackList(QWidget):
    """One line a pack.

    Signals:
        add_wanted: a file was chosen; carries its path.
        remove_wanted: carries the pack's id.
    """

    add_wanted = Signal(object)
    remove_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("scrolled")
        self._body = Rebuilt()
        self.add = Button(look, "addPack", self.tr("Add a map pack"), icon="plus")
        self.add.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("packsTitle", self.tr("Map packs"), "label"))
        column.addWidget(self._body)
        column.addWidget(
            label("packsHint", self.tr("Or drop an .mbtiles file onto this page."), "small", wrap=True)
        )
        column.addWidget(self.add)

    def show_packs(self, packs: Sequence[PackInfo], unreadable: Sequence[str]) -> None:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for at, pack in enumerate(packs):
            column.addLayout(self._line(at, pack))
        for at, problem in enumerate(unreadable):
            column.addWidget(label(f"packProblem{at}", say(problem), "small", wrap=True))
        self._body.put(fresh)

    def show_copying(self, copying: bool, part: float) -> None:
        """While a pack is being copied nothing else can be added."""
        self.add.setEnabled(not copying)
        words = self.tr("Copying, {percent} %").format(percent=round(part * 100))
        self.add.show_text(words if copying else self.tr("Add a map pack"))

    def choose(self) -> None:
        """Opens a picker of the product's own, so that it can be reached by keyboard everywhere."""
        picker = QFileDialog(self.window(), self.tr("Add a map pack"), "", FILTER)
        picker.setObjectName("packPicker")
        picker.setOption(QFileDialog.Option.DontUseNativeDialog)
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.fileSelected.connect(lambda chosen: self.add_wanted.emit(Path(chosen)))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _line(self, at: int, pack: PackInfo) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        name = ElidedLabel(f"packName{at}", "strong")
        name.show_text(pack.name)
        words.addWidget(name)
        facts = self.tr("{size}, zoom {least} to {most}").format(
            size=size(pack.size_bytes), least=pack.least, most=pack.most
        )
        words.addWidget(label(f"packFacts{at}", facts, "small", wrap=True))
        line = QHBoxLayout()
        line.addLayout(words, 1)
        if not pack.bundled:
            remove = Button(
                self._look, f"removePack{at}", icon="close", kind="quiet", target="square",
                spoken=self.tr("Remove the map pack {name}").format(name=pack.name),
            )  # fmt: skip
            remove.clicked.connect(lambda: self.remove_wanted.emit(pack.pack_id))
            line.addWidget(remove)
        return line
