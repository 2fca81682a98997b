"""Addresses of the centre's database, one for each role."""

import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from urllib.parse import quote, urlsplit, urlunsplit

OWNER, APP, AUTH, RELAY = "stormops_owner", "stormops_app", "stormops_auth", "stormops_relay"
STREAMS = "stormops_streams"
RUNTIME_ROLES = (APP, AUTH, RELAY, STREAMS)
ROLES = (OWNER, *RUNTIME_ROLES)


@dataclass(frozen=True, slots=True)
class ServerUrls:
    """`postgresql://` addresses with passwords; never log one.

    Attributes:
        owner: runs migrations and provisioning. app: requests, within one tenant. auth: sign-in.
        relay: reads the op log of all tenants. streams: what the stream jobs keep, within one tenant.
    """

    owner: str
    app: str
    auth: str
    relay: str
    streams: str

    def with_database(self, name: str) -> "ServerUrls":
        """The same roles on another database of the same server."""
        return ServerUrls(*(_on_database(url, name) for url in astuple(self)))

    def __repr__(self) -> str:
        parts = urlsplit(self.owner)
        return f"ServerUrls({parts.hostname}:{parts.port}{parts.path})"


def make_url(user: str, password: str, host: str, port: int, database: str, *, options: str = "") -> str:
    """A connection address with its parts quoted; `options` is a query string."""
    netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{host}:{port}"
    return urlunsplit(("postgresql", netloc, f"/{quote(database, safe='')}", options, ""))


def urls_from_settings(settings: Mapping[str, str] | None = None) -> ServerUrls:
    """Addresses for a PostgreSQL that others run: `STORMOPS_DATABASE_URL_{OWNER,APP,AUTH,RELAY,STREAMS}`.

    Raises:
        KeyError: names the setting that is missing.
    """
    values = os.environ if settings is None else settings
    return ServerUrls(*(values[f"STORMOPS_DATABASE_URL_{role.name.upper()}"] for role in fields(ServerUrls)))


def _on_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name, safe='')}"))
