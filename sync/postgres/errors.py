"""What the database refuses, without its words: PostgreSQL's messages quote rows, and rows are customers'.

DatabaseError
├── ConstraintError       carries the constraint's name
│   ├── UniqueError       a key or a unique set that exists already
│   ├── ForeignKeyError   the row points at a row that is not there
│   ├── CheckError        a value outside of what the column allows
│   └── RequiredError     NULL where a value is required; `column` names it
├── ValueRefused          a value that is not one of the column's type (bad uuid, number out of range)
├── IsolationError        a row-level policy or a missing grant refused the statement
├── RetryError            serialization failure, deadlock or lock timeout: run the transaction again
└── Unavailable           no connection, shutdown, disk full, too many connections, timeout
    └── Cancelled         this statement took too long; others may go through
"""

from dataclasses import dataclass

import psycopg
from psycopg import errors as pg
from psycopg_pool import PoolClosed, PoolTimeout, TooManyRequests


class DatabaseError(Exception):
    """The database refused or failed; the text names no value of any row."""


@dataclass
class ConstraintError(DatabaseError):
    """A constraint was violated.

    Attributes:
        constraint: its name in the catalogue, "" when unknown. table, column: where known.
    """

    constraint: str = ""
    table: str = ""
    column: str = ""

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.table}.{self.column or self.constraint}"


class UniqueError(ConstraintError):
    """The same key or unique set exists already in this tenant."""


class ForeignKeyError(ConstraintError):
    """The row points at one that does not exist in this tenant."""


class CheckError(ConstraintError):
    """A value is outside of what the column allows."""


class RequiredError(ConstraintError):
    """A required column was given no value."""


class ValueRefused(DatabaseError):  # noqa: N818 - reads as what is the case
    """A value cannot be read as the column's type."""


class IsolationError(DatabaseError):
    """A policy or a missing grant refused the statement: not this tenant's row, or not this role's work."""


class RetryError(DatabaseError):
    """Another transaction got in the way; run this one again."""


class Unavailable(DatabaseError):  # noqa: N818 - as above
    """The database cannot serve now; nothing was changed."""


class Cancelled(Unavailable):
    """A statement was stopped before it was through, because it took too long; nothing was changed."""


_CONSTRAINTS: tuple[tuple[type[psycopg.Error], type[ConstraintError]], ...] = (
    (pg.UniqueViolation, UniqueError),
    (pg.ExclusionViolation, UniqueError),
    (pg.ForeignKeyViolation, ForeignKeyError),
    (pg.CheckViolation, CheckError),
    (pg.NotNullViolation, RequiredError),
)
_BY_SQLSTATE_CLASS: dict[str, type[DatabaseError]] = {
    "22": ValueRefused,
    "40": RetryError,
    "08": Unavailable,
    "53": Unavailable,
    "57": Unavailable,
    "58": Unavailable,
}


def translate(error: Exception) -> DatabaseError:
    """Our error for one of the driver's or the pool's. Raise it `from None`: the original quotes rows."""
    if isinstance(error, DatabaseError):
        return error
    if isinstance(error, PoolTimeout | PoolClosed | TooManyRequests):
        return Unavailable("The database has no free connection.")
    if isinstance(error, psycopg.Error):
        return _constraint(error) or _by_state(error)
    raise error


def _constraint(error: psycopg.Error) -> ConstraintError | None:
    for theirs, ours in _CONSTRAINTS:
        if isinstance(error, theirs):
            diag = error.diag
            return ours(diag.constraint_name or "", diag.table_name or "", diag.column_name or "")
    return None


def _by_state(error: psycopg.Error) -> DatabaseError:
    state = error.sqlstate
    if state is None:
        return _stateless(error)
    if isinstance(error, pg.InsufficientPrivilege):
        return IsolationError(f"The database's rules refused the statement ({state}).")
    if isinstance(error, pg.QueryCanceled):
        return Cancelled(f"A statement took too long and was stopped ({state}).")
    if isinstance(error, pg.LockNotAvailable):
        return RetryError(f"A row is held by another transaction ({state}).")
    if state[:2] == "42":  # our own mistake in a statement: these messages quote names, not rows
        return DatabaseError(f"{error.diag.message_primary} ({state})")
    kind = _BY_SQLSTATE_CLASS.get(state[:2], DatabaseError)
    return kind(f"{kind.__name__} ({state})")


def _stateless(error: psycopg.Error) -> DatabaseError:
    if isinstance(error, psycopg.OperationalError):  # no connection, or it broke: no server spoke
        return Unavailable("The database does not answer.")
    if isinstance(error, psycopg.DataError):
        return ValueRefused("A value cannot be sent to the database.")
    return DatabaseError(type(error).__name__)
