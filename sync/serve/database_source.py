"""Which database the options mean: the embedded one, or somebody else's by its addresses."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sync.postgres.roles import install_roles
from sync.postgres.urls import ROLES, ServerUrls, make_url, urls_from_settings
from sync.serve.centre import noted_database
from sync.serve.embedded_postgres import DATABASE, EmbeddedPostgres
from sync.serve.errors import WrongSettings
from sync.serve.postgres_errors import FolderBusy

PASSWORDS_FILE = "database.json"
_PREFIX = "STORMOPS_DATABASE_URL_"


@dataclass(frozen=True, slots=True)
class DatabaseOptions:
    """`url` is an administrator's address, or "" for the embedded database in `embedded`."""

    data: Path
    embedded: Path
    url: str = ""


def given_database(options: DatabaseOptions, environment: Mapping[str, str]) -> ServerUrls | None:
    """Addresses of a database that somebody else runs, None for the embedded one.

    With an administrator's address the roles and the database are made there, and the roles' passwords kept
    in the data folder; with an address for each role in the environment, nothing is made.

    Raises:
        WrongSettings: not a PostgreSQL address, or addresses for some of the roles only.
        DatabaseError: the server refuses.
    """
    if any(name.startswith(_PREFIX) for name in environment):
        try:
            return urls_from_settings(environment)
        except KeyError as error:
            raise WrongSettings(f"{error.args[0]} is not set; give an address for each role.") from None
    return _administered(options) if options.url else None


@contextmanager
def open_database(options: DatabaseOptions, environment: Mapping[str, str]) -> Iterator[ServerUrls]:
    """The database for as long as a command needs it; the embedded one is started unless a centre runs it.

    Raises:
        EmbeddedPostgresError, DatabaseError, WrongSettings: as `given_database`, `EmbeddedPostgres.start`.
    """
    given = given_database(options, environment)
    if given is not None:
        yield given
        return
    server = EmbeddedPostgres(options.embedded)
    try:
        urls = server.start()
    except FolderBusy:
        running = noted_database(options.data)
        if running is None:
            raise
        urls = running
    try:
        yield urls
    finally:
        server.stop()


def _administered(options: DatabaseOptions) -> ServerUrls:
    parts = urlsplit(options.url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.hostname:
        raise WrongSettings("--database-url must look like postgresql://user:password@host:5432/postgres")
    passwords = _passwords(options.data / PASSWORDS_FILE)
    name = unquote(parts.path.strip("/"))
    database = DATABASE if name in ("", "postgres", "template1") else name
    install_roles(options.url, passwords, database)
    return ServerUrls(
        *(
            make_url(role, passwords[role], parts.hostname, parts.port or 5432, database, options=parts.query)
            for role in ROLES
        )
    )


def _passwords(path: Path) -> dict[str, str]:
    """The roles' passwords; made on first use, readable by their owner only."""
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    if known.keys() >= set(ROLES):
        return known
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # A newer program may know a role more.
    words = {role: known.get(role) or secrets.token_urlsafe(24) for role in ROLES}
    aside = path.with_suffix(".new")
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(words, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return words
