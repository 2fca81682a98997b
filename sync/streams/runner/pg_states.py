"""The states of one tenant in PostgreSQL, under the tenant's own context."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

import msgspec

from sync.contracts.identifiers import canonical
from sync.postgres.pool import Connection
from sync.streams.core.houses import Action
from sync.streams.core.pipeline import Changes, House, Window
from sync.streams.core.shapes import WINDOW_MS
from sync.streams.core.windows import counts_of, revision_of

_ROWS = "SELECT row_id::text, state FROM stream_rows WHERE tenant_id = %s AND row_id = ANY(%s::uuid[])"
_WINDOWS = """
SELECT w.storm_id::text, w.start_ms, w.state FROM stream_windows w
JOIN unnest(%s::uuid[], %s::bigint[]) AS k (storm_id, start_ms) USING (storm_id, start_ms)
WHERE w.tenant_id = %s
"""
_HOUSES = """
SELECT h.storm_id::text, h.property_id::text, h.state FROM stream_houses h
JOIN unnest(%s::uuid[], %s::uuid[]) AS k (storm_id, property_id) USING (storm_id, property_id)
WHERE h.tenant_id = %s
"""
_DUE = """
SELECT storm_id::text, start_ms, state FROM stream_windows
WHERE tenant_id = %s AND revision = 0 AND start_ms <= %s
"""
_NEWEST = "SELECT newest_ms FROM stream_clocks WHERE tenant_id = %s"
_SAVE_ROWS = """
INSERT INTO stream_rows (tenant_id, row_id, state)
SELECT %s, r, s FROM unnest(%s::uuid[], %s::bytea[]) AS t (r, s)
ON CONFLICT (tenant_id, row_id) DO UPDATE SET state = EXCLUDED.state
"""
_SAVE_HOUSES = """
INSERT INTO stream_houses (tenant_id, storm_id, property_id, state)
SELECT %s, a, b, s FROM unnest(%s::uuid[], %s::uuid[], %s::bytea[]) AS t (a, b, s)
ON CONFLICT (tenant_id, storm_id, property_id) DO UPDATE SET state = EXCLUDED.state
"""
_SAVE_WINDOWS = """
INSERT INTO stream_windows (tenant_id, storm_id, start_ms, state, revision, counts)
SELECT %s, a, b, s, r, c::jsonb FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[], %s::int[], %s::text[])
AS t (a, b, s, r, c)
ON CONFLICT (tenant_id, storm_id, start_ms) DO UPDATE
SET state = EXCLUDED.state, revision = EXCLUDED.revision, counts = EXCLUDED.counts
"""
_TELL = """
INSERT INTO stream_revisions (tenant_id, storm_id, start_ms, revision, counts)
SELECT %s, a, b, r, c::jsonb FROM unnest(%s::uuid[], %s::bigint[], %s::int[], %s::text[]) AS t (a, b, r, c)
"""
_ANSWERED = """
DELETE FROM stream_waiting w USING unnest(%s::uuid[], %s::uuid[]) AS k (storm_id, property_id)
WHERE w.tenant_id = %s AND (w.storm_id, w.property_id) = (k.storm_id, k.property_id)
"""
_WAITS = """
INSERT INTO stream_waiting (tenant_id, storm_id, property_id, touch_id, since_ms)
SELECT %s, a, b, t, s FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[]) AS u (a, b, t, s)
"""
_SAVE_CHAINS = """
INSERT INTO stream_chains AS c (tenant_id, storm_id, level, came_from, step_to, times, value_cents)
SELECT %s, a, l, f, s, n, v
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::bigint[])
    AS t (a, l, f, s, n, v)
ON CONFLICT (tenant_id, storm_id, level, came_from, step_to) DO UPDATE
SET times = c.times + EXCLUDED.times, value_cents = c.value_cents + EXCLUDED.value_cents
"""
_SAVE_ACTIONS = """
INSERT INTO stream_actions
    (tenant_id, action_id, storm_id, property_id, action, reason, since_ms, until_ms, because)
SELECT %s, i, s, nullif(p, '')::uuid, a, r, f, u, b
FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::bigint[],
    %s::uuid[]) AS t (i, s, p, a, r, f, u, b)
