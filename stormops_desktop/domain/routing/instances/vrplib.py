"""VRPLIB files: CVRP, VRPTW, PCVRPTW, MDVRPTW and TSP, with EUC_2D lengths.

CVRP and TSP round each leg to the nearest whole number (CVRPLIB). Instances with windows follow the DIMACS
rule, floor(10 d): lengths and times count in tenths; costs are printed in units of 1 for VRPTW, in tenths for
prizes, as in the published solutions. Several depots or a longest duration count in thousandths, as their
solutions do. Ids are node numbers minus one, depots included.
"""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.instances.figures import FARTHEST, LARGEST, POSSIBLE, figures
from stormops_desktop.domain.routing.problem import NEVER, UNLIMITED, CrewKind, Problem
from stormops_desktop.domain.routing.travel import FLOOR, NEAREST, Floats, Travel, planar

TENTHS, THOUSANDTHS = 10.0, 1_000.0
UNSUPPORTED = {
    "VEHICLES_MAX_DURATION_SECTION": "a longest duration for each vehicle",
    "VEHICLES_MAX_DISTANCE": "a longest distance of routes",
    "EDGE_WEIGHT_SECTION": "a table of distances",
    "BACKHAUL_SECTION": "backhauls",
}


@dataclass(frozen=True, slots=True)
class _File:
    facts: dict[str, str]
    sections: dict[str, list[list[str]]]

    def number(self, name: str, default: float | None = None) -> float:
        text = self.facts.get(name)
        if text is None and default is not None:
            return default
        try:
            value = float(text or "")
        except ValueError:
            raise InstanceError(f"The line {name} is missing or not a number. Nothing was solved.") from None
        if not math.isfinite(value) or value < 0:
            raise InstanceError(f"{name} is {text}; it must be a number of zero or more.")
        return value

    def columns(self, name: str, dimension: int, width: int) -> Floats:
        rows = self.sections.get(name, [])
        if len(rows) != dimension:
            raise InstanceError(f"{name} has {len(rows)} rows, DIMENSION says {dimension}.")
        ordered = _by_node(name, rows)
        return np.array([_numbers(name, at, row, width) for at, row in enumerate(ordered, start=1)])


def looks_like_vrplib(text: str) -> bool:
    """Whether the file has VRPLIB's sections."""
    return "NODE_COORD_SECTION" in text or "EDGE_WEIGHT_TYPE" in text


def read_vrplib(text: str) -> Problem:
    """The problem in a VRPLIB file.

    Raises:
        InstanceError: a section is missing, short, not numbers, or of a kind that is not solved here.
    """
    file = _parsed(text)
    _refuse_unsupported(file)
    count = int(file.number("DIMENSION"))
    if count < 2:
        raise InstanceError("The instance has no stop beside the depot.")
    points = file.columns("NODE_COORD_SECTION", count, 2)
    return _problem(file, points, _depots(file, count))


def _problem(file: _File, points: Floats, depots: list[int]) -> Problem:
    stops = [node for node in range(len(points)) if node not in depots]
    order, units = [*stops, *depots], _units(file, depots)
    n = len(stops)
    opens, closes = _windows(file, order, units)
    services = _optional(file, "SERVICE_TIME_SECTION", order, file.number("SERVICE_TIME", 0.0)) * units
    prizes = "PRIZE_SECTION" in file.sections
    return Problem(
        ids=tuple(str(node) for node in stops),
        travel=_travel(points[order], units),
        demand=_optional(file, "DEMAND_SECTION", order, 0.0)[:n],
        service_s=services[:n],
        prize=_optional(file, "PRIZE_SECTION", order, 0.0)[:n] * units if prizes else np.full(n, np.inf),
        opens_s=opens[:n, None],
        closes_s=closes[:n, None],
        crews=_crews(file, depots, n, units, (opens[n:], closes[n:])),
        unit_scale=units if units == TENTHS and not prizes else 1.0,
    )


def _units(file: _File, depots: list[int]) -> float:
    """What lengths and times are multiplied by before they are rounded."""
    if len(depots) > 1 or "VEHICLES_MAX_DURATION" in file.facts:
        return THOUSANDTHS
    return TENTHS if "TIME_WINDOW_SECTION" in file.sections else 1.0


def _crews(
    file: _File, depots: list[int], n: int, units: float, hours: tuple[Floats, Floats]
) -> tuple[CrewKind, ...]:
    """One kind of crews for each depot that has vehicles."""
    limit = "VEHICLES_MAX_DURATION"
    longest = file.number(limit) * units if limit in file.facts else NEVER
    return tuple(
        CrewKind(
            start=n + at,
            end=n + at,
            count=min(count, n),
            room=file.number("CAPACITY", float(UNLIMITED)),
            shift_start_s=float(hours[0][at]),
            shift_end_s=float(hours[1][at]),
            longest_s=longest,
        )
        for at, count in enumerate(_fleets(file, depots, n))
        if count
    )


