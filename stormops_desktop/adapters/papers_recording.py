"""A canvas that draws a PDF and remembers what it drew: screen and printer show the very same page."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.pdfgen.pathobject import PDFPathObject  # type: ignore[import-untyped]

from stormops_desktop.adapters.papers_fonts import BOLD
from stormops_desktop.domain.papers.pages import Drawn, Filled, Item, Page, Point, Words

_BLACK = "#000000"


class _Path(PDFPathObject):  # type: ignore[misc]
    """A path of straight lines that keeps its points."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.lines: list[list[Point]] = []

    def moveTo(self, x: float, y: float) -> None:  # noqa: N802 - the library's name
        super().moveTo(x, y)
        self.lines.append([(x, y)])

    def lineTo(self, x: float, y: float) -> None:  # noqa: N802
        super().lineTo(x, y)
        self.lines[-1].append((x, y))

    def close(self) -> None:
        super().close()
        self.lines[-1].append(self.lines[-1][0])


class RecordingCanvas(Canvas):  # type: ignore[misc]
    """Records what `papers_sheet.Sheet` and signatures draw: words, lines, rectangles, dots, and one form.

    The form stands for the number of pages, which is known at the end; pictures are not recorded.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        self._pages: list[list[Item]] = []
        self._now: list[Item] = []
        self._form: list[Item] | None = None
        self._placed: list[tuple[list[Item], int, Point]] = []
        self._ink = self._edge = _BLACK
        self._font, self._size, self._line = "", 10.0, 1.0
        self._at: Point = (0.0, 0.0)
        self._saved: list[Point] = []
        super().__init__(*given, **named)

    def recorded(self) -> tuple[Page, ...]:
        """The pages, after the PDF was finished."""
        width, height = self._pagesize
        for items, index, (x, y) in reversed(self._placed):
            items[index:index] = [_moved(item, x, y) for item in self._form or ()]
        return tuple(Page(float(width), float(height), tuple(items)) for items in self._pages)

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        super().setFont(psfontname, size, leading)
        self._font, self._size = psfontname, float(size)

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803
        super().setFillColor(aColor, alpha)
        self._ink = _hex(aColor)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803
        super().setStrokeColor(aColor, alpha)
        self._edge = _hex(aColor)

    def setLineWidth(self, width: float) -> None:  # noqa: N802
        super().setLineWidth(width)
        self._line = float(width)

    def drawString(self, x: float, y: float, text: str, *more: Any, **named: Any) -> None:  # noqa: N802
        super().drawString(x, y, text, *more, **named)
        if text.strip():
            self._now.append(Words(x, y, self._size, self._font == BOLD, self._ink, text))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        super().line(x1, y1, x2, y2)
        self._now.append(Drawn(((x1, y1), (x2, y2)), self._line, self._edge))

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        super().rect(x, y, width, height, stroke, fill)
        if fill:
            self._now.append(Filled(x, y, width, height, self._ink))

    def circle(self, x_cen: float, y_cen: float, r: float, stroke: int = 1, fill: int = 0) -> None:
        super().circle(x_cen, y_cen, r, stroke, fill)
        if fill:
            self._now.append(Drawn(((x_cen, y_cen),), 2 * r, self._ink))

    def beginPath(self) -> _Path:  # noqa: N802
        return _Path()

    def drawPath(self, aPath: _Path, *more: Any, **named: Any) -> None:  # noqa: N802, N803
        super().drawPath(aPath, *more, **named)
        self._now += [Drawn(tuple(points), self._line, self._edge) for points in aPath.lines]

    def saveState(self) -> None:  # noqa: N802
        super().saveState()
        self._saved.append(self._at)

    def restoreState(self) -> None:  # noqa: N802
        super().restoreState()
        self._at = self._saved.pop()

    def translate(self, dx: float, dy: float) -> None:
        super().translate(dx, dy)
        self._at = (self._at[0] + dx, self._at[1] + dy)

    def doForm(self, name: str) -> None:  # noqa: N802
        super().doForm(name)
        self._placed.append((self._now, len(self._now), self._at))

    def beginForm(self, name: str, *more: Any, **named: Any) -> None:  # noqa: N802
        super().beginForm(name, *more, **named)
        self._now = []

    def endForm(self, *more: Any, **named: Any) -> None:  # noqa: N802
        super().endForm(*more, **named)
        self._form, self._now = self._now, []

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        self._pages.append(self._now)
        self._now = []


def _hex(colour: Any) -> str:
    return f"#{colour.hexval()[2:8]}"


def _moved(item: Item, x: float, y: float) -> Item:
    if isinstance(item, Words):
        return Words(item.x + x, item.y + y, item.size, item.bold, item.colour, item.text)
    return item
