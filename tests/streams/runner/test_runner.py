"""The embedded runner on a real broker and a real PostgreSQL."""

import threading
from random import Random

import pytest

from sync.contracts.events.topics import Topics
from sync.hub.relay.errors import BrokerUnavailable
from sync.postgres.context import TenantContext, set_context, streams_transaction
from sync.postgres.errors import DatabaseError, IsolationError
from sync.streams.core.batch import recompute
from sync.streams.errors import BrokerLost, Overtaken
from sync.streams.runner.kafka import BrokerSettings
from sync.streams.runner.loop import Ports, Runner
from tests.helpers.broker import header, read_topic
from tests.streams.events import STORM, TENANT, Season, arrivals, record_again, uuid_of
from tests.streams.runner.conftest import until_caught_up

pytestmark = [pytest.mark.postgres, pytest.mark.broker]
OTHER, OTHER_STORM = "99999999-1111-4111-8111-111111111111", "99999999-2222-4222-8222-222222222222"


def test_what_is_stored_is_what_a_recomputation_gives(embedded_broker, published, runner_on, stored) -> None:
    dice = Random(1)
    events = Season(dice).events(900) + Season(dice, OTHER, OTHER_STORM).events(300)
    published.publish(arrivals(events, dice))
    runner = runner_on(embedded_broker.bootstrap, batch=170)
    assert until_caught_up(runner, published) >= 1200
    whole = recompute(events)
    assert (stored.windows(), stored.chains()) == (whole.windows, whole.chains)
    newest = max(e.occurred_at for e in events if e.tenant_id == TENANT)
    assert (TENANT, newest) in stored("SELECT tenant_id::text, newest_ms FROM stream_clocks")
    last = dict(stored("SELECT (storm_id, start_ms)::text, max(revision) FROM stream_revisions GROUP BY 1"))
    assert last == dict(
        stored("SELECT (storm_id, start_ms)::text, revision FROM stream_windows WHERE revision > 0")
    )


def test_a_runner_that_dies_between_batches_is_followed_by_one_that_goes_on(
    embedded_broker, published, runner_on, stored
) -> None:
    events = Season(Random(2)).events(400)
    published.publish(events)
    first = runner_on(embedded_broker.bootstrap, batch=90)
    while first.round() == 0:
        pass
    first.disconnect()
    left = until_caught_up(runner_on(embedded_broker.bootstrap, batch=90), published)
    assert 0 < left < 400
    whole = recompute(events)
    assert (stored.windows(), stored.chains()) == (whole.windows, whole.chains)


class _DiedError(Exception):
    pass


def test_a_runner_that_dies_inside_a_batch_leaves_nothing_of_it(
    embedded_broker, published, runner_on, stored, monkeypatch
) -> None:
    events = Season(Random(3)).events(200)
    published.publish(events)
    runner = runner_on(embedded_broker.bootstrap)
    with monkeypatch.context() as patch:
        patch.setattr("sync.streams.core.pipeline._walk", _dies)
        with pytest.raises(_DiedError):
            until_caught_up(runner, published)
    assert stored("SELECT count(*) FROM stream_offsets") == [(0,)]
    assert stored("SELECT count(*) FROM stream_rows") == [(0,)]
    runner.disconnect()
    assert until_caught_up(runner, published) == 200
    assert stored.windows() == recompute(events).windows


def _dies(*_args) -> None:
    raise _DiedError


def test_of_two_runners_the_second_is_overtaken_and_counts_nothing(
    embedded_broker, published, runner_on, stored
) -> None:
    first, second = (runner_on(embedded_broker.bootstrap) for _ in range(2))
    assert (until_caught_up(first, published), until_caught_up(second, published)) == (0, 0)
    events = Season(Random(4)).events(100)
    published.publish(events)
    assert until_caught_up(first, published) == 100
    with pytest.raises(Overtaken):
        until_caught_up(second, published)
    second.disconnect()
    assert until_caught_up(second, published) == 0
    assert stored.windows() == recompute(events).windows