def _fleets(file: _File, depots: list[int], n: int) -> list[int]:
    """How many vehicles stand at each depot."""
    if file.facts.get("TYPE") == "TSP":
        return [1]
    vehicles = int(file.number("VEHICLES", n))
    if "VEHICLES_DEPOT_SECTION" not in file.sections:
        if len(depots) > 1:
            raise InstanceError(
                "There are several depots, and no VEHICLES_DEPOT_SECTION says who starts where."
            )
        return [vehicles]
    homes = file.columns("VEHICLES_DEPOT_SECTION", vehicles, 1)[:, 0] - 1
    strangers = sorted({int(home) + 1 for home in homes if int(home) not in depots})
    if strangers:
        raise InstanceError(f"VEHICLES_DEPOT_SECTION names node {strangers[0]}, which is no depot.")
    return [int((homes == depot).sum()) for depot in depots]


def _travel(points: Floats, units: float) -> Travel:
    """Stops first, the depots after them."""
    return planar(points, factor=units, rounding=FLOOR if units == TENTHS else NEAREST)


def _windows(file: _File, order: list[int], units: float) -> tuple[Floats, Floats]:
    if "TIME_WINDOW_SECTION" not in file.sections:
        return np.zeros(len(order)), np.full(len(order), NEVER)
    rows = file.columns("TIME_WINDOW_SECTION", len(order), 2)[order] * units
    for node, (opens, closes) in zip(order, rows, strict=True):
        if closes < opens:
            raise InstanceError(f"TIME_WINDOW_SECTION: node {node + 1} closes before it opens.")
    return rows[:, 0], rows[:, 1]


def _optional(file: _File, name: str, order: list[int], default: float) -> Floats:
    if name not in file.sections:
        return np.full(len(order), default)
    column: Floats = file.columns(name, len(order), 1)[order, 0]
    return column


def _depots(file: _File, count: int) -> list[int]:
    """Node numbers minus one."""
    named = [row[0] for row in file.sections.get("DEPOT_SECTION", []) if row and row[0] != "-1"]
    strange = [name for name in named if not name.isdecimal()]
    if strange:
        raise InstanceError(f"DEPOT_SECTION names {strange[0][:20]}, which is no node.")
    depots = [int(name) - 1 for name in named] or [0]
    missing = [depot + 1 for depot in depots if not 0 <= depot < count]
    if missing:
        raise InstanceError(f"DEPOT_SECTION names node {missing[0]}, which is not in the file.")
    if len(depots) == count:
        raise InstanceError("Every node of the instance is a depot, so there is no stop.")
    return depots


def _parsed(text: str) -> _File:
    facts: dict[str, str] = {}
    sections: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    for line in text.splitlines():
        words = line.replace(":", " : ").split()
        if not words or words[0] == "EOF":
            continue
        if words[0].endswith("_SECTION"):
            current = sections.setdefault(words[0], [])
        elif len(words) > 1 and words[1] == ":":
            facts[words[0]] = " ".join(words[2:])
        elif current is not None:
            current.append(words)
        else:
            raise InstanceError(f"This line belongs to no section: {line.strip()[:60]}")
    return _File(facts, sections)


def _refuse_unsupported(file: _File) -> None:
    for name, meaning in UNSUPPORTED.items():
        if name in file.facts or name in file.sections:
            raise InstanceError(f"The instance has {meaning} ({name}), which this command does not solve.")
    weights = file.facts.get("EDGE_WEIGHT_TYPE", "EUC_2D")
    if weights != "EUC_2D":
        raise InstanceError(f"EDGE_WEIGHT_TYPE is {weights}; this command solves EUC_2D.")


def _numbers(name: str, at: int, row: list[str], width: int) -> list[float]:
    largest = FARTHEST if name == "NODE_COORD_SECTION" else LARGEST
    values = figures(row[1 : 1 + width], width, largest)
    if values is None:
        raise InstanceError(f"{name}: row {at} is not {width + 1} numbers {POSSIBLE}: {' '.join(row)[:60]}")
    return values


def _by_node(name: str, rows: list[list[str]]) -> list[list[str]]:
    """The rows from node 1 on, whatever their order; as they are where nodes have other numbers."""
    numbers = [row[0] for row in rows]
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    if twice:
        raise InstanceError(f"{name} lists {twice[0][:20]} twice.")
    places = {str(at): at for at in range(1, len(rows) + 1)}
    return sorted(rows, key=lambda row: places[row[0]]) if places.keys() == set(numbers) else rows
