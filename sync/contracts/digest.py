"""What a bucket holds, in 16 bytes: a count, and a sum of row hashes that is cheap to keep up to date."""

import hashlib

MASK = (1 << 64) - 1


def row_hash(row_id: str, rev: int) -> int:
    """64-bit hash of one row at one revision."""
    raw = bytes.fromhex(row_id.replace("-", "")) + rev.to_bytes(8, "big")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big")


def add(total: int, *, plus: int = 0, minus: int = 0) -> int:
    return (total + plus - minus) & MASK
