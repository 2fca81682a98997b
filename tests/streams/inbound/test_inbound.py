"""`stormops-events` and topics of single storms, on the real broker, into the real hub."""

import functools
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from confluent_kafka import Producer

from sync.contracts.events.inbound import Reported
from sync.contracts.events.topics import Topics
from sync.hub.ingest import alerts as alert_desk
from sync.hub.ingest.desk import TOO_LONG
from sync.hub.relay.broker import Broker
from sync.postgres.context import streams_transaction
from sync.postgres.errors import Cancelled, ValueRefused
from sync.postgres.pool import Pool
from sync.serve.embedded_broker import EmbeddedBroker
from sync.serve.streams_commands import main
from sync.streams.inbound.loop import SLOW, InboundLoop
from sync.streams.inbound.parked import FIRST_LOOK_S, PATIENCE_S, Parked
from sync.streams.inbound.replay import replay
from sync.streams.inbound.waiting import waiting
from sync.streams.runner.kafka import BrokerSettings
from tests.helpers.broker import header, read_topic
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import add
from tests.hub.http.wire import new_id
from tests.hub.ingest.conftest import Ground, ground_of
from tests.streams.inbound.conftest import Patience

pytestmark = [pytest.mark.postgres, pytest.mark.broker]


class Tools:
    """What web analytics and mail tools do: put JSON on topics."""

    def __init__(self, bootstrap: str) -> None:
        self.bootstrap = bootstrap
        self.delivered: dict[tuple[str, int], int] = {}

    def tell(self, topic: str, *documents, headers=()) -> None:
        producer = Producer({"bootstrap.servers": self.bootstrap, "log_level": 0, "acks": "all"})
        for document in documents:
            value = document if isinstance(document, bytes) else json.dumps(document).encode()
            producer.produce(topic, value=value, headers=list(headers), on_delivery=self._told)
        assert producer.flush(20) == 0

    def _told(self, error, message) -> None:
        assert error is None, error
        place, after = (message.topic(), message.partition()), message.offset() + 1
        self.delivered[place] = max(self.delivered.get(place, 0), after)


@pytest.fixture
def ground(hub_app: HubAtHand) -> Ground:
    return ground_of(hub_app, hub_app.ours)


@pytest.fixture
def tools(embedded_broker: EmbeddedBroker) -> Tools:
    return Tools(embedded_broker.bootstrap)


@pytest.fixture
def transaction(hub_app: HubAtHand, database_pools: Callable[[str], Pool]):
    return functools.partial(streams_transaction, database_pools(hub_app.urls.streams))


@pytest.fixture
def loop(hub_app: HubAtHand, tools: Tools, transaction) -> Iterator[InboundLoop]:
    loop = InboundLoop(
        BrokerSettings(tools.bootstrap), Topics(), hub_app.parts.ingest, transaction, identity_of(tools),
        parked=Parked(patience_s=0),
    )  # fmt: skip
    yield loop
    loop.disconnect()


@pytest.fixture
def patient(tools: Tools, transaction, patience: Patience):
    """Loops that let reports wait; each over a desk."""
    with ExitStack() as stack:

        def opened(desk: Any) -> InboundLoop:
            settings, parked = BrokerSettings(tools.bootstrap), Parked(clock=patience)
            loop = InboundLoop(settings, Topics(), desk, transaction, identity_of(tools), parked=parked)
            stack.callback(loop.disconnect)
            return loop

        yield opened


def identity_of(tools: Tools) -> Callable[[], str]:
    def identity() -> str:
        broker = Broker(tools.bootstrap, timeout_s=5)
        try:
            return broker.identity()
        finally:
            broker.close()

    return identity


def until_caught_up(loop: InboundLoop, tools: Tools) -> int:
    taken = loop.round()
    while any(loop.places(topic).get(n, 0) < upto for (topic, n), upto in tools.delivered.items()):
        taken += loop.round()
    return taken


def still_waiting(tools: Tools, transaction, expected: dict[str, int]) -> bool:
    """Whether so many reports wait."""
    settings, identity = BrokerSettings(tools.bootstrap), identity_of(tools)()
    return dict(waiting(settings, Topics(), transaction, identity)) == expected


