"""What was worked out here of who is who: derived tables, and the triggers that say what to look at again.

Who is one person follows from synced facts alone (`domain.identity.graph`); a row of these tables can be
thrown away at any time and comes back the same.
"""

from sqlalchemy import REAL, Column, Index, Table, Text

from stormops_desktop.storage.schema import METADATA

STALE = Table(  # records whose person may be another one now
    "identity_stale",
    METADATA,
    Column("node_id", Text, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
PERSON = Table(  # every record's person: the smallest record of the group
    "identity_person",
    METADATA,
    Column("node_id", Text, primary_key=True, nullable=False),
    Column("person_id", Text, nullable=False),
    Index("identity_person_by_person", "person_id"),
    sqlite_with_rowid=False,
)
QUESTION = Table(  # pairs of persons that somebody has to look at
    "identity_question",
    METADATA,
    Column("one", Text, primary_key=True, nullable=False),
    Column("other", Text, primary_key=True, nullable=False),
    Column("strength", REAL, nullable=False),
    Column("refused", Text, nullable=False),
    Index("identity_question_by_strength", "strength"),
    Index("identity_question_by_other", "other"),
    sqlite_with_rowid=False,
)

_ROW = {"insert": "new", "update": "new", "delete": "old"}
_MARK = "INSERT INTO identity_stale {select} ON CONFLICT DO NOTHING;"
_HOLDERS = "SELECT node_id FROM identifiers WHERE value_hash = {row}.value_hash"
_HOUSE = "SELECT node_id FROM identity_nodes WHERE property_id = old.property_id"
_SIDE = "SELECT value FROM json_each({row}.{side}) WHERE type = 'text'"


def trigger_ddl() -> tuple[str, ...]:
    """The statements that make the triggers."""
    return tuple(_trigger(table, event) for event in _ROW for table in _BODIES)


def _trigger(table: str, event: str) -> str:
    body = " ".join(_BODIES[table](event, _ROW[event]))
    return f"CREATE TRIGGER {table}_{event}_stale AFTER {event.upper()} ON {table} BEGIN {body} END"


def _of_a_node(event: str, row: str) -> list[str]:
    """The others of a house that a record leaves: what is told of a house alone is whoever's lives there."""
    left = [] if event == "insert" else [_MARK.format(select=_HOUSE)]
    return [_MARK.format(select=f"VALUES ({row}.node_id)"), *left]


def _of_an_identifier(event: str, row: str) -> list[str]:
    """A value that fewer people share than before may count again for those who are left."""
    left = [] if event == "insert" else [_MARK.format(select=_HOLDERS.format(row="old"))]
    return [_MARK.format(select=f"VALUES ({row}.node_id)"), *left]


def _of_an_event(_event: str, row: str) -> list[str]:
    return [_MARK.format(select=_SIDE.format(row=row, side=side)) for side in ("one", "other")]


def _of_a_block(_event: str, row: str) -> list[str]:
    return [_MARK.format(select=_HOLDERS.format(row=row))]


_BODIES = {
    "identity_nodes": _of_a_node,
    "identifiers": _of_an_identifier,
    "identity_events": _of_an_event,
    "identity_blocks": _of_a_block,
}
