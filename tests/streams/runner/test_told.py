"""Results of a Flink job end where those of the embedded runner do; here its words are made without Flink."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from confluent_kafka import Producer

from sync.contracts.events.envelope import Event
from sync.contracts.events.topics import Topics
from sync.postgres.context import owner_transaction
from sync.serve.streams_commands import main
from sync.streams.core.batch import recompute
from sync.streams.core.memory import MemoryStates
from sync.streams.core.pipeline import Changes, process
from sync.streams.core.windows import Status, WindowRow
from sync.streams.errors import Overtaken, ReducedElsewhere
from sync.streams.flink.results import ActionTold, HouseTold, Step, Told, WindowTold, house_told, text_of
from sync.streams.runner import offsets
from sync.streams.runner.kafka import BrokerSettings, ensure_topic
from sync.streams.runner.told import PARTITIONS, RESULTS
from tests.helpers.broker import header, read_topic
from tests.streams.events import BEGIN_MS, STORM, TENANT, Season, arrivals, event_of, uuid_of
from tests.streams.runner.conftest import until_caught_up

pytestmark = [pytest.mark.postgres, pytest.mark.broker]
OTHER, OTHER_STORM = "99999999-1111-4111-8111-111111111111", "99999999-2222-4222-8222-222222222222"
TABLES = {
    "windows": "SELECT tenant_id, storm_id, start_ms, revision, counts::text FROM stream_windows "
    "WHERE revision > 0",
    "revisions": "SELECT tenant_id, storm_id, start_ms, revision, counts::text FROM stream_revisions",
    "chains": "SELECT tenant_id, storm_id, level, came_from, step_to, times, value_cents FROM stream_chains "
    "WHERE (times, value_cents) <> (0, 0)",
    "waiting": "SELECT tenant_id, storm_id, property_id, touch_id, since_ms FROM stream_waiting",
    "actions": "SELECT * FROM stream_actions",
    "credit": "SELECT tenant_id, storm_id FROM stream_credit WHERE changes > credited",
}


class Job:
    """The shared reducers in place of the cluster: events in, words on the topic of results."""

    def __init__(self, bootstrap: str) -> None:
        self._settings = BrokerSettings(bootstrap)
        self._states: dict[str, MemoryStates] = {}
        self.delivered: dict[int, int] = {}

    def reduce(self, tenant_id: str, events) -> list[Told]:
        """The words of a batch that is reduced here."""
        states = self._states.setdefault(tenant_id, MemoryStates())
        return self.words_of(tenant_id, process(tenant_id, events, states))

    @staticmethod
    def words_of(tenant_id: str, changes: Changes) -> list[Told]:
        """The words of a batch, whoever reduced it."""
        found: list[Told] = [WindowTold(row) for row in changes.told]
        found += [house_told(tenant_id, *house, state) for house, state in changes.houses.items()]
        return found + [ActionTold(action) for action in changes.actions]

    def tell(self, words: Sequence[Told | bytes]) -> None:
        ensure_topic(self._settings, Topics().results, partitions=PARTITIONS)
        producer = Producer({**self._settings.client(), "acks": "all"})
        for word in words:
            key, value = (b"", word) if isinstance(word, bytes) else (word.key.encode(), text_of(word))
            producer.produce(Topics().results, key=key, value=value, on_delivery=self._delivered)
        assert producer.flush(20) == 0

    def _delivered(self, error, message) -> None:
        assert error is None, error
        partition, after = message.partition(), message.offset() + 1
        self.delivered[partition] = max(self.delivered.get(partition, 0), after)


@pytest.fixture
def job(embedded_broker) -> Job:
    return Job(embedded_broker.bootstrap)


@pytest.fixture
def taker(embedded_broker, published, runner_on):
    del published  # its marker topic is what names the broker
    return runner_on(embedded_broker.bootstrap, intake=RESULTS)


def everything(stored) -> dict[str, Counter[Any]]:
    return {name: Counter(map(repr, stored(question))) for name, question in TABLES.items()}


def window(revision: int, touches: int, start: int = BEGIN_MS) -> WindowTold:
    start -= start % 300_000
    status = Status.CLOSED if revision == 1 else Status.CORRECTED
    return WindowTold(
        WindowRow(TENANT, STORM, start, start + 300_000, revision, status, {"touches": touches})
    )


def begin_anew(database) -> None:
    with owner_transaction(database.owner) as connection:
        offsets.begin_anew(connection, Topics().events, Topics().results)
        connection.execute("TRUNCATE stream_actions, stream_credit")


def test_flinks_words_leave_the_tables_that_the_embedded_runner_leaves(
    embedded_broker, published, runner_on, stored, job, taker, database
) -> None:
    dice = Random(11)
    seasons = {TENANT: Season(dice).events(700), OTHER: Season(dice, OTHER, OTHER_STORM).events(250)}
    events = [event for season in seasons.values() for event in season]
    asked = {"property_id": uuid_of(dice), "timestamp": BEGIN_MS, "channel": "ga4", "converted": False}
    asked |= {"outcome": "lead_form_submit"}
    events.append(event_of("customer_journeys", uuid_of(dice), asked, rev=5_000))
    words: list[Told] = []

    def taken(tenant_id: str, changes: Changes) -> None:
        words.extend(job.words_of(tenant_id, changes))

    published.publish(arrivals(events, dice))
    until_caught_up(runner_on(embedded_broker.bootstrap, taken, batch=90), published)
    embedded, windows, chains = everything(stored), stored.windows(), stored.chains()
    assert all(embedded.values()), {name: len(rows) for name, rows in embedded.items()}
    begin_anew(database)
    assert not any(everything(stored).values())
    job.tell(words)
    until_caught_up(taker, job)
    assert everything(stored) == embedded
    whole = recompute(events)
    assert stored.chains() == chains == whole.chains
    assert stored.windows().items() <= whole.windows.items()
    assert len(windows) - len(stored.windows()) < 5  # open yet: nobody tells those


def test_a_result_told_twice_changes_nothing(stored, job, taker) -> None:
    words = job.reduce(TENANT, Season(Random(12)).events(200))
    job.tell(words)
    assert until_caught_up(taker, job) == len(words)
    once = everything(stored)
    changes = stored("SELECT changes FROM stream_credit")
    job.tell(words)
    assert until_caught_up(taker, job) == len(words)
    assert everything(stored) == once
    assert stored("SELECT changes FROM stream_credit") == changes


def test_an_older_word_before_a_newer_one_leaves_no_trace_at_the_end(stored, job, taker) -> None:
    job.tell([window(1, 3), window(2, 4), window(3, 6)])
    until_caught_up(taker, job)
    job.tell([window(2, 4), window(3, 6)])  # restored from between the first and the second
    until_caught_up(taker, job)
    assert list(stored.windows().values()) == [{"touches": 6}]


def test_a_restored_job_that_counts_its_revisions_in_other_steps_is_believed(stored, job, taker) -> None:
    job.tell([window(1, 3), window(2, 4), window(3, 6)])
    until_caught_up(taker, job)
    job.tell([window(2, 6)])  # both corrections in one breath
    until_caught_up(taker, job)
    assert stored("SELECT revision FROM stream_windows") == [(3,)]
    job.tell([window(3, 7)])  # and one that came since, under a number that was used
    until_caught_up(taker, job)
    assert stored("SELECT revision, counts FROM stream_windows") == [(4, {"touches": 7})]
    assert [row[0] for row in stored("SELECT revision FROM stream_revisions ORDER BY 1")] == [1, 2, 3, 4]


def test_a_path_that_only_a_discarded_attempt_saw_leaves_nothing_behind(stored, job, taker) -> None:
    house = uuid_of(Random(1))
    first, then = (_touch(house, channel, rev) for rev, channel in enumerate(("email", "sms"), start=1))
    restored = deepcopy(job)
    job.tell(job.reduce(TENANT, [then]))  # and dies; two partitions come in another order after it
    for event in (first, then):
        restored.tell(restored.reduce(TENANT, [event]))
    until_caught_up(taker, restored)
    assert stored.chains() == recompute([first, then]).chains


def test_a_taker_that_dies_inside_a_batch_leaves_nothing_of_it(stored, job, taker, monkeypatch) -> None:
    job.tell(words := job.reduce(TENANT, Season(Random(13)).events(150)))
    with monkeypatch.context() as patch:
        patch.setattr("sync.streams.runner.pg_states.PgStates._save_waiting", _dies)
        with pytest.raises(_DiedError):
            until_caught_up(taker, job)
    assert not any(everything(stored).values())
    assert stored("SELECT count(*) FROM stream_offsets") == [(0,)]
    taker.disconnect()
    assert until_caught_up(taker, job) == len(words)
    assert all(everything(stored)[name] for name in ("windows", "chains", "credit"))


def _touch(house: str, channel: str, rev: int) -> Event:
    fields = {"property_id": house, "timestamp": BEGIN_MS + rev, "channel": channel, "converted": False}
    return event_of("customer_journeys", uuid_of(Random(rev)), fields, rev=rev)


class _DiedError(Exception):
    pass


def _dies(*_args) -> None:
    raise _DiedError


def test_of_two_takers_the_second_is_overtaken(embedded_broker, stored, job, taker, runner_on) -> None:
    second = runner_on(embedded_broker.bootstrap, intake=RESULTS)
    assert (taker.round(), second.round()) == (0, 0)
    job.tell([window(1, 3)])
    assert until_caught_up(taker, job) == 1
    with pytest.raises(Overtaken):
        until_caught_up(second, job)
    assert list(stored.windows().values()) == [{"touches": 3}]


@pytest.mark.logs_warnings
def test_what_is_no_result_becomes_a_dead_letter(embedded_broker, stored, job, taker) -> None:
    house = uuid_of(Random(1))
    strange = [
        b"{",
        b'{"type": "else"}',
        text_of(HouseTold("nobody", STORM, house)).encode(),
        *(
            text_of(HouseTold(TENANT, STORM, house, steps)).encode()
            for steps in [
                (Step("channel", "sms", "+", 1, 1 << 63),),
                (Step("channel", "s\0ms", "+", 1, 1),),
                (Step("weather", "sms", "+", 1, 1),),
                (Step("channel", "sms", "+", 0, 0),),
                (Step("channel", "sms", "+", 1, 1), Step("channel", "sms", "+", 2, 1)),
            ]
        ),
    ]
    job.tell([*strange, window(1, 3)])
    assert until_caught_up(taker, job) == len(strange) + 1
    letters = read_topic(embedded_broker.bootstrap, Topics().dead_letters, at_least=len(strange))
    assert {header(letter, "dl_reason") for letter in letters} == {
        "The record is not a result of the stream job."
    }
    assert {letter.value() for letter in letters} == set(strange)
    assert list(stored.windows().values()) == [{"touches": 3}]


def test_an_answer_takes_the_house_from_those_that_wait(stored, job, taker) -> None:
    house, touch = uuid_of(Random(1)), uuid_of(Random(2))
    job.tell([HouseTold(TENANT, STORM, house, (), touch, 5)])
    until_caught_up(taker, job)
    question = "SELECT property_id::text, touch_id::text, since_ms FROM stream_waiting"
    assert stored(question) == [(house, touch, 5)]
    job.tell([HouseTold(TENANT, STORM, house)])
    until_caught_up(taker, job)
    assert stored(question) == []


def test_one_database_has_one_kind_of_reducers(
    embedded_broker, published, runner_on, stored, job, taker, database
) -> None:
    events = Season(Random(14)).events(60)
    published.publish(events)
    embedded = runner_on(embedded_broker.bootstrap)
    until_caught_up(embedded, published)
    job.tell([window(1, 3)])
    with pytest.raises(ReducedElsewhere, match="begin-anew"):
        until_caught_up(taker, job)
    assert stored.windows() == recompute(events).windows
    begin_anew(database)
    taker.disconnect()
    assert until_caught_up(taker, job) == 1
    embedded.disconnect()
    with pytest.raises(ReducedElsewhere):
        until_caught_up(embedded, published)
    assert list(stored.windows().values()) == [{"touches": 3}]


def test_the_commands_say_in_one_line_who_reduces(
    embedded_broker, stored, job, taker, database, monkeypatch
) -> None:
    job.tell([window(1, 3)])
    until_caught_up(taker, job)
    for role in ("owner", "app", "auth", "relay", "streams"):
        monkeypatch.setenv(f"STORMOPS_DATABASE_URL_{role.upper()}", getattr(database, role))
    called = CliRunner()
    for words in (["run"], ["lag"]):
        answer = called.invoke(main, ["--broker", embedded_broker.bootstrap, *words])
        assert (answer.exit_code, answer.output.count("\n")) == (1, 1), answer.output
        assert "begin-anew" in answer.output
    answer = called.invoke(main, ["--broker", embedded_broker.bootstrap, "begin-anew", "--yes"])
    assert answer.exit_code == 0, answer.output
    assert stored("SELECT count(*) FROM stream_windows") == [(0,)]
    assert called.invoke(main, ["--broker", embedded_broker.bootstrap, "lag"]).output == "0\n"
