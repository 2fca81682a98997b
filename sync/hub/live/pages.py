"""What is newer than where a reader stands, a message's worth at a time, the oldest change first.

A cell that changes on the way goes to the end of the way, and what was taken away comes as a null. So whoever
is through stands at the newest revision, however much moved, and nothing is kept for a reader but its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from sync.contracts.live_panels import Sight, StormPanels

Place = tuple[int, str, str]
"""Revision, panel and key of a cell."""

_AROUND_CELL = 8
"""Quotes, colon and comma, and a panel's name now and then."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One reader's way from where it stands.

    Attributes:
        since: the revision that it stands at; None for one that begins anew.
        begun: what was taken away up to this revision it need not hear of.
        parts: how many messages it was told on the way.
        after: the last cell of them.
    """

    since: int | None
    begun: int
    after: Place
    parts: int = 0

    @classmethod
    def of(cls, since: int | None, seq: int) -> "Walk":
        """The way's beginning, while the panels are at revision `seq`."""
        return cls(since, seq if since is None else since, (0 if since is None else since + 1, "", ""))


@dataclass(frozen=True, slots=True)
class Page:
    """Some cells, and the way from there; None at its end."""

    cells: dict[str, dict[str, Any]]
    onward: Walk | None


def page(panels: StormPanels, sight: Sight, walk: Walk, most: int) -> Page:
    """The next cells on the way, of about `most` bytes; at least one when there is any."""
    cells: dict[str, dict[str, Any]] = {}
    size, after = 0, walk.after
    for place in sorted(_newer(panels, sight, walk)):
        _, panel, key = place
        written = _written(panels, panel, key)
        size += len(bytes(written)) + len(key.encode()) + _AROUND_CELL
        if size > most and cells:
            return Page(cells, replace(walk, after=after, parts=walk.parts + 1))
        cells.setdefault(panel, {})[key] = written
        after = place
    return Page(cells, None)


def _newer(panels: StormPanels, sight: Sight, walk: Walk) -> Iterator[Place]:
    for panel in sight.panels & panels.held:
        kept = panels.panels[panel]
        yield from _after(kept.revs, panel, sight, walk.after)
        gone = {key: at for key, at in kept.gone.items() if at > walk.begun}
        yield from _after(gone, panel, sight, walk.after)


def _after(revs: dict[str, int], panel: str, sight: Sight, after: Place) -> Iterator[Place]:
    least = after[0]
    for key, at in revs.items():
        if at >= least and (at, panel, key) > after and sight.sees(key):
            yield at, panel, key


def _written(panels: StormPanels, panel: Any, key: str) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(panels.panels[panel].cells.get(key)))
