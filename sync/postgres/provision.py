"""What a company needs before its first sync: tenant, counter, accounts, memberships, people and crews.

Runs as the schema's owner, who stands under the same row-level policies as everyone else.
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from psycopg.rows import namedtuple_row

from sync.contracts import clock
from sync.contracts.identifiers import uuid7
from sync.postgres.context import TenantContext, owner_transaction, set_context
from sync.postgres.pool import Connection
from sync.postgres.tenant_rows import put_rows

FAREWELL_DAYS = 30
# The newest refresh token of each sign-in, and the one before while nobody has shown the newest.
_GRANT_FAREWELLS = """
INSERT INTO farewells (tenant_id, device, account_id, token_hashes, granted_at, until)
SELECT d.tenant_id, d.device_id, d.account_id, coalesce(array_agg(r.token_hash) FILTER (WHERE
        r.token_hash IS NOT NULL AND (r.rotated_at IS NULL OR s.rotated_at IS NULL)), '{}'),
    now(), now() + %s * interval '1 day'
FROM devices d
LEFT JOIN refresh_tokens r ON r.tenant_id = d.tenant_id AND r.account_id = d.account_id
    AND r.device = d.device_id AND r.revoked_at IS NULL
LEFT JOIN refresh_tokens s ON s.token_hash = r.replaced_by
WHERE d.tenant_id = %s AND d.account_id = %s AND d.revoked_at IS NULL
    AND EXISTS (SELECT 1 FROM memberships m WHERE m.tenant_id = d.tenant_id AND m.account_id = d.account_id)
GROUP BY d.tenant_id, d.device_id, d.account_id
ON CONFLICT (tenant_id, device) DO UPDATE SET account_id = excluded.account_id, said_at = NULL,
    token_hashes = excluded.token_hashes, granted_at = excluded.granted_at, until = excluded.until
"""


@dataclass(frozen=True, slots=True)
class Tenant:
    """One company."""

    tenant_id: str
    org_name: str
    status: str


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to be let in.

    Attributes:
        password_hash: argon2id, in its `$argon2id$` text form; ignored for an account that exists.
        role: crew, planner, manager or admin. crew_id: the crew of a crew member.
    """

    email: str
    display_name: str
    password_hash: str
    role: str
    crew_id: str | None = None


def create_tenant(
    owner_url: str,
    org_name: str,
    *,
    tier: str = "trial",
    time_zone: str = "America/Chicago",
    tenant_id: str | None = None,
) -> str:
    """Makes a company with a counter of its own and returns its id.

    Raises:
        CheckError: an unknown tier or an empty name. UniqueError: the id exists.
        Unavailable: the database does not answer.
    """
    tenant_id = tenant_id or str(uuid4())
    with _tenant_connection(owner_url, tenant_id) as connection:
        connection.execute(
            "INSERT INTO tenants (tenant_id, org_name, tier, time_zone) VALUES (%s, %s, %s, %s)",
            (tenant_id, org_name, tier, time_zone),
        )
        connection.execute(
            "INSERT INTO tenant_clock (tenant_id, rev, epoch) VALUES (%s, 0, %s)",
            (tenant_id, secrets.token_hex(8)),
        )
    return tenant_id


def list_tenants(owner_url: str) -> tuple[Tenant, ...]:
    """Every company, by name.

    Raises:
        Unavailable: the database does not answer.
    """
    with owner_transaction(owner_url) as connection:
        rows = connection.execute(
            "SELECT tenant_id::text, org_name, status FROM tenants ORDER BY org_name, tenant_id"
        )
        return tuple(Tenant(*row) for row in rows)


