"""What the desks of who is who share: the replica, the key, and tables that are up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.identity.ports import Seal
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.identity import refreshing
from sync.contracts.schema import ADMIN, MANAGER

LEADS_ONLY = "Only a manager or an admin decides who is one person. Nothing was changed."
OFFICE_ONLY = "Only the office brings in who people are. Nothing was changed."
NO_KEY = (
    "This computer has no key for who is who yet. Sign in once with a connection; everything else works. "
    "Nothing was changed."
)


class IdentityLane:
    """One member's way to who is who. `seal` is None for crews, and before a sign-in that gives it."""

    def __init__(self, work: Workplace, seal: Seal | None) -> None:
        self.work, self._seal = work, seal

    @property
    def leads(self) -> bool:
        """Whether this member decides, and reads in clear."""
        return self.work.member.role in (MANAGER, ADMIN)

    @property
    def has_key(self) -> bool:
        return self._seal is not None

    @property
    def seal(self) -> Seal:
        """The company's key.

        Raises:
            NotAllowed: this computer has none.
        """
        if self._seal is None:
            raise NotAllowed(NO_KEY)
        return self._seal

    def lead(self) -> None:
        """Raises NotAllowed for all but those who lead."""
        if not self.leads:
            raise NotAllowed(LEADS_ONLY)

    def shown(self, kind: str, sealed: str, masked: str) -> tuple[str, bool]:
        """The value as this member may see it, and whether it is in clear."""
        if kind in (Kind.PROPERTY_ID, Kind.PARCEL_ID):
            return masked, True
        opened = self._seal.open(kind, sealed) if self._seal is not None and self.leads else None
        return (masked, False) if opened is None else (opened, True)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """The replica, with who is who worked out up to now.

        Raises:
            StoreTrouble: busy or damaged.
        """
        with self.work.reading() as connection:
            stale = refreshing.is_stale(connection)
        if stale:
            with self.work.writing() as connection:
                refreshing.refresh(connection)
        with self.work.reading() as connection:
            yield connection
