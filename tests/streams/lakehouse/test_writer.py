"""Every event once and every fact as it is now, whatever comes twice, late or from the start."""

import uuid
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from sync.contracts.events.envelope import Event
from sync.contracts.ops import Kind
from sync.streams.lakehouse.catalogue import Lakehouse, Place
from sync.streams.lakehouse.errors import LakehouseBusy
from sync.streams.lakehouse.expiry import tainted
from sync.streams.lakehouse.facts import folded
from sync.streams.lakehouse.tables import ATTRIBUTION_HISTORY, CUSTOMER_JOURNEYS, EVENTS, LakeTable
from sync.streams.lakehouse.writer import forget, take_in
from tests.streams.events import BEGIN_MS, DAY, STORM, TENANT, Season, arrivals, event_of

pytestmark = pytest.mark.postgres
OTHER = "33333333-3333-4333-8333-333333333333"
HOUSE = "44444444-4444-4444-8444-444444444444"


_names: dict[str, str] = {}


def named(name: str) -> str:
    """The id of a row that the test calls so."""
    row_id = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
    _names[row_id] = name
    return row_id


def name_of(row_id: str) -> str:
    """What the test calls a row; the id of one that it has no name for."""
    return _names.get(row_id, row_id)


def touch(name: str, rev: int, at: int = BEGIN_MS, *, channel: str = "sms", tenant: str = TENANT) -> Event:
    row_id = named(name)
    fields = {
        "storm_id": STORM, "property_id": HOUSE, "channel": channel, "timestamp": at, "converted": False,
        "source_event_id": row_id,
    }  # fmt: skip
    return event_of("customer_journeys", row_id, fields, rev=rev, at=at, tenant=tenant)


def taken_back(name: str, rev: int, tenant: str = TENANT) -> Event:
    return event_of("customer_journeys", named(name), {}, rev=rev, kind=Kind.DELETE, tenant=tenant)


def rows(lakehouse: Lakehouse, table: LakeTable) -> list[dict[str, Any]]:
    return lakehouse.table(table).scan().to_arrow().to_pylist()


def live(lakehouse: Lakehouse) -> dict[str, str]:
    return {
        name_of(row["journey_id"]): row["channel"]
        for row in rows(lakehouse, CUSTOMER_JOURNEYS)
        if not row["gone"]
    }


def test_a_season_that_comes_out_of_order_and_twice_is_there_once(lakehouse: Lakehouse) -> None:
    dice = Random(7)
    told = Season(dice).events(120) + Season(dice, tenant=OTHER).events(60)
    coming = list(arrivals(told, dice))
    assert len(coming) > len(told)
    new = sum(take_in(lakehouse, coming[start : start + 50]) for start in range(0, len(coming), 50))
    assert new == len(told)
    places = [(row["tenant_id"], row["rev"], row["i"]) for row in rows(lakehouse, EVENTS)]
    assert sorted(places) == sorted((event.tenant_id, event.sequence, event.index) for event in told)
    journeys = [event for event in told if event.entity == "customer_journeys"]
    expected: dict[str, str] = {}
    for tenant in (TENANT, OTHER):
        facts = folded(CUSTOMER_JOURNEYS, {}, [event for event in journeys if event.tenant_id == tenant])
        expected |= {name_of(key): fact["channel"] for key, fact in facts.items() if not fact["gone"]}
    assert live(lakehouse) == expected


def test_a_replay_from_the_start_changes_nothing(lakehouse: Lakehouse) -> None:
    told = [touch("a", 1), touch("b", 2), taken_back("a", 3)]
    assert take_in(lakehouse, told) == 3
    before = lakehouse.table(CUSTOMER_JOURNEYS).current_snapshot()
    assert take_in(lakehouse, told) == 0
    assert lakehouse.table(CUSTOMER_JOURNEYS).current_snapshot() == before
    assert live(lakehouse) == {"b": "sms"}


def test_the_first_telling_stands_until_it_is_taken_back(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1)])
    take_in(lakehouse, [touch("a", 2, BEGIN_MS + 60_000, channel="email")])
    assert live(lakehouse) == {"a": "sms"}
    take_in(lakehouse, [taken_back("a", 3)])
    assert live(lakehouse) == {}
    take_in(lakehouse, [touch("a", 4, BEGIN_MS + 3 * DAY, channel="email")])
    assert live(lakehouse) == {"a": "email"}
    assert len(rows(lakehouse, CUSTOMER_JOURNEYS)) == 1


