"""Real Kafka, Flink and Trino: minutes and gigabytes, so only `make integration` and `make trino` do."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The first test waits for the whole day to be told.
TIMEOUT_S = 1800 + int(os.environ.get("STORMOPS_INTEGRATION_EVENTS", "0")) // 20


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    asked = os.environ.get("STORMOPS_INTEGRATION", "")
    for item in items:
        if HERE in item.path.parents:
            if item.path.stem.removeprefix("test_") != asked:
                item.add_marker(
                    pytest.mark.skip(reason="make integration and make trino start the real engines")
                )
            item.add_marker(pytest.mark.timeout(TIMEOUT_S))
