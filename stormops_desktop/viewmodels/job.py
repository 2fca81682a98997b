"""The job page: one house, what happened there, and what to record next."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.claims.form_entry import CannotRead
from stormops_desktop.domain.jobs.note_templates import NoteTemplate, filled
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.models import JobDetail
from stormops_desktop.services.ports import ChangeSet, JobReads, JobVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.capture_labels import CaptureLabels
from stormops_desktop.viewmodels.claim_words import code_word
from stormops_desktop.viewmodels.crew.asked_words import asked_now
from stormops_desktop.viewmodels.outcomes import pad_key
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.visits import appointment_text
from stormops_desktop.viewmodels.words import OPEN_STATUSES

DRIVING_STEPS = ("en_route", "on_site")
ARRIVED = "on_site"
# Outcomes of a visit on which somebody looked at the roof: they want evidence, or a reason why there is none.
INSPECTED = frozenset(
    {"inspected_damage", "inspected_no_damage", "contingency_signed", "repair_only", "built"}
)
SHOWN = (
    "jobs", "job_events", "notes", "properties", "routes", "route_properties", "photos", "papers",
    "visit_checks", "job_changes", "experiments", "experiment_assignments", "identifiers", "identity_blocks",
    "contact_preferences", *CLAIM,
)  # fmt: skip


class Gate(Protocol):
    """What stands before a step: its questions are answered before `go` is called."""

    def ask(self, job_id: str, *, completing: bool, go: Callable[[], None]) -> None: ...


class JobViewModel(ViewModel):
    """One job at a time, with a trail of jobs to move along.

    Attributes:
        job_id: "" while none is open.
        detail: None until the first answer about this job.
        gate: asks what has to be known before some steps; None asks nothing.
        draft: the note being written; it goes along with the next outcome.
        labels: the sticky slope and what else the next photo is labelled with.
        appointment_problem: why what was typed as an appointment could not be read.

    Signals:
        appointment_problem_changed: as it says.
        file_made: a calendar file was made; carries a CalendarFile.
        opened: another job is being shown; the old content is not about it.
        detail_changed: `detail` is different now.
        draft_changed: `draft` was changed by the viewmodel (cleared after it was saved).
    """

    opened = Signal()
    detail_changed = Signal()
    draft_changed = Signal()
    appointment_problem_changed = Signal()
    file_made = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        jobs: JobReads,
        verbs: JobVerbs,
        parent: QObject | None = None,
        *,
        visits: Visits | None = None,
        labels: CaptureLabels | None = None,
        me: str = "",
    ) -> None:
        super().__init__(around, parent)
        self._jobs, self._verbs, self._visits, self._me = jobs, verbs, visits, me
        self.labels = labels or CaptureLabels(self)
        self.appointment_problem = ""
        self.gate: Gate | None = None
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
            self.labels.work_on(job_id)
            self._say_appointment("")
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
        completes = pad_key(outcome).completes
        verb = self._verbs.complete if completes else self._verbs.skip

        def act() -> None:
            self._send(note, lambda: verb(job_id, outcome, note=note, origin=self))

        if outcome in INSPECTED and self.gate is not None:
            self.gate.ask(job_id, completing=completes, go=act)
        else:
            act()

    def step(self, to: str) -> None:
        job_id = self.job_id
        if to == ARRIVED and self.gate is not None:
            self.gate.ask(job_id, completing=False, go=lambda: self._step(job_id, to))
        else:
            self._step(job_id, to)

    def _step(self, job_id: str, to: str) -> None:
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

    @property
    def templates(self) -> tuple[NoteTemplate, ...]:
        """Texts for notes, those of the job's outcome first."""
        outcome = self.detail.row.outcome if self.detail else None
        known = self._visits.templates if self._visits else ()
        return tuple(sorted(known, key=lambda each: outcome not in each.outcomes))

    def insert(self, template_id: str) -> None:
        """Puts a text below what is written already, with what is known of the house in it."""
        found = next((each for each in self.templates if each.template_id == template_id), None)
        if found is None or self.detail is None:
            return
        text = filled(found, self._facts(self.detail))
        self.draft = f"{self.draft.rstrip()}\n{text}" if self.draft.strip() else text
        self.draft_changed.emit()

    def agree(self, text: str) -> None:
        """An appointment as typed; what can't be read is said and kept as typed."""
        if self.detail is None:
            return
        try:
            at = appointment_text.read(text, self.detail.zone or "UTC")
        except CannotRead as error:
            self._say_appointment(say(str(error)))
            return
        self.agree_at(at)

    def agree_at(self, at: int | None) -> None:
        """An appointment, or (None) none any more."""
        if self.detail is None or self._visits is None:
            return
        self._say_appointment("")
        job_id, seen, verbs = self.job_id, self.detail.seen_rev, self._visits.appointments
        self._save(lambda: verbs.agree(job_id, at, seen=seen, origin=self))

    def make_file(self) -> None:
        """The appointment as a calendar file; `file_made` tells of it."""
        if self._visits is not None:
            job_id, verbs = self.job_id, self._visits.appointments
            self._db(lambda: verbs.visit_file(job_id), self.file_made.emit, self._on_refused)

    def hours(self) -> tuple[int, ...]:
        """Hours to press instead of typing them."""
        zone = self.detail.zone if self.detail else "UTC"
        return appointment_text.offered(self._around.now(), zone or "UTC")

    @property
    def asked(self) -> str:
        """What is asked of the visit at this hour, in a line; "" for nothing."""
        if self.detail is None:
            return ""
        return asked_now(self.detail.row, self.detail.asked, self._around.now(), self.detail.zone).line

    def _facts(self, detail: JobDetail) -> dict[str, str]:
        now, zone = self._around.now(), detail.zone or "UTC"
        day, hour = appointment_text.typed(now, zone).split(" ")
        return {
            "address": detail.row.address, "city": detail.row.city, "zip_code": detail.row.zip_code,
            "day": day, "time": hour, "me": self._me, "storm": detail.storm_name, "hail": detail.hail,
            "roof": detail.roof, "slope": code_word(self.labels.slope) if self.labels.slope else "",
        }  # fmt: skip

    def _say_appointment(self, problem: str) -> None:
        if problem != self.appointment_problem:
            self.appointment_problem = problem
            self.appointment_problem_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
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
