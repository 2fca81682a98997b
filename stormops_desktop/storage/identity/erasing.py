"""What goes when a person is erased, what the company keeps of the house, and who was erased before."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.identity import fact_rows
from stormops_desktop.storage.rows import keys_json

_AMONG = "(SELECT value FROM json_each(:keys))"
_VALUES = text(f"SELECT identifier_id FROM identifiers WHERE node_id IN {_AMONG} ORDER BY identifier_id")
_ERASED = text(
    "SELECT DISTINCT j.value FROM erasures e, json_each(e.nodes) j WHERE j.type = 'text' "
    f"AND j.value IN {_AMONG}"
)
_JOBS = (
    "(SELECT j.job_id FROM jobs j JOIN identity_nodes n ON n.property_id = j.property_id "
    f"WHERE n.node_id IN {_AMONG})"
)
_KEPT = text(
    f"SELECT (SELECT count(*) FROM claim_intel WHERE job_id IN {_JOBS}) AS claims, "
    f"(SELECT count(*) FROM papers WHERE job_id IN {_JOBS}) AS papers, "
    f"(SELECT count(*) FROM notes WHERE redacted_at IS NULL AND job_id IN {_JOBS}) AS notes"
)
_LOG = text(
    "SELECT e.erasure_id, e.nodes, e.basis, e.values_erased, e.decisions_erased, e.erased_at, e._pending, "
    "u.display_name FROM erasures e LEFT JOIN users u ON u.user_id = e.actor_id "
    "ORDER BY e.erased_at DESC, e.erasure_id LIMIT :limit"
)


class Kept(NamedTuple):
    """What is kept of a person's houses: the company's own records."""

    claims: int
    papers: int
    notes: int


def values_of(connection: Connection, nodes: Collection[str]) -> list[str]:
    """Ids of the values that these records are known by."""
    return list(connection.execute(_VALUES, {"keys": keys_json(nodes)}).scalars())


def moot(connection: Connection, nodes: Collection[str]) -> list[str]:
    """Ids of the decisions that speak of nobody on one side once these records are gone."""
    gone = set(nodes)
    return sorted(
        one.event_id
        for one in fact_rows.decided(connection)
        if (one.one and gone.issuperset(one.one)) or (one.other and gone.issuperset(one.other))
    )


def erased(connection: Connection, nodes: Collection[str]) -> frozenset[str]:
    """Those of the records that were erased: they are not taken in again."""
    return frozenset(connection.execute(_ERASED, {"keys": keys_json(nodes)}).scalars())


def kept(connection: Connection, nodes: Collection[str]) -> Kept:
    """What stays of the houses of these records."""
    return Kept(*connection.execute(_KEPT, {"keys": keys_json(nodes)}).one())


def log(connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """Who was erased, the newest first."""
    return connection.execute(_LOG, {"limit": limit}).all()
