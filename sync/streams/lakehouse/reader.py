"""Questions to the lakehouse in SQL, of now or as of a moment, by DuckDB in this process.

DuckDB's Iceberg extension comes as a wheel of ours, so nothing is fetched from a network.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import duckdb
from pyiceberg.table import Table

from sync.streams.lakehouse.catalogue import Lakehouse, as_ours
from sync.streams.lakehouse.errors import LakehouseUnavailable, QuestionRefused
from sync.streams.lakehouse.predicates import of_tenant
from sync.streams.lakehouse.tables import TABLES, LakeTable

_EXTENSIONS = ("avro", "iceberg")
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under the names of their columns."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def ask(lakehouse: Lakehouse, sql: str, *, as_of_ms: int | None = None, tenant_id: str = "") -> Answer:
    """The answer to a question over the tables `events`, `customer_journeys`, `attribution_history`.

    Args:
        as_of_ms: the tables as they were then, UTC milliseconds; None is now. A table that had nothing yet is
            empty.
        tenant_id: the rows of one tenant alone; "" is all.

    Raises:
        QuestionRefused: the SQL is wrong. LakehouseUnavailable: the tables cannot be read.
    """
    with as_ours(), duckdb.connect(config=_SETTINGS) as connection:
        _load_extensions(connection)
        connection.execute("SET TimeZone = 'UTC'")
        try:
            for table in TABLES:
                _show(connection, lakehouse.table(table), table, as_of_ms, tenant_id)
            found = connection.execute(sql).to_arrow_table()
            columns = (column.to_pylist() for column in found.columns)
            return Answer(tuple(found.column_names), list(zip(*columns, strict=True)))
        except duckdb.IOException as error:
            raise LakehouseUnavailable(f"The warehouse does not answer: {_first_line(error)}") from None
        except duckdb.Error as error:
            raise QuestionRefused(_first_line(error)) from None


def snapshot_at(there: Table, as_of_ms: int | None) -> int | None:
    """The id of the snapshot that was the table's then; None: it had nothing."""
    snapshot = there.current_snapshot() if as_of_ms is None else there.snapshot_as_of_timestamp(as_of_ms)
    return snapshot.snapshot_id if snapshot else None


def _show(
    connection: duckdb.DuckDBPyConnection,
    there: Table,
    table: LakeTable,
    as_of_ms: int | None,
    tenant_id: str,
) -> None:
    """A view under the table's name. Files on disk are read in place, those of S3 through Arrow."""
    snapshot_id = snapshot_at(there, as_of_ms)
    metadata = there.metadata_location
    if snapshot_id is None or not metadata.startswith("file:"):
        scan = there.scan(row_filter=of_tenant(tenant_id), snapshot_id=snapshot_id)
        connection.register(table.name, scan.to_arrow() if snapshot_id else _nothing(there))
        return
    place = f"iceberg_scan({_quoted(metadata.removeprefix('file://'))}, snapshot_from_id = {snapshot_id})"
    only = f" WHERE tenant_id = {_quoted(tenant_id)}" if tenant_id else ""
    connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM {place}{only}")


def _nothing(there: Table) -> Any:
    return there.schema().as_arrow().empty_table()


def _load_extensions(connection: duckdb.DuckDBPyConnection) -> None:
    """From the wheels by their path: by name DuckDB would look for them on the network."""
    for name in _EXTENSIONS:
        folder = files(f"duckdb_extension_{name}") / "extensions" / f"v{duckdb.__version__}"
        connection.execute(f"LOAD {_quoted(str(folder / f'{name}.duckdb_extension'))}")


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def moment(text: str) -> int:
    """UTC milliseconds of an ISO 8601 moment; without a zone it is UTC.

    Raises:
        ValueError: it is not one.
    """
    found = datetime.fromisoformat(text)
    return round((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)
