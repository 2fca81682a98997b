"""The strip that is always there: where new photos go, how far a burst has come, what was not taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.photos.gallery import PhotosViewModel
from stormops_desktop.viewmodels.photos.intake import IntakeViewModel
from stormops_desktop.viewmodels.photos.words import described
from stormops_desktop.views.photos.label_choosers import LabelChoosers
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel, label, restyle


class ImportStrip(QFrame):
    """Signals: failures_wanted: the person wants to read what was not taken."""

    failures_wanted = Signal()

    def __init__(self, look: Look, photos: PhotosViewModel, intake: IntakeViewModel) -> None:
        super().__init__()
        self._photos, self._intake = photos, intake
        self.setObjectName("importStrip")
        self.setProperty("card", "lead")
        self.goes_to = ElidedLabel("goesTo", "strong")
        self.choosers = LabelChoosers(look, "sticky", self.tr("New photos"))
        self.choosers.chosen.connect(lambda name, code: photos.sticky.choose(**{name: code}))
        self._bar = QProgressBar()
        self._bar.setObjectName("intakeProgress")
        self._bar.setAccessibleName(self.tr("Photos taken in"))
        self._bar.setTextVisible(False)
        self._text = label("intakeText", role="strong", wrap=True)
        self.failures = Button(look, "intakeFailures", self.tr("Why"), kind="quiet")
        self.stop = Button(look, "intakeStop", self.tr("Stop"), icon="close")
        self.stop.setToolTip(self.tr("Stop: what is in stays in"))
        self._intake_line = self._line()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.goes_to, 1)
        top.addWidget(self._intake_line, 1)
        column.addLayout(top)
        column.addWidget(self.choosers)
        self.stop.clicked.connect(intake.cancel)
        self.failures.clicked.connect(self.failures_wanted)
        photos.sticky.changed.connect(self.show_sticky)
        intake.progressed.connect(self.show_intake)
        self.show_sticky()
        self.show_intake()

    def show_sticky(self) -> None:
        sticky = self._photos.sticky
        said = described(sticky.slope, sticky.shot, sticky.category, sticky.collateral)
        text = self.tr("Goes to: {where}").format(where=said or self.tr("not placed yet"))
        self.goes_to.show_text(text)
        self.choosers.show_labels(sticky.as_fields())

    def show_intake(self) -> None:
        now, running = self._intake.progress, self._intake.running
        about_this = now.job_id == self._photos.job_id
        self._intake_line.setVisible(running or (bool(now.job_id) and about_this))
        self._bar.setVisible(running)
        self._bar.setRange(0, now.total)
        self._bar.setValue(now.done)
        self.stop.setVisible(running)
        self.stop.setEnabled(not now.cancelled)
        self._text.setText(self._words())
        self.failures.setVisible(bool(now.failures))
        restyle_if(self._text, "danger" if now.stopped else "warn" if now.failures else "")

    def _line(self) -> QWidget:
        made = QWidget()
        made.setObjectName("intakeLine")
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._text)
        said.addWidget(self._bar)
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(said, 1)
        line.addWidget(self.failures)
        line.addWidget(self.stop)
        return made

    def _words(self) -> str:
        now = self._intake.progress
        if not now.total:
            return self.tr("Looking for pictures") if self._intake.running else self._nothing()
        safe = now.saved + now.known
        parts = [self.tr("{safe} of {total} safe on this machine").format(safe=safe, total=now.total)]
        if now.known:
            parts.append(self.tr("{count} here before").format(count=now.known))
        if now.failures:
            parts.append(self.tr("{count} not taken").format(count=len(now.failures)))
        if now.skipped:
            parts.append(self.tr("{count} of other kinds passed over").format(count=now.skipped))
        if now.cancelled:
            stopping = self._intake.running
            parts.append(self.tr("stopping") if stopping else self.tr("stopped, what is in stays in"))
        return " · ".join([*parts, now.stopped] if now.stopped else parts)

    def _nothing(self) -> str:
        now = self._intake.progress
        return now.stopped or self.tr("No pictures were found there. JPEG, PNG and HEIC files are taken.")


def restyle_if(widget: QWidget, tone: str) -> None:
    """Polishing a widget anew costs; only when its tone is another."""
    if widget.property("tone") != tone:
        restyle(widget, tone=tone)
