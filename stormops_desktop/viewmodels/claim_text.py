"""A claim's values as text to edit, and typed text as values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from stormops_desktop.domain.claims.entry_fields import DEFAULTS, ENTRIES, REQUIRED
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.form_entry import CannotRead, read_instant, read_typed
from stormops_desktop.domain.claims.form_fields import BY_KEY, FormField, Kind
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.domain.said import ClaimWord
from stormops_desktop.domain.zones import zone_named


def editable(field: FormField, value: object, zone: str) -> str:
    """The text that stands in a field's editor; typing it again gives the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind is Kind.CENTS and isinstance(value, int):
        return money(value).replace("$", "")
    if field.kind is Kind.INSTANT and isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, zone_named(zone)).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def read_field(key: str, text: str, form: ClaimForm, zone: str) -> object:
    """The value that a typed text means; None when it is blank.

    Raises:
        CannotRead: a sentence for the person.
    """
    field = BY_KEY[key]
    if field.kind is Kind.INSTANT and text.strip():
        return read_instant(text, zone_named(str(form.values.get("meeting_zone") or zone)))
    return read_typed(field, text)


def entry_texts(key: str, values: Mapping[str, Any], zone: str) -> dict[str, str]:
    """What stands in the editors of an entry; reading it again gives the same values."""
    return {field.key: editable(field, values.get(field.key), zone) for field in ENTRIES[key]}


def read_entry(key: str, texts: Mapping[str, str], zone: str = "UTC") -> dict[str, Any]:
    """The values of an entry of a list.

    Raises:
        CannotRead: something required is missing, or can't be read.
    """
    values: dict[str, Any] = dict(DEFAULTS.get(key, {}))
    for field in ENTRIES[key]:
        value = _read_part(field, texts.get(field.key, "").strip(), zone)
        if value is None and field.key in REQUIRED[key]:
            raise CannotRead("{field} is needed.", field=ClaimWord(field.label))
        if value is not None:
            values[field.key] = value
    return values


def _read_part(field: FormField, text: str, zone: str) -> object:
    if field.codes and text in set(field.codes):
        return text
    if field.kind is Kind.INSTANT and text:
        return read_instant(text, zone_named(zone))
    return read_typed(field, text)
