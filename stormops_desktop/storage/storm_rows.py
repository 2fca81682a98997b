"""Whether anything of a kind is known of a storm."""

from sqlalchemy import Connection, text

# Only names that are spelled here reach a statement.
_TABLES = frozenset({"storms", "lead_uplift", "routes", "score_history"})


def storm_has(connection: Connection, table: str, storm_id: str) -> bool:
    """Whether the table has a row of this storm.

    Raises:
        KeyError: no table that may be asked for.
    """
    if table not in _TABLES:
        raise KeyError(table)
    sql = f"SELECT 1 FROM {table} WHERE storm_id = :storm LIMIT 1"
    return connection.execute(text(sql), {"storm": storm_id}).first() is not None
