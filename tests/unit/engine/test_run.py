"""A sync run, step by step, against the hub's own core."""

from dataclasses import replace

import msgspec
import pytest

from sync.contracts.capture import Draft
from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import Digest, DigestRequest, SyncRequest
from sync.contracts.ops import Kind, VerdictKind
from sync.contracts.replica import BaseRow
from sync.engine.core.calls import SnapshotCall
from sync.engine.core.outbox import WAITS
from sync.engine.errors import Cancelled, Refused, Unreachable
from sync.engine.session import Progress
from tests.unit.engine.centre import TENANT, Centre, lost


@pytest.fixture
def centre():
    return Centre()


@pytest.fixture
def planner(centre):
    laptop = centre.laptop("planner")
    laptop.sync()
    return laptop


@pytest.fixture
def crew(centre):
    laptop = centre.laptop("crew0")
    laptop.sync()
    return laptop


def agrees(laptop):
    """The replica's sums are the centre's, and the sums are those of the rows."""
    replica, tenant = laptop.replica, laptop.centre.tenant
    assert (replica.state.cursor, replica.state.epoch) == (tenant.rev, tenant.epoch)
    counted = dict.fromkeys(replica.state.scope, 0)
    for row in replica.confirmed.values():
        for bucket in row.buckets:
            counted[bucket] += 1
    for bucket, digest in replica.digests.items():
        assert (digest.count, digest.total) == tenant.digests.get(bucket, (0, 0))
        assert digest.count == counted[bucket]
    return True


def test_a_first_sync_brings_the_scope_and_nothing_else(planner, crew, centre):
    assert agrees(planner)
    assert agrees(crew)
    jobs = {key for entity, key in crew.replica.all_seen() if entity == "jobs"}
    assert jobs == set(centre.world.jobs[:2])
    assert len([1 for entity, _ in planner.replica.all_seen() if entity == "jobs"]) == 4


def test_nothing_to_do_is_one_request(planner):
    report = planner.sync()
    assert (len(planner.calls), report.rows, report.applied) == (1, 0, 0)


def test_ops_up_and_rows_down_take_one_round_trip(planner, crew, centre):
    crew.note(centre.world.jobs[0], "gate is locked")
    crew.sync()
    planner.set("jobs", centre.world.jobs[0], priority="high")
    report = planner.sync()
    assert (len(planner.calls), report.applied) == (1, 1)
    assert not planner.replica.log
    assert {v["body"] for (e, _), v in planner.replica.all_seen().items() if e == "notes"} == {
        "gate is locked"
    }


def test_a_lost_reply_is_answered_again_and_applied_once(crew, centre):
    crew.note(centre.world.jobs[0], "once")
    crew.after = lost()
    with pytest.raises(Unreachable):
        crew.sync()
    assert crew.replica.log[0].rev is None
    assert crew.sync().applied == 1
    assert len(centre.tenant.log) == 1 + len([e for e in centre.tenant.log if e.rev == 1])
    assert agrees(crew)


def test_a_refused_op_goes_to_the_inbox_and_stops_nobody(crew, centre):
    job = centre.world.jobs[0]
    crew.set("jobs", job, no_such_field=1)
    crew.note(job, "after the bad one")
    report = crew.sync()
    assert (report.inbox, report.applied) == (1, 1)
    (item,) = crew.replica.inbox
    assert item.verdict.problem == ProblemType.OP_INVALID
    assert agrees(crew)


def test_a_conflict_shows_what_was_here_and_what_is_there(planner, crew, centre):
    claim = centre.world.new_id()
    crew.do(Draft(Kind.ADD, "claim_intel", claim, {"job_id": centre.world.jobs[0], "rcv_cents": 100}))
    crew.sync()
    planner.sync()
    planner.set("claim_intel", claim, rcv_cents=200)
    planner.sync()
    crew.set("claim_intel", claim, rcv_cents=300)
    assert crew.replica.seen("claim_intel", claim)["rcv_cents"] == 300
    crew.sync()
    (item,) = crew.replica.inbox
    assert (item.before, item.op.fields, item.verdict.current) == (
        {"rcv_cents": 100}, {"rcv_cents": 300}, {"rcv_cents": 200},
    )  # fmt: skip
    assert crew.replica.seen("claim_intel", claim)["rcv_cents"] == 200


def test_pages_become_visible_together_or_not_at_all(centre):
    planner = centre.laptop("planner", page_rows=3)
    planner.sync()
    other = centre.laptop("planner")
    other.sync()
    for house in centre.world.properties:
        other.set("properties", house, city="Plano")
        other.sync()
    before = dict(planner.replica.confirmed)
    planner.before = lambda call: lost()() if isinstance(call, SyncRequest) and call.staged else None
    with pytest.raises(Unreachable):
        planner.sync()
    assert planner.replica.confirmed == before
    planner.before = lambda call: None
    planner.sync()
    assert agrees(planner)


