"""The unconverted list with all its traps, its sequences, and lists that go out and come back."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.services.errors import AskedToRest, NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.nurture.desk import NurtureDesk
from stormops_desktop.storage.errors import StoreFull
from stormops_desktop.storage.scoring import refreshing
from sync.contracts.ops import Kind
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key

HOUR, DAY = 3_600_000, 86_400_000


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    rows: list[p.Line] = []
    for n in range(1, 5):
        rows += [*p.house_lines(n, persona="Deal_Hunter"), p.uplift_line(n, 0.2 + n / 100)]
        rows.append(p.decision_line(n, "treat"))
    made = p.PlayBench(tmp_path, rows)
    yield made
    made.close()


def desk(bench: p.PlayBench) -> NurtureDesk:
    return NurtureDesk(bench.work, bench.shelf)


def listed(bench: p.PlayBench) -> list[int]:
    numbers = {p.house(n): n for n in range(1, 30)}
    page = desk(bench).page(p.STORM, 0, 100)
    assert len(page) == desk(bench).count(p.STORM)
    return [numbers[row.property_id] for row in page]


def treated(n: int, uplift: float) -> list[p.Line]:
    return [*p.house_lines(n), p.uplift_line(n, uplift), p.decision_line(n, "treat")]


def test_order_is_uplift_then_oldest_touch_then_id(bench: p.PlayBench) -> None:
    bench.add(*treated(10, 0.2 + 4 / 100), *treated(11, 0.2 + 4 / 100))
    bench.add(
        (
            "customer_journeys",
            key("touch"),
            {
                "storm_id": p.STORM,
                "property_id": p.house(4),
                "channel": "email",
                "timestamp": p.BEGIN,
                "converted": False,
                "source_event_id": "e",
            },
        )
    )
    ties = sorted((10, 11), key=p.house)
    assert listed(bench) == [*ties, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([*treated(10, 0.15)], "0.15 exactly is out"),
        ([*treated(10, -0.4)], "negative uplift is never listed"),
        ([*p.house_lines(10), p.decision_line(10, "treat")], "no score is unknown, so out"),
        ([*treated(10, 0.5), p.decision_line(10, "hold", "universal_control", at=p.BEGIN + 1)], "control"),
        ([*treated(10, 0.5), p.uplift_line(10, 0.1, version="v2", at=p.BEGIN + 1)], "newest score"),
        ([*treated(10, 0.5), p.outcome_line(10, True, at=p.BEGIN)], "converted"),
        ([*treated(10, 0.5), p.preference_line(10, "opt_out")], "opted out"),
        ([*treated(10, 0.5), p.preference_line(10, "moved")], "moved"),
        ([*treated(10, 0.5), p.preference_line(10, "duplicate")], "merged away"),
        ([*p.house_lines(10), p.uplift_line(10, 0.5)], "never decided"),
        ([*p.house_lines(10), p.uplift_line(10, 0.5), p.decision_line(10, "hold", "capacity_limit")], "held"),
    ],
)  # fmt: skip
def test_traps_that_keep_a_house_off(bench: p.PlayBench, lines: list[p.Line], why: str) -> None:
    bench.add(*lines)
    assert listed(bench) == [4, 3, 2, 1], why
    assert not desk(bench).why(p.STORM, p.house(10)).listed


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([*treated(10, 0.1501)], "just above"),
        ([*treated(10, 0.5), p.outcome_line(10, False)], "lost is listed"),
        ([*treated(10, 0.5), p.outcome_line(10, None)], "pending is listed"),
        ([*treated(10, 0.5), p.decision_line(10, "hold", at=p.BEGIN - 1)], "the newest decision counts"),
        ([*treated(10, 0.5), p.job_line(10), p.job_line(10, name="b")], "two jobs, one row"),
        ([*treated(10, 0.5), p.preference_line(10, "opt_out", channel="sms")], "one channel only"),
        ([*treated(10, 0.5), p.preference_line(10, "opt_out"),
          p.preference_line(10, "opt_in", allowed=True, at=p.BEGIN + 1)], "came back"),
    ],
)  # fmt: skip
def test_traps_that_leave_a_house_on(bench: p.PlayBench, lines: list[p.Line], why: str) -> None:
    bench.add(*lines)
    assert sorted(listed(bench)) == [1, 2, 3, 4, 10], why
    assert desk(bench).why(p.STORM, p.house(10)).listed


def test_a_conversion_in_another_storm_shows_and_does_not_exclude(bench: p.PlayBench) -> None:
    bench.add(p.storm_line("other"), p.outcome_line(4, True, at=p.BEGIN, storm=key("other")))
    first = desk(bench).page(p.STORM, 0, 1)[0]
    assert (first.property_id, first.past_customer, first.outcome) == (p.house(4), True, "none")
    assert not desk(bench).page(p.STORM, 1, 1)[0].past_customer


def test_suppressed_houses_are_counted_by_reason(bench: p.PlayBench) -> None:
    bench.add(
        p.preference_line(1, "opt_out"), *p.house_lines(9, do_not_knock=True), p.uplift_line(9, 0.4),
        p.decision_line(9, "treat"), *p.house_lines(8), p.uplift_line(8, 0.4),
        p.decision_line(8, "hold", "rct_control"),
    )  # fmt: skip
    counts = desk(bench).suppressed(p.STORM)
    assert counts == {"opt_out": 1, "do_not_knock": 1, "control_arm": 1}
    for reason, n in counts.items():
        assert len(desk(bench).suppressed_page(p.STORM, reason, 0, 50)) == n


def test_the_count_is_of_all_and_pages_agree(bench: p.PlayBench) -> None:
    for n in range(10, 25):
        bench.add(*treated(n, 0.3))
    whole = [row.property_id for row in desk(bench).page(p.STORM, 0, 100)]
    assert desk(bench).count(p.STORM) == len(whole) == 19
    assert [desk(bench).page(p.STORM, at, 1)[0].property_id for at in range(19)] == whole


def test_scheduling_is_one_group_a_house_and_is_undone(bench: p.PlayBench) -> None:
    before = desk(bench).preview(p.STORM)
    assert (before.houses, before.steps, before.skipped) == (4, 12, {})
    done = desk(bench).schedule(p.STORM)
    with bench.store.replica.begin() as tx:
        ops = [item.op for item in tx.ops(10_000) if item.op.entity == "nurture_sequences"]
    assert len(ops) == 12 and len({op.group for op in ops}) == 4
    assert all(op.kind is Kind.ADD for op in ops)
    assert desk(bench).count(p.STORM, hide_busy=True) == 0 < desk(bench).count(p.STORM)
    assert desk(bench).preview(p.STORM).skipped == {"in_sequence": 4}
    with pytest.raises(NotAllowed, match="4 in sequence"):
        desk(bench).schedule(p.STORM)
    assert done.undo is not None
    desk(bench).undo(done.undo.token)
    assert {step.status for step in desk(bench).steps(p.STORM, p.house(1))} == {"stopped"}
    again = desk(bench).preview(p.STORM, [p.house(1), p.house(2), p.house(99)])
    assert (again.houses, again.skipped) == (2, {"not_listed": 1})
    desk(bench).schedule(p.STORM, [p.house(1)])
    assert {step.round for step in desk(bench).steps(p.STORM, p.house(1))} == {1, 2}


def statuses(bench: p.PlayBench, n: int) -> set[tuple[str, str | None]]:
    return {(step.status, step.stop_reason) for step in desk(bench).steps(p.STORM, p.house(n))}


def test_a_conversion_a_contact_a_refusal_stop_the_rest(bench: p.PlayBench) -> None:
    bench.add(p.job_line(1), p.job_line(2))
    desk(bench).schedule(p.STORM)
    bench.now += HOUR
    jobs = JobActions(bench.work, bench.shelf)
    jobs.complete(key("job1"), "contingency_signed")
    jobs.complete(key("job2"), "no_answer")
    desk(bench).say(p.house(3), "stop_word")
    desk(bench).mark(desk(bench).steps(p.STORM, p.house(4))[0].sequence_id, "replied")
    desk(bench).settle(p.STORM)
    assert statuses(bench, 1) == {("stopped", "conversion")}
    assert statuses(bench, 2) == {("scheduled", None)}, "nobody was met"
    assert statuses(bench, 3) == {("stopped", "stop_word")}
    assert statuses(bench, 4) == {("replied", None), ("stopped", "contact")}
    bench.now += 500 * DAY
    desk(bench).settle(p.STORM)
    assert statuses(bench, 2) == {("stopped", "storm_age")}


@pytest.mark.parametrize(
    ("given", "why"),
    [({"reason": "stop_word"}, "stop_word"), ({"reason": "duplicate", "same_as": 4}, "duplicate")],
)
def test_an_owners_word_and_the_stops_that_follow_are_one(
    bench: p.PlayBench, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], why: str
) -> None:
    if "same_as" in given:
        given = {**given, "same_as": p.house(given["same_as"])}
    desk(bench).schedule(p.STORM)
    bench.now += HOUR
    before = bench.column("SELECT max(n) FROM op_log")
    with monkeypatch.context() as broken:
        broken.setattr(refreshing, "refresh", _full_disk)
        with pytest.raises(StoreTrouble):
            desk(bench).say(p.house(3), storm_id=p.STORM, **given)
    assert bench.column("SELECT max(n) FROM op_log") == before, "neither the word nor a stop"
    assert statuses(bench, 3) == {("scheduled", None)}
    desk(bench).say(p.house(3), storm_id=p.STORM, **given)
    assert statuses(bench, 3) == {("stopped", why)}
    assert statuses(bench, 1) == {("scheduled", None)}


def _full_disk(*_given: object) -> None:
    raise StoreFull("The disk is full.")


def test_a_reply_and_the_stops_that_follow_are_one(
    bench: p.PlayBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(bench).schedule(p.STORM, [p.house(1)])
    step = desk(bench).steps(p.STORM, p.house(1))[0].sequence_id
    with monkeypatch.context() as broken:
        broken.setattr(refreshing, "refresh", _full_disk)
        with pytest.raises(StoreTrouble):
            desk(bench).mark(step, "replied")
    assert statuses(bench, 1) == {("scheduled", None)}


def test_steps_go_only_forward(bench: p.PlayBench) -> None:
    desk(bench).schedule(p.STORM, [p.house(1)])
    step = desk(bench).steps(p.STORM, p.house(1))[0].sequence_id
    assert desk(bench).mark(step, "sent").name == "Step 1 by email: sent"
    with pytest.raises(NotAllowed, match="sent can't become sent"):
        desk(bench).mark(step, "sent")
    desk(bench).stop(p.STORM, [p.house(1)], "owner asked")
    assert statuses(bench, 1) == {("sent", None), ("stopped", "owner asked")}


def test_a_step_is_told_in_words(bench: p.PlayBench) -> None:
    desk(bench).schedule(p.STORM, [p.house(1)])
    (visit,) = [one for one in desk(bench).steps(p.STORM, p.house(1)) if one.channel == "door_knock"]
    assert desk(bench).mark(visit.sequence_id, "sent").name == f"Step {visit.step} by door knock: sent"


def left_alone(bench: p.PlayBench, n: int) -> int:
    """A house that a throttle asks to leave alone; returns until when."""
    until = p.NOW + 2 * DAY
    bench.add(("guardrail_actions", key(f"rest{n}"), {
        "storm_id": p.STORM, "property_id": p.house(n), "action": "throttle", "reason": "contact_frequency",
        "since": p.BEGIN, "until": until, "status": "open",
    }))  # fmt: skip
    return until


def test_a_step_at_a_house_to_be_left_alone_is_marked_only_if_it_went_out_all_the_same(
    bench: p.PlayBench,
) -> None:
    desk(bench).schedule(p.STORM, [p.house(1)])
    step = bench.column("SELECT sequence_id FROM nurture_sequences ORDER BY step LIMIT 1")[0]
    left_alone(bench, 1)
    with pytest.raises(AskedToRest, match="27 March: the house is to be left alone"):
        desk(bench).mark(step, "sent")
    assert bench.column(f"SELECT status FROM nurture_sequences WHERE sequence_id = '{step}'") == ["scheduled"]
    desk(bench).mark(step, "sent", despite=True)
    assert bench.column(f"SELECT status FROM nurture_sequences WHERE sequence_id = '{step}'") == ["sent"]


def test_who_sends_by_the_exported_list_sees_whom_to_leave_alone(bench: p.PlayBench) -> None:
    until = left_alone(bench, 2)
    rows = {row["property_id"]: row for row in csv.DictReader(io.StringIO(desk(bench).export_csv(p.STORM)))}
    assert rows[p.house(1)]["leave_alone_because"] == ""
    assert rows[p.house(2)]["leave_alone_because"] == "throttled"
    assert rows[p.house(2)]["leave_alone_until_utc"] == "2019-03-27T20:00:00Z"
    assert until == p.NOW + 2 * DAY


def test_the_export_is_whole_stamped_and_safe(bench: p.PlayBench) -> None:
    bench.set("properties", p.house(4), address="=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(desk(bench).export_csv(p.STORM))))
    assert [row["property_id"] for row in rows] == [p.house(n) for n in (4, 3, 2, 1)]
    assert rows[0]["address"] == "'=HYPERLINK(1)"
    stamp = {rows[0][name] for name in ("as_of_utc", "tenant", "storm_id", "model_version")}
    assert stamp == {"2019-03-25T20:00:00Z", "DFW Elite", p.STORM, "prior-v0"}


def test_outcomes_come_back_once_and_bad_rows_are_named(bench: p.PlayBench) -> None:
    bench.add(p.job_line(1))
    text = (
        "property_id,converted,converted_at,value\n"
        f"{p.house(1)},yes,2019-03-25,\"$12,500.50\"\n"
        f"{p.house(2)},no,,\n"
        f"{p.house(3)},,,\n"
        f"{p.house(4)},maybe,,\n"
        f"{p.house(1)},no,,\n"
        f"{key('elsewhere')},yes,,\n"
    )  # fmt: skip
    first = desk(bench).import_outcomes(p.STORM, text)
    assert (first.rows, first.accepted, first.unchanged) == (6, 2, 1)
    assert [one.row for one in first.rejected] == [5, 6, 7]
    assert listed(bench) == [4, 3, 2]
    assert desk(bench).page(p.STORM, 2, 1)[0].outcome == "lost"
    assert bench.column("SELECT value_cents FROM policy_outcomes WHERE actual_converted = 1") == [1_250_050]
    before = bench.column("SELECT count(*) FROM op_log")
    again = desk(bench).import_outcomes(p.STORM, text)
    assert (again.accepted, again.unchanged) == (0, 3)
    assert bench.column("SELECT count(*) FROM op_log") == before


def test_two_columns_of_one_name_and_empty_lines_move_no_outcome(bench: p.PlayBench) -> None:
    text = f"note,property_id,note,converted\n\nred,{p.house(1)},blue,yes\n\nred,{p.house(2)},blue,maybe\n"
    found = desk(bench).import_outcomes(p.STORM, text)
    assert (found.rows, found.accepted, [one.row for one in found.rejected]) == (2, 1, [5])


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("yes,2030-01-01,", "ahead"), ("yes,yesterday,", "2019-03-25"), ("yes,,-5", "dollars"),
        ("yes,,nan", "dollars"), ("yes,,1e400", "dollars"), ("yes,,0.001", "dollars"),
    ],
)  # fmt: skip
def test_values_that_are_none(bench: p.PlayBench, cells: str, why: str) -> None:
    text = f"property_id,converted,converted_at,value\n{p.house(1)},{cells}\n"
    (row,) = desk(bench).import_outcomes(p.STORM, text).rejected
    assert why in row.reason


def test_a_list_never_takes_a_conversion_back(bench: p.PlayBench) -> None:
    bench.add(p.outcome_line(1, True, at=p.BEGIN))
    text = f"property_id,converted\n{p.house(1)},no\n"
    assert "has converted" in desk(bench).import_outcomes(p.STORM, text).rejected[0].reason


def test_errors_are_sentences(bench: p.PlayBench, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="lacks the column converted"):
        desk(bench).import_outcomes(p.STORM, "property_id\n")
    with pytest.raises(NotFound, match="not on this computer"):
        desk(bench).count(key("nowhere"))
    with pytest.raises(NotFound, match="Nothing was scored"):
        desk(bench).why(p.STORM, key("nobody"))
    with pytest.raises(NotAllowed, match="no reason"):
        desk(bench).say(p.house(1), "bored")
    (tmp_path / "crew").mkdir()
    crew = p.PlayBench(tmp_path / "crew", role="crew")
    with pytest.raises(NotAllowed, match="crew"):
        desk(crew).count(p.STORM)
    crew.close()


def test_who_is_due_is_listed_once_the_time_has_come(bench: p.PlayBench) -> None:
    nurture = desk(bench)
    nurture.schedule(p.STORM, [p.house(1), p.house(2)])
    assert nurture.due_count(p.STORM) == 0
    bench.now += 3 * DAY
    assert nurture.due_count(p.STORM) == 2
    assert {row.property_id for row in nurture.due_page(p.STORM, 0, 10)} == {p.house(1), p.house(2)}
    for step in nurture.steps(p.STORM, p.house(1)):
        nurture.mark(step.sequence_id, "sent")
    assert [row.property_id for row in nurture.due_page(p.STORM, 0, 10)] == [p.house(2)]


def test_outcomes_are_looked_at_before_they_are_taken(bench: p.PlayBench) -> None:
    text = f"property_id,converted\r\n{p.house(1)},yes\r\nnowhere,no\r\n"
    found = desk(bench).preview_outcomes(p.STORM, text)
    assert (found.rows, found.accepted, len(found.rejected)) == (2, 1, 1)
    assert bench.column("SELECT count(*) FROM policy_outcomes") == [0]
    assert desk(bench).import_outcomes(p.STORM, text) == found
    assert desk(bench).preview_outcomes(p.STORM, text).unchanged == 1


def _touch(name: str, house: int, at: int, **more) -> p.Line:
    fields = {
        "storm_id": p.STORM, "property_id": p.house(house), "channel": "email", "timestamp": at,
        "converted": False, "direction": "outbound", "source_event_id": name,
    }  # fmt: skip
    return ("customer_journeys", key(name), {**fields, **more})


def _throttle(name: str, house: int, since: int, until: int, status: str = "open") -> p.Line:
    fields = {
        "storm_id": p.STORM, "property_id": p.house(house), "action": "throttle",
        "reason": "contact_frequency", "since": since, "until": until, "status": status,
    }  # fmt: skip
    return ("guardrail_actions", key(name), fields)


def test_a_house_to_be_left_alone_gets_no_sequence(bench: p.PlayBench) -> None:
    now = bench.work.office_ms()
    bench.add(
        _throttle("t1", 1, now - HOUR, now + DAY), _throttle("t2", 2, now - 8 * DAY, now - DAY),
        _throttle("t3", 3, now - HOUR, now + DAY, "dismissed"),
        _touch("c4", 4, now - DAY, direction="inbound", outcome="complaint"),
    )  # fmt: skip
    preview = desk(bench).preview(p.STORM)
    assert (preview.houses, preview.skipped) == (2, {"throttled": 1, "complaint": 1})


def test_the_guardrails_are_asked_before_a_send_without_a_network(bench: p.PlayBench) -> None:
    now = bench.work.office_ms()
    bench.add(
        *(
            _touch(f"c{n}", 1, now - n * HOUR, channel=channel)
            for n, channel in enumerate(("sms", "email", "call"), 1)
        )
    )
    bench.add(_throttle("t2", 2, now - HOUR, now + DAY))
    refused = desk(bench).may_contact(p.house(1), "door_knock")
    assert (refused.allowed, refused.reason, refused.until) == (
        False,
        "contact_frequency",
        now - 3 * HOUR + DAY,
    )
    assert desk(bench).may_contact(p.house(1), "direct_mail").allowed
    assert desk(bench).may_contact(p.house(2), "direct_mail").reason == "throttled"
    assert desk(bench).may_contact(p.house(3), "sms").allowed


def test_a_step_that_is_due_says_when_it_had_better_wait(bench: p.PlayBench) -> None:
    desk(bench).schedule(p.STORM, [p.house(1), p.house(3)])
    first, second = desk(bench).steps(p.STORM, p.house(1))[:2]
    bench.now += first.scheduled_at - bench.work.office_ms() + HOUR
    now = bench.work.office_ms()
    assert first.scheduled_at < now < second.scheduled_at
    bench.add(_throttle("t1", 1, now - HOUR, now + 3 * DAY))
    told = [(step.rest, step.rest_until) for step in desk(bench).steps(p.STORM, p.house(1))[:2]]
    assert told == [("throttled", now + 3 * DAY), ("", 0)]  # a step to come is asked about when it is due
    assert {step.rest for step in desk(bench).steps(p.STORM, p.house(3))} == {""}
