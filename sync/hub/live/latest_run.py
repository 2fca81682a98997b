"""The newest attribution run of a storm as cells: the run, and the credit of each channel by each method."""

from typing import Any

from sync.postgres.pool import Connection

_RUN = """
    SELECT attribution_run_id, attribution_run_id::text, (extract(epoch FROM as_of) * 1000)::bigint,
        (extract(epoch FROM computed_at) * 1000)::bigint, n_journeys, n_conversions, engine_version,
        low_sample
    FROM attribution_runs WHERE storm_id = %s AND NOT deleted
    ORDER BY attribution_runs.computed_at DESC, attribution_runs.attribution_run_id DESC LIMIT 1"""
_CREDIT = """
    SELECT method, channel, credit, ci_low, ci_high, conversions FROM channel_attribution
    WHERE attribution_run_id = %s AND zip_code IS NULL AND NOT deleted"""


def latest_run(connection: Connection, storm_id: str) -> dict[str, Any]:
    """Cells of the panel; none before the first run."""
    run = connection.execute(_RUN, (storm_id,)).fetchone()
    if run is None:
        return {}
    names = ("id", "as_of", "computed_at", "journeys", "conversions", "engine", "low_sample")
    cells: dict[str, Any] = {"run": dict(zip(names, run[1:], strict=True))}
    for method, channel, *numbers in connection.execute(_CREDIT, (run[0],)).fetchall():
        cells[f"credit {method} {channel}"] = numbers
    return cells
