"""What can go wrong with the local file. Each message says what still works and what to do.

StorageError
  StoreBusy        another process or connection holds the file
  StoreFull        no room left on the disk
  WrongKey         the key does not open this file
  StoreDamaged     the file's bytes are not what was written
  StoreTooNew      written by a later version of StormOps
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, ProgrammingError
from sqlcipher3 import dbapi2

from stormops_desktop.domain.said import Said


class StorageError(Exception):
    """`str(error)` is a sentence for the person at the screen."""


class StoreBusy(StorageError):  # noqa: N818 - reads as the sentence it is
    pass


class StoreFull(StorageError):  # noqa: N818
    pass


class WrongKey(StorageError):  # noqa: N818
    pass


class StoreDamaged(StorageError):  # noqa: N818
    pass


class StoreTooNew(StorageError):  # noqa: N818
    pass


BUSY = (
    "The local data is in use by another StormOps window or a backup program. Nothing is lost; "
    "close the other program and try again."
)
FULL = (
    "This disk is full, so the last change was not saved. Everything saved before is safe and can still "
    "be read and sent. Free some space and try again."
)
DAMAGED = (
    "The local data file is damaged. Nothing has been deleted. Restart StormOps: it keeps the damaged file, "
    "rescues the changes that were not sent yet, and loads the rest from the office again."
)
UNREADABLE = (
    "The key on this machine does not open the local data. Nothing has been changed. "
    "Sign in with the member and keyring (or passphrase) that made it."
)
OTHER = "The local data could not be reached ({detail}). Nothing has been deleted; try again."

_BY_MESSAGE: tuple[tuple[str, type[StorageError], str], ...] = (
    ("locked", StoreBusy, BUSY),
    ("busy", StoreBusy, BUSY),
    ("is full", StoreFull, FULL),
    ("not a database", StoreDamaged, DAMAGED),
    ("malformed", StoreDamaged, DAMAGED),
    ("disk i/o error", StoreDamaged, DAMAGED),
    ("out of memory", StoreDamaged, DAMAGED),  # what SQLCipher says when its codec refuses a page
)


# What only a defect of ours brings about.
_DRIVER_BUGS = (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.InterfaceError)


@contextmanager
def as_storage_errors() -> Iterator[None]:
    """Lets SQLite's errors out as ours; anything else is a bug and passes through."""
    try:
        yield
    except (IntegrityError, ProgrammingError, InterfaceError, *_DRIVER_BUGS):
        raise
    except DBAPIError as error:
        raise translated(error.orig or error) from error
    except dbapi2.Error as error:
        raise translated(error) from error


def translated(error: BaseException) -> StorageError:
    """The storage error that a driver's error stands for."""
    said = str(error).lower()
    for words, kind, sentence in _BY_MESSAGE:
        if words in said:
            return kind(sentence)
    return StorageError(Said(OTHER, detail=said))