def test_a_first_sync_over_a_bad_line_goes_on_where_it_stopped(centre):
    planner = centre.laptop("planner", page_rows=2)
    pages: list[str] = []
    for _ in range(200):
        left = iter([False])

        def one_answer_a_run(call, left=left):
            if next(left, True):
                raise Unreachable
            pages.extend([f"{call.bucket} {call.after}"] if isinstance(call, SnapshotCall) else [])

        planner.before = one_answer_a_run
        try:
            planner.sync()
        except Unreachable:
            continue
        break
    assert agrees(planner)
    assert len(pages) == len(set(pages)) > 5
    assert planner.replica.state.course is None


def test_a_row_changed_twice_brings_both_fields_across_pages(centre):
    planner, other = centre.laptop("planner", page_rows=2), centre.laptop("planner")
    planner.sync()
    other.sync()
    houses = centre.world.properties
    for number, house in enumerate([*houses, houses[0]]):
        other.set(
            "properties", house, **({"city": "Plano"} if number < len(houses) else {"county": "Collin"})
        )
        other.sync()
    planner.sync()
    seen = planner.replica.seen("properties", houses[0])
    assert (seen["city"], seen["county"]) == ("Plano", "Collin")


def test_an_op_stays_in_the_view_until_the_base_shows_it(crew, centre):
    job = centre.world.jobs[0]
    crew.set("jobs", job, outcome_reason="mine")
    published = crew.replica.state.cursor
    seen = []
    crew.after = lambda call, reply: seen.append(crew.replica.seen("jobs", job)["outcome_reason"])
    crew.sync()
    assert crew.replica.state.cursor > published
    assert {*seen, crew.replica.seen("jobs", job)["outcome_reason"]} == {"mine"}


def test_a_deferred_op_is_asked_about_until_its_row_arrives(centre):
    first, second = centre.laptop("planner"), centre.laptop("manager")
    for laptop in (first, second):
        laptop.sync()
    route = centre.world.new_id()
    fields = {
        "storm_id": centre.world.storms[0],
        "route_name": "new",
        "status": "draft",
        "plan_version": 1,
        "property_count": 0,
    }
    first.do(Draft(Kind.ADD, "routes", route, fields))
    second.set("jobs", centre.world.jobs[0], route_id=route)
    assert second.sync().deferred == 1
    assert second.replica.log[0].rev == WAITS
    assert second.replica.seen("jobs", centre.world.jobs[0])["route_id"] == route
    first.sync()
    report = second.sync()
    assert (report.applied, report.deferred, len(second.replica.log)) == (1, 0, 0)
    assert agrees(second)


def take_route(centre, planner, crew):
    planner.sync()
    (key,) = [k for (e, k), v in crew.replica.all_seen().items() if e == "assignments" and v["active"]]
    planner.set("assignments", key, active=False)
    planner.sync()


def test_a_lost_route_leaves_at_once_but_work_on_it_stays_until_it_has_an_answer(centre, planner, crew):
    job = centre.world.jobs[0]
    take_route(centre, planner, crew)
    crew.note(job, "captured before I knew")
    crew.set("jobs", job, outcome_reason="mine")
    crew.after = lambda call, reply: lost()() if isinstance(call, SnapshotCall) else None
    answered = []

    def cut_the_push(call, reply):
        answered.append(call)
        raise Unreachable

    crew.after = cut_the_push
    with pytest.raises(Unreachable):
        crew.sync()
    assert crew.replica.seen("jobs", job)["outcome_reason"] == "mine"
    crew.after = lambda call, reply: None
    crew.sync()
    assert not crew.replica.log
    assert not [key for entity, key in crew.replica.all_seen() if entity == "jobs"]
    notes = [v["body"] for v in centre.tenant.rows["notes"].values() for v in [v.values]]
    assert notes == ["captured before I knew"]
    assert agrees(crew)


def test_a_route_that_comes_back_comes_whole(centre, planner, crew):
    take_route(centre, planner, crew)
    crew.sync()
    (key,) = [k for (e, k), v in planner.replica.all_seen().items() if e == "assignments" and not v["active"]]
    planner.set("assignments", key, active=True)
    planner.set("jobs", centre.world.jobs[0], priority="high")
    planner.sync()
    crew.sync()
    assert crew.replica.seen("jobs", centre.world.jobs[0])["priority"] == "high"
    assert agrees(crew)


