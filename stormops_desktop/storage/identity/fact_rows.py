"""The facts of who is who as the domain reads them, of all records or of some."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, text

from stormops_desktop.domain.identity.facts import Decided, Event, Facts, Held, NodeKind, Record
from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.storage.rows import keys_json

_WHERE = "WHERE node_id IN (SELECT value FROM json_each(:nodes))"
_RECORDS = "SELECT node_id, kind, coalesce(property_id, '') AS house FROM identity_nodes {where}"
_HELD = "SELECT node_id, kind, value_hash, coalesce(storm_id, '') AS storm FROM identifiers {where}"
_DECIDED = text("SELECT event_id, event, one, other, happened_at, withdraws FROM identity_events")
_BLOCKED = text("SELECT value_hash FROM identity_blocks WHERE blocked = 1")
_KINDS, _NODE_KINDS = {kind.value: kind for kind in Kind}, {kind.value: kind for kind in NodeKind}


def facts(connection: Connection, nodes: Collection[str] | None = None) -> Facts:
    """What is known of these records, of all when none are named. Words of a newer version say nothing."""
    where, given = ("", {}) if nodes is None else (_WHERE, {"nodes": keys_json(nodes)})
    records = connection.execute(text(_RECORDS.format(where=where)), given)
    held = connection.execute(text(_HELD.format(where=where)), given)
    return Facts(
        [Record(row[0], _NODE_KINDS[row[1]], row[2]) for row in records if row[1] in _NODE_KINDS],
        [Held(row[0], _KINDS[row[1]], row[2], row[3]) for row in held if row[1] in _KINDS],
        decided(connection),
        blocked(connection),
    )


def decided(connection: Connection) -> Sequence[Decided]:
    """Everything that people have decided; a row that can't be read says nothing."""
    return [
        Decided(row.event_id, Event(row.event), _nodes(row.one), _nodes(row.other), row.happened_at or 0,
                row.withdraws or "")
        for row in connection.execute(_DECIDED)
        if row.event in set(Event)
    ]  # fmt: skip


def blocked(connection: Connection) -> frozenset[str]:
    """Hashes of values that say nothing about anybody."""
    return frozenset(connection.execute(_BLOCKED).scalars())


def _nodes(document: str | None) -> tuple[str, ...]:
    told = json.loads(document or "[]")
    return tuple(str(node) for node in told) if isinstance(told, list) else ()
