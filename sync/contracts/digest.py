"""What a bucket holds, in 16 bytes: a count, and a sum of row hashes that is cheap to keep up to date."""

import hashlib

MASK = (1 << 64) - 1


def row_hash(row_id: str, rev: int) -> int:
    """64-bit hash of one row at one revision."""
    return raw_hash(bytes.fromhex(row_id.replace("-", "")), rev)


def raw_hash(raw_id: bytes, rev: int) -> int:
    """The same, for an id in its 16 bytes."""
    hashed = hashlib.blake2b(raw_id + rev.to_bytes(8, "big"), digest_size=8).digest()
    return int.from_bytes(hashed, "big")


def add(total: int, *, plus: int = 0, minus: int = 0) -> int:
    return (total + plus - minus) & MASK
