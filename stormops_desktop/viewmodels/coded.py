"""Codes in words, by the tables of the areas."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def in_words(context: str, table: Mapping[str, object], code: str) -> str:
    """A code that this version does not know is shown readably rather than not at all."""
    return code.replace("_", " ").capitalize() if code not in table else word_of(context, table, code)


def word_of(context: str, table: Mapping[str, object], code: str) -> str:
    """A code that this version does not know stays as it is."""
    return QCoreApplication.translate(context, str(table[code])) if code in table else code
