"""Reading what a person typed into a field: dollars, dates, yes and no, phone numbers.

CannotRead          a sentence for the user: what was typed and how it could be typed
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation

from stormops_desktop.domain.claims.form_fields import FormField, Kind
from stormops_desktop.domain.claims.vocabulary import read_code
from stormops_desktop.domain.said import ClaimWord, Said

YES = frozenset({"yes", "y", "true", "1", "si", "sí"})
NO = frozenset({"no", "n", "false", "0"})
DATE_SHAPES = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y", "%d %b %Y")
MOST_CENTS = 100_000_000_000  # a billion dollars: more is a slip of the finger


class CannotRead(ValueError):  # noqa: N818 - reads as the sentence it is
    """`str(error)` is a `Said`, shown at the field; the field keeps its value."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))


def read_typed(field: FormField, typed: str) -> object:
    """The value that a text means for a field; None when it is blank.

    Raises:
        CannotRead: the text does not say what the field asks.
    """
    text = typed.strip()
    if not text:
        return None
    return _READERS[field.kind](field, text)


def read_cents(text: str) -> int:
    """Dollars as typed ("$11,000", "11000.5", "(250.00)") in cents.

    Raises:
        CannotRead: it is no sum of money, or has parts of a cent.
    """
    plain = re.sub(r"[\s$,]", "", text)
    if re.fullmatch(r"\(.+\)", plain):
        plain = f"-{plain[1:-1]}"
    if not re.fullmatch(r"-?(\d+(\.\d{0,2})?|\.\d{1,2})", plain):
        raise CannotRead("“{text}” is not a sum of money. Type it as 11,000 or 11000.50.", text=text)
    cents = int(Decimal(plain) * 100)
    if abs(cents) > MOST_CENTS:
        raise CannotRead("“{text}” is more than a billion dollars.", text=text)
    return cents


def read_date(text: str) -> str:
    """A civil day in ISO form; month before day, as written in the United States.

    Raises:
        CannotRead: no day, or one that no calendar has.
    """
    for shape in DATE_SHAPES:
        try:
            return datetime.strptime(text, shape).date().isoformat()  # noqa: DTZ007 - a civil day has no zone
        except ValueError:
            continue
    raise CannotRead("“{text}” is not a day. Type it as 2019-03-24 or 3/24/2019.", text=text)


def e164(raw: str, country: str = "1") -> str | None:
    """The international form of a phone number, or None; the text as typed is kept beside it.

    Ten digits are taken as a number of `country`; extensions are not part of the form.
    """
    number = re.split(r"(?i)\s*(?:ext\.?|x|#)\s*\d+\s*$", raw.strip())[0]
    if not re.fullmatch(r"\+?[\d\s().\-/]+", number):
        return None
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return f"+{digits}" if 8 <= len(digits) <= 15 and digits[0] != "0" else None
    if country == "1":
        digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
        return f"+1{digits}" if re.fullmatch(r"[2-9]\d{2}[2-9]\d{6}", digits) else None
    return None


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "").rstrip("%").strip())
    except InvalidOperation:
        raise CannotRead("“{text}” is not a number.", text=text) from None
    if not value.is_finite():
        raise CannotRead("“{text}” is not a number.", text=text)
    if value < 0:
        raise CannotRead("“{text}” is below zero.", text=text)
    return value


def _read_text(_field: FormField, text: str) -> object:
    return text


def _read_code(field: FormField, text: str) -> object:
    found = read_code(field.codes, text) if field.codes else None
    if found is None:
        choices = ", ".join(field.codes) if field.codes else ""
        raise CannotRead("“{text}” is not one of: {choices}.", text=text, choices=choices)
    return found.value


def _read_cents(field: FormField, text: str) -> object:
    cents = read_cents(text)
    if cents < 0 and field.key != "balance":
        raise CannotRead("“{text}” is below zero.", text=text)
    return cents


def _read_count(_field: FormField, text: str) -> object:
    value = _number(text)
    if value != value.to_integral_value():
        raise CannotRead("“{text}” is not a whole number.", text=text)
    return int(value)


def _read_number(_field: FormField, text: str) -> object:
    return float(_number(text))


def _read_yes_no(_field: FormField, text: str) -> object:
    word = text.lower()
    if word in YES | NO:
        return word in YES
    raise CannotRead("“{text}” is neither yes nor no.", text=text)


def _read_date(_field: FormField, text: str) -> object:
    return read_date(text)


def _read_codes(_field: FormField, text: str) -> object:
    return [part.strip() for part in text.split(",") if part.strip()]


def _not_typed(field: FormField, _text: str) -> object:
    raise CannotRead("{field} has its own editor.", field=ClaimWord(field.label))


_READERS: dict[Kind, Callable[[FormField, str], object]] = {
    Kind.TEXT: _read_text,
    Kind.CODE: _read_code,
    Kind.CENTS: _read_cents,
    Kind.COUNT: _read_count,
    Kind.NUMBER: _read_number,
    Kind.PERCENT: _read_number,
    Kind.YES_NO: _read_yes_no,
    Kind.DATE: _read_date,
    Kind.CODES: _read_codes,
    Kind.INSTANT: _not_typed,
    Kind.RECORDS: _not_typed,
}


def is_iso_day(value: object) -> bool:
    """Whether a kept value is a civil day in ISO form."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def read_instant(text: str, zone: tzinfo) -> int:
    """A day and an hour at a place ("2019-04-02 14:30", "4/2/2019 2:30 pm") in UTC milliseconds.

    An hour that comes twice, when clocks go back, is the first of the two.

    Raises:
        CannotRead: it is no day and hour, or one that the clocks of the place skip.
    """
    for day in ("%Y-%m-%d", "%m/%d/%Y"):
        for hour in ("%H:%M", "%I:%M %p"):
            try:
                moment = datetime.strptime(" ".join(text.split()), f"{day} {hour}").replace(tzinfo=zone)
            except ValueError:
                continue
            return _never_skipped(moment)
    raise CannotRead("“{text}” is not a day and an hour. Type it as 2019-04-02 14:30.", text=text)


def _never_skipped(moment: datetime) -> int:
    try:
        shown = moment.astimezone(UTC).astimezone(moment.tzinfo)
    except OverflowError:
        raise CannotRead(
            "{moment} lies too far away for an appointment.", moment=f"{moment:%Y-%m-%d %H:%M}"
        ) from None
    if shown.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise CannotRead(
            "There is no {hour} on {day} there: clocks go forward over it. Type {next} or another hour.",
            hour=f"{moment:%H:%M}", day=f"{moment:%Y-%m-%d}", next=f"{shown:%H:%M}",
        )  # fmt: skip
    return round(moment.timestamp() * 1000)