def touches(hub: HubAtHand, company) -> list[tuple[Any, ...]]:
    with psycopg.connect(hub.urls.app) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (company.tenant_id,))
        return connection.execute(
            "SELECT property_id::text, channel, converted FROM customer_journeys ORDER BY source_event_id"
        ).fetchall()


def a_touch(hub: HubAtHand, **more) -> dict[str, Any]:
    return {"property_id": "prop_1", "channel": "email", "timestamp": hub.clock() - 60, **more}


def test_both_kinds_of_topics_are_read_and_a_duplicate_counts_once(
    hub_app, ground: Ground, tools, loop
) -> None:
    tenant = ground.company.tenant_id
    mine = a_touch(hub_app, id="a", tenant_id=tenant)
    tools.tell("stormops-events", mine, mine, a_touch(hub_app, id="b", channel="sms", tenant_id=tenant))
    sale = {
        "type": "conversion",
        "property_id": ground.hit,
        "value": 90,
        "timestamp": hub_app.clock(),
        "id": "c",
    }
    tools.tell(f"storm_events_{ground.storm}", sale)
    assert until_caught_up(loop, tools) == 4
    assert touches(hub_app, ground.company) == [
        (ground.hit, "email", False), (ground.hit, "sms", False), (ground.hit, "other", True),
    ]  # fmt: skip


def test_places_are_noted_so_another_process_goes_on(
    hub_app, ground: Ground, tools, loop, transaction
) -> None:
    tenant = ground.company.tenant_id
    tools.tell("stormops-events", a_touch(hub_app, id="a", tenant_id=tenant))
    assert until_caught_up(loop, tools) == 1
    loop.disconnect()
    again = InboundLoop(
        BrokerSettings(tools.bootstrap), Topics(), hub_app.parts.ingest, transaction, identity_of(tools)
    )
    assert until_caught_up(again, tools) == 0
    again.disconnect()


class Choking:
    """The hub's desk over a database that holds every report but one, or does not get through with it."""

    def __init__(self, desk: Any, choked: str, error: type[Exception] = ValueRefused) -> None:
        self._desk, self._choked, self._error = desk, choked, error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    def take(self, tenant_id: str, source: str, reports: Sequence[Reported]) -> Sequence[Any]:
        if any(report.source_event_id == self._choked for report in reports):
            raise self._error
        return self._desk.take(tenant_id, source, reports)


@pytest.mark.logs_warnings
def test_a_value_that_no_column_holds_takes_no_other_report_with_it(
    hub_app, ground: Ground, tools, transaction
) -> None:
    desk = Choking(hub_app.parts.ingest, "2")
    settings = BrokerSettings(tools.bootstrap)
    loop = InboundLoop(settings, Topics(), desk, transaction, identity_of(tools))
    told = [a_touch(hub_app, id=str(n), tenant_id=ground.company.tenant_id) for n in range(5)]
    tools.tell("stormops-events", *told)
    assert until_caught_up(loop, tools) == 5
    loop.disconnect()
    assert len(touches(hub_app, ground.company)) == 4
    (letter,) = read_topic(tools.bootstrap, Topics().dead_letters, at_least=1)
    assert header(letter, "dl_reason") == "A value of the report cannot be stored; correct it and replay."


