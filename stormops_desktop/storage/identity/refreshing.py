"""Bringing what was worked out of who is who up to date: only what hangs together with a changed record.

Records that share no value and no decision can't be one person, so working out a connected part gives the
same as working out everything; a test holds the two equal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, text

from stormops_desktop.domain.identity.evidence import too_shared
from stormops_desktop.domain.identity.facts import Decided
from stormops_desktop.domain.identity.graph import Graph, resolved
from stormops_desktop.domain.identity.identifiers import SHOWN_ONLY, Kind
from stormops_desktop.storage.identity import fact_rows
from stormops_desktop.storage.rows import keys_json

WHOLE_FROM = 2_000  # from so many changed records on, everything is worked out anew in one sweep
_KEYS = "(SELECT value FROM json_each(:keys))"
_STALE = text("SELECT node_id FROM identity_stale")
_VALUES = text(f"SELECT DISTINCT value_hash FROM identifiers WHERE node_id IN {_KEYS}")
_HOLDERS = text(
    "SELECT i.value_hash, i.kind, i.node_id, coalesce(n.property_id, i.node_id) AS house FROM identifiers i "
    f"LEFT JOIN identity_nodes n ON n.node_id = i.node_id WHERE i.value_hash IN {_KEYS}"
)
_NEIGHBOURS = text(
    "SELECT b.node_id FROM identity_nodes a JOIN identity_nodes b ON b.property_id = a.property_id "
    f"WHERE a.node_id IN {_KEYS} UNION "
    "SELECT b.node_id FROM identity_person a JOIN identity_person b ON b.person_id = a.person_id "
    f"WHERE a.node_id IN {_KEYS}"
)
_SHOWN_ONLY = {kind.value for kind in SHOWN_ONLY}
_KINDS = {kind.value: kind for kind in Kind}


def is_stale(connection: Connection) -> bool:
    """Whether something changed since it was worked out last."""
    return connection.execute(text("SELECT 1 FROM identity_stale LIMIT 1")).first() is not None


def refresh(connection: Connection) -> int:
    """Works out anew who the changed records are; returns how many records it looked at."""
    stale = set(connection.execute(_STALE).scalars())
    if not stale:
        return 0
    part = None if len(stale) >= WHOLE_FROM else _hanging_together(connection, stale)
    graph = resolved(fact_rows.facts(connection, part))
    _keep(connection, part, graph)
    connection.execute(text("DELETE FROM identity_stale"))
    return len(graph.person)


def _hanging_together(connection: Connection, stale: Collection[str]) -> set[str] | None:
    """The changed records with all that may be one person with them; None when that is most of them."""
    tied = _ties(fact_rows.decided(connection))
    seen, frontier, first = set(stale), set(stale), True
    while frontier:
        found = set(connection.execute(_NEIGHBOURS, {"keys": keys_json(frontier)}).scalars())
        found |= _sharing(connection, frontier, all_of_them=first)
        for node in frontier:
            found |= tied.get(node, set())
        frontier, first = found - seen, False
        seen |= frontier
        if len(seen) >= 10 * WHOLE_FROM:
            return None
    return seen


def _sharing(connection: Connection, nodes: Collection[str], *, all_of_them: bool) -> set[str]:
    """Who holds a value that one of these holds. A value that half a town shares ties nobody, but a change
    may have made it so: the first step follows those too."""
    values = list(connection.execute(_VALUES, {"keys": keys_json(nodes)}).scalars())
    holders: dict[str, set[str]] = defaultdict(set)
    houses: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for value, kind, node, house in connection.execute(_HOLDERS, {"keys": keys_json(values)}):
        if kind not in _SHOWN_ONLY:
            holders[value].add(node)
            houses[value].add(house)
            kinds[value] = kind
    found: set[str] = set()
    for value, by in holders.items():
        kind = _KINDS.get(kinds[value])
        if all_of_them or (kind and not too_shared(kind, len(by), len(houses[value]))):
            found |= by
    return found


def _ties(decided: Iterable[Decided]) -> dict[str, set[str]]:
    """Which records stand in one decision."""
    tied: dict[str, set[str]] = defaultdict(set)
    for one in decided:
        together = {*one.one, *one.other}
        for node in together:
            tied[node] |= together
    return tied


def _keep(connection: Connection, part: Collection[str] | None, graph: Graph) -> None:
    run = connection.exec_driver_sql
    if part is None:
        run("DELETE FROM identity_person")
        run("DELETE FROM identity_question")
    else:
        keys = (keys_json(part),)
        among = "(SELECT value FROM json_each(?))"
        run(f"DELETE FROM identity_person WHERE node_id IN {among}", keys)
        run(f"DELETE FROM identity_question WHERE one IN {among}", keys)
        run(f"DELETE FROM identity_question WHERE other IN {among}", keys)
    if graph.person:
        run("INSERT INTO identity_person (node_id, person_id) VALUES (?, ?)", list(graph.person.items()))
    if graph.questions:
        asked = [(item.one, item.other, item.strength, item.refused) for item in graph.questions]
        run("INSERT INTO identity_question (one, other, strength, refused) VALUES (?, ?, ?, ?)", asked)
