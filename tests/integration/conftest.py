"""Real Kafka, Flink and Trino: minutes and gigabytes, so only `make integration` and `make trino` do."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    asked = os.environ.get("STORMOPS_INTEGRATION", "")
    for item in items:
        if HERE in item.path.parents:
            if item.path.stem.removeprefix("test_") != asked:
                item.add_marker(
                    pytest.mark.skip(reason="make integration and make trino start the real engines")
                )
            item.add_marker(pytest.mark.timeout(3000))
