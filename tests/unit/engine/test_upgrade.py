"""A laptop whose program is older than the office's, and what happens when it is upgraded."""

from dataclasses import replace

import msgspec
import pytest

from sync.contracts.capture import Draft
from sync.contracts.messages import DigestRequest, SyncRequest
from sync.contracts.ops import Kind, Op
from sync.contracts.replica import SyncState
from sync.engine.core.calls import SnapshotCall
from sync.engine.core.known import PRESENT, Known
from sync.engine.errors import Unreachable
from tests.unit.engine.centre import Centre, lost
from tests.unit.engine.test_run import agrees

BEFORE_PRIORITY = Known({**PRESENT.fields, "jobs": PRESENT.fields["jobs"] - {"priority"}})
BEFORE_ROOFS = Known({entity: names for entity, names in PRESENT.fields.items() if entity != "roofs"})


@pytest.fixture
def centre():
    return Centre()


@pytest.fixture
def office(centre):
    laptop = centre.laptop("manager")
    laptop.sync()
    return laptop


@pytest.fixture
def job(centre):
    return centre.world.jobs[0]


@pytest.fixture
def older(centre, office, job):
    """The laptop of a planner, whose program knows neither what the office typed nor what it wrote."""
    office.set("jobs", job, priority="high")
    office.sync()
    laptop = centre.laptop("planner", page_rows=5)
    laptop.sync(known=BEFORE_PRIORITY)
    return laptop


def roof(laptop, centre):
    fields = {"property_id": centre.world.properties[0], "material": "slate"}
    return laptop.do(Draft(Kind.ADD, "roofs", centre.world.new_id(), fields))[0].key


def snapshots(laptop):
    return [call for call in laptop.calls if isinstance(call, SnapshotCall)]


def priority(laptop, job):
    return laptop.replica.seen("jobs", job)["priority"]


def test_a_field_that_the_older_program_did_not_know_is_there_after_the_upgrade(older, centre, job):
    assert priority(older, job) is None
    assert older.replica.state.left_out == ("jobs.priority",)
    report = older.sync()
    assert priority(older, job) == "high"
    assert (older.replica.state.left_out, report.reset, report.repaired) == ((), False, 0)
    assert agrees(older)


def test_a_field_that_came_with_later_news_is_there_after_the_upgrade(centre, office, job):
    laptop = centre.laptop("planner")
    laptop.sync(known=BEFORE_PRIORITY)
    assert laptop.replica.state.left_out == ()
    office.set("jobs", job, priority="high", service_min=20)
    office.sync()
    laptop.sync(known=BEFORE_PRIORITY)
    assert laptop.replica.seen("jobs", job)["service_min"] == 20
    laptop.sync()
    assert priority(laptop, job) == "high"
    assert agrees(laptop)


def test_rows_of_an_entity_that_it_did_not_know_are_there_after_the_upgrade(centre, office):
    key = roof(office, centre)
    office.sync()
    laptop = centre.laptop("planner")
    laptop.sync(known=BEFORE_ROOFS)
    assert laptop.replica.seen("roofs", key) is None
    assert laptop.sync().repaired == 0
    assert laptop.replica.seen("roofs", key)["material"] == "slate"
    assert agrees(laptop)


def test_sums_that_count_rows_it_does_not_know_are_not_repaired_without_end(centre, office):
    roof(office, centre)
    office.sync()
    laptop = centre.laptop("planner")
    for _ in range(2):
        laptop.sync(known=BEFORE_ROOFS)
        assert not [call for call in laptop.calls if isinstance(call, DigestRequest)]
    assert len(laptop.calls) == 1


def test_it_is_fetched_once_and_only_where_something_was_left_out(older, office):
    older.sync()
    older.sync()
    assert len(older.calls) == 1
    office.sync()
    assert len(office.calls) == 1


def test_a_field_in_which_nobody_has_a_value_is_not_missed(centre, office):
    laptop = centre.laptop("planner")
    laptop.sync(known=BEFORE_PRIORITY)
    laptop.sync()
    assert len(laptop.calls) == 1


def test_a_replica_that_never_noted_what_it_left_out_is_fetched_once(older, job):
    with older.replica.begin() as tx:
        tx.save_state(replace(tx.state(), left_out=None))
    older.sync(known=BEFORE_PRIORITY)
    assert older.replica.state.left_out == ("jobs.priority",)
    assert snapshots(older)


def test_where_an_older_version_stood_is_read_without_the_note():
    state = msgspec.json.decode(b'{"device": "d", "cursor": 5, "course": null}', type=SyncState)
    assert (state.cursor, state.left_out) == (5, None)


