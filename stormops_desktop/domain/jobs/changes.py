"""The vocabulary of a job's history besides its status: what was changed, and how."""

from enum import StrEnum


class Topic(StrEnum):
    """What part of a job a change is about."""

    APPOINTMENT = "appointment"
    CLAIM = "claim"  # `item` is the key of a form's field
    STAGE = "stage"


class Did(StrEnum):
    """What was done to it."""

    SET = "set"
    CLEARED = "cleared"
    UNKNOWN = "unknown"  # asked, and not known
    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"


LONGEST_VALUE = 300


def shortened(text: str) -> str:
    """A value as the history keeps it."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
