"""A reason of one's own for a missing shot: a line below the checklist, written and kept by Enter."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.checklist import GapReason
from stormops_desktop.domain.evidence.taxonomy import Shot, Slope
from stormops_desktop.viewmodels.evidence.page import EvidenceViewModel
from stormops_desktop.viewmodels.photos.words import label_code
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label


class OwnReason(QWidget):
    """Hidden until a cell's menu asks for it. Escape puts it away and records nothing."""

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__()
        self._page = page
        self._cell: tuple[Slope, Shot] | None = None
        self._asked_from = ""
        self.setObjectName("ownReason")
        self._title = label("ownReasonTitle", role="label", wrap=True)
        self.words = QLineEdit()
        self.words.setObjectName("ownReasonWords")
        self.words.setAccessibleName(self.tr("Reason in a few words"))
        self.words.setPlaceholderText(self.tr("Dog in the yard; Enter keeps it"))
        self.keep = Button(look, "ownReasonKeep", self.tr("Keep"), kind="primary")
        self.leave = Button(
            look, "ownReasonLeave", icon="close", kind="quiet", target="square", spoken=self.tr("No reason")
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.keep)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(line)
        self.words.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.words.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.put_away)
        self.hide()

    def ask(self, slope: Slope, shot: Shot, asked_from: str) -> None:
        """Asks why this shot of this slope is missing."""
        self._cell, self._asked_from = (slope, shot), asked_from
        what = self.tr("{slope}, {shot}: why is it missing?")
        self._title.setText(what.format(slope=label_code(slope), shot=label_code(shot)))
        self.words.clear()
        self.keep.setEnabled(False)
        self.show()
        self.words.setFocus()

    def put_away(self) -> None:
        """Nothing is recorded; the keyboard goes back to where it came from."""
        self.hide()
        cell = self.window().findChild(QWidget, self._asked_from)  # made afresh meanwhile, perhaps
        if isinstance(cell, QWidget):
            cell.setFocus()

    def _keep(self) -> None:
        words, cell = self.words.text().strip(), self._cell
        if words and cell is not None:
            self._page.excuse(cell[0].value, cell[1].value, GapReason.OTHER.value, words)
            self.put_away()
