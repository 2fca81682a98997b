"""Compaction, expiry and questions as of a moment."""

from pathlib import Path

import pytest

from sync.streams.lakehouse.catalogue import Lakehouse, Place, as_ours, open_lakehouse
from sync.streams.lakehouse.compaction import compact
from sync.streams.lakehouse.errors import (
    LakehouseBusy,
    LakehouseMisconfigured,
    LakehouseUnavailable,
    QuestionRefused,
)
from sync.streams.lakehouse.expiry import DAY_MS, HOUR_MS, Retention, expire, forgettable, tainted
from sync.streams.lakehouse.reader import ask, moment
from sync.streams.lakehouse.records import arrow_of
from sync.streams.lakehouse.tables import CUSTOMER_JOURNEYS, EVENTS
from sync.streams.lakehouse.writer import forget, take_in
from tests.streams.events import BEGIN_MS, TENANT
from tests.streams.lakehouse.test_writer import OTHER, taken_back, touch

pytestmark = pytest.mark.postgres
HOW_MANY = "SELECT count(*) FROM customer_journeys WHERE NOT gone"
NOW = 20_000 * DAY_MS
FAR = 4_000_000_000_000


def count(lakehouse: Lakehouse, sql: str = HOW_MANY, **how: object) -> int:
    return ask(lakehouse, sql, **how).rows[0][0]


def data_files(warehouse: Place) -> int:
    return len(list(Path(warehouse.warehouse).rglob("*.parquet")))


@pytest.fixture
def six_batches(lakehouse: Lakehouse) -> Lakehouse:
    for number in range(6):
        take_in(lakehouse, [touch(f"t{number}", number + 1, BEGIN_MS + number)])
    return lakehouse


def test_compaction_makes_one_file_of_a_day_and_keeps_every_row(six_batches: Lakehouse) -> None:
    before = sorted(ask(six_batches, "SELECT * FROM events").rows)
    events, journeys, history = compact(six_batches)
    assert (events.files_before, events.files_after, events.parts) == (6, 1, 1)
    assert (journeys.files_before, journeys.files_after, journeys.parts) == (6, 1, 1)
    assert (history.parts, history.files_after) == (0, 0)
    assert sorted(ask(six_batches, "SELECT * FROM events").rows) == before
    assert compact(six_batches)[0].parts == 0


def test_nothing_is_compacted_or_expired_beside_a_writer(lakehouse: Lakehouse, place: Place, open_at) -> None:
    with open_at(place).writing():
        with pytest.raises(LakehouseBusy):
            compact(lakehouse)
        with pytest.raises(LakehouseBusy):
            expire(lakehouse, Retention(), now_ms=NOW)


def test_a_question_as_of_a_moment_sees_what_was_there_then(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), touch("b", 2)])
    then = lakehouse.table(CUSTOMER_JOURNEYS).current_snapshot().timestamp_ms
    take_in(lakehouse, [taken_back("a", 3)])
    compact(lakehouse, few_files=0)
    assert count(lakehouse) == 1
    assert count(lakehouse, as_of_ms=then) == 2
    assert count(lakehouse, as_of_ms=1) == 0  # before there were tables


def test_a_question_can_be_of_one_company(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), touch("b", 1, tenant=OTHER), touch("c", 2, tenant=OTHER)])
    assert [count(lakehouse, tenant_id=tenant) for tenant in ("", TENANT, OTHER, "x' OR 'a'='a")] == [
        3,
        1,
        2,
        0,
    ]


def test_moments_come_out_in_utc(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1)])
    found = ask(lakehouse, "SELECT timestamp, hour(timestamp) FROM customer_journeys").rows[0]
    assert round(found[0].timestamp() * 1000) == BEGIN_MS
    assert found[1] == BEGIN_MS // HOUR_MS % 24


def test_what_no_snapshot_names_is_removed_and_now_stays_readable(
    six_batches: Lakehouse, place: Place
) -> None:
    compact(six_batches)
    crowded = data_files(place)
    gone = expire(six_batches, Retention(every_hours=0, daily_days=0, spare_hours=0), now_ms=FAR)
    assert [each.snapshots for each in gone] == [7, 7, 0]
    assert data_files(place) == 2 < crowded
    assert count(six_batches) == 6
    assert len(six_batches.table(EVENTS).snapshots()) == 1


