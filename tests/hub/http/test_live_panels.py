"""`/v1/live` with a subscription: snapshot, deltas, resume, who sees what, and a laptop that is slow."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import psycopg
import pytest

from sync.contracts.live import (
    Delta,
    Refused,
    Reset,
    Snapshot,
    Subscribe,
    encode,
    told,
)
from sync.contracts.ops import Kind, Op
from sync.postgres.context import TenantContext, set_context
from sync.postgres.provision import revoke_user
from sync.postgres.urls import ServerUrls
from tests.helpers.desktops import storm_day
from tests.helpers.hub import HubAtHand, hub_at_hand
from tests.helpers.play_storm import BEGIN, decision_line, outcome_line, uplift_line
from tests.helpers.replica_rows import key
from tests.hub.http.live_follower import (
    ROUTE,
    STORM,
    counts,
    follow,
    lines,
    ops,
    step,
    until_seq,
)
from tests.hub.http.wire import Laptop, laptop, new_id

pytestmark = pytest.mark.postgres


@pytest.fixture
def hub(database: ServerUrls) -> Iterator[HubAtHand]:
    with hub_at_hand(database, live_recheck_s=0.05) as at_hand:
        yield at_hand


@pytest.fixture
def planner(hub: HubAtHand) -> Laptop:
    """A planner's laptop that has pushed a storm: route, crew and two jobs."""
    made = laptop(hub, hub.ours.people["planner"])
    made.push(*ops(storm_day(hub.ours.crew_id)))
    return made


def test_what_one_laptop_does_shows_on_the_other(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"])
    before = office.next()
    assert isinstance(before, Snapshot)
    assert before.state["jobs"][ROUTE] == {
        "name": "75002 A", "crew": hub.ours.crew_id, "counts": [0, 2, 0, 0, 0, 0, 0],
    }  # fmt: skip
    crew = laptop(hub, hub.ours.people["crew"])
    found = crew.push(step("job1", "assigned", "completed"))
    state = office.until(found.rev)
    assert counts(state) == [0, 1, 0, 0, 1, 0, 0]
    assert state["map"][f"{ROUTE}/{key('job1')}"] == [key("house1"), "completed", found.rev]
    office.socket.leave()


def test_the_score_follows_what_it_is_made_of(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"], "score")
    office.until(1)
    assert office.state["score"]["counts"]["treat_n"] == 0
    found = planner.push(*lines(
        uplift_line(1, 0.4), decision_line(1, "treat"), outcome_line(1, True, at=BEGIN + 1),
    ))  # fmt: skip
    told_counts = office.until(found.rev)["score"]["counts"]
    assert (told_counts["treat_high"], told_counts["treat_n"], told_counts["treat_conversions"]) == (1, 1, 1)
    assert "checks_run" not in told_counts
    office.socket.leave()


def test_a_step_of_a_job_moves_the_score_as_counting_all_of_it_would(hub: HubAtHand, planner: Laptop) -> None:
    planner.push(*lines(uplift_line(1, 0.4), decision_line(1, "treat"), uplift_line(2, 0.1)))
    office = follow(hub, hub.ours.people["manager"], "score")
    office.until(1)
    crew = laptop(hub, hub.ours.people["crew"])
    crew.push(step("job1", "assigned", "completed"))
    told_state = office.until(crew.push(step("job2", "assigned", "cancelled")).rev)
    office.socket.leave()
    hub.server.run(hub.parts.live.close())  # what comes next counts everything
    anew = follow(hub, hub.ours.people["manager"], "score")
    anew.until(1)
    assert anew.state == told_state
    assert told_state["score"]["counts"]["jobs_completed"] == 1
    assert told_state["score"]["counts"]["jobs_total"] == 1
    anew.socket.leave()


def test_the_newest_run_of_attribution_is_told(hub: HubAtHand, planner: Laptop) -> None:
    manager = laptop(hub, hub.ours.people["manager"])
    office = follow(hub, hub.ours.people["planner"], "attribution")
    office.until(1)
    assert office.state["attribution"] == {}
    for n, share in ((1, 0.25), (2, 0.5)):
        found = manager.push(*lines(*run_lines(n, share)))
        told_run = office.until(found.rev)["attribution"]
        assert told_run["run"]["id"] == key(f"run{n}")
        assert told_run["credit markov email"] == [share, 0.1, 0.6, 2.0]
    office.socket.leave()


def run_lines(n: int, share: float) -> list[Any]:
    run = key(f"run{n}")
    common = {"storm_id": STORM, "n_journeys": 9, "n_conversions": 4, "engine_version": "1",
              "computed_at": 1_790_000_000_000 + n, "value_cents": 0}  # fmt: skip
    return [
        ("attribution_runs", run, {
            **common, "as_of": 1_790_000_000_000, "computed_by": None, "chain_order": 1, "draws": 0,
            "seed": 1, "shapley_weight": 0.5, "markov_weight": 0.5, "prior_strength": 1.0,
            "low_sample": True, "input_sha256": "0" * 64, "config": "{}",
        }),
        ("channel_attribution", key(f"credit{n}"), {
            **common, "attribution_run_id": run, "method": "markov", "channel": "email", "credit": share,
            "conversions": 2.0, "ci_low": 0.1, "ci_high": 0.6, "touches": 3,
        }),
    ]  # fmt: skip


def test_a_lost_line_is_gone_on_with_where_it_was(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"])
    office.until(1)
    office.socket.leave()
    missed = laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "en_route"))
    again = follow(hub, hub.ours.people["manager"], resume=office.resume)
    again.state, again.seq = office.state, office.seq
    greeting = again.next()
    assert isinstance(greeting, Delta), "what it has is not sent again"
    assert counts(again.until(missed.rev)) == [0, 1, 1, 0, 0, 0, 0]
    again.socket.leave()


@pytest.mark.parametrize(
    "token", ["", "nonsense", "e.999999.x", "..", "other.1.{etag}", "{epoch}.99999.{etag}"]
)
def test_a_token_that_says_nothing_here_begins_anew(hub: HubAtHand, planner: Laptop, token: str) -> None:
    first = follow(hub, hub.ours.people["manager"])
    first.until(1)
    epoch, _, etag = first.resume.split(".")
    again = follow(hub, hub.ours.people["manager"], resume=token.format(epoch=epoch, etag=etag))
    assert isinstance(again.next(), Snapshot)
    first.socket.leave()
    again.socket.leave()


def test_another_members_token_begins_anew(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"])
    office.until(1)
    crew = follow(hub, hub.ours.people["crew"], resume=office.resume)
    assert isinstance(crew.next(), Snapshot)
    office.socket.leave()
    crew.socket.leave()


def test_a_hub_that_was_restarted_sends_a_snapshot(database: ServerUrls) -> None:
    with hub_at_hand(database) as hub:
        laptop(hub, hub.ours.people["planner"]).push(*ops(storm_day(hub.ours.crew_id)))
        person = hub.ours.people["manager"]
        office = follow(hub, person)
        office.until(1)
        office.socket.leave()
        hub.server.run(hub.parts.live.close())
        found = laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "on_site"))
        again = follow(hub, person, resume=office.resume)
        assert isinstance(again.next(), Snapshot)
        assert again.seq == found.rev
        assert counts(again.state) == [0, 1, 0, 1, 0, 0, 0]
        again.socket.leave()


