"""A sentence in English that screens say in the language of whoever reads it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Self

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Said(str):
    """English as it stands, for commands, logs and tests; with the template it was made of and its values.

    Screens translate `template` and put `given` in (`viewmodels/said`): numbers with the marks of their
    locale, days with its names of months, and a `Said` among the values in its own translation. So values go
    in by name, never by an f-string.
    """

    __slots__ = ("given", "template")
    context: ClassVar[str] = "services"  # of its translation
    template: str
    given: Mapping[str, object]

    def __new__(cls, template: str, **given: object) -> Self:
        plain = {name: _english(value) for name, value in given.items()}
        said = super().__new__(cls, template.format(**plain) if given else template)
        said.template, said.given = str(template), given
        return said

    def __str__(self) -> Self:
        """Itself, so that what an error says keeps its template where the error is said again."""
        return self


class ClaimWord(Said):
    """The name of a field of the claim, which the claim page's own words translate."""

    __slots__ = ()
    context = "claim"


def several(parts: Sequence[str], between: str = "; ") -> Said:
    """Parts that are said in a row, each in its own translation."""
    names = {f"part{at}": part for at, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in names), **names)


def _english(value: object) -> object:
    match value:
        case bool():
            return value
        case int():
            return f"{value:,}"
        case float():
            return f"{value:g}"
        case date():
            return f"{value.day:02d} {MONTHS[value.month - 1]} {value.year}"
    return value
