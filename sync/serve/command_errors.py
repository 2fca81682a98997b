"""What a person can do something about becomes one clear line instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from sync.postgres.errors import CheckError, DatabaseError, ForeignKeyError, UniqueError
from sync.serve.errors import CentreError
from sync.serve.postgres_errors import EmbeddedPostgresError


@contextmanager
def one_line() -> Iterator[None]:
    """Around a command: our errors end it with their words and exit code 1."""
    try:
        yield
    except UniqueError:
        raise click.ClickException("That exists already.") from None
    except ForeignKeyError:
        raise click.ClickException("The crew is not one of this company's.") from None
    except CheckError as error:
        raise click.ClickException(f"The database refuses a value ({error.constraint}).") from None
    except OSError as error:
        raise click.ClickException(in_words(error)) from None
    except (CentreError, EmbeddedPostgresError, DatabaseError, LookupError) as error:
        raise click.ClickException(str(error)) from None


def in_words(error: OSError) -> str:
    """Which file or folder stands in the way, and why."""
    if error.filename is None:
        return str(error)
    return f"{error.filename} can't be used ({error.strerror}). Make it writable, or choose another folder."
