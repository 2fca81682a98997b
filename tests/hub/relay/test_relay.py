"""From the op log to a broker: order, acknowledgement, crashes, another broker."""

import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
import psycopg
import pytest
from confluent_kafka import Message

from sync.contracts.ops import Kind, Op
from sync.hub.relay import loop
from sync.hub.relay.broker import Broker
from sync.hub.relay.errors import BrokerUnavailable, Misconfigured, Undeliverable
from sync.hub.relay.events import TOPIC, Event
from sync.hub.relay.loop import Relay
from sync.postgres.context import relay_transaction
from sync.postgres.pool import Pool
from sync.serve.embedded_broker import EmbeddedBroker
from sync.serve.postgres_process import free_port
from tests.helpers.broker import header, read_topic
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import PHOTO, Uploader, furnished
from tests.hub.http.wire import Laptop, laptop, new_id, storm_op
from tests.hub.relay.conftest import RelayOn

pytestmark = [pytest.mark.postgres, pytest.mark.broker]


def _ids(records: Sequence[Message]) -> list[str]:
    return [header(record, "ce_id") for record in records]


def _logged(hub: HubAtHand) -> set[str]:
    with psycopg.connect(hub.urls.relay) as relay:
        rows = relay.execute("SELECT tenant_id::text, rev, i FROM op_log").fetchall()
    return {f"{tenant}:{rev}:{i}" for tenant, rev, i in rows}


def _in_order_by_key(records: Sequence[Message]) -> bool:
    """Per key, revision and index only rise, once duplicates are dropped by id."""
    last: dict[bytes, tuple[int, int]] = {}
    seen: set[str] = set()
    for record in records:
        if header(record, "ce_id") in seen:
            continue
        seen.add(header(record, "ce_id"))
        _, rev, i = header(record, "ce_id").rsplit(":", 2)
        place, key = (int(rev), int(i)), bytes(record.key() or b"")
        if place <= last.get(key, (0, -1)):
            return False
        last[key] = place
    return True


def _rename(key: str, name: str) -> Op:
    return Op(new_id(), Kind.SET, "storms", key, {"name": name}, base=10_000, hlc=2)


def test_every_accepted_op_arrives_once_and_in_order(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str
) -> None:
    storms = [new_id() for _ in range(5)]
    planner.push(*(storm_op(f"storm {key}", key) for key in storms))
    for round_ in range(4):
        planner.push(*(_rename(key, f"name {round_}") for key in storms))
    laptop(hub_app, hub_app.theirs.people["planner"]).push(storm_op("theirs"))
    relay = relay_on(mock_broker)
    assert relay.round() == 26
    assert relay.round() == 0
    records = read_topic(mock_broker, TOPIC, at_least=26)
    assert sorted(_ids(records)) == sorted(_logged(hub_app))
    assert _in_order_by_key(records)


def test_the_record_is_the_op(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str
) -> None:
    storm_id = new_id()
    found = planner.push(storm_op("North Texas hail", storm_id))
    relay_on(mock_broker).round()
    (record,) = read_topic(mock_broker, TOPIC, at_least=1)
    assert record.key() == f"{hub_app.ours.tenant_id}:{storm_id}".encode()
    assert header(record, "ce_type") == "com.stormops.storm.added.v1"
    assert header(record, "ce_sequence") == str(found.rev)
    value = msgspec.json.decode(record.value() or b"")
    assert value["fields"]["name"] == "North Texas hail"
    assert value["verdict"] == "applied"
    assert value["account_id"] == hub_app.ours.people["planner"].account_id


def test_refused_ops_are_no_events(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str
) -> None:
    laptop(hub_app, hub_app.ours.people["crew"]).push(storm_op("not a crew's to add"))
    planner.push(storm_op("no state", status=None), storm_op("good"))
    relay_on(mock_broker).round()
    values = [msgspec.json.decode(r.value() or b"") for r in read_topic(mock_broker, TOPIC, at_least=1)]
    assert [value["fields"]["name"] for value in values] == ["good"]


