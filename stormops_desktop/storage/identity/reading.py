"""Questions about who is who, over the worked-out tables."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from stormops_desktop.storage.rows import keys_json

Rows = Sequence[Row[Any]]
_AMONG = "(SELECT value FROM json_each(:keys))"
_BY_VALUES = text(
    "SELECT DISTINCT p.person_id FROM identifiers i JOIN identity_person p ON p.node_id = i.node_id "
    f"WHERE i.value_hash IN {_AMONG} ORDER BY p.person_id LIMIT :limit"
)
_BY_ADDRESS = text(
    "SELECT DISTINCT q.person_id FROM properties p JOIN identity_nodes n ON n.property_id = p.property_id "
    "JOIN identity_person q ON q.node_id = n.node_id "
    "WHERE p.address LIKE :like ESCAPE '\\' OR p.external_id = :exact OR p.property_id = :exact "
    "ORDER BY p.address, q.person_id LIMIT :limit"
)
_NAMES = text(
    "SELECT q.person_id, i.value_sealed FROM identifiers i JOIN identity_person q ON q.node_id = i.node_id "
    "WHERE i.kind = 'name' ORDER BY q.person_id LIMIT :limit"
)
_FIRST = text(
    "SELECT person_id FROM identity_person GROUP BY person_id "
    "ORDER BY count(*) DESC, person_id LIMIT :limit OFFSET :offset"
)
_MEMBERS = text(
    "SELECT q.person_id, n.node_id, n.kind, n.property_id, n.source, n.source_ref, n.told_at "
    "FROM identity_person q JOIN identity_nodes n ON n.node_id = q.node_id "
    f"WHERE q.person_id IN {_AMONG} ORDER BY q.person_id, n.node_id"
)
_IDENTIFIERS = text(
    "SELECT q.person_id, i.*, coalesce(b.blocked, 0) AS blocked, s.name AS storm_name "
    "FROM identity_person q JOIN identifiers i ON i.node_id = q.node_id "
    "LEFT JOIN identity_blocks b ON b.value_hash = i.value_hash "
    "LEFT JOIN storms s ON s.storm_id = i.storm_id "
    f"WHERE q.person_id IN {_AMONG} ORDER BY i.strength DESC, i.kind, i.value_hash, i.first_seen, i.node_id"
)
_HOUSES = text(
    "SELECT DISTINCT q.person_id, p.property_id, p.address, p.unit, p.city, p.zip_code, p.external_id "
    "FROM identity_person q JOIN identity_nodes n ON n.node_id = q.node_id "
    f"JOIN properties p ON p.property_id = n.property_id WHERE q.person_id IN {_AMONG} "
    "ORDER BY q.person_id, p.address, p.property_id"
)
_AT_HOME = text(
    "SELECT DISTINCT q.person_id FROM identity_nodes n JOIN identity_person q ON q.node_id = n.node_id "
    f"WHERE n.property_id IN {_AMONG} ORDER BY q.person_id"
)
_ADDRESSES = text(
    "SELECT n.node_id, p.address, p.zip_code FROM identity_nodes n "
    "JOIN properties p ON p.property_id = n.property_id"
)
_PERSON = text("SELECT person_id FROM identity_person WHERE node_id = :node")
_EVENTS = text(
    "SELECT e.*, u.display_name FROM identity_events e LEFT JOIN users u ON u.user_id = e.actor_id "
    "WHERE EXISTS (SELECT 1 FROM json_each(e.one) j WHERE j.value IN (SELECT value FROM json_each(:keys))) "
    "OR EXISTS (SELECT 1 FROM json_each(e.other) j WHERE j.value IN (SELECT value FROM json_each(:keys))) "
    "ORDER BY e.happened_at DESC, e.event_id DESC"
)
_QUESTIONS = text(
    "SELECT one, other, strength, refused FROM identity_question "
    "ORDER BY strength DESC, one, other LIMIT :limit OFFSET :offset"
)
_SHARED = text(
    "SELECT a.kind, a.value_hash, a.value_shown, a.value_sealed, min(a.source) AS source, "
    "min(b.source) AS other_source FROM identifiers a JOIN identifiers b ON b.value_hash = a.value_hash "
    "WHERE a.node_id IN (SELECT node_id FROM identity_person WHERE person_id = :one) "
    "AND b.node_id IN (SELECT node_id FROM identity_person WHERE person_id = :other) "
    "GROUP BY a.value_hash ORDER BY a.kind, a.value_hash"
)
_COUNTS = text(
    "SELECT (SELECT count(*) FROM identity_person) AS records, "
    "(SELECT count(DISTINCT person_id) FROM identity_person) AS persons, "
    "(SELECT count(*) FROM identifiers) AS identifiers, "
    "(SELECT count(*) FROM identity_question) AS questions, "
    "(SELECT count(DISTINCT property_id) FROM identity_nodes) AS houses_known, "
    "(SELECT count(*) FROM properties) AS houses, "
    "(SELECT count(*) FROM identity_events) AS decisions, "
    "(SELECT count(*) FROM identity_blocks WHERE blocked = 1) AS blocked"
)


def by_values(connection: Connection, hashes: Collection[str], limit: int) -> list[str]:
    """Persons known by one of the values."""
    return list(connection.execute(_BY_VALUES, {"keys": keys_json(hashes), "limit": limit}).scalars())


def by_address(connection: Connection, words: str, limit: int) -> list[str]:
    """Persons of houses whose address has the words, or which have that id."""
    quoted = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    given = {"like": f"%{quoted}%", "exact": words, "limit": limit}
    return list(connection.execute(_BY_ADDRESS, given).scalars())


def names(connection: Connection, limit: int) -> Rows:
    """(person_id, sealed name) of everybody who has a name."""
    return connection.execute(_NAMES, {"limit": limit}).all()


def most_told(connection: Connection, offset: int, limit: int) -> list[str]:
    """Persons, those with most records first."""
    return list(connection.execute(_FIRST, {"offset": offset, "limit": limit}).scalars())


def members(connection: Connection, persons: Collection[str]) -> Rows:
    return connection.execute(_MEMBERS, {"keys": keys_json(persons)}).all()


def identifiers(connection: Connection, persons: Collection[str]) -> Rows:
    return connection.execute(_IDENTIFIERS, {"keys": keys_json(persons)}).all()


def houses(connection: Connection, persons: Collection[str]) -> Rows:
    return connection.execute(_HOUSES, {"keys": keys_json(persons)}).all()


def at_home(connection: Connection, property_ids: Collection[str]) -> list[str]:
    """Everybody who is told of these houses."""
    return list(connection.execute(_AT_HOME, {"keys": keys_json(property_ids)}).scalars())


def addresses(connection: Connection) -> Rows:
    """(node_id, address, zip_code) of every record that speaks of a house."""
    return connection.execute(_ADDRESSES).all()


def person_of(connection: Connection, node_id: str) -> str | None:
    """Whose record it is; every record of a person is one of its names. None when it is not here."""
    return connection.execute(_PERSON, {"node": node_id}).scalar()


def events(connection: Connection, nodes: Collection[str]) -> Rows:
    """What people decided about these records, the newest first."""
    return connection.execute(_EVENTS, {"keys": keys_json(nodes)}).all()


def questions(connection: Connection, offset: int, limit: int) -> Rows:
    """Pairs that somebody has to look at, the strongest first."""
    return connection.execute(_QUESTIONS, {"offset": offset, "limit": limit}).all()


def shared(connection: Connection, one: str, other: str) -> Rows:
    """Values that two persons share."""
    return connection.execute(_SHARED, {"one": one, "other": other}).all()


def counts(connection: Connection) -> Row[Any]:
    return connection.execute(_COUNTS).one()
