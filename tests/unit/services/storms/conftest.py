"""A bench a test, closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.storms import StormBench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[StormBench]:
    made = StormBench(tmp_path)
    yield made
    made.close()
