"""Reads single values of documents that others write, in the spellings that they are met in."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from sync.contracts.events.envelope import EventError

LATEST_AHEAD_MS = 5 * 60_000
EARLIEST_MS = 946_684_800_000  # the year 2000
LONGEST_TEXT = 200
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_MOMENTS = ("timestamp", "event_timestamp", "occurred_at", "time")


def word_of(said: Mapping[str, Any], *names: str) -> str:
    """As `text_of`, as one word in lower case."""
    return text_of(said, *names).lower().replace(" ", "_")


def text_of(said: Mapping[str, Any], *names: str) -> str:
    """The first of these that has a value, "" for none; ids in lower case.

    Raises:
        EventError: it is too long, or not text.
    """
    for name in names:
        value = said.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            text = str(value).strip()
            if len(text) > LONGEST_TEXT or "\x00" in text:
                raise EventError(f"{name} is too long or not text.")
            return text.lower() if _ID.match(text.lower()) else text
    return ""


def required_text(said: Mapping[str, Any], *names: str) -> str:
    """As `text_of`.

    Raises:
        EventError: none has a value.
    """
    found = text_of(said, *names)
    if not found:
        raise EventError(f"The report names no {names[0]}.")
    return found


def flag_of(said: Mapping[str, Any], name: str) -> bool:
    """Whether it is true, in any spelling."""
    value = said.get(name, False)
    if isinstance(value, str):
        return value.strip().lower() in ("true", "yes", "1")
    return value is True or value == 1


def moment_of(said: Mapping[str, Any], now_ms: int, names: Sequence[str] = _MOMENTS) -> int:
    """The first of these that is there, UTC milliseconds; never later than now.

    Raises:
        EventError: none, not readable, in the future or long ago.
    """
    written = next((said[name] for name in names if name in said), None)
    at = milliseconds_of(written)
    if at is None:
        raise EventError("The report names no time that can be read.")
    if not EARLIEST_MS <= at <= now_ms + LATEST_AHEAD_MS:
        raise EventError("The time of the report lies in the future, or long ago.")
    return min(at, now_ms)


def milliseconds_of(written: Any) -> int | None:
    """ISO 8601 (UTC where it names no zone), or seconds, milliseconds or microseconds since 1970."""
    if isinstance(written, bool) or written is None:
        return None
    if isinstance(written, str) and not written.strip().replace(".", "", 1).isdigit():
        try:
            moment = datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
        except ValueError:
            return None
        return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    try:
        number = float(written)
    except (TypeError, ValueError, OverflowError):
        return None
    for scale, largest in ((1000, 1e11), (1, 1e14), (0.001, 1e17)):
        if abs(number) < largest:
            return round(number * scale)
    return None


def fingerprint_of(said: Mapping[str, Any]) -> str:
    """Of a report without an id: the same words, the same report."""
    try:
        whole = msgspec.json.encode(said, order="deterministic")
    except (TypeError, msgspec.MsgspecError):
        raise EventError("The report is not JSON.") from None
    return "hash:" + hashlib.blake2b(whole, digest_size=16).hexdigest()
