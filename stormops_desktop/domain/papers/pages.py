"""A paper's pages as drawings: the same strokes, lines and words that are in its PDF, for screen and printer.

Places are points (1/72 inch) from the lower left corner, as in a PDF. The JSON form is what is kept sealed
beside the PDF; equal pages give equal bytes.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

FORMAT = "stormops-pages-1"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its base line, `size` the type's in points, `colour` #rrggbb."""

    x: float
    y: float
    size: float
    bold: bool
    colour: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A rectangle without an edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stroke through its points; a single point is a dot of that width."""

    points: tuple[Point, ...]
    width: float
    colour: str


Item = Words | Filled | Drawn


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what is on it, in the order in which it is drawn."""

    width: float
    height: float
    items: tuple[Item, ...] = field(default=())


class PagesError(ValueError):
    """The bytes are no pages of a format that this version knows."""


def as_bytes(pages: Sequence[Page]) -> bytes:
    """The pages as JSON; numbers are cut to a hundredth of a point, which nobody sees."""
    document = {"format": FORMAT, "pages": [_page_out(page) for page in pages]}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def read_pages(data: bytes) -> tuple[Page, ...]:
    """The inverse of `as_bytes`.

    Raises:
        PagesError: something else, or a newer version's.
    """
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            raise PagesError(f"pages of the format {document['format']!r}")
        return tuple(_page_in(page) for page in document["pages"])
    except PagesError:
        raise
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise PagesError(f"not the pages of a paper ({type(error).__name__})") from error


def words_on(pages: Sequence[Page]) -> str:
    """Every line of text, in the order in which it is drawn."""
    return "\n".join(item.text for page in pages for item in page.items if isinstance(item, Words))


def _page_out(page: Page) -> list[Any]:
    return [_short(page.width), _short(page.height), [_item_out(item) for item in page.items]]


def _item_out(item: Item) -> list[Any]:
    match item:
        case Words():
            return ["w", _short(item.x), _short(item.y), _short(item.size), int(item.bold), item.colour,
                    item.text]  # fmt: skip
        case Filled():
            return ["f", *map(_short, (item.x, item.y, item.width, item.height)), item.colour]
        case Drawn():
            flat = [_short(number) for point in item.points for number in point]
            return ["d", _short(item.width), item.colour, flat]


def _page_in(raw: Sequence[Any]) -> Page:
    width, height, items = raw
    return Page(float(width), float(height), tuple(_item_in(item) for item in items))


def _item_in(raw: Sequence[Any]) -> Item:
    kind, *rest = raw
    if kind == "w":
        x, y, size, bold, colour, text = rest
        return Words(float(x), float(y), float(size), bool(bold), str(colour), str(text))
    if kind == "f":
        x, y, width, height, colour = rest
        return Filled(float(x), float(y), float(width), float(height), str(colour))
    if kind != "d":
        raise PagesError(f"an item of the kind {kind!r}")
    width, colour, flat = rest
    points = zip(flat[::2], flat[1::2], strict=True)
    return Drawn(tuple((float(x), float(y)) for x, y in points), float(width), str(colour))


def _short(number: float) -> float | int:
    cut = round(number, 2)
    return int(cut) if cut == int(cut) else cut
