"""A data folder that the embedded database's own account can walk through."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.own_folders import own_folder


@pytest.fixture
def data_folder() -> Iterator[Path]:
    with own_folder("centre") as folder:
        yield folder
