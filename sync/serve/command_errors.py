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
    except (CentreError, EmbeddedPostgresError, DatabaseError, LookupError, OSError) as error:
        raise click.ClickException(str(error)) from None
