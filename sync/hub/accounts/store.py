"""The statements of sign-in, run as the role that sees accounts, memberships and refresh tokens only."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.contracts.account import MembershipInfo
from sync.hub.accounts.refresh import RefreshRow
from sync.postgres.pool import Connection

_ACCOUNT = """
SELECT account_id::text, display_name, password_hash FROM accounts
WHERE email = lower(%s) AND status = 'active'
"""
_ACCOUNT_NAME = "SELECT display_name FROM accounts WHERE account_id = %s AND status = 'active'"
_MEMBERSHIPS = """
SELECT m.tenant_id::text, t.org_name, m.role, m.crew_id::text
FROM memberships m JOIN tenants t USING (tenant_id)
WHERE m.account_id = %s AND t.status = 'active' ORDER BY t.org_name, m.tenant_id
"""
_ROLE = """
SELECT m.role, m.crew_id::text
FROM memberships m JOIN accounts a USING (account_id) JOIN tenants t USING (tenant_id)
WHERE m.tenant_id = %s AND m.account_id = %s AND a.status = 'active' AND t.status = 'active'
"""
_INSERT = """
INSERT INTO refresh_tokens (token_hash, family, account_id, tenant_id, device, issued_at, expires_at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
# The whole family is locked in one order, so that two shows of one token are judged one after the other.
_LOCK_FAMILY = """
SELECT 1 FROM refresh_tokens WHERE family = (SELECT family FROM refresh_tokens WHERE token_hash = %s)
ORDER BY token_hash FOR UPDATE
"""
_FIND = """
SELECT r.token_hash, r.family::text, r.account_id::text, r.tenant_id::text, r.device::text, r.expires_at,
       r.rotated_at, r.revoked_at, r.replaced_by, coalesce(s.rotated_at IS NOT NULL, false)
FROM refresh_tokens r LEFT JOIN refresh_tokens s ON s.token_hash = r.replaced_by
WHERE r.token_hash = %s
"""
_REPLACE = """
UPDATE refresh_tokens SET rotated_at = coalesce(rotated_at, %s), replaced_by = %s WHERE token_hash = %s
"""
_RETIRE = "UPDATE refresh_tokens SET rotated_at = coalesce(rotated_at, %s) WHERE token_hash = %s"
_FORGET = "DELETE FROM refresh_tokens WHERE expires_at < %s OR revoked_at < %s"
_KEEP_HASH = "UPDATE accounts SET password_hash = %s WHERE account_id = %s"
_END_FAMILY = "UPDATE refresh_tokens SET revoked_at = %s WHERE family = %s AND revoked_at IS NULL"


@dataclass(frozen=True, slots=True)
class Account:
    account_id: str
    display_name: str
    password_hash: str


def find_account(connection: Connection, email: str) -> Account | None:
    """The active account of an e-mail address."""
    row = connection.execute(_ACCOUNT, (email,)).fetchone()
    return Account(*row) if row else None


def display_name(connection: Connection, account_id: str) -> str | None:
    """None when the account is not active any more."""
    row = connection.execute(_ACCOUNT_NAME, (account_id,)).fetchone()
    return str(row[0]) if row else None


def memberships(connection: Connection, account_id: str) -> tuple[MembershipInfo, ...]:
    """Where the account is a member, by the company's name."""
    return tuple(MembershipInfo(*row) for row in connection.execute(_MEMBERSHIPS, (account_id,)))


def role_in(connection: Connection, tenant_id: str, account_id: str) -> tuple[str, str | None] | None:
    """(role, crew) of an active account in a tenant, None when it is no member."""
    row = connection.execute(_ROLE, (tenant_id, account_id)).fetchone()
    return (row[0], row[1]) if row else None


@dataclass(frozen=True, slots=True)
class NewToken:
    """A refresh token to keep. `family` None starts one."""

    token_hash: str
    family: str | None
    account_id: str
    tenant_id: str
    device: str
    issued_at: datetime
    expires_at: datetime


def insert_token(connection: Connection, token: NewToken) -> None:
    """Keeps a new refresh token."""
    family = token.family or str(uuid.uuid4())
    owner = (token.account_id, token.tenant_id, token.device)
    connection.execute(_INSERT, (token.token_hash, family, *owner, token.issued_at, token.expires_at))


def find_token(connection: Connection, token_hash: str) -> RefreshRow | None:
    """The token, its family locked until the transaction ends."""
    connection.execute(_LOCK_FAMILY, (token_hash,))
    row = connection.execute(_FIND, (token_hash,)).fetchone()
    return RefreshRow(*row) if row else None


def replace_token(connection: Connection, row: RefreshRow, successor: str, now: datetime) -> None:
    """Marks the token as rotated. A successor that never arrived gets the grace of a rotated token too."""
    if row.replaced_by is not None:
        connection.execute(_RETIRE, (now, row.replaced_by))
    connection.execute(_REPLACE, (now, successor, row.token_hash))


def end_family(connection: Connection, family: str, now: datetime) -> None:
    """No token of the sign-in works any more."""
    connection.execute(_END_FAMILY, (now, family))


def keep_hash(connection: Connection, account_id: str, password_hash: str) -> None:
    """Puts a hash of today's cost in place of an older one."""
    connection.execute(_KEEP_HASH, (password_hash, account_id))


def forget_ended(connection: Connection, now: datetime) -> int:
    """Removes tokens that expired, or were ended a day ago or more."""
    return connection.execute(_FORGET, (now, now - timedelta(days=1))).rowcount
