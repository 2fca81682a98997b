"""The notes of a house, right below where they are written: what was just saved stays in sight."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import JobDetail, NoteView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class Notes(QFrame):
    """Made afresh when the job changes; not there for a house without notes."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._look, self._job = look, job
        self.setObjectName("notesCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._body.setObjectName("notesBody")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(self._body)
        job.detail_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("notesTitle", self.tr("Notes"), "heading"))
        for at, note in enumerate(detail.notes):
            column.addWidget(self._note(at, note, detail))
        self._body.put(fresh)
        self.setVisible(bool(detail.notes))

    def _note(self, at: int, note: NoteView, detail: JobDetail) -> QFrame:
        well = QFrame()
        well.setObjectName(f"note{at}")
        well.setProperty("well", "true")
        column = QVBoxLayout(well)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        withdrawn = self.tr("This note was withdrawn.")
        role = "" if note.body is not None else "soft"
        column.addWidget(
            label(f"noteBody{at}", withdrawn if note.body is None else note.body, role, wrap=True)
        )
        by = self.tr("{author}, {when}").format(
            author=note.author, when=day_and_time(note.written_at, detail.zone)
        )
        line = QHBoxLayout()
        line.addWidget(label(f"noteBy{at}", by, "small", wrap=True), 1)
        if note.pending:
            pending = Badge(self._look, f"notePending{at}")
            pending.show_badge("waiting", self.tr("Only here"), "info")
            line.addWidget(pending)
        column.addLayout(line)
        if note.mine and note.body is not None:
            withdraw = Button(self._look, f"noteWithdraw{at}", self.tr("Withdraw"), kind="quiet")
            withdraw.setAccessibleName(self.tr("Withdraw note: {note}").format(note=note.body))
            withdraw.clicked.connect(lambda: self._job.redact(note.note_id))
            line.addWidget(withdraw)
        return well
