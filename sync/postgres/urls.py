"""Addresses of the centre's database, one for each role."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

OWNER, APP, AUTH, RELAY = "stormops_owner", "stormops_app", "stormops_auth", "stormops_relay"
RUNTIME_ROLES = (APP, AUTH, RELAY)
ROLES = (OWNER, *RUNTIME_ROLES)


@dataclass(frozen=True, slots=True)
class ServerUrls:
    """`postgresql://` addresses with passwords; never log one.

    Attributes:
        owner: runs migrations and provisioning. app: requests, within one tenant. auth: sign-in.
        relay: reads the op log of all tenants.
    """

    owner: str
    app: str
    auth: str
    relay: str

    def with_database(self, name: str) -> "ServerUrls":
        """The same roles on another database of the same server."""
        return ServerUrls(*(_on_database(url, name) for url in (self.owner, self.app, self.auth, self.relay)))

    def __repr__(self) -> str:
        parts = urlsplit(self.owner)
        return f"ServerUrls({parts.hostname}:{parts.port}{parts.path})"


def make_url(user: str, password: str, host: str, port: int, database: str, *, options: str = "") -> str:
    """A connection address with its parts quoted; `options` is a query string."""
    netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{host}:{port}"
    return urlunsplit(("postgresql", netloc, f"/{quote(database, safe='')}", options, ""))


def urls_from_settings(settings: Mapping[str, str] | None = None) -> ServerUrls:
    """Addresses for a PostgreSQL that others run: `STORMOPS_DATABASE_URL_{OWNER,APP,AUTH,RELAY}`.

    Raises:
        KeyError: names the setting that is missing.
    """
    values = os.environ if settings is None else settings
    return ServerUrls(
        *(values[f"STORMOPS_DATABASE_URL_{role}"] for role in ("OWNER", "APP", "AUTH", "RELAY"))
    )


def _on_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name, safe='')}"))
