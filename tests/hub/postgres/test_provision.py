"""A company's first rows are revisions like any others: counted, placed in bucket t, and in its digest."""

from typing import Any

import psycopg
import pytest

from sync.contracts import digest
from sync.contracts.entities import BY_NAME
from sync.postgres.context import TenantContext, auth_transaction, set_context, tenant_transaction
from sync.postgres.errors import CheckError, ForeignKeyError, UniqueError
from sync.postgres.pool import Pool
from sync.postgres.provision import (
    NewUser,
    add_crew,
    add_reference_rows,
    add_user,
    create_tenant,
    find_tenant,
    list_tenants,
    revoke_user,
)
from sync.postgres.urls import ServerUrls

pytestmark = pytest.mark.postgres
HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"
ANN = NewUser("Ann@Example.com ", "Ann", HASH, "planner")


@pytest.fixture
def tenant(database: ServerUrls) -> str:
    return create_tenant(database.owner, "DFW Elite Roofing", tier="pilot")


def as_owner(database: ServerUrls, tenant: str, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(database.owner) as connection, connection.transaction():
        set_context(connection, TenantContext(tenant))
        return connection.execute(statement.encode()).fetchall()


def test_a_tenant_starts_at_revision_zero_with_an_epoch_of_its_own(database: ServerUrls, tenant: str) -> None:
    other = create_tenant(database.owner, "Lone Star Exteriors")
    clocks = [as_owner(database, each, "SELECT rev, epoch FROM tenant_clock")[0] for each in (tenant, other)]
    assert [rev for rev, _ in clocks] == [0, 0]
    assert clocks[0][1] != clocks[1][1]
    assert [t.org_name for t in list_tenants(database.owner)] == ["DFW Elite Roofing", "Lone Star Exteriors"]


def test_a_user_gets_account_membership_and_directory_entry(
    database: ServerUrls, tenant: str, auth_pool: Pool
) -> None:
    account = add_user(database.owner, tenant, ANN)
    with auth_transaction(auth_pool) as connection:
        row = connection.execute(
            "SELECT account_id, email, role, password_hash FROM accounts JOIN memberships USING (account_id)"
        ).fetchone()
    assert row == (account, "ann@example.com", "planner", HASH)
    size = len(BY_NAME["users"].fields)
    entry = "SELECT user_id::text, display_name, role, active, rev, fv, fw, cardinality(fh) FROM users"
    assert as_owner(database, tenant, entry) == [
        (account, "Ann", "planner", True, 1, [1] * size, [0] * size, size)
    ]


def test_rows_are_placed_counted_and_summed(database: ServerUrls, tenant: str) -> None:
    crew = add_crew(database.owner, tenant, "North", max_stops=40)
    first = add_user(database.owner, tenant, NewUser("ann@example.com", "Ann", HASH, "crew", crew))
    second = add_user(database.owner, tenant, NewUser("bo@example.com", "Bo", HASH, "manager"))
    members = as_owner(
        database, tenant, "SELECT bucket, entity, row_id::text, rev, enter_rev, gone FROM member ORDER BY rev"
    )
    assert members == [
        ("t", "crews", crew, 1, 1, False),
        ("t", "users", first, 2, 2, False),
        ("t", "users", second, 3, 3, False),
    ]
    assert bucket_digest(database, tenant) == summed([(crew, 1), (first, 2), (second, 3)])


def test_a_change_moves_only_what_it_changes(database: ServerUrls, tenant: str) -> None:
    account = add_user(database.owner, tenant, ANN)
    revoke_user(database.owner, tenant, account)
    active = BY_NAME["users"].ordinal["active"]
    ((rev, fv, is_active),) = as_owner(database, tenant, "SELECT rev, fv, active FROM users")
    assert (rev, is_active) == (2, False)
    assert fv == [2 if i == active else 1 for i in range(len(fv))]
    assert as_owner(database, tenant, "SELECT rev, enter_rev FROM member") == [(2, 1)]
    assert bucket_digest(database, tenant) == summed([(account, 2)])
    assert as_owner(database, tenant, "SELECT 1 FROM memberships") == []


def test_a_repeated_call_changes_nothing(database: ServerUrls, tenant: str) -> None:
    crew = add_crew(database.owner, tenant, "North", max_stops=40)
    someone = NewUser("ann@example.com", "Ann", HASH, "crew", crew)
    assert add_user(database.owner, tenant, someone) == add_user(database.owner, tenant, someone)
    again = {crew: {"crew_name": "North", "active": True, "max_stops": 40}}
    assert add_reference_rows(database.owner, tenant, "crews", again) == 2
    assert as_owner(database, tenant, "SELECT max(rev) FROM member") == [(2,)]
    other = {crew: {"max_stops": 41}}
    assert add_reference_rows(database.owner, tenant, "crews", other) == 3


def test_one_account_may_belong_to_two_companies(database: ServerUrls, tenant: str, auth_pool: Pool) -> None:
    other = create_tenant(database.owner, "Lone Star Exteriors")
    account = add_user(database.owner, tenant, ANN)
    again = NewUser("ann@example.com", "Ann of Lone Star", HASH.replace("salt", "other"), "manager")
    assert add_user(database.owner, other, again) == account
    with auth_transaction(auth_pool) as connection:
        roles = connection.execute("SELECT tenant_id, role FROM memberships ORDER BY role").fetchall()
    assert roles == [(other, "manager"), (tenant, "planner")]
    assert as_owner(database, tenant, "SELECT display_name FROM users") == [("Ann",)]


def test_reference_rows_share_one_revision(database: ServerUrls, tenant: str) -> None:
    plays = {
        f"00000000-0000-4000-8000-00000000000{n}": {"code": f"P{n}", "name": f"Play {n}", "active": True}
        for n in range(3)
    }
    assert add_reference_rows(database.owner, tenant, "plays", plays) == 1
    assert as_owner(database, tenant, "SELECT count(*), min(rev), max(rev) FROM plays") == [(3, 1, 1)]
    assert bucket_digest(database, tenant) == summed([(key, 1) for key in plays])


def test_a_failed_call_leaves_nothing(database: ServerUrls, tenant: str) -> None:
    add_crew(database.owner, tenant, "North")
    with pytest.raises(UniqueError):
        add_crew(database.owner, tenant, "North")
    with pytest.raises(CheckError):
        add_user(database.owner, tenant, NewUser("cy@example.com", "Cy", "plain text", "crew"))
    with pytest.raises(CheckError):
        add_user(database.owner, tenant, NewUser("cy@example.com", "Cy", HASH, "boss"))
    assert as_owner(database, tenant, "SELECT rev FROM tenant_clock") == [(1,)]
    assert as_owner(database, tenant, "SELECT 1 FROM accounts") == []


def test_a_crew_of_another_company_is_not_there(database: ServerUrls, tenant: str) -> None:
    other = create_tenant(database.owner, "Lone Star Exteriors")
    theirs = add_crew(database.owner, other, "South")
    with pytest.raises(ForeignKeyError):
        add_user(database.owner, tenant, NewUser("cy@example.com", "Cy", HASH, "crew", theirs))


def test_only_reference_rows_are_written_past_the_ops(database: ServerUrls, tenant: str) -> None:
    with pytest.raises(ValueError, match="jobs is written by ops"):
        add_reference_rows(database.owner, tenant, "jobs", {})
    with pytest.raises(ValueError, match="no field"):
        add_crew(database.owner, tenant, "North", colour="red")


def test_a_company_is_found_by_name_or_id(database: ServerUrls, tenant: str) -> None:
    assert find_tenant(database.owner, "DFW Elite Roofing").tenant_id == tenant
    assert find_tenant(database.owner, tenant).org_name == "DFW Elite Roofing"
    with pytest.raises(LookupError, match="no company"):
        find_tenant(database.owner, "Nobody")
    create_tenant(database.owner, "DFW Elite Roofing")
    with pytest.raises(LookupError, match="2 companies"):
        find_tenant(database.owner, "DFW Elite Roofing")


def test_requests_see_the_directory_of_their_tenant(
    database: ServerUrls, tenant: str, app_pool: Pool
) -> None:
    account = add_user(database.owner, tenant, ANN)
    with tenant_transaction(app_pool, TenantContext(tenant)) as connection:
        assert connection.execute("SELECT user_id FROM users").fetchall() == [(account,)]
        assert connection.execute("SELECT role FROM memberships").fetchall() == [("planner",)]


def bucket_digest(database: ServerUrls, tenant: str) -> tuple[int, int]:
    ((count, total),) = as_owner(database, tenant, "SELECT rows, total FROM bucket_digest WHERE bucket = 't'")
    return count, int(total)


def summed(rows: list[tuple[str, int]]) -> tuple[int, int]:
    total = 0
    for key, rev in rows:
        total = digest.add(total, plus=digest.row_hash(key, rev))
    return len(rows), total
