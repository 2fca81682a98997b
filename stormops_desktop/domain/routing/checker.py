"""Checks a plan against its problem in plain Python. It shares no code with the engines that make plans."""

import math
from collections import Counter

from stormops_desktop.domain.routing.problem import NEVER, CrewKind, Plan, PlannedRoute, Problem

HALVINGS = 60  # a day to a billionth of a second
SLACK = 1e-6  # relative, for sums in another order
FLOOR, NEAREST = 2, 1  # the roundings of travel.py, spelt again on purpose


def violations(problem: Problem, plan: Plan) -> list[str]:
    """Everything the plan does that the problem forbids; empty for a plan that may be published."""
    found = [*_counted(problem, plan), *_crews_used(problem, plan), *_kept(problem, plan)]
    for number, route in enumerate(plan.routes, start=1):
        found.extend(f"route {number}: {what}" for what in route_faults(problem, route))
    cost = plan_cost(problem, plan)
    if not math.isclose(cost, plan.cost, rel_tol=SLACK, abs_tol=SLACK):
        found.append(f"the plan costs {cost}, it says {plan.cost}")
    return found


def plan_cost(problem: Problem, plan: Plan) -> float:
    """Travel of all routes and the finite prizes of what is left out, in units of travel."""
    travel = sum(route_cost(problem, route) for route in plan.routes)
    lost = sum(float(problem.prize[out.stop]) for out in plan.left_out)
    return travel + (lost if math.isfinite(lost) else _finite(problem, plan))


def route_cost(problem: Problem, route: PlannedRoute) -> float:
    """Travel from the crew's start by its stops to its end."""
    crew = problem.crews[route.kind]
    path = [crew.start, *route.stops, crew.end]
    return sum(_leg(problem, path[at], path[at + 1]) for at in range(len(path) - 1))


def _finite(problem: Problem, plan: Plan) -> float:
    prizes = [float(problem.prize[out.stop]) for out in plan.left_out]
    return sum(prize for prize in prizes if math.isfinite(prize))


def _counted(problem: Problem, plan: Plan) -> list[str]:
    """Every stop once: in a route, or left out with a reason."""
    times = Counter(stop for route in plan.routes for stop in route.stops)
    times.update(out.stop for out in plan.left_out)
    found = [f"stop {problem.ids[stop]} appears {many} times" for stop, many in times.items() if many > 1]
    found.extend(f"stop {problem.ids[stop]} is lost" for stop in range(problem.size) if stop not in times)
    found.extend(f"stop {problem.ids[out.stop]} has no reason" for out in plan.left_out if not out.reason)
    return found


def _crews_used(problem: Problem, plan: Plan) -> list[str]:
    used = Counter(route.kind for route in plan.routes)
    return [
        f"{many} routes for {problem.crews[kind].count} crews of kind {kind}"
        for kind, many in used.items()
        if many > problem.crews[kind].count
    ]


def _kept(problem: Problem, plan: Plan) -> list[str]:
    """Frozen stops, and what lies before them, are where they were."""
    now = {stop: (route.kind, route.stops) for route in plan.routes for stop in route.stops}
    found = []
    for kind, stops in problem.started:
        held = max((at + 1 for at, stop in enumerate(stops) if stop in problem.frozen), default=0)
        if held and now.get(stops[0], (-1, ()))[1][:held] != stops[:held]:
            found.append(f"the locked begin of a route was changed at stop {problem.ids[stops[0]]}")
        elif held and now[stops[0]][0] != kind:
            found.append(f"a locked route changed its crew at stop {problem.ids[stops[0]]}")
    return found


