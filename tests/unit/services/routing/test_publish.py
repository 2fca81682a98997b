"""Publishing, hand edits after it, crews' answers and changes, on one replica that plays both sides."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.merge import ClashReason
from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.routing.models import RouteView
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id, house_rows, storm_rows


def published(bench: RouteBench) -> PlanDraft:
    """Three routes with crews, version 1."""
    bench.desk.generate_routes(STORM, QUICK)
    bench.desk.publish(bench.desk.assign_crews(bench.desk.open_plan(STORM)), note="Gate code 4711")
    bench.new_ops()
    return bench.desk.open_plan(STORM)


def stored(bench: RouteBench, route: DraftRoute) -> RouteView:
    return next(view for view in bench.desk.get_routes(STORM) if view.route_id == route.route_id)


def number(bench: RouteBench, property_id: str) -> int:
    asked = f"SELECT address FROM properties WHERE property_id = '{property_id}'"
    return int(str(bench.column(asked)[0]).split()[0])


def test_publishing_makes_a_version_and_gives_the_jobs_to_the_crew(bench: RouteBench) -> None:
    plan = published(bench)
    for view in bench.desk.get_routes(STORM):
        assert (view.status, view.plan_version, bool(view.crew_name)) == ("published", 1, True)
        assert {stop.job_status for stop in view.stops} == {"assigned"}
    versions = bench.column("SELECT stops FROM route_versions")
    told = [[house for house, _, _ in json.loads(text)] for text in versions]
    assert sorted(told) == sorted(list(route.order) for route in plan.routes)
    assert bench.column("SELECT DISTINCT note FROM route_versions") == ["Gate code 4711"]


def test_nothing_to_publish_no_crew_and_an_old_plan(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    for view in bench.desk.get_routes(STORM):
        bench.desk.assign_crew(view.route_id, None)
    plan = bench.desk.open_plan(STORM)
    with pytest.raises(NotAllowed, match="No crew drives 75002 A"):
        bench.desk.publish(plan, [plan.routes[0].route_id])
    with pytest.raises(NotAllowed, match="Nothing on this plan"):
        bench.desk.publish(plan)
    plan = bench.desk.assign_crews(plan)
    bench.desk.publish(plan)
    edited = edits.move_stop(plan, plan.routes[0].order[0], plan.routes[0].route_id, 3)
    bench.new_ops()
    with pytest.raises(NotAllowed, match=r"published anew since this plan was opened \(version 1\)"):
        bench.desk.publish(edited)
    assert bench.new_ops() == []


def test_a_route_that_is_with_its_crew_already_gets_no_new_version(bench: RouteBench) -> None:
    plan = published(bench)
    with pytest.raises(NotAllowed, match="Nothing on this plan differs"):
        bench.desk.publish(plan, [plan.routes[0].route_id])
    assert bench.column("SELECT max(plan_version) FROM routes") == [1]


def test_an_edit_of_published_routes_is_one_group_with_versions_and_an_undo(bench: RouteBench) -> None:
    plan = published(bench)
    one, two, three = plan.routes
    edited = edits.move_stop(plan, one.order[0], two.route_id, 2)
    with pytest.raises(NotAllowed, match="Publish the change instead"):
        bench.desk.save(edited)
    change = bench.desk.publish(edited)
    ops = bench.new_ops()
    assert len({op.group for op in ops}) == 1
    kinds = Counter((op.kind, op.entity) for op in ops)
    assert kinds[Kind.DELETE, "route_properties"] == 1
    assert kinds[Kind.ADD, "route_properties"] == 1
    assert kinds[Kind.ADD, "route_versions"] == 2
    assert stored(bench, one).order == one.order[1:]
    assert stored(bench, two).order == (two.order[0], one.order[0], *two.order[1:])
    assert [stored(bench, route).plan_version for route in (one, two, three)] == [2, 2, 1]
    assert change.undo is not None
    bench.desk.undo(change.undo.token)
    assert [stored(bench, route).order for route in plan.routes] == [route.order for route in plan.routes]
    assert [stored(bench, route).plan_version for route in (one, two, three)] == [3, 3, 1]


def test_a_lock_a_split_and_a_merge_are_stored(bench: RouteBench) -> None:
    bench.desk.generate_routes(STORM, QUICK)
    plan = bench.desk.open_plan(STORM)
    one, two, three = (route.route_id for route in plan.routes)
    held = plan.routes[0].order[2]
    plan = edits.lock_stop(plan, held, locked=True)
    plan = edits.split_route(plan, two, 4, key("new"))
    plan = edits.merge_routes(plan, one, three)
    plan = edits.lock_route(plan, two, locked=True)
    bench.desk.save(plan)
    again = bench.desk.open_plan(STORM)
    assert {r.route_id: (r.stops, r.locked) for r in again.routes} == {
        r.route_id: (r.stops, r.locked) for r in plan.routes
    }
    assert {r.route_id for r in again.routes} == {one, two, key("new")}
    assert sum(view.property_count for view in bench.desk.get_routes(STORM)) == 24


def test_a_route_that_was_emptied_is_removed_and_its_jobs_are_nobody_s(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    emptied = plan
    for house in route.order:
        emptied = edits.take_out(emptied, house)
    with pytest.raises(NotAllowed, match="has no stop left"):
        bench.desk.publish(emptied)
    change = bench.desk.publish(edits.remove_route(plan, route.route_id))
    assert route.route_id not in {view.route_id for view in bench.desk.get_routes(STORM)}
    assert bench.column("SELECT count(*) FROM jobs WHERE route_id IS NULL AND status = 'pending'") == [8]
    assert route.route_id not in {mine.route_id for mine in bench.crew.plans()}
    assert change.undo is not None
    bench.desk.undo(change.undo.token)
    assert stored(bench, route).order == route.order
    assert {stop.job_status for stop in stored(bench, route).stops} == {"assigned"}


def test_assigning_another_crew_moves_the_assignment(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    other = key("crewA") if route.crew_id == key("crewB") else key("crewB")
    bench.desk.assign_crew(route.route_id, other)
    assert stored(bench, route).crew_id == other
    sql = f"SELECT crew_id FROM assignments WHERE active = 1 AND route_id = '{route.route_id}'"
    assert bench.column(sql) == [other]
    bench.desk.assign_crew(route.route_id, None)
    assert bench.column(sql) == []
    assert {stop.job_status for stop in stored(bench, route).stops} == {"pending"}
    with pytest.raises(NotFound):
        bench.desk.assign_crew(key("elsewhere"), other)


def test_visits_stand_first_and_are_frozen(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.complete(number(bench, route.order[3]))
    now = bench.desk.open_plan(STORM).route(route.route_id)
    assert now is not None
    assert (now.order[0], now.stops[0].done, now.frozen) == (route.order[3], True, 1)
    with pytest.raises(NotAllowed, match="went on since"):
        bench.desk.publish(edits.rename(plan, route.route_id, "Other"))


def test_progress_counts_what_is_done_of_what_is_not_cancelled(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.complete(number(bench, route.order[0]))
    job = bench.column(f"SELECT job_id FROM jobs WHERE property_id = '{route.order[1]}'")[0]
    bench.jobs.step(job, "cancelled", reason="sold")
    bench.now += 3_600_000
    by_id = {one.route_id: one for one in bench.desk.get_route_progress(STORM)}
    found = by_id[route.route_id]
    assert (found.total, found.completed, found.cancelled) == (8, 1, 1)
    assert found.completion_pct == pytest.approx(100 / 7, abs=0.1)
    assert (found.stale_ms, found.status) == (3_600_000, "in_progress")
    quiet = by_id[plan.routes[1].route_id]
    assert quiet.crew_id == found.crew_id
    assert (quiet.completion_pct, quiet.last_event_at) == (0.0, found.last_event_at)  # heard of one crew


def test_what_one_crew_did_is_no_news_of_the_one_that_drives_after_it(bench: RouteBench) -> None:
    plan = published(bench)
    first, second = plan.routes[0].route_id, plan.routes[1].route_id
    bench.complete(number(bench, plan.routes[0].order[0]))
    done = bench.now
    bench.now += 60_000
    bench.desk.publish(edits.set_crew(bench.desk.open_plan(STORM), first, key("crewB")))
    heard = {one.route_id: (one.crew_name, one.last_event_at) for one in bench.desk.get_route_progress(STORM)}
    assert (heard[first], heard[second]) == (("Crew B", None), ("Crew A", done))
    bench.now += 60_000
    bench.add(("users", key("dana"), {"display_name": "Dana", "role": "crew", "crew_id": key("crewA"),
                                      "active": True}),
              ("crew_changes", key("late"), {
                  "storm_id": STORM, "route_id": first, "property_id": plan.routes[0].order[2],
                  "plan_version": 1, "change": "defer", "changed_at": bench.now, "actor_id": key("dana")}),
              )  # fmt: skip
    late = {one.route_id: one.last_event_at for one in bench.desk.get_route_progress(STORM)}
    assert (late[first], late[second]) == (None, bench.now)  # who did not know yet is still of crew A
    bench.complete(number(bench, plan.routes[0].order[1]))
    now = {one.route_id: one.last_event_at for one in bench.desk.get_route_progress(STORM)}
    assert now[first] == bench.now


def test_a_crew_sees_a_diff_and_answers(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.crew.answer(route.route_id, 1, accepted=True)
    bench.desk.publish(
        edits.take_out(edits.move_stop(plan, route.order[1], route.route_id, 8), route.order[4])
    )
    mine = next(one for one in bench.crew.plans() if one.route_id == route.route_id)
    assert (mine.seen_version, mine.version, mine.answered) == (1, 2, None)
    assert mine.diff.removed == (route.order[4],)
    assert [moved.property_id for moved in mine.diff.moved] == [route.order[1]]
    with pytest.raises(NotAllowed, match="in a few words"):
        bench.crew.answer(route.route_id, 2, accepted=False)
    with pytest.raises(NotAllowed, match="newer version"):
        bench.crew.answer(route.route_id, 1, accepted=True)
    bench.crew.answer(route.route_id, 2, accepted=False, reason="Bridge closed")
    assert (stored(bench, route).accepted, stored(bench, route).decline_reason) == (False, "Bridge closed")
    [issue] = bench.desk.issues()
    assert issue.what == "The crew declined version 2: Bridge closed"


def test_what_a_crew_puts_off_is_driven_so_and_taken_up_by_the_next_version(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.crew.defer(route.route_id, route.order[0], "Dog in the yard")
    bench.crew.move(route.route_id, route.order[3], route.order[1])
    driven = (route.order[1], route.order[3], route.order[2], *route.order[4:], route.order[0])
    assert stored(bench, route).order == driven
    today = [stop for stop in JobDesk(bench.work).today(STORM).stops if stop.route_id == route.route_id]
    if today:  # the member's own crew may drive another route
        assert [stop.property_id for stop in today] == list(driven)
        assert [stop.sequence for stop in today] == list(range(1, 9))
    opened = bench.desk.open_plan(STORM)
    now = opened.route(route.route_id)
    assert now is not None and now.order == driven
    bench.desk.publish(opened)
    assert [stop.property_id for stop in stored(bench, route).stops] == list(driven)
    taken = bench.column(
        f"SELECT taken FROM route_versions WHERE plan_version = 2 AND route_id = '{route.route_id}'"
    )
    assert len(json.loads(str(taken[0]))) == 2


def test_a_crew_takes_a_house_in_with_a_job_of_its_own(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.add(*house_rows(40))
    bench.crew.insert(route.route_id, house_id(40), route.order[0], "They waved")
    assert stored(bench, route).order[:2] == (route.order[0], house_id(40))
    assert bench.column(f"SELECT route_id FROM jobs WHERE property_id = '{house_id(40)}'") == [route.route_id]
    with pytest.raises(NotAllowed, match="is on route"):
        bench.crew.insert(route.route_id, plan.routes[1].order[0], None)
    with pytest.raises(NotFound, match="Ask the office"):
        bench.crew.insert(route.route_id, key("stranger"), None)


def test_locked_and_finished_stops_refuse_the_crew(bench: RouteBench) -> None:
    plan = published(bench)
    route = plan.routes[0]
    bench.desk.publish(edits.lock_stop(plan, route.order[2], locked=True))
    with pytest.raises(NotAllowed, match=r"holds .* in its place"):
        bench.crew.defer(route.route_id, route.order[2])
    bench.complete(number(bench, route.order[1]))
    with pytest.raises(NotAllowed, match="is over"):
        bench.crew.move(route.route_id, route.order[1], None)
    with pytest.raises(NotFound):
        bench.crew.defer(route.route_id, key("stranger"))


def test_a_clash_is_an_issue_until_the_office_publishes_again(bench: RouteBench) -> None:
    """The crew's change comes in behind a version that moved the same stop."""
    plan = published(bench)
    route = plan.routes[0]
    bench.desk.publish(edits.move_stop(plan, route.order[1], route.route_id, 5))
    bench.add(("crew_changes", key("late"), {
        "storm_id": STORM, "route_id": route.route_id, "property_id": route.order[1], "plan_version": 1,
        "change": "move", "after_id": route.order[7], "changed_at": bench.now, "actor_id": key("me"),
    }))  # fmt: skip
    view = stored(bench, route)
    assert [(clash.property_id, clash.reason) for clash in view.clashes] == [
        (route.order[1], ClashReason.BOTH_MOVED)
    ]
    [issue] = bench.desk.issues(STORM)
    assert "both moved" in issue.what
    opened = bench.desk.open_plan(STORM)
    bench.desk.publish(edits.rename(opened, route.route_id, "Decided"))
    assert bench.desk.issues(STORM) == []


