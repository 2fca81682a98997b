"""Verbs on a real replica without an office: one group a verb, undo by ops, sentences when it can't be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from stormops_desktop.domain.jobs.status import JobStatus, is_legal
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.job_reads import JobDesk, StormDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import JobFilter, Member
from stormops_desktop.services.status_path import path
from stormops_desktop.services.undo import UNDO_MS
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.ops import Kind, Op
from tests.helpers.replica_rows import NOW, block, job, key, seeded


@dataclass
class Bench:
    """A workplace with one house, and a clock to move."""

    store: OpenStore
    role: str = "crew"
    now: int = NOW

    def __post_init__(self) -> None:
        member = Member("t", "DFW Elite", key("me"), "Ana", self.role, key("crew"), "ana@x.example")
        self.work = Workplace(
            member, self.store.database, self.store.replica, RULES, lambda: self.now, seeded()
        )
        self.verbs, self.reads = JobActions(self.work), JobDesk(self.work)

    def ops(self) -> list[Op]:
        with self.store.replica.begin() as tx:
            return [item.op for item in tx.ops(1_000)]

    def job(self) -> tuple[str, str | None]:
        row = self.reads.detail(key("job")).row
        return row.status, row.outcome


def filled(store: OpenStore, status: str = "assigned") -> None:
    house = {"address": "12 Oak St", "city": "Allen", "zip_code": "75002", "is_synthetic": True}
    crew_route = {"route_name": "North", "status": "published", "storm_id": key("storm")}
    rows = [
        ("storms", "storm", {"name": "Hail", "status": "active", "is_sample": False,
                             "time_zone": "America/Chicago"}),
        ("properties", "house", house), ("routes", "route", crew_route), ("jobs", "job", job(status=status)),
        ("roofs", "roof", {"property_id": key("house"), "material": "slate", "age_years": 12.0,
                           "stories": 2}),
        ("property_impacts", "impact", {"storm_id": key("storm"), "property_id": key("house"), "sii": 71.0,
                                        "tier": "A", "hail_in": 1.75, "hail_distance_mi": 2.0,
                                        "threshold_in": 2.0, "material_assumed": False}),
        ("assignments", "a", {"route_id": key("route"), "crew_id": key("crew"), "active": True}),
        ("crews", "crew", {"crew_name": "Crew Allen", "active": True}),
        ("users", "me", {"display_name": "Ana", "role": "crew", "crew_id": key("crew"),
                          "active": True}),
    ]  # fmt: skip
    with store.replica.begin() as tx:
        for entity, name, values in rows:
            tx.load_rows(block(entity, [(key(name), values)]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = open_store(tmp_path / "replica.db", bytes(32), key("device"), lambda: NOW, busy_ms=20)
    yield opened
    opened.close()


@pytest.fixture
def bench(store: OpenStore) -> Bench:
    filled(store)
    return Bench(store)


def test_completing_is_one_group(bench: Bench) -> None:
    change = bench.verbs.complete(key("job"), "built", note=" done ", origin="me")
    ops = bench.ops()
    assert [(op.kind, op.entity) for op in ops] == [
        (Kind.TRANSITION, "jobs"), (Kind.SET, "jobs"), (Kind.ADD, "policy_outcomes"),
        (Kind.SET, "policy_outcomes"), (Kind.ADD, "notes"), (Kind.ADD, "customer_journeys"),
    ]  # fmt: skip
    assert len({op.group for op in ops[:-1]}) == 1
    assert ops[-1].group is None  # a touch that is there already holds up no visit
    assert ops[0].group is not None
    assert (change.name, change.origin) == ("Completed 12 Oak St", "me")
    assert change.touched.rows["jobs"] == {key("job")}
    assert bench.job() == ("completed", "built")
    detail = bench.reads.detail(key("job"))
    assert [(n.body, n.author, n.mine, n.pending) for n in detail.notes] == [("done", "Ana", True, True)]
    assert detail.reopen_to == ("pending", "on_site")
    assert detail.next_statuses == ()


@pytest.mark.parametrize(("outcome", "told"), [
    ("callback", "Call back: 12 Oak St"), ("no_answer", "No answer at 12 Oak St"),
    ("built", "Skipped 12 Oak St"),
])  # fmt: skip
def test_a_visit_that_ends_early_is_told_by_how_it_ended(bench: Bench, outcome: str, told: str) -> None:
    change = bench.verbs.skip(key("job"), outcome)
    assert change.name == told
    assert change.undo is not None
    assert change.undo.label == told


def test_undo_of_a_completion_restores_everything(bench: Bench) -> None:
    change = bench.verbs.complete(key("job"), "built", note="done")
    assert change.undo is not None
    bench.now += UNDO_MS
    undone = bench.verbs.undo(change.undo.token)
    assert undone.name == "Undid: Completed 12 Oak St"
    assert bench.job() == ("assigned", None)
    assert bench.reads.detail(key("job")).notes[0].body is None
    assert len(bench.ops()) == 13  # six, and seven that take them back: none was dropped
    assert bench.reads.detail(key("job")).row.pending


def test_undo_expires_and_works_once(bench: Bench) -> None:
    change = bench.verbs.step(key("job"), "on_site")
    assert change.undo is not None
    bench.now += UNDO_MS + 1
    with pytest.raises(NotAllowed, match="too late"):
        bench.verbs.undo(change.undo.token)
    again = bench.verbs.add_note(key("job"), "x")
    assert again.undo is not None
    bench.verbs.undo(again.undo.token)
    with pytest.raises(NotAllowed):
        bench.verbs.undo(again.undo.token)
    assert len(bench.ops()) == 3


def test_undo_is_refused_when_the_job_moved_on(bench: Bench) -> None:
    change = bench.verbs.step(key("job"), "on_site")
    bench.verbs.complete(key("job"), "built")
    assert change.undo is not None
    with pytest.raises(NotAllowed, match="moved on"):
        bench.verbs.undo(change.undo.token)
    assert bench.job() == ("completed", "built")


def test_a_skip_and_its_note_are_one_group_and_undone_together(bench: Bench) -> None:
    change = bench.verbs.skip(key("job"), "no_answer", note="Dog in the yard")
    assert bench.job() == ("skipped", "no_answer")
    ops = bench.ops()
    assert len(ops) == 3
    assert len({op.group for op in ops} - {None}) == 1
    assert change.undo is not None
    bench.verbs.undo(change.undo.token)
    assert bench.job() == ("assigned", None)
    assert [note.body for note in bench.reads.detail(key("job")).notes] == [None]


def test_a_blanked_note_comes_back_as_a_new_one(bench: Bench) -> None:
    bench.verbs.add_note(key("job"), "keep me")
    (note,) = bench.reads.detail(key("job")).notes
    change = bench.verbs.redact_note(note.note_id)
    assert bench.reads.detail(key("job")).notes[0].body is None
    with pytest.raises(NotAllowed, match="blank already"):
        bench.verbs.redact_note(note.note_id)
    assert change.undo is not None
    bench.verbs.undo(change.undo.token)
    assert [n.body for n in bench.reads.detail(key("job")).notes] == ["keep me"]


def test_another_persons_note_is_the_offices_to_blank(bench: Bench, store: OpenStore) -> None:
    theirs = {"job_id": key("job"), "body": "theirs", "author_id": key("you"), "written_at": 1}
    with store.replica.begin() as tx:
        tx.load_rows(block("notes", [(key("theirs"), theirs)]))
    with pytest.raises(NotAllowed, match="Only the person who wrote"):
        bench.verbs.redact_note(key("theirs"))
    office = Bench(store, role="planner")
    assert office.verbs.redact_note(key("theirs")).undo is None


@pytest.mark.parametrize(
    ("do", "says"),
    [
        (lambda v: v.step(key("job"), "assigned"), "can't become"),
        (lambda v: v.complete(key("job"), "abducted"), "not an outcome"),
        (lambda v: v.add_note(key("job"), "  "), "Write something"),
        (lambda v: v.add_note(key("job"), "x" * 20_001), "at most 20,000"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_captured(bench: Bench, do, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAllowed, match=says):
        do(bench.verbs)
    assert not bench.ops()


def test_a_closed_job_says_to_reopen_it_first(bench: Bench) -> None:
    bench.verbs.complete(key("job"), "built")
    with pytest.raises(NotAllowed, match="Reopen it first"):
        bench.verbs.complete(key("job"), "built")
    bench.verbs.step(key("job"), "on_site")
    assert bench.job()[0] == "on_site"


def test_a_job_that_is_not_here_is_said_so(bench: Bench) -> None:
    for ask in (bench.reads.detail, lambda j: bench.verbs.step(j, "on_site")):
        with pytest.raises(NotFound, match="another crew"):
            ask(key("elsewhere"))


def test_a_busy_file_is_a_sentence(bench: Bench, store: OpenStore) -> None:
    from stormops_desktop.storage.database import connect

    other = connect(store.database.path, bytes(32))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble, match="Nothing is lost"):
        bench.verbs.add_note(key("job"), "x")
    other.close()
    bench.verbs.add_note(key("job"), "x")
    assert len(bench.ops()) == 1


def test_the_day_and_the_page_read_as_they_should(bench: Bench, store: OpenStore) -> None:
    today = bench.reads.today()
    assert (today.crew_name, today.routes, today.done, today.total) == ("Crew Allen", ("North",), 0, 1)
    detail = bench.reads.detail(key("job"))
    assert detail.roof == "Slate, about 12 years old, 2 stories."
    assert detail.hail == (
        "Hail of 1.75 in reported 2.0 mi away by a storm report; this roof is hurt from 2.00 in."
    )
    assert (detail.zone, detail.storm_name, detail.is_synthetic) == ("America/Chicago", "Hail", True)
    assert [s.name for s in StormDesk(bench.work).storms()] == ["Hail"]
    assert bench.reads.count(JobFilter(text="oak")) == 1
    assert bench.reads.page(JobFilter(), 0, 10)[0].route_name == "North"


def test_office_people_see_every_crews_day(bench: Bench, store: OpenStore) -> None:
    with store.replica.begin() as tx:
        planner = {"display_name": "Pat", "role": "planner", "active": True}
        tx.load_rows(block("users", [(key("me"), planner)]))
    today = Bench(store, role="planner").reads.today()
    assert (today.crew_name, today.total) == ("All crews", 1)


def test_another_crews_route_is_not_todays(bench: Bench, store: OpenStore) -> None:
    with store.database.write(durable=True) as connection:
        connection.execute(text("UPDATE assignments SET crew_id = 'other'"))
    assert bench.reads.today().total == 0


@pytest.mark.parametrize("office", [True, False])
@pytest.mark.parametrize("came_from", JobStatus)
@pytest.mark.parametrize("to", JobStatus)
def test_a_way_between_statuses_is_legal_at_every_step(
    came_from: JobStatus, to: JobStatus, office: bool
) -> None:
    way = path(came_from, to, office=office)
    if way is None:
        assert came_from is JobStatus.CANCELLED
        assert not office
        return
    stations = [came_from, *map(JobStatus, way)]
    assert stations[-1] is to
    assert all(is_legal(a, b, office=office) for a, b in pairwise(stations))
    assert not {JobStatus.COMPLETED, JobStatus.CANCELLED} & set(stations[1:-1])
