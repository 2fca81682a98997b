"""Stage one, keyed by row: from events to what they change downstream.

The state is the row as far as it counts, with the place (revision, index) of the last event taken. An event
at or below that place is a duplicate or a replay. What a row counted before is taken back when it changes, so
corrections, deletions and late arrivals need no rule of their own.
"""

from collections import Counter
from typing import Any

import msgspec

from sync.contracts.events.envelope import Event
from sync.contracts.events.names import PHOTO_VERIFIED, ROUTE_PUBLISHED
from sync.contracts.ops import Kind
from sync.streams.core.measures import KEPT, TOO_LATE, contributions
from sync.streams.core.shapes import (
    ALLOWED_LATENESS_MS,
    Delta,
    Effects,
    StormFact,
    Touch,
    TouchChange,
    window_of,
)

_SAYS = (Kind.ADD, Kind.SET)  # an update of an alert may be the first that warns of large hail
Counted = tuple[int, str, int]  # window start, measure, amount


class RowState(msgspec.Struct, array_like=True):
    """A row as the stage knows it.

    Attributes:
        counted: what the row stands for in the windows of `storm_id` now.
        values: the kept fields; None when the row is not there.
    """

    rev: int
    i: int
    storm_id: str
    values: dict[str, Any] | None
    counted: tuple[Counted, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(RowState).decode


def absorb(state: bytes | None, event: Event) -> tuple[bytes | None, Effects]:
    """The row's next state, and what the event changes downstream.

    Returns:
        The state that was given and no effects, for an event that changes nothing.
    """
    if event.entity not in KEPT:
        return state, Effects(fresh=False)
    before = _decode(state) if state is not None else None
    if before is not None and (event.sequence, event.index) <= (before.rev, before.i):
        return state, Effects(fresh=False)
    after = _next(before, event)
    return _encode(after), Effects(
        _differences(event.tenant_id, before, after), _touches(event, before, after), _facts(event)
    )


def state_of(state: bytes) -> RowState:
    """The row behind a state."""
    return _decode(state)


def _next(before: RowState | None, event: Event) -> RowState:
    known = before.values if before is not None else None
    values = _folded(known, event)
    storm_id = event.storm_id or (before.storm_id if before is not None else "")
    after = RowState(event.sequence, event.index, storm_id, values)
    if values is not None and storm_id:
        after.counted = _counted(event, before, values)
    return after


def _folded(values: dict[str, Any] | None, event: Event) -> dict[str, Any] | None:
    """The kept fields after the event. A row whose beginning was not heard starts with what is told."""
    if event.kind is Kind.DELETE:
        return None
    kept = KEPT[event.entity]
    told = {name: event.fields[name] for name in kept if name in event.fields}
    if event.kind is Kind.TRANSITION:
        told = _stepped(event)
    if event.name == PHOTO_VERIFIED:
        told["verified_at"] = event.recorded_at
    if event.name == ROUTE_PUBLISHED:
        told["published_at"] = event.occurred_at
    return {**(values or {}), **told}


def _stepped(event: Event) -> dict[str, Any]:
    if not event.effective:
        return {}
    to = event.fields.get("to")
    return {"status": to, "completed_at": event.occurred_at if to == "completed" else None}


def _counted(event: Event, before: RowState | None, values: dict[str, Any]) -> tuple[Counted, ...]:
    """A fact that was counted stays counted where it was; a new one has to be recorded in time."""
    known = set(before.counted) if before is not None else set()
    found: Counter[tuple[int, str]] = Counter()
    for at, measure, amount in contributions(event.entity, values):
        place = (window_of(at), measure)
        if (*place, amount) not in known and event.recorded_at - at > ALLOWED_LATENESS_MS:
            place = (window_of(event.recorded_at), TOO_LATE)
            amount = 1
        found[place] = 1 if place[1] == TOO_LATE else found[place] + amount
    return tuple((start, measure, amount) for (start, measure), amount in sorted(found.items()))


def _differences(tenant_id: str, before: RowState | None, after: RowState) -> tuple[Delta, ...]:
    moved: Counter[tuple[str, int, str]] = Counter()
    for state, sign in ((before, -1), (after, 1)):
        for start, measure, amount in state.counted if state is not None else ():
            assert state is not None
            moved[state.storm_id, start, measure] += sign * amount
    return tuple(
        Delta(tenant_id, storm, start, measure, amount)
        for (storm, start, measure), amount in sorted(moved.items())
        if amount
    )


def _touches(event: Event, before: RowState | None, after: RowState) -> tuple[TouchChange, ...]:
    if event.entity != "customer_journeys":
        return ()
    old, new = touch_of(event.row_id, before), touch_of(event.row_id, after)
    if old == new:
        return ()
    changes = []
    if old is not None and (new is None or old[0] != new[0]):
        changes.append(TouchChange(event.tenant_id, *old[0], event.row_id, None))
    if new is not None:
        changes.append(TouchChange(event.tenant_id, *new[0], event.row_id, new[1]))
    return tuple(changes)


def touch_of(touch_id: str, state: RowState | None) -> tuple[tuple[str, str], Touch] | None:
    """((storm, house), touch) of a journey row that is there and whole."""
    values = state.values if state is not None else None
    if state is None or not values or not state.storm_id:
        return None
    house, at, channel = values.get("property_id"), values.get("timestamp"), values.get("channel")
    if not house or not isinstance(at, int) or not channel:
        return None
    touch = Touch(
        touch_id, at, channel, values.get("play_id") or "", bool(values.get("converted")),
        int(values.get("conversion_value_cents") or 0), values.get("direction") or "",
        values.get("outcome") or "",
    )  # fmt: skip
    return (state.storm_id, house), touch


def _facts(event: Event) -> tuple[StormFact, ...]:
    if event.kind not in _SAYS or not event.storm_id:
        return ()
    fields, said = event.fields, (event.tenant_id, event.storm_id, event.row_id, event.occurred_at)
    if event.entity == "area_alerts" and fields.get("kind") == "competitor":
        return (StormFact(*said, 0.0, rival=True),)
    size = None
    if event.entity == "area_alerts":
        size = fields.get("hail_in")
    elif event.entity == "storm_reports" and fields.get("hazard") == "hail":
        size = fields.get("magnitude")
    return (StormFact(*said, float(size)),) if isinstance(size, int | float) else ()