@pytest.mark.logs_warnings
def test_a_report_that_overtook_its_storm_is_taken_when_the_storm_is_there(
    hub_app, ground: Ground, tools, patient, patience, transaction
) -> None:
    storm, first = new_id(), patient(hub_app.parts.ingest)
    told = [a_touch(hub_app, id="a"), a_touch(hub_app, id="b", property_id="prop_new")]
    tools.tell(f"storm_events_{storm}", *told)
    tools.tell("stormops-events", a_touch(hub_app, id="c", tenant_id=ground.company.tenant_id))
    Tools(tools.bootstrap).tell("stormops-events-of-others", {"id": "d"})  # nobody here reads that one
    assert until_caught_up(first, tools) == 3
    assert still_waiting(tools, transaction, {f"storm_events_{storm}": 2})
    assert [row[1] for row in touches(hub_app, ground.company)] == ["email"]  # nobody waited for them
    first.disconnect()  # whoever goes on reads them again
    loop = patient(hub_app.parts.ingest)
    assert until_caught_up(loop, tools) == 2
    answer = ground.office.push(
        add("storms", storm, event_id="LATE", name="Late", status="active", is_sample=False)
    )
    assert answer.verdicts == ()
    hub_app.clock.advance(11)  # the desk remembers for ten seconds that nobody has it
    patience.now += FIRST_LOOK_S
    assert loop.round() == 0
    assert len(touches(hub_app, ground.company)) == 2
    _add_house(ground, "prop_new")
    patience.now += FIRST_LOOK_S * 2
    assert loop.round() == 0
    assert len(touches(hub_app, ground.company)) == 3
    assert still_waiting(tools, transaction, {})
    loop.disconnect()
    again = patient(hub_app.parts.ingest)
    assert until_caught_up(again, tools) == 0


@pytest.mark.logs_warnings
def test_what_never_comes_is_a_dead_letter_in_the_end(
    hub_app, ground: Ground, tools, patient, patience
) -> None:
    loop = patient(hub_app.parts.ingest)
    tools.tell(f"storm_events_{new_id()}", a_touch(hub_app, id="a"))
    assert until_caught_up(loop, tools) == 1
    while patience.now < PATIENCE_S:
        patience.now += FIRST_LOOK_S
        loop.round()
    (letter,) = read_topic(tools.bootstrap, Topics().dead_letters, at_least=1)
    assert "is not kept here" in header(letter, "dl_reason")
    loop.disconnect()
    assert until_caught_up(patient(hub_app.parts.ingest), tools) == 0


def reports_of(hub_app: HubAtHand) -> tuple[str, int]:
    health = hub_app.anonymous().get("/v1/health").json()
    return health["reports"], health["reports_waiting"]


@pytest.mark.logs_warnings
def test_health_tells_how_many_reports_wait_and_how_long(
    hub_app, tools, patient, patience, transaction
) -> None:
    assert reports_of(hub_app) == ("none", 0)
    loop = patient(hub_app.parts.ingest)
    loop.round()
    assert reports_of(hub_app) == ("up", 0)
    for number in range(2):
        tools.tell(f"storm_events_{new_id()}", a_touch(hub_app, id=str(number)))
        until_caught_up(loop, tools)
        patience.now += 40 * (1 - number)
    told = hub_app.anonymous().get("/v1/health").json()
    assert (told["reports"], told["reports_waiting"]) == ("waiting", 2)
    assert told["reports_oldest_s"] >= 40
    with transaction() as connection:
        connection.execute("UPDATE inbound_state SET looked_at = now() - interval '3 minutes'")
    assert reports_of(hub_app) == ("down", 2)
    patience.now += PATIENCE_S
    loop.round()
    assert reports_of(hub_app) == ("up", 0)


@pytest.mark.logs_warnings
def test_a_report_that_the_database_does_not_get_through_with_stops_no_other(
    hub_app, ground: Ground, tools, patient, patience
) -> None:
    desk = Choking(hub_app.parts.ingest, "2", Cancelled)
    loop = patient(desk)
    told = [a_touch(hub_app, id=str(n), tenant_id=ground.company.tenant_id) for n in range(5)]
    tools.tell("stormops-events", *told)
    assert until_caught_up(loop, tools) == 5
    assert len(touches(hub_app, ground.company)) == 4
    while patience.now <= PATIENCE_S:
        patience.now += FIRST_LOOK_S
        loop.round()
    (letter,) = read_topic(tools.bootstrap, Topics().dead_letters, at_least=1)
    assert header(letter, "dl_reason") == SLOW.reason


