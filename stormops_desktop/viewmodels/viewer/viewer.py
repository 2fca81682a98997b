"""The viewer: one photo of a job, its picture, its marks, and what is said of it."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.evidence.line_items import counted_hits
from stormops_desktop.domain.evidence.marks import Mark, MarkKind, Point
from stormops_desktop.services.evidence.models import EvidencePhoto, EvidenceView
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.viewer.mark_board import MarkBoard

Picture = TypeVar("Picture")
Verb = Callable[[], ChangeSet]
EVIDENCE = ("photos", "visit_checks", "test_squares", "claim_intel", "jobs", "properties")


class ViewerViewModel(ViewModel):
    """One photo at a time, along the photos of its job.

    Attributes:
        job_id, photo_id: "" while nothing is open. view: None until the first answer about this job.
        board: what is drawn, what is chosen, what can be undone.

    Signals:
        opened: another photo is being shown; the old picture is not it.
        photo_changed: what is said of the photo is different now.
        marks_changed: what is drawn or chosen is different now.
    """

    opened = Signal()
    photo_changed = Signal()
    marks_changed = Signal()

    def __init__(
        self, around: Surroundings, evidence: Evidence | None, parent: QObject | None = None,
        *, new_id: Callable[[], str] = lambda: uuid4().hex[:12],
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._evidence = evidence
        self.job_id, self.photo_id = "", ""
        self.view: EvidenceView | None = None
        self.board = MarkBoard(new_id, around.now)
        self._sent: dict[str, Mark] = {}
        self._queue: deque[Verb] = deque()
        self.saving_changed.connect(self._next)

    @property
    def photo(self) -> EvidencePhoto | None:
        """The photo in front."""
        return None if self.view is None else self.view.by_id.get(self.photo_id)

    @property
    def place(self) -> tuple[int, int]:
        """Number of the photo along its job's, and how many there are; (0, 0) while not known."""
        names = self._names()
        return (names.index(self.photo_id) + 1, len(names)) if self.photo_id in names else (0, 0)

    def open(self, job_id: str, photo_id: str) -> None:
        """Shows a photo of a job."""
        if job_id != self.job_id:
            self.job_id, self.view = job_id, None
            self._set_load(Load.BUSY)
        self._show(photo_id)
        self.reload()

    def reload(self) -> None:
        job_id, evidence = self.job_id, self._evidence
        if job_id and evidence is not None:
            self._read(lambda: evidence.evidence(job_id), self._on_view)

    def move(self, by: int) -> None:
        """The previous or next photo, stopping at the ends."""
        number, count = self.place
        target = max(1, min(count, number + by))
        if count and target != number:
            self._show(self._names()[target - 1])

    def fetch(
        self, decode: Callable[[bytes], Picture], done: Callable[[str, Picture | None], None],
        *, sharp: bool,
    ) -> None:  # fmt: skip
        """The picture, read and decoded off the GUI thread; None when it is not on this machine."""
        evidence, photo = self._evidence, self.photo
        if evidence is None or photo is None:
            return
        sha256 = photo.photo.sha256

        def work() -> Picture | None:
            data = evidence.picture(sha256, sharp=sharp)
            return None if data is None else decode(data)

        self._io(lambda _task: work(), lambda made: done(sha256, made), lambda _error: done(sha256, None))

    def draw(self, kind: MarkKind, start: Point, end: Point, text: str = "") -> None:
        """A new mark."""
        self.board.draw(kind, start, end, text)
        self._keep_marks()

    def edit(self, change: Callable[[MarkBoard], bool]) -> None:
        """A change of what is drawn; kept when it changed something."""
        if change(self.board):
            self._keep_marks()
        else:
            self.marks_changed.emit()

    def choose(self, choice: Callable[[MarkBoard], object]) -> None:
        """Another mark is chosen, or none."""
        choice(self.board)
        self.marks_changed.emit()

    def describe(self, **fields: str) -> None:
        """Labels, caption, extent; "" takes one away."""
        photo, view, evidence = self.photo, self.view, self._evidence
        if photo is None or view is None or evidence is None:
            return
        if all(text.strip() == (getattr(photo.photo, name) or "") for name, text in fields.items()):
            return
        key = self.photo_id
        self._send(lambda: evidence.describe(key, fields, seen=view.seen_rev, origin=self))

    def toggle_line(self, line: str) -> None:
        """A line of the claim that the photo supports, or no longer."""
        photo, view, evidence = self.photo, self.view, self._evidence
        if photo is None or view is None or evidence is None:
            return
        lines = [each for each in photo.claim_items if each != line]
        if len(lines) == len(photo.claim_items):
            lines.append(line)
        key = self.photo_id
        self._send(lambda: evidence.support(key, lines, seen=view.seen_rev, origin=self))

    @property
    def square_to_count(self) -> int | None:
        """Hits drawn here that the claim does not have yet; None when there is nothing to hand over."""
        photo = self.photo
        hits = counted_hits(self.board.marks)
        if photo is None or hits is None or [square.hits for square in photo.squares] == [hits]:
            return None
        return hits

    def count_square(self) -> None:
        """The counted hits become the claim's test square of this slope."""
        photo, view, evidence, hits = self.photo, self.view, self._evidence, self.square_to_count
        if photo is None or view is None or evidence is None or hits is None:
            return
        key, slope = self.photo_id, photo.photo.slope or ""
        self._send(lambda: evidence.count_square(key, slope, hits, seen=view.seen_rev, origin=self))

    def dispose(self) -> None:
        """What waits its turn is still saved."""
        while self._queue:
            self._around.runner.save(self._queue.popleft(), lambda _changes: None, lambda _error: None)
        super().dispose()

    def _names(self) -> Sequence[str]:
        return [each.photo.photo_id for each in self.view.photos] if self.view else []

    def _show(self, photo_id: str) -> None:
        if photo_id != self.photo_id:
            self.photo_id = photo_id
            self._start_board()
            self.opened.emit()
            self.photo_changed.emit()
            self.marks_changed.emit()

    def _start_board(self) -> None:
        self.board.start(self.photo.marks if self.photo else ())
        self._sent = {mark.mark_id: mark for mark in self.board.marks}

    def _keep_marks(self) -> None:
        """Sends what differs from what was sent last: marks that others drew meanwhile are not touched."""
        evidence, view, key, sent = self._evidence, self.view, self.photo_id, self._sent
        self._sent = {mark.mark_id: mark for mark in self.board.marks}
        put = [mark for name, mark in self._sent.items() if sent.get(name) != mark]
        taken = [name for name in sent if name not in self._sent]
        self.marks_changed.emit()
        if evidence is not None and view is not None:
            self._send(lambda: evidence.set_marks(key, put, taken, seen=view.seen_rev, origin=self))

    def _send(self, verb: Verb) -> None:
        """Strokes come faster than the disk: none is dropped, each waits for the one before."""
        self._queue.append(verb)
        self._next()

    def _next(self) -> None:
        if self._queue and not self.saving:
            self._save(self._queue.popleft())

    def _on_refused(self, error: Exception) -> None:
        """What could not be kept is not shown as if it were."""
        super()._on_refused(error)
        if not self._queue and not self.saving:
            self._show_kept()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *EVIDENCE):
            self.reload()

    def _on_view(self, view: EvidenceView) -> Load:
        first = self.view is None
        self.view = view
        if first:
            self._start_board()
            self.opened.emit()
        self._show_kept()
        return Load.READY if self.photo is not None else Load.EMPTY

    def _show_kept(self) -> None:
        """What is on the disk, unless strokes are still on their way there."""
        if not self._queue and not self.saving and self.photo is not None:
            self.board.show(self.photo.marks)
            self._sent = {mark.mark_id: mark for mark in self.photo.marks}
        self.photo_changed.emit()
        self.marks_changed.emit()
