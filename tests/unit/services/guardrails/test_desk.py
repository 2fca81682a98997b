"""What the guardrails asked for: listed, with what is behind it, and settled offline with a trail."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.guardrails.desk import GuardrailDesk
from stormops_desktop.services.nurture.desk import NurtureDesk
from stormops_desktop.services.nurture.guarding import left_alone
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key

HOUR, DAY = 3_600_000, 86_400_000


def touch(n: int, hours: float, *, channel: str = "sms", **fields: Any) -> p.Line:
    """A contact so many hours after the storm."""
    name = f"touch{n}-{hours}-{channel}"
    return ("customer_journeys", key(name), {
        "storm_id": p.STORM, "property_id": p.house(n), "channel": channel, "converted": False,
        "timestamp": p.BEGIN + int(hours * HOUR), "source_event_id": name, **fields,
    })  # fmt: skip


def asked(
    name: str, action: str, reason: str, because: str, *, house: str | None = None, hours: float = 0,
    until: int | None = None,
) -> p.Line:  # fmt: skip
    return ("guardrail_actions", key(name), {
        "storm_id": p.STORM, "action": action, "reason": reason, "because": because, "status": "open",
        "since": p.BEGIN + int(hours * HOUR), **({"property_id": house} if house else {}),
        **({"until": until} if until else {}),
    })  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    often = [touch(1, hours) for hours in (1, 2, 3, 4)]
    late = [
        touch(2, 1, channel="ga4", outcome="quote_started", direction="inbound"), touch(2, 31, channel="call")
    ]  # fmt: skip
    made = p.PlayBench(tmp_path, [
        *p.house_lines(1), *p.house_lines(2), *often, *late, touch(1, 3.5, channel="direct_mail"),
        asked("often", "throttle", "contact_frequency", often[-1][1], house=p.house(1), hours=4,
              until=p.BEGIN + 7 * DAY),
        asked("late", "escalate", "response_sla", late[0][1], house=p.house(2), hours=1),
        ("storm_reports", key("report"), {
            "storm_id": p.STORM, "source": "spc_daily", "source_id": "1", "hazard": "hail", "magnitude": 2.5,
            "place": "3 N Allen", "time_at": p.BEGIN, "preliminary": False}),
        asked("hail", "activate_storm_play", "hail_alert", key("report")),
        ("area_alerts", key("alert"), {
            "storm_id": p.STORM, "kind": "competitor", "source_event_id": "c1", "heard_at": p.BEGIN + HOUR,
            "competitor": "Roofs R Us", "move": "price_drop", "zip_code": "75002", "houses": 2}),
        asked("rival", "adjust_pricing", "competitor_move", key("alert"), hours=1),
        p.job_line(1),
    ])  # fmt: skip
    yield made
    made.close()


def desk(bench: p.PlayBench) -> GuardrailDesk:
    return GuardrailDesk(bench.work, bench.shelf)


def listed(bench: p.PlayBench, **asked_for: str) -> list[str]:
    names = {key(name): name for name in ("often", "late", "hail", "rival")}
    return [names[row.action_id] for row in desk(bench).page(p.STORM, 0, 100, **asked_for)]


def test_the_newest_comes_first_and_filters_narrow_it(bench: p.PlayBench) -> None:
    assert listed(bench)[0] == "often"
    assert listed(bench)[-1] == "hail"
    assert sorted(listed(bench, stands="open")) == ["hail", "late", "often", "rival"]
    assert listed(bench, reason="hail_alert") == ["hail"]
    assert listed(bench, stands="done") == []
    found = desk(bench).overview(p.STORM)
    assert (found.total(), found.total("open"), found.total("open", "hail_alert")) == (4, 4, 1)
    assert set(found.reasons()) == {"contact_frequency", "response_sla", "hail_alert", "competitor_move"}


def test_a_page_is_a_part_of_the_whole(bench: p.PlayBench) -> None:
    whole = [row.action_id for row in desk(bench).page(p.STORM, 0, 100)]
    halves = [row.action_id for at in (0, 2) for row in desk(bench).page(p.STORM, at, 2)]
    assert halves == whole


def test_what_the_rule_counted_is_named_among_all_touches(bench: p.PlayBench) -> None:
    found = desk(bench).detail(key("often"))
    assert (found.counted, found.limit, found.span_ms) == (4, 3, DAY)
    assert [(one.what, one.counted) for one in found.evidence] == [
        ("sms", True), ("sms", True), ("sms", True), ("direct_mail", False), ("sms", True),
    ]  # fmt: skip
    assert (found.row.address, found.row.job_id) == ("1 Oak St", key("job1"))


def test_a_late_answer_says_how_long_it_took(bench: p.PlayBench) -> None:
    found = desk(bench).detail(key("late"))
    assert (found.waited_ms, found.span_ms, found.counted) == (30 * HOUR, DAY, 2)
    assert [one.inbound for one in found.evidence] == [True, False]


def test_reports_and_alerts_are_shown_as_what_they_are(bench: p.PlayBench) -> None:
    (report,) = desk(bench).detail(key("hail")).evidence
    assert (report.kind, report.what, report.amount) == ("report", "3 N Allen", 2.5)
    found = desk(bench).detail(key("rival"))
    (alert,) = found.evidence
    assert (alert.kind, alert.what, found.houses) == ("alert", "Roofs R Us price drop, 75002", 2)


def test_seen_still_holds_and_is_told_with_who_and_when(bench: p.PlayBench) -> None:
    bench.add(("users", key("me"), {"display_name": "Ana", "role": "manager", "active": True}))
    desk(bench).acknowledge(key("often"))
    found = desk(bench).detail(key("often"))
    assert (found.row.stands, found.row.in_force) == ("acknowledged", True)
    assert [(one.step, one.who, one.at) for one in found.steps] == [("acknowledged", "Ana", p.NOW)]
    assert not NurtureDesk(bench.work, bench.shelf).may_contact(p.house(1), "sms").allowed
    with pytest.raises(NotAllowed):
        desk(bench).acknowledge(key("often"))


def test_a_lifted_rest_frees_the_house_and_keeps_the_reason(bench: p.PlayBench) -> None:
    bench.now = p.BEGIN + 2 * DAY  # the four of a day are past; the throttle alone speaks
    nurture = NurtureDesk(bench.work, bench.shelf)
    assert nurture.may_contact(p.house(1), "sms").reason == "throttled"
    with pytest.raises(NotAllowed, match="why"):
        desk(bench).lift(key("often"), "  ")
    desk(bench).lift(key("often"), "The owner asked us to come")
    found = desk(bench).detail(key("often"))
    assert (found.row.stands, found.row.note) == ("lifted", "The owner asked us to come")
    assert found.steps[-1].reason == "The owner asked us to come"
    assert nurture.may_contact(p.house(1), "sms").allowed


def test_a_lifted_complaint_asks_for_no_rest_any_more(bench: p.PlayBench) -> None:
    angry = touch(2, 20, channel="call", outcome="complaint")
    bench.add(angry, asked("angry", "throttle", "complaint", angry[1], house=p.house(2), hours=20,
                           until=p.BEGIN + 8 * DAY))  # fmt: skip
    nurture = NurtureDesk(bench.work, bench.shelf)
    assert not nurture.may_contact(p.house(2), "email").allowed
    desk(bench).lift(key("angry"), "Settled by phone with the owner")
    assert nurture.may_contact(p.house(2), "email").allowed


def test_an_escalation_ends_by_being_done_and_a_rest_does_not(bench: p.PlayBench) -> None:
    desk(bench).finish(key("late"), "Called back")
    assert desk(bench).detail(key("late")).row.stands == "done"
    with pytest.raises(NotAllowed, match="lift"):
        desk(bench).finish(key("often"))
    with pytest.raises(NotAllowed, match="meanwhile"):
        desk(bench).lift(key("late"), "twice")


def test_a_rest_that_ran_out_is_over_and_needs_nobody(bench: p.PlayBench) -> None:
    bench.now = p.BEGIN + 8 * DAY
    assert listed(bench, stands="over") == ["often"]
    assert not desk(bench).detail(key("often")).row.in_force
    with pytest.raises(NotAllowed):
        desk(bench).acknowledge(key("often"))


@pytest.mark.parametrize("step", ["acknowledge", "lift"])
def test_each_step_may_be_taken_back_and_the_trail_says_so(bench: p.PlayBench, step: str) -> None:
    done = (
        desk(bench).acknowledge(key("hail")) if step == "acknowledge" else desk(bench).lift(key("hail"), "x")
    )
    assert done.undo is not None
    bench.now += 1_000
    desk(bench).undo(done.undo.token)
    found = desk(bench).detail(key("hail"))
    assert found.row.stands == "open"
    assert found.steps[-1].step == "reopened"
    assert bench.column("SELECT note FROM guardrail_actions WHERE reason = 'hail_alert'") == [None]


def test_all_of_a_rule_or_of_the_storm_are_seen_at_once_and_taken_back_together(bench: p.PlayBench) -> None:
    desk(bench).acknowledge_all(p.STORM, "hail_alert")
    assert sorted(listed(bench, stands="open")) == ["late", "often", "rival"]
    done = desk(bench).acknowledge_all(p.STORM)
    assert listed(bench, stands="open") == []
    with pytest.raises(NotAllowed):
        desk(bench).acknowledge_all(p.STORM)
    assert done.undo is not None
    bench.now += 1_000
    desk(bench).undo(done.undo.token)
    assert sorted(listed(bench, stands="open")) == ["late", "often", "rival"]


def test_taking_back_leaves_what_somebody_else_settled_meanwhile(bench: p.PlayBench) -> None:
    one, all_of_it = desk(bench).acknowledge(key("hail")), desk(bench).acknowledge_all(p.STORM)
    desk(bench).lift(key("hail"), "Another one said so")
    desk(bench).finish(key("late"), "Called back")
    assert one.undo is not None and all_of_it.undo is not None
    with pytest.raises(NotAllowed, match="meanwhile"):
        desk(bench).undo(one.undo.token)
    desk(bench).undo(all_of_it.undo.token)
    assert sorted(listed(bench, stands="open")) == ["often", "rival"]
    assert (listed(bench, stands="lifted"), listed(bench, stands="done")) == (["hail"], ["late"])


def test_the_place_of_what_is_about_the_whole_storm_is_named(bench: p.PlayBench) -> None:
    places = {row.reason: row.place for row in desk(bench).page(p.STORM, 0, 10)}
    assert (places["hail_alert"], places["competitor_move"]) == ("3 N Allen", "75002")
    assert places["contact_frequency"] == ""


def test_every_step_is_an_op_that_syncs(bench: p.PlayBench) -> None:
    before = bench.column("SELECT count(*) FROM op_log")[0]
    desk(bench).lift(key("often"), "The owner asked us to come")
    assert bench.column("SELECT count(*) FROM op_log")[0] == before + 2
    assert desk(bench).overview(p.STORM).total("lifted") == 1


def test_a_crew_settles_nothing_and_what_is_gone_is_said(bench: p.PlayBench, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        desk(bench).detail(key("never"))
    (tmp_path / "crew").mkdir()
    truck = p.PlayBench(tmp_path / "crew", [], role="crew")
    try:
        with pytest.raises(NotAllowed, match="office"):
            desk(truck).overview(p.STORM)
    finally:
        truck.close()


def test_the_last_day_of_a_rest_is_a_day_at_the_house(bench: p.PlayBench) -> None:
    until = 1_554_094_800_000  # 1 April 2019, 05:00 in UTC; midnight between 31 March and 1 April in Dallas
    for house, moment in ((1, until - 1), (2, until)):
        bench.add(
            asked(f"night{house}", "throttle", "complaint", key("x"), house=p.house(house), until=moment)
        )
    with bench.work.reading() as connection:
        told = left_alone(connection, {p.house(1), p.house(2)}, p.NOW)
    assert "until 31 March:" in told[p.house(1)].said
    assert "until 1 April:" in told[p.house(2)].said