def test_a_hub_that_was_restarted_sends_nothing_when_nothing_happened(database: ServerUrls) -> None:
    with hub_at_hand(database) as hub:
        laptop(hub, hub.ours.people["planner"]).push(*ops(storm_day(hub.ours.crew_id)))
        office = follow(hub, hub.ours.people["manager"])
        office.until(1)
        office.socket.leave()
        hub.server.run(hub.parts.live.close())
        again = follow(hub, hub.ours.people["manager"], resume=office.resume)
        again.state, again.seq = office.state, office.seq
        greeting = again.next()
        assert isinstance(greeting, Delta)
        assert not greeting.changes
        again.socket.leave()


def test_a_crew_is_shown_its_own_routes_and_no_panel_of_the_office(hub: HubAtHand, planner: Laptop) -> None:
    other = new_id()
    planner.push(*lines(
        ("routes", other, {"storm_id": STORM, "route_name": "Other", "status": "published", "crew_id": None,
                           "plan_version": 1, "property_count": 1}),
        ("jobs", new_id(), {"storm_id": STORM, "route_id": other, "property_id": key("house1"),
                            "status": "assigned", "priority": "high"}),
    ))  # fmt: skip
    crew = follow(hub, hub.ours.people["crew"])
    greeting = crew.next()
    assert isinstance(greeting, Snapshot)
    assert set(greeting.state) == {"jobs", "map"}
    assert set(greeting.state["jobs"]) == {ROUTE}
    assert {cell.split("/")[0] for cell in greeting.state["map"]} == {ROUTE}
    crew.socket.leave()


