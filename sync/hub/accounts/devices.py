"""The tenant's list of laptops."""

from datetime import UTC, datetime

from sync.contracts.account import DeviceRequest
from sync.hub.accounts.tokens import Bearer
from sync.postgres.pool import Connection

LONGEST_NAME = 200
# An enrolled device stays revoked: only an administrator takes that back.
_ENROL = """
INSERT INTO devices (tenant_id, device_id, account_id, name, platform, enrolled_at)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (tenant_id, device_id) DO UPDATE
SET account_id = EXCLUDED.account_id, name = EXCLUDED.name, platform = EXCLUDED.platform
RETURNING xmax = 0
"""
_REVOKED = "SELECT revoked_at IS NOT NULL FROM devices WHERE tenant_id = %s AND device_id = %s"

_OWNER = "SELECT account_id::text FROM devices WHERE tenant_id = %s AND device_id = %s"


def enrol(connection: Connection, bearer: Bearer, request: DeviceRequest, now_s: float) -> bool:
    """Notes the bearer's laptop under its name; again is the same. Tells whether it is new."""
    now = datetime.fromtimestamp(now_s, UTC)
    name, platform = request.name[:LONGEST_NAME], request.platform[:LONGEST_NAME]
    values = (bearer.tenant_id, bearer.device, bearer.account_id, name, platform, now)
    row = connection.execute(_ENROL, values).fetchone()
    return bool(row and row[0])


def is_revoked(connection: Connection, bearer: Bearer) -> bool:
    """Whether an administrator has shut this laptop out."""
    row = connection.execute(_REVOKED, (bearer.tenant_id, bearer.device)).fetchone()
    return bool(row and row[0])


def is_of(connection: Connection, bearer: Bearer, device: str) -> bool:
    """Whether that laptop was enrolled by the bearer's account."""
    row = connection.execute(_OWNER, (bearer.tenant_id, device)).fetchone()
    return row is not None and row[0] == bearer.account_id
