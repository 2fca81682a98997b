"""Batches, backoff, blocks and tokens."""

import random
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contracts import clock
from sync.contracts.account import TokenResponse
from sync.contracts.messages import RowBlock
from sync.contracts.ops import Kind, Op
from sync.contracts.replica import LoggedOp
from sync.engine.backoff import LONG_AWAY_MS, Backoff, reconnect_delay
from sync.engine.core.blocks import cut, differences, keys_of, revs_of, values_of
from sync.engine.core.pace import Pace, batch
from sync.engine.errors import SignedOut
from sync.engine.tokens import Credentials, MemoryTokens, TokenPair


def logged(*groups, size=0):
    ops = [Op(str(i), Kind.SET, "jobs", "k", {"x": "y" * size}, 0, 0, group=g) for i, g in enumerate(groups)]
    return [LoggedOp(n, op) for n, op in enumerate(ops, 1)]


def test_a_batch_is_as_long_as_its_limits_allow():
    assert len(batch(logged(*[None] * 9), 5)) == 5
    assert len(batch(logged(*[None] * 3), 5)) == 3
    assert batch([], 5) == []
    assert len(batch(logged(*[None] * 9, size=1_000), 9, most_bytes=3_500)) == 3


@given(st.lists(st.sampled_from([None, 1, 2, 3]), max_size=30), st.integers(1, 10))
def test_a_batch_never_cuts_a_group_and_always_moves_on(runs, most):
    groups = [None if run is None else f"{i}-{run}" for i, run in enumerate(runs) for _ in range(run or 1)]
    items = logged(*groups)
    taken = batch(items, most)
    assert bool(taken) == bool(items)
    assert list(taken) == items[: len(taken)]
    inside, outside = {g for g in groups[: len(taken)] if g}, {g for g in groups[len(taken) :] if g}
    assert not inside & outside
    assert len(taken) <= max(most, 3)


def test_an_op_too_big_for_the_limit_goes_alone():
    assert len(batch(logged(None, None, size=5_000), 10, most_bytes=100)) == 1


def test_the_pace_rises_by_steps_and_falls_by_half():
    pace = Pace(200)
    pace.quick(100)
    assert pace.ops == 250
    pace.quick(1_000)
    assert pace.ops == 250
    pace.quick(5_000)
    assert pace.ops == 125
    for _ in range(20):
        pace.slower()
    assert pace.ops == 50
    for _ in range(20):
        pace.quick(1)
    assert pace.ops == 500


def test_delays_grow_to_the_cap_stay_random_and_start_over():
    backoff = Backoff(random.Random(3).uniform)
    delays = [backoff.next() for _ in range(200)]
    assert all(1.0 <= delay <= 60.0 for delay in delays)
    assert len(set(delays)) > 100
    assert max(delays[20:]) > 30
    backoff.reset()
    assert backoff.next() <= 3.0
    assert backoff.next(asked_s=100.0) > 100.0


def test_only_a_long_absence_spreads_the_return():
    half = lambda low, high: (low + high) / 2  # noqa: E731
    assert reconnect_delay(30.0, LONG_AWAY_MS + 1, half) == 15.0
    assert reconnect_delay(30.0, LONG_AWAY_MS, half) == 0.0
    assert reconnect_delay(0.0, LONG_AWAY_MS * 9, half) == 0.0


ID = "019d0aa3-cc00-7aec-8809-0fff12011d{:02x}"


def block(rows):
    from sync.contracts.identifiers import pack

    keys = [ID.format(i) for i in range(rows)]
    columns = (tuple(range(rows)), tuple(f"v{i}" for i in range(rows)))
    return RowBlock("e", False, ("a", "b"), ("x", "y"), pack(keys), differences(range(5, 5 + rows)), columns)


@given(st.lists(st.integers(0, 1 << 40), max_size=20))
def test_revisions_survive_as_differences(revs):
    assert revs_of(RowBlock("e", True, (), (), "", differences(revs), ())) == revs


@given(st.integers(1, 12), st.data())
def test_a_cut_block_holds_just_the_rows_kept(rows, data):
    whole = block(rows)
    keep = data.draw(st.sets(st.integers(0, rows - 1), min_size=1))
    part = cut(whole, keep, ("a",))
    kept = sorted(keep)
    assert keys_of(part) == [keys_of(whole)[i] for i in kept]
    assert revs_of(part) == [revs_of(whole)[i] for i in kept]
    assert list(values_of(part)) == [list(values_of(whole))[i] for i in kept]
    assert part.buckets == ("a",)


def test_a_block_without_fields_still_has_its_rows():
    empty = RowBlock("e", False, ("a",), (), block(2).ids, (5, 1), ())
    assert list(values_of(empty)) == [{}, {}]


@given(st.lists(st.integers(0, 1 << 44), min_size=2, max_size=20))
def test_the_clock_never_repeats_and_never_lags(walls):
    last, values = 0, []
    for wall in walls:
        last = clock.tick(last, wall)
        assert clock.physical_ms(last) >= wall
        values.append(last)
    assert values == sorted(set(values))


def test_many_threads_that_find_the_token_expired_renew_it_once():
    stale = TokenPair("old", "r1")
    credentials, renewals, gate = Credentials(MemoryTokens(stale)), [], threading.Barrier(8)

    def refresh(pair):
        renewals.append(pair.refresh)
        return TokenResponse("new", "r2", 900, "a", "A", "t", ())

    found = []

    def work():
        gate.wait()
        found.append(credentials.renewed(stale, refresh).access)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (renewals, found) == (["r1"], ["new"] * 8)
    assert credentials.current() == TokenPair("new", "r2", "t")


def test_without_tokens_one_is_signed_out():
    with pytest.raises(SignedOut):
        Credentials(MemoryTokens()).current()
