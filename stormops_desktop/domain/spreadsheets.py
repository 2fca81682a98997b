"""CSV files of spreadsheets: what one would run is marked as text (OWASP, CSV injection); how it divides."""

import csv
import re
from collections.abc import Iterable, Sequence

from stormops_desktop.domain.said import Said

# What a spreadsheet may take for a formula, the full-width signs included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")


def defused(value: object) -> object:
    """The value, with an apostrophe before it where it is a text that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def safe_cell(text: str) -> str:
    """The text as `defused` has it, but a plain number stays one: for rows whose numbers are texts, too."""
    return text if PLAIN_NUMBER.fullmatch(text) else str(defused(text))


def unreadable(line: int, why: csv.Error) -> str:
    """What to do with a file that stops being a table in that line."""
    return Said(
        "The table can't be read in line {line} ({why}). "
        "Look for a quotation mark that is never closed, or choose another file.",
        line=str(line), why=str(why),
    )  # fmt: skip


def numbered(header: Sequence[str], lines: Iterable[Sequence[str]]) -> list[tuple[int, dict[str, str]]]:
    """Each line after the header that has cells, by column, with its row as spreadsheets number it."""
    return [(at, dict(zip(header, cells, strict=False))) for at, cells in enumerate(lines, start=2) if cells]


def separator_hint(text: str) -> str:
    """What to do with a table whose columns are divided by something else than commas; "" for others."""
    header = text.partition("\n")[0]
    for mark, name in ((";", Said("semicolons")), ("\t", Said("tabs"))):
        if mark in header and "," not in header:
            return Said(" Its columns are divided by {marks}: save it as CSV with commas.", marks=name)
    return ""
