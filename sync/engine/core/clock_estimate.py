"""How far this laptop's clock is from the centre's, measured at the middle of a short round trip."""

from dataclasses import replace

from sync.contracts.replica import SyncState

LONGEST_TRIP_MS = 10_000


def measured(state: SyncState, *, sent_ms: int, received_ms: int, server_ms: int) -> SyncState:
    """The state after an answer. A trip that took long, or in which the clock was set, measures nothing."""
    trip = received_ms - sent_ms
    if not 0 <= trip <= LONGEST_TRIP_MS:
        return replace(state, last_contact_ms=received_ms)
    offset = server_ms - (sent_ms + trip // 2)
    return replace(state, offset_ms=offset, offset_at=received_ms, last_contact_ms=received_ms)
