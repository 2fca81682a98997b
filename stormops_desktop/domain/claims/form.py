"""A claim as entered: known, unknown and empty are three things, and nothing a newer version wrote is lost.

Empty: nobody answered. Unknown: somebody asked, and it is not known; kept as a key in `extra["unknown"]`.
Values are kept as they are in rows and JSON (see `form_fields.Kind`); whatever this version can't read stays
as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from stormops_desktop.domain.claims.form_fields import BY_KEY, FIELDS
from stormops_desktop.domain.claims.vocabulary import normalise_code

UNKNOWN_KEYS = "unknown"

Columns = dict[str, Any]


class Answer(StrEnum):
    """How far a field is answered."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    KNOWN = "known"


@dataclass(frozen=True)
class ClaimForm:
    """The answers to the claim form.

    Attributes:
        values: by field key; a key without a value is absent.
        unknown: keys asked and not known.
        newer: keys of `extra` that this version does not have, untouched.
        newer_unknown: unknown keys that this version does not have.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    newer: Mapping[str, Any] = field(default_factory=dict)
    newer_unknown: tuple[str, ...] = ()

    def answer(self, key: str) -> Answer:
        """Whether a field is known, unknown or empty."""
        if key in self.values:
            return Answer.KNOWN
        return Answer.UNKNOWN if key in self.unknown else Answer.EMPTY

    def answered(self) -> frozenset[str]:
        """Keys known or unknown, and the kinds of the papers that are there: what a stage may ask for."""
        papers = self.values.get("papers")
        listed = papers if isinstance(papers, list) else []
        kinds = {str(paper["kind"]) for paper in listed if isinstance(paper, dict) and "kind" in paper}
        return frozenset(self.values) | self.unknown | kinds


def set_known(form: ClaimForm, key: str, value: object) -> ClaimForm:
    """The form with one more answer; an empty one (None, blank text, no entries) clears the field."""
    kept = _tidied(key, value)
    if kept is None or kept in ("", [], {}):
        return clear(form, key)
    return replace(form, values={**form.values, key: kept}, unknown=form.unknown - {key})


def set_unknown(form: ClaimForm, key: str) -> ClaimForm:
    """The form where a field was asked and is not known."""
    return replace(clear(form, key), unknown=form.unknown | {BY_KEY[key].key})


def clear(form: ClaimForm, key: str) -> ClaimForm:
    """The form where nobody answered a field."""
    values = {name: value for name, value in form.values.items() if name != BY_KEY[key].key}
    return replace(form, values=values, unknown=form.unknown - {key})


def from_row(columns: Mapping[str, Any], extra: Mapping[str, Any] | None) -> ClaimForm:
    """The form that a row of `claim_intel` holds; `extra` is its JSON, already parsed."""
    more = dict(extra or {})
    unknown = more.pop(UNKNOWN_KEYS, [])
    listed = [key for key in unknown if isinstance(key, str)] if isinstance(unknown, list) else []
    values: dict[str, Any] = {}
    for each in FIELDS:
        value = columns.get(each.column) if each.column else more.pop(each.key, None)
        if value is not None:
            values[each.key] = value
    return ClaimForm(
        values=values,
        unknown=frozenset(key for key in listed if key in BY_KEY and key not in values),
        newer=more,
        newer_unknown=tuple(key for key in listed if key not in BY_KEY),
    )


def to_row(form: ClaimForm) -> tuple[Columns, dict[str, Any]]:
    """The columns of `claim_intel` (None clears one) and the JSON of `extra`, keys in order."""
    columns = {each.column: form.values.get(each.key) for each in FIELDS if each.column}
    extra = dict(form.newer)
    kept = [each.key for each in FIELDS if not each.column and each.key in form.values]
    extra.update({key: form.values[key] for key in kept})
    unknown = sorted(form.unknown) + list(form.newer_unknown)
    if unknown:
        extra[UNKNOWN_KEYS] = unknown
    return columns, dict(sorted(extra.items()))


def _tidied(key: str, value: object) -> object:
    """Texts are trimmed and otherwise kept as typed; codes take their stored spelling."""
    if not isinstance(value, str):
        return value
    spec = BY_KEY[key]
    return normalise_code(value) if spec.codes else value.strip()
