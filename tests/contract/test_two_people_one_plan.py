"""The office publishes anew while a crew changes its day offline: both survive, or a person decides."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.draft import PlanDraft, Visit
from stormops_desktop.domain.routing.plans.visits import ask
from stormops_desktop.services.routing.models import RouteView
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.services.routing.taking_in import NewHouse
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop
from tests.helpers.hub import HubAtHand
from tests.helpers.route_storm import QUICK, STORM, drafts, house_id, house_rows, storm_rows

pytestmark = pytest.mark.postgres


@dataclass
class Pair:
    """A planner's and a crew's laptop that hold version 1 of the crew's two routes."""

    office: Laptop
    truck: Laptop
    second: Laptop
    crew_id: str

    def routes(self, laptop: Laptop) -> RouteServices:
        found = laptop.desktop.services().routes
        assert found is not None
        return found

    def plan(self) -> PlanDraft:
        return self.routes(self.office).plans.open_plan(STORM)

    def publish(self, plan: PlanDraft) -> None:
        self.routes(self.office).plans.publish(plan)

    def view(self, laptop: Laptop, route_id: str) -> RouteView:
        return next(v for v in self.routes(laptop).plans.get_routes() if v.route_id == route_id)

    def exchange(self, *laptops: Laptop) -> None:
        for _ in range(2):
            for laptop in laptops or (self.truck, self.office):
                assert laptop.sync().problem == ""

    def today(self, route_id: str) -> tuple[str, ...]:
        stops = self.truck.desktop.services().jobs.today().stops
        return tuple(stop.property_id for stop in stops if stop.route_id == route_id)

    def inbox(self, laptop: Laptop) -> list[str]:
        return [item.title for item in laptop.desktop.services().sync.inbox()]

    def complete(self, property_id: str) -> None:
        services = self.truck.desktop.services()
        job = next(stop.job_id for stop in services.jobs.today().stops if stop.property_id == property_id)
        services.job_verbs.complete(job, "inspected_damage")


