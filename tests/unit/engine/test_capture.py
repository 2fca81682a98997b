"""Capturing: what an op knows about when, and about what its author had seen."""

from dataclasses import replace

import pytest

from stormops_desktop.domain.merge import RULES
from sync.contracts import clock
from sync.contracts.capture import Draft, capture, clock_quality
from sync.contracts.ops import Kind, Quality
from sync.contracts.replica import SyncState
from sync.engine.memory import MemoryReplica

NOW = 1_790_000_000_000
DAY = 86_400_000
DEVICE = "019d0aa3-cc00-7aec-8809-0fff12011d58"
JOB = "019d0aa3-cc00-7aec-8809-0fff12011d59"


@pytest.fixture
def replica():
    replica = MemoryReplica(DEVICE)
    with replica.begin() as tx:
        tx.save_state(replace(tx.state(), cursor=41, offset_ms=1_000, offset_at=NOW))
    return replica


def random_bytes():
    count = iter(range(1 << 30))
    return lambda size: next(count).to_bytes(size, "big")


def take(replica, *drafts, now_ms=NOW, **options):
    with replica.begin(durable=True) as tx:
        return capture(tx, RULES, drafts, now_ms=now_ms, randomness=random_bytes(), **options)


def set_reason(text="x", **options):
    return Draft(Kind.SET, "jobs", JOB, {"outcome_reason": text}, **options)


def test_ops_are_numbered_and_based_on_what_the_replica_showed(replica):
    ops, touched = take(replica, set_reason(), set_reason(base=7))
    assert [op.base for op in ops] == [41, 7]
    assert [item.n for item in replica.log] == [1, 2]
    assert replica.state.next_n == 3
    assert touched.rows == {"jobs": {JOB}}


def test_clock_values_rise_even_when_the_wall_falls(replica):
    first, _ = take(replica, set_reason(), set_reason())
    later, _ = take(replica, set_reason(), now_ms=NOW - DAY)
    values = [op.hlc for op in (*first, *later)]
    assert values == sorted(set(values))
    assert clock.physical_ms(values[0]) == NOW + 1_000


def test_a_clock_once_years_ahead_is_pulled_back_by_a_trusted_one(replica):
    with replica.begin() as tx:
        tx.save_state(replace(tx.state(), last_hlc=clock.pack(NOW + 3_650 * DAY)))
    (op,), _ = take(replica, set_reason())
    assert clock.physical_ms(op.hlc) == NOW + 1_000


def test_only_several_drafts_make_a_group(replica):
    alone, _ = take(replica, set_reason(), grouped=True)
    pair, _ = take(replica, set_reason(), set_reason(), grouped=True)
    assert [op.group for op in alone] == [None]
    assert [op.group for op in pair] == [pair[0].id, pair[0].id]


def test_a_transition_gets_the_id_of_the_event_it_makes(replica):
    fields = {"from": "assigned", "to": "on_site", "happened_at": NOW, "actor_id": DEVICE}
    (op,), touched = take(replica, Draft(Kind.TRANSITION, "jobs", JOB, fields))
    event = op.fields["event_id"]
    assert touched.rows == {"jobs": {JOB}, "job_events": {event}}
    assert replica.seen("job_events", event)["to_status"] == "on_site"


def test_an_added_row_is_seen_at_once_and_a_redacted_note_is_blank(replica):
    note = DEVICE.replace("cc", "dd")
    fields = {"job_id": JOB, "body": "secret", "author_id": DEVICE, "written_at": NOW}
    take(replica, Draft(Kind.ADD, "notes", note, fields))
    assert replica.seen("notes", note)["body"] == "secret"
    take(replica, Draft(Kind.REDACT, "notes", note, {"redacted_at": NOW}))
    assert replica.seen("notes", note)["body"] is None
    assert replica.seen("notes", note)["redacted_at"] == NOW


@pytest.mark.parametrize(
    ("offset_ms", "offset_at", "now_ms", "quality"),
    [
        (None, 0, NOW, Quality.ESTIMATED),
        (5, NOW, NOW + 1, Quality.GOOD),
        (5, NOW, NOW + DAY, Quality.GOOD),
        (5, NOW, NOW + DAY + 1, Quality.ESTIMATED),
        (5, NOW, NOW - 1, Quality.BAD),
        (None, 0, 0, Quality.BAD),
        (None, 0, NOW * 3, Quality.BAD),
    ],
)
def test_trust_in_the_clock(offset_ms, offset_at, now_ms, quality):
    assert clock_quality(SyncState(DEVICE, offset_ms=offset_ms, offset_at=offset_at), now_ms) is quality


def test_a_clock_seen_to_jump_is_bad_whatever_it_says(replica):
    (op,), _ = take(replica, set_reason(), clock_jumped=True)
    assert op.quality is Quality.BAD


def test_a_failed_capture_leaves_nothing(replica):
    with pytest.raises(RuntimeError), replica.begin(durable=True) as tx:
        capture(tx, RULES, [set_reason()], now_ms=NOW, randomness=random_bytes())
        raise RuntimeError
    assert not replica.log
    assert replica.state.next_n == 1
