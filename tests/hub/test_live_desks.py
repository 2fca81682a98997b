"""Two laptops over the real hub and real lines: what one does shows on the other before it has synced."""

from collections.abc import Callable, Iterator

import pytest

from stormops_desktop.services.board.models import BoardFilter
from stormops_desktop.services.live.models import CrewProgress, LiveStatus
from sync.contracts.capture import Draft
from sync.contracts.live import LIVE_BYTES
from sync.contracts.ops import Kind
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.live_wire import Port, served, watching
from tests.helpers.replica_rows import key
from tests.hub.http.live_follower import lines
from tests.hub.http.wire import laptop as sender
from tests.hub.http.wire import new_id

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
STORM, ROUTE = key("storm"), key("route")


@pytest.fixture
def port(hub_app: HubAtHand) -> Iterator[Port]:
    with served(hub_app) as port:
        yield port


@pytest.fixture
def pair(hub_app: HubAtHand, port: Port, laptops: Callable[..., Laptop]) -> tuple[Laptop, Laptop]:
    """The crew's laptop, which does, and the manager's, which looks; both have the storm."""
    planner = laptops()
    planner.sign_in(hub_app.ours.people["planner"])
    planner.capture(*storm_day(hub_app.ours.crew_id, houses=3))
    planner.sync()
    made = []
    for role in ("crew", "manager"):
        made.append(laptops(hub_url=port.url))
        made[-1].sign_in(hub_app.ours.people[role])
        made[-1].sync()
    return made[0], made[1]


def do(laptop: Laptop, *statuses: str, job: str = "job1") -> int:
    """Steps of a job, pushed; the revision at which the laptop then stands."""
    services = laptop.desktop.services()
    for status in statuses:
        services.job_verbs.step(key(job), status)
    assert laptop.sync().problem == ""
    return cursor(laptop)


def cursor(laptop: Laptop) -> int:
    with laptop.desktop.accounts.session.store.replica.begin() as tx:
        return tx.state().cursor


def counts(laptop: Laptop) -> dict[str, int]:
    return laptop.desktop.accounts.session.live.desk.progress(STORM).counts()


def is_ahead(laptop: Laptop) -> bool:
    return laptop.desktop.accounts.session.live.desk.progress(STORM).ahead


