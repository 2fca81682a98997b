"""One contact with a household, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Channel(StrEnum):
    """How a household was reached; unknown text is kept beside it and counted as other."""

    GA4 = "ga4"
    EMAIL = "email"
    SMS = "sms"
    DOOR_KNOCK = "door_knock"
    CALL = "call"
    DIRECT_MAIL = "direct_mail"
    REFERRAL = "referral"
    OTHER = "other"


_ALIASES: Mapping[str, Channel] = MappingProxyType(
    {
        "web": Channel.GA4,
        "door": Channel.DOOR_KNOCK,
        "knock": Channel.DOOR_KNOCK,
        "phone": Channel.CALL,
        "phone_outbound": Channel.CALL,
        "text": Channel.SMS,
        "mail": Channel.DIRECT_MAIL,
    }
)


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact.

    Attributes:
        at_ms: UTC milliseconds.
        play: the play it was part of, None for none.
        value_cents: what the conversion was worth, 0 when it did not convert.
    """

    property_id: str
    channel: Channel
    at_ms: int
    play: str | None
    converted: bool = False
    value_cents: int = 0


def channel_of(written: str) -> Channel:
    """The channel of any spelling met in the wild; `Channel.OTHER` for the rest."""
    word = written.strip().lower().replace(" ", "_").replace("-", "_")
    if word in _ALIASES:
        return _ALIASES[word]
    return Channel(word) if word in set(Channel) else Channel.OTHER
