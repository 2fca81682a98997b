"""A claim as entered: known, unknown and empty are three things, and nothing a newer version wrote is lost.

Empty: nobody answered. Unknown: somebody asked, and it is not known; kept as a key in `unknown_fields`.
One answer is one change of one column, so two people's answers to different questions never meet.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from stormops_desktop.domain.claims.form_fields import BY_KEY, FIELDS, FormField, Kind
from stormops_desktop.domain.claims.vocabulary import normalise_code
from stormops_desktop.domain.merge.sets import set_change

UNKNOWN_COLUMN = "unknown_fields"
AS_SETS = (Kind.CODES, Kind.RECORDS)

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
        unknown: keys asked and not known; also those of a newer version.
        newer: keys of the column `extra`, which this version shows nobody and never writes.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    newer: Mapping[str, Any] = field(default_factory=dict)

    def answer(self, key: str) -> Answer:
        """Whether a field is known, unknown or empty; a value tells more than a mark."""
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


def from_row(
    columns: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]] | None = None
) -> ClaimForm:
    """The form that a row of `claim_intel` holds, with the rows of its lists by entity.

    Args:
        columns: in wire spelling, JSON as text.
        rows: in the order of the screen; see `FormField.rows`.
    """
    values: dict[str, Any] = {}
    for each in FIELDS:
        value = _entries(each, rows or {}) if each.rows else _kept(each, columns.get(each.column))
        if value is not None:
            values[each.key] = value
    asked, extra = _parsed(columns.get(UNKNOWN_COLUMN)), _parsed(columns.get("extra"))
    unknown = [key for key in asked if isinstance(key, str)] if isinstance(asked, list) else []
    return ClaimForm(values, frozenset(unknown), extra if isinstance(extra, dict) else {})


def change(before: ClaimForm, after: ClaimForm) -> Columns:
    """The columns of an op that leads from one form to the other, and no column more.

    Sets travel as what was added and removed. Lists whose entries are rows are not among them.
    """
    changed: Columns = {}
    for each in FIELDS:
        old, new = before.values.get(each.key), after.values.get(each.key)
        if each.column and old != new:
            as_set = each.kind in AS_SETS
            changed[each.column] = set_change(_listed(old), _listed(new)) if as_set else new
    if before.unknown != after.unknown:
        changed[UNKNOWN_COLUMN] = set_change(sorted(before.unknown), sorted(after.unknown))
    return changed


def _kept(each: FormField, value: object) -> object:
    if each.kind in AS_SETS:
        return _parsed(value) or None  # an emptied set is as good as none
    if each.kind is Kind.YES_NO and isinstance(value, int):
        return bool(value)
    return value


def _entries(each: FormField, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Any] | None:
    found = [{k: v for k, v in row.items() if v is not None} for row in rows.get(each.rows, ())]
    return found or None


def _parsed(value: object) -> Any:
    """A JSON document as a value; a text that is none is left as it is."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _tidied(key: str, value: object) -> object:
    """Texts are trimmed and otherwise kept as typed; codes take their stored spelling."""
    if not isinstance(value, str):
        return value
    spec = BY_KEY[key]
    return normalise_code(value) if spec.codes else value.strip()
