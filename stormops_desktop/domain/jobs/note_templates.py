"""Texts to begin a note with: data by outcome, with places for what is known of the house.

TemplateError       the text is not a file of templates of a format this version knows
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.domain.jobs.status import Outcome

FORMAT = 1
PLACES = frozenset({"address", "city", "zip_code", "day", "time", "me", "storm", "hail", "roof", "slope"})
NOT_KNOWN = "____"  # to be written over by hand; never an invented value
_PLACE = re.compile(r"\{(\w+)\}")


class TemplateError(ValueError):
    """`str(error)` says what is wrong with the file."""


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """One text.

    Attributes:
        outcomes: those it is offered for first; none means any.
    """

    template_id: str
    title: str
    text: str
    outcomes: frozenset[str] = frozenset()


def read_templates(text: str) -> tuple[NoteTemplate, ...]:
    """The templates of a file, in its order.

    Raises:
        TemplateError: not JSON, of another format, incomplete, or with a place nobody can fill.
    """
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise TemplateError(f"The templates have format {raw['format']}; this version reads {FORMAT}.")
        return tuple(_template(each) for each in raw["templates"])
    except TemplateError:
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise TemplateError(f"The templates can't be read ({type(error).__name__}: {error}).") from error


def filled(template: NoteTemplate, facts: Mapping[str, str]) -> str:
    """The text with what is known put in; what is not known stays a blank to write on."""
    return _PLACE.sub(lambda found: facts.get(found[1], "").strip() or NOT_KNOWN, template.text)


def _template(raw: Mapping[str, object]) -> NoteTemplate:
    text, listed = str(raw["text"]), raw.get("outcomes", ())
    unknown = set(_PLACE.findall(text)) - PLACES
    outcomes = frozenset(str(each) for each in listed) if isinstance(listed, list) else frozenset()
    if unknown or not outcomes <= set(Outcome):
        wrong = sorted(unknown | (outcomes - set(Outcome)))
        raise TemplateError(f"Template {raw['id']}: {', '.join(wrong)} means nothing here.")
    return NoteTemplate(str(raw["id"]), str(raw["title"]), text, outcomes)
