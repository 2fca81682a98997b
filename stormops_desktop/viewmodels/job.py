"""The job page: one house, what happened there, and what to record next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stormops_desktop.services.models import JobDetail
from stormops_desktop.services.ports import ChangeSet, JobReads, JobVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.outcomes import pad_key
from stormops_desktop.viewmodels.words import OPEN_STATUSES

DRIVING_STEPS = ("en_route", "on_site")


class JobViewModel(ViewModel):
    """One job at a time, with a trail of jobs to move along.

    Attributes:
        job_id: "" while none is open.
        detail: None until the first answer about this job.
        draft: the note being written; it goes along with the next outcome.

    Signals:
        opened: another job is being shown; the old content is not about it.
        detail_changed: `detail` is different now.
        draft_changed: `draft` was changed by the viewmodel (cleared after it was saved).
    """

    opened = Signal()
    detail_changed = Signal()
    draft_changed = Signal()

    def __init__(
        self, around: Surroundings, jobs: JobReads, verbs: JobVerbs, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._jobs, self._verbs = jobs, verbs
        self.job_id = ""
        self.detail: JobDetail | None = None
        self.draft = ""
        self._sent_draft = ""
        self._trail: tuple[str, ...] = ()
        self.saved.connect(self._drop_sent_draft)

    def open(self, job_id: str, trail: tuple[str, ...] = ()) -> None:
        """Shows a job; `trail` are the jobs around it, in the order of the screen it was opened from."""
        self._trail = trail
        if job_id != self.job_id:
            self.job_id, self.detail, self.draft = job_id, None, ""
            self._set_load(Load.BUSY)
            self.opened.emit()
            self.draft_changed.emit()
        self.reload()

    def reload(self) -> None:
        job_id = self.job_id
        if job_id:
            self._read(lambda: self._jobs.detail(job_id), self._on_detail)

    @property
    def is_open(self) -> bool:
        return self.detail is not None and self.detail.row.status in OPEN_STATUSES

    @property
    def steps(self) -> tuple[str, ...]:
        """One-tap steps that keep the job open: start driving, arrive."""
        legal = self.detail.next_statuses if self.detail else ()
        return tuple(status for status in legal if status in DRIVING_STEPS)

    @property
    def place(self) -> tuple[int, int]:
        """Where this job stands on the trail: (number from 1, how many); (0, 0) without a trail."""
        if self.job_id not in self._trail:
            return 0, 0
        return self._trail.index(self.job_id) + 1, len(self._trail)

    def move(self, by: int) -> None:
        """J and K: along the trail, stopping at its ends. An unsaved note keeps the person here."""
        number, count = self.place
        if not count or self.draft.strip():
            return
        target = max(0, min(count - 1, number - 1 + by))
        if target != number - 1:
            self.open(self._trail[target], self._trail)

    def write(self, text: str) -> None:
        self.draft = text

    def record(self, outcome: str) -> None:
        """The second tap: outcome, status and the note being written, all at once."""
        job_id, note = self.job_id, self.draft.strip()
        if not self.is_open or self.saving:
            return
        verb = self._verbs.complete if pad_key(outcome).completes else self._verbs.skip
        self._send(note, lambda: verb(job_id, outcome, note=note, origin=self))

    def step(self, to: str) -> None:
        job_id = self.job_id
        self._save(lambda: self._verbs.step(job_id, to, origin=self))

    def reopen(self, to: str, reason: str) -> None:
        job_id = self.job_id
        self._save(lambda: self._verbs.step(job_id, to, reason=reason, origin=self))

    def add_note(self) -> None:
        job_id, note = self.job_id, self.draft.strip()
        if note:
            self._send(note, lambda: self._verbs.add_note(job_id, note, origin=self))

    def redact(self, note_id: str) -> None:
        self._save(lambda: self._verbs.redact_note(note_id, origin=self))

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "jobs", "job_events", "notes", "properties", "routes"):
            self.reload()

    def _on_detail(self, detail: JobDetail) -> Load:
        self.detail = detail
        self.detail_changed.emit()
        return Load.READY

    def _send(self, note: str, verb: Callable[[], ChangeSet]) -> None:
        """The draft is kept until the verb has succeeded."""
        if not self.saving:
            self._sent_draft = note
            self._save(verb)

    def _drop_sent_draft(self, _changes: ChangeSet) -> None:
        sent, self._sent_draft = self._sent_draft, ""
        if sent and self.draft.strip() == sent:
            self.draft = ""
            self.draft_changed.emit()
