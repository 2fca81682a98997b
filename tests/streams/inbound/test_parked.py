"""What waits is looked at again, not for ever, and not without a bound."""

from dataclasses import replace

from sync.streams.inbound.loop import SLOW
from sync.streams.inbound.parked import MOST_BYTES, MOST_PARKED, PATIENCE_S, Parked
from sync.streams.runner.kafka import Record
from tests.streams.inbound.conftest import Patience


def record_at(offset: int, size: int = 1) -> Record:
    return Record("stormops-events", 0, offset, None, b"x" * size, (), 0)


def test_no_report_is_given_up_for_a_database_that_gets_through_with_nothing(patience: Patience) -> None:
    parked = Parked(clock=patience)
    assert parked.keep(record_at(5), SLOW.reason, slow=True)
    patience.now = PATIENCE_S * 3
    assert parked.due() == [record_at(5)]
    assert parked.keep(record_at(5), SLOW.reason, slow=True)
    parked.other_taken()
    patience.now += PATIENCE_S
    assert not parked.keep(record_at(5), SLOW.reason, slow=True)


def test_what_waits_is_looked_at_ever_less_often_and_a_last_time_at_the_end(patience: Patience) -> None:
    parked, looked_at = Parked(clock=patience), list[float]()
    assert parked.keep(record_at(1), "")
    while not looked_at or parked.keep(record_at(1), ""):
        patience.now += 1
        if parked.due():
            looked_at.append(patience.now)
    assert looked_at == [5, 15, 35, 75, 155, 300]


def test_what_waits_has_a_bound(patience: Patience) -> None:
    parked = Parked(clock=patience)
    assert not parked.keep(record_at(0, MOST_BYTES + 1), "")
    long_header = replace(record_at(0), headers=(("name", b"x" * MOST_BYTES),))
    assert not parked.keep(long_header, "")
    assert all(parked.keep(record_at(n), "") for n in range(1, MOST_PARKED + 1))
    assert not parked.keep(record_at(0), "")
    assert parked.first("stormops-events", 0) == 1
    parked.let_go(map(record_at, range(1, 3)))
    assert parked.first("stormops-events", 0) == 3
    assert parked.keep(record_at(0), "")
    assert parked.first("stormops-events", 1) is None


def test_the_first_that_waits_tells_for_how_long(patience: Patience) -> None:
    parked = Parked(clock=patience)
    assert parked.oldest_s is None
    parked.keep(record_at(1), "")
    patience.now = 40
    parked.keep(record_at(2), "")
    assert parked.oldest_s == 40
    parked.let_go([record_at(1)])
    assert parked.oldest_s == 0
