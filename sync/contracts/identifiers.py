"""Ids on the wire: canonical UUID text in ops, packed base64 in row blocks; UUIDv7 made here."""

import base64
from collections.abc import Iterable

LENGTH = 36
_DIGIT_PLACES = tuple(place for place in range(LENGTH) if place not in (8, 13, 18, 23))


def pack(ids: Iterable[str]) -> str:
    """Base64 of the ids' 16 bytes, joined in order."""
    return base64.b64encode(bytes.fromhex("".join(ids).replace("-", ""))).decode()


def unpack(packed: str) -> list[str]:
    """The inverse of `pack`."""
    digits = base64.b64decode(packed).hex().encode()
    texts = bytearray(b"-" * (len(digits) // 32 * LENGTH))
    # A digit of every id at a time: 32 steps, however many ids.
    for column, place in enumerate(_DIGIT_PLACES):
        texts[place::LENGTH] = digits[column::32]
    joined = texts.decode()
    return [joined[i : i + LENGTH] for i in range(0, len(joined), LENGTH)]


def canonical(digits: str) -> str:
    """36-character UUID text of 32 hexadecimal digits."""
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def uuid7(now_ms: int, randomness: bytes) -> str:
    """A time-ordered UUID (RFC 9562, version 7).

    Args:
        now_ms: UTC milliseconds.
        randomness: 10 bytes from the caller's source.
    """
    raw = bytearray(now_ms.to_bytes(6, "big") + randomness[:10])
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return canonical(raw.hex())