def test_a_cloned_laptop_takes_the_next_incarnation_and_loses_nothing(centre, crew):
    crew.note(centre.world.jobs[0], "shared")
    twin = centre.laptop("crew0")
    twin.replica = crew.replica.copy()
    crew.note(centre.world.jobs[0], "from the first")
    twin.note(centre.world.jobs[0], "from the twin")
    crew.sync()
    twin.sync()
    crew.sync()
    assert (crew.replica.state.incarnation, twin.replica.state.incarnation) == (1, 2)
    bodies = sorted(row.values["body"] for row in centre.tenant.rows["notes"].values())
    assert bodies == ["from the first", "from the twin", "shared"]
    assert agrees(crew)
    assert agrees(twin)


def test_a_gap_is_mended_by_a_new_incarnation(centre, crew):
    crew.note(centre.world.jobs[0], "one")
    crew.sync()
    crew.note(centre.world.jobs[0], "two")
    centre.tenant.devices.clear()  # a centre that forgot this device
    crew.sync()
    assert crew.replica.state.incarnation == 2
    assert len(centre.tenant.rows["notes"]) == 2


def test_a_restored_centre_gets_what_was_not_yet_safe(centre, crew):
    backup = centre.store.backup(TENANT)
    crew.note(centre.world.jobs[0], "after the backup")
    crew.after = lambda call, reply: None
    op = crew.note(centre.world.jobs[0], "never sent")
    centre.store.restore(TENANT, backup, "epoch-1")
    report = crew.sync()
    assert report.reset
    assert crew.replica.state.epoch == "epoch-1"
    assert op.id in centre.tenant.by_op
    assert {logged.entry.op.base for logged in centre.tenant.log if logged.rev > 1} == {0}
    assert agrees(crew)


def test_a_cursor_too_old_begins_anew_without_an_empty_screen(centre, crew):
    crew.set("jobs", centre.world.jobs[0], outcome_reason="mine")
    first = iter([True])

    def expire(call):
        if isinstance(call, SyncRequest) and next(first, False):
            raise Refused(Problem(ProblemType.CURSOR_EXPIRED, "too old", 410))
        assert crew.replica.seen("jobs", centre.world.jobs[0])["outcome_reason"] == "mine"

    crew.before = expire
    assert crew.sync().reset
    assert agrees(crew)


def test_an_op_too_large_alone_goes_to_the_inbox_and_the_rest_is_sent(centre, crew):
    big = crew.note(centre.world.jobs[0], "x" * 100)
    small = crew.note(centre.world.jobs[0], "small")

    def wall(call):
        if isinstance(call, SyncRequest) and call.push and any(op.id == big.id for op in call.push.ops):
            raise Refused(Problem(ProblemType.PAYLOAD_TOO_LARGE, "too large", 413))

    crew.before = wall
    report = crew.sync()
    assert [item.op.id for item in crew.replica.inbox] == [big.id]
    assert small.id in centre.tenant.by_op
    assert (report.inbox, report.applied) == (1, 1)


def test_a_busy_hub_stops_the_run_and_says_when_to_come_back(crew, centre):
    crew.note(centre.world.jobs[0], "waits")

    def busy(call):
        raise Refused(Problem(ProblemType.RATE_LIMITED, "busy", 429, retry_after=7.5))

    crew.before = busy
    with pytest.raises(Refused) as refusal:
        crew.sync()
    assert refusal.value.problem.retry_after == 7.5
    assert len(crew.replica.log) == 1


def damage(replica, change):
    with replica.begin() as tx:
        row_id, row = next((i, r) for i, r in sorted(replica.confirmed.items()) if i[0] == "properties")
        change(tx, row_id, row)
    return row_id


def test_a_damaged_row_is_found_by_its_sum_and_fetched_again(planner):
    def drop(tx, row_id, row):
        tx.drop_base(row_id[0], [row_id[1]])
        sums = tx.digests()
        tx.save_digests({**sums, row.buckets[0]: Digest(sums[row.buckets[0]].count - 1, 5)})

    row_id = damage(planner.replica, drop)
    report = planner.sync()
    assert report.repaired == 1
    assert row_id in planner.replica.confirmed
    assert sum(isinstance(call, DigestRequest) for call in planner.calls) == 1
    assert agrees(planner)


def test_a_row_that_should_not_be_here_is_taken_out(planner):
    stray = planner.centre.world.new_id()

    def add(tx, row_id, row):
        tx.put_base("properties", {stray: BaseRow(row.values, row.rev, row.buckets)})
        bucket = row.buckets[0]
        tx.save_digests({**tx.digests(), bucket: Digest(tx.digests()[bucket].count + 1, 5)})

    damage(planner.replica, add)
    assert planner.sync().repaired >= 1
    assert ("properties", stray) not in planner.replica.confirmed
    assert agrees(planner)


def test_a_sum_that_drifted_while_the_rows_are_right_is_only_counted_anew(planner):
    damage(planner.replica, lambda tx, i, row: tx.save_digests({**tx.digests(), "t": Digest(9, 9)}))
    report = planner.sync()
    assert (report.repaired, report.rows) == (0, 0)
    assert agrees(planner)


