"""The whole desktop without its windows: `open_desktop()` for the app and for the commands."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any

from stormops_desktop.assembly.accounts import AccountDesk
from stormops_desktop.assembly.settings import DesktopSettings, from_environment
from stormops_desktop.services.ports import Services
from sync.engine.transport import http_client


@dataclass(frozen=True, slots=True)
class Desktop:
    """The door (`accounts`) and, once somebody is in, the use cases. A context manager."""

    settings: DesktopSettings
    accounts: AccountDesk
    client: Any

    def services(self) -> Services:
        """The use cases of whoever is signed in.

        Raises:
            NotAllowed: nobody is.
        """
        return self.accounts.services()

    def close(self) -> None:
        """Closes the session and the connection to the office."""
        self.accounts.close()
        self.client.close()

    def __enter__(self) -> "Desktop":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_desktop(settings: DesktopSettings | None = None, client: Any = None) -> Desktop:
    """Nothing is opened or asked of the network before somebody signs in or unlocks.

    Args:
        client: an HTTP client in place of the real one.
    """
    chosen = settings or from_environment()
    connection = client or http_client(chosen.hub_url)
    return Desktop(chosen, AccountDesk(chosen, connection), connection)
