"""A planner's desk on a real replica."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.route_storm import RouteBench, storm_rows

Rows = list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def bench_of(tmp_path: Path) -> Iterator[Callable[..., RouteBench]]:
    """Makes a bench with the rows given, or the usual storm."""
    made: list[RouteBench] = []

    def make(rows: Rows | None = None, **options: Any) -> RouteBench:
        made.append(RouteBench(tmp_path, storm_rows() if rows is None else rows, **options))
        return made[-1]

    yield make
    for bench in made:
        bench.close()


@pytest.fixture
def bench(bench_of: Callable[..., RouteBench]) -> RouteBench:
    """24 treated houses, two crews."""
    return bench_of()
