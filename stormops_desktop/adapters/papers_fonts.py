"""The typeface of PDFs: DejaVu Sans, embedded, so that every viewer shows the same text."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"


@cache
def register_fonts(folder: Path) -> None:
    """Makes the two faces known to the PDF maker; `folder` is resources/fonts."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def width_of(text: str, font: str, size: float) -> float:
    """The width of a line in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines that fit a width; a word too long for a line (a hash, an address of the web) is broken."""
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        line = ""
        for word in paragraph.split():
            for part in _pieces(word, font, size, width):
                longer = f"{line} {part}" if line else part
                if line and width_of(longer, font, size) > width:
                    lines.append(line)
                    longer = part
                line = longer
        lines.append(line)
    return lines


def shorten(lines: list[str], most: int, font: str, size: float, width: float) -> list[str]:
    """At most so many lines; what is left out is shown by an ellipsis."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}\u2026", font, size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}\u2026"]


def printable(text: str) -> str:
    """The text without control characters, which PDF viewers show as boxes."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text.replace("\r\n", "\n"))


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    if width_of(word, font, size) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and width_of(piece + character, font, size) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]
