"""The sheet a crew takes along on paper: a map of the route, and its stops with boxes to tick.

A route begins on a page of its own and repeats its name, version and company on every page, so that loose
sheets find together. Equal input gives equal bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.papers_fonts import REGULAR, shorten, width_of, wrap
from stormops_desktop.adapters.papers_sheet import (
    BOTTOM,
    INK,
    MARGIN,
    PAGE_WIDTH,
    RULE,
    SHADE,
    SOFT,
    WIDTH,
    Box,
    Sheet,
)
from stormops_desktop.adapters.route_sketch import sketch

MAP_HEIGHT = 236.0
ROW = 34.0
TICK = 13.0
BOXES = ("Done", "Nobody in", "Come back")  # what a crew ticks at the door; the words of the app come later
BOX_X = (MARGIN + 6, MARGIN + 48, MARGIN + 100)
NUMBER_X, ADDRESS_X, DUE_X, NOTE_X = MARGIN + 152, MARGIN + 178, MARGIN + 362, MARGIN + 414


@dataclass(frozen=True, slots=True)
class SheetStop:
    """A line of the sheet. `due`: planned or promised time in words. `state`: what is known already."""

    number: int
    address: str
    place: str
    latitude: float | None = None
    longitude: float | None = None
    due: str = ""
    state: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class SheetRoute:
    """A route on paper.

    Attributes:
        facts: figures under the name, in words. as_of: when this computer knew it so, in words with the zone.
        picture: PNG or JPEG of the map; None has the way drawn from the coordinates alone.
    """

    name: str
    tenant: str
    crew: str
    plan_version: int
    as_of: str
    facts: str
    stops: tuple[SheetStop, ...]
    picture: bytes | None = None
    credit: str = ""


def route_sheet(routes: Sequence[SheetRoute], fonts: Path) -> bytes:
    """The PDF of some routes, each on pages of its own.

    Raises:
        ValueError: no route is given.
    """
    if not routes:
        raise ValueError("a sheet has at least one route")
    first = routes[0]
    title = first.name if len(routes) == 1 else f"{len(routes)} routes"
    sheet = Sheet(fonts, title=title, author=first.tenant, footer=f"{first.tenant} · as of {first.as_of}")
    for at, route in enumerate(routes):
        if at:
            sheet.new_page()
        _route(sheet, route)
    return sheet.finish()


def _route(sheet: Sheet, route: SheetRoute) -> None:
    _head(sheet, route)
    _map(sheet, route)
    _columns(sheet)
    for stop in route.stops:
        if sheet.y - ROW < BOTTOM:
            sheet.new_page()
            _running_head(sheet, route)
            _columns(sheet)
        _stop(sheet, stop)
    if sheet.y - 64 > BOTTOM:
        _signing(sheet)


def _head(sheet: Sheet, route: SheetRoute) -> None:
    sheet.y -= 20
    [name] = shorten(wrap(route.name, REGULAR, 20, WIDTH - 200), 1, REGULAR, 20, WIDTH - 200)
    sheet.line(name, MARGIN, sheet.y, size=20, bold=True)
    _right(sheet, route.tenant, sheet.y + 6, size=10, bold=True)
    _right(sheet, _version(route), sheet.y - 8, size=9)
    sheet.y -= 16
    sheet.line(route.crew or "No crew yet", MARGIN, sheet.y, size=10, bold=True)
    sheet.y -= 13
    [facts] = shorten(wrap(route.facts, REGULAR, 9, WIDTH), 1, REGULAR, 9, WIDTH)
    sheet.line(facts, MARGIN, sheet.y, size=9, colour=SOFT)
    sheet.y -= 8


def _running_head(sheet: Sheet, route: SheetRoute) -> None:
    sheet.y -= 12
    words = f"{route.name}, continued · {route.crew or 'no crew yet'}"
    [line] = shorten(wrap(words, REGULAR, 10, WIDTH - 220), 1, REGULAR, 10, WIDTH - 220)
    sheet.line(line, MARGIN, sheet.y, size=10, bold=True)
    _right(sheet, _version(route), sheet.y, size=9)
    sheet.y -= 8


def _version(route: SheetRoute) -> str:
    plan = f"Plan version {route.plan_version}" if route.plan_version else "Draft, not published"
    return f"{plan} · as of {route.as_of}"


def _map(sheet: Sheet, route: SheetRoute) -> None:
    box = Box(MARGIN, sheet.y - MAP_HEIGHT, WIDTH, MAP_HEIGHT)
    canvas = sheet.canvas
    if route.picture is None:
        canvas.setFillColor(SHADE)
        canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
        places = [(s.number, s.latitude, s.longitude) for s in route.stops if s.latitude and s.longitude]
        sketch(sheet, box, places)
    else:
        box = sheet.image(route.picture, box)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.rect(box.x, box.y, box.width, box.height, stroke=1, fill=0)
    sheet.y -= MAP_HEIGHT
    if route.credit:
        sheet.line(route.credit, MARGIN, sheet.y - 9, size=6.5, colour=SOFT)
    sheet.y -= 14


def _columns(sheet: Sheet) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(SHADE)
    canvas.rect(MARGIN, sheet.y - 16, WIDTH, 16, stroke=0, fill=1)
    heads = (
        *zip(BOX_X, BOXES, strict=True),
        (NUMBER_X, "Stop"), (ADDRESS_X, "Address"), (DUE_X, "Due"), (NOTE_X, "Note"),
    )  # fmt: skip
    for x, words in heads:
        sheet.line(words, x, sheet.y - 11, size=7.5, bold=True)
    sheet.y -= 16


def _stop(sheet: Sheet, stop: SheetStop) -> None:
    middle, canvas = sheet.y - ROW / 2, sheet.canvas
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(INK)
    for x in BOX_X:
        canvas.rect(x, middle - TICK / 2, TICK, TICK, stroke=1, fill=0)
    if stop.done:
        canvas.setLineWidth(1.6)
        x = BOX_X[0]
        canvas.lines([(x + 2, middle, x + 5, middle - 4), (x + 5, middle - 4, x + 11, middle + 5)])
    sheet.line(str(stop.number), NUMBER_X, middle - 4, size=12, bold=True)
    room = DUE_X - ADDRESS_X - 8
    [address] = shorten(wrap(stop.address, REGULAR, 10, room - 12), 1, REGULAR, 10, room - 12)
    sheet.line(address, ADDRESS_X, middle + 2, size=10, bold=True)
    under = " · ".join(part for part in (stop.place, stop.state) if part)
    [place] = shorten(wrap(under, REGULAR, 8, room), 1, REGULAR, 8, room)
    sheet.line(place, ADDRESS_X, middle - 10, size=8, colour=SOFT)
    sheet.line(stop.due, DUE_X, middle - 3, size=8.5)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(NOTE_X, middle - 9, MARGIN + WIDTH, middle - 9)
    sheet.y -= ROW
    canvas.line(MARGIN, sheet.y, MARGIN + WIDTH, sheet.y)


def _signing(sheet: Sheet) -> None:
    y, canvas = sheet.y - 46, sheet.canvas
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    for x, words in ((MARGIN, "Crew lead"), (MARGIN + WIDTH / 2 + 10, "Date, and time back")):
        canvas.line(x, y, x + WIDTH / 2 - 20, y)
        sheet.line(words, x, y - 10, size=7.5, colour=SOFT)
    sheet.y = y - 14


def _right(sheet: Sheet, text: str, y: float, *, size: float, bold: bool = False) -> None:
    font = f"{REGULAR}-Bold" if bold else REGULAR
    sheet.line(text, PAGE_WIDTH - MARGIN - width_of(text, font, size), y, size=size, bold=bold)
