"""Which buckets a row lies in, and which other rows move when it changes. `schema.Scope` in code."""

from collections.abc import Iterable, Mapping

from sync.contracts import buckets
from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.folding import JOBS
from sync.contracts.schema import Scope
from sync.hub.core.model import Row, RowId
from sync.hub.core.withheld import HASH, blocked_among, moved_by_blocks, office_part
from sync.hub.core.working import WorkingSet

PROPERTIES, IMPACTS, STOPS = "properties", "property_impacts", "route_properties"
CREW_CHANGES, TAKEN_IN = "crew_changes", "insert"
_OF_A_JOB = tuple(entity.name for entity in ALL if entity.scope is Scope.JOB)
OF_A_HIT = tuple(entity.name for entity in ALL if entity.scope is Scope.IMPACT)
"""What is said of a house in one storm: it goes where the house's stops of that storm are."""
OF_A_HOUSE = tuple(e.name for e in ALL if e.scope is Scope.PROPERTY and e.name != PROPERTIES)
"""What goes wherever its house goes; in the office's bucket when it names no house."""
_LINKING = (PROPERTIES, STOPS, *OF_A_HOUSE, *OF_A_HIT)


def derive(working: WorkingSet) -> dict[tuple[str, str], frozenset[str]]:
    """The buckets of every changed row, after marking as changed the rows that move along.

    A job takes its events, notes, photos and claim with it; stops, what a crew takes in, and impacts take the
    property, its roof, its impacts and who lives there. A value that is blocked stays with the office.
    """
    _move_parts_of_jobs(working)
    houses = _houses_relinked(working)
    ties = Ties(working, houses)
    _move_houses(working, ties)
    moved = moved_by_blocks(working, houses)
    return {(row.entity, row.key): _place_of(row, working, ties, moved) for row in working.changed()}


def _place_of(
    row: Row, working: WorkingSet, ties: "Ties", moved: Mapping[RowId, frozenset[str]]
) -> frozenset[str]:
    place = _buckets_of(row, working, ties)
    return place if row.deleted else moved.get((row.entity, row.key), place)


class Ties:
    """For some properties: the storms that hit them and the routes that stop at them, or whose crew will."""

    def __init__(self, working: WorkingSet, houses: frozenset[str]) -> None:
        self.houses = houses
        self.rows: list[Row] = []
        self._hit: dict[str, set[str]] = {}
        self._stops: dict[str, set[tuple[str, str]]] = {}
        self._blocked: frozenset[str] = frozenset()
        if not houses:
            return
        taken = [row for row in working.referring(CREW_CHANGES, "property_id", houses) if _takes_in(row)]
        for stop in (*working.referring(STOPS, "property_id", houses), *taken):
            at = self._stops.setdefault(stop.values["property_id"], set())
            at.add((stop.values["storm_id"], stop.values["route_id"]))
        for impact in working.referring(IMPACTS, "property_id", houses):
            self._hit.setdefault(impact.values["property_id"], set()).add(impact.values["storm_id"])
        for entity in (*OF_A_HIT, *OF_A_HOUSE):
            self.rows.extend(working.referring(entity, "property_id", houses))
        self.rows.extend(row for key in houses if (row := working.live(PROPERTIES, key)))
        self._blocked = blocked_among(working, self.rows)

    def buckets_of(self, row: Row) -> frozenset[str]:
        """Where a property, a roof, or what is said of the house in one storm lies."""
        house = row.key if row.entity == PROPERTIES else row.values["property_id"]
        stops = self._stops.get(house, set())
        if row.entity in OF_A_HIT:
            storm = row.values["storm_id"]
            routes = {buckets.route(route) for at, route in stops if at == storm}
            return frozenset(routes | {buckets.storm(storm)})
        storms = {buckets.storm(storm) for storm in self._hit.get(house, set())}
        places = frozenset((storms or {buckets.OFFICE}) | {buckets.route(route) for _, route in stops})
        return office_part(places) if row.values.get(HASH) in self._blocked else places


def _move_parts_of_jobs(working: WorkingSet) -> None:
    moved = [
        row.key
        for row in working.changed()
        if row.entity == JOBS and row.stored and _plain_buckets(row) != row.buckets
    ]
    if not moved:
        return
    for entity in _OF_A_JOB:
        for part in working.referring(entity, "job_id", moved):
            working.bump(part)


def _houses_relinked(working: WorkingSet) -> frozenset[str]:
    """Properties whose ties, or whose own place, this transaction changes."""
    houses = set()
    for row in working.changed():
        links = row.entity in _LINKING or (row.entity == CREW_CHANGES and _takes_in(row))
        if links and (row.deleted or not row.stored or not row.buckets):
            houses.add(row.key if row.entity == PROPERTIES else row.values["property_id"])
    return frozenset(houses - {None})


def _takes_in(change: Row) -> bool:
    """A house that a crew put on its route itself goes where the route goes, before any stop says so."""
    return bool(change.values["change"] == TAKEN_IN)


def _move_houses(working: WorkingSet, ties: Ties) -> None:
    for row in ties.rows:
        if row.stored and ties.buckets_of(row) != row.buckets:
            working.bump(row)


def _buckets_of(row: Row, working: WorkingSet, ties: Ties) -> frozenset[str]:
    if row.deleted:
        return frozenset()
    scope = BY_NAME[row.entity].scope
    if scope is Scope.JOB:
        job = working.get(JOBS, row.values["job_id"])
        return frozenset() if job is None else _plain_buckets(job)
    if scope in (Scope.PROPERTY, Scope.IMPACT):
        house = row.key if row.entity == PROPERTIES else row.values["property_id"]
        if house is None:
            return frozenset((buckets.OFFICE,))
        return ties.buckets_of(row) if house in ties.houses else row.buckets
    return _plain_buckets(row)


def _plain_buckets(row: Row) -> frozenset[str]:
    """Buckets that follow from the row's own values."""
    scope = BY_NAME[row.entity].scope
    if scope is Scope.TENANT:
        return frozenset((buckets.TENANT,))
    if scope is Scope.OFFICE:
        return frozenset((buckets.OFFICE,))
    return frozenset(_spelled(row, scope))


def _spelled(row: Row, scope: Scope) -> Iterable[str]:
    yield buckets.storm(row.values["storm_id"])
    if scope in (Scope.ROUTE, Scope.CREW):
        route_id = row.key if row.entity == "routes" else row.values["route_id"]
        if route_id is not None:
            yield buckets.route(route_id)
    if scope is Scope.CREW:
        yield buckets.crew(row.values["crew_id"])
