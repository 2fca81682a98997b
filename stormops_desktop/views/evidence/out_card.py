"""What leaves the house: the photo report and the adjuster's packet, and how far they are."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.evidence.page import PACKET, REPORT, EvidenceViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.labels import label, restyle

PER_PAGE = ("2", "4", "6")
SUFFIX = {REPORT: "pdf", PACKET: "zip"}


class OutCard(QFrame):
    """Where to is asked by a dialog that does not block; the work runs beside the screen."""

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__()
        self._page = page
        self._per_page = "4"
        self.setObjectName("outCard")
        self.setProperty("card", "true")
        self.per_page = Selector(look, "perPage", self.tr("Photos a page"))
        self.report = Button(look, "makeReport", self.tr("Save photo report"), icon="note", kind="primary")
        self.packet = Button(look, "makePacket", self.tr("Save adjuster packet"), icon="laptop")
        self.progress = QProgressBar()
        self.progress.setObjectName("outProgress")
        self.progress.setAccessibleName(self.tr("How far the file is"))
        self.progress.setTextVisible(False)
        self.cancel = Button(look, "outCancel", self.tr("Stop"), kind="quiet")
        self.said = label("outSaid", role="soft", wrap=True)
        self._lay_out()
        self.per_page.choices.triggered.connect(lambda action: self._choose(str(action.data())))
        self.report.clicked.connect(lambda: self.ask_where(REPORT))
        self.packet.clicked.connect(lambda: self.ask_where(PACKET))
        self.cancel.clicked.connect(page.cancel)
        page.making_changed.connect(self.show_making)
        page.view_changed.connect(self.show_making)
        self._choose(self._per_page)
        self.show_making()

    def ask_where(self, what: str) -> None:
        """Opens the save dialog; what is chosen there is made."""
        dialog = QFileDialog(self, self.tr("Save as"), self._proposed(what))
        dialog.setObjectName("saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(SUFFIX[what])
        dialog.setNameFilter("PDF (*.pdf)" if what == REPORT else "Zip (*.zip)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(lambda name: self._page.make(what, Path(name), int(self._per_page)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_making(self) -> None:
        page = self._page
        busy = bool(page.making)
        has_photos = page.view is not None and bool(page.view.photos)
        for button in (self.report, self.packet, self.per_page):
            button.setEnabled(has_photos and not busy)
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self.progress.setRange(0, page.made.total)
            self.progress.setValue(page.made.done)
            said = self.tr("Photo {done} of {total}").format(done=page.made.done, total=page.made.total)
        else:
            said = page.outcome
        if not said and not has_photos:
            said = self.tr("There are no photos of this job yet.")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        restyle(self.said, tone="" if page.outcome_ok or busy else "danger")

    def _choose(self, per_page: str) -> None:
        self._per_page = per_page
        words = {each: self.tr("{count} photos a page").format(count=each) for each in PER_PAGE}
        self.per_page.offer([(each, words[each]) for each in PER_PAGE], per_page)

    def _proposed(self, what: str) -> str:
        """The address as a file name every system takes, in the folder of the person's documents."""
        address = self._page.view.address if self._page.view else ""
        stem = re.sub(r"[^A-Za-z0-9]+", "-", address).strip("-").lower() or "job"
        name = {REPORT: "photo-report", PACKET: "adjuster-packet"}[what]
        return str(Path.home() / f"{stem}-{name}.{SUFFIX[what]}")

    def _lay_out(self) -> None:
        under = QWidget()
        line = QHBoxLayout(under)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(label("outTitle", self.tr("For the adjuster and the owner"), "heading", wrap=True))
        for widget in (self.per_page, self.report, self.packet, under, self.said):
            column.addWidget(widget)
