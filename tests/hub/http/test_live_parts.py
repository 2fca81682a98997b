"""Panels at scale: larger than a message, told in parts; and more storms than a company may follow."""

from collections.abc import Iterator

import pytest

from sync.contracts.live import LIVE_BYTES, PART_BYTES, Delta, Panel, Part, Refused, Reset, Snapshot, encode
from sync.contracts.live_panels import Sight
from sync.contracts.ops import Kind, Op
from sync.hub.live import rooms
from sync.postgres.urls import ServerUrls
from tests.helpers.desktops import storm_day
from tests.helpers.hub import HubAtHand, hub_at_hand
from tests.hub.http.live_follower import ALL, ROUTE, STORM, counts, follow, lines, ops, step, until_seq
from tests.hub.http.wire import Laptop, laptop, new_id

pytestmark = pytest.mark.postgres
LONG = 19_000


@pytest.fixture
def hub(database: ServerUrls) -> Iterator[HubAtHand]:
    with hub_at_hand(database) as at_hand:
        yield at_hand


@pytest.fixture
def planner(hub: HubAtHand) -> Laptop:
    """A planner's laptop that has pushed a storm: route, crew and two jobs."""
    made = laptop(hub, hub.ours.people["planner"])
    made.push(*ops(storm_day(hub.ours.crew_id)))
    return made


@pytest.fixture
def long_names(planner: Laptop) -> list[str]:
    """Routes whose names alone are more than one message holds; their ids."""
    ids = [new_id() for _ in range(LIVE_BYTES // LONG + 5)]
    for start in range(0, len(ids), 20):
        planner.push(*lines(*[
            ("routes", route, {"storm_id": STORM, "route_name": "x" * LONG, "status": "published",
                               "crew_id": None, "plan_version": 1, "property_count": 0})
            for route in ids[start : start + 20]
        ]))  # fmt: skip
    return ids


def renamed(route: str, name: str) -> Op:
    return Op(new_id(), Kind.SET, "routes", route, {"route_name": name}, base=1_000, hlc=9)


def test_a_snapshot_of_more_than_a_message_comes_in_parts(
    hub: HubAtHand, planner: Laptop, long_names: list[str]
) -> None:
    office = follow(hub, hub.ours.people["manager"])
    heard = [office.next()]
    while not isinstance(heard[-1], Snapshot):
        heard.append(office.next())
    assert len(heard) > LIVE_BYTES // PART_BYTES
    assert max(len(encode(one)) for one in heard) <= PART_BYTES + 1_000
    assert set(office.state["jobs"]) == {ROUTE, *long_names}
    assert len(encode(Snapshot(STORM, "e", 1, 1, "", office.state))) > LIVE_BYTES
    assert set(office.state) == set(ALL)
    found = laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "completed"))
    assert counts(office.until(found.rev)) == [0, 1, 0, 0, 1, 0, 0]
    office.socket.leave()
    again = follow(hub, hub.ours.people["manager"], resume=office.resume)
    again.state, again.seq = office.state, office.seq
    greeting = again.next()
    assert isinstance(greeting, Delta) and not greeting.changes, "the token stands for all parts"
    again.socket.leave()


def test_what_moves_while_parts_are_read_is_in_what_one_then_has(
    hub: HubAtHand, planner: Laptop, long_names: list[str]
) -> None:
    office = follow(hub, hub.ours.people["manager"], "jobs")
    first = office.next()
    assert isinstance(first, Part)
    office.socket.stop_reading()
    told_already = next(route for route in long_names if route in first.cells["jobs"])
    planner.push(renamed(told_already, "told already"))
    deleted = next(route for route in long_names if route not in first.cells["jobs"])
    found = planner.push(Op(new_id(), Kind.DELETE, "routes", deleted, {}, base=1_000, hlc=9))
    hub.server.run(until_seq(hub, found.rev))
    office.socket.resume_reading()
    state = office.until(found.rev)["jobs"]
    assert state[told_already]["name"] == "told already"
    assert set(state) == {ROUTE, *long_names} - {deleted}
    room = hub.parts.live.room_of(hub.ours.tenant_id, STORM)
    assert state == room.panels.state(Sight(frozenset({Panel.JOBS})))["jobs"]
    office.socket.leave()


