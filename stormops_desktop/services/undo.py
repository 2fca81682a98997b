"""The way back from a verb: inverse drafts, kept for ten seconds."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import Undo
from sync.contracts.capture import Draft

UNDO_MS = 10_000
STEPS_IN_EDITORS = 50  # decisions.md 13: an editor's steps do not expire while it is open
UNDID = "Undid: {what}"
TOO_LATE = "It is too late to undo that. Open the job to change it; nothing was lost."


@dataclass(frozen=True, slots=True)
class _Way:
    label: str
    expires_at: int
    inverse: Callable[[], Sequence[Draft]]
    again: Callable[[], Sequence[Draft]] | None = None
    lasting: bool = False


class UndoShelf:
    """Ways back by token; each may be taken once."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._ways: dict[str, _Way] = {}
        self._lock = threading.Lock()

    def offer(
        self,
        token: str,
        label: str,
        inverse: Callable[[], Sequence[Draft]],
        *,
        again: Callable[[], Sequence[Draft]] | None = None,
        lasting: bool = False,
    ) -> Undo:
        """Keeps a way back for ten seconds, or as one of an editor's steps.

        Args:
            inverse: makes the drafts when they are wanted, from what the replica holds then.
            again: makes the drafts that do it once more after it was undone.
            lasting: a step of an editor, which does not expire; the newest fifty are kept.
        """
        now = self._now_ms()
        with self._lock:
            self._ways = {key: way for key, way in self._ways.items() if way.lasting or way.expires_at >= now}
            self._ways[token] = _Way(label, now + UNDO_MS, inverse, again, lasting)
            steps = [key for key, way in self._ways.items() if way.lasting]
            for key in steps[: -2 * STEPS_IN_EDITORS]:  # those done, and those undone that may be done again
                del self._ways[key]
        return Undo(token, label, now + UNDO_MS)

    def take(self, token: str) -> tuple[str, Sequence[Draft]]:
        """The label and the drafts of a way back.

        Raises:
            NotAllowed: too late, or taken already.
        """
        label, drafts, _ = self.take_step(token)
        return label, drafts

    def take_step(self, token: str) -> tuple[str, Sequence[Draft], Undo | None]:
        """The label and the drafts of a way back, and the way forth again where there is one.

        Raises:
            NotAllowed: too late, or taken already; or what is there now is something else.
        """
        with self._lock:
            way = self._ways.pop(token, None)
        if way is None or not (way.lasting or way.expires_at >= self._now_ms()):
            raise NotAllowed(TOO_LATE)
        drafts = way.inverse()
        if way.again is None:
            return way.label, drafts, None
        forth = self.offer(f"{token}~", way.label, way.again, again=way.inverse, lasting=way.lasting)
        return way.label, drafts, forth
