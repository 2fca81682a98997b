"""What the centre's rows say of who is who, for the laptops' own rule: hashes are enough to tell persons."""

import json
from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.identity.facts import Decided, Event, Facts, Held, NodeKind, Record
from stormops_desktop.domain.identity.identifiers import Kind
from sync.postgres.pool import Connection

_RECORDS = (
    b"SELECT node_id::text, kind, coalesce(property_id::text, '') FROM identity_nodes WHERE NOT deleted"
)
_HELD = (
    b"SELECT node_id::text, kind, value_hash, coalesce(storm_id::text, '') FROM identifiers WHERE NOT deleted"
)
_DECIDED = b"""
SELECT event_id::text, event, one::text, other::text, (extract(epoch FROM happened_at) * 1000)::bigint,
  coalesce(withdraws::text, '')
FROM identity_events WHERE NOT deleted
"""
_BLOCKED = b"SELECT value_hash FROM identity_blocks WHERE blocked AND NOT deleted"


def facts(connection: Connection) -> Facts:
    """What the tenant's rows say of who is who."""
    return Facts(
        [Record(row[0], NodeKind(row[1]), row[2]) for row in _rows(connection, _RECORDS)],
        [Held(row[0], Kind(row[1]), row[2], row[3]) for row in _rows(connection, _HELD)],
        [
            Decided(row[0], Event(row[1]), _nodes(row[2]), _nodes(row[3]), row[4], row[5])
            for row in _rows(connection, _DECIDED)
        ],
        frozenset(row[0] for row in _rows(connection, _BLOCKED)),
    )


def _rows(connection: Connection, asked: bytes) -> Sequence[Any]:
    return connection.execute(asked).fetchall()


def _nodes(document: str) -> tuple[str, ...]:
    told = json.loads(document)
    return tuple(str(node) for node in told) if isinstance(told, list) else ()