@pytest.mark.logs_warnings
def test_an_area_that_is_not_found_in_time_waits_until_something_else_gets_through(
    hub_app, ground: Ground, tools, patience, transaction, monkeypatch: pytest.MonkeyPatch
) -> None:

    def never_through(*_asked: Any) -> None:
        raise Cancelled("too long")

    monkeypatch.setattr(alert_desk, "place_of", never_through)
    parked = Parked(clock=patience)
    loop = InboundLoop(
        BrokerSettings(tools.bootstrap), Topics(), hub_app.parts.ingest, transaction, identity_of(tools),
        parked=parked,
    )  # fmt: skip
    hail = {"zip_code": "75002", "event_type": "hail", "severity": 2, "timestamp": hub_app.clock() - 60}
    tools.tell("weather-alerts", {**hail, "id": "a", "tenant_id": ground.company.tenant_id})
    assert until_caught_up(loop, tools) == 1
    patience.now = PATIENCE_S * 2
    loop.round()
    assert len(parked) == 1
    tools.tell("stormops-events", a_touch(hub_app, id="b", tenant_id=ground.company.tenant_id))
    assert until_caught_up(loop, tools) == 1
    patience.now += PATIENCE_S
    loop.round()
    (letter,) = read_topic(tools.bootstrap, Topics().dead_letters, at_least=1)
    assert header(letter, "dl_reason") == TOO_LONG
    loop.disconnect()


@pytest.mark.logs_warnings
def test_poison_goes_to_dead_letters_and_comes_back_by_the_command(
    hub_app, ground: Ground, tools, loop, transaction
) -> None:
    tenant = ground.company.tenant_id
    early = a_touch(hub_app, id="early", tenant_id=tenant, property_id="prop_new")
    other = new_id()
    tools.tell(
        "stormops-events", b"\xff", early, a_touch(hub_app), a_touch(hub_app, tenant_id=other),
        a_touch(hub_app, id="good", tenant_id=tenant),
    )  # fmt: skip
    tools.tell(f"storm_events_{new_id()}", a_touch(hub_app, tenant_id=tenant))
    tools.tell("stormops-events", a_touch(hub_app, id="when", tenant_id=tenant, timestamp=10**400))
    assert until_caught_up(loop, tools) == 7
    letters = read_topic(tools.bootstrap, Topics().dead_letters, at_least=6)
    assert sorted(header(letter, "dl_reason") for letter in letters) == [
        "The record is not JSON.",
        "The report names no company that is kept here.",
        "The report names no company that is kept here.",
        "The report names no time that can be read.",
        "The storm of this topic is not kept here, or is not that company's.",
        "There is no such house.",
    ]
    assert len(touches(hub_app, ground.company)) == 1
    _add_house(ground, "prop_new")
    settings, identity = BrokerSettings(tools.bootstrap), identity_of(tools)()
    assert replay(settings, Topics(), transaction, identity, reason="no such house") == 1
    assert replay(settings, Topics(), transaction, identity) == 0
    while len(touches(hub_app, ground.company)) < 2:
        loop.round()


def _add_house(ground: Ground, external_id: str) -> None:
    from tests.hub.blobs.wire import add

    house = new_id()
    answer = ground.office.push(
        add("properties", house, external_id=external_id, address="3 Elm St", do_not_knock=False,
            is_synthetic=True),
        add("property_impacts", new_id(), storm_id=ground.storm, property_id=house, material_assumed=False,
            sii_version="1", scored_at=1),
    )  # fmt: skip
    assert answer.verdicts == ()


@pytest.mark.logs_warnings
def test_a_company_cannot_reach_another_by_its_storms_topic(hub_app, ground: Ground, tools, loop) -> None:
    theirs = ground_of(hub_app, hub_app.theirs)
    foreign = a_touch(hub_app, id="x", tenant_id=ground.company.tenant_id)
    tools.tell(f"storm_events_{theirs.storm}", foreign)
    tools.tell(
        "stormops-events", a_touch(hub_app, id="y", storm_id=theirs.storm, tenant_id=ground.company.tenant_id)
    )
    assert until_caught_up(loop, tools) == 2
    assert touches(hub_app, theirs.company) == []
    assert touches(hub_app, ground.company) == []