def test_what_the_crew_does_shows_at_the_office_before_it_syncs(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        line.at(cursor(office))
        assert counts(office) == {"assigned": 3}
        rev = do(crew, "en_route")
        line.at(rev)
        assert counts(office) == {"assigned": 2, "en_route": 1}
        assert is_ahead(office)
        board = office.desktop.services().board
        assert board is not None
        summary = board.summary(BoardFilter(STORM))
        assert summary.counts == {"assigned": 3}, "the cards come with the exchange"
        assert dict(summary.shown) == {"assigned": 2, "en_route": 1}


def test_after_the_exchange_the_replica_says_the_same_and_is_what_is_shown(
    pair: tuple[Laptop, Laptop],
) -> None:
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        rev = do(crew, "en_route", "on_site")
        line.at(rev)
        told = office.desktop.accounts.session.live.desk.progress(STORM)
        assert told.ahead
        office.sync()
        kept = office.desktop.accounts.session.live.desk.progress(STORM)
        assert not kept.ahead
        assert kept.routes == told.routes
        assert kept.crews == told.crews == (CrewProgress(told.crews[0].crew_id, told.crews[0].name, 0, 3),)


def test_a_poke_still_asks_for_an_exchange(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        line.at(cursor(office))
        rev = do(crew, "en_route")
        heard = line.news.get(timeout=30)
        while heard < rev:
            heard = line.news.get(timeout=30)
        assert heard == rev


def test_ones_own_work_is_never_taken_back_by_older_news(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        line.at(cursor(office))
        office.desktop.services().job_verbs.step(key("job2"), "en_route")  # not sent yet
        line.at(do(crew, "en_route", job="job1"))
        assert counts(office) == {"assigned": 2, "en_route": 1}, "mine, which the office does not know"
        office.sync()
        line.at(cursor(office))
        assert counts(office) == {"assigned": 1, "en_route": 2}


def test_a_line_that_breaks_says_as_of_and_goes_on_where_it_was(
    pair: tuple[Laptop, Laptop], port: Port
) -> None:
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        line.at(cursor(office))
        port.cut()
        broken = line.until(lambda status: not status.live)
        assert broken.heard_at is not None
        rev = do(crew, "en_route")  # the crew's own way to the hub is another one
        assert counts(office) == {"assigned": 3}
        port.open()
        line.at(rev)
        assert counts(office) == {"assigned": 2, "en_route": 1}


def test_working_offline_ends_the_line_until_it_is_over(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    desktop = office.desktop
    with watching(desktop.accounts.session, STORM) as line:
        line.at(cursor(office))
        desktop.services().sync.work_offline(True)
        assert not line.until(lambda status: not status.live).live
        rev = do(crew, "en_route")
        assert counts(office) == {"assigned": 3}
        desktop.services().sync.work_offline(False)
    with watching(desktop.accounts.session, STORM) as line:
        line.at(rev)
        assert counts(office) == {"assigned": 2, "en_route": 1}


def test_another_storm_takes_the_place_of_the_one_before(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    session = office.desktop.accounts.session
    with watching(session, STORM) as line:
        line.at(cursor(office))
        session.live.desk.follow(key("no such storm"))
        gone = line.until(lambda status: status.storm_id != STORM)
        assert gone == LiveStatus(key("no such storm"), False, None, -1, gone.version)
        session.live.desk.follow(STORM)
        line.at(do(crew, "en_route"))
        assert counts(office) == {"assigned": 2, "en_route": 1}


def test_the_score_is_told_and_then_kept(hub_app: HubAtHand, pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    rows = [p.uplift_line(1, 0.4), p.uplift_line(2, 0.3), p.decision_line(1, "treat")]
    with watching(office.desktop.accounts.session, STORM) as line:
        scores = office.desktop.services().scores
        assert scores is not None
        before = scores.calculate_storm_play_score(STORM)
        planner = office  # a second laptop of the same company, by the crew's link
        planner.capture(*[Draft(Kind.ADD, *row) for row in rows])
        assert planner.sync().problem == ""
        line.at(cursor(office))
        kept = scores.calculate_storm_play_score(STORM)
        line.at(do(crew, "en_route", "on_site"))
        assert office.desktop.accounts.session.live.desk.score_counts(STORM) is not None
        told = scores.calculate_storm_play_score(STORM)
        assert told.counts.treat_high == kept.counts.treat_high == 1
        assert told.counts.jobs_total == 3
        assert before.counts.treat_high == 0
        office.sync()
        again = scores.calculate_storm_play_score(STORM)
        assert office.desktop.accounts.session.live.desk.score_counts(STORM) is None
        assert again.counts == told.counts


def test_the_map_is_told_of_the_houses_that_changed(pair: tuple[Laptop, Laptop]) -> None:
    crew, office = pair
    desk = office.desktop.accounts.session.live.desk
    with watching(office.desktop.accounts.session, STORM) as line:
        start = cursor(office)
        line.at(start)
        assert not desk.marks(STORM, start)
        line.at(do(crew, "en_route"))
        assert desk.marks(STORM, start).jobs == {key("house1"): "en_route"}
        office.sync()
        assert not desk.marks(STORM, start)


def test_a_crews_line_tells_its_own_routes(pair: tuple[Laptop, Laptop], hub_app: HubAtHand) -> None:
    crew, office = pair
    session = crew.desktop.accounts.session
    with watching(session, STORM) as line:
        line.at(cursor(crew))
        office.capture(Draft(Kind.SET, "routes", ROUTE, {"route_name": "75002 B"}))
        office.sync()
        line.at(cursor(office))
        routes = session.live.desk.progress(STORM).routes
        assert [(one.route_id, one.name) for one in routes] == [(ROUTE, "75002 B")]
        assert session.live.desk.score_counts(STORM) is None
        assert session.live.desk.latest_run(STORM) is None


def test_a_storm_that_is_made_while_it_is_looked_at_is_told_once_the_office_has_it(
    pair: tuple[Laptop, Laptop],
) -> None:
    _, office = pair
    session, made = office.desktop.accounts.session, key("made here")
    office.capture(Draft(Kind.ADD, "storms", made, {
        "event_id": "E2", "name": "Here", "status": "active", "is_sample": False,
    }))  # fmt: skip
    with watching(session, made) as line:
        line.news.get(timeout=30)  # the line is open: the office does not know the storm
        assert office.sync().problem == ""
        assert line.at(cursor(office)).storm_id == made


def test_a_storm_of_more_routes_than_a_message_holds_is_live_over_one_line(
    pair: tuple[Laptop, Laptop], hub_app: HubAtHand
) -> None:
    planner = sender(hub_app, hub_app.ours.people["planner"])
    long = "x" * 19_000
    for _ in range(3):
        planner.push(*lines(*[
            ("routes", new_id(), {"storm_id": STORM, "route_name": long, "status": "published",
                                  "crew_id": None, "plan_version": 1, "property_count": 0})
            for _ in range(LIVE_BYTES // len(long) // 3 + 5)
        ]))  # fmt: skip
    crew, office = pair
    with watching(office.desktop.accounts.session, STORM) as line:
        line.until(lambda status: status.live)
        line.at(do(crew, "en_route"))
        told = office.desktop.accounts.session.live.desk.progress(STORM)
        assert told.ahead
        assert sum(len(route.name) for route in told.routes) > LIVE_BYTES
        assert told.counts() == {"assigned": 2, "en_route": 1}