@pytest.fixture
def pair(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> Pair:
    people = hub_app.ours.people
    office, truck, second = laptops(), laptops(), laptops()
    office.sign_in(people["planner"])
    office.capture(*drafts(storm_rows(12, crews=())))
    assert office.sync().problem == ""
    plans = office.desktop.services().routes
    assert plans is not None
    plan = plans.plans.generate_routes(STORM, replace(QUICK, max_per_route=6)).plan
    plan = plans.plans.open_plan(STORM)
    for route in plan.routes:
        plan = edits.set_crew(plan, route.route_id, hub_app.ours.crew_id)
    plans.plans.publish(plan)
    assert office.sync().problem == ""
    truck.sign_in(people["crew"])
    assert truck.sync().problem == ""
    return Pair(office, truck, second, hub_app.ours.crew_id)


def test_changes_of_both_sides_merge_and_both_laptops_show_one_order(pair: Pair) -> None:
    route, other = pair.plan().routes
    crew = pair.routes(pair.truck).crew
    crew.defer(route.route_id, route.order[1], "Nobody home before four")
    pair.complete(route.order[2])
    pair.publish(edits.move_stop(pair.plan(), other.order[0], route.route_id, 6))
    pair.exchange()
    views = [pair.view(laptop, route.route_id) for laptop in (pair.truck, pair.office)]
    a, b, c, *rest = route.order
    assert views[0].order == views[1].order
    assert views[0].order[0] == c  # visited, whatever anybody planned
    assert set(views[0].order) == {*route.order, other.order[0]}
    assert views[0].order.index(b) > views[0].order.index(rest[-1])
    assert (views[0].plan_version, views[0].clashes) == (2, ())
    assert pair.today(route.route_id)[-1] == other.order[0]  # no silent reorder: what is new comes last
    assert pair.inbox(pair.truck) == pair.inbox(pair.office) == []
    assert a in views[0].order
    mine = next(p for p in crew.plans() if p.route_id == route.route_id)
    assert mine.diff.added == (other.order[0],)
    crew.answer(route.route_id, 2, accepted=True)
    assert pair.today(route.route_id) == views[0].order
    pair.exchange()
    assert pair.view(pair.office, route.route_id).accepted is True


def test_the_crew_reads_which_house_was_taken_off(pair: Pair) -> None:
    plan = pair.plan()
    route = next(route for route in plan.routes if route.crew_id == pair.crew_id)
    gone = route.order[1]
    address = plan.houses[gone].address
    pair.publish(edits.take_out(plan, gone))
    pair.exchange(pair.office, pair.truck)
    assert gone not in pair.today(route.route_id)
    told = next(p for p in pair.routes(pair.truck).crew.plans() if p.route_id == route.route_id)
    assert told.diff.removed == (gone,)
    assert told.addresses[gone] == address


def test_what_is_asked_of_a_house_reaches_its_crew_with_a_version_that_says_so(pair: Pair) -> None:
    plan = pair.plan()
    route = plan.routes[0]
    house, crew = route.order[1], pair.routes(pair.truck).crew
    crew.answer(route.route_id, 1, accepted=True)
    asked = Visit(((840, 960),), 25, "high")
    pair.publish(ask(plan, {house: asked}))
    pair.exchange(pair.office, pair.truck)
    stop = next(one for one in pair.truck.desktop.services().jobs.today().stops if one.property_id == house)
    assert (stop.asked.windows, stop.asked.service_min, stop.asked.priority) == (((840, 960),), 25, "high")
    told = next(p for p in crew.plans() if p.route_id == route.route_id)
    assert (told.version, [(one.property_id, one.now) for one in told.diff.asked]) == (2, [(house, asked)])
    assert pair.inbox(pair.truck) == pair.inbox(pair.office) == []


def test_a_crew_s_change_against_a_newer_version_goes_to_its_inbox(pair: Pair) -> None:
    route = pair.plan().routes[0]
    stop = route.order[1]
    pair.publish(edits.move_stop(pair.plan(), stop, route.route_id, 4))
    assert pair.office.sync().problem == ""
    pair.routes(pair.truck).crew.defer(route.route_id, stop)
    pair.exchange()
    assert pair.inbox(pair.truck) == ["New change of a plan"]
    [item] = pair.truck.desktop.services().sync.inbox()
    assert item.where.endswith("Oak St")
    assert [pair.view(one, route.route_id).order.index(stop) for one in (pair.truck, pair.office)] == [3, 3]


def test_a_version_against_a_crew_s_change_that_was_not_seen_goes_to_the_planner(pair: Pair) -> None:
    route = pair.plan().routes[0]
    stop = route.order[1]
    pair.routes(pair.truck).crew.move(route.route_id, stop, route.order[5])
    assert pair.truck.sync().problem == ""
    pair.publish(edits.lock_stop(pair.plan(), stop, locked=True))
    pair.exchange(pair.office, pair.truck)
    [item] = pair.office.desktop.services().sync.inbox()
    assert item.title == "New plan version"
    assert item.fields == ()
    assert pair.view(pair.office, route.route_id).plan_version == 1
    assert pair.view(pair.office, route.route_id).order[-1] == stop
    pair.office.desktop.services().sync.keep_mine(item.item_id)
    pair.exchange(pair.office, pair.truck)
    decided = pair.view(pair.truck, route.route_id)
    assert (decided.plan_version, decided.order[1]) == (2, stop)
    assert pair.inbox(pair.office) == []


def test_a_visit_is_not_given_to_another_route_by_who_does_not_know_of_it(pair: Pair) -> None:
    route, other = pair.plan().routes
    pair.complete(route.order[0])
    assert pair.truck.sync().problem == ""
    pair.publish(edits.move_stop(pair.plan(), route.order[0], other.route_id, 1))
    pair.exchange(pair.office, pair.truck)
    assert len(pair.inbox(pair.office)) == 1
    for laptop in (pair.office, pair.truck):
        assert pair.view(laptop, route.route_id).order == route.order
        assert pair.view(laptop, other.route_id).order == other.order


def test_what_two_planners_ask_of_one_house_meets_field_by_field(pair: Pair, hub_app: HubAtHand) -> None:
    """Both offline and for the first time; and what each stored with it is taken."""
    pair.second.sign_in(hub_app.ours.people["manager"])
    assert pair.second.sync().problem == ""
    route, other = pair.plan().routes
    house = route.order[1]
    asked = ((pair.office, Visit(service_min=30)), (pair.second, Visit(priority="high")))
    for laptop, visit in asked:
        plans = pair.routes(laptop).plans
        plan = ask(plans.open_plan(STORM), {house: visit})
        mine = route if laptop is pair.office else other
        plans.publish(edits.lock_stop(plan, mine.order[4], locked=True), [mine.route_id])
    pair.exchange(pair.office, pair.second)
    assert pair.inbox(pair.office) == pair.inbox(pair.second) == []
    for laptop in (pair.office, pair.second):
        plan = pair.routes(laptop).plans.open_plan(STORM)
        assert plan.visits == {house: Visit(service_min=30, priority="high")}
        locked = {stop.property_id for one in plan.routes for stop in one.stops if stop.locked}
        assert locked == {route.order[4], other.order[4]}


def test_a_house_is_on_one_live_route_only(pair: Pair, hub_app: HubAtHand) -> None:
    """Two planners, both offline, put the same new house on a route each."""
    pair.office.capture(*drafts(house_rows(40)))
    assert pair.office.sync().problem == ""
    pair.second.sign_in(hub_app.ours.people["manager"])
    assert pair.second.sync().problem == ""
    one, two = pair.plan().routes
    for laptop, route in ((pair.office, one), (pair.second, two)):
        plans = pair.routes(laptop).plans
        plans.publish(edits.insert_stop(plans.open_plan(STORM), house_id(40), route.route_id))
    pair.exchange(pair.office, pair.second, pair.truck)
    assert pair.inbox(pair.office) == []
    assert len(pair.inbox(pair.second)) == 1
    held = [view.name for view in pair.routes(pair.second).plans.get_routes() if house_id(40) in view.order]
    assert held == [one.name]


def test_a_crew_can_neither_publish_nor_change_another_s_route(pair: Pair) -> None:
    route = pair.plan().routes[0]
    fields = {"storm_id": STORM, "route_id": route.route_id, "plan_version": 9, "stops": "[]",
              "published_at": 1, "author_id": pair.crew_id}  # fmt: skip
    pair.truck.capture(Draft(Kind.ADD, "route_versions", house_id(900), fields))
    pair.routes(pair.office).plans.assign_crew(route.route_id, None)
    assert pair.office.sync().problem == ""
    pair.routes(pair.truck).crew.defer(route.route_id, route.order[0])
    assert pair.truck.sync().problem == ""
    assert sorted(pair.inbox(pair.truck)) == ["New change of a plan", "New plan version"]
    assert pair.view(pair.office, route.route_id).order == route.order


def test_a_re_cut_of_everything_and_its_undo_reach_the_crew(pair: Pair) -> None:
    plans = pair.routes(pair.office).plans
    plan = pair.plan()
    merged = edits.merge_routes(plan, plan.routes[0].route_id, plan.routes[1].route_id)
    change = plans.publish(merged)
    pair.exchange()
    [mine] = pair.routes(pair.truck).crew.plans()
    assert len(mine.order) == 12
    assert change.undo is not None
    plans.undo(change.undo.token)
    pair.exchange()
    orders = {view.route_id: view.order for view in pair.routes(pair.truck).plans.get_routes()}
    assert orders == {route.route_id: route.order for route in plan.routes}
    assert pair.inbox(pair.office) == []


def test_a_house_that_a_crew_adds_is_everybody_s_who_drives_or_plans_the_route(
    hub_app: HubAtHand, pair: Pair
) -> None:
    """An owner waves: offline it is a stop; after the sync the office and a spare laptop have it."""
    route = pair.plan().routes[0]
    new = NewHouse("7149 Caliche St", "Allen", "75002", 33.06, -96.65)
    pair.routes(pair.truck).crew.insert_new(route.route_id, new, None, "They waved")
    house = pair.today(route.route_id)[0]
    pair.complete(house)
    pair.exchange()
    assert pair.inbox(pair.truck) == pair.inbox(pair.office) == []
    assert pair.today(route.route_id)[0] == house  # it did not leave the truck when the centre took it
    plan = pair.plan()
    assert plan.routes[0].order[0] == house
    assert (plan.houses[house].address, plan.houses[house].latitude) == ("7149 Caliche St", 33.06)
    pair.publish(edits.move_stop(plan, plan.routes[0].order[2], route.route_id, 6))
    pair.exchange()
    assert pair.today(route.route_id)[0] == house
    pair.second.sign_in(hub_app.ours.people["crew"])
    assert pair.second.sync().problem == ""
    stops = pair.second.desktop.services().jobs.today().stops
    assert [stop.address for stop in stops if stop.property_id == house] == ["7149 Caliche St"]