def test_a_batch_cut_between_two_tables_is_finished_when_it_comes_again(lakehouse: Lakehouse) -> None:
    told = [touch("a", 1)]
    take_in(lakehouse, told)
    with lakehouse.table(CUSTOMER_JOURNEYS).transaction() as transaction:
        transaction.delete(f"journey_id = '{named('a')}'")  # as if the second commit had never been
    assert take_in(lakehouse, told) == 0
    assert live(lakehouse) == {"a": "sms"}


def note(name: str, rev: int, kind: Kind, **fields: object) -> Event:
    return event_of("notes", named(name), fields, rev=rev, kind=kind)


def test_the_words_of_a_redacted_note_do_not_stay(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [note("a", 1, Kind.ADD, body="call him at 555"), note("b", 2, Kind.ADD, body="stays")])
    take_in(lakehouse, [note("a", 3, Kind.REDACT), note("c", 4, Kind.ADD, body="also 555")])
    take_in(lakehouse, [note("c", 5, Kind.REDACT)])
    take_in(lakehouse, [note("d", 6, Kind.ADD, body="never 555"), note("d", 7, Kind.REDACT)])
    found = rows(lakehouse, EVENTS)
    assert sorted(row["rev"] for row in found) == [1, 2, 3, 4, 5, 6, 7]
    assert [name_of(row["row_id"]) for row in found if row["fields"]] == ["b"]
    assert take_in(lakehouse, [note("a", 1, Kind.ADD, body="call him at 555")]) == 0


def test_a_company_is_forgotten_and_the_other_stays(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), touch("b", 1, tenant=OTHER), touch("c", 2, tenant=OTHER)])
    assert forget(lakehouse, OTHER, now_ms=BEGIN_MS) == 4
    assert {row["tenant_id"] for table in (EVENTS, CUSTOMER_JOURNEYS) for row in rows(lakehouse, table)} == {
        TENANT
    }
    with pytest.raises(ValueError, match="no company"):
        forget(lakehouse, "", now_ms=BEGIN_MS)


def test_a_company_that_was_forgotten_does_not_come_back_with_the_topic_s_start(lakehouse: Lakehouse) -> None:
    told = [touch("a", 1), touch("b", 1, tenant=OTHER), touch("c", 2, BEGIN_MS + DAY, tenant=OTHER)]
    take_in(lakehouse, told[:2])
    forget(lakehouse, OTHER, now_ms=BEGIN_MS + 1)
    forget(lakehouse, OTHER, now_ms=BEGIN_MS)  # said again by a clock that is behind: the later mark stands
    assert lakehouse.forgotten() == {OTHER: BEGIN_MS + 1}
    assert take_in(lakehouse, told) == 1  # what it did afterwards
    assert [row["rev"] for row in rows(lakehouse, EVENTS) if row["tenant_id"] == OTHER] == [2]


def value(name: str, rev: int, kind: Kind, **fields: object) -> Event:
    return event_of("identifiers", named(name), fields, rev=rev, kind=kind)


def test_what_was_told_of_somebody_who_is_erased_does_not_stay(lakehouse: Lakehouse) -> None:
    take_in(
        lakehouse, [value("a", 1, Kind.ADD, value_hash="dead"), value("b", 2, Kind.ADD, value_hash="beef")]
    )
    assert lakehouse.erased_ms() == 0
    take_in(lakehouse, [value("a", 3, Kind.DELETE)])
    found = rows(lakehouse, EVENTS)
    assert [name_of(row["row_id"]) for row in found if row["fields"]] == ["b"]
    snapshot = lakehouse.table(EVENTS).current_snapshot()
    assert snapshot is not None
    assert lakehouse.erased_ms() == snapshot.timestamp_ms


class DiedError(Exception):
    """A sink that is killed."""


