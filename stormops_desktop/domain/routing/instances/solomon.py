"""Solomon's format and Gehring and Homberger's: one depot, customers with windows."""

import re
from collections import Counter

import numpy as np

from stormops_desktop.domain.routing.instances.errors import InstanceError
from stormops_desktop.domain.routing.instances.figures import FARTHEST, POSSIBLE, figures
from stormops_desktop.domain.routing.problem import CrewKind, Problem
from stormops_desktop.domain.routing.travel import FLOOR, planar

TENTHS = 10.0
COLUMNS = 7  # number, x, y, demand, ready, due, service


def looks_like_solomon(text: str) -> bool:
    """Whether the file has Solomon's headings."""
    return bool(re.search(r"^\s*VEHICLE\s*$", text, re.M) and re.search(r"^\s*CUSTOMER\s*$", text, re.M))


def read_solomon(text: str) -> Problem:
    """The problem in a Solomon file; ids are its customer numbers.

    Raises:
        InstanceError: a row is short or not numbers, or there is no customer.
    """
    fleet, _, customers = text.partition("CUSTOMER")
    vehicles, room = _fleet(fleet)
    rows = np.array([_row(at, words) for at, words in _customer_lines(customers)])
    if len(rows) < 2:
        raise InstanceError("The file lists no customer after the depot.")
    many = Counter(rows[:, 0].tolist())
    twice = [int(number) for number, times in many.items() if times > 1]
    if twice:
        raise InstanceError(f"Customer {twice[0]} is listed twice.")
    late = [int(row[0]) for row in rows if row[5] < row[4]]
    if late:
        raise InstanceError(f"Customer {late[0]} is due before it is ready.")
    depot, stops = rows[0], rows[1:]
    n = len(stops)
    crew = CrewKind(
        n, n, min(vehicles, n), room, shift_start_s=depot[4] * TENTHS, shift_end_s=depot[5] * TENTHS
    )
    return Problem(
        ids=tuple(str(int(number)) for number in stops[:, 0]),
        travel=planar(np.vstack((stops[:, 1:3], depot[1:3])), factor=TENTHS, rounding=FLOOR),
        demand=stops[:, 3],
        service_s=stops[:, 6] * TENTHS,
        prize=np.full(n, np.inf),
        opens_s=stops[:, 4:5] * TENTHS,
        closes_s=stops[:, 5:6] * TENTHS,
        crews=(crew,),
        unit_scale=TENTHS,
    )


def _fleet(text: str) -> tuple[int, float]:
    for _, words in _number_lines(text):
        found = figures(words, 2)
        if found is not None and found[0] >= 1 and found[1] >= 0:
            return int(found[0]), found[1]
    raise InstanceError("The file names no vehicles: a line with NUMBER and CAPACITY is expected.")


def _number_lines(text: str) -> list[tuple[int, list[str]]]:
    lines = enumerate((line.split() for line in text.splitlines()), start=1)
    return [(at, words) for at, words in lines if words and re.fullmatch(r"-?[\d.]+", words[0])]


def _customer_lines(text: str) -> list[tuple[int, list[str]]]:
    """Every line from the first of numbers on: one that is something else is a fault, never skipped."""
    lines = [(at, line.split()) for at, line in enumerate(text.splitlines(), start=1)]
    begins = next((at for at, _ in _number_lines(text)), len(lines) + 1)
    return [(at, words) for at, words in lines if at >= begins and words not in ([], ["EOF"])]


def _row(at: int, words: list[str]) -> list[float]:
    values = figures(words, COLUMNS)
    if values is None or figures(words[1:3], 2, FARTHEST) is None:
        raise InstanceError(f"Customer line {at} is not {COLUMNS} numbers {POSSIBLE}: {' '.join(words)[:60]}")
    return values