def test_what_is_the_offices_alone_is_refused_to_a_crew(hub: HubAtHand, planner: Laptop) -> None:
    crew = follow(hub, hub.ours.people["crew"], "score", "attribution")
    refused = crew.next()
    assert isinstance(refused, Refused) and refused.problem == "/problems/forbidden"
    crew.socket.leave()


def test_a_crew_that_gets_a_route_sees_it_anew(hub: HubAtHand, planner: Laptop) -> None:
    crew = follow(hub, hub.ours.people["crew"], "jobs")
    crew.until(1)
    other = new_id()
    found = planner.push(*lines(
        ("routes", other, {"storm_id": STORM, "route_name": "Other", "status": "published",
                           "crew_id": hub.ours.crew_id, "plan_version": 1, "property_count": 0}),
        ("assignments", new_id(), {"storm_id": STORM, "route_id": other, "crew_id": hub.ours.crew_id,
                                   "epoch": 1, "active": True, "assigned_at": 2}),
    ))  # fmt: skip
    reset = crew.next()
    assert reset == Reset(STORM, "scope")
    assert set(crew.until(found.rev)["jobs"]) == {ROUTE, other}
    crew.socket.leave()


def test_a_crew_that_loses_its_route_hears_no_more_of_it(hub: HubAtHand, planner: Laptop) -> None:
    crew = follow(hub, hub.ours.people["crew"], "jobs", "map")
    crew.until(1)
    found = planner.push(
        Op(new_id(), Kind.SET, "assignments", key("assignment"), {"active": False}, base=1, hlc=3)
    )
    assert crew.next() == Reset(STORM, "scope")
    assert crew.until(found.rev) == {"jobs": {}, "map": {}}
    crew.socket.leave()


def test_the_other_company_sees_nothing_and_learns_nothing(hub: HubAtHand, planner: Laptop) -> None:
    theirs = follow(hub, hub.theirs.people["admin"])
    unknown = follow(hub, hub.theirs.people["admin"], "jobs")
    unknown.subscribe("jobs", storm=new_id())
    answers = [theirs.next(), unknown.next()]
    assert [type(one) for one in answers] == [Refused, Refused]
    assert {one.problem for one in answers} == {
        "/problems/not-found"
    }  # alike for what is not theirs and not there
    theirs.socket.leave()
    unknown.socket.leave()


def test_a_token_of_ours_resumes_nothing_of_theirs(hub: HubAtHand, planner: Laptop) -> None:
    """The same storm id in both companies: two storms, two rooms."""
    laptop(hub, hub.theirs.people["planner"]).push(*ops(storm_day(hub.theirs.crew_id, houses=1)))
    ours = follow(hub, hub.ours.people["manager"])
    ours.until(1)
    theirs = follow(hub, hub.theirs.people["manager"], resume=ours.resume)
    greeting = theirs.next()
    assert isinstance(greeting, Snapshot)
    assert counts(greeting.state) == [0, 1, 0, 0, 0, 0, 0]
    assert greeting.state["jobs"][ROUTE]["crew"] == hub.theirs.crew_id
    laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "completed"))
    found = laptop(hub, hub.theirs.people["crew"]).push(step("job1", "assigned", "on_site"))
    assert counts(theirs.until(found.rev)) == [0, 0, 0, 1, 0, 0, 0]
    ours.socket.leave()
    theirs.socket.leave()


def test_a_revoked_member_is_told_nothing_more(hub: HubAtHand, planner: Laptop) -> None:
    person = hub.ours.people["manager"]
    office = follow(hub, person, "jobs")
    office.until(1)
    revoke_user(hub.urls.owner, hub.ours.tenant_id, person.account_id)
    message = office.socket.next()
    while message["type"] == "websocket.send":
        assert not isinstance(told(message["text"]), (Snapshot, Delta))
        message = office.socket.next()
    assert message == {"type": "websocket.close", "code": 4403, "reason": ""}


def test_a_member_who_becomes_crew_loses_the_offices_panels(hub: HubAtHand, planner: Laptop) -> None:
    person = hub.ours.people["manager"]
    office = follow(hub, person, "jobs", "score")
    office.until(1)
    with psycopg.connect(hub.urls.owner) as owner, owner.transaction():
        set_context(owner, TenantContext(hub.ours.tenant_id))
        owner.execute("UPDATE memberships SET role = 'crew' WHERE account_id = %s", (person.account_id,))
    hub.parts.members.forget()
    planner.push(*lines(uplift_line(1, 0.4), decision_line(1, "treat")))
    heard = office.next()
    while not isinstance(heard, Reset):  # until the next look at the membership it is told as before
        heard = office.next()
    assert heard.reason == "scope"
    assert isinstance(office.next(), Snapshot)
    assert office.state == {"jobs": {}}
    office.socket.leave()


