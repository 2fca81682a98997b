"""Rows of photos and papers whose file has not come: who should look after a laptop."""

from dataclasses import dataclass

from sync.contracts.blobs import FILED, BlobKind
from sync.hub.stores.pg_columns import at
from sync.postgres.pool import Connection

OVERDUE_MS = 48 * 3_600_000
"""By then a crew has been at a network; what is missing still is stuck, or lost with its laptop."""

_ROWS = " UNION ALL ".join(
    f"""SELECT f.created_by, f.bytes, f.created_at FROM {entity} f
    WHERE NOT f.deleted AND f.state <> 'stored' AND f.created_at < {at("%(before_ms)s::bigint")}
        AND NOT EXISTS (SELECT 1 FROM blobs b WHERE b.sha256 = f.sha256 AND b.kind = '{BlobKind.ORIGINAL}')"""
    for entity, _ in FILED
)
_OVERDUE = f"""
    SELECT coalesce(u.display_name, ''), count(*), sum(f.bytes)::bigint,
        (extract(epoch FROM min(f.created_at)) * 1000)::bigint,
        (SELECT (extract(epoch FROM max(d.last_seen)) * 1000)::bigint
            FROM device_state d WHERE d.account_id = f.created_by)
    FROM ({_ROWS}) f LEFT JOIN users u ON u.user_id = f.created_by
    GROUP BY f.created_by, u.display_name ORDER BY 4, 1"""


@dataclass(frozen=True, slots=True)
class Overdue:
    """One person's rows without a file.

    Attributes:
        person: display name, "" for somebody who is no member any more.
        bytes: of the originals, as their rows tell.
        oldest_ms: when the first of the rows came. seen_ms: when a laptop of theirs last sent anything,
            None for never. UTC milliseconds.
    """

    person: str
    files: int
    bytes: int
    oldest_ms: int
    seen_ms: int | None


def overdue(connection: Connection, before_ms: int) -> list[Overdue]:
    """Who has brought rows before that time whose files are not here, the oldest first.

    Args:
        connection: in a transaction that has the tenant's context.
    """
    return [Overdue(*found) for found in connection.execute(_OVERDUE, {"before_ms": before_ms}).fetchall()]
