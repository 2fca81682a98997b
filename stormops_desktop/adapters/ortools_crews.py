"""CP-SAT gives routes to crews: who is allowed, who is near, and everybody about the same hours.

Deterministic: one worker, a fixed seed, and an end by the solver's own count of work, not by the clock.
"""

from collections.abc import Sequence

from ortools.sat.python import cp_model

EFFORT = 1.0  # deterministic seconds: a second or two of the clock for 40 routes and 8 crews
NOBODY_COST = 100_000  # minutes: a route is left without a crew only when nobody may take it
UNEVEN_COST = 2  # a minute more of the longest day over the shortest counts as two minutes of driving

_Takers = dict[int, cp_model.IntVar]  # by crew, whether it takes the route


def crews_for(
    way_min: Sequence[Sequence[int | None]], work_min: Sequence[int], already_min: Sequence[int], *,
    at_first: Sequence[int | None] | None = None,
) -> list[int | None]:  # fmt: skip
    """A crew for each route, by index; None where nobody may take it.

    Args:
        way_min: minutes to the first stop and home, (routes, crews); None: this crew may not.
        work_min: minutes of each route. already_min: what each crew has to do without these routes.
        at_first: a choice to begin with, which stays where the effort finds none better.
    """
    crews = len(already_min)
    if not way_min or not crews:
        return [None] * len(way_min)
    model = cp_model.CpModel()
    takes = [
        {c: model.new_bool_var(f"{r}-{c}") for c, way in enumerate(ways) if way is not None}
        for r, ways in enumerate(way_min)
    ]
    nobody = [model.new_bool_var(f"{r}-nobody") for r in range(len(takes))]
    for mine, none in zip(takes, nobody, strict=True):
        model.add_exactly_one([*mine.values(), none])
    loads = [
        already
        + cp_model.LinearExpr.sum([work_min[r] * mine[c] for r, mine in enumerate(takes) if c in mine])
        for c, already in enumerate(already_min)
    ]
    driving = [(way_min[r][c] or 0) * var for r, mine in enumerate(takes) for c, var in mine.items()]
    cost = cp_model.LinearExpr.sum([*driving, *(NOBODY_COST * none for none in nobody)])
    cost += UNEVEN_COST * _unevenness(model, loads)
    before = list(at_first or [None] * len(takes))
    model.minimize((len(takes) + 1) * cost + _changes(model, takes, before))
    return _found(model, takes, before)


def _changes(
    model: cp_model.CpModel, takes: Sequence[_Takers], before: Sequence[int | None]
) -> cp_model.LinearExpr:
    """How many routes change hands, which decides between choices that cost the same."""
    stays = []
    for mine, first in zip(takes, before, strict=True):
        if first in mine:
            stays.append(mine[first])
            for crew, var in mine.items():
                model.add_hint(var, crew == first)
    return len(stays) - cp_model.LinearExpr.sum(stays)


def _unevenness(model: cp_model.CpModel, loads: Sequence[cp_model.LinearExpr]) -> cp_model.LinearExpr:
    """The most loaded crew's minutes over the least loaded one's."""
    limit = 10_000_000
    most, least = model.new_int_var(0, limit, "most"), model.new_int_var(0, limit, "least")
    for load in loads:
        model.add(most >= load)
        model.add(least <= load)
    return most - least


def _found(model: cp_model.CpModel, takes: Sequence[_Takers], before: list[int | None]) -> list[int | None]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = EFFORT
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return before
    return [next((c for c, var in mine.items() if solver.boolean_value(var)), None) for mine in takes]