def test_a_broker_that_came_back_empty_is_read_from_its_start_and_nothing_counts_twice(
    embedded_broker, published, runner_on, stored
) -> None:
    events = Season(Random(5)).events(150)
    published.publish(events)
    runner = runner_on(embedded_broker.bootstrap)
    assert until_caught_up(runner, published) == 150
    embedded_broker.stop()
    with pytest.raises(BrokerLost):
        while True:
            runner.round()
    embedded_broker.start()
    runner.disconnect()
    again = type(published)(embedded_broker.bootstrap)
    assert again.identity != published.identity
    more = Season(Random(5)).events(180)  # the same dice: 150 again, and 30 more
    again.publish(more)
    assert until_caught_up(runner, again) == 180
    assert stored.windows() == recompute(more).windows


@pytest.mark.logs_warnings
def test_what_cannot_be_read_becomes_a_dead_letter_with_the_reason(
    embedded_broker, published, runner_on, stored
) -> None:
    good = Season(Random(6)).events(3)
    headers, value = record_again(good[0])
    strange = [
        (b"k", headers, b'{"secret": 1}'),
        (b"k", (), value),
        (b"k", headers, value.replace(b'"i":0', b'"i":9')),
    ]
    published.put(strange)
    published.publish(good)
    assert until_caught_up(runner_on(embedded_broker.bootstrap), published) == 6
    letters = read_topic(embedded_broker.bootstrap, Topics().dead_letters, at_least=3)
    assert sorted(header(letter, "dl_reason") for letter in letters) == [
        "The body is not that of an event.",
        "The headers and the body speak of different events.",
        "The headers say no time.",
    ]
    assert {header(letter, "dl_topic") for letter in letters} == {Topics().events}
    assert b'{"secret": 1}' in {letter.value() for letter in letters}
    assert stored.windows() == recompute(good).windows


@pytest.mark.logs_warnings
def test_the_loop_waits_for_a_broker_that_is_away(embedded_broker, published, streams_pool, stored) -> None:
    events = Season(Random(7)).events(50)
    published.publish(events)
    stop, taken, asked = threading.Event(), threading.Event(), []

    def identity() -> str:
        asked.append(1)
        if len(asked) == 1:
            raise BrokerUnavailable("away")
        return published.identity

    def told(_tenant_id, _changes) -> None:
        if stored("SELECT coalesce(sum(next_offset), 0) FROM stream_offsets") == [(50,)]:
            taken.set()

    ports = Ports(lambda: streams_transaction(streams_pool), identity, told)
    runner = Runner(BrokerSettings(embedded_broker.bootstrap), ports, unreachable=(BrokerUnavailable,))
    thread = threading.Thread(target=runner.run, args=(stop,))
    thread.start()
    try:
        assert taken.wait(60)
    finally:
        stop.set()
        thread.join(30)
    assert stored.windows() == recompute(events).windows


def test_the_role_sees_one_tenant_at_a_time_and_nothing_of_the_product(streams_pool, stored) -> None:
    with streams_transaction(streams_pool) as connection:
        for tenant in (TENANT, OTHER):
            set_context(connection, TenantContext(tenant))
            connection.execute(
                "INSERT INTO stream_rows (tenant_id, row_id, state) VALUES (%s, %s, 'x')", (tenant, STORM)
            )
        assert connection.execute("SELECT tenant_id::text FROM stream_rows").fetchall() == [(OTHER,)]
    with streams_transaction(streams_pool) as connection:
        assert connection.execute("SELECT count(*) FROM stream_rows").fetchone() == (0,)
    for forbidden in ("SELECT * FROM customer_journeys", "SELECT * FROM op_log", "SELECT * FROM tenants"):
        with pytest.raises(IsolationError), streams_transaction(streams_pool) as connection:
            connection.execute(forbidden)
    with pytest.raises(DatabaseError), streams_transaction(streams_pool) as connection:
        set_context(connection, TenantContext(TENANT))
        connection.execute(
            "INSERT INTO stream_rows (tenant_id, row_id, state) VALUES (%s, %s, 'x')",
            (OTHER, uuid_of(Random(1))),
        )


def test_environments_do_not_read_each_other(embedded_broker, published, runner_on, stored) -> None:
    published.publish(Season(Random(8)).events(20))
    staging = runner_on(embedded_broker.bootstrap, topics=Topics("staging"))
    with pytest.raises(BrokerLost):
        staging.round()
    assert stored("SELECT count(*) FROM stream_rows") == [(0,)]
    assert Topics("staging").group("streams") != Topics().group("streams")