def test_a_slice_that_ends_within_a_revision_goes_on_there(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "SLICE_OPS", 3)
    planner.push(*(storm_op(f"storm {i}") for i in range(7)))
    relay = relay_on(mock_broker)
    assert [relay.round() for _ in range(4)] == [3, 3, 1, 0]
    assert len(read_topic(mock_broker, TOPIC, at_least=7)) == 7


def test_another_relay_goes_on_where_the_first_ended(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str
) -> None:
    planner.push(storm_op("first"))
    assert relay_on(mock_broker).round() == 1
    planner.push(storm_op("second"))
    assert relay_on(mock_broker).round() == 1
    assert len(read_topic(mock_broker, TOPIC, at_least=2)) == 2


class Dies(Broker):
    """Delivers, and is lost before the relay can note it."""

    def publish(self, events: Sequence[Event]) -> dict[int, int]:
        delivered = super().publish(events)
        if events:
            raise BrokerUnavailable("crash after delivery")
        return delivered


def test_a_crash_between_delivery_and_cursor_sends_again_with_the_same_ids(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, relay_transactions: Pool, mock_broker: str
) -> None:
    planner.push(storm_op("first"), storm_op("second"))
    dying = Relay(lambda: relay_transaction(relay_transactions), lambda: Dies(mock_broker))
    with pytest.raises(BrokerUnavailable):
        dying.round()
    dying.disconnect()
    assert relay_on(mock_broker).round() == 2
    records = read_topic(mock_broker, TOPIC, at_least=4)
    assert len(records) == 4
    assert set(_ids(records)) == _logged(hub_app)
    assert _in_order_by_key(records)


def test_a_tenant_leased_by_another_relay_is_left_alone(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, mock_broker: str
) -> None:
    planner.push(storm_op("ours"))
    laptop(hub_app, hub_app.theirs.people["planner"]).push(storm_op("theirs"))
    with psycopg.connect(hub_app.urls.relay) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (0x5EA1, hub_app.ours.tenant_id))
        assert relay_on(mock_broker).round() == 1
    assert relay_on(mock_broker).round() == 1


class Refuses(Broker):
    """A broker that will not take one company's events."""

    tenant = ""

    def publish(self, events: Sequence[Event]) -> dict[int, int]:
        if any(event.key.startswith(self.tenant.encode()) for event in events):
            raise Undeliverable("too large")
        return super().publish(events)


@pytest.mark.logs_warnings
def test_a_refused_event_stops_its_company_only_and_is_not_skipped(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, relay_transactions: Pool, mock_broker: str
) -> None:
    planner.push(storm_op("ours"))
    laptop(hub_app, hub_app.theirs.people["planner"]).push(storm_op("theirs"))
    Refuses.tenant = hub_app.ours.tenant_id
    relay = Relay(lambda: relay_transaction(relay_transactions), lambda: Refuses(mock_broker))
    assert [relay.round(), relay.round()] == [1, 0]
    relay.disconnect()
    assert relay_on(mock_broker).round() == 1
    assert set(_ids(read_topic(mock_broker, TOPIC, at_least=2))) == _logged(hub_app)


def test_an_event_above_the_limit_is_undeliverable(mock_broker: str) -> None:
    broker = Broker(mock_broker)
    broker.identity()
    with pytest.raises(Undeliverable):
        broker.publish([Event(b"k", b"x" * (5 << 20), (), 1)])
    broker.close()


def test_a_setting_that_is_none_is_said(mock_broker: str) -> None:
    with pytest.raises(Misconfigured, match=r"no\.such\.setting"):
        Broker(mock_broker, extra={"no.such.setting": "1"})


def test_nobody_answers_is_unavailable() -> None:
    broker = Broker("127.0.0.1:1", timeout_s=0.2)
    with pytest.raises(BrokerUnavailable):
        broker.identity()
    broker.close()


def test_a_broker_keeps_its_identity(embedded_broker: EmbeddedBroker) -> None:
    brokers = [Broker(embedded_broker.bootstrap) for _ in range(3)]
    assert len({broker.identity() for broker in brokers}) == 1
    for broker in brokers:
        broker.close()


