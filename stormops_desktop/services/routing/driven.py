"""The order in which a crew drives, where it changed the office's order by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.services.models import Stop
from stormops_desktop.services.routing.reading import pending_changes, standing
from stormops_desktop.storage.routing.stored import has_changes, stored_routes


def in_driven_order(connection: Any, stops: Sequence[Stop], storm_id: str | None) -> tuple[Stop, ...]:
    """The stops of each route as its crew drives them, numbered anew; routes keep their places.

    Costs one look where no crew changed anything, which is the rule.
    """
    if not has_changes(connection):
        return tuple(stops)
    stored = stored_routes(connection, storm_id)
    orders = {key: standing(stored, key).order for key in stored.routes if pending_changes(stored, key)}
    places = {(key, house): at for key, order in orders.items() for at, house in enumerate(order, start=1)}
    first = {stop.route_id: at for at, stop in reversed(list(enumerate(stops)))}
    numbered = [replace(s, sequence=places.get((s.route_id, s.property_id), s.sequence)) for s in stops]
    return tuple(sorted(numbered, key=lambda stop: (first[stop.route_id], stop.sequence or 1 << 20)))
