"""Who has worked on this machine: what the sign-in screen may show before anything is unlocked."""

import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from stormops_desktop.services.errors import StoreTrouble
from stormops_desktop.services.models import Member
from sync.contracts.account import MembershipInfo, TokenResponse

FILE = "account.json"
REPLICA = "replica.db"
LEFT_OVER = (
    "The data can no longer be opened by anybody, but {folder} could not be removed ({reason}). "
    "Close other programs that use it and delete it by hand."
)


class WrappedBy(StrEnum):
    """What opens the account's vault."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, given by the environment
    PASSWORD = "password"  # noqa: S105 - typed by the person; there is no keyring


class Profile(msgspec.Struct, frozen=True):
    """One account on this machine. Nothing in it is secret."""

    account_id: str
    email: str
    display_name: str
    device: str
    wrapped_by: WrappedBy
    memberships: tuple[MembershipInfo, ...]
    has_pin: bool = False

    def member(self, tenant_id: str) -> Member | None:
        """The account as a member of a tenant."""
        for info in self.memberships:
            if info.tenant_id == tenant_id:
                return Member(
                    info.tenant_id, info.org_name, self.account_id, self.display_name, info.role,
                    info.crew_id, self.email,
                )  # fmt: skip
        return None

    def members(self) -> tuple[Member, ...]:
        found = (self.member(info.tenant_id) for info in self.memberships)
        return tuple(member for member in found if member is not None)


class Profiles:
    """The folder of accounts: `accounts/<account>/<tenant>/replica.db`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "accounts"

    def folder(self, account_id: str) -> Path:
        return self._folder / account_id

    def replica(self, account_id: str, tenant_id: str) -> Path:
        return self.folder(account_id) / tenant_id / REPLICA

    def remove(self, account_id: str, tenant_id: str) -> None:
        """Removes all that is kept of an account at one company.

        Raises:
            StoreTrouble: some file is in use; without its key nobody can read it.
        """
        try:
            shutil.rmtree(self.replica(account_id, tenant_id).parent)
        except OSError as error:
            raise StoreTrouble(LEFT_OVER, folder=error.filename, reason=error.strerror) from error

    def all(self) -> Iterator[Profile]:
        """Every account that can be read, by e-mail."""
        found = (self.read(path.parent.name) for path in self._folder.glob(f"*/{FILE}"))
        yield from sorted((profile for profile in found if profile is not None), key=lambda p: p.email)

    def read(self, account_id: str) -> Profile | None:
        try:
            return msgspec.json.decode((self.folder(account_id) / FILE).read_bytes(), type=Profile)
        except (OSError, msgspec.DecodeError):
            return None

    def keep(self, profile: Profile) -> Profile:
        """Writes it whole or not at all."""
        folder = self.folder(profile.account_id)
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{FILE}.new"
        fresh.write_bytes(msgspec.json.encode(profile))
        fresh.replace(folder / FILE)
        return profile


def updated(old: Profile | None, told: TokenResponse, email: str, device: str, way: WrappedBy) -> Profile:
    """The profile after a sign-in."""
    return Profile(
        told.account_id, email, told.display_name, device, old.wrapped_by if old else way, told.memberships,
        old.has_pin if old else False,
    )  # fmt: skip
