"""The notes of a house, right below where they are written: what was just saved stays in sight."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import JobDetail, NoteView
from stormops_desktop.views.job.card import JobCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label

FIND_FROM = 2  # one note needs no search


class Notes(JobCard):
    """Not there for a house without notes."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        self._unfolded: set[str] = set()
        super().__init__(look, job, "notes")
        self.search = QLineEdit()
        self.search.setObjectName("notesFind")
        self.search.setAccessibleName(self.tr("Find in the notes of this job"))
        self.search.setPlaceholderText(self.tr("Find in these notes"))
        self.column.insertWidget(0, self.search)
        self.column.insertWidget(0, label("notesTitle", self.tr("Notes"), "heading"))
        self.search.textChanged.connect(self.show_job)
        job.opened.connect(self._begin)

    def fill(self, column: QVBoxLayout, detail: JobDetail) -> None:
        found = [note for note in detail.notes if self._matches(note)]
        for at, note in enumerate(found):
            column.addWidget(self._note(at, note, detail))
        if not found:
            column.addWidget(label("notesNone", self.tr("No note has these words."), "soft", wrap=True))
        self.search.setVisible(len(detail.notes) >= FIND_FROM)
        self.setVisible(bool(detail.notes))

    def _matches(self, note: NoteView) -> bool:
        """Every word, anywhere in the note or what it stands in for."""
        texts = [note.body or "", note.author, *(each.body or "" for each in note.earlier)]
        whole = " ".join(texts).casefold()
        return all(word in whole for word in self.search.text().casefold().split())

    def _note(self, at: int, note: NoteView, detail: JobDetail) -> QFrame:
        well = QFrame()
        well.setObjectName(f"note{at}")
        well.setProperty("well", "true")
        column = QVBoxLayout(well)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(label(f"noteBody{at}", self._body_of(note), "" if note.body else "soft", wrap=True))
        line = QHBoxLayout()
        line.addWidget(label(f"noteBy{at}", self._by(note, detail), "small", wrap=True), 1)
        if note.pending:
            line.addWidget(self.only_here(f"notePending{at}"))
        column.addLayout(line)
        if note.earlier:
            self._add_earlier(column, at, note, detail)
        if note.mine and note.body is not None:
            withdraw = Button(self.look, f"noteWithdraw{at}", self.tr("Withdraw"), kind="quiet")
            withdraw.setAccessibleName(self.tr("Withdraw note: {note}").format(note=note.body))
            withdraw.clicked.connect(lambda: self.job.redact(note.note_id))
            line.addWidget(withdraw)
        return well

    def _add_earlier(self, column: QVBoxLayout, at: int, note: NoteView, detail: JobDetail) -> None:
        shown = note.note_id in self._unfolded
        words = self.tr("Hide earlier versions") if shown else self.tr("Earlier versions")
        fold = Button(self.look, f"noteEarlier{at}", words, kind="quiet")
        fold.clicked.connect(lambda: self._fold(note.note_id))
        column.addWidget(fold)
        if shown:
            self._list_earlier(column, at, note.earlier, detail)

    def _list_earlier(
        self, column: QVBoxLayout, at: int, earlier: Sequence[NoteView], detail: JobDetail
    ) -> None:
        for back, old in enumerate(earlier):
            column.addWidget(label(f"noteOld{at}_{back}", self._body_of(old), "soft", wrap=True))
            column.addWidget(label(f"noteOldBy{at}_{back}", self._by(old, detail), "small", wrap=True))

    def _body_of(self, note: NoteView) -> str:
        return self.tr("This note was withdrawn.") if note.body is None else note.body

    def _by(self, note: NoteView, detail: JobDetail) -> str:
        by = self.tr("{author}, {when}").format(
            author=note.author, when=day_and_time(note.written_at, detail.zone)
        )
        if note.redacted_at is None:
            return by
        when = day_and_time(note.redacted_at, detail.zone)
        return self.tr("{by}, withdrawn {when}").format(by=by, when=when)

    def _fold(self, note_id: str) -> None:
        self._unfolded ^= {note_id}
        self.show_job()

    def _begin(self) -> None:
        self._unfolded.clear()
        self.search.clear()
