"""What claims say of who is who, and which records are here already."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

_CLAIMS = text(
    "SELECT c.claim_id, c.claim_number, c.policy_number, c.insured, j.storm_id, j.property_id, "
    "p.address, p.unit, p.zip_code, p.parcel_id, "
    "coalesce((SELECT max(v.happened_at) FROM job_events v WHERE v.job_id = j.job_id), 0) AS at "
    "FROM claim_intel c JOIN jobs j ON j.job_id = c.job_id "
    "LEFT JOIN properties p ON p.property_id = j.property_id "
    "WHERE c.claim_number IS NOT NULL OR c.policy_number IS NOT NULL OR c.insured IS NOT NULL "
    "ORDER BY c.claim_id"
)
_AMONG = "(SELECT value FROM json_each(:keys))"
_NODES = text(f"SELECT node_id FROM identity_nodes WHERE node_id IN {_AMONG}")
_VALUES = text(f"SELECT identifier_id FROM identifiers WHERE identifier_id IN {_AMONG}")
_ONE_VALUE = text("SELECT * FROM identifiers WHERE identifier_id = :key")
_BLOCK = text("SELECT * FROM identity_blocks WHERE block_id = :key")
_EVENT = text("SELECT * FROM identity_events WHERE event_id = :key")


def claims(connection: Connection) -> Sequence[Row[Any]]:
    """Claims that say who somebody is."""
    return connection.execute(_CLAIMS).all()


def known(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """Those of the ids that are records or identifiers already."""
    given = {"keys": keys_json(keys)}
    found = list(connection.execute(_NODES, given).scalars())
    return frozenset([*found, *connection.execute(_VALUES, given).scalars()])


def identifier_row(connection: Connection, identifier_id: str) -> Row[Any] | None:
    return connection.execute(_ONE_VALUE, {"key": identifier_id}).first()


def block_row(connection: Connection, block_id: str) -> Row[Any] | None:
    return connection.execute(_BLOCK, {"key": block_id}).first()


def event_row(connection: Connection, event_id: str) -> Row[Any] | None:
    return connection.execute(_EVENT, {"key": event_id}).first()
