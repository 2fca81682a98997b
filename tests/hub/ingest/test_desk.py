"""Reports from outside become touches and steps, once each, under the rules of every op."""

from typing import Any

import msgspec
import psycopg
import pytest

from sync.contracts.ops import Kind, Op
from sync.hub.ingest import desk as desk_module
from sync.hub.ingest import owners as owners_module
from sync.hub.ingest.desk import IngestDesk, Taken
from sync.hub.ingest.owners import UNKNOWN_MS, Owners
from sync.hub.ingest.places import look_up
from tests.helpers.hub import HubAtHand
from tests.hub.http.wire import laptop, new_id, storm_op
from tests.hub.ingest.conftest import Ground, ground_of, report

pytestmark = pytest.mark.postgres


@pytest.fixture
def desk(hub_app: HubAtHand) -> IngestDesk:
    desk = hub_app.parts.ingest
    assert desk is not None
    return desk


def _rows(hub: HubAtHand, company, statement: str):
    with psycopg.connect(hub.urls.app) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (company.tenant_id,))
        return connection.execute(statement).fetchall()


TOUCHES = """
SELECT property_id::text, storm_id::text, channel, channel_original, direction, outcome, converted,
       conversion_value_cents, play_id::text FROM customer_journeys ORDER BY "timestamp"
"""


def test_a_report_becomes_a_touch_of_the_house_under_its_storm(hub_app, ground: Ground, desk) -> None:
    now = desk.now_ms()
    said = [
        report(now, id="a", event_type="click", channel="Phone Outbound", play="Quick_Test",
               timestamp=now - 3),
        report(now, id="b", event_type="conversion", property_id=ground.hit.upper(), channel="door",
               value=15000, storm_id=ground.storm, timestamp=now - 2),
        report(now, id="c", event_type="open", channel="carrier pigeon", complaint=True, timestamp=now - 1),
    ]  # fmt: skip
    assert desk.take(ground.company.tenant_id, "test", said) == [Taken("taken")] * 3
    assert _rows(hub_app, ground.company, TOUCHES) == [
        (ground.hit, ground.storm, "call", "Phone Outbound", "inbound", "click", False, None, ground.play),
        (ground.hit, ground.storm, "door_knock", "door", "outbound", None, True, 1_500_000, None),
        (ground.hit, ground.storm, "other", "carrier pigeon", "inbound", "complaint", False, None, None),
    ]


def test_a_report_told_twice_is_taken_once_by_whatever_way_it_comes(hub_app, ground: Ground, desk) -> None:
    now, tenant = desk.now_ms(), ground.company.tenant_id
    first = report(now, id="a")
    assert desk.take(tenant, "kafka", [first, first]) == [Taken("taken"), Taken("repeated")]
    assert desk.take(tenant, "http", [first]) == [Taken("repeated")]
    unnamed = [report(now), report(now), report(now, channel="sms")]
    assert [taken.status for taken in desk.take(tenant, "kafka", unnamed)] == ["taken", "repeated", "taken"]
    assert len(_rows(hub_app, ground.company, TOUCHES)) == 3


def test_a_touch_goes_to_laptops_and_to_the_op_log(hub_app, ground: Ground, desk) -> None:
    ground.office.settle()
    desk.take(ground.company.tenant_id, "test", [report(desk.now_ms(), id="a")])
    (block,) = ground.office.settle().changes
    assert block.entity == "customer_journeys"
    logged = _rows(
        hub_app, ground.company, "SELECT entity, verdict FROM op_log ORDER BY rev DESC, i DESC LIMIT 1"
    )
    assert logged == [("customer_journeys", "applied")]


def test_what_is_not_kept_here_is_refused_in_words(ground: Ground, desk) -> None:
    now = desk.now_ms()
    said = [
        report(now, property_id="prop_9"), report(now, property_id="prop_2"), report(now, storm_id=new_id()),
        report(now, event_type="job_completed", job_id=new_id()),
        report(now, event_type="property_impacted", sii_score=70),
    ]  # fmt: skip
    assert desk.take(ground.company.tenant_id, "test", said) == [
        Taken("refused", "There is no such house."),
        Taken("refused", "No storm hit this house; name one."),
        Taken("refused", "There is no such storm."),
        Taken("refused", "There is no such job."),
        Taken("ignored", "The hub works this out itself."),
    ]


@pytest.mark.parametrize("name", ["\x00", "x" * 30_000])
def test_a_strange_id_of_an_envelope_is_refused_and_stops_nothing(ground: Ground, desk, name: str) -> None:
    now = desk.now_ms()
    strange = msgspec.structs.replace(report(now), source_event_id=name)
    taken, good = desk.take(ground.company.tenant_id, "test", [strange, report(now, id="good")])
    assert (taken.status, good.status) == ("refused", "taken")


def test_a_house_without_a_storm_is_taken_under_the_one_that_is_named(hub_app, ground: Ground, desk) -> None:
    said = [report(desk.now_ms(), property_id="prop_2", event_id="DFW_STORM_24")]
    assert desk.take(ground.company.tenant_id, "test", said) == [Taken("taken")]
    assert _rows(hub_app, ground.company, TOUCHES)[0][:2] == (ground.calm, ground.storm)


def test_a_reported_completion_moves_the_job_once(hub_app, ground: Ground, desk) -> None:
    now = desk.now_ms()
    done = report(now, id="j", event_type="job_completed", job_id=ground.job)
    assert desk.take(ground.company.tenant_id, "test", [done, done]) == [Taken("taken"), Taken("repeated")]
    assert _rows(hub_app, ground.company, "SELECT status FROM jobs") == [("completed",)]
    assert _rows(hub_app, ground.company, "SELECT count(*) FROM job_events") == [(1,)]


