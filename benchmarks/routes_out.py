"""A crew that is out today: how long its stops take to find other routes."""

import random
import time

from benchmarks.table import Figure
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, Place, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.taking_over import taken_over

YARD = Place(33.1, -96.7)
BAR_S = 1.0


def crew_out() -> list[Figure]:
    """One route, and all four of a crew, among 28 routes of 30 stops; once with appointments at a fifth."""
    figures = []
    for words, windows in (("", False), (", appointments", True)):
        plan = _plan(28, 30, 7, windows=windows)
        theirs = [route.route_id for route in plan.routes if route.crew_id == "c0"]
        others = [route.route_id for route in plan.routes if route.crew_id != "c0"]
        for fallen in (theirs[:1], theirs):
            began = time.perf_counter()
            taken_over(plan, fallen, [others])
            spent = time.perf_counter() - began
            figures.append(Figure(f"{len(fallen)} of 28 routes{words}", spent, BAR_S, "s", at_most=True))
    return figures


def _plan(routes: int, stops: int, crews: int, *, windows: bool) -> PlanDraft:
    dice = random.Random(1)
    houses: dict[str, House] = {}
    made = []
    for number in range(routes):
        south, west = 33 + dice.random() * 0.3, -96.8 + dice.random() * 0.3
        order = tuple(Stop(f"{number}/{n}") for n in range(stops))
        for n, stop in enumerate(order):
            place = (south + dice.random() * 0.02, west + dice.random() * 0.02)
            timed = ((540, 900),) if windows and n % 5 == 0 else ()
            key = stop.property_id
            houses[key] = House(key, key, "75002", *place, dice.random(), windows=timed)
        made.append(DraftRoute(f"r{number}", f"R{number}", order, f"c{number % crews}", 1, "published"))
    days = [Crew(f"c{n}", f"C{n}", YARD, None, 420, 1_080 + n % 3 * 60, 720, 30) for n in range(crews)]
    by_id = {crew.crew_id: crew for crew in days}
    return PlanDraft("d", "s", "P", tuple(made), houses, by_id, yard=YARD)