def test_plans_are_kept_beside_one_another(bench: RouteBench) -> None:
    one, two = bench.desk.propose(STORM, QUICK), bench.desk.propose(STORM, QUICK)
    bench.desk.keep(one, "Few routes")
    bench.now += 1_000
    bench.desk.keep(two, "Other")
    assert [draft.name for draft in bench.desk.drafts(STORM)] == ["Other", "Few routes"]
    assert bench.desk.load(one.draft_id).routes == one.routes
    assert bench.desk.load(one.draft_id).houses == one.houses
    bench.desk.forget(two.draft_id)
    assert [draft.name for draft in bench.desk.drafts(STORM)] == ["Few routes"]
    with pytest.raises(NotFound):
        bench.desk.load(two.draft_id)
    assert bench.new_ops() == []  # nobody else hears of them


def test_what_a_kept_plan_says_of_itself_is_kept_with_it(bench: RouteBench) -> None:
    plan = bench.desk.propose(STORM, QUICK)
    noted = replace(plan, notes=(Said("No crew has the skills and the hours for {routes}.", routes="A"),))
    bench.desk.keep(noted)
    assert bench.desk.load(plan.draft_id).notes == ("No crew has the skills and the hours for A.",)


def test_a_seeded_route_gets_its_first_version_written_down(bench_of: Callable[..., RouteBench]) -> None:
    """Routes that were published before there were versions: the base of the next one is kept too."""
    route = key("old")
    rows = [
        *storm_rows(3),
        ("routes", route, {"storm_id": STORM, "route_name": "Old", "status": "published",
                           "crew_id": key("crewA"), "plan_version": 1, "property_count": 3}),
        ("assignments", key("a"), {"storm_id": STORM, "route_id": route, "crew_id": key("crewA"),
                                   "epoch": 1, "active": True, "assigned_at": 1}),
        *[("route_properties", key(f"stop{n}"), {"route_id": route, "storm_id": STORM, "locked": False,
                                                 "property_id": house_id(n), "sequence_order": n})
          for n in (1, 2, 3)],
    ]  # fmt: skip
    bench = bench_of(rows)
    plan = bench.desk.open_plan(STORM)
    bench.desk.publish(edits.move_stop(plan, house_id(1), route, 3))
    versions = bench.column("SELECT stops FROM route_versions ORDER BY plan_version")
    assert [[house for house, _, _ in json.loads(str(text))] for text in versions] == [
        [house_id(1), house_id(2), house_id(3)], [house_id(2), house_id(3), house_id(1)],
    ]  # fmt: skip
