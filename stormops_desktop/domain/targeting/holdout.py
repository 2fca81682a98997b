"""Who is never treated so that lift can be measured: a salted hash, the same on every laptop."""

import hashlib

UNIVERSAL_CONTROL_SHARE = 0.05


def position(salt: str, unit: str) -> float:
    """A number in [0, 1) that depends on the salt and the unit only: SHA-256 of "salt|unit".

    Uniform over units; changes with the salt; needs no state, so offline machines agree.
    """
    digest = hashlib.sha256(f"{salt}|{unit}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def in_universal_control(tenant_salt: str, unit: str, share: float = UNIVERSAL_CONTROL_SHARE) -> bool:
    """Whether the unit belongs to its tenant's standing control group, in every storm alike.

    A larger share keeps everyone who was in at a smaller one.
    """
    return position(f"universal-control|{tenant_salt}", unit) < share
