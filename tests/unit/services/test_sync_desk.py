"""Status, runs and waiting for news, with a carrier that does what the test says."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import Member, SyncPhase, SyncStatus
from stormops_desktop.services.sync_desk import SyncDesk
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.clock import pack
from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import SyncRequest, SyncResponse
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind
from sync.contracts.replica import InboxItem
from sync.engine.core.calls import Call, Reply
from sync.engine.errors import CaptivePortal, Refused, SignedOut, Unreachable
from tests.helpers.replica_rows import NOW, block, job, key, seeded, set_op


@dataclass
class Office:
    """Takes everything at the next revision, unless told to fail."""

    fails: Exception | None = None
    rev: int = 10
    spread_s: float = 0.0
    min_version: int = 1
    asked: list[SyncRequest] = field(default_factory=list)

    def carry(self, call: Call) -> Reply:
        if self.fails is not None:
            raise self.fails
        assert isinstance(call, SyncRequest)
        self.asked.append(call)
        ops = len(call.push.ops) if call.push else 0
        self.rev += bool(ops)
        ack = call.push.first_n + ops - 1 if call.push else 0
        return SyncResponse(
            NOW, "e1", self.rev, self.rev, ack_n=ack, rev=self.rev, min_version=self.min_version,
            reconnect_spread_s=self.spread_s,
        )  # fmt: skip


@dataclass
class Line:
    """A live channel: `say` is what it hears when it runs."""

    say: Callable[[Callable[[int], None], threading.Event], None]
    on_news: Callable[[int], None] = print
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        self.say(self.on_news, self.stopped)

    def stop(self) -> None:
        self.stopped.set()


@dataclass
class Bench:
    store: OpenStore
    office: Office
    line: Line
    now: int = NOW

    def __post_init__(self) -> None:
        member = Member("t", "DFW", key("me"), "Ana", "crew", None, "a@x.example")
        work = Workplace(member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded())
        self.verbs = JobActions(work)
        self.sync = SyncDesk(work, self.office, self._listening)

    def _listening(self, on_news: Callable[[int], None]) -> Any:
        self.line.on_news = on_news
        return self.line


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    store = open_store(tmp_path / "replica.db", bytes(32), key("device"), lambda: NOW)
    with store.replica.begin() as tx:
        tx.load_rows(block("properties", [(key("house"), {"address": "12 Oak St"})]))
        tx.load_rows(block("jobs", [(key("job"), job())]))
    yield Bench(store, Office(), Line(lambda on_news, stopped: None))
    store.close()


def test_before_the_first_contact_it_is_offline(bench: Bench) -> None:
    status = bench.sync.status()
    assert (status.phase, status.last_contact, status.waiting) == (SyncPhase.OFFLINE, None, 0)


def test_a_run_sends_and_says_so(bench: Bench) -> None:
    bench.verbs.add_note(key("job"), "x")
    seen: list[SyncStatus] = []
    report = bench.sync.run(seen.append)
    assert (report.sent, report.problem) == (1, "")
    assert (seen[0].phase, seen[0].sending_total) == (SyncPhase.SENDING, 1)
    status = bench.sync.status()
    assert (status.phase, status.last_contact, status.sending_total) == (SyncPhase.SAFE, NOW, 0)


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (Unreachable(), "Your work is saved here and goes out when there is signal"),
        (CaptivePortal(), "sign in to the network, then sync again"),
        (SignedOut(), "Your work is saved here; sign in again"),
        (Refused(Problem(ProblemType.MEMBERSHIP_REVOKED, "x", 403)), "is still here; ask your office"),
        (Refused(Problem(ProblemType.UNAVAILABLE, "x", 503)), "is saved here and goes out by itself"),
        (Refused(Problem(ProblemType.OP_INVALID, "x", 400)), "is saved here; it will be tried again"),
    ],
)
def test_a_failed_run_is_a_sentence_and_keeps_everything(bench: Bench, failure: Exception, says: str) -> None:
    bench.verbs.add_note(key("job"), "x")
    bench.office.fails = failure
    report = bench.sync.run()
    assert says in report.problem
    status = bench.sync.status()
    assert (status.phase, status.waiting, status.offline_since) == (SyncPhase.OFFLINE, 1, NOW)
    assert status.last_error == report.problem
    bench.office.fails = None
    bench.now += 1
    assert bench.sync.run().sent == 1
    assert (bench.sync.status().offline_since, bench.sync.status().last_error) == (None, "")


def test_offline_since_is_when_it_began(bench: Bench) -> None:
    bench.office.fails = Unreachable()
    bench.sync.run()
    bench.now += 60_000
    bench.sync.run()
    assert bench.sync.status().offline_since == NOW


def test_working_offline_asks_nothing_of_the_network(bench: Bench) -> None:
    bench.sync.work_offline(True)
    assert "work offline" in bench.sync.run().problem
    assert not bench.office.asked
    assert bench.sync.status().working_offline
    bench.sync.work_offline(False)
    assert bench.sync.run().problem == ""


def test_what_waits_is_named(bench: Bench) -> None:
    bench.verbs.skip(key("job"), "no_answer")
    assert [(item.what, item.where) for item in bench.sync.waiting()] == [
        ("Skipped", "12 Oak St"), ("Outcome: no answer", "12 Oak St"),
    ]  # fmt: skip
    assert len(bench.sync.waiting(limit=1)) == 1
    assert bench.sync.waiting()[0].captured_at == NOW


def test_news_ends_the_wait(bench: Bench) -> None:
    def tell(on_news: Callable[[int], None], stopped: threading.Event) -> None:
        on_news(99)
        stopped.wait(10)

    bench.line = Line(tell)
    assert bench.sync.wait_for_news(lambda: False)
    assert bench.line.stopped.is_set()


def test_old_news_is_no_news(bench: Bench) -> None:
    bench.sync.run()
    told = threading.Event()

    def say(on_news: Callable[[int], None], stopped: threading.Event) -> None:
        on_news(bench.office.rev)
        told.set()
        stopped.wait(10)

    bench.line = Line(say)
    assert not bench.sync.wait_for_news(told.is_set)


def test_the_end_of_the_sign_in_ends_the_wait(bench: Bench) -> None:
    def say(on_news: Callable[[int], None], stopped: threading.Event) -> None:
        raise SignedOut

    bench.line = Line(say)
    assert bench.sync.wait_for_news(lambda: False)


def test_closing_ends_a_wait_and_lets_no_run_start(bench: Bench) -> None:
    bench.line = Line(lambda on_news, stopped: (stopped.wait(10), None)[-1])
    ended: list[bool] = []
    waiting = threading.Thread(target=lambda: ended.append(bench.sync.wait_for_news(lambda: False)))
    waiting.start()
    bench.sync.close()
    waiting.join(10)
    assert ended == [False]
    assert bench.sync.run().problem
    assert not bench.office.asked


def item(n: int, op: Op, **verdict: Any) -> InboxItem:
    return InboxItem(op, Verdict(n, VerdictKind.CONFLICT, **verdict), NOW + n, {"priority": "low"})


def test_an_inbox_item_shows_three_values(bench: Bench) -> None:
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, set_op(1, priority="high"), current={"priority": "critical"}))
    (view,) = bench.sync.inbox()
    (field_,) = view.fields
    assert (field_.name, field_.before, field_.mine, field_.theirs) == ("Priority", "low", "high", "critical")
    assert (view.title, view.where, view.can_resend) == ("Changed job: priority", "12 Oak St", True)
    assert bench.sync.status().phase is SyncPhase.ATTENTION
    change = bench.sync.take_theirs(view.item_id, "they know")
    assert change.touched.rows == {"jobs": {key("job")}}
    with pytest.raises(NotFound, match="decided already"):
        bench.sync.take_theirs(view.item_id, "again")
    with bench.store.database.read() as connection:
        kept = connection.exec_driver_sql("SELECT decision, reason FROM inbox").one()
    assert tuple(kept) == ("theirs", "they know")


def test_what_is_forbidden_is_not_sent_again(bench: Bench) -> None:
    with bench.store.replica.begin() as tx:
        refused = Verdict(1, VerdictKind.REJECTED, problem=ProblemType.OP_FORBIDDEN.value)
        tx.add_inbox(InboxItem(set_op(1, priority="high"), refused, NOW))
    (view,) = bench.sync.inbox()
    assert not view.can_resend
    assert "Your role" in view.reason
    with pytest.raises(Exception, match="refuse this again"):
        bench.sync.keep_mine(view.item_id)
    assert bench.sync.inbox()


def test_keeping_mine_is_a_new_op_on_the_newest_base(bench: Bench) -> None:
    bench.sync.run()
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, set_op(1, priority="high"), current={"priority": "critical"}))
    (view,) = bench.sync.inbox()
    bench.sync.keep_mine(view.item_id)
    with bench.store.replica.begin() as tx:
        (logged,) = tx.ops(10)
    assert (logged.op.fields, logged.op.base) == ({"priority": "high"}, bench.office.rev)
    assert logged.op.id != key("op1")
    assert not bench.sync.inbox()


def claim_op(n: int, **fields: Any) -> Op:
    return Op(key(f"op{n}"), Kind.SET, "claim_intel", key("claim"), fields, 0, pack(NOW + n))


def told(bench: Bench) -> dict[str, Any]:
    """What was captured last."""
    with bench.store.replica.begin() as tx:
        return dict(list(tx.ops(10))[-1].op.fields)


def test_two_texts_stand_together_in_the_order_they_came_to_the_office(bench: Bench) -> None:
    bench.sync.run()
    op = claim_op(1, policy_number="TRUCK-1", claim_number="C-2", rcv_cents=5)
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, op, current={"policy_number": "OFFICE-1", "claim_number": "C-1; C-2"}))
    (view,) = bench.sync.inbox()
    assert view.can_merge
    assert {one.name: one.both for one in view.fields if one.key} == {
        "Policy number": "OFFICE-1; TRUCK-1", "Claim number": "C-1; C-2"}  # fmt: skip
    bench.sync.keep_both(view.item_id)
    assert told(bench) == {
        "policy_number": "OFFICE-1; TRUCK-1", "claim_number": "C-1; C-2", "rcv_cents": 5}  # fmt: skip
    assert not bench.sync.inbox()
    with bench.store.database.read() as connection:
        assert connection.exec_driver_sql("SELECT decision FROM inbox").scalar_one() == "both"


def test_what_a_person_types_goes_in_the_place_of_both(bench: Bench) -> None:
    bench.sync.run()
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, claim_op(1, policy_number="1"), current={"policy_number": "11"}))
    (view,) = bench.sync.inbox()
    (field_,) = view.fields
    assert field_.both == "11; 1", "a number within another is not the same number"
    with pytest.raises(NotAllowed, match="Type what is right"):
        bench.sync.keep_edited(view.item_id, {field_.key: "  "})
    assert bench.sync.inbox()
    bench.sync.keep_edited(view.item_id, {field_.key: " TX-11 "})
    assert told(bench) == {"policy_number": "TX-11"}
    with pytest.raises(NotFound, match="decided already"):
        bench.sync.keep_both(view.item_id)


@pytest.mark.parametrize(
    ("op", "current"),
    [
        (set_op(1, priority="high"), {"priority": "critical"}),
        (claim_op(1, rcv_cents=5, policy_number="A"), {"rcv_cents": 6, "policy_number": "B"}),
        (claim_op(1, date_of_loss="2019-03-24"), {"date_of_loss": "2019-03-25"}),
        (claim_op(1, policy_number="A"), {"policy_number": None}),
    ],
    ids=["the office's to say", "money beside it", "a day", "nothing there"],
)
def test_what_cannot_be_joined_is_not(bench: Bench, op: Op, current: dict[str, Any]) -> None:
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, op, current=current))
    (view,) = bench.sync.inbox()
    assert not view.can_merge
    assert {one.key for one in view.fields} == {""}
    with pytest.raises(NotAllowed, match="Only texts"):
        bench.sync.keep_both(view.item_id)


def part_of_a_run(n: int, entity: str, group: str, **fields: Any) -> Op:
    return Op(key(f"op{n}"), Kind.ADD, entity, key(f"row{n}"), fields, 0, pack(NOW + n), group=group)


def test_a_refused_run_is_one_item_with_all_its_groups(bench: Bench) -> None:
    bench.sync.run()
    run = part_of_a_run(1, "policy_runs", "g1", policy_mode="aggressive")
    decided = {"policy_run_id": run.key, "decision": "treat"}
    groups = [("g1", VerdictKind.CONFLICT), ("g2", VerdictKind.REJECTED), ("g2", VerdictKind.REJECTED)]
    ops = [
        part_of_a_run(n, "policy_decisions_log", group, **decided) for n, (group, _) in enumerate(groups, 2)
    ]
    with bench.store.replica.begin() as tx:
        tx.add_inbox(item(1, run, current={"policy_mode": "moderate"}))
        for op, (_, kind) in zip(ops, groups, strict=True):
            tx.add_inbox(InboxItem(op, Verdict(9, kind, problem=ProblemType.PARENT_MISSING.value), NOW))
        tx.add_inbox(item(9, set_op(9, priority="high"), current={"priority": "critical"}))
    view, other = bench.sync.inbox()
    assert (view.title, view.can_resend) == ("New policy run with 3 parts", True)
    assert [(one.mine, one.theirs) for one in view.fields] == [("aggressive", "moderate")]
    assert other.title == "Changed job: priority"
    assert (view.changes, other.changes) == (4, 1)
    assert bench.sync.status().attention == 2, "a run is one thing to decide on"
    bench.sync.keep_mine(view.item_id)
    assert bench.sync.status().attention == 1
    with bench.store.replica.begin() as tx:
        sent = [logged.op for logged in tx.ops(10)]
    assert [op.key for op in sent] == [run.key, *(op.key for op in ops)]
    assert sent[0].group == sent[1].group
    assert sent[2].group == sent[3].group
    assert sent[1].group != sent[2].group
    assert [one.title for one in bench.sync.inbox()] == ["Changed job: priority"]


def test_a_failed_run_says_when_to_try_again_and_keeps_to_what_the_office_asked(bench: Bench) -> None:
    bench.office.fails = Refused(Problem(ProblemType.RATE_LIMITED, "x", 429, retry_after=20.0))
    asked = [bench.sync.run().retry_after_s or 0.0 for _ in range(5)]
    assert all(20.0 < delay <= 80.0 for delay in asked)
    assert len(set(asked)) == 5


@pytest.mark.parametrize(
    ("asked", "away_ms", "most"), [(0.0, 86_400_000, 0.0), (90.0, 60_000, 0.0), (90.0, 7_200_000, 90.0)]
)
def test_who_was_away_for_hours_comes_back_in_the_offices_time(
    bench: Bench, asked: float, away_ms: int, most: float
) -> None:
    bench.office.spread_s = asked
    assert bench.sync.run().problem == ""
    bench.now += away_ms
    waits = [bench.sync.hold_back_s() for _ in range(50)]
    assert 0.0 <= min(waits) <= max(waits) <= most
    assert (max(waits) > 0) is (most > 0)


def test_an_office_that_wants_a_newer_app_takes_the_ops_and_says_so(bench: Bench) -> None:
    bench.office.min_version = 99
    bench.verbs.add_note(key("job"), "before the update")
    report = bench.sync.run()
    assert "install the update" in report.problem
    assert bench.sync.status().waiting == 0
