"""Claims on a real replica without an office: one answer one op, undo, stages with reasons, lists of rows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.domain.claims.deadlines import Urgency
from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.domain.claims.stages import ClaimStage, Step
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.claim_reads import ClaimDesk
from stormops_desktop.services.claim_verbs import ClaimActions, claim_id
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import Member
from stormops_desktop.services.undo import UNDO_MS, UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.database import connect
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.ops import Kind, Op
from tests.helpers.replica_rows import block, job, key, seeded

JOB = key("job")
LOSS_MS = 1_553_472_000_000  # 25 March 2019, 00:00 UTC: still the 24th in Texas
NOW = LOSS_MS + 86_400_000


@dataclass
class Bench:
    """A workplace with one house in Texas, and a clock to move."""

    store: OpenStore
    now: int = NOW

    def __post_init__(self) -> None:
        member = Member("t", "DFW Elite", key("me"), "Ana", "crew", key("crew"), "ana@x.example")
        work = Workplace(member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded())
        shelf = UndoShelf(work.now_ms)
        self.jobs, self.verbs = JobActions(work, shelf), ClaimActions(work, shelf)
        self.desk = ClaimDesk(work, load_rule_packs())

    def ops(self) -> list[Op]:
        with self.store.replica.begin() as tx:
            return [item.op for item in tx.ops(1_000)]

    def answer(self, **values: object) -> None:
        for name, value in values.items():
            self.verbs.answer(JOB, name, value, seen=3)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    store = open_store(tmp_path / "replica.db", b"k" * 32, key("device"), lambda: NOW)
    rows = [
        ("storms", "storm", {"name": "Hail", "status": "active", "is_sample": False, "state": "TX",
                             "time_zone": "America/Chicago", "begin_at": LOSS_MS - 7_200_000,
                             "end_at": LOSS_MS - 3_600_000}),
        ("properties", "house", {"address": "12 Oak St", "city": "Allen", "zip_code": "75002",
                                 "is_synthetic": True}),
        ("jobs", "job", job()),
    ]  # fmt: skip
    with store.replica.begin() as tx:
        for entity, name, values in rows:
            tx.load_rows(block(entity, [(key(name), values)]))
    yield Bench(store)
    store.close()


def test_a_job_without_a_claim_has_an_empty_form(bench: Bench) -> None:
    view = bench.desk.claim(JOB)
    assert (view.address, view.place, view.stage) == ("12 Oak St", "Allen 75002", ClaimStage.NONE)
    assert (view.form.values, view.findings, view.deadlines, view.pending) == ({}, (), (), False)
    assert [each.needs for each in view.waiting][:1] == ["date_of_loss"]
    assert bench.ops() == []


def test_the_first_answer_begins_the_claim_under_an_id_that_follows_from_the_job(bench: Bench) -> None:
    bench.verbs.answer(JOB, "carrier", " Acme Mutual ", seen=3)
    begun, told, line = bench.ops()
    assert (begun.kind, begun.key, begun.fields) == (Kind.ADD, claim_id(JOB), {"job_id": JOB})
    assert (told.kind, told.key, told.fields, told.base) == (
        Kind.SET, claim_id(JOB), {"carrier": "Acme Mutual"}, 3,
    )  # fmt: skip
    assert begun.group is None
    assert (line.entity, line.group) == ("job_changes", told.group)
    assert {line.fields[name] for name in ("topic", "item", "did", "after")} == {
        "claim", "carrier", "set", "Acme Mutual",
    }  # fmt: skip
    bench.verbs.answer(JOB, "rcv", 1_100_000, seen=9)
    assert (bench.ops()[-2].fields, bench.ops()[-2].base) == ({"rcv_cents": 1_100_000}, 9)
    assert bench.desk.claim(JOB).pending


def test_the_same_answer_again_is_no_op(bench: Bench) -> None:
    bench.answer(carrier="Acme")
    assert bench.verbs.answer(JOB, "carrier", "Acme", seen=3).undo is None
    assert len(bench.ops()) == 3


def test_unknown_empty_and_known_through_the_file(bench: Bench) -> None:
    bench.verbs.mark_unknown(JOB, "policy_number", seen=3)
    assert bench.desk.claim(JOB).form.answer("policy_number") is Answer.UNKNOWN
    assert "policy_number" not in bench.ops()[-1].fields
    bench.answer(policy_number="TX-9", ord_law=False, areas=["roof", "fence"], squares=31.5)
    form = bench.desk.claim(JOB).form
    assert form.answer("policy_number") is Answer.KNOWN
    assert form.answer("claim_number") is Answer.EMPTY
    assert dict(form.values) == {
        "policy_number": "TX-9", "ord_law": False, "areas": ["fence", "roof"], "squares": 31.5,
    }  # fmt: skip
    bench.verbs.clear(JOB, "policy_number", seen=3)
    assert bench.desk.claim(JOB).form.answer("policy_number") is Answer.EMPTY


def test_the_worked_example_explains_itself(bench: Bench) -> None:
    bench.answer(rcv=1_100_000, recoverable_dep=250_000, deductible_kind="flat", deductible_cents=150_000)
    ledger = {line.key: line for line in bench.desk.claim(JOB).ledger}
    assert (ledger["acv"].cents, ledger["first_payment"].cents) == (850_000, 700_000)
    assert ledger["acv"].how == "RCV $11,000.00 less depreciation $2,500.00"
    assert ledger["later_payment"].cents == 250_000
    bench.answer(acv=840_000)
    finding = bench.desk.claim(JOB).findings[0]
    assert finding.code == "acv_differs"
    assert "$100.00 apart" in finding.sentence


def test_days_are_the_houses_own_and_count_from_facts(bench: Bench) -> None:
    bench.answer(date_of_loss="2019-03-24", contract_signed_on="2019-03-22")
    view = bench.desk.claim(JOB)
    assert view.findings == ()  # the 24th in Texas, though the storm's times are of the 25th in UTC
    due = {deadline.rule_id: (deadline.due_on.isoformat(), urgency) for deadline, urgency in view.deadlines}
    assert due["tx-cancel-3bd"] == ("2019-03-26", Urgency.REMIND)
    assert due["tx-filing-1y"] == ("2020-03-24", Urgency.LATER)
    assert "not legal advice" in view.deadlines[0][0].disclaimer


def test_wording_is_pointed_at_and_saved_all_the_same(bench: Bench) -> None:
    bench.answer(agent="We will waive your deductible")
    view = bench.desk.claim(JOB)
    assert view.form.values["agent"] == "We will waive your deductible"
    assert view.pointers["agent"][0].rule_id == "tx-deductible-waived"


def test_a_meeting_takes_the_houses_zone_until_told_another(bench: Bench) -> None:
    bench.answer(meeting_at=NOW)
    assert bench.desk.claim(JOB).form.values["meeting_zone"] == "America/Chicago"
    assert bench.desk.claim(JOB).findings == ()


def test_supplements_payments_and_squares_are_rows_of_their_own(bench: Bench) -> None:
    for requested in (120_000, 80_000):
        bench.verbs.add_entry(
            JOB, "supplements", {"requested_cents": requested, "state": "requested"}, seen=3
        )
    bench.verbs.add_entry(JOB, "payments", {"cents": 700_000, "kind": "acv"}, seen=3)
    for hits in (9, 6):
        bench.verbs.add_entry(JOB, "test_squares", {"slope": "N", "hits": hits, "method": "chalk"}, seen=3)
    view = bench.desk.claim(JOB)
    assert [entry.values["requested_cents"] for entry in view.entries["supplements"]] == [120_000, 80_000]
    assert view.entries["payments"][0].pending
    assert [(each.slope, each.total_hits, each.mean_hits) for each in view.hits] == [("N", 15, 7.5)]
    first = view.entries["supplements"][0].entry_id
    removed = bench.verbs.remove_entry(JOB, "supplements", first, seen=3)
    assert len(bench.desk.claim(JOB).entries["supplements"]) == 1
    assert removed.undo is not None
    bench.jobs.undo(removed.undo.token)
    assert bench.desk.claim(JOB).entries["supplements"][0].entry_id == first
    with pytest.raises(NotFound):
        bench.verbs.remove_entry(JOB, "payments", key("nothing"), seen=3)


def test_entries_without_a_row_travel_as_what_was_added(bench: Bench) -> None:
    bench.verbs.add_entry(JOB, "code_items", {"code": "R905", "city": "Allen", "citation": None}, seen=3)
    told = json.loads(bench.ops()[-2].fields["code_items"])
    assert told == {"add": [{"code": "R905", "city": "Allen"}], "remove": []}
    bench.verbs.remove_entry(JOB, "code_items", "0", seen=3)
    assert bench.desk.claim(JOB).entries["code_items"] == ()
    with pytest.raises(NotFound):
        bench.verbs.remove_entry(JOB, "code_items", "0", seen=3)


def test_undo_restores_one_answer_and_no_other(bench: Bench) -> None:
    bench.answer(carrier="Acme")
    changed = bench.verbs.answer(JOB, "carrier", "Other Mutual", seen=3)
    bench.answer(agent="Kim")
    assert changed.undo is not None
    bench.jobs.undo(changed.undo.token)
    assert dict(bench.desk.claim(JOB).form.values) == {"carrier": "Acme", "agent": "Kim"}


def test_undo_of_what_was_changed_again_or_taken_back_already_is_refused(bench: Bench) -> None:
    first = bench.verbs.answer(JOB, "carrier", "Acme", seen=3).undo
    bench.answer(carrier="Other")
    assert first is not None
    with pytest.raises(NotAllowed, match="changed again"):
        bench.jobs.undo(first.token)
    late = bench.verbs.answer(JOB, "agent", "Kim", seen=3).undo
    assert late is not None
    bench.now += UNDO_MS + 1
    bench.jobs.undo(late.token)  # a step of the form does not expire
    with pytest.raises(NotAllowed, match="too late"):
        bench.jobs.undo(late.token)


def test_a_stage_that_lacks_facts_or_goes_back_wants_a_reason_and_keeps_it(bench: Bench) -> None:
    with pytest.raises(NotAllowed, match="Say in a few words"):
        bench.verbs.move(JOB, "filed", seen=3)
    bench.answer(date_of_loss="2019-03-24", carrier="Acme")
    bench.verbs.mark_unknown(JOB, "claim_number", seen=3)
    moved = bench.verbs.move(JOB, "filed", seen=3)
    view = bench.desk.claim(JOB)
    assert view.stage is ClaimStage.FILED
    assert view.changes[ClaimStage.INTENT].step is Step.BACK
    bench.verbs.move(JOB, "intent", reason="Filed under the wrong house", seen=3)
    stage, note = bench.ops()[-2:]
    assert stage.group == note.group is not None
    assert note.fields["body"] == "Claim: filed to intent. Filed under the wrong house"
    assert moved.undo is not None


def test_a_job_that_is_gone_says_so(bench: Bench) -> None:
    with pytest.raises(NotFound):
        bench.desk.claim(key("elsewhere"))
    with pytest.raises(NotFound):
        bench.verbs.answer(key("elsewhere"), "carrier", "Acme", seen=3)


def test_a_busy_file_is_a_sentence_and_nothing_is_half_saved(bench: Bench) -> None:
    other = connect(bench.store.database.path, b"k" * 32)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble, match="Nothing is lost"):
        bench.verbs.answer(JOB, "carrier", "Acme", seen=3)
    other.rollback()
    other.close()
    assert bench.desk.claim(JOB).form.values == {}


def test_a_state_without_rules_has_no_deadlines(bench: Bench) -> None:
    with bench.store.replica.begin() as tx:
        tx.load_rows(block("properties", [(key("house"), {"address": "1 Elm", "state": "OK"})]))
    bench.answer(date_of_loss="2019-03-24", agent="We will waive your deductible")
    view = bench.desk.claim(JOB)
    assert (view.deadlines, view.waiting, dict(view.pointers)) == ((), (), {})
