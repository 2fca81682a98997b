"""What `/v1/live` says to a laptop that subscribes: the state of a storm's panels, then what changed.

A panel is cells by key. `fold` is all there is to keeping one: the hub's snapshot at one revision, with every
delta up to another folded on it, is the hub's snapshot at that other one. A null takes a cell away.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec

Cells = Mapping[str, Any]
State = Mapping[str, Cells]
"""Panel to its cells."""

LIVE_BYTES = 1 << 20
"""The largest message that a laptop takes; the hub takes less, since a wish is short."""

PART_BYTES = 64 << 10
"""Cells in one message to a laptop that takes parts; one cell that is larger goes alone."""

MOST_PARTS = 256
"""Parts before one snapshot or delta. A storm with more than that in its panels is not told live."""


class Panel(StrEnum):
    """What can be subscribed to. Cells, as `panels` makes them:

    jobs: route id ("" for none) -> {"name", "crew", "counts"}, counts in the order of JOB_STATUS.
    score: "counts" -> the play score's counts by name, but for those of checks, which laptops run.
    attribution: "run" -> the newest run; "credit <method> <channel>" -> [credit, low, high, conversions].
    map: "<route id>/<job id>" -> [property, status, revision] of the jobs that changed last;
        "decided/<decision id>" -> [property, decision, revision] of the newest decisions.
    """

    JOBS = "jobs"
    SCORE = "score"
    ATTRIBUTION = "attribution"
    MAP = "map"


OFFICE_PANELS = frozenset({Panel.SCORE, Panel.ATTRIBUTION})
"""What crews are not shown: their buckets hold none of it."""


class Subscribe(msgspec.Struct, frozen=True, tag_field="type", tag="subscribe", omit_defaults=True):
    """From the laptop: which storm's panels, instead of those asked for before; no panels for none.

    Attributes:
        resume: the token of the last message that was folded, "" to begin anew.
        parts: this laptop knows `Part`. To others a storm that doesn't fit one message is refused.
    """

    storm_id: str
    panels: tuple[str, ...] = ()
    resume: str = ""
    parts: bool = False


class Part(msgspec.Struct, frozen=True, tag_field="type", tag="part"):
    """Cells that go before those of the next snapshot or delta, which counts the parts. Nothing is shown of
    them until then. A cell may come again, a null may follow it: the later one holds.

    Attributes:
        number: from 0 on; 0 begins anew, whatever came before.
    """

    storm_id: str
    number: int
    cells: dict[str, dict[str, Any]]


class Snapshot(msgspec.Struct, frozen=True, tag_field="type", tag="snapshot", omit_defaults=True):
    """All that this member is shown of the panels at revision `seq`; replaces what there was.

    Attributes:
        state: the panels that were granted; those that were asked for and are not here are not this member's.
            Where parts went before, the last of the cells.
        as_of: the centre's clock at the reading, UTC milliseconds.
    """

    storm_id: str
    epoch: str
    seq: int
    as_of: int
    resume: str
    state: dict[str, dict[str, Any]]
    parts: int = 0


class Delta(msgspec.Struct, frozen=True, tag_field="type", tag="delta", omit_defaults=True):
    """What is different at `seq` for one who stands at `since`; folded, or else nothing."""

    storm_id: str
    since: int
    seq: int
    as_of: int
    resume: str
    changes: dict[str, dict[str, Any]]
    parts: int = 0


class Reset(msgspec.Struct, frozen=True, tag_field="type", tag="reset", omit_defaults=True):
    """The deltas have a gap, and a snapshot follows. `reason`: slow, scope, gone."""

    storm_id: str
    reason: str


class Refused(msgspec.Struct, frozen=True, tag_field="type", tag="error", omit_defaults=True):
    """The subscription does not stand; pokes go on. `problem` is a type of `errors.ProblemType`.

    Attributes:
        retry_after: the hub tries again by itself every so many seconds; 0 when it does not.
    """

    storm_id: str
    problem: str
    title: str = ""
    retry_after: float = 0.0


Told = Part | Snapshot | Delta | Reset | Refused


def fold(state: State, *changes: State) -> dict[str, dict[str, Any]]:
    """The state after the changes, in their order; no argument is touched."""
    folded = {panel: dict(cells) for panel, cells in state.items()}
    for change in changes:
        for panel, cells in change.items():
            _change(folded.setdefault(panel, {}), cells)
    return folded


def _change(kept: dict[str, Any], cells: Cells) -> None:
    for key, value in cells.items():
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = value


def encode(message: Subscribe | Told) -> str:
    """A message as it is sent."""
    return msgspec.json.encode(message).decode()


class _Named(msgspec.Struct):
    type: str = ""


_TOLD = msgspec.json.Decoder(Told)
_NAMES = frozenset({"part", "snapshot", "delta", "reset", "error"})


def told(text: str | bytes) -> Told | None:
    """The message of a panel; None for a poke, and for what a later version says.

    Raises:
        msgspec.DecodeError: it is called like one of ours and can't be read.
    """
    name = msgspec.json.decode(text, type=_Named).type
    return _TOLD.decode(text) if name in _NAMES else None
