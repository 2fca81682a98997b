"""Where the commands of `stormops-hub` find the centre's database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sync.postgres.migrate import migrate
from sync.postgres.urls import ServerUrls
from sync.serve.command_errors import one_line
from sync.serve.database_source import DatabaseOptions, open_database


@dataclass(frozen=True, slots=True)
class Where:
    """Where the centre keeps things, by the options before the command."""

    database: DatabaseOptions

    @contextmanager
    def open(self) -> Iterator[ServerUrls]:
        """The migrated database for the length of a command; its errors become one line."""
        with one_line(), open_database(self.database, os.environ) as urls:
            migrate(urls.owner)
            yield urls
