"""Cutting new routes: choose houses, make the problem, run the engine, give it names and crews."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from stormops_desktop.adapters.road_errors import RoadError
from stormops_desktop.domain.routing.engine import BadPlanError, Desk, solve
from stormops_desktop.domain.routing.plans.choice import Candidate, Choice, choose
from stormops_desktop.domain.routing.plans.draft import (
    GREAT_CIRCLE,
    Crew,
    DraftRoute,
    House,
    LeftOutHouse,
    Place,
    PlanDraft,
)
from stormops_desktop.domain.routing.plans.errors import BadWish
from stormops_desktop.domain.routing.plans.left_out import WORDS
from stormops_desktop.domain.routing.plans.problem_of import (
    Alike,
    Asked,
    Legs,
    kinds_of,
    places_of,
    problem_of,
    routes_of,
)
from stormops_desktop.domain.routing.plans.spots import middle
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.domain.routing.problem import Plan, PlannedRoute
from stormops_desktop.domain.routing.search import Effort, Progress
from stormops_desktop.domain.said import Said, several
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.routing.models import PlanProgress, Watch
from stormops_desktop.services.routing.road_legs import fitted, mended
from stormops_desktop.services.routing.tools import RoutingTools
from stormops_desktop.services.routing.who_drives import evened_out


class PlanMaker:
    """Makes one plan.

    Args:
        new_id: gives ids for routes.
    """

    def __init__(
        self, tools: RoutingTools, new_id: Callable[[], str], wishes: RouteWishes, watch: Watch
    ) -> None:
        self._tools, self._new_id = tools, new_id
        self._wishes, self._watch = wishes, watch
        self._compiled = tools.compiled()

    def plan(
        self, base: PlanDraft, candidates: Sequence[Candidate], crews: Sequence[Crew],
        kept: Sequence[DraftRoute],
    ) -> PlanDraft:  # fmt: skip
        """New routes for every house that can be routed.

        Args:
            base: ids, name and the houses of kept routes; what it `replaces` is decided by the caller.
            kept: routes that stay as they are; their houses are among `base.houses`.

        Raises:
            BadWish: no house can be routed, or the options are impossible.
            ServiceError: an engine's plan did not pass the checker.
        """
        choice = choose(candidates, self._wishes)
        if not choice.houses:
            raise _nothing_to_do(choice)
        drivers = self._drivers(crews)
        yard = self._wishes.yard or next((c.start for c in drivers if c.start), None) or middle(choice.houses)
        notes = [*choice.notes, *self._yard_notes(drivers)]
        visited = {key for route in kept for key in route.order}
        left = tuple(out for out in choice.left_out if out.property_id not in visited)
        here = {one.property_id: one for one in (*choice.houses, *choice.avoided)}
        started = replace(
            base, crews={crew.crew_id: crew for crew in crews}, yard=yard, left_out=left,
            notes=tuple(notes), houses={**base.houses, **here},
            seed=self._wishes.seed, planned_start=self._wishes.planned_start, routes=tuple(kept),
        )  # fmt: skip
        plan = self._solved(started, choice.houses, drivers, yard)
        return self._evened_out(plan, kept, drivers)

    def _yard_notes(self, drivers: Sequence[Crew]) -> list[str]:
        """A yard that no crew starts from is not ignored in silence."""
        if self._wishes.yard is None or not drivers or any(crew.start is None for crew in drivers):
            return []
        return [Said("The yard was not used: every crew that drives starts from a place of its own.")]

    def _drivers(self, crews: Sequence[Crew]) -> tuple[Crew, ...]:
        wanted = self._wishes.crew_ids
        strangers = sorted(set(wanted) - {crew.crew_id for crew in crews})
        if strangers:
            raise BadWish(
                "There is no active crew {crews}. Choose among the company's crews.",
                crews=", ".join(strangers),
            )
        chosen = tuple(crew for crew in crews if not wanted or crew.crew_id in wanted)
        if self._wishes.days is not None and not chosen:
            raise BadWish("There are zero crews. Add one at the office, or leave the days empty.")
        upside_down = [crew.name for crew in chosen if crew.shift_end_min <= crew.shift_start_min]
        if upside_down:
            raise BadWish(
                "The shift of {crews} ends before it begins. Correct the crew.", crews=", ".join(upside_down)
            )
        return chosen

    def _solved(
        self, started: PlanDraft, houses: Sequence[House], drivers: tuple[Crew, ...], yard: Place
    ) -> PlanDraft:
        kinds = kinds_of(drivers)
        parts = _by_zip(houses) if self._wishes.group_by_zip else [tuple(houses)]
        plan = started
        done = 0
        for part in parts:
            share = (done / len(houses), len(part) / len(houses))
            plan = self._with_part(plan, part, kinds, yard, share)
            done += len(part)
        return plan

    def _evened_out(
        self, plan: PlanDraft, kept: Sequence[DraftRoute], drivers: tuple[Crew, ...]
    ) -> PlanDraft:
        """With days given the search has filled every crew's days, so there is nothing to even out."""
        if not drivers or self._wishes.days is not None or not self._wishes.balance:
            return plan
        new = {route.route_id for route in plan.routes} - {route.route_id for route in kept}
        return evened_out(plan, new, drivers, self._tools)

    def _with_part(
        self, plan: PlanDraft, houses: tuple[House, ...], kinds: tuple[Alike, ...], yard: Place,
        share: tuple[float, float],
    ) -> PlanDraft:  # fmt: skip
        legs, plan = self._legs(plan, houses, kinds, yard)
        asked = problem_of(houses, kinds, self._wishes, yard, plan.pace, legs)
        desk = Desk(
            clock=self._tools.clock, listen=self._listener(share),
            polish=None if self._compiled else self._tools.polish,
            first=lambda routes: self._watch.first(self._with_routes(plan, asked, _bare(routes))),
        )  # fmt: skip
        try:
            made = solve(
                asked.problem, desk, effort=self._effort(share[1]), seed=self._wishes.seed,
                compiled=self._compiled,
            )  # fmt: skip
        except BadPlanError as error:
            raise ServiceError(
                "The solver made a plan that breaks its own rules, which is our fault. Nothing was stored; "
                "try another seed or fewer options. ({error})",
                error=str(error),
            ) from error
        return self._with_routes(plan, asked, made)

    def _effort(self, share: float) -> Effort:
        iterations, seconds = self._wishes.iterations, self._wishes.seconds
        return Effort(
            None if iterations is None else max(round(iterations * share), 1),
            None if seconds is None else max(seconds * share, 0.05),
        )

    def _listener(self, share: tuple[float, float]) -> Callable[[Progress], bool]:
        def listen(progress: Progress) -> bool:
            return self._watch.progress(PlanProgress(share[0] + progress.share * share[1], "Cutting routes"))

        return listen

    def _with_routes(self, plan: PlanDraft, asked: Asked, made: Plan) -> PlanDraft:
        ids = [self._new_id() for _ in made.routes]
        routes = routes_of(asked, made, ids, [route.name for route in plan.routes])
        out = [
            LeftOutHouse(asked.houses[one.stop].property_id, one.reason, asked.houses[one.stop].address)
            for one in made.left_out
        ]
        return replace(
            plan, routes=(*plan.routes, *routes), left_out=(*out, *plan.left_out), engine=made.engine,
            iterations=plan.iterations + made.iterations, stopped=plan.stopped or made.stopped,
        )  # fmt: skip

    def _legs(
        self, plan: PlanDraft, houses: tuple[House, ...], kinds: tuple[Alike, ...], yard: Place
    ) -> tuple[Legs | None, PlanDraft]:
        """Road times if they were asked for and can be had; the plan says which it was, and why not."""
        if self._wishes.roads.kind == GREAT_CIRCLE:
            return None, plan
        latitude, longitude = places_of(houses, kinds, yard)
        try:
            legs = self._tools.legs(self._wishes.roads, latitude, longitude)
        except RoadError as error:
            return None, replace(plan, notes=(*plan.notes, str(error)))
        pace = fitted(legs, latitude, longitude)
        legs, said = mended(legs, latitude, longitude, pace)
        notes = (*plan.notes, said) if said else plan.notes
        return legs, replace(plan, matrix=self._wishes.roads.kind, pace=pace, notes=notes)


def _nothing_to_do(choice: Choice) -> BadWish:
    counted: dict[str, int] = {}
    for out in choice.left_out:
        counted[out.reason] = counted.get(out.reason, 0) + 1
    if not counted:
        return BadWish("No house of this storm can be routed. Nobody has decided whom to treat yet.")
    found = [
        Said("{count}: {why}", count=many, why=WORDS[reason]) for reason, many in sorted(counted.items())
    ]
    return BadWish("No house of this storm can be routed. {why}.", why=several(found))


def _by_zip(houses: Sequence[House]) -> list[tuple[House, ...]]:
    parts: Mapping[str, list[House]] = {code: [] for code in sorted({house.zip_code for house in houses})}
    for house in houses:
        parts[house.zip_code].append(house)
    return [tuple(part) for part in parts.values()]


def _bare(routes: Sequence[PlannedRoute]) -> Plan:
    return Plan(tuple(routes), (), 0.0, "split", 0)
