"""Figures on paper: where the numbers come from, then each picture with its table below it.

Equal input gives equal bytes, so two people who export one run have one file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.papers_sheet import BOTTOM, MARGIN, SOFT, WIDTH, Box, Column, Sheet

PICTURE_HEIGHT = 270.0
FIRST_SHARE = 0.24  # of the width, for the names of rows
TYPE_SIZES = ((6, 8.0), (8, 7.0), (99, 6.0))  # columns at most, size of type


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A picture (PNG) with its table."""

    title: str
    picture: bytes
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def figures_report(
    title: str, company: str, lines: Sequence[str], pages: Sequence[FigurePage], fonts: Path
) -> bytes:
    """The PDF.

    Args:
        lines: as of when, of what part, by which version. fonts: resources/fonts.
    """
    sheet = Sheet(fonts, title=title, author=company, footer=f"{company} · {title}")
    sheet.heading(title, size=18)
    for line in lines:
        sheet.text(line, size=9, colour=SOFT)
    for page in pages:
        _page(sheet, page)
    return sheet.finish()


def _page(sheet: Sheet, page: FigurePage) -> None:
    sheet.need(PICTURE_HEIGHT + 80)
    sheet.heading(page.title)
    placed = sheet.image(page.picture, Box(MARGIN, sheet.y - PICTURE_HEIGHT, WIDTH, PICTURE_HEIGHT), lift=1.0)
    sheet.y = max(placed.y - 10, BOTTOM)
    if page.rows:
        sheet.table(_columns(page.head), page.rows)
    sheet.space(10)


def _columns(head: Sequence[str]) -> list[Column]:
    size = next(size for most, size in TYPE_SIZES if len(head) <= most)
    if len(head) == 1:
        return [Column(head[0], 1.0, size)]
    rest = (1 - FIRST_SHARE) / (len(head) - 1)
    return [
        Column(head[0], FIRST_SHARE, size), *(Column(words, rest, size, right=True) for words in head[1:])
    ]  # fmt: skip
