"""VRPLIB files: CVRP, VRPTW, PCVRPTW and TSP, with EUC_2D lengths.

CVRP and TSP round each leg to the nearest whole number (CVRPLIB). Instances with windows follow the DIMACS
rule, floor(10 d): lengths and times count in tenths; costs are printed in units of 1 for VRPTW, in tenths for
prizes, as in the published solutions. Ids are node numbers minus one, the depot being 0.
"""

import math
from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.problem import NEVER, UNLIMITED, CrewKind, Problem, no_windows
from stormops_desktop.domain.routing.travel import FLOOR, NEAREST, Floats, Travel, planar

TENTHS = 10.0
UNSUPPORTED = {
    "VEHICLES_MAX_DURATION": "a longest duration of routes",
    "VEHICLES_MAX_DISTANCE": "a longest distance of routes",
    "VEHICLES_DEPOT_SECTION": "several depots",
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
        return np.array([_numbers(name, at, row, width) for at, row in enumerate(rows, start=1)])


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
    tenths = TENTHS if "TIME_WINDOW_SECTION" in file.sections else 1.0
    order = _depot_first(file, count)
    return _problem(file, points[order], order, tenths)


def _problem(file: _File, points: Floats, order: list[int], tenths: float) -> Problem:
    n = len(points) - 1
    demand = _optional(file, "DEMAND_SECTION", order, 0.0)
    service = file.number("SERVICE_TIME", 0.0) * tenths
    opens, closes, shift = _windows(file, order, tenths)
    prizes = "PRIZE_SECTION" in file.sections
    crew = CrewKind(
        start=n,
        end=n,
        count=min(int(file.number("VEHICLES", n)), n) if file.facts.get("TYPE") != "TSP" else 1,
        room=file.number("CAPACITY", float(UNLIMITED)),
        shift_start_s=shift[0],
        shift_end_s=shift[1],
    )
    services = _optional(file, "SERVICE_TIME_SECTION", order, 0.0) * tenths
    return Problem(
        ids=tuple(str(node) for node in order[1:]),
        travel=_travel(points, tenths),
        demand=demand[1:],
        service_s=services[1:] if "SERVICE_TIME_SECTION" in file.sections else np.full(n, service),
        prize=_optional(file, "PRIZE_SECTION", order, 0.0)[1:] * tenths if prizes else np.full(n, np.inf),
        opens_s=opens,
        closes_s=closes,
        crews=(crew,),
        unit_scale=1.0 if prizes else tenths,
    )


def _travel(points: Floats, tenths: float) -> Travel:
    """Stops first, the depot after them."""
    rounding = FLOOR if tenths == TENTHS else NEAREST
    return planar(np.vstack((points[1:], points[:1])), factor=tenths, rounding=rounding)


def _windows(file: _File, order: list[int], tenths: float) -> tuple[Floats, Floats, tuple[float, float]]:
    if "TIME_WINDOW_SECTION" not in file.sections:
        return *no_windows(len(order) - 1), (0.0, NEVER)
    rows = file.columns("TIME_WINDOW_SECTION", len(order), 2)[order] * tenths
    for node, (opens, closes) in zip(order, rows, strict=True):
        if closes < opens:
            raise InstanceError(f"TIME_WINDOW_SECTION: node {node + 1} closes before it opens.")
    return rows[1:, :1], rows[1:, 1:], (float(rows[0, 0]), float(rows[0, 1]))


def _optional(file: _File, name: str, order: list[int], default: float) -> Floats:
    if name not in file.sections:
        return np.full(len(order), default)
    column: Floats = file.columns(name, len(order), 1)[order, 0]
    return column


def _depot_first(file: _File, count: int) -> list[int]:
    """Node numbers minus one, the depot in front."""
    named = [row[0] for row in file.sections.get("DEPOT_SECTION", []) if row and row[0] != "-1"]
    if len(named) > 1:
        raise InstanceError("The instance has several depots; this command solves one depot.")
    depot = int(named[0]) - 1 if named else 0
    if not 0 <= depot < count:
        raise InstanceError(f"DEPOT_SECTION names node {depot + 1}, which is not in the file.")
    return [depot, *(node for node in range(count) if node != depot)]


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
    try:
        values = [float(word) for word in row[1 : 1 + width]]
    except ValueError:
        values = []
    if len(values) != width or not all(map(math.isfinite, values)):
        raise InstanceError(f"{name}: row {at} is not {width + 1} numbers: {' '.join(row)[:60]}")
    return values
