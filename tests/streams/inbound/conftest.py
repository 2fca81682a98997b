"""Time that reports wait, passing when a test says so."""

from dataclasses import dataclass

import pytest


@dataclass
class Patience:
    """Seconds that pass when told."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def patience() -> Patience:
    return Patience()
