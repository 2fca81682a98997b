"""Opens the lakehouse: the catalogue in PostgreSQL, the warehouse on disk or S3, and its tables."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import (
    CommitFailedException,
    NamespaceAlreadyExistsError,
    NoSuchTableError,
    TableAlreadyExistsError,
)
from pyiceberg.table import Table
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from sync.streams.lakehouse.errors import LakehouseBusy, LakehouseMisconfigured, LakehouseUnavailable
from sync.streams.lakehouse.tables import NAMESPACE, PROPERTIES, TABLES, LakeTable

CATALOGUE = "stormops"  # the name under which other engines find the tables in the same catalogue
_LOCK = 0x1CEB
S3 = "s3"
_FORGOTTEN, _ERASED = "forgotten.", "erased"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lakehouse is.

    Attributes:
        catalogue: `postgresql://` address of its database. Holds a password: never log one.
        warehouse: a folder, or s3://bucket/prefix; S3 keys come from the usual `AWS_*` variables or files.
        s3_endpoint: address of an S3 that is not Amazon's.
    """

    catalogue: str
    warehouse: str
    s3_endpoint: str = ""

    def __repr__(self) -> str:
        return f"Place({urlsplit(self.catalogue).hostname}, {self.warehouse})"


class Lakehouse:
    """The tables at a place. Close it when done."""

    def __init__(self, catalog: SqlCatalog) -> None:
        self._catalog = catalog

    def table(self, table: LakeTable) -> Table:
        """The table as it is now; made, or given its new columns, by `open_lakehouse`.

        Raises:
            LakehouseUnavailable: the catalogue or the warehouse does not answer.
        """
        with as_ours():
            return self._catalog.load_table(table.identifier)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the one right to write, until the block ends or the process dies.

        Raises:
            LakehouseBusy: another process has it.
        """
        with as_ours(), self._catalog.engine.connect() as connection:
            held = connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}).scalar()
            connection.commit()
            if not held:
                raise LakehouseBusy("Another process writes to this lakehouse. Stop it first.")
            try:
                yield
            finally:
                with contextlib.suppress(SQLAlchemyError):  # a lost connection has given it back already
                    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
                    connection.commit()

    def forgotten(self) -> Mapping[str, int]:
        """Companies that were taken out, and up to when: UTC milliseconds by tenant id.

        Raises:
            LakehouseUnavailable: the catalogue does not answer.
        """
        marks = self._marks()
        return {
            name.removeprefix(_FORGOTTEN): int(at)
            for name, at in marks.items()
            if name.startswith(_FORGOTTEN)
        }

    def erased_ms(self) -> int:
        """When words were last taken back from the tables, UTC milliseconds; 0: never. Snapshots of before
        have them until they expire."""
        return int(self._marks().get(_ERASED, "0"))

    def note_forgotten(self, tenant_id: str, at_ms: int) -> None:
        """Marks that what was told of the company up to then is not taken in (again)."""
        self._mark(f"{_FORGOTTEN}{tenant_id}", at_ms)

    def note_erased(self, at_ms: int) -> None:
        """Marks that words were taken back then."""
        self._mark(_ERASED, at_ms)

    def _marks(self) -> Mapping[str, str]:
        with as_ours():
            return self._catalog.load_namespace_properties(NAMESPACE)

    def _mark(self, name: str, at_ms: int) -> None:
        latest = max(at_ms, int(self._marks().get(name, "0")))
        with as_ours():
            self._catalog.update_namespace_properties(NAMESPACE, updates={name: str(latest)})

    def close(self) -> None:
        """Gives the connections to the catalogue back."""
        self._catalog.engine.dispose()


def open_lakehouse(place: Place) -> Lakehouse:
    """The lakehouse there; what it lacks of tables and columns is made.

    Raises:
        LakehouseMisconfigured: an address is not one.
        LakehouseUnavailable: the catalogue or the warehouse does not answer.
    """
    settings = {
        "uri": _dialect(place.catalogue),
        "warehouse": _location(place.warehouse),
        "pool_pre_ping": "true",
        **({"s3.endpoint": place.s3_endpoint} if place.s3_endpoint else {}),
    }
    if place.s3_endpoint:
        # Checksums behind the body are Amazon's own; other services keep them as part of the file.
        os.environ.setdefault("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
    with as_ours():
        catalog = SqlCatalog(CATALOGUE, **settings)
        with contextlib.suppress(NamespaceAlreadyExistsError):
            catalog.create_namespace(NAMESPACE)
        for table in TABLES:
            _ensure(catalog, table)
    return Lakehouse(catalog)


def _ensure(catalog: SqlCatalog, table: LakeTable) -> None:
    try:
        there = catalog.load_table(table.identifier)
    except NoSuchTableError:
        with contextlib.suppress(TableAlreadyExistsError):
            catalog.create_table(
                table.identifier, table.schema, partition_spec=table.spec, properties=PROPERTIES
            )
        return
    known = {field.name for field in there.schema().fields}
    if not known.issuperset(table.columns):
        with there.update_schema() as update:
            update.union_by_name(table.schema)


def _dialect(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgresql", "postgres") or not urlsplit(url).hostname:
        raise LakehouseMisconfigured(
            "The catalogue must look like postgresql://user:password@host:5432/name."
        )
    return f"postgresql+psycopg://{rest}"


def _location(warehouse: str) -> str:
    parts = urlsplit(warehouse)
    if parts.scheme == S3 and parts.netloc:
        return warehouse.rstrip("/")
    if not warehouse or "://" in warehouse:
        raise LakehouseMisconfigured(
            f"{warehouse or 'Nothing'} is no warehouse: give a folder or s3://bucket/prefix."
        )
    folder = Path(warehouse).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise LakehouseMisconfigured(f"{warehouse} cannot hold the tables: {error.strerror}.") from None
    return folder.as_uri()


@contextlib.contextmanager
def as_ours() -> Iterator[None]:
    """Errors of catalogue and warehouse leave as `LakehouseUnavailable`."""
    try:
        yield
    except OperationalError:
        raise LakehouseUnavailable("The catalogue's database does not answer.") from None
    except SQLAlchemyError as error:
        raise LakehouseUnavailable(f"The catalogue refuses: {type(error).__name__}.") from None
    except CommitFailedException:
        raise LakehouseUnavailable("Somebody else keeps writing to the tables; try again.") from None
    except OSError as error:
        raise LakehouseUnavailable(f"The warehouse does not answer: {error}") from None
