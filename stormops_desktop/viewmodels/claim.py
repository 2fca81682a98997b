"""The claim page: one claim's answers, what follows from them, and what is being typed."""

from collections import deque
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.claims.entry_fields import ENTRIES
from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.domain.claims.form_entry import CannotRead
from stormops_desktop.domain.claims.form_fields import BY_KEY
from stormops_desktop.services.claim_models import ClaimView
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.ports import ChangeSet, ClaimReads, ClaimVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.claim_text import editable, entry_texts, read_entry, read_field
from stormops_desktop.viewmodels.said import say

Verb = Callable[[], ChangeSet]
UNDO, REDO = "undo", "redo"
STEPS = 50  # decisions.md 13


class ClaimViewModel(ViewModel):
    """One claim at a time.

    Attributes:
        job_id: "" while none is open.
        view: None until the first answer about this job.
        problems: by field or list, why what was typed could not be read; the text stays where it is.

    Signals:
        opened: another claim is being shown; the old content is not about it.
        view_changed: `view` is different now.
        problem_changed: `problems` is different for this field or list.
        entry_added: an entry was added to this list; its editors may be emptied.
        file_made: a calendar file was made; carries a CalendarFile.
    """

    opened = Signal()
    view_changed = Signal()
    problem_changed = Signal(str)
    entry_added = Signal(str)
    file_made = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        claims: ClaimReads,
        verbs: ClaimVerbs,
        parent: QObject | None = None,
        *,
        visits: Visits | None = None,
    ) -> None:
        super().__init__(around, parent)
        self._claims, self._verbs, self._visits = claims, verbs, visits
        self.job_id = ""
        self.view: ClaimView | None = None
        self.problems: dict[str, str] = {}
        self._queue: deque[tuple[Verb, str]] = deque()
        self._steps: dict[str, deque[str]] = {UNDO: deque(maxlen=STEPS), REDO: deque(maxlen=STEPS)}
        self._going = ""
        self._adding = ""
        self._typed: tuple[str, str] | None = None
        self.saving_changed.connect(self._next)

    def open(self, job_id: str) -> None:
        """Shows the claim of a job."""
        if job_id != self.job_id:
            self._commit_typed()
            self.job_id, self.view, self.problems = job_id, None, {}
            for steps in self._steps.values():
                steps.clear()
            self._set_load(Load.BUSY)
            self.opened.emit()
        self.reload()

    def reload(self) -> None:
        job_id = self.job_id
        if job_id:
            self._read(lambda: self._claims.claim(job_id), self._on_view)

    def text(self, key: str) -> str:
        """What stands in a field's editor."""
        if self.view is None:
            return ""
        form = self.view.form
        return editable(BY_KEY[key], form.values.get(key), self.zone)

    def commit(self, key: str, text: str) -> None:
        """What was typed into a field. A blank clears it; what can't be read is said and kept as typed."""
        view, self._typed = self.view, None
        if view is None:
            return
        if text.strip() == self.text(key):
            self._say(key, "")
            return
        try:
            value = read_field(key, text, view.form, view.zone)
        except CannotRead as error:
            self._say(key, say(str(error)))
            return
        self._say(key, "")
        self._set(key, value)

    def type(self, key: str, text: str) -> None:
        """What stands in a field that the person has not left yet."""
        self._typed = (key, text)

    def choose(self, key: str, value: object) -> None:
        """A choice was pressed; pressing the one that stands takes it away."""
        if self.view is None:
            return
        self._set(key, None if self.view.form.values.get(key) == value else value)

    def toggle_unknown(self, key: str) -> None:
        """Asked and not known; or no longer so."""
        view, verbs = self.view, self._verbs
        if view is None:
            return
        job_id, seen = self.job_id, view.seen_rev
        self._say(key, "")
        if view.form.answer(key) is Answer.UNKNOWN:
            self._send(lambda: verbs.clear(job_id, key, seen=seen, origin=self))
        else:
            self._send(lambda: verbs.mark_unknown(job_id, key, seen=seen, origin=self))

    def add_entry(self, key: str, texts: Mapping[str, str]) -> None:
        """A new entry of a list, from what was typed."""
        view, verbs, job_id = self.view, self._verbs, self.job_id
        if view is None:
            return
        try:
            values = read_entry(key, texts, self.zone)
        except CannotRead as error:
            self._say(key, say(str(error)))
            return
        self._say(key, "")
        self._send(lambda: verbs.add_entry(job_id, key, values, seen=view.seen_rev, origin=self), adding=key)

    def edit_entry(self, key: str, entry_id: str, texts: Mapping[str, str]) -> bool:
        """Corrects an entry in its place; False when what was typed can't be read."""
        view, verbs, job_id = self.view, self._verbs, self.job_id
        if view is None:
            return False
        try:
            read = read_entry(key, texts, self.zone)
        except CannotRead as error:
            self._say(key, say(str(error)))
            return False
        self._say(key, "")
        values = {field.key: read.get(field.key) for field in ENTRIES[key]}
        self._send(lambda: verbs.edit_entry(job_id, key, entry_id, values, seen=view.seen_rev, origin=self))
        return True

    def texts(self, key: str, entry_id: str) -> dict[str, str]:
        """What stands in the editors of an entry; {} when it is gone."""
        entries = self.view.entries.get(key, ()) if self.view else ()
        found = next((entry for entry in entries if entry.entry_id == entry_id), None)
        return {} if found is None else entry_texts(key, found.values, self.zone)

    @property
    def zone(self) -> str:
        """Where hours are said in: the meeting's zone, else the house's."""
        if self.view is None:
            return "UTC"
        return str(self.view.form.values.get("meeting_zone") or self.view.zone)

    def toggle(self, key: str, code: str) -> None:
        """Puts a word into a list, or takes it out."""
        if self.view is None or not code.strip():
            return
        listed = self.view.form.values.get(key)
        known = list(listed) if isinstance(listed, list) else []
        self._set(key, [each for each in known if each != code] if code in known else [*known, code.strip()])

    def undo_edit(self) -> bool:
        """Takes the last step of this form back; False when there is none."""
        return self._go(UNDO)

    def redo_edit(self) -> bool:
        """Does the step that was taken back last once more; False when there is none."""
        return self._go(REDO)

    def make_file(self) -> None:
        """The adjuster meeting as a calendar file; `file_made` tells of it."""
        if self._visits is not None:
            job_id, verbs = self.job_id, self._visits.appointments
            self._db(lambda: verbs.meeting_file(job_id), self.file_made.emit, self._on_refused)

    def remove_entry(self, key: str, entry_id: str) -> None:
        view, verbs, job_id = self.view, self._verbs, self.job_id
        if view is not None:
            self._send(lambda: verbs.remove_entry(job_id, key, entry_id, seen=view.seen_rev, origin=self))

    def move(self, to: str, reason: str) -> None:
        """Another stage of the claim; refused with a sentence where a reason is wanted."""
        view, verbs, job_id = self.view, self._verbs, self.job_id
        if view is not None:
            self._send(lambda: verbs.move(job_id, to, reason=reason, seen=view.seen_rev, origin=self))

    def dispose(self) -> None:
        """What was typed and what waits its turn is still saved."""
        self._commit_typed()
        while self._queue:
            verb, _ = self._queue.popleft()
            self._around.runner.save(verb, lambda _changes: None, lambda _error: None)
        super().dispose()

    def _commit_typed(self) -> None:
        if self._typed is not None:
            self.commit(*self._typed)

    def _set(self, key: str, value: object) -> None:
        view, verbs, job_id = self.view, self._verbs, self.job_id
        if view is not None:
            self._send(lambda: verbs.answer(job_id, key, value, seen=view.seen_rev, origin=self))

    def _send(self, verb: Verb, adding: str = "") -> None:
        """Answers come as fast as Tab is pressed: none is dropped, each waits for the one before."""
        self._queue.append((verb, adding))
        self._next()

    def _next(self) -> None:
        if self._queue and not self.saving:
            verb, self._adding = self._queue.popleft()
            self._save(verb)

    def _go(self, way: str) -> bool:
        if not self._steps[way] or self.saving:
            return False
        token, self._going, verbs = self._steps[way].pop(), way, self._verbs
        self._send(lambda: verbs.undo(token, origin=self))
        return True

    def _remember(self, changes: ChangeSet) -> None:
        """What was done may be undone; what was undone may be done again, until something else is done."""
        going, self._going = self._going, ""
        if going and changes.redo is not None:
            self._steps[REDO if going == UNDO else UNDO].append(changes.redo.token)
        elif changes.undo is not None:
            self._steps[UNDO].append(changes.undo.token)
            self._steps[REDO].clear()

    def _on_refused(self, error: Exception) -> None:
        self._going = ""
        super()._on_refused(error)

    def _on_saved(self, changes: ChangeSet) -> None:
        key, self._adding = self._adding, ""
        self._remember(changes)
        super()._on_saved(changes)
        if key:
            self.entry_added.emit(key)

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "jobs", "properties", "storms", *CLAIM):
            self.reload()

    def _on_view(self, view: ClaimView) -> Load:
        self.view = view
        self.view_changed.emit()
        return Load.READY

    def _say(self, key: str, problem: str) -> None:
        if self.problems.get(key, "") != problem:
            self.problems[key] = problem
            self.problem_changed.emit(key)
