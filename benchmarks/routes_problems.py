"""What the routing benchmarks solve: published instances, the storm shape, and made storms of any size."""

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.instances.plane import plane_problem
from stormops_desktop.domain.routing.instances.vrplib import read_vrplib
from stormops_desktop.domain.routing.problem import CrewKind, Problem, no_windows
from stormops_desktop.domain.routing.travel import NEAREST, planar

MAX_PER_ROUTE = 50
STOPS_PER_SUBURB = 60


def folder() -> Path:
    """Where the instances lie, or the end of the program with a sentence."""
    found = Path(os.environ.get("STORMOPS_DATA", "")) / "routing"
    if not os.environ.get("STORMOPS_DATA") or not found.is_dir():
        sys.exit("Set STORMOPS_DATA to the folder that holds routing/; nothing was measured.")
    return found


def published(name: str) -> tuple[Problem, float]:
    """A VRPLIB instance by its path without ending, and its best known cost, in units of travel."""
    file = folder() / f"{name}.vrp"
    problem = read_vrplib(file.read_text())
    cost = re.search(r"Cost:?\s*([\d.]+)", file.with_suffix(".sol").read_text())
    assert cost is not None
    return problem, float(cost.group(1)) * problem.unit_scale


def storm(n: int) -> Problem:
    """The first n stops of the storm files, or a made storm where they are too few."""
    sizes = [size for size in (100, 500, 2_000, 10_000) if size >= n]
    if not sizes:
        return plane_problem(made_storm(n, seed=1), MAX_PER_ROUTE)
    file = folder() / "storm" / f"storm_{sizes[0]}_1.csv"
    return plane_problem(np.loadtxt(file, delimiter=",", skiprows=1)[: n + 1], MAX_PER_ROUTE)


def storm_of_yards(n: int, yards: int, days: int | None) -> Problem:
    """A made storm for crews from so many places, nine hours a day, for so many days or any number.

    Ten minutes a house and eight metres a second, counted in eighths of a second.
    """
    dice = np.random.default_rng(101)
    houses = made_storm(n, seed=1)[1:]
    gates = np.rint(dice.uniform(houses.min(axis=0), houses.max(axis=0), (yards, 2)))
    crew = CrewKind(0, 0, days or n, most_stops=MAX_PER_ROUTE, shift_end_s=9 * 3_600.0 * 8)
    opens, closes = no_windows(n)
    return Problem(
        ids=tuple(map(str, range(n))), travel=planar(np.vstack((houses, gates)), rounding=NEAREST),
        demand=np.ones(n), service_s=np.full(n, 600.0 * 8), prize=np.full(n, np.inf), opens_s=opens,
        closes_s=closes, crews=tuple(replace(crew, start=n + at, end=n + at) for at in range(yards)),
    )  # fmt: skip


def made_storm(n: int, seed: int) -> npt.NDArray[np.float64]:
    """A swath of suburbs: clusters along a band, whole metres, the yard first. Same seed, same points."""
    dice = np.random.default_rng(seed)
    suburbs = max(n // STOPS_PER_SUBURB, 3)
    length = 12_000 * np.sqrt(n / 2_000)
    centres = dice.normal(0, 1, (suburbs, 2)) * (length, length / 3)
    stops = centres[dice.integers(0, suburbs, n)] + dice.normal(0, 700, (n, 2))
    points: npt.NDArray[np.float64] = np.rint(np.vstack(([length / 2, 0], stops)))
    return points
