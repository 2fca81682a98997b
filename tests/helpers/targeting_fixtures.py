"""Fixture `bench_of`: a manager's replica with the rows given."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.targeting import Rows, TargetingBench


@pytest.fixture
def bench_of(tmp_path: Path) -> Iterator[Callable[..., TargetingBench]]:
    """Makes a bench with the rows given."""
    made: list[TargetingBench] = []

    def make(rows: Rows, **options: Any) -> TargetingBench:
        made.append(TargetingBench(tmp_path, rows, **options))
        return made[-1]

    yield make
    for bench in made:
        bench.close()
