"""The photo report as a PDF: cover, two, four or six photos a page with captions, and the page of hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.papers_marks import draw_marks
from stormops_desktop.adapters.papers_sheet import (
    BOTTOM,
    MARGIN,
    SOFT,
    TOP,
    WIDTH,
    Box,
    Column,
    Sheet,
)
from stormops_desktop.domain.evidence.marks import Mark

GRIDS = {2: (1, 2), 4: (2, 2), 6: (2, 3)}  # photos a page: columns, rows
GAP = 14.0
CAPTION = 68.0
MAP_HEIGHT = 230.0
LOOKS_ONLY = (
    "This report shows what was seen and photographed. It does not say what a policy covers; that is the "
    "carrier's decision."
)
HASHES_SAY = (
    "SHA-256 of each original file as it came from the camera. The pictures here are smaller copies; "
    "whoever holds an original can check it against this page."
)


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """One photo of the report.

    Attributes:
        number: in the job, as printed and as line items name it.
        jpeg: an upright preview, which is what is printed.
        sha256: of the original.
        taken, place: as words, zone and distance included.
    """

    number: int
    jpeg: bytes
    sha256: str
    caption: str = ""
    slope: str = ""
    shot: str = ""
    taken: str = ""
    place: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of the claim and the photos that support it."""

    label: str
    slope: str
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """What the report says.

    Attributes:
        facts: labels and values of the cover, in order.
        map_picture: PNG or JPEG of the stops; None leaves it out.
        made: when, as words with the zone: the only time in the file.
    """

    company: str
    title: str
    address: str
    made: str
    facts: Sequence[tuple[str, str]] = ()
    photos: Sequence[ReportPhoto] = ()
    items: Sequence[LineItem] = ()
    map_picture: bytes | None = None
    per_page: int = 4


def render_photo_report(report: PhotoReport, fonts: Path) -> bytes:
    """The report as PDF bytes; the same report gives the same bytes.

    Args:
        fonts: the folder resources/fonts.

    Raises:
        ValueError: `per_page` is not 2, 4 or 6.
    """
    if report.per_page not in GRIDS:
        raise ValueError("a page holds 2, 4 or 6 photos")
    footer = f"{report.company} \u00b7 {report.address} \u00b7 {report.made}"
    sheet = Sheet(fonts, title=report.title, author=report.company, footer=footer)
    _cover(sheet, report)
    _photo_pages(sheet, report)
    _hash_pages(sheet, report)
    return sheet.finish()


def _cover(sheet: Sheet, report: PhotoReport) -> None:
    sheet.text(report.company, size=11, colour=SOFT)
    sheet.space(26)
    sheet.text(report.title, size=24, bold=True)
    sheet.space(4)
    sheet.text(report.address, size=14)
    sheet.space(18)
    count = len(report.photos)
    sheet.facts([*report.facts, ("Photos", str(count)), ("Made", report.made)])
    sheet.space(12)
    if report.map_picture is not None:
        sheet.need(MAP_HEIGHT + 20)
        sheet.image(report.map_picture, Box(MARGIN, sheet.y - MAP_HEIGHT, WIDTH, MAP_HEIGHT))
        sheet.space(MAP_HEIGHT + 14)
    sheet.text(LOOKS_ONLY, size=9, colour=SOFT)


def _photo_pages(sheet: Sheet, report: PhotoReport) -> None:
    columns, rows = GRIDS[report.per_page]
    width = (WIDTH - GAP * (columns - 1)) / columns
    height = (TOP - BOTTOM - GAP * (rows - 1)) / rows
    for place, photo in enumerate(report.photos):
        spot = place % report.per_page
        if spot == 0:
            sheet.new_page()
        row, column = divmod(spot, columns)
        x = MARGIN + column * (width + GAP)
        top = TOP - row * (height + GAP)
        _photo(sheet, photo, Box(x, top - height, width, height))


def _photo(sheet: Sheet, photo: ReportPhoto, cell: Box) -> None:
    frame = Box(cell.x, cell.y + CAPTION, cell.width, cell.height - CAPTION)
    placed = sheet.image(photo.jpeg, frame, lift=0)
    draw_marks(sheet.canvas, photo.marks, placed)
    words = [f"No. {photo.number}", photo.slope, photo.shot.replace("_", " ")]
    y = cell.y + CAPTION - 13
    sheet.line("  \u00b7  ".join(word for word in words if word), cell.x, y, size=9, bold=True)
    sheet.caption(photo.caption, cell.x, y - 13, cell.width, lines=2, size=8.5)
    when = " \u00b7 ".join(word for word in (photo.taken, photo.place) if word)
    sheet.caption(when or "time and place not recorded", cell.x, y - 37, cell.width, lines=2, size=7.5)


def _hash_pages(sheet: Sheet, report: PhotoReport) -> None:
    sheet.new_page()
    sheet.heading("Evidence index", size=16)
    sheet.text(HASHES_SAY, size=9, colour=SOFT)
    sheet.space(8)
    columns = (
        Column("Line item", 0.27),
        Column("Slope", 0.09),
        Column("Photo", 0.08, right=True),
        Column("SHA-256 of the original", 0.56, size=6.8),
    )
    sheet.table(columns, index_rows(report))


def index_rows(report: PhotoReport) -> list[tuple[str, str, str, str]]:
    """Line item, slope, photo and hash; photos that no line names come last, missing ones are named."""
    by_number = {photo.number: photo for photo in report.photos}
    rows = []
    for item in report.items:
        for number in item.photos or (0,):
            photo = by_number.get(number)
            rows.append(
                (item.label, item.slope, str(number or "\u2014"), photo.sha256 if photo else "no photo")
            )
    named = {number for item in report.items for number in item.photos}
    rest = [photo for photo in report.photos if photo.number not in named]
    return rows + [("\u2014", photo.slope, str(photo.number), photo.sha256) for photo in rest]
