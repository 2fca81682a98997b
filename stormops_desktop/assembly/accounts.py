"""Signing in, unlocking, switching and signing out: `ports.AccountVerbs`, and whose session is open."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from stormops_desktop.adapters import vault as vaults
from stormops_desktop.adapters.errors import KeyringTrouble, VaultError, WrongSecret
from stormops_desktop.adapters.machine import device_id, machine_name, platform_name
from stormops_desktop.adapters.pin import Pin
from stormops_desktop.adapters.vault import Vault
from stormops_desktop.adapters.vault_keys import LOCKED, KeyringKey, PassphraseKey, WrappingKey
from stormops_desktop.assembly.profile import Profile, Profiles, WrappedBy, updated
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.assembly.token_store import NoTokens, VaultTokens, keep
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import (
    NotAllowed,
    NotFound,
    ServiceError,
    StoreTrouble,
    Unreachable,
    WrongCredentials,
)
from stormops_desktop.services.models import Member, SyncStatus
from stormops_desktop.services.ports import Services
from sync.contracts.account import DeviceRequest, LoginRequest
from sync.contracts.errors import ProblemType
from sync.engine.errors import Refused, SignedOut, SyncError
from sync.engine.transport import HubClient

if TYPE_CHECKING:
    from stormops_desktop.assembly.session import Session

WRONG_PASSWORD = "The e-mail address or the password is not right."  # noqa: S105
WRONG_PIN = "That is not the PIN. Nothing was changed; sign in with your password if you have forgotten it."
NO_PIN = "No PIN is set for offline use. Sign in with your password when there is a connection."
NO_NEED = (
    "This computer has no keyring, so your password itself opens your data, also without a connection. "
    "No PIN is needed."
)
SIGNED_IN = "Sign in first."
ONLY_HERE = (
    "Only on this computer: {what}. Sync first, or write it to a bundle on a stick (Office, Close-out). "
    "Nothing was changed."
)
UNDECIDED = (
    "The office did not take {count} of your changes, and only you can say what becomes of them "
    "(Office, Sync). Nothing was changed."
)
STILL_IN = "This company's data can still be opened. Nothing was changed."
NO_ROOM = (
    "Nothing can be saved in {folder} ({reason}). Make room there or let yourself write; nothing was lost."
)
TOO_OFTEN = "Too many wrong PINs. Try again in {seconds} seconds."
BUSY_DOOR = "Too many tries. Wait a minute, then try again."


class AccountDesk:
    """The door of this machine. One session is open at a time.

    Args:
        client: makes the HTTP client for the hub.
    """

    def __init__(self, settings: DesktopSettings, client: Any) -> None:
        self._settings, self._client = settings, client
        self._profiles = Profiles(settings.folder)
        self._session: Session | None = None

    @property
    def session(self) -> "Session":
        """The open session.

        Raises:
            NotAllowed: nobody is signed in.
        """
        if self._session is None:
            raise NotAllowed(SIGNED_IN)
        return self._session

    def services(self) -> Services:
        """The use cases of whoever is signed in."""
        return self.session.services

    def remembered(self) -> Sequence[Member]:
        """Members whose replica is on this machine and can be unlocked offline."""
        return [
            member
            for profile in self._profiles.all()
            if profile.has_pin or profile.wrapped_by is WrappedBy.PASSWORD
            for member in profile.members()
            if self._profiles.replica(profile.account_id, member.tenant_id).exists()
        ]

    def sign_in(self, email: str, password: str, tenant_id: str = "") -> Member:
        """Signs in at the office, enrols this machine, opens the replica and fills a new one.

        Raises:
            WrongCredentials, Unreachable, StoreTrouble, ServiceError.
        """
        device = self._device(email)
        with _in_words(WRONG_PASSWORD):
            told = HubClient(self._client, NoTokens()).login(LoginRequest(email, password, device, tenant_id))
        old = self._profiles.read(told.account_id)
        way = old.wrapped_by if old else self._best_way()
        vault = self._vault_at_sign_in(told.account_id, way, password)
        profile = self._profiles.keep(updated(old, told, email, device, way))
        session = self._enter(profile, told.tenant_id, vault, keep(vault, told), enrol=True)
        if tenant_id or len(profile.memberships) == 1:
            self._first_sync(session)
        return session.member

    def _device(self, email: str) -> str:
        try:
            return device_id(self._settings.folder, email)
        except OSError as error:
            raise StoreTrouble(NO_ROOM, folder=self._settings.folder, reason=error.strerror) from error

    def unlock(self, member: Member, pin: str) -> Member:
        """Opens a replica that is here, without the office.

        Raises:
            WrongCredentials: a wrong PIN, or too soon after one. NotAllowed: no PIN is set.
        """
        profile = self._profiles.read(member.account_id)
        if profile is None:
            raise NotFound("This member's data is not on this computer. Sign in with your password.")
        vault = self._open_vault(profile.account_id, profile.wrapped_by, pin)
        if profile.wrapped_by is not WrappedBy.PASSWORD:
            self._check_pin(vault, pin)
        return self._enter(profile, member.tenant_id, vault, VaultTokens(vault, member.tenant_id)).member

    def set_pin(self, pin: str) -> None:
        """Chooses the PIN that opens this account's data without the office."""
        session = self.session
        if session.profile.wrapped_by is WrappedBy.PASSWORD:
            raise NotAllowed(NO_NEED)
        Pin(session.vault, self._settings.cost).choose(pin)
        self._profiles.keep(msgspec.structs.replace(session.profile, has_pin=True))

    def tenants(self) -> Sequence[Member]:
        """Every membership of the signed-in account."""
        return self.session.profile.members()

    def switch(self, tenant_id: str) -> Member:
        """Opens another tenant's replica and closes the present one.

        Raises:
            Unreachable: the other replica is not on this machine yet, and the office can't be reached.
        """
        now = self.session
        if now.member.tenant_id == tenant_id:
            return now.member
        here = self._profiles.replica(now.profile.account_id, tenant_id).exists()
        tokens = VaultTokens(now.vault, tenant_id)
        try:
            with _in_words(SIGNED_IN):
                tokens = keep(now.vault, now.hub.switch(tenant_id))
        except (Unreachable, ServiceError):
            if not here:
                raise
        session = self._enter(now.profile, tenant_id, now.vault, tokens, enrol=not here)
        self._first_sync(session)
        return session.member

    def sign_out(self) -> None:
        """Ends the sign-in here and at the office; the PIN no longer opens anything.

        A bundle that holds all of it is as good as the office: the data stays sealed on this machine.

        Raises:
            NotAllowed: something exists only on this machine.
        """
        session = self.session
        if not session.bundle_holds_all():
            _refuse_unsent(session.sync.status())
        with suppress(SyncError):
            session.hub.logout()
        session.tokens.forget()
        session.vault.forget(vaults.PIN)
        self._profiles.keep(msgspec.structs.replace(session.profile, has_pin=False))
        self.close()

    def remove_data(self) -> None:
        """Removes the open company's data from this machine: its key first, so that no copy can be read.

        Raises:
            NotAllowed: something exists only on this machine, or waits for a decision.
            StoreTrouble: some file could not be removed; without its key nobody can read it.
        """
        session = self.session
        status = session.sync.status()
        _refuse_unsent(status)
        if status.attention:
            raise NotAllowed(UNDECIDED, count=status.attention)
        profile, tenant_id, vault = session.profile, session.member.tenant_id, session.vault
        with suppress(SyncError):
            session.hub.logout()
        session.tokens.forget()
        self.close()
        vault.forget(vaults.REPLICA + tenant_id)
        vault.forget(vaults.IDENTITY + tenant_id)
        self._profiles.remove(profile.account_id, tenant_id)

    def leave(self) -> None:
        """Closes a company of which the member was taken out, and removes what can no longer be opened.

        Raises:
            StoreTrouble: some file could not be removed; without its key nobody can read it.
        """
        session = self.session
        account_id, tenant_id = session.member.account_id, session.member.tenant_id
        if session.vault.get(vaults.REPLICA + tenant_id) is not None:
            raise NotAllowed(STILL_IN)
        self.close()
        self._profiles.remove(account_id, tenant_id)

    def close(self) -> None:
        """Closes the open session, if there is one; everything captured is on disk already."""
        if self._session is not None:
            self._session.close()
        self._session = None

    def _enter(
        self, profile: Profile, tenant_id: str, vault: Vault, tokens: VaultTokens, *, enrol: bool = False
    ) -> "Session":
        member = profile.member(tenant_id)
        if member is None:
            raise NotAllowed("You are not a member of that company.")
        if (
            vault.get(vaults.REPLICA + tenant_id) is None
            and self._profiles.replica(profile.account_id, tenant_id).exists()
        ):  # its key was destroyed, and the program ended before the file was removed
            self._profiles.remove(profile.account_id, tenant_id)
        hub = HubClient(self._client, tokens)
        if enrol:
            with _in_words(SIGNED_IN):
                hub.enrol(DeviceRequest(profile.device, machine_name(), platform_name()))
        before = self._session
        if before is not None and before.is_of(member):
            self.close()  # the same file can't be opened twice
            before = None
        # The replica and all that reads it: half of what would be loaded before anybody could sign in.
        from stormops_desktop.assembly.session import open_session

        opened = open_session(self._settings, self._profiles, profile, member, vault, tokens, hub)
        if before is not None:
            before.close()
        self._session = opened
        return opened

    def _first_sync(self, session: "Session") -> None:
        """Fills a new replica; a run that fails says so on the Sync page and is tried again from there."""
        if session.work.is_empty():
            session.sync.run()

    def _check_pin(self, vault: Vault, typed: str) -> None:
        pin, now = Pin(vault, self._settings.cost), self._settings.now_ms()
        if not pin.is_set():
            raise NotAllowed(NO_PIN)
        wait_ms = pin.wait_ms(now)
        if wait_ms:
            raise WrongCredentials(TOO_OFTEN, seconds=-(-wait_ms // 1000))
        if not pin.check(typed, now):
            raise WrongCredentials(WRONG_PIN)

    def _vault_at_sign_in(self, account_id: str, way: WrappedBy, password: str) -> Vault:
        """The vault; sealed anew when the password changed and the old one has opened it in this session."""
        open_now = self._session
        if open_now is not None and open_now.profile.account_id == account_id:
            if way is WrappedBy.PASSWORD:
                open_now.vault.rewrap(PassphraseKey(password, self._settings.cost))
            return open_now.vault
        return self._open_vault(account_id, way, password)

    def _open_vault(self, account_id: str, way: WrappedBy, secret: str) -> Vault:
        try:
            return vaults.open_vault(self._profiles.folder(account_id), account_id, self._key(way, secret))
        except WrongSecret as error:
            raise WrongCredentials(str(error)) from error
        except (VaultError, OSError) as error:
            raise StoreTrouble(str(error)) from error

    def _best_way(self) -> WrappedBy:
        if self._settings.passphrase is not None:
            return WrappedBy.PASSPHRASE
        return WrappedBy.KEYRING if self._settings.keyring() is not None else WrappedBy.PASSWORD

    def _key(self, way: WrappedBy, secret: str) -> WrappingKey:
        if way is WrappedBy.KEYRING:
            backend = self._settings.keyring()
            if backend is None:
                raise KeyringTrouble(LOCKED)
            return KeyringKey(backend)
        if way is WrappedBy.PASSPHRASE:
            return PassphraseKey(self._settings.passphrase or "", self._settings.cost)
        return PassphraseKey(secret, self._settings.cost)


def _refuse_unsent(status: SyncStatus) -> None:
    """Raises NotAllowed, naming what would be left behind."""
    changes, files = status.waiting, status.photos_unsafe
    waiting = Said("1 change" if changes == 1 else "{count} changes", count=changes)
    unsafe = Said("1 photo" if files == 1 else "{count} photos", count=files)
    if status.papers_unsafe:
        unsafe = Said("1 file" if files == 1 else "{count} files", count=files)
    if changes and files:
        raise NotAllowed(ONLY_HERE, what=Said("{one} and {other}", one=waiting, other=unsafe))
    if changes or files:
        raise NotAllowed(ONLY_HERE, what=waiting if changes else unsafe)


@contextmanager
def _in_words(refused: str) -> Iterator[None]:
    """Lets the engine's errors out as the services'."""
    try:
        yield
    except SignedOut as error:
        raise WrongCredentials(SignedOut.sentence) from error
    except Refused as error:
        raise _refusal(error, refused) from error
    except SyncError as error:
        raise Unreachable(error.sentence) from error


def _refusal(error: Refused, unauthenticated: str) -> ServiceError:
    kind = error.problem.type
    if kind is ProblemType.UNAUTHENTICATED:
        return WrongCredentials(unauthenticated)
    if kind is ProblemType.RATE_LIMITED:
        return ServiceError(BUSY_DOOR)
    if kind in (ProblemType.FORBIDDEN, ProblemType.MEMBERSHIP_REVOKED):
        return NotAllowed("The office does not let this account or this computer in. Ask your manager.")
    return Unreachable(error.sentence)