ON CONFLICT (tenant_id, action_id) DO NOTHING
"""
_SAVE_CLOCK = """
INSERT INTO stream_clocks (tenant_id, newest_ms) VALUES (%s, %s)
ON CONFLICT (tenant_id) DO UPDATE SET newest_ms = EXCLUDED.newest_ms
"""
_OUTDATE = """
INSERT INTO stream_credit AS c (tenant_id, storm_id, changes)
SELECT %s, a, 1 FROM unnest(%s::uuid[]) AS a
ON CONFLICT (tenant_id, storm_id) DO UPDATE SET changes = c.changes + 1
"""


class PgStates:
    """What `pipeline.States` asks for; the connection's transaction has the tenant's context."""

    def __init__(self, connection: Connection, tenant_id: str) -> None:
        self._connection, self._tenant_id = connection, tenant_id

    def rows(self, row_ids: Collection[str]) -> Mapping[str, bytes]:
        return dict(self._connection.execute(_ROWS, (self._tenant_id, list(row_ids))).fetchall())

    def windows(self, wanted: Collection[Window]) -> Mapping[Window, bytes]:
        storms, starts = [storm for storm, _ in wanted], [start for _, start in wanted]
        found = self._connection.execute(_WINDOWS, (storms, starts, self._tenant_id))
        return {(storm, start): state for storm, start, state in found}

    def houses(self, wanted: Collection[House]) -> Mapping[House, bytes]:
        storms, houses = [storm for storm, _ in wanted], [house for _, house in wanted]
        found = self._connection.execute(_HOUSES, (storms, houses, self._tenant_id))
        return {(storm, house): state for storm, house, state in found}

    def due(self, watermark: int) -> Mapping[Window, bytes]:
        found = self._connection.execute(_DUE, (self._tenant_id, watermark - WINDOW_MS))
        return {(storm, start): state for storm, start, state in found}

    def newest(self) -> int:
        row = self._connection.execute(_NEWEST, (self._tenant_id,)).fetchone()
        return int(row[0]) if row else 0

    def save(self, changes: Changes) -> None:
        with self._connection.pipeline():  # ten statements that wait for one answer
            self._save_rows(changes)
            self._save_windows(changes)
            self._save_paths(changes)
            self._save_waiting(changes)
            save_actions(self._connection, self._tenant_id, changes.actions)
            self._connection.execute(_SAVE_CLOCK, (self._tenant_id, changes.newest))

    def _save_rows(self, changes: Changes) -> None:
        if changes.rows:
            columns = (list(changes.rows), list(changes.rows.values()))
            self._connection.execute(_SAVE_ROWS, (self._tenant_id, *columns))

    def _save_windows(self, changes: Changes) -> None:
        if changes.windows:
            storms, starts = zip(*changes.windows, strict=True)
            states = list(changes.windows.values())
            revisions = [revision_of(state) for state in states]
            counts = [_json(counts_of(state)) for state in states]
            told = (self._tenant_id, list(storms), list(starts), states, revisions, counts)
            self._connection.execute(_SAVE_WINDOWS, told)
        if changes.told:
            rows = [(row.storm_id, row.start, row.revision, _json(row.counts)) for row in changes.told]
            self._connection.execute(_TELL, (self._tenant_id, *map(list, zip(*rows, strict=True))))

    def _save_waiting(self, changes: Changes) -> None:
        if not changes.waiting:
            return
        storms, houses = zip(*changes.waiting, strict=True)
        self._connection.execute(_ANSWERED, (list(storms), list(houses), self._tenant_id))
        waits = [(*house, *since) for house, since in changes.waiting.items() if since is not None]
        if waits:
            self._connection.execute(_WAITS, (self._tenant_id, *map(list, zip(*waits, strict=True))))

    def _save_paths(self, changes: Changes) -> None:
        if changes.houses:
            storms, houses = zip(*changes.houses, strict=True)
            told = (self._tenant_id, list(storms), list(houses), list(changes.houses.values()))
            self._connection.execute(_SAVE_HOUSES, told)
        if changes.chains:
            steps = [(*step, *moved) for step, moved in sorted(changes.chains.items())]
            self._connection.execute(_SAVE_CHAINS, (self._tenant_id, *map(list, zip(*steps, strict=True))))
            self._connection.execute(_OUTDATE, (self._tenant_id, sorted(changes.storms_with_new_paths)))


def save_actions(connection: Connection, tenant_id: str, actions: Sequence[Action]) -> None:
    """Notes actions of a tenant for the hub, each once; the transaction has the tenant's context."""
    if actions:
        columns = zip(*map(_action, actions), strict=True)
        connection.execute(_SAVE_ACTIONS, (tenant_id, *map(list, columns)))


def action_id(action: Action) -> str:
    """Follows from what is asked for and why, so that it is asked for once."""
    said = f"{action.tenant_id}:{action.reason}:{action.action}:{action.because}"
    return canonical(hashlib.blake2b(said.encode(), digest_size=16).hexdigest())


def _action(action: Action) -> tuple[object, ...]:
    return (
        action_id(action), action.storm_id, action.property_id, action.action, action.reason, action.since,
        action.until, action.because,
    )  # fmt: skip


def _json(counts: Mapping[str, int]) -> str:
    return msgspec.json.encode(counts).decode()
