"""What a bucket holds, in 16 bytes: a count, and a sum of row hashes that is cheap to keep up to date."""

import hashlib

MASK = (1 << 64) - 1
RANGES = tuple(f"{last_byte:02x}" for last_byte in range(256))
"""The names of a bucket's 256 ranges, as a snapshot's `suffix` spells them."""


def range_of(row_id: str) -> int:
    """The range a row lies in: its id's last byte, which is random. UUIDv7 ids share their first ones."""
    return int(row_id[-2:], 16)


def row_hash(row_id: str, rev: int) -> int:
    """64-bit hash of one row at one revision."""
    return raw_hash(bytes.fromhex(row_id.replace("-", "")), rev)


def raw_hash(raw_id: bytes, rev: int) -> int:
    """The same, for an id in its 16 bytes."""
    hashed = hashlib.blake2b(raw_id + rev.to_bytes(8, "big"), digest_size=8).digest()
    return int.from_bytes(hashed, "big")


def add(total: int, *, plus: int = 0, minus: int = 0) -> int:
    """The sum after hashes came (`plus`) and went (`minus`), mod 2^64."""
    return (total + plus - minus) & MASK
