"""What a profile is made of: things that happened to a person's houses, each told once."""

from dataclasses import dataclass
from enum import StrEnum


class Happened(StrEnum):
    """Kinds of events that a profile is a projection of."""

    STORM = "storm"
    TOUCH = "touch"
    REPLY = "reply"
    CONVERSION = "conversion"
    IMPACT = "impact"
    UPLIFT = "uplift"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event.

    Attributes:
        event_id: the same for the same event of the world; told again it counts once.
        at: UTC milliseconds, 0 when nobody knows.
        hour: of the day where the house stands, None when no zone is known.
        storm_id: "" for an event of no storm. channel: of touches and replies.
        value_cents: of conversions. figure: a score 0..100 (impact), an uplift, or 1.0 for an open claim.
        subject: what a later figure replaces: the house in its storm, or the claim.
    """

    event_id: str
    kind: Happened
    at: int
    storm_id: str = ""
    channel: str = ""
    value_cents: int = 0
    figure: float = 0.0
    subject: str = ""
    hour: int | None = None
