"""A remark on what was entered: it explains itself and never blocks a save."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How loudly a finding is shown."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark.

    Attributes:
        code: stable, for tests, filters and translation.
        sentence: whole English sentence with the figures in it.
        fields: keys of the form's fields it is about.
    """

    code: str
    level: Level
    sentence: str
    fields: tuple[str, ...] = ()


def info(code: str, sentence: str, *fields: str) -> Finding:
    """A finding that only explains."""
    return Finding(code, Level.INFO, sentence, fields)


def warning(code: str, sentence: str, *fields: str) -> Finding:
    """A finding that somebody should look at."""
    return Finding(code, Level.WARNING, sentence, fields)