def test_a_delta_of_more_than_a_message_comes_in_parts(hub: HubAtHand, planner: Laptop) -> None:
    """A laptop that does not read while a plan is made."""
    office = follow(hub, hub.ours.people["manager"], "jobs")
    office.until(1)
    office.socket.leave()
    ids = [new_id() for _ in range(PART_BYTES // LONG + 3)]
    found = planner.push(*lines(*[
        ("routes", route, {"storm_id": STORM, "route_name": "y" * LONG, "status": "published",
                           "crew_id": None, "plan_version": 1, "property_count": 0}) for route in ids
    ]))  # fmt: skip
    again = follow(hub, hub.ours.people["manager"], "jobs", resume=office.resume)
    again.state, again.seq = office.state, office.seq
    hub.server.run(until_seq(hub, found.rev))
    heard = []
    while again.seq < found.rev:
        heard.append(type(again.next()))
    assert heard[-2:] == [Part, Delta]
    assert set(again.state["jobs"]) == {ROUTE, *ids}
    again.socket.leave()


def test_a_laptop_that_knows_no_parts_is_refused_what_fits_no_message(
    hub: HubAtHand, planner: Laptop, long_names: list[str]
) -> None:
    office = follow(hub, hub.ours.people["manager"], takes_parts=False)
    refused = office.next()
    assert isinstance(refused, Refused) and refused.problem == "/problems/payload-too-large"
    assert "bring the app up to date" in refused.title
    office.subscribe("score", takes_parts=False)
    assert isinstance(office.next(), Snapshot), "what fits is told as ever"
    office.socket.leave()


def test_a_crew_that_loses_a_route_between_two_parts_is_told_no_more_of_it(
    hub: HubAtHand, planner: Laptop, long_names: list[str]
) -> None:
    given = [new_id() for _ in long_names]
    planner.push(*lines(*[
        ("assignments", one, {"storm_id": STORM, "route_id": route, "crew_id": hub.ours.crew_id,
                              "epoch": 1, "active": True, "assigned_at": 2})
        for one, route in zip(given, long_names, strict=True)
    ]))  # fmt: skip
    crew = follow(hub, hub.ours.people["crew"], "jobs")
    assert isinstance(crew.next(), Part)
    crew.socket.stop_reading()
    found = planner.push(*[
        Op(new_id(), Kind.SET, "assignments", one, {"active": False}, base=1_000, hlc=9) for one in given
    ])  # fmt: skip
    hub.server.run(until_seq(hub, found.rev))
    crew.socket.resume_reading()
    heard = crew.next()
    while not isinstance(heard, Reset):  # what was on its way
        heard = crew.next()
    crew.gathered = []
    assert heard.reason == "scope"
    assert set(crew.until(found.rev)["jobs"]) == {ROUTE}
    crew.socket.leave()


def test_a_storm_too_many_waits_for_its_turn_and_its_laptop_knows(
    hub: HubAtHand, planner: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "MOST_ROOMS", 1)
    monkeypatch.setattr(rooms, "FULL_RETRY_S", 0.01)
    other = new_id()
    fields = {"event_id": "E2", "name": "Second", "status": "active", "is_sample": False}
    planner.push(*lines(("storms", other, fields)))
    first = follow(hub, hub.ours.people["manager"], "jobs")
    assert isinstance(first.next(), Snapshot)
    second = follow(hub, hub.ours.people["planner"], "jobs", storm=other)
    refused = second.next()
    assert isinstance(refused, Refused)
    assert (refused.problem, refused.retry_after) == ("/problems/rate-limited", 0.01)
    first.socket.leave()
    heard = second.next()
    while isinstance(heard, Refused):
        heard = second.next()
    assert isinstance(heard, Snapshot)
    assert heard.state == {"jobs": {}}
    second.socket.leave()
