"""What is asked of a visit on a route that its crew has: a version tells it, and says so before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.plans import edits
from stormops_desktop.domain.routing.plans.diff import Asked
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft, Visit
from stormops_desktop.domain.routing.plans.telling import untold
from stormops_desktop.domain.routing.plans.visits import NOTHING, ask
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.routing.drafts import packed, unpacked
from stormops_desktop.services.routing.models import CrewPlan
from tests.helpers.route_storm import QUICK, STORM, RouteBench, house_id

AFTERNOON = Visit(((840, 960),), 25, "high")


def published(bench: RouteBench, plan: PlanDraft | None = None) -> PlanDraft:
    """Two or more routes that their crews have agreed to drive."""
    bench.desk.publish(plan or bench.desk.generate_routes(STORM, QUICK).plan)
    for mine in bench.crew.plans():
        bench.crew.answer(mine.route_id, mine.version, accepted=True)
    return bench.desk.open_plan(STORM)


def asked_of(plan: PlanDraft, visit: Visit = AFTERNOON) -> tuple[PlanDraft, DraftRoute, str]:
    """The plan asking this of the second stop of its first route."""
    route = plan.routes[0]
    return ask(plan, {route.order[1]: visit}), route, route.order[1]


def of_crew(bench: RouteBench, route: DraftRoute) -> CrewPlan:
    return next(plan for plan in bench.crew.plans() if plan.route_id == route.route_id)


def every_untold(plan: PlanDraft) -> list[str]:
    return [key for route in plan.routes for key in untold(plan, route)]


def test_a_wish_alone_makes_a_version_whose_change_the_crew_reads(bench: RouteBench) -> None:
    plan, route, house = asked_of(published(bench))
    bench.desk.publish(plan)
    told = of_crew(bench, route)
    assert (told.seen_version, told.version, told.answered) == (1, 2, None)
    assert told.diff.asked == (Asked(house, NOTHING, AFTERNOON),)
    assert told.diff.added == told.diff.removed == told.diff.moved == ()
    assert every_untold(bench.desk.open_plan(STORM)) == []
    others = [view.plan_version for view in bench.desk.get_routes(STORM) if view.route_id != route.route_id]
    assert set(others) == {1}
    bench.crew.answer(route.route_id, 2, accepted=True)
    assert of_crew(bench, route).diff.is_empty


def test_what_was_stored_only_is_told_with_the_next_version(bench: RouteBench) -> None:
    plan, route, house = asked_of(published(bench))
    bench.desk.save(plan)
    again = bench.desk.open_plan(STORM)
    assert every_untold(again) == [house]
    assert of_crew(bench, route).version == 1
    bench.desk.publish(again)
    assert [one.now for one in of_crew(bench, route).diff.asked] == [AFTERNOON]


def test_what_is_asked_no_more_is_told_too(bench: RouteBench) -> None:
    plan, route, house = asked_of(published(bench))
    bench.desk.publish(plan)
    bench.crew.answer(route.route_id, 2, accepted=True)
    bench.desk.publish(ask(bench.desk.open_plan(STORM), {house: NOTHING}))
    assert of_crew(bench, route).diff.asked == (Asked(house, AFTERNOON, NOTHING),)


def test_taking_a_version_back_tells_what_was_asked_before(bench: RouteBench) -> None:
    plan, route, house = asked_of(published(bench))
    change = bench.desk.publish(plan)
    bench.crew.answer(route.route_id, 2, accepted=True)
    assert change.undo is not None
    bench.desk.undo(change.undo.token)
    told = of_crew(bench, route)
    assert (told.version, told.diff.asked) == (3, (Asked(house, AFTERNOON, NOTHING),))
    assert every_untold(bench.desk.open_plan(STORM)) == []


def test_skills_and_rules_are_no_news_for_the_crew_that_has_the_house(bench: RouteBench) -> None:
    plan, _, _ = asked_of(published(bench), Visit(needs=frozenset({"inspection"}), rule="must"))
    assert every_untold(plan) == []
    with pytest.raises(NotAllowed, match="Nothing on this plan differs"):
        bench.desk.publish(plan)


def test_a_draft_s_first_version_tells_what_is_asked_and_leaves_nothing_to_tell(bench: RouteBench) -> None:
    plan, route, house = asked_of(bench.desk.generate_routes(STORM, QUICK).plan)
    assert every_untold(plan) == []
    plan = published(bench, plan)
    assert every_untold(plan) == []
    assert dict(next(r.told for r in plan.routes if r.route_id == route.route_id)) == {house: AFTERNOON}
    stop = next(stop for stop in of_crew(bench, route).stops if stop.property_id == house)
    assert stop.asked == AFTERNOON


def test_a_visit_that_is_over_is_no_news(bench: RouteBench) -> None:
    route = published(bench).routes[0]
    number = next(n for n in range(1, 25) if house_id(n) == route.order[0])
    bench.complete(number)
    plan = ask(bench.desk.open_plan(STORM), {house_id(number): AFTERNOON})
    assert every_untold(plan) == []


def test_an_asked_house_on_another_route_is_told_to_its_new_crew(bench: RouteBench) -> None:
    plan, route, house = asked_of(published(bench))
    bench.desk.publish(plan)
    plan = bench.desk.open_plan(STORM)
    target = next(one for one in plan.routes if one.route_id != route.route_id)
    bench.desk.publish(edits.move_stop(plan, house, target.route_id, 2))
    diff = of_crew(bench, target).diff
    assert diff.added == (house,)
    assert diff.asked == (Asked(house, NOTHING, AFTERNOON),)


def test_one_route_is_published_without_the_other_that_asks_something(bench: RouteBench) -> None:
    plan = published(bench)
    first, second = plan.routes[0], plan.routes[1]
    plan = ask(plan, {first.order[0]: AFTERNOON, second.order[0]: AFTERNOON})
    bench.desk.publish(plan, [first.route_id])
    assert every_untold(bench.desk.open_plan(STORM)) == [second.order[0]]


def test_a_kept_plan_knows_what_was_told(bench_of: Callable[..., RouteBench]) -> None:
    bench = bench_of()
    plan, _, house = asked_of(published(bench))
    bench.desk.publish(plan)
    plan = bench.desk.open_plan(STORM)
    assert unpacked(packed(plan)).routes == plan.routes
    assert every_untold(replace(plan, visits={})) == [house]
