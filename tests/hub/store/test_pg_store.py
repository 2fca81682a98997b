"""What only the PostgreSQL store can get wrong: concurrency, the database's own checks, tenants, outages."""

import json
import logging
import random
import threading
from collections.abc import Callable
from typing import Any

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, VerdictKind
from sync.hub.core import HubProblem
from sync.hub.stores.pg import PgStore
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool
from sync.postgres.provision import create_tenant
from sync.postgres.urls import ServerUrls
from tests.helpers.centre import Centre
from tests.hub.store.conftest import memory_centre
from tests.hub.store.day import Day

pytestmark = pytest.mark.postgres


@pytest.fixture
def open_centre(app_pool: Pool, database: ServerUrls) -> Callable[[str], Centre]:
    """Makes a furnished tenant; all share one pool and, by their seeded ids, every key."""

    def opened(name: str) -> Centre:
        made = Centre(PgStore(app_pool), create_tenant(database.owner, name))
        made.furnish(made.laptop("manager"))
        return made

    return opened


def test_equal_keys_in_two_tenants_are_two_rows(open_centre: Callable[[str], Centre]) -> None:
    ours, theirs = open_centre("Elite Roofing"), open_centre("Lone Star Exteriors")
    assert ours.ids == theirs.ids
    planner, other = ours.laptop(), theirs.laptop()
    planner.pull()
    job = ours.ids["job_a"]
    canary = ours.note(planner, job, body="canary of the first tenant")
    assert planner.push(canary, ours.set(planner, "jobs", job, outcome="built")).verdicts == ()
    other.pull()
    assert other.row("jobs", job)["outcome"] is None  # type: ignore[index]
    assert other.row("notes", canary.key) is None
    assert "canary" not in repr(theirs.hub.snapshot(other.principal, f"s:{theirs.ids['storm']}"))
    other.assert_whole()


@pytest.mark.parametrize("seed", range(5))
def test_both_stores_say_the_same(open_centre: Callable[[str], Centre], seed: int) -> None:
    """One random day, on memory and on PostgreSQL: every verdict, page and digest is equal."""
    traces = []
    for centre in (memory_centre(), open_centre("Elite Roofing")):
        if not centre.ids:
            centre.furnish(centre.laptop("manager"))
        day = Day(centre, seed)
        day.run(60)
        traces.append(day.trace)
    assert len(traces[0]) > 60
    assert traces[0] == traces[1]


def test_many_writers_at_once_leave_no_gap_and_no_wrong_digest(open_centre: Callable[[str], Centre]) -> None:
    """Laptops push and pull in threads on the same jobs; the counter stays dense, and readers add up."""
    centre = open_centre("Elite Roofing")
    laptops = [centre.laptop("manager") for _ in range(4)]
    jobs, routes = [centre.ids["job_a"], centre.ids["job_b"]], [centre.ids["route_a"], centre.ids["route_b"]]
    notes: list[str] = []

    def ops(i: int, j: int) -> list[Op]:
        laptop = laptops[i]
        note = centre.note(laptop, jobs[(i + j) % 2])
        notes.append(note.key)
        move = centre.set(laptop, "jobs", jobs[(i + j + 1) % 2], route_id=routes[(i + j) % 2])
        return [note, move, centre.stop(laptop, routes[j % 2], centre.ids["house_a"], centre.uuid())]

    failures: list[BaseException] = []

    def run(index: int) -> None:
        try:
            for turn in range(8):
                laptops[index].push(*ops(index, turn))
                laptops[index].pull(limit=4)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    for laptop in laptops:
        laptop.pull()
        laptop.assert_whole()
        assert laptop.cursor == 1 + 4 * 8
    assert all(laptops[0].row("notes", key) for key in notes)


