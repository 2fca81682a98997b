"""The way back from a verb: inverse drafts, kept for ten seconds."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import Undo
from sync.contracts.capture import Draft

UNDO_MS = 10_000
TOO_LATE = "It is too late to undo that. Open the job to change it; nothing was lost."


@dataclass(frozen=True, slots=True)
class _Way:
    label: str
    expires_at: int
    inverse: Callable[[], Sequence[Draft]]


class UndoShelf:
    """Ways back by token; each may be taken once."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._ways: dict[str, _Way] = {}
        self._lock = threading.Lock()

    def offer(self, token: str, label: str, inverse: Callable[[], Sequence[Draft]]) -> Undo:
        """Keeps a way back for ten seconds.

        Args:
            inverse: makes the drafts when they are wanted, from what the replica holds then.
        """
        now = self._now_ms()
        with self._lock:
            self._ways = {key: way for key, way in self._ways.items() if way.expires_at >= now}
            self._ways[token] = _Way(label, now + UNDO_MS, inverse)
        return Undo(token, label, now + UNDO_MS)

    def take(self, token: str) -> tuple[str, Sequence[Draft]]:
        """The label and the drafts of a way back.

        Raises:
            NotAllowed: too late, or taken already.
        """
        with self._lock:
            way = self._ways.pop(token, None)
        if way is None or way.expires_at < self._now_ms():
            raise NotAllowed(TOO_LATE)
        return way.label, way.inverse()
