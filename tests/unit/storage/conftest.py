"""A real encrypted file in a temporary folder."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from stormops_desktop.storage.opening import OpenStore, open_store

KEY = bytes(range(32))
DEVICE = "0190b6d0-0000-7000-8000-00000000d001"
NOW = 1_790_000_000_000

Opener = Callable[..., OpenStore]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "member" / "replica.db"


@pytest.fixture
def opener(path: Path) -> Iterator[Opener]:
    """Opens the file as often as a test likes; whatever is left open is closed afterwards."""
    opened: list[OpenStore] = []

    def open_it(key: bytes = KEY, busy_ms: int = 50) -> OpenStore:
        opened.append(open_store(path, key, DEVICE, lambda: NOW, busy_ms=busy_ms))
        return opened[-1]

    yield open_it
    for store in opened:
        with suppress(Exception):
            store.close()


@pytest.fixture
def store(opener: Opener) -> OpenStore:
    return opener()
