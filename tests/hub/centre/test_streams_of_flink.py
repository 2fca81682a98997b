"""From a Flink job's results to what the hub keeps, through the jobs as `run --reducers flink` opens them."""

import contextlib

import psycopg
import pytest
from confluent_kafka import Producer

from sync.contracts.events.topics import Topics
from sync.serve.embedded_broker import EmbeddedBroker
from sync.serve.streams_wiring import FLINK, StreamParts, open_parts
from sync.streams.core.houses import Action
from sync.streams.flink.results import ActionTold, HouseTold, Step, Told, text_of
from sync.streams.runner.kafka import BrokerSettings, ensure_topic
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import add
from tests.hub.http.wire import laptop, new_id

pytestmark = [pytest.mark.postgres, pytest.mark.broker]
HOUR_MS = 3_600_000


def tell(bootstrap: str, words: list[Told]) -> None:
    ensure_topic(BrokerSettings(bootstrap), Topics().results, partitions=1)
    producer = Producer({"bootstrap.servers": bootstrap, "log_level": 0, "acks": "all"})
    failures = []
    for word in words:
        producer.produce(
            Topics().results, key=word.key, value=text_of(word),
            on_delivery=lambda error, _message: failures.append(error) if error else None,
        )  # fmt: skip
    assert (producer.flush(20), failures) == (0, [])


def taken_in(parts: StreamParts, count: int) -> None:
    while parts.runner.places.get(0, 0) < count:
        parts.runner.round()


def test_an_action_reaches_the_hub_once_and_a_conversion_is_credited(
    hub_app: HubAtHand, embedded_broker: EmbeddedBroker
) -> None:
    tenant, office = hub_app.ours.tenant_id, laptop(hub_app, hub_app.ours.people["manager"])
    storm, house, sale, now = new_id(), new_id(), new_id(), int(hub_app.clock() * 1000)
    answer = office.push(
        add("storms", storm, event_id="E", name="Hail", status="active", is_sample=False),
        add("properties", house, address="1 Elm St", do_not_knock=False, is_synthetic=True),
        add("customer_journeys", sale, storm_id=storm, property_id=house, channel="door_knock",
            timestamp=now - HOUR_MS, converted=True, conversion_value_cents=1_500_000, source_event_id="s"),
    )  # fmt: skip
    assert answer.verdicts == ()
    words: list[Told] = [
        HouseTold(tenant, storm, house, (Step("channel", "door_knock", "+", 1, 1_500_000),)),
        ActionTold(Action(tenant, storm, house, "throttle", "complaint", now, now + HOUR_MS, sale)),
    ]
    parts = open_parts(
        hub_app.urls, embedded_broker.bootstrap, {}, Topics(), clock=lambda: now, reducers=FLINK
    )
    with contextlib.closing(parts), psycopg.connect(hub_app.urls.app, autocommit=True) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, false)", (tenant,))
        for times_told, (actions, refreshed) in enumerate([(1, 1), (1, 0)], start=1):
            tell(embedded_broker.bootstrap, words)
            taken_in(parts, times_told * len(words))
            assert parts.wake.is_set()
            assert (parts.sinks.tell_actions(), parts.sinks.refresh({})) == (actions, refreshed)
            asked = connection.execute(
                "SELECT storm_id::text, property_id::text, action FROM guardrail_actions"
            )
            assert asked.fetchall() == [(storm, house, "throttle")]
            credit = connection.execute(
                "SELECT n_conversions, value_cents FROM attribution_runs WHERE NOT deleted"
            )
            assert set(credit.fetchall()) == {(1, 1_500_000)}
        parts.runner.disconnect()
