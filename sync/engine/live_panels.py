"""What the hub told of a storm's panels, as far as it was heard; for the line's thread and the screens."""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from sync.contracts.errors import ProblemType
from sync.contracts.live import (
    MOST_PARTS,
    Delta,
    Part,
    Refused,
    Reset,
    Snapshot,
    State,
    Subscribe,
    Told,
    fold,
)


@dataclass(frozen=True, slots=True)
class LiveView:
    """The panels as last heard.

    Attributes:
        storm_id: "" while nothing is followed.
        seq: the revision they stand for, -1 before the first snapshot.
        live: the line is open and nothing was missed on it.
        heard_at: when it was last live, by this machine's clock in UTC milliseconds; None before that.
        version: grows with every change of this view.
    """

    storm_id: str = ""
    epoch: str = ""
    seq: int = -1
    state: State = field(default_factory=dict)
    live: bool = False
    heard_at: int | None = None
    version: int = 0


class LivePanels:
    """Folds what is told into a view, and wakes whoever waits for the next one.

    A storm that is left is forgotten. What is heard of another storm than the followed one was under way
    when the choice changed, and is dropped.

    Args:
        now_ms: this machine's clock, UTC milliseconds.
    """

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._changed = threading.Condition()
        self._view = LiveView()
        self._panels: tuple[str, ...] = ()
        self._resume = ""
        self._refused = False
        self._too_much = False
        self._parts: list[State] = []

    @property
    def view(self) -> LiveView:
        with self._changed:
            return self._view

    def follow(self, storm_id: str, panels: Collection[str]) -> None:
        """Another storm, "" for none."""
        wanted = tuple(sorted(panels)) if storm_id else ()
        with self._changed:
            if (storm_id, wanted) == (self._view.storm_id, self._panels):
                return
            self._panels, self._resume, self._refused, self._too_much = wanted, "", False, False
            self._parts = []
            self._show(LiveView(storm_id, version=self._view.version))

    def wish(self) -> Subscribe:
        """What to ask the hub for, from where this view stands."""
        with self._changed:
            panels = () if self._too_much else self._panels
            return Subscribe(self._view.storm_id, panels, self._resume, parts=True)

    def hear(self, told: Told) -> None:
        """Folds one message."""
        with self._changed:
            if told.storm_id not in ("", self._view.storm_id):
                return
            if isinstance(told, Part):
                self._gather(told)
            elif isinstance(told, (Snapshot, Delta)):
                self._take(told)
            else:
                self._miss(told)

    @property
    def waits_for_storm(self) -> bool:
        """The office did not know the storm when it was asked: it may have come there since."""
        with self._changed:
            return self._refused

    def lost(self) -> None:
        """The line broke: what is shown is as of now."""
        with self._changed:
            self._parts = []
            if self._view.live:
                self._show(replace(self._view, live=False, heard_at=self._now_ms()))

    def missed(self) -> None:
        """Something was told that can't be read: the next wish begins anew."""
        with self._changed:
            self._resume, self._parts = "", []
            if self._view.live:
                self._show(replace(self._view, live=False, heard_at=self._now_ms()))

    def too_much(self) -> None:
        """A message was larger than any that is taken: this storm's panels are not asked for again."""
        with self._changed:
            self._too_much = True

    def wait(self, than: int, timeout_s: float) -> LiveView:
        """The view once it is newer than version `than`, or as it is when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._view.version > than, timeout_s)
            return self._view

    def _gather(self, part: Part) -> None:
        """Keeps the part for its message; one that is not next in line is of an earlier wish."""
        if part.number == 0:
            self._parts = []
        if part.number == len(self._parts) < MOST_PARTS:
            self._parts.append(part.cells)

    def _take(self, told: Snapshot | Delta) -> None:
        parts, self._parts = self._parts[: told.parts], []
        if len(parts) < told.parts:
            return  # of an earlier wish, and so is the one below; the answer to the present one is on its way
        if isinstance(told, Snapshot):
            state = fold({panel: {} for panel in told.state}, *parts, told.state) if parts else told.state
            self._stand(told, state, told.epoch)
        elif told.since <= self._view.seq <= told.seq:
            self._stand(told, fold(self._view.state, *parts, told.changes), self._view.epoch)

    def _stand(self, told: Snapshot | Delta, state: State, epoch: str) -> None:
        self._resume, self._refused = told.resume, False
        self._show(replace(
            self._view, seq=told.seq, state=state, epoch=epoch, live=True, heard_at=self._now_ms()
        ))  # fmt: skip

    def _miss(self, told: Reset | Refused) -> None:
        self._resume, self._parts = "", []
        if isinstance(told, Refused):
            self._refused = told.problem == ProblemType.NOT_FOUND
        if isinstance(told, Refused) and self._view.live:
            self._show(replace(self._view, live=False, heard_at=self._now_ms()))

    def _show(self, view: LiveView) -> None:
        self._view = replace(view, version=view.version + 1)
        self._changed.notify_all()
