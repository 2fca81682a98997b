"""The order in which a crew drives: the version it agreed to with its own changes; no silent reorder."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.domain.routing.merge import ChangeKind, CrewChange, merge
from stormops_desktop.domain.routing.plans.diff import PlanDiff, VersionStop, plan_diff
from stormops_desktop.services.models import Stop
from stormops_desktop.services.routing.reading import standing, version_stops
from stormops_desktop.storage.routing.stored import StoredRoutes, has_changes, has_new_versions, stored_routes


def in_driven_order(connection: Any, stops: Sequence[Stop], storm_id: str | None) -> tuple[Stop, ...]:
    """The stops of each route as its crew drives them, numbered anew; routes keep their places.

    Costs two looks where no plan was changed after the first, which is the rule.
    """
    if not has_changes(connection) and not has_new_versions(connection):
        return tuple(stops)
    stored = stored_routes(connection, storm_id)
    orders = {key: driven_order(stored, key) for key in stored.routes}
    places = {(key, house): at for key, order in orders.items() for at, house in enumerate(order, start=1)}
    first = {stop.route_id: at for at, stop in reversed(list(enumerate(stops)))}
    numbered = [replace(s, sequence=places.get((s.route_id, s.property_id), s.sequence)) for s in stops]
    return tuple(sorted(numbered, key=lambda stop: (first[stop.route_id], stop.sequence or 1 << 20)))


def seen_version(stored: StoredRoutes, route_id: str) -> int:
    """The version that the crew has in hand: the one it accepted last, else the first it was ever given.

    0 where that one was never written down: there is nothing then that the newest could differ from.
    """
    newest = stored.routes[route_id].plan_version
    accepted = [row.plan_version for row in stored.answers.get(route_id, ()) if row.answer == "accepted"]
    known = [row.plan_version for row in stored.versions.get(route_id, ())]
    return max(accepted, default=min((one for one in known if one < newest), default=0))


def driven_order(stored: StoredRoutes, route_id: str) -> tuple[str, ...]:
    """The houses of a route in the order of the crew's version; what a newer one added comes last."""
    now, seen = standing(stored, route_id).order, seen_version(stored, route_id)
    if seen in (0, stored.routes[route_id].plan_version):
        return now
    held = [stop.property_id for stop in version_stops(stored, route_id, seen)]
    changes = _changes_since(stored, route_id, seen)
    agreed = merge(held, changes, held, done=stored.closed.get(route_id, ())).order
    kept = [house for house in agreed if house in now]
    return (*kept, *(house for house in now if house not in kept))


def proposal(stored: StoredRoutes, route_id: str) -> PlanDiff:
    """What the newest version would change of what the crew drives now; empty when it has that one in hand.

    The crew's own changes that the office took up change nothing, so they are not told; a house that it took
    in and the office took off is.
    """
    seen, newest = seen_version(stored, route_id), stored.routes[route_id].plan_version
    if seen in (0, newest):
        return PlanDiff()
    held, offered = version_stops(stored, route_id, seen), version_stops(stored, route_id, newest)
    now = standing(stored, route_id).order
    changes = _changes_since(stored, route_id, seen)
    known = {stop.property_id for stop in held} | {change.property_id for change in changes}
    fresh = [house for house in driven_order(stored, route_id) if house in known]
    put_in = [change.property_id for change in changes if change.kind is ChangeKind.INSERT]
    had = dict.fromkeys([*(stop.property_id for stop in held), *put_in])
    gone = [house for house in had if house not in now]
    return plan_diff(_timed([*fresh, *gone], held), _timed(now, offered))


def _changes_since(stored: StoredRoutes, route_id: str, seen: int) -> list[CrewChange]:
    """The crew's changes that its version does not have in it, also those that a newer one took up."""
    versions = [row for row in stored.versions.get(route_id, ()) if row.plan_version <= seen]
    within = {key for row in versions for key in json.loads(row.taken or "[]")}
    return [
        CrewChange(row.property_id, ChangeKind(row.change), row.after_id)
        for row in stored.changes.get(route_id, ())
        if row.change_id not in within
    ]


def _timed(order: Sequence[str], stops: Sequence[VersionStop]) -> list[VersionStop]:
    times = {stop.property_id: stop for stop in stops}
    return [times.get(house, VersionStop(house)) for house in order]