@pytest.mark.logs_warnings
def test_the_commands_list_and_replay(hub_app, ground: Ground, tools, loop, tmp_path) -> None:
    tools.tell("stormops-events", {"secret": "a name"})
    assert until_caught_up(loop, tools) == 1
    urls = hub_app.urls
    roles = {
        "OWNER": urls.owner,
        "APP": urls.app,
        "AUTH": urls.auth,
        "RELAY": urls.relay,
        "STREAMS": urls.streams,
    }
    environment = {f"STORMOPS_DATABASE_URL_{role}": url for role, url in roles.items()}
    before = ["--data-dir", str(tmp_path), "--broker", tools.bootstrap]
    listed = CliRunner().invoke(main, [*before, "dead-letters"], env=environment)
    assert (listed.exit_code, listed.output.count("\n")) == (0, 1), listed.output
    assert "stormops-events\t" in listed.output
    assert "a name" not in listed.output
    behind = CliRunner().invoke(main, [*before, "lag"], env=environment)
    assert (behind.exit_code, behind.output) == (0, "0\n")
    for told, expected in (((), ""), (({"id": "1"}, {"id": "2"}), "stormops-events\t2\n")):
        tools.tell("stormops-events", *told)
        left = CliRunner().invoke(main, [*before, "waiting"], env=environment)
        assert (left.exit_code, left.output) == (0, expected)
    again = CliRunner().invoke(main, [*before, "replay-dead-letters"], env=environment)
    assert (again.exit_code, again.output) == (0, "1 sent back.\n")


def test_a_broker_that_is_not_there_is_one_line(hub_app, tmp_path) -> None:
    urls = hub_app.urls
    roles = {
        "OWNER": urls.owner,
        "APP": urls.app,
        "AUTH": urls.auth,
        "RELAY": urls.relay,
        "STREAMS": urls.streams,
    }
    environment = {f"STORMOPS_DATABASE_URL_{role}": url for role, url in roles.items()}
    command = [
        "--data-dir",
        str(tmp_path),
        "--environment",
        "Not OK",
        "--broker",
        "127.0.0.1:1",
        "dead-letters",
    ]
    found = CliRunner().invoke(main, command, env=environment)
    assert found.exit_code == 2
    assert "lower-case letters" in found.output
    missing = CliRunner().invoke(main, ["--data-dir", str(tmp_path), "dead-letters"], env=environment)
    assert "--broker HOST:PORT" in missing.output


def alerts(hub: HubAtHand, company) -> list[tuple[Any, ...]]:
    with psycopg.connect(hub.urls.app) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (company.tenant_id,))
        return connection.execute("SELECT kind, zip_code FROM area_alerts ORDER BY kind").fetchall()


def in_zip(ground: Ground, zip_code: str) -> None:
    """A house of the storm in that ZIP code."""
    house = new_id()
    answer = ground.office.push(
        add("properties", house, address="3 Elm St", zip_code=zip_code, do_not_knock=False,
            is_synthetic=True),
        add("property_impacts", new_id(), storm_id=ground.storm, property_id=house, material_assumed=False,
            sii_version="1", scored_at=1),
    )  # fmt: skip
    assert answer.verdicts == ()


@pytest.mark.logs_warnings
def test_weather_is_told_to_whom_it_concerns_and_a_rival_to_who_asked(
    hub_app, ground: Ground, tools, loop
) -> None:
    other = ground_of(hub_app, hub_app.theirs)
    in_zip(ground, "75002")
    in_zip(other, "75002")
    at = hub_app.clock() - 60
    hail = {"event_type": "hail", "severity": 2.0, "timestamp": at}
    tools.tell("weather-alerts", {**hail, "zip_code": "75002"}, {**hail, "zip_code": "10001"}, b"{")
    rival = {"zip_code": "75002", "competitor": "Roofs R Us", "action": "price_drop", "timestamp": at}
    tools.tell("competitor-intel", {**rival, "tenant_id": ground.company.tenant_id}, rival)
    assert until_caught_up(loop, tools) == 5
    assert alerts(hub_app, ground.company) == [("competitor", "75002"), ("weather", "75002")]
    assert alerts(hub_app, other.company) == [("weather", "75002")]
    reasons = {
        header(letter, "dl_topic"): header(letter, "dl_reason")
        for letter in read_topic(tools.bootstrap, Topics().dead_letters, at_least=2)
    }
    assert reasons == {
        "weather-alerts": "The record is not JSON.",
        "competitor-intel": "The report names no company that is kept here.",
    }
