"""Outcome rows, appointments, history, reminders and the tracker on a real replica without an office."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.domain.jobs.conversion import outcome_id, touch_id
from stormops_desktop.domain.jobs.reminders import ReminderKind
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.claim_verbs import ClaimActions
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.jobs.appointments import Appointments
from stormops_desktop.services.jobs.reminders import ReminderDesk
from stormops_desktop.services.jobs.timeline_models import ItemKind
from stormops_desktop.services.jobs.tracker import JobTracker
from stormops_desktop.services.models import JobFilter, JobSort, Member
from stormops_desktop.services.undo import UNDO_MS, UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import block, job, key, seeded

JOB, HOUSE, STORM = key("job"), key("house"), key("storm")
NOW = 1_553_522_700_000  # Monday, 25 March 2019, 09:05 in Texas
HOUR, DAY = 3_600_000, 86_400_000


class Bench:
    """A workplace with a house of two jobs on a route, and a clock to move."""

    def __init__(self, store: OpenStore) -> None:
        self.store, self.now = store, NOW
        member = Member("t", "DFW Elite", key("me"), "Ana", "crew", key("crew"), "ana@x.example")
        self.work = Workplace(member, store.database, store.replica, RULES, lambda: self.now, seeded())
        shelf = UndoShelf(self.work.now_ms)
        self.reads, self.verbs = JobDesk(self.work), JobActions(self.work, shelf)
        self.claims, self.visits = ClaimActions(self.work, shelf), Appointments(self.work, shelf)
        self.due = ReminderDesk(self.work, load_rule_packs())
        self.tracker = JobTracker(self.work, self.reads, self.verbs, self.claims, None)  # type: ignore[arg-type]

    def row(self, sql: str) -> dict[str, Any] | None:
        with self.store.database.read() as connection:
            found = connection.exec_driver_sql(sql).first()
        return None if found is None else dict(found._mapping)

    def outcome(self) -> dict[str, Any] | None:
        return self.row(f"SELECT * FROM policy_outcomes WHERE outcome_id = '{outcome_id(STORM, HOUSE)}'")

    def touch(self) -> dict[str, Any] | None:
        return self.row(f"SELECT * FROM customer_journeys WHERE journey_id = '{touch_id(JOB)}'")

    def ops(self) -> list[Any]:
        with self.store.replica.begin() as tx:
            return [item.op for item in tx.ops(1_000)]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    store = open_store(tmp_path / "replica.db", bytes(32), key("device"), lambda: NOW, busy_ms=20)
    storm = {"name": "Hail", "status": "active", "is_sample": False, "time_zone": "America/Chicago",
             "begin_at": NOW - DAY, "state": "TX"}  # fmt: skip
    rows = [
        ("storms", "storm", storm),
        ("storms", "older", {**storm, "name": "Older", "begin_at": NOW - 400 * DAY}),
        ("properties", "house", {"address": "12 Oak St", "city": "Allen", "zip_code": "75002",
                                 "persona": "Proof_Seeker", "is_synthetic": True}),
        ("properties", "empty", {"address": "14 Oak St", "is_synthetic": True}),
        ("routes", "route", {"route_name": "North", "status": "published", "storm_id": STORM}),
        ("routes", "bare", {"route_name": "Bare", "status": "published", "storm_id": STORM}),
        ("assignments", "a", {"route_id": key("route"), "crew_id": key("crew"), "active": True}),
        ("jobs", "job", job()),
        ("jobs", "job-old", job(storm_id=key("older"), status="completed", route_id=None)),
        ("users", "me", {"display_name": "Ana", "role": "crew", "crew_id": key("crew"), "active": True}),
    ]  # fmt: skip
    with store.replica.begin() as tx:
        for entity, name, values in rows:
            tx.load_rows(block(entity, [(key(name), values)]))
    yield Bench(store)
    store.close()


def test_a_completed_visit_makes_an_outcome_that_is_open(bench: Bench) -> None:
    bench.verbs.complete(JOB, "inspected_damage")
    outcome = bench.outcome()
    assert outcome is not None
    assert (outcome["storm_id"], outcome["property_id"], outcome["window_days"]) == (STORM, HOUSE, 90)
    assert (outcome["actual_converted"], outcome["converted_at"]) == (None, None)
    assert bench.touch() is None


@pytest.mark.parametrize("outcome", ["contingency_signed", "built"])
def test_a_conversion_is_an_outcome_a_value_and_a_touch(bench: Bench, outcome: str) -> None:
    bench.claims.answer(JOB, "rcv", 1_100_000, seen=1)
    bench.verbs.complete(JOB, outcome)
    made, touch = bench.outcome(), bench.touch()
    assert made is not None
    assert (made["actual_converted"], made["converted_at"], made["value_cents"]) == (1, NOW, 1_100_000)
    assert touch is not None
    assert (touch["channel"], touch["converted"], touch["outcome"]) == ("door_knock", 1, outcome)
    assert (touch["conversion_value_cents"], touch["persona"]) == (1_100_000, "Proof_Seeker")


def test_money_and_the_touch_do_not_hold_up_the_visit(bench: Bench) -> None:
    bench.claims.answer(JOB, "rcv", 1_100_000, seen=1)
    before = len(bench.ops())
    bench.verbs.complete(JOB, "built")
    groups = {(op.entity, tuple(sorted(op.fields))): op.group for op in bench.ops()[before:]}
    alone = [what for what, group in groups.items() if group is None]
    assert [entity for entity, _ in alone] == ["policy_outcomes", "customer_journeys"]
    assert alone[0][1] == ("value_cents",)


def test_an_undo_and_a_reopening_take_the_conversion_back(bench: Bench) -> None:
    undo = bench.verbs.complete(JOB, "built").undo
    assert undo is not None
    bench.verbs.undo(undo.token)
    outcome = bench.outcome()
    assert outcome is not None
    assert (outcome["actual_converted"], bench.touch()) == (None, None)
    bench.verbs.complete(JOB, "contingency_signed")
    assert bench.touch() is not None
    reopened = bench.verbs.step(JOB, "on_site", reason="customer cancelled").undo
    assert (bench.outcome() or {})["actual_converted"] is None
    assert bench.touch() is None
    assert reopened is not None
    bench.verbs.undo(reopened.token)  # the reopening was the mistake: the conversion stands again
    assert (bench.outcome() or {})["actual_converted"] == 1
    assert bench.touch() is not None


def test_an_appointment_is_agreed_moved_and_called_off(bench: Bench) -> None:
    first, second = NOW + 26 * HOUR, NOW + 50 * HOUR
    bench.visits.agree(JOB, first, seen=1)
    assert bench.reads.detail(JOB).scheduled_at == first
    moved = bench.visits.agree(JOB, second, seen=1).undo
    assert bench.ops()[-2].base == 1
    assert bench.ops()[-2].group == bench.ops()[-1].group is not None
    assert moved is not None
    bench.verbs.undo(moved.token)
    assert bench.reads.detail(JOB).scheduled_at == first
    bench.visits.agree(JOB, None)
    bench.now += 1
    did = [(i.did, i.before, i.after) for i in bench.reads.detail(JOB).timeline]
    assert did == [
        ("cleared", str(first), None), ("edited", str(second), str(first)),
        ("edited", str(first), str(second)), ("set", None, str(first)),
    ]  # fmt: skip
    with pytest.raises(NotAllowed, match="no appointment"):
        bench.visits.visit_file(JOB)


@pytest.mark.parametrize("at", [NOW - 2 * DAY, NOW + 800 * DAY])
def test_an_appointment_in_the_past_or_years_ahead_is_refused(bench: Bench, at: int) -> None:
    with pytest.raises(NotAllowed):
        bench.visits.agree(JOB, at)
    assert bench.ops() == []


def test_the_calendar_file_says_the_hour_at_the_house(bench: Bench) -> None:
    bench.visits.agree(JOB, NOW + 26 * HOUR)
    made = bench.visits.visit_file(JOB)
    event = Calendar.from_ical(made.content).walk("VEVENT")[0]
    assert made.name == "visit-12-oak-st.ics"
    assert event["DTSTART"].dt.isoformat() == "2019-03-26T11:05:00-05:00"
    assert "12 Oak St" in str(event["LOCATION"])
    bench.claims.answer(JOB, "meeting_at", NOW + 3 * DAY, seen=1)
    bench.claims.answer(JOB, "adjuster_name", "Kim Park", seen=1)
    meeting = Calendar.from_ical(bench.visits.meeting_file(JOB).content).walk("VEVENT")[0]
    assert "Kim Park" in str(meeting["DESCRIPTION"])


def test_jobs_are_sorted_by_appointment_and_marked_for_every_kind_of_work(bench: Bench) -> None:
    wanted = JobFilter(storm_id=STORM, sort=JobSort.APPOINTMENT, descending=True)
    assert not bench.reads.page(wanted, 0, 9)[0].pending
    bench.claims.answer(JOB, "carrier", "Acme", seen=1)
    row = bench.reads.page(wanted, 0, 9)[0]
    assert (row.job_id, row.pending, row.scheduled_at) == (JOB, True, None)
    assert bench.reads.today(STORM).stops[0].pending
    bench.visits.agree(JOB, NOW + DAY)
    assert bench.reads.today(STORM).stops[0].scheduled_at == NOW + DAY


def test_the_history_is_one_list_newest_first(bench: Bench) -> None:
    bench.verbs.step(JOB, "on_site")
    bench.now += HOUR
    bench.verbs.add_note(JOB, "Gate 4711")
    bench.now += HOUR
    bench.claims.answer(JOB, "rcv", 1_100_000, seen=1)
    bench.now += HOUR
    bench.claims.move(JOB, "intent", reason="owner asked", seen=1)
    told = [(item.kind, item.code, item.item) for item in bench.reads.detail(JOB).timeline]
    assert told[-3:] == [
        (ItemKind.CHANGE, "claim", "rcv"), (ItemKind.NOTE, "", ""), (ItemKind.STEP, "on_site", ""),
    ]  # fmt: skip
    assert {kind for kind, _, _ in told[:-3]} == {ItemKind.CHANGE, ItemKind.NOTE}
    assert all(item.actor == "Ana" and item.pending for item in bench.reads.detail(JOB).timeline)


def test_a_note_written_again_keeps_what_it_stands_for(bench: Bench) -> None:
    bench.verbs.add_note(JOB, "first")
    note = bench.reads.detail(JOB).notes[0]
    undo = bench.verbs.redact_note(note.note_id).undo
    assert undo is not None
    bench.verbs.undo(undo.token)
    (shown,) = bench.reads.detail(JOB).notes
    assert (shown.body, [(old.body, old.redacted_at is not None) for old in shown.earlier]) == (
        "first", [(None, True)],
    )  # fmt: skip


def test_what_comes_due_is_listed_soonest_first(bench: Bench) -> None:
    assert bench.due.reminders(STORM) == ()
    bench.visits.agree(JOB, NOW + 26 * HOUR)
    bench.claims.answer(JOB, "meeting_at", NOW + 3 * DAY, seen=1)
    bench.claims.answer(JOB, "contract_signed_on", "2019-03-22", seen=1)
    bench.claims.answer(JOB, "date_of_loss", "2018-10-20", seen=1)
    told = [(each.kind, each.due_on.isoformat(), each.days_left) for each in bench.due.reminders(STORM)]
    assert told == [
        (ReminderKind.APPOINTMENT, "2019-03-26", 1), (ReminderKind.DEADLINE, "2019-03-26", 1),
        (ReminderKind.MEETING, "2019-03-28", 3), (ReminderKind.DEADLINE, "2019-04-20", 26),
    ]  # fmt: skip
    bench.claims.move(JOB, "depreciation_requested", reason="sent", seen=1)
    assert "2019-04-20" not in [each.due_on.isoformat() for each in bench.due.reminders(STORM)]
    assert bench.due.reminders(key("older")) == ()


def test_get_job_is_this_storms_open_job_else_the_newest(bench: Bench) -> None:
    found = bench.tracker.get_job(HOUSE)
    assert (found.job.row.job_id, [row.job_id for row in found.others]) == (JOB, [key("job-old")])
    bench.verbs.complete(JOB, "built")
    assert bench.tracker.get_job(HOUSE).job.row.job_id == JOB  # none is open: the newest
    assert bench.tracker.get_job(HOUSE, key("older")).job.row.job_id == JOB
    with pytest.raises(NotFound, match="Nothing is planned"):
        bench.tracker.get_job(key("empty"))
    with pytest.raises(NotFound, match="not on this computer"):
        bench.tracker.get_job(key("nowhere"))


def test_an_update_is_one_group_and_reads_what_is_typed(bench: Bench) -> None:
    done = bench.tracker.update_job(
        JOB, status="Done", outcome="contingency_signed", notes="Signed at the table",
        claim_intel={"damage_type": "Hail/Wind", "severity": "High", "rcv": "$11,000"},
    )  # fmt: skip
    assert (done.job.row.status, done.job.row.outcome, done.job.completed_at) == (
        "completed", "contingency_signed", NOW,
    )  # fmt: skip
    claim = bench.row(f"SELECT * FROM claim_intel WHERE job_id = '{JOB}'") or {}
    assert (claim["damage_type"], claim["severity"], claim["rcv_cents"]) == ("hail_wind", "high", 1_100_000)
    named = [op.group for op in bench.ops() if op.entity in ("jobs", "notes", "claim_intel", "job_changes")]
    assert len({group for group in named if group is not None}) == 1
    assert bench.ops()[0].kind is Kind.ADD  # the claim is begun before, by itself
    again = bench.tracker.update_job(JOB, outcome="built")
    assert again.job.row.outcome == "built"
    assert bench.tracker.update_job(JOB, status="on_site").job.completed_at is None


def test_an_update_that_can_not_be_is_refused_whole(bench: Bench) -> None:
    wrong: list[dict[str, Any]] = [
        {}, {"status": "sleeping"}, {"outcome": "built"}, {"status": "completed", "outcome": "rich"},
        {"notes": "x", "claim_intel": {"rcv": "eleven"}}, {"claim_intel": {"colour": "red"}},
        {"claim_intel": {"payments": "1"}},
    ]  # fmt: skip
    for what in wrong:
        with pytest.raises(NotAllowed):
            bench.tracker.update_job(JOB, **what)
    assert bench.ops() == []


def test_progress_is_never_a_false_hundred(bench: Bench) -> None:
    assert bench.tracker.get_route_progress(key("bare")).share is None
    assert bench.tracker.get_route_progress(key("route")).share == 0
    bench.verbs.complete(JOB, "built")
    assert bench.tracker.get_route_progress(key("route")).percent == 100
    with pytest.raises(NotFound):
        bench.tracker.get_route_progress(key("nowhere"))


def test_an_editors_steps_last_and_go_back_and_forth(bench: Bench) -> None:
    steps = [bench.claims.answer(JOB, "squares", float(n), seen=1).undo for n in range(1, 52)]
    bench.now += 10 * UNDO_MS
    last = steps[-1]
    assert last is not None
    redo = bench.claims.undo(last.token).redo
    assert (bench.row("SELECT squares FROM claim_intel") or {})["squares"] == 50.0
    assert redo is not None
    back = bench.claims.undo(redo.token).redo
    assert (bench.row("SELECT squares FROM claim_intel") or {})["squares"] == 51.0
    assert back is not None


def test_an_entry_is_corrected_in_its_place_and_the_way_back(bench: Bench) -> None:
    bench.claims.add_entry(JOB, "payments", {"cents": 100, "kind": "acv"}, seen=1)
    row = bench.row("SELECT payment_id FROM claim_payments") or {}
    changed = bench.claims.edit_entry(
        JOB, "payments", row["payment_id"], {"cents": 700_000, "label": "No. 12", "kind": "acv"}, seen=1
    )
    payment = bench.row("SELECT * FROM claim_payments") or {}
    assert (payment["cents"], payment["label"], payment["payment_id"]) == (
        700_000,
        "No. 12",
        row["payment_id"],
    )
    assert bench.ops()[-2].fields == {"cents": 700_000, "label": "No. 12"}
    assert changed.undo is not None
    bench.claims.undo(changed.undo.token)
    assert (bench.row("SELECT * FROM claim_payments") or {})["cents"] == 100
    with pytest.raises(NotFound):
        bench.claims.edit_entry(JOB, "payments", key("nothing"), {"cents": 1}, seen=1)
