"""What services say, in the language of the screen."""

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stormops_desktop.domain.said import Said
from stormops_desktop.viewmodels.moments import whole


def say(text: str) -> str:
    """A `Said` translated, with its values by locale; any other text as it is."""
    if not isinstance(text, Said):
        return text
    template = QCoreApplication.translate(text.context, text.template)
    if not text.given:
        return template
    return template.format(**{name: _by_locale(value) for name, value in text.given.items()})


def stored(text: str, templates: Iterable[str]) -> str:
    """A sentence that was kept as English, with the one of `templates` it was made of; or as it is."""
    for template in templates:
        parts = re.split(r"\{(\w+)\}", template)
        shape = "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
        found = re.fullmatch(shape, text)
        if found:
            return Said(template, **{name: Said(value) for name, value in found.groupdict().items()})
    return text


def _by_locale(value: object) -> object:
    match value:
        case Said():
            return say(value)
        case bool():
            return value
        case int():
            return whole(value)
        case float():
            return QLocale().toString(value, "g", 6)
        case date():
            return QLocale().toString(QDate(value.year, value.month, value.day), "dd MMM yyyy")
    return value