def test_a_broker_whose_port_somebody_took_meanwhile_takes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = iter([taken.getsockname()[1]])
        monkeypatch.setattr("sync.serve.embedded_broker.free_port", lambda: next(ports, None) or free_port())
        broker = EmbeddedBroker(tmp_path / "broker.log")
        address = broker.start()
        assert address != f"127.0.0.1:{taken.getsockname()[1]}"
        assert broker.running
        broker.stop()


def test_an_emptied_broker_gets_everything_again(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, embedded_broker: EmbeddedBroker
) -> None:
    planner.push(storm_op("first"), storm_op("second"))
    relay = relay_on(embedded_broker.bootstrap)
    assert relay.round() == 2
    embedded_broker.start()  # killed and begun anew on the same address: its memory is gone
    planner.push(storm_op("third"))
    carried = 0
    for _ in range(20):
        try:
            carried += relay.round()
        except BrokerUnavailable:
            relay.disconnect()
        if carried >= 3:
            break
    records = read_topic(embedded_broker.bootstrap, TOPIC, at_least=3)
    assert set(_ids(records)) == _logged(hub_app)
    assert _in_order_by_key(records)


@pytest.mark.logs_warnings
def test_the_running_relay_outlives_its_broker(
    hub_app: HubAtHand, planner: Laptop, relay_on: RelayOn, embedded_broker: EmbeddedBroker
) -> None:
    relay, stop = relay_on(embedded_broker.bootstrap), threading.Event()
    running = threading.Thread(target=relay.run, args=(stop,))
    running.start()
    try:
        planner.push(storm_op("before"))
        assert len(read_topic_when_there(embedded_broker.bootstrap, 1)) >= 1
        embedded_broker.stop()
        planner.push(storm_op("while it is away"))
        embedded_broker.start()
        planner.push(storm_op("after"))
        records = read_topic_when_there(embedded_broker.bootstrap, 3)
        while set(_ids(records)) < _logged(hub_app):  # some of them came twice
            records = read_topic_when_there(embedded_broker.bootstrap, len(records) + 1)
    finally:
        stop.set()
        running.join(30)
    assert not running.is_alive()
    assert set(_ids(records)) == _logged(hub_app)
    assert _in_order_by_key(records)


def read_topic_when_there(bootstrap: str, at_least: int) -> list[Message]:
    """Waits for the relay to make the topic, and for the records in it."""
    pause = threading.Event()
    for _ in range(1200):
        with suppress(KeyError):
            return read_topic(bootstrap, TOPIC, at_least=at_least)
        pause.wait(0.05)
    raise AssertionError("the topic never came")


def test_a_verified_photo_is_an_event_after_the_photo(
    hub_app: HubAtHand, relay_on: RelayOn, mock_broker: str
) -> None:
    site = furnished(hub_app, hub_app.ours.people["manager"], hub_app.ours.crew_id)
    photo = site.photo()
    site.office.push(photo)
    sender = Uploader(site.office.http)
    assert sender.patch(0, PHOTO).headers["upload-complete"] == "?1"
    assert sender.patch(len(PHOTO), b"").status_code == 204  # asking again is no news
    relay = relay_on(mock_broker)
    assert relay.round() > 0
    records = read_topic(mock_broker, TOPIC, at_least=1)
    about = [r for r in records if header(r, "ce_subject") == f"photos/{photo.key}"]
    types = [
        header(record, "ce_type") for record in sorted(about, key=lambda r: int(header(r, "ce_sequence")))
    ]
    assert types == ["com.stormops.photo.added.v1", "com.stormops.photo.verified.v1"]
    value = msgspec.json.decode(about[-1].value() or b"")
    assert (value["fields"], value["storm_id"]) == ({"state": "stored"}, site.storm)
    assert value["account_id"] == hub_app.ours.people["manager"].account_id
    assert sorted(_ids(records)) == sorted(_logged(hub_app))
    assert _in_order_by_key(records)
