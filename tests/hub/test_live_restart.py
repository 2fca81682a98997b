"""Live panels while hubs come and go: a new process on the same database, and two at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from sync.contracts.live import Delta, Refused, Reset, Snapshot
from sync.contracts.ops import Kind, Op
from sync.hub.settings import HubSettings
from sync.hub.wiring import open_hub
from tests.helpers.asgi import AsgiServer
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import CHEAP, SECRET, HubAtHand
from tests.helpers.live_wire import served, watching
from tests.helpers.replica_rows import key
from tests.hub.http.live_follower import STORM, Follower, counts, follow, ops, step
from tests.hub.http.test_live_panels import run_lines
from tests.hub.http.wire import laptop, new_id

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres


@contextmanager
def another_process(hub: HubAtHand) -> Iterator[HubAtHand]:
    """A second hub on the database of the first: it knows nothing but what is written there."""
    settings = HubSettings(SECRET, identity_secret=SECRET[::-1], clock_poll_s=0.05, member_cache_s=0.0)
    app = open_hub(settings, hub.urls, passwords=CHEAP, now_s=hub.clock, monotonic=hub.clock)
    with AsgiServer(app) as server:
        other = HubAtHand(server, hub.urls, hub.clock, hub.ours, hub.theirs, hub.both)
        try:
            yield other
        finally:
            other.close()


@pytest.fixture
def day(hub_app: HubAtHand) -> HubAtHand:
    """A hub with a storm of two jobs."""
    laptop(hub_app, hub_app.ours.people["planner"]).push(*ops(storm_day(hub_app.ours.crew_id)))
    return hub_app


def on_its_way(hub: HubAtHand) -> int:
    return laptop(hub, hub.ours.people["crew"]).push(step("job1", "assigned", "en_route")).rev


def test_a_hub_that_is_started_anew_during_a_subscription_goes_on(
    day: HubAtHand, laptops: Callable[..., Laptop]
) -> None:
    with another_process(day) as first, served(first) as port:
        office = laptops(hub_url=port.url)
        office.sign_in(day.ours.people["manager"])
        office.sync()
        session = office.desktop.accounts.session
        with watching(session, STORM) as line:
            assert session.live.desk.progress(STORM).counts() == {"assigned": 2}
            line.until(lambda status: status.live)
            port.cut()
            line.until(lambda status: not status.live)
            rev = on_its_way(day)
            with another_process(day) as second:
                port.serve(second)
                line.at(rev)
                assert session.live.desk.progress(STORM).counts() == {"assigned": 1, "en_route": 1}
                port.cut()


def test_what_another_process_commits_is_told_to_those_who_follow_here(day: HubAtHand) -> None:
    """The stream jobs and the attribution engine are processes of their own, restarted as they like."""
    office = follow(day, day.ours.people["manager"], "attribution", "jobs")
    assert isinstance(office.next(), Snapshot)
    for n, role in enumerate(("admin", "manager"), start=1):
        with another_process(day) as engine:
            manager = laptop(engine, day.ours.people[role])
            found = manager.push(*(Op(new_id(), Kind.ADD, *row, base=0, hlc=1) for row in run_lines(n, 0.25)))
        assert office.until(found.rev)["attribution"]["run"]["id"] == key(f"run{n}")
    office.socket.leave()


def test_rooms_that_end_under_a_reader_begin_anew(day: HubAtHand) -> None:
    office = follow(day, day.ours.people["manager"], "jobs")
    assert isinstance(office.next(), Snapshot)
    day.server.run(day.parts.live.close())
    assert office.next() == Reset(STORM, "gone")
    assert isinstance(office.next(), Snapshot)
    rev = on_its_way(day)
    assert counts(office.until(rev)) == [0, 1, 1, 0, 0, 0, 0]
    office.socket.leave()


@pytest.mark.parametrize("role", ["admin", "crew"])
def test_a_room_cannot_be_guessed_with_a_storm_and_a_token_of_others(day: HubAtHand, role: str) -> None:
    """Not theirs and not there are answered alike, whatever token comes with it, and no room is opened."""
    ours = follow(day, day.ours.people["manager"])
    assert isinstance(ours.next(), Snapshot)
    epoch, seq, etag = ours.resume.split(".")
    answers = []
    for storm in (STORM, new_id()):
        for token in (ours.resume, f"{epoch}.{seq}.{'0' * len(etag)}", f"{epoch}.0.{etag}", ""):
            theirs = follow(day, day.theirs.people[role], "jobs", storm=storm, resume=token)
            answers.append(spoken(theirs))
            theirs.socket.leave()
    assert answers == [("", "/problems/not-found", "There is nothing here")] * 8
    assert day.parts.live.room_of(day.theirs.tenant_id, STORM) is None
    assert len(day.parts.live) == 1
    ours.socket.leave()


def spoken(follower: Follower) -> tuple[str, str, str]:
    """The answer, without the id that was asked for."""
    heard = follower.next()
    assert isinstance(heard, Refused), heard
    return follower.resume, heard.problem, heard.title


def test_our_own_token_of_another_storm_begins_anew(day: HubAtHand) -> None:
    office = laptop(day, day.ours.people["admin"])
    other = new_id()
    fields = {"event_id": "E2", "name": "Second", "status": "active", "is_sample": False}
    office.push(Op(new_id(), Kind.ADD, "storms", other, fields, base=0, hlc=1))
    first = follow(day, day.ours.people["manager"], "jobs")
    assert isinstance(first.next(), Snapshot)
    second = follow(day, day.ours.people["manager"], "jobs", storm=other, resume=first.resume)
    heard = second.next()
    assert isinstance(heard, Snapshot) and heard.state == {"jobs": {}}
    assert not isinstance(heard, Delta)
    first.socket.leave()
    second.socket.leave()
