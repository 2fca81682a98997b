"""Text of any line end and encoding as rows of a table, with the row numbers that a spreadsheet shows."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile

WEB_PAGE = ("<!doctype", "<html", "<head", "<?xml")
Cells = dict[str, str]


def text_of(content: str | bytes) -> str:
    """The text without a byte-order mark; bytes that are no UTF-8 are read as Windows wrote them."""
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def refuse_web_page(text: str) -> None:
    """Archives answer with a page where there is no file.

    Raises:
        NotAStormFile: it is a web page, or empty.
    """
    start = text[:2_000].lstrip().lower()
    if not start:
        raise NotAStormFile("The file is empty.")
    if start.startswith(WEB_PAGE):
        raise NotAStormFile("This is a web page, not a table: the archive had no file for that address.")


def parsed(text: str, *, strict: bool = True) -> Iterator[list[str] | str]:
    """Cells of each row, or what is wrong with it."""
    # newline="" lets the csv reader see bare CR, LF and CRLF alike.
    reader = csv.reader(io.StringIO(text, newline=""), strict=strict)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"can't be read: {error}"


def named_rows(
    content: str | bytes, header_of: Callable[[list[str] | str], Sequence[str]]
) -> Iterator[tuple[int, Cells | str]]:
    """(spreadsheet row, cells by column or a fault). Only the last row may show that the file was cut.

    Raises:
        NotAStormFile: a web page, empty, or what `header_of` raises.
        CutShort: the last row is not whole.
    """
    text = text_of(content)
    refuse_web_page(text)
    rows = parsed(text)
    header = header_of(next(rows, []))
    waiting: list[str] | str | None = None
    number = 1
    for number, cells in enumerate(rows, start=2):
        if waiting is not None:
            yield number - 1, named(header, waiting)
        waiting = cells if cells else None
    if waiting is not None:
        if isinstance(waiting, str) or len(waiting) < len(header):
            raise CutShort(f"The file ends inside row {number}. Download it again.")
        yield number, named(header, waiting)


def named(header: Sequence[str], cells: Sequence[str] | str) -> Cells | str:
    """The cells by column, or what is wrong with the row."""
    if isinstance(cells, str):
        return cells
    if len(cells) != len(header):
        return f"has {len(cells)} columns instead of {len(header)}"
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
