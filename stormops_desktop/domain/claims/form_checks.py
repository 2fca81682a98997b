"""Remarks on a whole form: shapes, ranges, answers that contradict one another. Nothing blocks a save."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from stormops_desktop.domain.claims.findings import Finding, Level, info, warning
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.form_entry import e164, is_iso_day
from stormops_desktop.domain.claims.form_fields import FIELDS, FormField, Kind
from stormops_desktop.domain.claims.form_parts import entered_money, signed_papers, square_counts
from stormops_desktop.domain.claims.ledger_checks import check
from stormops_desktop.domain.claims.papers import check_papers
from stormops_desktop.domain.claims.test_squares import check_squares
from stormops_desktop.domain.claims.vocabulary import DamageType, Severity, read_code

MANY_SQUARES = 200
MANY_LAYERS = 5
STORM_DAY_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the form is checked against.

    Attributes:
        today: at the property.
        storm_first_day, storm_last_day: the storm's days at the property, None when not known.
    """

    today: date
    now_ms: int
    storm_first_day: date | None = None
    storm_last_day: date | None = None


def check_form(form: ClaimForm, around: Surroundings) -> tuple[Finding, ...]:
    """Every remark on the form, warnings first, else in the order of the screen."""
    found = [
        *_shapes(form),
        *_damage(form.values),
        *_dates(form.values, around),
        *_people(form.values),
        *check(entered_money(form)),
        *_scope(form.values),
        *check_squares(square_counts(form)),
        *check_papers(signed_papers(form), around.now_ms),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level is not Level.WARNING))


def _shapes(form: ClaimForm) -> Iterator[Finding]:
    for field in FIELDS:
        value = form.values.get(field.key)
        if value is None:
            continue
        if not _fits(field, value):
            text = f"{field.label}: this version does not understand what is kept here; it is left as it is."
            yield info("not_understood", text, field.key)
        elif field.kind is Kind.TEXT and len(value) > field.longest:
            text = f"{field.label} has {len(value)} characters; some systems take only {field.longest}."
            yield warning("too_long", text, field.key)
        elif field.kind in (Kind.COUNT, Kind.NUMBER, Kind.PERCENT) and value < 0:
            yield warning("below_zero", f"{field.label} is below zero.", field.key)


def _fits(field: FormField, value: object) -> bool:
    """Whether a kept value has the shape of its kind; True and 1 are not the same here."""
    if field.kind is Kind.CODE:
        return isinstance(value, str) and field.codes is not None and bool(read_code(field.codes, value))
    if field.kind is Kind.DATE:
        return is_iso_day(value)
    if field.kind in (Kind.NUMBER, Kind.PERCENT):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if field.kind in (Kind.CENTS, Kind.COUNT, Kind.INSTANT):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _PLAIN[field.kind])


_PLAIN: dict[Kind, type] = {
    Kind.TEXT: str,
    Kind.YES_NO: bool,
    Kind.CODES: list,
    Kind.RECORDS: list,
}


def _damage(values: Mapping[str, Any]) -> Iterator[Finding]:
    damage, severity = values.get("damage_type"), values.get("severity")
    if damage is None or severity is None:
        return
    if severity == Severity.NONE and damage != DamageType.NONE:
        text = f"The severity is none, but the damage is {damage}."
        yield warning("severity_contradicts", text, "severity", "damage_type")
    if damage == DamageType.NONE and severity != Severity.NONE:
        text = f"There is no damage, but the severity is {severity}."
        yield warning("severity_contradicts", text, "severity", "damage_type")


def _dates(values: Mapping[str, Any], around: Surroundings) -> Iterator[Finding]:
    loss, discovered = _day(values, "date_of_loss"), _day(values, "discovered_on")
    if loss is not None:
        if loss > around.today:
            yield warning("loss_in_future", f"The date of loss, {loss}, is in the future.", "date_of_loss")
        yield from _against_storm(loss, around)
    if discovered is not None and discovered > around.today:
        text = f"The discovery, {discovered}, is in the future."
        yield warning("discovered_in_future", text, "discovered_on")
    if loss is not None and discovered is not None and discovered < loss:
        text = f"The damage was discovered on {discovered}, before the loss on {loss}."
        yield warning("discovered_before_loss", text, "discovered_on", "date_of_loss")


def _against_storm(loss: date, around: Surroundings) -> Iterator[Finding]:
    first, last = around.storm_first_day, around.storm_last_day or around.storm_first_day
    if first is None or last is None:
        return
    if not first - STORM_DAY_SLACK <= loss <= last + STORM_DAY_SLACK:
        days = f"{first}" if first == last else f"{first} to {last}"
        text = f"The date of loss, {loss}, is not a day of this storm ({days}) nor the day beside it."
        yield warning("loss_outside_storm", text, "date_of_loss")


def _people(values: Mapping[str, Any]) -> Iterator[Finding]:
    phone = values.get("adjuster_phone")
    if isinstance(phone, str) and phone.strip() and e164(phone) is None:
        text = f"\u201c{phone}\u201d does not read as a phone number; it is kept as typed."
        yield info("phone_unreadable", text, "adjuster_phone")
    if values.get("meeting_at") is not None and not values.get("meeting_zone"):
        text = "The adjuster meeting has no time zone: its hour may be read wrongly."
        yield warning("meeting_zone_missing", text, "meeting_at")


def _scope(values: Mapping[str, Any]) -> Iterator[Finding]:
    squares, layers = values.get("squares"), values.get("layers")
    if isinstance(squares, int | float) and squares > MANY_SQUARES:
        text = f"{squares:g} squares is a very large roof: {squares * 100:,.0f} square feet."
        yield warning("many_squares", text, "squares")
    if isinstance(layers, int) and layers > MANY_LAYERS:
        yield warning("many_layers", f"{layers} layers of roofing is unusual.", "layers")


def _day(values: Mapping[str, Any], key: str) -> date | None:
    value = values.get(key)
    return date.fromisoformat(str(value)) if is_iso_day(value) else None