def test_the_screen_is_never_empty_and_the_cursor_never_goes_back(older, job):
    shown, cursor = set(older.replica.all_seen()), older.replica.state.cursor

    def look(call):
        assert set(older.replica.all_seen()) == shown
        assert older.replica.state.cursor == cursor
        assert not isinstance(call, SyncRequest) or call.cursor == cursor

    older.before = look
    older.sync()
    assert len(snapshots(older)) > 3


def test_a_fetch_that_is_cut_goes_on_where_it_was(older, job):
    asked = []
    for _ in range(20):
        left = iter([False, False, False, True])

        def cut(call, left=left):
            if next(left):
                raise Unreachable

        older.before = cut
        try:
            older.sync()
        except Unreachable:
            asked += snapshots(older)[:-1]
        else:
            asked += snapshots(older)
            break
    assert len(asked) == len(set(asked)) > 6
    assert agrees(older)


def test_what_waits_goes_first_also_while_the_fetch_is_cut_again_and_again(older, centre, job):
    older.before = lambda call: (_ for _ in ()).throw(Unreachable()) if snapshots(older)[2:] else None
    with pytest.raises(Unreachable):
        older.sync()
    op = older.set("jobs", job, outcome_reason="mine")
    with pytest.raises(Unreachable):
        older.sync()
    assert op.id in centre.tenant.by_op
    assert priority(older, job) is None
    assert older.replica.seen("jobs", job)["outcome_reason"] == "mine"
    older.before = lambda call: None
    older.sync()
    assert not older.replica.log
    assert (priority(older, job), older.replica.seen("jobs", job)["outcome_reason"]) == ("high", "mine")
    assert agrees(older)


def test_pending_ops_stay_on_top_of_what_is_fetched(older, centre, job):
    older.before = lambda call: (_ for _ in ()).throw(Unreachable()) if snapshots(older)[2:] else None
    with pytest.raises(Unreachable):
        older.sync()
    older.before = lambda call: None
    captured: list[Op] = []

    def meanwhile(call, reply):
        if isinstance(call, SnapshotCall) and not captured:
            captured.append(older.note(job, "captured while rows came"))

    older.after = meanwhile
    older.sync()
    assert not older.replica.log
    assert older.replica.seen("notes", captured[0].key)["body"] == "captured while rows came"
    assert agrees(older)


def test_an_edit_of_a_field_that_is_not_here_yet_claims_to_have_seen_nothing(older, centre, job):
    blind = older.set("jobs", job, priority="low")
    seeing = older.set("jobs", job, outcome_reason="x")
    assert (blind.base, seeing.base) == (0, older.replica.state.cursor)
    new = roof(older, centre)
    assert {item.op.base for item in older.replica.log if item.op.key == new} == {seeing.base}
    older.sync()
    assert older.set("jobs", job, priority="low").base == older.replica.state.cursor


def test_another_scope_in_the_middle_brings_everything_too(older, centre, office, job):
    before = len(older.replica.state.scope)
    storm = centre.world.new_id()

    def found_storm(call):
        if snapshots(older)[2:]:
            older.before = lambda call: None
            office.do(Draft(Kind.ADD, "storms", storm, {
                "event_id": "new", "name": "new", "status": "active", "is_sample": False,
            }))  # fmt: skip
            office.sync()

    older.before = found_storm
    older.sync()
    assert len(older.replica.state.scope) == before + 1
    assert priority(older, job) == "high"
    assert older.replica.seen("storms", storm)["name"] == "new"
    assert agrees(older)


def test_a_row_that_changes_and_one_that_goes_meanwhile_are_as_at_the_office(older, office, job):
    stop = min(key for entity, key in older.replica.all_seen() if entity == "route_properties")

    def change(call):
        if snapshots(older) and isinstance(call, SyncRequest):  # every page has come, nothing is published
            older.before = lambda call: None
            office.set("jobs", job, priority="low")
            office.do(Draft(Kind.DELETE, "route_properties", stop))
            office.sync()

    older.before = change
    assert older.sync().repaired == 0
    assert priority(older, job) == "low"
    assert older.replica.seen("route_properties", stop) is None
    assert agrees(older)


def test_a_lost_answer_at_the_end_costs_nothing_but_time(older, job):
    older.after = lost(2)
    for _ in range(2):
        with pytest.raises(Unreachable):
            older.sync()
    older.sync()
    assert priority(older, job) == "high"
    assert agrees(older)