def find_tenant(owner_url: str, name_or_id: str) -> Tenant:
    """The company of an id, or of a name if only one has it.

    Raises:
        LookupError: none, or several of that name; the text says which.
    """
    found = [t for t in list_tenants(owner_url) if name_or_id in (t.tenant_id, t.org_name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LookupError(f"There is no company {name_or_id!r}.")
    raise LookupError(f"{len(found)} companies are called {name_or_id!r}; give the id of one.")


def add_user(owner_url: str, tenant_id: str, user: NewUser) -> str:
    """Lets a person into a company and returns the account's id; an account of that e-mail is reused.

    A second call for the same person changes role, crew and name.

    Raises:
        ForeignKeyError: the crew is not one of this company's.
        CheckError: an unknown role, or a hash of another kind.
    """
    with _tenant_connection(owner_url, tenant_id) as connection:
        account_id = _account(connection, user)
        connection.execute(
            "DELETE FROM farewells WHERE tenant_id = %s AND account_id = %s", (tenant_id, account_id)
        )
        connection.execute(
            """
            INSERT INTO memberships (tenant_id, account_id, role, crew_id) VALUES (%s, %s, %s, %s)
            ON CONFLICT (tenant_id, account_id) DO UPDATE SET role = excluded.role, crew_id = excluded.crew_id
            """,
            (tenant_id, account_id, user.role, user.crew_id),
        )
        entry = {
            "display_name": user.display_name,
            "role": user.role,
            "crew_id": user.crew_id,
            "active": True,
        }
        put_rows(connection, tenant_id, "users", {account_id: entry}, hlc=_now())
    return account_id


def find_account(owner_url: str, email: str) -> str:
    """The account's id.

    Raises:
        LookupError: nobody has that e-mail address.
    """
    with owner_transaction(owner_url) as connection:
        found = connection.execute(
            "SELECT account_id::text FROM accounts WHERE email = lower(%s)", (email,)
        ).fetchone()
    if found is None:
        raise LookupError(f"Nobody here has the e-mail address {email!r}.")
    return str(found[0])


def revoke_user(
    owner_url: str, tenant_id: str, account_id: str, *, farewell_days: int = FAREWELL_DAYS
) -> bool:
    """Takes a person out of a company: membership and refresh tokens go, the directory keeps the name.

    Returns whether the person was a member.

    Args:
        farewell_days: how long the person's laptops may send what only they have; 0 for not at all.
    """
    with _tenant_connection(owner_url, tenant_id) as connection:
        if farewell_days:
            connection.execute(_GRANT_FAREWELLS, (farewell_days, tenant_id, account_id))
        gone = connection.execute(
            "DELETE FROM memberships WHERE tenant_id = %s AND account_id = %s", (tenant_id, account_id)
        )
        if gone.rowcount:
            put_rows(connection, tenant_id, "users", {account_id: {"active": False}}, hlc=_now())
        return bool(gone.rowcount)


def add_crew(
    owner_url: str, tenant_id: str, crew_name: str, *, crew_id: str | None = None, **fields: Any
) -> str:
    """Makes a crew and returns its id; `fields` are those of the contract's `crews`.

    Raises:
        UniqueError: the company has a crew of that name.
    """
    crew_id = crew_id or uuid7(time.time_ns() // 1_000_000, secrets.token_bytes(10))
    add_reference_rows(
        owner_url, tenant_id, "crews", {crew_id: {"crew_name": crew_name, "active": True, **fields}}
    )
    return crew_id


def crews_of(owner_url: str, tenant_id: str) -> dict[str, Any]:
    """A company's crews by id, in the order of their names; each has the contract's fields as attributes."""
    with _tenant_connection(owner_url, tenant_id) as connection:
        cursor = connection.cursor(row_factory=namedtuple_row)
        rows: list[Any] = cursor.execute(
            "SELECT * FROM crews WHERE tenant_id = %s AND NOT deleted ORDER BY crew_name, crew_id",
            (tenant_id,),
        ).fetchall()
        return {str(row.crew_id): row for row in rows}


def add_reference_rows(
    owner_url: str, tenant_id: str, entity_name: str, rows: Mapping[str, Mapping[str, Any]]
) -> int:
    """Adds or changes crews or plays, such as the plays every company starts with; returns the revision.

    Raises:
        ValueError: another entity, or a field the contract does not have.
    """
    with _tenant_connection(owner_url, tenant_id) as connection:
        return put_rows(connection, tenant_id, entity_name, rows, hlc=_now())


def _account(connection: Connection, user: NewUser) -> str:
    email = user.email.strip().lower()
    account_id = uuid7(time.time_ns() // 1_000_000, secrets.token_bytes(10))
    connection.execute(
        """
        INSERT INTO accounts (account_id, email, display_name, password_hash) VALUES (%s, %s, %s, %s)
        ON CONFLICT (email) DO NOTHING
        """,
        (account_id, email, user.display_name, user.password_hash),
    )
    row = connection.execute("SELECT account_id::text FROM accounts WHERE email = %s", (email,)).fetchone()
    assert row is not None
    return str(row[0])


def _now() -> int:
    return clock.pack(time.time_ns() // 1_000_000)


@contextmanager
def _tenant_connection(owner_url: str, tenant_id: str) -> Iterator[Connection]:
    context = TenantContext(str(UUID(tenant_id)))
    with owner_transaction(owner_url) as connection, connection.transaction():
        set_context(connection, context)
        yield connection
