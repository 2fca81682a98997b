"""Stage two, keyed by (tenant, storm, window): counts that close with the watermark and are corrected after.

A window is open until the watermark passes its end; then it is told as revision 1. What changes it later, a
laptop's upload after days, makes the next revision, with the whole counts and not the difference. The last
revision does not depend on the order in which events came.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from sync.streams.core.shapes import OUT_OF_ORDER_MS, WINDOW_MS, Delta


class Status(StrEnum):
    """Where a window stands."""

    OPEN = "open"
    CLOSED = "closed"
    CORRECTED = "corrected"


class WindowState(msgspec.Struct, array_like=True):
    """Counts by measure (never a zero), and the revision told last: 0 while the window is open."""

    counts: dict[str, int]
    revision: int = 0


class WindowRow(msgspec.Struct, frozen=True):
    """A window as told. start, end: UTC milliseconds, the end not included."""

    tenant_id: str
    storm_id: str
    start: int
    end: int
    revision: int
    status: Status
    counts: dict[str, int]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(WindowState).decode


def apply_deltas(state: bytes | None, deltas: Iterable[Delta]) -> bytes:
    """The window's state after changes of its counts, in any order."""
    window = _decode(state) if state is not None else WindowState({})
    for delta in deltas:
        count = window.counts.get(delta.measure, 0) + delta.amount
        if count:
            window.counts[delta.measure] = count
        else:
            window.counts.pop(delta.measure, None)
    return _encode(window)


def settle(
    state: bytes, tenant_id: str, storm_id: str, start: int, watermark: int, *, changed: bool
) -> tuple[bytes, WindowRow | None]:
    """Closes a window whose end the watermark has passed, or tells its next revision if it `changed` since.

    Returns:
        The state, and the row to tell; None while the window is open or has nothing new to say.
    """
    window = _decode(state)
    if watermark < start + WINDOW_MS or (window.revision and not changed):
        return state, None
    window.revision += 1
    status = Status.CLOSED if window.revision == 1 else Status.CORRECTED
    counts = dict(sorted(window.counts.items()))
    row = WindowRow(tenant_id, storm_id, start, start + WINDOW_MS, window.revision, status, counts)
    return _encode(window), row


def counts_of(state: bytes) -> dict[str, int]:
    """The counts as they stand, of open windows too."""
    return dict(sorted(_decode(state).counts.items()))


def state_told(counts: dict[str, int], revision: int) -> bytes:
    """The state of a window of which somebody else keeps count, and tells the whole."""
    return _encode(WindowState(counts, revision))


def revision_of(state: bytes) -> int:
    """The revision told last, 0 while the window is open."""
    return _decode(state).revision


def watermark(newest_occurred_at: int) -> int:
    """How far time has come, when the newest business time heard is this; UTC milliseconds."""
    return newest_occurred_at - OUT_OF_ORDER_MS
