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


def arm(salt: str, unit: str, weights: dict[str, float]) -> str:
    """The experiment arm of a unit. `weights` need not add to one; their order is part of the experiment."""
    total = sum(weights.values())
    if total <= 0 or min(weights.values()) < 0:
        raise ValueError("arm weights must not be negative, and some must be positive")
    at = position(salt, unit) * total
    *others, last = [(name, weight) for name, weight in weights.items() if weight]
    for name, weight in others:
        at -= weight
        if at < 0:
            return name
    return last[0]
