"""One spelling for what people write in many: phones, e-mail, addresses, names.

An empty result means that nothing usable was written. Units stay: two flats are two households.
"""

import re
import unicodedata

import phonenumbers

HOME_REGION = "US"
_STREET_WORDS = {
    "street": "st", "str": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln",
    "court": "ct", "circle": "cir", "circuit": "cir", "boulevard": "blvd", "place": "pl", "terrace": "ter",
    "parkway": "pkwy", "highway": "hwy", "trail": "trl", "crescent": "cres", "square": "sq", "close": "cl",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "saint": "st", "mount": "mt", "fort": "ft",
}  # fmt: skip
_UNIT_WORDS = {"apt", "apartment", "unit", "ste", "suite", "flat", "no", "number", "rm", "room"}
_NOT_WORDS = re.compile(r"[^0-9a-z#/]+")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def plain(text: str) -> str:
    """Lower case, without accents, with single spaces between words and no other signs."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(_NOT_WORDS.sub(" ", bare.replace("'", "")).split())


def email(text: str) -> str:
    """Trimmed and in lower case; "" when it is no address."""
    written = text.strip().lower().removeprefix("mailto:")
    return written if _MAIL.fullmatch(written) else ""


def phone(text: str, region: str = HOME_REGION) -> str:
    """E.164, as +12145550123; "" when it can't be a number of that region or of a named country."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def address(text: str) -> str:
    """Postal abbreviations, the unit at the end behind a #: "12 oak st #4"."""
    words = [_STREET_WORDS.get(word, word) for word in plain(text.replace("#", " unit ")).split()]
    street: list[str] = []
    unit = ""
    follows = False
    for word in words:
        if word in _UNIT_WORDS and street:
            follows = True
        elif follows and not unit:
            unit, follows = word, False
        else:
            street.append(word)
    return " ".join(street) + (f" #{unit}" if unit else "")


def name(text: str) -> str:
    """A person's name as plain words, without titles and with a comma turned around."""
    surname, comma, given = text.partition(",")
    words = plain(f"{given} {surname}" if comma else text).split()
    return " ".join(word for word in words if word not in {"mr", "mrs", "ms", "dr", "jr", "sr"})


def number(text: str) -> str:
    """A claim's or a policy's number: letters and digits alone, in capitals; "" for one without a digit."""
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return bare if any(sign.isdigit() for sign in bare) else ""
