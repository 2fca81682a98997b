"""What others report: touches from web analytics and mail tools, in the formats that they are met in.

One reader for the Kafka topics and for `POST /v1/events`. Nothing that names a person is read: no e-mail
address, no client id, no cookie.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from sync.contracts.events.areas import AreaSaid, area_kind, read_area
from sync.contracts.events.envelope import EventError
from sync.contracts.events.reading import (
    fingerprint_of,
    flag_of,
    moment_of,
    required_text,
    text_of,
    word_of,
)
from sync.contracts.identifiers import canonical

TOUCH, JOB_DONE, NOT_OURS, AREA = "touch", "job_completed", "not_ours", "area"
LARGEST_CENTS = 10**12
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
        kind: `TOUCH`, `JOB_DONE`, `AREA` or `NOT_OURS`. area: what is said of one, None for other kinds.
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
    area: AreaSaid | None = None


def read_report(
    document: Any, *, now_ms: int, channels: frozenset[str], default_id: str = "", about: str = ""
) -> Reported:
    """The report that a JSON document makes.

    Args:
        now_ms: UTC milliseconds; a report of later things is refused.
        channels: spellings of the contract. default_id: an id from the envelope, "" for none.
        about: what a report speaks of that does not say so itself (`areas.KINDS`), by the topic it came on.

    Raises:
        EventError: what is missing or wrong, without the values.
    """
    if not isinstance(document, dict):
        raise EventError("A report is a JSON object.")
    said = {str(name): value for name, value in document.items() if value is not None}
    if kind := area_kind(said) or about:
        return _of_area(said, kind, now_ms, default_id)
    word = word_of(said, "event_type", "type", "event_name", "name") or "touch"
    common: dict[str, Any] = {
        "tenant_id": text_of(said, "tenant_id").lower(),
        "storm": text_of(said, "storm_id", "event_id"),
    }
    source = text_of(said, "source_event_id", "id") or default_id or fingerprint_of(said)
    if word in _NOT_OURS:
        return Reported(kind=NOT_OURS, source_event_id=source, **common)
    at = moment_of(said, now_ms)
    if word == "job_completed":
        return Reported(
            kind=JOB_DONE, source_event_id=source, place=required_text(said, "job_id"), at=at, **common
        )
    return _touch(said, word, at, source, common, channels)


def _of_area(said: Mapping[str, Any], kind: str, now_ms: int, default_id: str) -> Reported:
    area, at, named = read_area(said, kind, now_ms)
    return Reported(
        kind=AREA, source_event_id=named or default_id or fingerprint_of(said), area=area, at=at,
        tenant_id=text_of(said, "tenant_id").lower(), storm=text_of(said, "storm_id"),
    )  # fmt: skip


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
    written = text_of(said, "channel") or ("ga4" if word in _GA4 else "")
    converted = word in _CONVERSIONS or flag_of(said, "converted")
    if not written and not converted:
        raise EventError("The report names no channel.")
    outcome = "complaint" if flag_of(said, "complaint") else text_of(said, "outcome") or _outcome(word)
    return Reported(
        kind=TOUCH, source_event_id=source, place=required_text(said, "property_id", "parcel_id"), at=at,
        channel=_channel(written, channels), channel_said=written,
        play=text_of(said, "play_id", "play"), persona=text_of(said, "persona"),
        direction=text_of(said, "direction") or _direction(word, written), outcome=outcome,
        converted=converted, value_cents=_cents(said) if converted else 0, **common,
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


def id_from(*parts: str) -> str:
    """An id that follows from what it is of."""
    joined = "\x1f".join(parts).encode()
    return canonical(hashlib.blake2b(joined, digest_size=16).hexdigest())
