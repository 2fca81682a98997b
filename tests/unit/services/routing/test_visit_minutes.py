"""Minutes that are asked of a visit: none at all is an answer, too, and not the same as nothing asked."""

from stormops_desktop.domain.routing.plans.draft import Visit
from stormops_desktop.domain.routing.plans.visits import ask
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id


def test_no_minutes_and_nothing_asked_are_stored_as_two_things(bench: RouteBench) -> None:
    usual = bench.desk.generate_routes(STORM, QUICK).plan.houses[house_id(3)].service_min
    for minutes in (25, 0, None, 0):
        bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(service_min=minutes)}))
        found = bench.desk.open_plan(STORM)
        assert found.visits[house_id(3)].service_min == minutes
        assert found.houses[house_id(3)].service_min == (usual if minutes is None else minutes)
