"""The database side of the relay: whose turn it is, what comes next, and how far Kafka has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sync.contracts.ops import Kind, VerdictKind
from sync.hub.relay.events import LoggedOp
from sync.postgres.pool import Connection

ACCEPTED = (VerdictKind.APPLIED, VerdictKind.MERGED)
WHOLE = (1 << 31) - 1  # the index after every op of a revision
_LEASE_CLASS = 0x5EA1
_BEHIND = """
SELECT c.tenant_id::text FROM tenant_clock c LEFT JOIN relay_cursor k USING (tenant_id)
WHERE k.tenant_id IS NULL OR k.broker IS DISTINCT FROM %s OR (c.rev, %s) > (k.rev, k.i)
ORDER BY c.tenant_id
"""
# Until the transaction ends: a relay that dies gives its tenants back.
_LEASE = "SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))"
_CURSOR = "SELECT rev, i FROM relay_cursor WHERE tenant_id = %s AND broker = %s"
_CLOCK = "SELECT rev FROM tenant_clock WHERE tenant_id = %s"
_SLICE = """
SELECT tenant_id::text, rev, i, op_id::text, device::text, kind, entity, row_id::text, storm_id::text,
       account_id::text, hlc, verdict, (extract(epoch FROM received_at) * 1000)::bigint, body::text
FROM op_log WHERE tenant_id = %s AND (rev, i) > (%s, %s) AND rev <= %s ORDER BY rev, i LIMIT %s
"""
_ADVANCE = """
INSERT INTO relay_cursor (tenant_id, broker, rev, i) VALUES (%s, %s, %s, %s)
ON CONFLICT (tenant_id) DO UPDATE SET broker = EXCLUDED.broker, rev = EXCLUDED.rev, i = EXCLUDED.i
"""
_DELIVERED = """
INSERT INTO relay_offsets AS r (topic, partition, broker, next_offset)
SELECT %s, p, %s, o FROM unnest(%s::int[], %s::bigint[]) AS t (p, o) ORDER BY p
ON CONFLICT (topic, partition) DO UPDATE SET broker = EXCLUDED.broker,
next_offset = CASE WHEN r.broker = EXCLUDED.broker THEN greatest(r.next_offset, EXCLUDED.next_offset)
    ELSE EXCLUDED.next_offset END
"""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last op that the broker has: everything up to (rev, i)."""

    rev: int = 0
    i: int = WHOLE


@dataclass(frozen=True, slots=True)
class Slice:
    """Accepted ops after a cursor, and the cursor once they are delivered."""

    ops: Sequence[LoggedOp]
    upto: Cursor


class _Kept(msgspec.Struct):
    """The part of the log's `body` that an event tells."""

    fields: msgspec.Raw
    lost: tuple[str, ...] | None = None
    effective: bool | None = None


def behind(connection: Connection, broker: str) -> list[str]:
    """Tenants with something that this broker may not have: all of them, for a broker not seen before."""
    return [row[0] for row in connection.execute(_BEHIND, (broker, WHOLE))]


def lease(connection: Connection, tenant_id: str) -> bool:
    """Whether the tenant is ours until the transaction ends; another relay may have it."""
    row = connection.execute(_LEASE, (_LEASE_CLASS, tenant_id)).fetchone()
    return bool(row and row[0])


def cursor(connection: Connection, tenant_id: str, broker: str) -> Cursor:
    """How far this broker is; the beginning, for another broker than the one noted."""
    row = connection.execute(_CURSOR, (tenant_id, broker)).fetchone()
    return Cursor(*row) if row else Cursor()


def following(connection: Connection, tenant_id: str, after: Cursor, limit: int) -> Slice:
    """The next accepted ops in order of (rev, i).

    The clock is read first: a reader that sees revision r sees every op of the revisions up to r.
    """
    clock = connection.execute(_CLOCK, (tenant_id,)).fetchone()
    high = int(clock[0]) if clock else 0
    rows = connection.execute(_SLICE, (tenant_id, after.rev, after.i, high, limit)).fetchall()
    full = len(rows) == limit
    upto = Cursor(rows[-1][1], rows[-1][2]) if full else Cursor(max(high, after.rev), WHOLE)
    ops = [_logged(*row) for row in rows if row[11] in ACCEPTED]
    return Slice(ops, upto)


def advance(connection: Connection, tenant_id: str, broker: str, upto: Cursor) -> None:
    """Notes that the broker has everything up to there. Only after its delivery reports."""
    connection.execute(_ADVANCE, (tenant_id, broker, upto.rev, upto.i))


def note_delivered(connection: Connection, topic: str, broker: str, delivered: Mapping[int, int]) -> None:
    """Notes the offsets after what was delivered last, by partition; readers compare their places with it."""
    partitions = sorted(delivered)  # in one order, so that relays of different tenants never lock in a circle
    told = (topic, broker, partitions, [delivered[partition] for partition in partitions])
    connection.execute(_DELIVERED, told)


def _logged(
    tenant_id: str, rev: int, i: int, op_id: str, device: str, kind: str, entity: str, row_id: str,
    storm_id: str | None, account_id: str | None, hlc: int, verdict: str, received_ms: int, body: str,
) -> LoggedOp:  # fmt: skip
    kept = msgspec.json.decode(body, type=_Kept)
    return LoggedOp(
        tenant_id, rev, i, op_id, device, Kind(kind), entity, row_id, storm_id, account_id, hlc, verdict,
        received_ms, kept.fields, kept.lost or (), kept.effective,
    )  # fmt: skip
