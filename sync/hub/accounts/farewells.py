"""What a laptop may still do whose member was taken out: hand over what only it has, once; read nothing."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from sync.contracts.farewell import FarewellReceipt, FarewellRequest
from sync.hub.accounts.refresh import RefreshRow
from sync.hub.accounts.tokens import Bearer
from sync.hub.stores.pg_bodies import keepable
from sync.hub.stores.pg_columns import TENANT
from sync.postgres.pool import Connection

MOST_WORDS = 200_000  # of one laptop; whoever is angry must not fill the disk
_BY_HASH = """
SELECT tenant_id::text, account_id::text, device::text FROM farewells
WHERE token_hashes @> ARRAY[%(shown)s] AND until > %(now)s AND %(tenant)s IN (tenant_id::text, '')
"""
_BY_LAPTOP = """
SELECT tenant_id::text, account_id::text, device::text FROM farewells
WHERE tenant_id::text = %(tenant)s AND account_id = %(account)s AND device = %(device)s AND until > %(now)s
"""
_OPEN = """
SELECT f.said_at IS NOT NULL
FROM farewells f JOIN devices d ON d.tenant_id = f.tenant_id AND d.device_id = f.device
WHERE f.tenant_id = %(tenant)s AND f.device = %(device)s AND f.account_id = %(account)s AND f.until > %(now)s
    AND d.revoked_at IS NULL
FOR UPDATE OF f
"""
_COUNT = "SELECT count(*) FROM last_words WHERE tenant_id = %(tenant)s AND device = %(device)s"
_KEEP = f"""
INSERT INTO last_words (tenant_id, op_id, device, incarnation, n, account_id, body, received_at)
SELECT {TENANT}, op_id, %(device)s, %(incarnation)s, n, %(account)s, body, %(now)s
FROM jsonb_to_recordset(%(words)s::jsonb) AS w(op_id uuid, n bigint, body jsonb)
ON CONFLICT (tenant_id, device, op_id) DO NOTHING
"""
_SAY = "UPDATE farewells SET said_at = %(now)s WHERE tenant_id = %(tenant)s AND device = %(device)s"


@dataclass(frozen=True, slots=True)
class Leaver:
    """A laptop that may say farewell to a company."""

    tenant_id: str
    account_id: str
    device: str


def leaver_of(
    connection: Connection, shown: str, row: RefreshRow | None, tenant_id: str, now: datetime
) -> Leaver | None:
    """Whose farewell a shown refresh token opens, in a transaction of sign-in.

    Args:
        shown: the token's hash. row: the token, if it still counts for another company.
        tenant_id: the company asked for, "" for the token's own.
    """
    asked: dict[str, object] = {"shown": shown, "now": now, "tenant": tenant_id.lower()}
    found = connection.execute(_BY_HASH, asked).fetchone()
    if found is None and row is not None:
        asked |= {"account": row.account_id, "device": row.device}
        found = connection.execute(_BY_LAPTOP, asked).fetchone()
    return None if found is None else Leaver(*found)


def has_ended(connection: Connection, bearer: Bearer, now: datetime) -> bool | None:
    """Whether the laptop has said that it was all; None when it has no farewell. Locks it."""
    found = connection.execute(_OPEN, _who(bearer, now)).fetchone()
    return None if found is None else bool(found[0])


def keep_words(
    connection: Connection, bearer: Bearer, message: FarewellRequest, now: datetime
) -> FarewellReceipt | None:
    """Keeps the ops beside the company's data and ends the farewell with the last of them.

    Returns None when there would be more than anybody captures.
    """
    words = [
        {"op_id": op.id, "n": n, "body": keepable({k: getattr(op, k) for k in op.__struct_fields__})}
        for n, op in enumerate(message.ops, message.first_n)
    ]
    who = _who(bearer, now)
    held = connection.execute(_COUNT, who).fetchone()
    if held is None or held[0] + len(words) > MOST_WORDS:
        return None
    if words:
        told = {"incarnation": message.incarnation, "words": msgspec.json.encode(words).decode()}
        connection.execute(_KEEP, who | told)
    if message.last:
        connection.execute(_SAY, who)
    return FarewellReceipt(len(words), message.last)


def _who(bearer: Bearer, now: datetime) -> dict[str, object]:
    return {"tenant": bearer.tenant_id, "device": bearer.device, "account": bearer.account_id, "now": now}
