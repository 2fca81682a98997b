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
from sync.streams.core.houses import LEVELS, differences
from sync.streams.core.pipeline import Changes, House
from sync.streams.core.shapes import OUT_OF_ORDER_MS
from sync.streams.core.windows import Status, WindowRow, counts_of, revision_of, state_told
from sync.streams.flink.results import (
    ActionTold,
    HouseTold,
    Step,
    Told,
    WindowTold,
    is_of_an_older_job,
    tenant_of,
    word_in,
)
from sync.streams.runner.intake import Intake
from sync.streams.runner.kafka import Record
from sync.streams.runner.pg_states import PgStates

PARTITIONS = 6
LARGEST = (1 << 63) - 1  # a bigint of PostgreSQL
_NUL = b"\\u0000"  # no text of PostgreSQL may hold it
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(HouseTold).decode
_NO_RESULT = "The record is not a result of the stream job."
_OLDER = (
    "A Flink job of an older version told this. Stop `stormops-streams run`, call "
    "`stormops-streams begin-anew`, and start the job of this version without its checkpoint (a file "
    "`begin-anew` beside the checkpoints)."
)


def _read(record: Record) -> tuple[str, Told]:
    value = record.value or b""
    try:
        if _NUL in value:
            raise ValueError(_NO_RESULT)
        told = word_in(value)
        _check(told)
    except (msgspec.DecodeError, ValueError):
        raise EventError(_OLDER if is_of_an_older_job(value) else _NO_RESULT) from None
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
        case HouseTold():
            if not all(map(_counts, told.steps)) or len(told.path) < len(told.steps):
                raise ValueError(_NO_RESULT)
            touch = (told.touch_id,) if told.touch_id else ()
            return (told.tenant_id, told.storm_id, told.property_id, *touch), (told.since,)
        case ActionTold(action):
            house = (action.property_id,) if action.property_id else ()
            ids = (action.tenant_id, action.storm_id, action.because, *house)
            return ids, (action.since, action.until)


def _counts(step: Step) -> bool:
    """Whether a step can be one of a path; the sum over all houses has to fit the column, too."""
    return step.level in LEVELS and 0 < step.times < 1 << 31 and abs(step.value_cents) < 1 << 53


def take(connection: Connection, tenant_id: str, words: Sequence[Told]) -> Changes:
    """Takes words of one tenant in, in the order of the topic, and returns what they changed."""
    states = PgStates(connection, tenant_id)
    changes = Changes(newest=states.newest(), events=len(words))
    _windows((told.row for told in words if isinstance(told, WindowTold)), states, changes)
    _houses((told for told in words if isinstance(told, HouseTold)), states, changes)
    changes.actions += [told.action for told in words if isinstance(told, ActionTold)]
    states.save(changes)
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


def _houses(told: Iterable[HouseTold], states: PgStates, changes: Changes) -> None:
    """Of a house its last word counts; the state that is kept of it is the path that stands in the counts."""
    newest: dict[House, HouseTold] = {(word.storm_id, word.property_id): word for word in told}
    known = states.houses(newest.keys())
    for house, word in newest.items():
        changes.houses[house] = _encode(word)
        changes.waiting[house] = (word.touch_id, word.since) if word.touch_id else None
        before = _decode(known[house]).path if house in known else {}
        for step, by in differences(before, word.path).items():
            changes.add((word.storm_id, *step), *by)


RESULTS: Intake[Told] = Intake(
    "results", lambda topics: topics.results, lambda topics: topics.events, _read, take, PARTITIONS
)
"""The way in of what Flink reduced."""
