"""What the centre keeps of refused records of persons: that they came, and nothing of whom."""

import psycopg
import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, VerdictKind
from sync.hub.core import hub
from sync.hub.core.push import DEFERRED_MS
from sync.hub.stores.pg import PgStore
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool
from sync.postgres.provision import create_tenant
from sync.postgres.urls import ServerUrls
from tests.helpers.centre import Centre, Laptop

pytestmark = pytest.mark.postgres
CANARY = "canary of a person"


@pytest.fixture
def centre(app_pool: Pool, database: ServerUrls) -> Centre:
    made = Centre(PgStore(app_pool), create_tenant(database.owner, "Elite Roofing"))
    made.furnish(made.laptop("manager"))
    return made


def record(centre: Centre, laptop: Laptop) -> Op:
    return centre.add(laptop, "identity_nodes", kind="person", source="form", source_ref="1", told_at=5)


def value(centre: Centre, laptop: Laptop, node: Op) -> Op:
    return centre.add(
        laptop, "identifiers", node_id=node.key, kind="phone", value_hash="0" * 32, value_sealed=CANARY,
        value_shown="••• 9123", strength=0.85, source="form", first_seen=5,
    )  # fmt: skip


def kept(centre: Centre, app_pool: Pool) -> list[tuple[str, bool]]:
    """(state, whether it says who it is of) of all that is not in the log."""
    with tenant_transaction(app_pool, TenantContext(centre.tenant_id)) as connection:
        found = connection.execute("SELECT state, body::text FROM op_quarantine").fetchall()
    return [(state, CANARY in body) for state, body in found]


def test_a_value_that_comes_late_of_somebody_erased_is_not_kept(centre: Centre, app_pool: Pool) -> None:
    manager, planner = centre.laptop("manager"), centre.laptop("planner")
    node = record(centre, manager)
    manager.push(node)
    manager.push(manager.op(Kind.DELETE, "identity_nodes", node.key))
    (refused,) = planner.push(value(centre, planner, node)).verdicts
    assert refused.problem == ProblemType.PARENT_MISSING
    assert kept(centre, app_pool) == [("rejected", False)]


def test_what_waits_is_kept_whole_until_nobody_waits_for_it_any_more(centre: Centre, app_pool: Pool) -> None:
    planner = centre.laptop("planner")
    (waits,) = planner.push(value(centre, planner, record(centre, planner))).verdicts
    assert waits.kind is VerdictKind.DEFERRED
    assert kept(centre, app_pool) == [("deferred", True)]
    centre.clock.now += DEFERRED_MS + 1
    assert centre.hub.sweep(planner.principal) == 1
    assert kept(centre, app_pool) == [("rejected", False)]


def test_what_had_to_wait_is_taken_whole(centre: Centre, app_pool: Pool) -> None:
    planner = centre.laptop("planner")
    node = record(centre, planner)
    late = value(centre, planner, node)
    planner.push(late)
    assert planner.push(node).verdicts == ()
    planner.pull()
    assert (planner.row("identifiers", late.key) or {})["value_sealed"] == CANARY
    assert kept(centre, app_pool) == [("resolved", False)]


def redacted(centre: Centre, crew: Laptop, manager: Laptop, body: str) -> str:
    """The key of a note that was written and redacted."""
    note = centre.note(crew, centre.ids["job_a"], body)
    assert crew.push(note).verdicts == ()
    manager.pull()
    assert manager.push(manager.op(Kind.REDACT, "notes", note.key)).verdicts == ()
    return note.key


def put_back(database: ServerUrls, centre: Centre, *notes: str) -> None:
    """The log as it was when a redaction left the words there."""
    with psycopg.connect(database.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (centre.tenant_id,))
        done = owner.execute(
            "UPDATE op_log SET body = jsonb_set(body, '{fields,body}', to_jsonb(%s::text)) "
            "WHERE kind = 'add' AND row_id = ANY(%s::uuid[])",
            (CANARY, list(notes)),
        )
        assert done.rowcount == len(notes)


def words(app_pool: Pool, centre: Centre) -> set[str]:
    """Rows whose words are in the log."""
    with tenant_transaction(app_pool, TenantContext(centre.tenant_id)) as connection:
        found = connection.execute("SELECT row_id::text FROM op_log WHERE body::text LIKE '%canary%'")
        return {row for (row,) in found.fetchall()}


def test_words_of_notes_that_were_redacted_before_the_log_forgot_leave_it(
    centre: Centre, app_pool: Pool, database: ServerUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "NOTES_AT_ONCE", 2)
    manager, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    crew.pull()
    notes = [redacted(centre, crew, manager, f"{CANARY} {n}") for n in range(3)]
    kept_note = centre.note(crew, centre.ids["job_a"], CANARY)
    assert crew.push(kept_note).verdicts == ()
    assert words(app_pool, centre) == {kept_note.key}
    put_back(database, centre, *notes)
    assert words(app_pool, centre) == {kept_note.key, *notes}
    assert centre.hub.silence(manager.principal) == 3
    assert words(app_pool, centre) == {kept_note.key}
    assert centre.hub.silence(manager.principal) == 0


def test_words_of_another_company_are_left_to_itself(
    centre: Centre, app_pool: Pool, database: ServerUrls
) -> None:
    manager, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    crew.pull()
    note = redacted(centre, crew, manager, CANARY)
    put_back(database, centre, note)
    other = Centre(PgStore(app_pool), create_tenant(database.owner, "Other Roofing"))
    assert other.hub.silence(other.laptop("manager").principal) == 0
    assert words(app_pool, centre) == {note}