def test_a_completion_in_conflict_is_refused_once_and_kept_in_the_jobs_history(
    hub_app, ground: Ground, desk
) -> None:
    """The office cancels the job between the look at it and the step."""
    now, tenant = desk.now_ms(), ground.company.tenant_id
    done = report(now, id="j", event_type="job_completed", job_id=ground.job)
    was_assigned = look_up(hub_app.parts.ingest._app, tenant, [done])
    cancel(ground)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk_module, "look_up", lambda *_: was_assigned)
        first, again = desk.take(tenant, "kafka", [done, done])
    assert (first.status, again.status) == ("refused", "repeated")
    assert "stands in its history" in first.reason
    assert desk.take(tenant, "kafka", [done]) == [Taken("repeated", first.reason)]
    assert desk.take(tenant, "http", [done]) == [Taken("repeated", first.reason)]
    assert _rows(hub_app, ground.company, "SELECT status FROM jobs") == [("cancelled",)]
    kept = _rows(hub_app, ground.company, "SELECT to_status, effective FROM job_events ORDER BY effective")
    assert kept == [("completed", False), ("cancelled", True)]


def cancel(ground: Ground) -> None:
    step = {"event_id": new_id(), "from": "pending", "to": "cancelled", "happened_at": 1_790_000_000_000}
    step["reason"] = "customer"
    op = Op(new_id(), Kind.TRANSITION, "jobs", ground.job, step, base=0, hlc=2)
    assert ground.office.push(op).verdicts == ()


def test_unknown_storms_do_not_ask_the_database_each_time(
    hub_app, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000]
    owners = Owners(hub_app.parts.ingest._app, hub_app.parts.ingest._owners._relay, lambda: now[0])
    asked: list[int] = []
    read = owners._read

    def counted() -> Any:
        asked.append(1)
        return read()

    monkeypatch.setattr(owners, "_read", counted)
    unknown = new_id()
    assert [owners.of_storm(unknown) for _ in range(50)] == [""] * 50
    assert len(asked) == 1
    assert owners.of_storm(ground.storm) == ground.company.tenant_id
    now[0] += UNKNOWN_MS
    assert owners.of_storm(unknown) == ""
    assert owners.of_storm(ground.storm) == ground.company.tenant_id
    assert len(asked) == 3, "what is not kept here is asked for again after a while, what is kept later"
    laptop(hub_app, hub_app.theirs.people["planner"]).push(storm_op("Late", unknown))
    now[0] += UNKNOWN_MS
    assert owners.of_storm(unknown) == hub_app.theirs.tenant_id
    asked.clear()
    assert [owners.has(new_id()) for _ in range(50)] == [False] * 50
    assert owners.has(hub_app.theirs.tenant_id)
    assert len(asked) == 1


def test_what_is_remembered_of_storms_is_bounded(hub_app, ground: Ground, monkeypatch) -> None:
    monkeypatch.setattr(owners_module, "MOST_STORMS", 3)
    desk = hub_app.parts.ingest
    for _ in range(9):
        desk.tenant_of_storm("no id at all " + new_id())
    assert desk.tenant_of_storm(ground.storm) == ground.company.tenant_id
    assert len(desk._owners._storms) == 3


def test_nothing_of_another_company_is_found(hub_app, ground: Ground, desk) -> None:
    theirs = ground_of(hub_app, hub_app.theirs)
    now = desk.now_ms()
    said = [
        report(now, property_id=theirs.hit), report(now, storm_id=theirs.storm),
        report(now, event_type="job_completed", job_id=theirs.job),
    ]  # fmt: skip
    nowhere = [
        report(now, property_id=new_id()), report(now, storm_id=new_id()),
        report(now, event_type="job_completed", job_id=new_id()),
    ]  # fmt: skip
    tenant = ground.company.tenant_id
    assert desk.take(tenant, "test", said) == desk.take(tenant, "test", nowhere)
    assert _rows(hub_app, theirs.company, TOUCHES) == []
    assert desk.tenant_of_storm(theirs.storm) == theirs.company.tenant_id
    assert desk.tenant_of_storm(new_id()) == ""


def test_a_storm_that_two_companies_have_is_nobodys(hub_app, ground: Ground, desk) -> None:
    laptop(hub_app, hub_app.theirs.people["planner"]).push(storm_op("Twin", ground.storm))
    assert desk.tenant_of_storm(ground.storm) == ""


def test_events_by_http(hub_app, ground: Ground) -> None:
    manager = hub_app.client(hub_app.ours.people["manager"])
    now = int(hub_app.clock() * 1000)
    good = {"property_id": "prop_1", "channel": "email", "timestamp": now - 5, "id": "h1"}
    answer = manager.post(
        "/v1/events", json={"events": [good, "nonsense", {**good, "tenant_id": new_id()}, good]}
    )
    assert answer.json() == {
        "results": [
            {"status": "taken"},
            {"status": "refused", "reason": "A report is a JSON object."},
            {"status": "refused", "reason": "The report names another company."},
            {"status": "repeated"},
        ]
    }
    assert manager.post("/v1/events", json={"events": [good] * 501}).status_code == 413
    assert manager.post("/v1/events", json={"event": []}).status_code == 400
    assert (
        hub_app.client(hub_app.ours.people["crew"]).post("/v1/events", json={"events": []}).status_code == 403
    )
    assert hub_app.anonymous().post("/v1/events", json={"events": []}).status_code == 401
