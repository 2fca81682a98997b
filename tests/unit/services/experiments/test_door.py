"""Job page and Today say at the door that a house is held out; nobody has to look for it."""

from collections.abc import Callable

from stormops_desktop.services.experiments.models import Design
from stormops_desktop.services.job_reads import JobDesk
from tests.helpers.replica_rows import key
from tests.helpers.targeting import HELD_ALWAYS, STORM, TargetingBench, house_id, house_rows, storm_rows

Make = Callable[..., TargetingBench]
DESIGN = Design(STORM, "Knock or not")


def with_route(bench: TargetingBench, *houses: str) -> None:
    """A published route with a job at each house."""
    bench.add(("routes", key("route"), {"storm_id": STORM, "route_name": "75002 A", "status": "published",
                                        "plan_version": 1, "property_count": len(houses)}))  # fmt: skip
    bench.add(
        ("crews", key("crew"), {"crew_name": "A", "active": True}),
        ("assignments", key("assignment"), {"storm_id": STORM, "route_id": key("route"),
                                            "crew_id": key("crew"), "epoch": 1, "active": True,
                                            "assigned_at": 1}),
    )  # fmt: skip
    for n, house in enumerate(houses, start=1):
        bench.add(
            ("route_properties", key(f"stop{n}"), {"route_id": key("route"), "storm_id": STORM,
                                                   "property_id": house, "sequence_order": n,
                                                   "locked": False}),
            ("jobs", key(f"job{n}"), {"storm_id": STORM, "route_id": key("route"), "property_id": house,
                                      "status": "assigned"}),
        )  # fmt: skip


def test_the_door_of_a_control_says_so_until_the_visit_is_over(bench_of: Make) -> None:
    bench = bench_of([*storm_rows([0.2] * 20), *house_rows(HELD_ALWAYS, 0.4)])
    view, _ = bench.experiments.create(DESIGN, exploratory=True)
    bench.experiments.start(view.experiment_id)
    arms = {one.property_id: one.arm for one in bench.experiments.assignments(view.experiment_id, 0, 50)}
    held = next(house for house, arm in arms.items() if arm == "control")
    treated = next(house for house, arm in arms.items() if arm == "treatment")
    with_route(bench, held, treated, HELD_ALWAYS)
    jobs = JobDesk(bench.work)
    told = {stop.property_id: stop.held_out for stop in jobs.today(STORM).stops}
    assert "“Knock or not”" in told[held]
    assert "standing control group" in told[HELD_ALWAYS]
    assert told[treated] == ""
    assert [jobs.detail(key(f"job{n}")).held_out for n in (1, 2, 3)] == [told[held], "", told[HELD_ALWAYS]]
    bench.experiments.stop(view.experiment_id)
    assert jobs.detail(key("job1")).held_out == ""
    assert house_id(0) in arms


def test_the_door_of_a_house_to_be_left_alone_says_until_when_and_why(bench_of: Make) -> None:
    houses = [house_id(n) for n in range(4)]
    bench = bench_of(storm_rows([0.2] * 4))
    with_route(bench, *houses)
    now = bench.work.office_ms()
    day = 86_400_000
    for n, (reason, until, status) in enumerate((
        ("complaint", now + day, "open"), ("contact_frequency", now + day, "open"),
        ("complaint", now - 1, "open"), ("complaint", now + day, "dismissed"),
    )):  # fmt: skip
        bench.add(("guardrail_actions", key(f"g{n}"), {
            "storm_id": STORM, "property_id": houses[n], "action": "throttle", "reason": reason,
            "since": now - day, "until": until, "status": status,
        }))  # fmt: skip
    jobs = JobDesk(bench.work)
    told = {stop.property_id: stop.held_out for stop in jobs.today(STORM).stops}
    assert "the owner complained" in told[houses[0]]
    assert "contacted too often" in told[houses[1]]
    assert (told[houses[2]], told[houses[3]]) == ("", "")
    assert jobs.detail(key("job1")).held_out == told[houses[0]]
