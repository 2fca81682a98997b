"""An experiment is drawn at the office and known at the door; two offices that decide apart have one mode."""

from collections.abc import Callable

import pytest

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.experiments.models import Design
from stormops_desktop.services.targeting.models import DecisionFilter, PolicyWishes
from stormops_desktop.services.targeting.ports import TargetingServices
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.helpers.targeting import STORM, Rows, house_id, storm_rows

pytestmark = pytest.mark.postgres
Make = Callable[..., Laptop]
SCORES = [0.3] * 12


def desk(laptop: Laptop) -> TargetingServices:
    found = laptop.desktop.services().targeting
    assert found is not None
    return found


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def capture(laptop: Laptop, rows: Rows) -> None:
    laptop.capture(*(Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows))


def route_to(crew_id: str, *houses: str) -> Rows:
    rows: Rows = [
        ("routes", key("route"), {"storm_id": STORM, "route_name": "A", "status": "published",
                                  "crew_id": crew_id, "plan_version": 1, "property_count": len(houses)}),
        ("assignments", key("assignment"), {"storm_id": STORM, "route_id": key("route"), "crew_id": crew_id,
                                            "epoch": 1, "active": True, "assigned_at": 1}),
    ]  # fmt: skip
    for n, house in enumerate(houses, start=1):
        rows += [
            ("route_properties", key(f"stop{n}"), {"route_id": key("route"), "storm_id": STORM,
                                                   "property_id": house, "sequence_order": n,
                                                   "locked": False}),
            ("jobs", key(f"job{n}"), {"storm_id": STORM, "route_id": key("route"), "property_id": house,
                                      "status": "assigned"}),
        ]  # fmt: skip
    return rows


def test_the_crew_learns_offline_who_is_held_out_and_the_office_learns_who_was_visited(
    hub_app: HubAtHand, laptops: Make
) -> None:
    people = hub_app.ours.people
    office, truck = laptops(), laptops()
    office.sign_in(people["admin"])
    truck.sign_in(people["crew"])
    exchange(office)
    capture(office, storm_rows(SCORES))
    experiments = desk(office).experiments
    view, _ = experiments.create(Design(STORM, "Knock or not"), exploratory=True)
    experiments.start(view.experiment_id)
    arms = {one.property_id: one.arm for one in experiments.assignments(view.experiment_id, 0, 50)}
    held = next(house for house, arm in arms.items() if arm == "control")
    treated = next(house for house, arm in arms.items() if arm == "treatment")
    capture(office, route_to(hub_app.ours.crew_id, held, treated))
    exchange(office, truck)
    truck.wire.up = False
    services = truck.desktop.services()
    told = {stop.property_id: stop for stop in services.jobs.today().stops}
    assert "“Knock or not”" in told[held].held_out
    assert told[treated].held_out == ""
    assert len(desk(truck).experiments.assignments(view.experiment_id, 0, 50)) == 2  # its own route's
    services.job_verbs.step(told[held].job_id, "on_site")
    truck.wire.up = True
    exchange(truck, office)
    found = desk(office).experiments.contamination(view.experiment_id)
    assert [(one.property_id, one.how) for one in found] == [(held, "visit")]
    assert office.desktop.services().sync.inbox() == truck.desktop.services().sync.inbox() == []


def test_two_offices_that_decide_apart_end_with_one_mode(hub_app: HubAtHand, laptops: Make) -> None:
    people = hub_app.ours.people
    first, second = laptops(), laptops()
    first.sign_in(people["admin"])
    second.sign_in(people["planner"])
    capture(first, storm_rows(SCORES, status="active"))
    exchange(first, second)
    desk(first).policy.run(STORM)
    desk(second).policy.run(STORM, PolicyWishes(PolicyMode.CONSERVATIVE))
    exchange(first, second)
    everything = DecisionFilter(STORM, current=False)
    assert {line.mode for line in desk(first).policy.page(everything, 0, 100)} == {"moderate"}
    assert desk(second).policy.state(STORM).mode is PolicyMode.MODERATE
    titles = [item.title for item in second.desktop.services().sync.inbox()]
    assert len(titles) == 1  # the run with its decisions
    assert titles[0].startswith("New policy run")
    assert desk(second).policy.run(STORM).preview.would_change == 0
    assert desk(second).policy.history(STORM, house_id(0))[0].mode == "moderate"
