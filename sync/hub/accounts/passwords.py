"""Passwords: argon2id, and the same work for an account that does not exist."""

from functools import cached_property

import argon2

# RFC 9106 section 4, second recommendation, with half the lanes: the hub has few cores.
TIME_COST = 3
MEMORY_KIB = 64 * 1024
LANES = 2


class Passwords:
    """Hashes and checks passwords. The costs are arguments so that tests need not pay them."""

    def __init__(self, time_cost: int = TIME_COST, memory_kib: int = MEMORY_KIB, lanes: int = LANES) -> None:
        self._hasher = argon2.PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def warm(self) -> None:
        """Makes the stand-in hash now, so that the first unknown e-mail is not slower than the second."""
        _ = self._nobody

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def outdated(self, stored: str) -> bool:
        """Whether the hash was made at another cost than today's."""
        return self._hasher.check_needs_rehash(stored)

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether the password is right; None (no such account) costs the same and is always wrong."""
        try:
            self._hasher.verify(stored or self._nobody, password)
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False
        return stored is not None
