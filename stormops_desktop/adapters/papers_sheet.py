"""A sheet one writes on from top to bottom; pages break by themselves, equal input gives equal bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import letter  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from stormops_desktop.adapters.papers_fonts import (
    BOLD,
    REGULAR,
    printable,
    register_fonts,
    shorten,
    width_of,
    wrap,
)
from stormops_desktop.adapters.papers_pictures import as_picture

PAGE_WIDTH, PAGE_HEIGHT = letter
MARGIN = 40.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP, BOTTOM = PAGE_HEIGHT - MARGIN, MARGIN + 18
LEADING = 1.32

INK, SOFT, RULE, SHADE = HexColor("#1b2733"), HexColor("#5b6875"), HexColor("#c3ccd4"), HexColor("#eef2f5")
TOTAL_PAGES = "total-pages"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and the size of its type."""

    heading: str
    share: float
    size: float = 8.5
    right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page: left, bottom, width and height in points."""

    x: float
    y: float
    width: float
    height: float


class Sheet:
    """The PDF under way. `y` is where the next line goes; `finish` gives the bytes."""

    def __init__(
        self, fonts: Path, *, title: str, author: str, footer: str, canvas: type[Canvas] = Canvas
    ) -> None:
        register_fonts(fonts)
        self._out = BytesIO()
        # `invariant` leaves out the time of making and random ids: the hash then tells of content alone.
        self.canvas = canvas(
            self._out, pagesize=letter, invariant=1, pageCompression=1, lang="en-US", initialFontName=REGULAR
        )
        self.canvas.setTitle(printable(title))
        self.canvas.setAuthor(printable(author))
        self._footer = printable(footer)
        self._page = 0
        self.y = 0.0
        self._begin_page()

    def new_page(self) -> None:
        """Ends the page."""
        self.canvas.showPage()
        self._begin_page()

    def need(self, height: float) -> None:
        """Begins a new page when less than this is left."""
        if self.y - height < BOTTOM:
            self.new_page()

    def space(self, height: float) -> None:
        """Leaves some room."""
        self.y -= height

    def text(self, text: str, *, size: float = 10, bold: bool = False, colour: Color = INK) -> None:
        """A paragraph."""
        font = BOLD if bold else REGULAR
        for line in wrap(text, font, size, WIDTH):
            self.need(size * LEADING)
            self.y -= size * LEADING
            self.line(line, MARGIN, self.y, size=size, bold=bold, colour=colour)

    def heading(self, text: str, size: float = 13) -> None:
        """A heading that stays with what follows."""
        self.need(size * 4)
        self.space(size * 0.6)
        self.text(text, size=size, bold=True)
        self.space(4)

    def line(
        self, text: str, x: float, y: float, *, size: float = 10, bold: bool = False, colour: Color = INK
    ) -> None:
        """One line at a place of the page."""
        self.canvas.setFillColor(colour)
        self.canvas.setFont(BOLD if bold else REGULAR, size)
        self.canvas.drawString(x, y, text)

    def facts(self, rows: Sequence[tuple[str, str]], label_width: float = 130) -> None:
        """Labels and values, one below the other."""
        for label, value in rows:
            lines = wrap(value or "\u2014", REGULAR, 10, WIDTH - label_width)
            self.need(len(lines) * 13)
            self.line(label, MARGIN, self.y - 10, size=9, colour=SOFT)
            for line in lines:
                self.y -= 13
                self.line(line, MARGIN + label_width, self.y + 3)
            self.space(2)

    def boxed(self, text: str, *, size: float) -> None:
        """Words in bold on a shade: what the law wants to be seen."""
        lines = wrap(text, BOLD, size, WIDTH - 20)
        height = len(lines) * size * LEADING + 14
        self.need(height + 6)
        self.canvas.setFillColor(SHADE)
        self.canvas.rect(MARGIN, self.y - height, WIDTH, height, stroke=0, fill=1)
        place = self.y - 7
        for line in lines:
            place -= size * LEADING
            self.line(line, MARGIN + 10, place + 2, size=size, bold=True)
        self.y -= height + 6

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Rows under headings that are repeated on every page; a row is never torn."""
        self._table_head(columns)
        for row in rows:
            cells = [
                wrap(text, REGULAR, column.size, column.share * WIDTH - 8)
                for text, column in zip(row, columns, strict=True)
            ]
            height = (
                max(len(lines) * column.size * LEADING for lines, column in zip(cells, columns, strict=True))
                + 6
            )
            if self.y - height < BOTTOM:
                self.new_page()
                self._table_head(columns)
            self._table_row(columns, cells, height)

    def image(self, jpeg_or_png: bytes, box: Box, lift: float = 0.5) -> Box:
        """A picture as large as the box allows; where it lies. `lift` 0 puts it on the floor of the box."""
        reader = as_picture(jpeg_or_png)
        wide, high = reader.getSize()
        scale = min(box.width / wide, box.height / high, 1.0)  # below 72 dots an inch one sees the dots
        width, height = wide * scale, high * scale
        placed = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) * lift, width, height)
        self.canvas.drawImage(reader, placed.x, placed.y, placed.width, placed.height)
        return placed

    def caption(self, text: str, x: float, y: float, width: float, *, lines: int, size: float) -> None:
        """Words under a picture, at most so many lines."""
        wrapped = shorten(wrap(text, REGULAR, size, width), lines, REGULAR, size, width)
        for number, line in enumerate(wrapped):
            self.line(line, x, y - number * size * LEADING, size=size)

    def finish(self) -> bytes:
        """The whole PDF."""
        self.canvas.showPage()
        self.canvas.beginForm(TOTAL_PAGES, upperx=30, uppery=10)
        self.line(str(self._page), 0, 2, size=8, colour=SOFT)
        self.canvas.endForm()
        self.canvas.save()
        return self._out.getvalue()

    def _begin_page(self) -> None:
        """The foot first: "page 3 of" and a form that `finish` fills with the count."""
        self._page += 1
        self.y = TOP
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(MARGIN, MARGIN + 8, PAGE_WIDTH - MARGIN, MARGIN + 8)
        footer = shorten(wrap(self._footer, REGULAR, 8, WIDTH - 90), 1, REGULAR, 8, WIDTH - 90)
        self.line(footer[0], MARGIN, MARGIN - 4, size=8, colour=SOFT)
        number = f"Page {self._page} of "
        place = PAGE_WIDTH - MARGIN - 18
        self.line(number, place - width_of(number, REGULAR, 8), MARGIN - 4, size=8, colour=SOFT)
        self.canvas.saveState()
        self.canvas.translate(place, MARGIN - 6)
        self.canvas.doForm(TOTAL_PAGES)
        self.canvas.restoreState()

    def _table_head(self, columns: Sequence[Column]) -> None:
        self.need(48)
        self.canvas.setFillColor(SHADE)
        self.canvas.rect(MARGIN, self.y - 16, WIDTH, 16, stroke=0, fill=1)
        x = MARGIN
        for column in columns:
            self._cell(column.heading, x, self.y - 11, column, bold=True)
            x += column.share * WIDTH
        self.y -= 18

    def _table_row(self, columns: Sequence[Column], cells: Sequence[list[str]], height: float) -> None:
        x = MARGIN
        for column, lines in zip(columns, cells, strict=True):
            for number, line in enumerate(lines):
                self._cell(line, x, self.y - (number + 1) * column.size * LEADING, column)
            x += column.share * WIDTH
        self.y -= height
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.4)
        self.canvas.line(MARGIN, self.y, MARGIN + WIDTH, self.y)

    def _cell(self, text: str, x: float, y: float, column: Column, *, bold: bool = False) -> None:
        font = BOLD if bold else REGULAR
        free = column.share * WIDTH - 8 - width_of(text, font, column.size)
        self.line(text, x + 4 + (free if column.right else 0), y, size=column.size, bold=bold)