def test_what_only_the_database_checks_costs_one_op(
    open_centre: Callable[[str], Centre], caplog: pytest.LogCaptureFixture
) -> None:
    """Half of a place is fine by itself; with the half that is there already it is the null island."""
    centre = open_centre("Elite Roofing")
    planner = centre.laptop()
    planner.pull()
    house, job = centre.ids["house_a"], centre.ids["job_a"]
    planner.push(centre.set(planner, "properties", house, latitude=33.1, longitude=0.0))
    planner.pull()
    notes = [centre.note(planner, job) for _ in range(5)]
    answer = planner.push(*notes[:2], centre.set(planner, "properties", house, latitude=0.0), *notes[2:])
    assert [(v.n, v.kind, v.problem) for v in answer.verdicts] == [
        (4, VerdictKind.REJECTED, ProblemType.OP_INVALID)
    ]
    planner.pull()
    assert planner.row("properties", house)["latitude"] == 33.1  # type: ignore[index]
    planner.assert_whole()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_every_value_comes_back_as_it_went(open_centre: Callable[[str], Centre]) -> None:
    centre = open_centre("Elite Roofing")
    planner = centre.laptop()
    planner.pull()
    photo = {
        "job_id": centre.ids["job_a"], "sha256": "ab" * 32, "bytes": 123_456_789_012, "mime": "image/jpeg",
        "taken_at": 1_553_420_212_345, "latitude": 33.123456789012345, "longitude": -96.8, "state": "saved",
        "caption": 'quote " brace { comma , backslash \\ NULL é 🏠', "marks": '[{"b": [1, 2.5], "a": "\\""}]',
    }  # fmt: skip
    claim = {"job_id": centre.ids["job_a"], "date_of_loss": "2019-03-24", "acv_cents": -(1 << 53),
             "areas": '["attic","roof"]'}  # fmt: skip
    old = centre.add(planner, "storms", event_id="E2", name="1901", status="archived", is_sample=True,
                     begin_at=-2_177_452_799_999, end_at=253_402_300_799_999)  # fmt: skip
    ops = (centre.add(planner, "photos", **photo), centre.add(planner, "claim_intel", **claim), old)
    assert planner.push(*ops).verdicts == ()
    planner.pull()
    for op in ops:
        row = planner.row(op.entity, op.key)
        assert row is not None
        told = {name: row[name] for name in op.fields}
        assert {**told, **_read(told)} == {**op.fields, **_read(op.fields)}


def _read(values: dict[str, Any]) -> dict[str, Any]:
    """Documents by what they say: the database spells them anew."""
    return {name: json.loads(values[name]) for name in ("marks", "areas") if name in values}


def test_the_log_holds_each_accepted_op_once_in_order(
    open_centre: Callable[[str], Centre], app_pool: Pool
) -> None:
    centre = open_centre("Elite Roofing")
    crew, job = centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    crew.pull()
    step = centre.step(crew, job, "assigned", "on_site")
    bad = crew.op(Kind.SET, "jobs", job, fields={"priority": "high"})
    note = centre.note(crew, job)
    crew.push(step, bad, note)
    with tenant_transaction(app_pool, TenantContext(centre.tenant_id)) as connection:
        logged = connection.execute(
            "SELECT i, op_id, n, verdict, body->>'effective', storm_id, account_id FROM op_log"
            " WHERE device = %s ORDER BY rev, i",
            (crew.device,),
        ).fetchall()
        kept = connection.execute("SELECT n, state, body->>'kind' FROM op_quarantine").fetchall()
        stamps = connection.execute("SELECT created_by, updated_by, origin_device FROM notes").fetchall()
    storm, account = centre.ids["storm"], crew.principal.account_id
    assert logged == [
        (0, step.id, 1, "applied", "true", storm, account), (1, note.id, 3, "applied", None, storm, account),
    ]  # fmt: skip
    assert kept == [(2, "rejected", "set")]
    assert stamps == [(account, account, crew.device)]


def test_a_database_that_is_away_is_a_problem_to_try_again(
    open_centre: Callable[[str], Centre], app_pool: Pool
) -> None:
    centre = open_centre("Elite Roofing")
    planner = centre.laptop()
    app_pool.close()
    with pytest.raises(HubProblem) as raised:
        planner.pull()
    assert raised.value.problem.type is ProblemType.UNAVAILABLE
    assert raised.value.problem.retry_after > 0


def test_a_row_that_stays_locked_is_a_problem_to_try_again(
    open_centre: Callable[[str], Centre], app_pool: Pool, database: ServerUrls,
    database_pools: Callable[[str], Pool],
) -> None:  # fmt: skip
    """Somebody holds the job; the hub tries a few times, answers, and has taken nothing."""
    centre = open_centre("Elite Roofing")
    hurried = database_pools(f"{database.app}&options=-clock_timeout%3D20")
    impatient = Centre(PgStore(hurried), centre.tenant_id, ids=centre.ids, dice=random.Random(2))
    planner, job = impatient.laptop(), centre.ids["job_a"]
    planner.pull()
    note = impatient.note(planner, job)
    with tenant_transaction(app_pool, TenantContext(centre.tenant_id)) as connection:
        connection.execute("SELECT FROM jobs WHERE job_id = %s FOR UPDATE", (job,))
        with pytest.raises(HubProblem) as raised:
            planner.push(note)
    assert raised.value.problem.type is ProblemType.UNAVAILABLE
    assert raised.value.problem.retry_after > 0
    assert planner.verdict(note) is None
