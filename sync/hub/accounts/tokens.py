"""Tokens: short signed ones that say who asks, and opaque long ones that buy the next."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import jwt

from sync.contracts.errors import ProblemType
from sync.hub.web.problems import refusal

ALGORITHM = "HS256"
ISSUER = "stormops-hub"
REFRESH_BYTES = 32
_CLAIMS = ["iss", "sub", "tid", "dev", "iat", "exp"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who an access token speaks for. `expires_at` is UTC seconds."""

    account_id: str
    tenant_id: str
    device: str
    expires_at: int


class AccessTokens:
    """Mints and reads access tokens: JWT, HS256, one tenant and one device each.

    Args:
        secret: at least 32 bytes.
        now_s: UTC seconds.
    """

    def __init__(self, secret: bytes, ttl_s: int, now_s: Callable[[], float]) -> None:
        if len(secret) < 32:
            raise ValueError("the token secret must have at least 32 bytes")
        self._secret, self._ttl_s, self._now_s = secret, ttl_s, now_s

    @property
    def ttl_s(self) -> int:
        return self._ttl_s

    def mint(self, account_id: str, tenant_id: str, device: str) -> str:
        """A token good for `ttl_s` seconds from now."""
        now = int(self._now_s())
        claims = {"iss": ISSUER, "sub": account_id, "tid": tenant_id, "dev": device, "iat": now}
        return jwt.encode({**claims, "exp": now + self._ttl_s}, self._secret, algorithm=ALGORITHM)

    def read(self, authorization: str) -> Bearer:
        """The bearer of an `Authorization` header.

        Raises:
            HubProblem: unauthenticated, the same for every reason.
        """
        scheme, _, token = authorization.partition(" ")
        claims = self._claims(token.strip()) if scheme.lower() == "bearer" else None
        if claims is None or int(claims["exp"]) <= self._now_s():
            raise refusal(ProblemType.UNAUTHENTICATED)
        return Bearer(claims["sub"], claims["tid"], claims["dev"], int(claims["exp"]))

    def _claims(self, token: str) -> dict[str, str] | None:
        # Expiry is judged by our own clock, so that tests and the token agree on what time it is.
        options = {"require": _CLAIMS, "verify_exp": False, "verify_iat": False}
        try:
            claims: dict[str, str] = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                options=options,  # type: ignore[arg-type]
            )
        except jwt.PyJWTError:
            return None
        return claims


def new_refresh_token() -> str:
    """43 characters; short enough for every keyring (Windows takes 1,280)."""
    return secrets.token_urlsafe(REFRESH_BYTES)


def fingerprint(refresh_token: str) -> str:
    """What the database keeps of a refresh token. 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(refresh_token.encode()).hexdigest()
