"""Points on a plane: a CSV of x_m,y_m with the crews' yard in the first row, streets 1.3 times as long."""

import csv

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError, rows_named
from stormops_desktop.domain.routing.instances.figures import FARTHEST, figures
from stormops_desktop.domain.routing.problem import CrewKind, Problem, no_windows
from stormops_desktop.domain.routing.street import STREET_FACTOR
from stormops_desktop.domain.routing.travel import planar
from stormops_desktop.domain.spreadsheets import unreadable


def read_plane(text: str, max_per_route: int) -> Problem:
    """Ids are row numbers after the yard, from 1; costs are metres by street.

    Raises:
        InstanceError: the header is not x_m,y_m, a row is not two numbers, or there is no stop.
    """
    reader = csv.reader(text.splitlines())
    try:
        lines = list(reader)
    except csv.Error as error:
        raise InstanceError(f"{unreadable(reader.line_num, error)} Nothing was solved.") from error
    header = [cell.strip().split(" ")[0] for cell in lines[0]] if lines else []
    if header[:2] != ["x_m", "y_m"]:
        raise InstanceError("A plane of points begins with the header x_m,y_m; this file does not.")
    rows = [(at, line) for at, line in enumerate(lines[1:], start=2) if line]
    bad = [at for at, line in rows if _point(line) is None]
    if bad:
        raise InstanceError(
            f"Not two numbers of at most {FARTHEST:,.0f} in {rows_named(bad)}. "
            "Correct the file; nothing was solved."
        )
    points = np.array([_point(line) for _, line in rows])
    if len(points) < 2:
        raise InstanceError("The file has a yard but no stop.")
    return plane_problem(points, max_per_route)


def plane_problem(points: "np.typing.NDArray[np.float64]", max_per_route: int) -> Problem:
    """The storm shape: point 0 is the yard, at most `max_per_route` stops a route, crews without number."""
    n = len(points) - 1
    opens, closes = no_windows(n)
    return Problem(
        ids=tuple(str(row) for row in range(1, n + 1)),
        travel=planar(np.vstack((points[1:], points[:1])), factor=STREET_FACTOR),
        demand=np.ones(n),
        service_s=np.zeros(n),
        prize=np.full(n, np.inf),
        opens_s=opens,
        closes_s=closes,
        crews=(CrewKind(n, n, n, most_stops=max_per_route),),
    )


def _point(cells: list[str]) -> tuple[float, float] | None:
    found = figures(cells[:2], 2, FARTHEST)
    return None if found is None else (found[0], found[1])
