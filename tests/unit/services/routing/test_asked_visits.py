"""What is asked of single houses stays asked: opened again, cut again, undone, or read elsewhere."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stormops_desktop.domain.routing.plans.days import date_of, midnight_of
from stormops_desktop.domain.routing.plans.draft import Everywhere, PlanDraft, Visit
from stormops_desktop.domain.routing.plans.edits import insert_stop, lock_stop, take_out
from stormops_desktop.domain.routing.plans.errors import BadWish, FixedStop
from stormops_desktop.domain.routing.plans.figures import delta, route_figures
from stormops_desktop.domain.routing.plans.history import PlanHistory
from stormops_desktop.domain.routing.plans.visits import ask
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.asked_visits import wish_id_of
from stormops_desktop.services.routing.drafts import packed, unpacked
from stormops_desktop.storage.routing.visit_wishes import kept_reasons
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, storm_rows

ZONE_H = 5  # Chicago in March is so many hours behind UTC
SPANISH = frozenset({"spanish"})
ALL = Visit(((540, 600), (840, 900)), 25, "high", SPANISH, "must")


def out(plan: PlanDraft) -> dict[str, str]:
    return {one.property_id: one.reason for one in plan.left_out}


def speaking(spanish: bool = True) -> list[tuple[str, str, dict[str, object]]]:
    """The usual storm; crew A speaks Spanish."""
    rows = storm_rows()
    skills = "inspection, spanish" if spanish else "inspection"
    return [
        (entity, row, {**fields, "skills": skills} if row == key("crewA") else fields)
        for entity, row, fields in rows
    ]


def test_all_that_is_asked_survives_storing_reopening_and_a_second_cut(
    bench_of: Callable[..., RouteBench],
) -> None:
    bench = bench_of(speaking())
    plan = bench.desk.generate_routes(STORM, QUICK).plan
    asked = ask(plan, {house_id(3): ALL, house_id(5): Visit(rule="avoid")})
    assert out(asked)[house_id(5)] == "avoided"
    assert asked.route_of(house_id(5)) is None
    bench.desk.save(asked)
    for again in (bench.desk.open_plan(STORM), bench.desk.propose(STORM, QUICK)):
        house = again.houses[house_id(3)]
        assert (house.windows, house.service_min, house.priority, house.needs) == (
            ALL.windows, 25, "high", SPANISH,
        )  # fmt: skip
        assert again.visits == {house_id(3): ALL, house_id(5): Visit(rule="avoid")}
        assert out(again) == {house_id(5): "avoided"}
        assert not again.asks
    cut = bench.desk.propose(STORM, QUICK)
    route = cut.route_of(house_id(3))
    assert route is not None and route.crew_id == key("crewA")
    begin = route_figures(cut, route).arrive_min[route.order.index(house_id(3))]
    assert any(opens <= begin <= closes for opens, closes in ALL.windows)


def test_what_options_ask_of_houses_is_kept_with_the_storm(bench_of: Callable[..., RouteBench]) -> None:
    bench = bench_of(speaking())
    wishes = replace(
        QUICK, windows={house_id(2): ((600, 660),)}, needs={house_id(2): SPANISH}, minutes={house_id(4): 40},
        priorities={house_id(4): "critical"}, avoid=frozenset({house_id(6)}), must=frozenset({house_id(7)}),
        service_min=20, by_action={"inspect": 45},
    )  # fmt: skip
    bench.desk.generate_routes(STORM, wishes)
    again = bench.desk.generate_routes(STORM, QUICK).plan
    assert again.visits == {
        house_id(2): Visit(((600, 660),), needs=SPANISH), house_id(4): Visit((), 40, "critical"),
        house_id(6): Visit(rule="avoid"), house_id(7): Visit(rule="must"),
    }  # fmt: skip
    assert again.everywhere == Everywhere(20, {"inspect": 45})
    assert {again.houses[house_id(n)].service_min for n in (1, 2, 3)} == {20}
    assert house_id(6) not in {stop for route in again.routes for stop in route.order}
    other = bench.desk.propose(STORM, replace(QUICK, service_min=15, avoid=frozenset({house_id(7)})))
    assert out(other).keys() == {house_id(6), house_id(7)}  # the options win over what was asked before
    assert other.houses[house_id(1)].service_min == 15


def test_clearing_a_wish_brings_back_the_usual_visit(bench: RouteBench) -> None:
    usual = bench.desk.generate_routes(STORM, QUICK).plan.houses[house_id(3)]
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): ALL}))
    cleared = ask(bench.desk.open_plan(STORM), {house_id(3): Visit()})
    bench.desk.save(cleared)
    found = bench.desk.open_plan(STORM)
    assert found.visits == {house_id(3): Visit()}
    for plan in (cleared, found):
        house = plan.houses[house_id(3)]
        assert (house.windows, house.service_min, house.priority, house.needs) == (
            usual.windows, usual.service_min, usual.priority, usual.needs,
        )  # fmt: skip


def test_only_what_differs_is_written_and_a_reading_of_the_office_s_spelling_is_no_change(
    bench: RouteBench,
) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    bench.new_ops()
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(((540, 600),), needs=SPANISH)}))
    begun, wish = [op for op in bench.new_ops() if op.entity == "visit_wishes"]
    assert begun.fields == {"storm_id": STORM, "property_id": house_id(3)}  # alike on every laptop
    assert wish.fields == {"windows": "[[540, 600]]", "needs": '["spanish"]'}
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(((540, 600),), 30, needs=SPANISH)}))
    (wish,) = [op for op in bench.new_ops() if op.entity == "visit_wishes"]
    assert wish.fields == {"service_min": 30}


def test_taking_a_storing_back_takes_its_wishes_back(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(service_min=30)}))
    change = bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): ALL}))
    assert change.undo is not None
    bench.desk.undo(change.undo.token)
    found = bench.desk.open_plan(STORM)
    assert found.visits[house_id(3)] == Visit(service_min=30)
    assert found.houses[house_id(3)].windows == ()


def test_what_another_planner_s_laptop_asked_is_read_as_it_came(bench: RouteBench) -> None:
    wish = {"storm_id": STORM, "property_id": house_id(1), "windows": "[[60,70],[10,  20]]", "rule": "must"}
    odd = {"storm_id": STORM, "property_id": house_id(2), "windows": "[[70, 60]]", "service_min": -5}
    bench.add(("visit_wishes", wish_id_of(STORM, house_id(1)), wish))
    bench.add(("visit_wishes", wish_id_of(STORM, house_id(2)), odd))
    plan = bench.desk.open_plan(STORM)
    assert plan.visits == {
        house_id(1): Visit(((10, 20), (60, 70)), rule="must"), house_id(2): Visit(),
    }  # fmt: skip


def test_a_kept_plan_keeps_what_it_asks(bench: RouteBench) -> None:
    plan = ask(bench.desk.generate_routes(STORM, QUICK).plan, {house_id(3): ALL})
    assert unpacked(packed(plan)) == plan


def test_every_wish_can_be_undone_at_the_desk(bench: RouteBench) -> None:
    plan = bench.desk.generate_routes(STORM, QUICK).plan
    history = PlanHistory(plan)
    history.did("Visit", ask(plan, {house_id(3): Visit(rule="avoid")}))
    assert history.undo() == plan
    assert history.redo().route_of(house_id(3)) is None


def test_a_locked_stop_is_not_left_out_and_a_left_out_house_not_taken_in(bench: RouteBench) -> None:
    plan = bench.desk.generate_routes(STORM, QUICK).plan
    with pytest.raises(FixedStop, match="3 Oak St is locked"):
        ask(lock_stop(plan, house_id(3), locked=True), {house_id(3): Visit(rule="avoid")})
    avoided = ask(plan, {house_id(3): Visit(rule="avoid")})
    with pytest.raises(FixedStop, match="3 Oak St is to be left out"):
        insert_stop(avoided, house_id(3))
    free = ask(avoided, {house_id(3): Visit()})
    assert out(free) == {house_id(3): "unplanned"}
    assert insert_stop(free, house_id(3)).route_of(house_id(3)) is not None


@pytest.mark.parametrize("windows", [((600, 500),), ((0, 1), (2, 3), (4, 5), (6, 7)), ((5, 9), (7, 12))])
def test_impossible_windows_change_nothing(bench: RouteBench, windows: tuple[tuple[int, int], ...]) -> None:
    plan = bench.desk.open_plan(STORM)
    with pytest.raises(BadWish, match="Impossible windows at 3 Oak St"):
        ask(plan, {house_id(3): Visit(windows)})


def test_minutes_at_a_door_change_what_the_route_takes(bench: RouteBench) -> None:
    plan = bench.desk.generate_routes(STORM, QUICK).plan
    longer = ask(plan, {house_id(3): Visit(service_min=45)})
    assert delta(plan, longer).minutes == pytest.approx(30)
    bench.desk.save(longer)
    route = longer.route_of(house_id(3))
    assert route is not None
    minutes = bench.column(f"SELECT minutes FROM routes WHERE route_id = '{route.route_id}'")
    assert minutes == [round(route_figures(longer, route).minutes, 1)]


def test_an_hour_agreed_on_is_a_window_of_its_house(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    at = datetime.fromtimestamp(bench.now / 1000, UTC).replace(hour=14 + ZONE_H, minute=30, second=0)
    agreed = int(at.timestamp()) * 1000
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{house_id(3)}'")[0]
    bench.work.capture([Draft(Kind.SET, "jobs", job, {"scheduled_at": agreed})])
    for plan in (bench.desk.open_plan(STORM), bench.desk.propose(STORM, QUICK)):
        house = plan.houses[house_id(3)]
        assert (house.windows, house.usual.agreed_at) == (((870, 885),), agreed)
    assert ask(plan, {house_id(3): ALL}).houses[house_id(3)].windows == ((870, 885),)
    route = plan.route_of(house_id(3))
    assert route is not None
    assert 870 <= route_figures(plan, route).arrive_min[route.order.index(house_id(3))] <= 885
    bench.desk.save(plan)
    assert bench.column(f"SELECT windows FROM route_properties WHERE property_id = '{house_id(3)}'") == [None]
    bench.now += 2 * 86_400_000  # nobody is bound by what is over
    assert bench.desk.open_plan(STORM).houses[house_id(3)].windows == ()


def test_reasons_of_houses_left_out_survive_storing(bench_of: Callable[..., RouteBench]) -> None:
    bench = bench_of(speaking(spanish=False))
    wishes = replace(
        QUICK, days=1, max_per_route=6, needs={house_id(1): SPANISH}, windows={house_id(2): ((0, 5),)}
    )
    plan = bench.desk.generate_routes(STORM, wishes).plan
    reasons = out(plan)
    assert reasons[house_id(1)] == "no_crew_allowed"
    assert reasons[house_id(2)] == "no_crew_in_time"
    assert "crews_are_full" in reasons.values()
    assert out(bench.desk.open_plan(STORM)) == reasons
    taken = take_out(plan, plan.routes[0].order[0])
    bench.desk.save(taken)
    assert out(bench.desk.open_plan(STORM)) == out(taken)
    free = ask(bench.desk.open_plan(STORM), {house_id(1): Visit(), house_id(2): Visit()})
    assert {out(free)[house_id(n)] for n in (1, 2)} == {"unplanned"}
    bench.desk.save(free)
    with bench.store.database.read() as connection:
        kept = kept_reasons(connection, STORM)
    assert kept and "unplanned" not in kept.values()


def test_minutes_by_job_type_are_the_storm_s(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, replace(QUICK, by_action={"inspect": 45}))
    (text,) = bench.column("SELECT by_action FROM visit_wishes WHERE property_id IS NULL")
    assert json.loads(text) == {"inspect": 45}


def test_a_file_puts_no_house_on_a_route_that_is_to_be_left_out(bench: RouteBench) -> None:
    plan = bench.desk.generate_routes(STORM, QUICK).plan
    route = plan.route_of(house_id(3))
    assert route is not None
    file = bench.desk.export_route_csv([route.route_id])
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(rule="avoid")}))
    with pytest.raises(NotAllowed, match="may not be visited"):
        bench.desk.read_routes(STORM, file, "csv")


def test_an_hour_agreed_for_another_day_than_the_route_s_is_said(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{house_id(3)}'")[0]
    today = midnight_of(date_of(bench.now, "America/Chicago"), "America/Chicago")
    bench.work.capture([Draft(Kind.SET, "jobs", job, {"scheduled_at": today + 15 * 3_600_000})])
    wishes = replace(QUICK, days=1, max_per_route=50)
    same = bench.desk.propose(STORM, replace(wishes, planned_start=today))
    assert same.notes == ()
    other = bench.desk.propose(STORM, replace(wishes, planned_start=today + 2 * 86_400_000))
    assert "another day than the route's: 3 Oak St" in other.notes[-1]


def test_a_job_s_own_priority_stays_where_none_is_asked(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{house_id(3)}'")[0]
    bench.work.capture([Draft(Kind.SET, "jobs", job, {"priority": "high"})])
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(((540, 600),))}))
    assert bench.desk.open_plan(STORM).houses[house_id(3)].priority == "high"
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit(priority="critical")}))
    assert bench.column(f"SELECT priority FROM jobs WHERE job_id = '{job}'") == ["critical"]
    bench.desk.save(ask(bench.desk.open_plan(STORM), {house_id(3): Visit()}))
    assert bench.desk.open_plan(STORM).houses[house_id(3)].priority == "medium"
