"""One room a storm that somebody looks at: its panels, read once for all who look.

A room keeps what the panels are made of, and nothing for a reader. Whoever is slow finds the cells that are
newer than where it stands; who came too late for that begins with a snapshot.
"""

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sync.contracts.live import PART_BYTES, Delta, Panel, Part, Snapshot, encode
from sync.contracts.live_panels import Batch, Sight, StormPanels
from sync.hub.live.pages import Walk, page

KEPT_CHARS = 4 << 20
"""Of messages that several readers may be told."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and the way from there, None after the last. `news` is false where nothing is newer."""

    text: str
    onward: Walk | None
    news: bool = True


class Room:
    """The panels of one storm, kept up while anybody looks. Belongs to one event loop.

    Attributes:
        readers: with those who left a moment ago. present: without them. left_at: when the last one left, by
            the loop's clock.
    """

    def __init__(self, tenant_id: str, storm_id: str) -> None:
        self.tenant_id, self.storm_id = tenant_id, storm_id
        self.panels = StormPanels()
        self.scope_rev = -1
        self.ended = False
        self.readers = self.present = 0
        self.left_at = 0.0
        self.wanted: Counter[Panel] = Counter()
        self.reading = asyncio.Lock()
        self._news = asyncio.Event()
        self._messages: dict[tuple[Walk, str, int], Said] = {}
        self._kept = 0

    @property
    def seq(self) -> int:
        return self.panels.seq

    def take(self, batch: Batch) -> None:
        """The storm as it is now."""
        self.panels.apply(batch)
        if batch.scope_moved:
            self.scope_rev = batch.seq
        self.panels.forget(self.panels.held - frozenset(+self.wanted))
        self._forget_messages()
        self._wake()

    def end(self) -> None:
        self.ended = True
        self._wake()

    async def newer(self, than: int) -> int:
        """Waits until the room is past revision `than` (or it ends), and tells where it is."""
        while self.seq <= than and not self.ended:
            await self._news.wait()
        return self.seq

    async def over(self) -> None:
        """Waits until the room ends."""
        while not self.ended:
            await self._news.wait()

    def resume_token(self, sight: Sight) -> str:
        """Names what a reader has: the counter, where it stands, and what it was shown of which storm."""
        return f"{self.panels.epoch}.{self.seq}.{self._shown(sight)}"

    def resumed(self, token: str, sight: Sight) -> int | None:
        """The revision that a reader may go on from; None when it has to begin anew."""
        epoch, seq, etag = (*token.split("."), "", "", "")[:3]
        if (epoch, etag) != (self.panels.epoch, self._shown(sight)) or not (seq.isascii() and seq.isdigit()):
            return None
        return int(seq) if len(seq) < 19 and self.panels.reaches(int(seq), sight) else None

    def _shown(self, sight: Sight) -> str:
        return hashlib.blake2b(f"{self.storm_id}/{sight.etag}".encode(), digest_size=8).hexdigest()

    def walk(self, since: int | None) -> Walk:
        """The way of one who stands at `since`; None for one who begins anew."""
        return Walk.of(since, self.seq)

    def said(self, sight: Sight, walk: Walk, most: int = PART_BYTES) -> "Said":
        """The next message on the way. Who stands alike is told alike: a thousand readers share one."""
        key = (walk, sight.etag, most)
        found = self._messages.get(key)
        if found is None:
            found = self._messages[key] = self._say(sight, walk, most)
            self._kept += len(found.text)
            if self._kept > KEPT_CHARS:
                self._forget_messages()
        return found

    def _say(self, sight: Sight, walk: Walk, most: int) -> "Said":
        told = page(self.panels, sight, walk, most)
        if told.onward is not None:
            return Said(encode(Part(self.storm_id, walk.parts, told.cells)), told.onward)
        last = (
            self._snapshot(sight, walk, told.cells)
            if walk.since is None
            else self._delta(sight, walk, told.cells)
        )
        return Said(encode(last), None, news=walk.since is None or walk.parts > 0 or bool(told.cells))

    def _snapshot(self, sight: Sight, walk: Walk, cells: dict[str, dict[str, Any]]) -> Snapshot:
        panels = self.panels
        state = {str(panel): cells.get(panel, {}) for panel in sorted(sight.panels & panels.held)}
        return Snapshot(
            self.storm_id, panels.epoch, self.seq, panels.as_of, self.resume_token(sight), state, walk.parts
        )

    def _delta(self, sight: Sight, walk: Walk, cells: dict[str, dict[str, Any]]) -> Delta:
        since = walk.since or 0
        return Delta(
            self.storm_id, since, self.seq, self.panels.as_of, self.resume_token(sight), cells, walk.parts
        )

    def _forget_messages(self) -> None:
        self._messages.clear()
        self._kept = 0

    def _wake(self) -> None:
        waited, self._news = self._news, asyncio.Event()
        waited.set()