def test_a_young_stray_file_is_left_alone(six_batches: Lakehouse, place: Place) -> None:
    compact(six_batches)
    stray = next(Path(place.warehouse).rglob("*.parquet")).with_name("about-to-be-committed.parquet")
    stray.write_bytes(b"x")
    now = round(stray.stat().st_mtime * 1000)
    expire(six_batches, Retention(every_hours=0, daily_days=0, spare_hours=1), now_ms=now)
    assert stray.exists()
    expire(six_batches, Retention(spare_hours=1), now_ms=now + 2 * HOUR_MS)
    assert not stray.exists()


def test_retention_keeps_hours_whole_days_by_their_last_and_the_newest() -> None:
    at = {
        "long ago": NOW - 100 * DAY_MS, "morning": NOW - 5 * DAY_MS + HOUR_MS,
        "evening": NOW - 5 * DAY_MS + 20 * HOUR_MS, "an hour ago": NOW - HOUR_MS, "now": NOW,
    }  # fmt: skip
    ids = {name: number for number, name in enumerate(at)}
    found = forgettable([(ids[name], ms) for name, ms in at.items()], Retention(48, 90, 24), NOW)
    assert found == [ids["long ago"], ids["morning"]]
    assert forgettable([(1, NOW - 900 * DAY_MS)], Retention(0, 0, 0), NOW) == []


def test_what_was_taken_back_is_in_no_snapshot_for_longer_than_promised() -> None:
    at = {"evening": NOW - 40 * DAY_MS, "clean": NOW - 35 * DAY_MS, "young": NOW - 29 * DAY_MS, "now": NOW}
    known = [(number, ms) for number, ms in enumerate(at.values())]
    kept = Retention(every_hours=48, daily_days=90, erased_days=30)
    assert forgettable(known, kept, NOW) == []
    assert forgettable(known, kept, NOW, erased_ms=at["clean"]) == [0]  # what it left is clean
    assert forgettable(known, kept, NOW, erased_ms=NOW - DAY_MS) == [0, 1]
    at_once = Retention(every_hours=48, daily_days=90, erased_days=0)
    assert forgettable(known, at_once, NOW, erased_ms=NOW - DAY_MS) == [0, 1, 2]


def test_an_erasure_is_complete_when_no_snapshot_has_it(lakehouse: Lakehouse, place: Place) -> None:
    take_in(lakehouse, [touch("a", 1), touch("b", 2, tenant=OTHER)])
    assert tainted(lakehouse) == 0
    forget(lakehouse, OTHER, now_ms=BEGIN_MS)
    assert tainted(lakehouse) > 0
    expire(lakehouse, Retention(erased_days=0, spare_hours=0), now_ms=FAR)
    assert tainted(lakehouse) == 0
    content = b"".join(file.read_bytes() for file in Path(place.warehouse).rglob("*.parquet"))
    assert TENANT.encode() in content
    assert OTHER.encode() not in content


def test_a_wrong_question_is_one_line(lakehouse: Lakehouse) -> None:
    with pytest.raises(QuestionRefused, match="nope") as caught:
        ask(lakehouse, "SELECT nope FROM events")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("catalogue", "warehouse"),
    [("mysql://x/y", "w"), ("postgresql://u@h/d", ""), ("postgresql://u@h/d", "gs://b")],
)
def test_a_wrong_address_says_what_one_looks_like(catalogue: str, warehouse: str) -> None:
    with pytest.raises(LakehouseMisconfigured, match=r"postgresql://|s3://"):
        open_lakehouse(Place(catalogue, warehouse))


def test_a_catalogue_that_does_not_answer_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(LakehouseUnavailable):
        open_lakehouse(Place("postgresql://nobody:x@127.0.0.1:1/none", str(tmp_path)))


def test_a_warehouse_whose_files_are_gone_is_unavailable(lakehouse: Lakehouse, place: Place) -> None:
    take_in(lakehouse, [touch("a", 1)])
    for file in Path(place.warehouse).rglob("*.avro"):
        file.unlink()
    with pytest.raises(LakehouseUnavailable):
        ask(lakehouse, HOW_MANY)


def test_a_commit_that_never_gets_through_is_said_in_words(
    lakehouse: Lakehouse, open_at, place: Place
) -> None:
    there = lakehouse.table(EVENTS)
    take_in(open_at(place), [touch("a", 1)])
    with pytest.raises(LakehouseUnavailable, match="try again"), as_ours():
        there.append(arrow_of(EVENTS, []))


def test_an_address_is_not_shown(place: Place) -> None:
    assert "password" not in repr(place)


def test_moments_are_utc_unless_they_say_otherwise() -> None:
    assert moment("1970-01-02") == DAY_MS
    assert moment("1970-01-01T00:00-05:00") == 5 * HOUR_MS
