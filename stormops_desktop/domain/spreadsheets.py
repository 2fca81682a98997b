"""Cells of CSV files for spreadsheets: what one would run is marked as text (OWASP, CSV injection)."""

import re

# What a spreadsheet may take for a formula, the full-width signs included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")


def defused(value: object) -> object:
    """The value, with an apostrophe before it where it is a text that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def safe_cell(text: str) -> str:
    """The text as `defused` has it, but a plain number stays one: for rows whose numbers are texts, too."""
    return text if PLAIN_NUMBER.fullmatch(text) else str(defused(text))