def test_ops_of_a_group_are_sent_together_even_when_the_batch_is_full(crew, centre):
    crew.pace.ops = 2
    crew.note(centre.world.jobs[0], "alone")
    job = centre.world.jobs[0]
    ops = crew.do(*(Draft(Kind.SET, "jobs", job, {"outcome_reason": str(n)}) for n in range(3)), grouped=True)
    assert {op.group for op in ops} == {ops[0].id}
    crew.sync()
    sizes = [len(call.push.ops) for call in crew.calls if isinstance(call, SyncRequest) and call.push]
    assert sizes == [1, 3]


def test_the_centres_clock_is_measured_at_the_middle_of_the_trip(crew, centre):
    crew.offset_ms = -3_600_000

    def slow(call):
        centre.now_ms += 400

    crew.before, crew.after = slow, lambda call, reply: slow(call)
    crew.sync()
    assert crew.replica.state.offset_ms == 3_600_000


def test_a_clock_set_during_the_trip_measures_nothing(crew, centre):
    before = crew.replica.state.offset_ms

    def jump(call):
        crew.offset_ms -= 86_400_000

    crew.before = jump
    crew.sync()
    assert crew.replica.state.offset_ms == before
    assert crew.replica.state.last_contact_ms == centre.now_ms + crew.offset_ms


def test_a_cancelled_run_leaves_the_replica_whole(crew, centre):
    crew.note(centre.world.jobs[0], "later")
    with pytest.raises(Cancelled):
        crew.sync(cancelled=lambda: True)
    assert len(crew.replica.log) == 1
    crew.sync()
    assert agrees(crew)


def test_progress_counts_ops_rows_and_rounds(centre):
    planner = centre.laptop("planner", page_rows=4)
    told: list[Progress] = []
    planner.sync(progress=told.append)
    assert told[-1].rows == len(planner.replica.confirmed) + sum(
        len(row.buckets) - 1 for row in planner.replica.confirmed.values()
    )
    assert [step.rounds for step in told] == list(range(1, len(told) + 1))


def test_a_lost_edit_is_merged_and_the_winner_stays(planner, crew, centre):
    job = centre.world.jobs[0]
    crew.set("jobs", job, outcome_reason="earlier")
    centre.now_ms += 60_000
    planner.set("jobs", job, outcome_reason="later")
    planner.sync()
    report = crew.sync()
    assert (report.merged, report.inbox) == (1, 0)
    assert crew.replica.seen("jobs", job)["outcome_reason"] == "later"


def test_rows_gone_for_all_vanish_even_under_an_op_which_comes_back(planner, centre):
    other = centre.laptop("manager")
    other.sync()
    (stop, _) = next(
        (k, v) for (e, k), v in sorted(planner.replica.all_seen().items()) if e == "route_properties"
    )
    planner.do(Draft(Kind.DELETE, "route_properties", stop))
    planner.sync()
    other.set("route_properties", stop, locked=True)
    other.sync()
    assert other.replica.seen("route_properties", stop) is None
    assert [item.verdict.kind for item in other.replica.inbox] == [VerdictKind.CONFLICT]
    assert agrees(other)


def test_ops_captured_while_a_run_is_under_way_are_sent_by_it(crew, centre):
    late = iter([True])

    def capture_more(call, reply):
        if next(late, False):
            crew.note(centre.world.jobs[0], "meanwhile")

    crew.after = capture_more
    assert crew.sync().applied == 1
    assert not crew.replica.log


def test_a_power_cut_loses_only_what_the_centre_has(crew, centre):
    crew.note(centre.world.jobs[0], "durable")
    crew.sync()
    crew.replica.cut_power(100)
    assert [item.op.fields["body"] for item in crew.replica.log] == ["durable"]
    crew.sync()
    assert len(centre.tenant.rows["notes"]) == 1
    assert agrees(crew)
    assert replace(crew.replica.state) == crew.replica.state


def test_tables_and_fields_of_a_newer_centre_do_no_harm(planner, centre):
    other = centre.laptop("manager")
    other.sync()
    other.set("storms", centre.world.storms[0], name="renamed")
    other.sync()
    answer = planner._answer

    def newer(call):
        reply = answer(call)
        if not isinstance(call, SyncRequest):
            return reply
        (block,) = reply.changes
        fields, columns = (*block.fields, "of_tomorrow"), (*block.columns, (1,))
        more = (msgspec.structs.replace(block, fields=fields, columns=columns),)
        return msgspec.structs.replace(
            reply, changes=(*more, msgspec.structs.replace(block, entity="drones"))
        )

    planner._answer = newer
    planner.sync()
    seen = planner.replica.seen("storms", centre.world.storms[0])
    assert seen["name"] == "renamed"
    assert "of_tomorrow" not in seen
