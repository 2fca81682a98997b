"""What others report: touches from web analytics and mail tools, in the formats that they are met in.

One reader for the Kafka topics and for `POST /v1/events`. Nothing that names a person is read: no e-mail
address, no client id, no cookie.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from sync.contracts.events.envelope import EventError
from sync.contracts.identifiers import canonical

TOUCH, JOB_DONE, NOT_OURS = "touch", "job_completed", "not_ours"
LATEST_AHEAD_MS = 5 * 60_000
EARLIEST_MS = 946_684_800_000  # the year 2000
LARGEST_CENTS = 10**12
LONGEST_TEXT = 200
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
# What happened, as tools say it: (direction, whether it is a conversion).
_INBOUND = frozenset(
    {
        "open", "click", "response", "appointment", "inspection", "quote", "page_view", "lead_form_submit",
        "estimate_tool_used", "quote_started", "call_click", "call_response",
    }
)  # fmt: skip
_OUTBOUND = frozenset(
    {"impression", "sent", "delivered", "touch", "contact", "proposal_sent", "job_complete"}
)
_CONVERSIONS = frozenset({"conversion", "converted", "contract"})
_GA4 = frozenset({"page_view", "lead_form_submit", "estimate_tool_used", "quote_started", "call_click"})
# The centre works these out itself; a report of one is no error and changes nothing.
_NOT_OURS = frozenset({"property_impacted"})
CHANNEL_WORDS: Mapping[str, str] = {
    "web": "ga4", "door": "door_knock", "knock": "door_knock", "phone": "call", "phone_outbound": "call",
    "phone_inbound": "call", "text": "sms", "mail": "direct_mail", "call_response": "call",
}  # fmt: skip


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """One report, read.

    Attributes:
        kind: `TOUCH`, `JOB_DONE` or `NOT_OURS`.
        source_event_id: the tool's own id, else a hash of what it says: told twice it is the same.
        tenant_id, storm: "" where the report does not say. storm: an id, or the storm's external id.
        place: the house, or the job, by id or by external id.
        at: UTC milliseconds. play: a play's id or code, "" for none.
    """

    kind: str
    source_event_id: str
    tenant_id: str = ""
    storm: str = ""
    place: str = ""
    channel: str = ""
    channel_said: str = ""
    at: int = 0
    play: str = ""
    persona: str = ""
    direction: str = ""
    outcome: str = ""
    converted: bool = False
    value_cents: int = 0


def read_report(document: Any, *, now_ms: int, channels: frozenset[str], default_id: str = "") -> Reported:
    """The report that a JSON document makes.

    Args:
        now_ms: UTC milliseconds; a report of later things is refused.
        channels: spellings of the contract. default_id: an id from the envelope, "" for none.

    Raises:
        EventError: what is missing or wrong, without the values.
    """
    if not isinstance(document, dict):
        raise EventError("A report is a JSON object.")
    said = {str(name): value for name, value in document.items() if value is not None}
    word = _word(said, "event_type", "type", "event_name", "name") or "touch"
    common: dict[str, Any] = {
        "tenant_id": _text(said, "tenant_id").lower(),
        "storm": _text(said, "storm_id", "event_id"),
    }
    source = _text(said, "source_event_id", "id") or default_id or _fingerprint(said)
    if word in _NOT_OURS:
        return Reported(kind=NOT_OURS, source_event_id=source, **common)
    at = _moment(said, now_ms)
    if word == "job_completed":
        return Reported(
            kind=JOB_DONE, source_event_id=source, place=_required(said, "job_id"), at=at, **common
        )
    return _touch(said, word, at, source, common, channels)


def _touch(
    said: Mapping[str, Any],
    word: str,
    at: int,
    source: str,
    common: Mapping[str, Any],
    channels: frozenset[str],
) -> Reported:
    if word not in _INBOUND | _OUTBOUND | _CONVERSIONS:
        raise EventError("The type of the report is not one that is taken.")
    written = _text(said, "channel") or ("ga4" if word in _GA4 else "")
    converted = word in _CONVERSIONS or _flag(said, "converted")
    if not written and not converted:
        raise EventError("The report names no channel.")
    outcome = "complaint" if _flag(said, "complaint") else _text(said, "outcome") or _outcome(word)
    return Reported(
        kind=TOUCH, source_event_id=source, place=_required(said, "property_id", "parcel_id"), at=at,
        channel=_channel(written, channels), channel_said=written,
        play=_text(said, "play_id", "play"), persona=_text(said, "persona"),
        direction=_text(said, "direction") or _direction(word, written), outcome=outcome, converted=converted,
        value_cents=_cents(said) if converted else 0, **common,
    )  # fmt: skip


def _direction(word: str, channel: str) -> str:
    turned_to_us = word in _INBOUND or channel in ("phone_inbound", "organic_search", "ga4", "web")
    return "inbound" if turned_to_us else "outbound"


def _outcome(word: str) -> str:
    return "" if word in ("touch", "contact", *_CONVERSIONS) else word


def _channel(written: str, channels: frozenset[str]) -> str:
    word = written.strip().lower().replace(" ", "_").replace("-", "_")
    word = CHANNEL_WORDS.get(word, word)
    return word if word in channels else "other"


def _word(said: Mapping[str, Any], *names: str) -> str:
    return _text(said, *names).lower().replace(" ", "_")


def _text(said: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = said.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            text = str(value).strip()
            if len(text) > LONGEST_TEXT or "\x00" in text:
                raise EventError(f"{name} is too long or not text.")
            return text.lower() if _ID.match(text.lower()) else text
    return ""


def _required(said: Mapping[str, Any], *names: str) -> str:
    found = _text(said, *names)
    if not found:
        raise EventError(f"The report names no {names[0]}.")
    return found


def _flag(said: Mapping[str, Any], name: str) -> bool:
    value = said.get(name, False)
    if isinstance(value, str):
        return value.strip().lower() in ("true", "yes", "1")
    return value is True or value == 1


def _cents(said: Mapping[str, Any]) -> int:
    if isinstance(said.get("value_cents"), int) and not isinstance(said["value_cents"], bool):
        cents = int(said["value_cents"])
    else:
        value = said.get("conversion_value", said.get("value", 0))
        try:
            cents = round(float(value) * 100)
        except (TypeError, ValueError, OverflowError):
            raise EventError("The value is no number.") from None
    if not 0 <= cents <= LARGEST_CENTS:
        raise EventError("The value is below zero or too large.")
    return cents


def _moment(said: Mapping[str, Any], now_ms: int) -> int:
    written = next(
        (said[n] for n in ("timestamp", "event_timestamp", "occurred_at", "time") if n in said), None
    )
    at = _milliseconds(written)
    if at is None:
        raise EventError("The report names no time that can be read.")
    if not EARLIEST_MS <= at <= now_ms + LATEST_AHEAD_MS:
        raise EventError("The time of the report lies in the future, or long ago.")
    return min(at, now_ms)


def _milliseconds(written: Any) -> int | None:
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


def _fingerprint(said: Mapping[str, Any]) -> str:
    """Of a report without an id: the same words, the same report."""
    try:
        whole = msgspec.json.encode(said, order="deterministic")
    except (TypeError, msgspec.MsgspecError):
        raise EventError("The report is not JSON.") from None
    return "hash:" + hashlib.blake2b(whole, digest_size=16).hexdigest()


def id_from(*parts: str) -> str:
    """An id that follows from what it is of."""
    joined = "\x1f".join(parts).encode()
    return canonical(hashlib.blake2b(joined, digest_size=16).hexdigest())