def route_faults(problem: Problem, route: PlannedRoute) -> list[str]:
    """What one route does that its crew or its stops forbid."""
    crew = problem.crews[route.kind]
    found = [] if route.stops else ["it has no stop"]
    load = sum(float(problem.demand[stop]) for stop in route.stops)
    if load > crew.room * (1 + SLACK):
        found.append(f"a load of {load}, room for {crew.room}")
    if len(route.stops) > crew.most_stops:
        found.append(f"{len(route.stops)} stops, at most {crew.most_stops}")
    if problem.allowed is not None:
        strangers = [stop for stop in route.stops if not problem.allowed[stop, route.kind]]
        found.extend(f"stop {problem.ids[stop]} is not for this crew" for stop in strangers)
    return found + _schedule(problem, crew, route)


def _schedule(problem: Problem, crew: CrewKind, route: PlannedRoute) -> list[str]:
    """Drives the route minute by minute, so to speak."""
    clock, missed = _home(problem, crew, route, crew.shift_start_s)
    if missed is not None:
        return [f"stop {problem.ids[missed]} is reached at {clock:.0f} s, after its windows"]
    if clock > crew.shift_end_s + SLACK:
        return [f"it ends at {clock:.0f} s, the shift at {crew.shift_end_s:.0f} s"]
    lasts = _lasting(problem, crew, route, clock) if crew.longest_s < NEVER else 0.0
    if lasts > crew.longest_s * (1 + SLACK):
        return [f"it lasts {lasts:.0f} s, the crew may be out {crew.longest_s:.0f} s"]
    return []


def _home(problem: Problem, crew: CrewKind, route: PlannedRoute, sets_out: float) -> tuple[float, int | None]:
    """When the crew is home and None, or when it is at the stop that it misses, and that stop."""
    clock, at = sets_out, crew.start
    for stop in route.stops:
        clock = _driven(crew, clock, _leg(problem, at, stop) * problem.seconds_per_unit)
        begins = _visit(problem, crew, stop, clock)
        if begins is None:
            return clock, stop
        clock, at = begins + float(problem.service_s[stop]), stop
    return _driven(crew, clock, _leg(problem, at, crew.end) * problem.seconds_per_unit), None


def _lasting(problem: Problem, crew: CrewKind, route: PlannedRoute, home: float) -> float:
    """From the latest departure that comes home no later, sought by halving, to that hour."""
    early, late = crew.shift_start_s, home
    for _ in range(HALVINGS):
        middle = (early + late) / 2
        then, missed = _home(problem, crew, route, middle)
        early, late = (middle, late) if missed is None and then <= home + SLACK else (early, middle)
    return home - early


def _driven(crew: CrewKind, clock: float, drive_s: float) -> float:
    """The time after a drive; the break interrupts it."""
    if crew.break_s <= 0:
        return clock + drive_s
    over = crew.break_at_s + crew.break_s
    if clock > crew.break_at_s:
        return max(clock, over if clock < over else clock) + drive_s
    before = min(drive_s, crew.break_at_s - clock)
    rest = drive_s - before
    return over + rest if rest > 0 else clock + drive_s


def _visit(problem: Problem, crew: CrewKind, stop: int, ready: float) -> float | None:
    """When the visit begins, or None where it is too late for every window."""
    service = float(problem.service_s[stop])
    for opens, closes in zip(problem.opens_s[stop], problem.closes_s[stop], strict=True):
        begins = max(ready, float(opens))
        over = crew.break_at_s + crew.break_s
        if crew.break_s > 0 and begins < over and begins + service > crew.break_at_s:
            begins = over
        if begins <= closes + SLACK:
            return begins
    return None


def _leg(problem: Problem, a: int, b: int) -> float:
    travel = problem.travel
    if len(travel.table):
        return float(travel.table[a][b])
    gap = math.dist(travel.xyz[a], travel.xyz[b])
    length = (gap + travel.bend * gap**3) * travel.factor
    if travel.rounding == NEAREST:
        return float(math.floor(length + 0.5))
    if travel.rounding == FLOOR:
        return float(math.floor(length))
    return length * travel.rate + travel.lost * (length / (length + travel.half))