def test_a_laptop_that_does_not_read_is_told_the_newest_at_once(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    office.until(1)
    office.socket.stop_reading()
    crew = laptop(hub, hub.ours.people["crew"])
    path = ["assigned", "en_route", "on_site", "completed"]
    for came_from, to in pairwise(path):
        found = crew.push(step("job1", came_from, to))
    office.socket.resume_reading()
    messages = 0
    while office.seq < found.rev:
        office.next()
        messages += 1
    assert counts(office.state) == [0, 1, 0, 0, 1, 0, 0]
    assert messages <= 3, "what was missed is not sent one by one"
    office.socket.leave()


def test_a_laptop_that_is_too_slow_is_dropped_to_a_snapshot(database: ServerUrls) -> None:
    with hub_at_hand(database, live_slow_s=0.0) as hub:
        laptop(hub, hub.ours.people["planner"]).push(*ops(storm_day(hub.ours.crew_id)))
        office = follow(hub, hub.ours.people["manager"], "jobs")
        office.until(1)
        office.socket.stop_reading()
        crew = laptop(hub, hub.ours.people["crew"])
        first = crew.push(step("job1", "assigned", "en_route"))
        hub.server.run(until_seq(hub, first.rev))
        second = crew.push(step("job2", "assigned", "completed"))
        hub.server.run(until_seq(hub, second.rev))
        office.socket.resume_reading()
        assert isinstance(office.next(), Delta)  # this one was on its way already
        assert office.next() == Reset(STORM, "slow")
        assert isinstance(office.next(), Snapshot)
        assert office.seq == second.rev
        assert counts(office.state) == [0, 0, 1, 0, 1, 0, 0]
        office.socket.leave()


def test_another_wish_takes_the_place_of_the_one_before(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    office.until(1)
    office.subscribe("map")
    answer = office.next()
    assert isinstance(answer, Snapshot)
    assert set(answer.state) == {"map"}
    office.socket.leave()


@pytest.mark.parametrize(
    "text",
    ['{"type": "subscribe"}', "nonsense", '{"type": "subscribe", "storm_id": "x", "panels": ["jobs"]}',
     encode(Subscribe(STORM, ("of tomorrow",))), '{"deep": ' + "[" * 60_000],
    ids=["no storm", "nonsense", "no id", "of tomorrow", "deep"],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_and_the_line_stays(
    hub: HubAtHand, planner: Laptop, text: str
) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    office.until(1)
    office.socket.say(text)
    refused = office.next()
    assert isinstance(refused, Refused) and refused.problem == "/problems/bad-request"
    office.subscribe("jobs")
    assert isinstance(office.next(), Snapshot)
    office.socket.leave()


def test_words_of_a_later_version_are_passed_over(hub: HubAtHand, planner: Laptop) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    office.until(1)
    office.socket.say('{"type": "of tomorrow"}')
    office.subscribe("map")
    assert isinstance(office.next(), Snapshot)
    office.socket.leave()


def test_a_thousand_readers_keep_nothing_each(hub: HubAtHand, planner: Laptop) -> None:
    """One room, whoever many look; what is kept for a reader is where it stands."""
    readers = [follow(hub, hub.ours.people["manager"], "jobs") for _ in range(5)]
    for reader in readers:
        reader.until(1)
    assert len(hub.parts.live) == 1
    found = laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "skipped"))
    assert len({str(reader.until(found.rev)) for reader in readers}) == 1
    for reader in readers:
        reader.socket.leave()


def test_rooms_close_some_time_after_the_last_reader(database: ServerUrls) -> None:
    with hub_at_hand(database, live_linger_s=0.0) as hub:
        laptop(hub, hub.ours.people["planner"]).push(*ops(storm_day(hub.ours.crew_id)))
        office = follow(hub, hub.ours.people["manager"], "jobs")
        office.until(1)
        room = hub.parts.live.room_of(hub.ours.tenant_id, STORM)
        office.socket.leave()
        hub.server.run(room.over())
        assert len(hub.parts.live) == 0


def test_a_storm_id_that_was_deleted_or_never_was_is_not_found(hub: HubAtHand) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    refused = office.next()
    assert isinstance(refused, Refused) and refused.problem == "/problems/not-found"
    assert len(hub.parts.live) == 0
    office.socket.leave()
