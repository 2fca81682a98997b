"""Sign-in: passwords for tokens, old refresh tokens for new ones, and the end of both."""

import uuid
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sync.contracts.account import LoginRequest, MembershipInfo, RefreshRequest, TokenResponse
from sync.contracts.errors import ProblemType
from sync.contracts.schema import OFFICE
from sync.hub.accounts import store
from sync.hub.accounts.audit import Happening
from sync.hub.accounts.farewells import leaver_of
from sync.hub.accounts.identity_key import identity_key
from sync.hub.accounts.passwords import Passwords
from sync.hub.accounts.refresh import RefreshRow, Use, judge
from sync.hub.accounts.throttle import LoginThrottle
from sync.hub.accounts.tokens import AccessTokens, fingerprint, new_refresh_token
from sync.hub.web.problems import refusal
from sync.postgres.pool import Connection

LONGEST_PASSWORD = 1024


@dataclass(frozen=True, slots=True)
class AccountLimits:
    """Times in seconds; `identity_secret` is what the tenants' identity keys follow from."""

    refresh_ttl_s: int
    refresh_grace_s: int
    identity_secret: bytes = b""


class Accounts:
    """Blocking; called on the hub's threads. Times come from `now_s`, UTC seconds."""

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Connection]],
        tokens: AccessTokens,
        passwords: Passwords,
        throttle: LoginThrottle,
        limits: AccountLimits,
        now_s: Callable[[], float],
        remember: Callable[[str, Happening], None],
    ) -> None:
        self._transaction = transaction
        self._tokens, self._passwords, self._throttle = tokens, passwords, throttle
        self._limits, self._now_s, self._remember = limits, now_s, remember

    def login(self, request: LoginRequest) -> TokenResponse:
        """Tokens for the right password.

        Raises:
            HubProblem: unauthenticated, alike for a wrong password and an unknown e-mail; rate-limited
                after several of those; membership-revoked or forbidden for a member of nothing, or not
                of the tenant asked for.
        """
        device = canonical_device(request.device)
        wait_s = self._throttle.wait_s(request.email, device)
        if wait_s > 0:
            raise refusal(ProblemType.RATE_LIMITED, "too many sign-in attempts", retry_after=wait_s)
        account = self._checked(request, device)
        with self._transaction() as connection:
            members = store.memberships(connection, account.account_id)
            tenant_id = _chosen(members, request.tenant_id)
            refresh = self._kept(connection, None, account.account_id, tenant_id, device)
            if self._passwords.outdated(account.password_hash):
                store.keep_hash(connection, account.account_id, self._passwords.hash(request.password))
        self._remember(tenant_id, Happening("signed in", account.account_id, account.account_id, device))
        return self._answer(account.account_id, account.display_name, tenant_id, device, members, refresh)

    def refresh(self, request: RefreshRequest) -> TokenResponse:
        """New tokens for a refresh token, for the same tenant or another of the account's.

        Raises:
            HubProblem: unauthenticated when the token is no good; a token shown twice ends its family.
        """
        now = self._now()
        shown = fingerprint(request.refresh_token)
        with self._transaction() as connection:
            row = store.find_token(connection, shown)
            use = judge(row, now, self._limits.refresh_grace_s)
            if use is Use.REUSED and row is not None:
                store.end_family(connection, row.family, now)
            answer = self._leaving(connection, request, row if use in _GOOD else None, now)
            if answer is None and use in _GOOD:
                answer = self._rotated(connection, row, request.tenant_id, now)
        # Refused outside of the transaction, so that the end of a family is committed.
        if use is Use.REUSED and row is not None:
            self._remember(row.tenant_id, _of(row, "refresh token reused; the sign-in was ended"))
        if answer is None:
            raise refusal(ProblemType.UNAUTHENTICATED)
        return answer

    def logout(self, refresh_token: str) -> None:
        """Ends the sign-in of the token; says nothing about whether there was one."""
        with self._transaction() as connection:
            row = store.find_token(connection, fingerprint(refresh_token))
            if row is not None:
                store.end_family(connection, row.family, self._now())
        if row is not None and row.revoked_at is None:
            self._remember(row.tenant_id, _of(row, "signed out"))

    def _checked(self, request: LoginRequest, device: str) -> store.Account:
        with self._transaction() as connection:
            account = store.find_account(connection, request.email)
        known_hash = account.password_hash if account else None
        right = len(request.password) <= LONGEST_PASSWORD and self._passwords.matches(
            known_hash, request.password
        )
        if account is None or not right:
            self._throttle.failed(request.email, device)
            raise refusal(ProblemType.UNAUTHENTICATED)
        self._throttle.succeeded(request.email, device)
        return account

    def _leaving(
        self, connection: Connection, request: RefreshRequest, row: RefreshRow | None, now: datetime
    ) -> TokenResponse | None:
        """For a laptop whose member was taken out: a token that opens its farewell and nothing else."""
        shown = fingerprint(request.refresh_token)
        leaver = leaver_of(connection, shown, row, request.tenant_id, now)
        name = None if leaver is None else store.display_name(connection, leaver.account_id)
        if leaver is None or name is None:
            return None
        return self._answer(
            leaver.account_id, name, leaver.tenant_id, leaver.device, (), request.refresh_token
        )

    def _rotated(
        self, connection: Connection, row: RefreshRow | None, tenant_id: str, now: datetime
    ) -> TokenResponse | None:
        if row is None:
            return None
        name = store.display_name(connection, row.account_id)
        if name is None:
            return None
        members = store.memberships(connection, row.account_id)
        tenant = _chosen(members, tenant_id or row.tenant_id)
        refresh = self._kept(connection, row.family, row.account_id, tenant, row.device)
        store.replace_token(connection, row, fingerprint(refresh), now)
        return self._answer(row.account_id, name, tenant, row.device, members, refresh)

    def _kept(
        self, connection: Connection, family: str | None, account_id: str, tenant_id: str, device: str
    ) -> str:
        refresh, now = new_refresh_token(), self._now()
        until = now + timedelta(seconds=self._limits.refresh_ttl_s)
        token = store.NewToken(fingerprint(refresh), family, account_id, tenant_id, device, now, until)
        store.insert_token(connection, token)
        return refresh

    def _answer(
        self, account_id: str, name: str, tenant_id: str, device: str, members: Sequence[MembershipInfo],
        refresh: str,
    ) -> TokenResponse:  # fmt: skip
        access = self._tokens.mint(account_id, tenant_id, device)
        office = any(m.tenant_id == tenant_id and m.role in OFFICE for m in members)
        key = identity_key(self._limits.identity_secret, tenant_id) if office else ""
        return TokenResponse(
            access, refresh, self._tokens.ttl_s, account_id, name, tenant_id, tuple(members), key
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._now_s(), UTC)


def _of(row: RefreshRow, action: str) -> Happening:
    return Happening(action, row.account_id, row.account_id, row.device)


_GOOD = (Use.CURRENT, Use.GRACE)


def canonical_device(device: str) -> str:
    """The device id in its one spelling.

    Raises:
        HubProblem: bad-request for anything but an UUID.
    """
    try:
        return str(uuid.UUID(device))
    except ValueError:
        raise refusal(ProblemType.BAD_REQUEST, "device must be an UUID") from None


def _chosen(members: Sequence[MembershipInfo], wanted: str) -> str:
    if not members:
        raise refusal(ProblemType.MEMBERSHIP_REVOKED)
    if not wanted:
        return members[0].tenant_id
    for member in members:
        if member.tenant_id == wanted.lower():
            return member.tenant_id
    raise refusal(ProblemType.FORBIDDEN)
