"""What a Flink job told, put where the embedded runner puts what it finds itself.

The job is at least once: restored, it says again what it said, in other steps at times (two revisions of a
window in one). So the order of its topic counts and not the number in the word, as `flink.results` says: the
newest word on a key holds, and one that says what is known already changes nothing. Words are wholes; each is
taken once, because the place in the topic is noted in the same transaction.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from sync.contracts.events.envelope import EventError
from sync.postgres.pool import Connection
from sync.streams.core.houses import LEVELS
from sync.streams.core.pipeline import Chain, Changes
from sync.streams.core.shapes import OUT_OF_ORDER_MS
from sync.streams.core.windows import Status, WindowRow, counts_of, revision_of, state_told
from sync.streams.flink.results import (
    ActionTold,
    ChainTold,
    Told,
    WaitingTold,
    WindowTold,
    tenant_of,
    word_in,
)
from sync.streams.runner.intake import Intake
from sync.streams.runner.kafka import Record
from sync.streams.runner.pg_states import PgStates

PARTITIONS = 6
LARGEST = (1 << 63) - 1  # a bigint of PostgreSQL
_NUL = b"\\u0000"  # no text of PostgreSQL may hold it
_NO_RESULT = "The record is not a result of the stream job."


def _read(record: Record) -> tuple[str, Told]:
    value = record.value or b""
    try:
        if _NUL in value:
            raise ValueError(_NO_RESULT)
        told = word_in(value)
        _check(told)
    except (msgspec.DecodeError, ValueError):
        raise EventError(_NO_RESULT) from None
    return tenant_of(told), told


def _check(told: Told) -> None:
    """Raises ValueError for what the database would refuse, again and again."""
    ids, numbers = _contents(told)
    for one in ids:
        if str(UUID(one)) != one:
            raise ValueError(one)
    if not all(-LARGEST <= number <= LARGEST for number in numbers):
        raise ValueError(_NO_RESULT)


def _contents(told: Told) -> tuple[Sequence[str], Sequence[int]]:
    match told:
        case WindowTold(row):
            if not 0 < row.revision < 1 << 30:
                raise ValueError(_NO_RESULT)
            return (row.tenant_id, row.storm_id), (row.start, row.end)
        case ChainTold():
            if told.level not in LEVELS:
                raise ValueError(_NO_RESULT)
            return (told.tenant_id, told.storm_id), (told.times, told.value_cents)
        case WaitingTold():
            touch = (told.touch_id,) if told.touch_id else ()
            return (told.tenant_id, told.storm_id, told.property_id, *touch), (told.since,)
        case ActionTold(action):
            house = (action.property_id,) if action.property_id else ()
            ids = (action.tenant_id, action.storm_id, action.because, *house)
            return ids, (action.since, action.until)


def take(connection: Connection, tenant_id: str, words: Sequence[Told]) -> Changes:
    """Takes words of one tenant in, in the order of the topic, and returns what they changed."""
    states = PgStates(connection, tenant_id)
    changes = Changes(newest=states.newest(), events=len(words))
    _windows((told.row for told in words if isinstance(told, WindowTold)), states, changes)
    _chains([told for told in words if isinstance(told, ChainTold)], states, changes)
    changes.actions += [told.action for told in words if isinstance(told, ActionTold)]
    states.save(changes)
    waiting = {told.key: told for told in words if isinstance(told, WaitingTold)}
    states.save_waiting(
        ((told.storm_id, told.property_id), (told.touch_id, told.since) if told.touch_id else None)
        for told in waiting.values()
    )
    return changes


def _windows(rows: Iterable[WindowRow], states: PgStates, changes: Changes) -> None:
    told = list(rows)
    known = dict(states.windows({(row.storm_id, row.start) for row in told}))
    for row in told:
        window = row.storm_id, row.start
        news = _next(known.get(window), row)
        changes.newest = max(changes.newest, row.end + OUT_OF_ORDER_MS)  # the watermark has passed its end
        if news is not None:
            known[window] = changes.windows[window] = state_told(news.counts, news.revision)
            changes.told.append(news)


def _next(state: bytes | None, row: WindowRow) -> WindowRow | None:
    """The row as it is kept: our revisions only rise, also when a restored job counts its own again."""
    revision = revision_of(state) if state is not None else 0
    if row.revision > revision:
        return row
    if state is not None and counts_of(state) == dict(sorted(row.counts.items())):
        return None
    return msgspec.structs.replace(row, revision=revision + 1, status=Status.CORRECTED)


def _chains(told: Sequence[ChainTold], states: PgStates, changes: Changes) -> None:
    newest: dict[Chain, tuple[int, int]] = {
        (each.storm_id, each.level, each.came_from, each.to): (each.times, each.value_cents) for each in told
    }
    known = states.chains(newest.keys())
    for step, (times, cents) in newest.items():
        was = known.get(step, (0, 0))
        if was != (times, cents):
            changes.chains[step] = (times - was[0], cents - was[1])


RESULTS: Intake[Told] = Intake(
    "results", lambda topics: topics.results, lambda topics: topics.events, _read, take, PARTITIONS
)
"""The way in of what Flink reduced."""
