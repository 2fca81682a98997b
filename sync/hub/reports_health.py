"""How the reading of reports from outside stands, for `/v1/health`: a sum over companies that names none."""

from dataclasses import dataclass

from sync.postgres.pool import Connection

NONE, UP, WAITING, DOWN = "none", "up", "waiting", "down"
SILENT_S = 120.0
"""Whoever reads reports tells every ten seconds how it stands."""
_STANDS = """
SELECT waiting, coalesce(extract(epoch FROM now() - oldest_at), 0)::bigint,
    extract(epoch FROM now() - looked_at)::double precision
FROM inbound_state
"""


@dataclass(frozen=True, slots=True)
class ReportsHealth:
    """`NONE`: nobody ever read reports here. waiting: how many, and for how long the oldest."""

    state: str = NONE
    waiting: int = 0
    oldest_s: int = 0


def reports_health(connection: Connection) -> ReportsHealth:
    """As who reads them told last; `DOWN` when that is too long ago."""
    found = connection.execute(_STANDS).fetchone()
    if found is None:
        return ReportsHealth()
    waiting, oldest_s, silent_s = found
    if silent_s > SILENT_S:
        return ReportsHealth(DOWN, waiting, max(0, oldest_s))
    return ReportsHealth(WAITING if waiting else UP, waiting, max(0, oldest_s))
