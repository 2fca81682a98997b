"""Seeding a real encrypted replica: all of it or none, once, by an admin only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.errors import NotAllowed, ServiceError, StoreTrouble
from stormops_desktop.services.models import Member
from stormops_desktop.services.seed import (
    LONE_STAR,
    DemoFiles,
    SeedReport,
    demo_files,
    seed_demo,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.database import Database
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.capture import Randomness
from sync.contracts.messages import PUSH_OPS
from sync.contracts.ops import Op

STORMS = Path(__file__).parents[3] / "resources" / "storms"
TENANT = "0190b6d0-0000-7000-8000-00000000a002"
DEVICE = "0190b6d0-0000-7000-8000-00000000d001"
KEY = bytes(32)
NOW = 1_790_000_000_000
FILES = demo_files(STORMS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = open_store(tmp_path / "replica.db", KEY, DEVICE, lambda: NOW, busy_ms=50)
    yield opened
    opened.close()


def member(role: str = "admin") -> Member:
    return Member(
        TENANT, "Lone Star Exteriors", "0190b6d0-0000-7000-8000-00000000b001", "Ada", role, None,
        "admin@lone-star.example",
    )  # fmt: skip


def workplace(store: OpenStore, role: str = "admin", randomness: Randomness = os.urandom) -> Workplace:
    return Workplace(member(role), store.database, store.replica, RULES, lambda: NOW, randomness)


def seed(store: OpenStore, *, role: str = "admin", files: DemoFiles = FILES) -> SeedReport:
    return seed_demo(workplace(store, role), files, LONE_STAR)


def logged(store: OpenStore) -> list[Op]:
    with store.replica.begin() as tx:
        return [item.op for item in tx.ops(100_000)]


def counted(store: OpenStore, table: str) -> int:
    with store.database.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_everything_is_in_the_log_and_on_screen(store: OpenStore) -> None:
    report = seed(store)
    ops = logged(store)
    assert (report.already, report.houses, report.ops) == (False, 240, len(ops))
    assert counted(store, "properties") == 240
    assert counted(store, "jobs") == report.jobs == report.treated
    assert counted(store, "routes") == report.routes
    assert report.change.touched.rows["storms"] == {ops[13].key}  # after two crews and eleven plays


def test_a_route_is_one_group_small_enough_for_a_push(store: OpenStore) -> None:
    report = seed(store)
    groups: dict[str, list[str]] = {}
    for op in logged(store):
        if op.group:
            groups.setdefault(op.group, []).append(op.entity)
    assert len(groups) == report.routes
    assert all(entities.count("routes") == 1 for entities in groups.values())
    assert max(map(len, groups.values())) <= PUSH_OPS


def test_a_second_seeding_changes_nothing(store: OpenStore) -> None:
    first = seed(store)
    second = seed(store)
    assert (second.already, second.ops) == (True, 0)
    assert second.change.touched.rows == {}
    assert len(logged(store)) == first.ops


@pytest.mark.parametrize("role", ["crew", "planner", "manager"])
def test_only_an_admin_may(store: OpenStore, role: str) -> None:
    with pytest.raises(NotAllowed, match="admin"):
        seed(store, role=role)
    assert logged(store) == []


def test_a_damaged_storm_file_is_named_and_nothing_is_kept(store: OpenStore) -> None:
    with pytest.raises(ServiceError, match="ends inside row 54"):
        seed(store, files=DemoFiles(FILES.reports[:-5], FILES.places))
    assert logged(store) == []


def test_a_failure_on_the_way_leaves_nothing(store: OpenStore) -> None:
    given = 0

    def runs_dry(size: int) -> bytes:
        nonlocal given
        given += 1
        if given > 1_300:
            raise RuntimeError("no randomness left")
        return os.urandom(size)

    with pytest.raises(RuntimeError):
        seed_demo(workplace(store, randomness=runs_dry), FILES, LONE_STAR)
    assert logged(store) == []
    assert counted(store, "properties") == 0


def test_a_store_that_can_not_be_written_is_a_sentence(store: OpenStore) -> None:
    stranger = Database(store.database.path, KEY, busy_ms=50)
    with stranger.write(durable=False), pytest.raises(StoreTrouble, match="in use"):
        seed(store)
    stranger.close()
    assert not seed(store).already


def test_a_missing_demo_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match=r"ncei_episode_135504\.csv is missing"):
        demo_files(tmp_path)
