"""A manager's replica with houses in it, and who is who over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stormops_desktop.adapters.identity.sealing import ValueSeal
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.identity.models import Told
from tests.helpers import play_storm as p

SEAL = ValueSeal(bytes(range(32)))


def told(ref: str, house: int = 0, **said: str) -> Told:
    """A record of a source; house 0 is none."""
    return Told("web_form", ref, p.BEGIN, p.house(house) if house else "", **said)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    made = p.PlayBench(tmp_path, [line for n in range(1, 5) for line in p.house_lines(n)])
    yield made
    made.close()


@pytest.fixture
def desk(bench: p.PlayBench) -> IdentityDesk:
    return IdentityDesk(bench.work, SEAL, bench.shelf)


@pytest.fixture
def seen_by(bench: p.PlayBench) -> Callable[[str], IdentityDesk]:
    """The same replica, as a member of another role reads it."""
    from dataclasses import replace

    def desk_of(role: str) -> IdentityDesk:
        work = replace(bench.work, member=replace(bench.work.member, role=role))
        return IdentityDesk(work, None if role == "crew" else SEAL, bench.shelf)

    return desk_of