def test_a_sink_that_dies_once_it_erased_leaves_the_mark(
    lakehouse: Lakehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [value("a", 1, Kind.ADD, value_hash="dead"), value("a", 2, Kind.DELETE)]
    take_in(lakehouse, told[:1])
    noted = lakehouse.note_erased

    def dies(at_ms: int) -> None:
        if len(lakehouse.table(EVENTS).history()) > 1:
            raise DiedError
        noted(at_ms)

    with monkeypatch.context() as patch:
        patch.setattr(lakehouse, "note_erased", dies)
        with pytest.raises(DiedError):
            take_in(lakehouse, told)
    assert take_in(lakehouse, told) == 0, "all of it is there, so that nothing is noted again"
    assert tainted(lakehouse) > 0


def test_taking_back_a_touch_is_no_erasure(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), taken_back("a", 2)])
    assert all(row["fields"] for row in rows(lakehouse, EVENTS))


def test_a_fact_is_found_though_it_is_told_of_another_day(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch(f"t{n}", n + 1, BEGIN_MS + n * DAY) for n in range(5)])
    take_in(lakehouse, [taken_back("t0", 10), taken_back("t4", 11), touch("t2", 12, BEGIN_MS + 40 * DAY)])
    assert sorted(live(lakehouse)) == ["t1", "t2", "t3"]
    assert len(rows(lakehouse, CUSTOMER_JOURNEYS)) == 5


def test_one_id_at_two_companies_is_two_facts(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), touch("a", 1, channel="email", tenant=OTHER)])
    take_in(lakehouse, [taken_back("a", 2)])
    found = {(row["tenant_id"], row["gone"]) for row in rows(lakehouse, CUSTOMER_JOURNEYS)}
    assert found == {(TENANT, True), (OTHER, False)}


def test_credit_of_three_kinds_is_one_history(lakehouse: Lakehouse) -> None:
    shared = {"attribution_run_id": HOUSE, "storm_id": STORM, "method": "hybrid", "credit": 1,
              "conversions": 2.5, "value_cents": 3, "touches": 4, "n_journeys": 5, "n_conversions": 6,
              "engine_version": "1", "computed_at": BEGIN_MS}  # fmt: skip
    take_in(
        lakehouse,
        [
            event_of(
                "channel_attribution", named("c"), {**shared, "channel": "sms", "zip_code": "75001"}, rev=1
            ),
            event_of("play_attribution", named("p"), {**shared, "play_id": None}, rev=1, i=1),
            event_of(
                "play_channel_attribution",
                named("b"),
                {**shared, "channel": "sms", "within": 0.5},
                rev=1,
                i=2,
            ),
        ],
    )
    found = {name_of(row["credit_id"]): row for row in rows(lakehouse, ATTRIBUTION_HISTORY)}
    assert {key: row["entity"].split("_attribution")[0] for key, row in found.items()} == {
        "c": "channel", "p": "play", "b": "play_channel",
    }  # fmt: skip
    assert found["c"]["zip_code"] == "75001"
    assert found["p"]["channel"] is None
    assert found["b"]["within"] == 0.5
    assert all(row["credit"] == 1.0 for row in found.values())


def test_tables_are_cut_by_company_and_day(lakehouse: Lakehouse) -> None:
    take_in(lakehouse, [touch("a", 1), touch("b", 2, BEGIN_MS + DAY), touch("c", 1, tenant=OTHER)])
    parts = lakehouse.table(CUSTOMER_JOURNEYS).inspect.partitions().to_pylist()
    assert len({(part["partition"]["tenant_id"], part["partition"]["timestamp_day"]) for part in parts}) == 3


def test_there_is_one_writer_at_a_time(
    lakehouse: Lakehouse, place: Place, open_at: Callable[[Place], Lakehouse]
) -> None:
    second = open_at(place)
    with lakehouse.writing(), pytest.raises(LakehouseBusy), second.writing():
        pass
    with second.writing():
        assert take_in(second, [touch("a", 1)]) == 1


def test_a_table_of_an_older_version_gets_its_new_columns(
    lakehouse: Lakehouse, place: Place, open_at: Callable[[Place], Lakehouse]
) -> None:
    take_in(lakehouse, [touch("a", 1)])
    with lakehouse.table(CUSTOMER_JOURNEYS).update_schema() as update:
        update.delete_column("persona")
    later = open_at(place)
    take_in(later, [touch("b", 2)])
    assert live(later) == {"a": "sms", "b": "sms"}
    assert {row["persona"] for row in rows(later, CUSTOMER_JOURNEYS)} == {None}
