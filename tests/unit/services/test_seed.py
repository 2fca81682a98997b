"""Seeding a real encrypted replica: all of it or none, once, by an admin only."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.errors import NotAllowed, ServiceError, StoreTrouble
from stormops_desktop.services.models import Member
from stormops_desktop.services.seed import (
    DEMO_NOW_MS,
    DFW_ELITE,
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
    routes = [entities for entities in groups.values() if "routes" in entities]
    assert len(routes) == report.routes
    assert all(entities.count("routes") == 1 for entities in routes)
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
        seed(store, files=DemoFiles(FILES.reports[:-5], FILES.places, FILES.reports_path))
    assert logged(store) == []


def test_a_failure_on_the_way_leaves_whole_steps_and_the_next_seeding_goes_on(store: OpenStore) -> None:
    given = 0

    def runs_dry(size: int) -> bytes:
        nonlocal given
        given += 1
        if given > 1_300:
            raise RuntimeError("no randomness left")
        return os.urandom(size)

    with pytest.raises(RuntimeError):
        seed_demo(workplace(store, randomness=runs_dry), FILES, LONE_STAR)
    assert (counted(store, "storms"), counted(store, "storm_reports")) == (1, 53)
    assert counted(store, "properties") in (0, 240)
    report = seed(store)
    assert not report.already
    assert (counted(store, "properties"), counted(store, "jobs")) == (240, report.jobs)
    assert counted(store, "data_imports") == 1


def values(store: OpenStore, sql: str) -> list[tuple[object, ...]]:
    with store.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]


@pytest.fixture
def elite(store: OpenStore) -> SeedReport:
    """The larger company on the demo's morning."""
    member_of = workplace(store)
    morning = Workplace(
        member_of.member, store.database, store.replica, RULES, lambda: DEMO_NOW_MS, os.urandom
    )
    return seed_demo(morning, FILES, replace(DFW_ELITE, sample=False))


def test_decisions_are_a_run_of_the_policy_with_the_experiment_s_arms(
    store: OpenStore, elite: SeedReport
) -> None:
    held = 2_000 - elite.treated
    assert values(store, "SELECT policy_mode, treated, held FROM policy_runs") == [
        ("moderate", elite.treated, held)
    ]
    arms = values(store, "SELECT arm, count(*) FROM experiment_assignments GROUP BY arm ORDER BY arm")
    assert arms == [("control", 125), ("treatment", 375)]
    drawn = "SELECT count(*) FROM policy_decisions_log WHERE reason = "
    assert values(store, f"{drawn}'rct_control'") == [(125,)]
    assert values(store, f"{drawn}'rct_treatment'") == [(375,)]
    ((apart,),) = values(store, f"{drawn}'universal_control'")
    assert 60 <= int(str(apart)) <= 140  # 5 % less the ineligible, by hash


def test_nobody_is_routed_who_is_not_treated_and_nobody_twice(store: OpenStore, elite: SeedReport) -> None:
    routed = values(store, "SELECT property_id FROM route_properties ORDER BY property_id")
    treated = values(
        store, "SELECT property_id FROM policy_decisions_log WHERE decision = 'treat' ORDER BY property_id"
    )
    assert routed == treated
    assert len(routed) == elite.jobs


def test_reports_came_by_import_and_every_impact_names_one(store: OpenStore, elite: SeedReport) -> None:
    assert values(store, "SELECT kind, accepted, rejected FROM data_imports") == [("ncei_details", 53, 0)]
    assert values(
        store,
        "SELECT count(*) FROM property_impacts WHERE hail_report_id IS NOT NULL AND hail_report_id NOT IN "
        "(SELECT report_id FROM storm_reports)",
    ) == [(0,)]


def test_the_score_has_a_first_entry_and_the_likeliest_have_steps(
    store: OpenStore, elite: SeedReport
) -> None:
    ((measurable,),) = values(store, "SELECT measurable FROM score_history")
    assert measurable == 100
    ((houses,),) = values(store, "SELECT count(DISTINCT property_id) FROM nurture_sequences")
    assert houses == 40


def test_a_store_that_can_not_be_written_is_a_sentence(store: OpenStore) -> None:
    stranger = Database(store.database.path, KEY, busy_ms=50)
    with stranger.write(durable=False), pytest.raises(StoreTrouble, match="in use"):
        seed(store)
    stranger.close()
    assert not seed(store).already


def test_a_missing_demo_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match=r"ncei_episode_135504\.csv is missing"):
        demo_files(tmp_path)
