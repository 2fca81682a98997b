"""Reads the OpenAddresses CSV: longitude first, spaces in headers, too many commas, blank cities."""

from collections.abc import Mapping, Sequence

from stormops_desktop.domain.intake.errors import IntakeFileError
from stormops_desktop.domain.intake.houses import FoundHouse, HouseReading, one_space, placed
from stormops_desktop.domain.storms.cells import number
from stormops_desktop.domain.storms.errors import CutShort
from stormops_desktop.domain.storms.reading import Reject, RowFault
from stormops_desktop.domain.storms.table import parsed, refuse_web_page, text_of
from stormops_desktop.domain.storms.vocabulary import GeocodeQuality

NEEDED = ("LON", "LAT", "NUMBER", "STREET")


def is_addresses_header(cells: Sequence[str]) -> bool:
    """Whether these are OpenAddresses' columns."""
    names = [cell.strip().upper() for cell in cells]
    return all(name in names for name in NEEDED)


def read_addresses(content: str | bytes, quality: GeocodeQuality = GeocodeQuality.ROOFTOP) -> HouseReading:
    """All rows that name a house at a place.

    Raises:
        NotAStormFile: a web page or empty. IntakeFileError: another table. CutShort: it ends inside a row.
    """
    text = text_of(content)
    refuse_web_page(text)
    rows = list(parsed(text, strict=False))
    header = [cell.strip().upper() for cell in rows[0]]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise IntakeFileError(f"This is not an OpenAddresses file: the column {missing[0]} is missing.")
    houses: list[FoundHouse] = []
    rejects: list[Reject] = []
    for at, cells in enumerate(rows[1:], start=2):
        if cells == []:
            continue
        if at == len(rows) and len(cells) < len(NEEDED):
            raise CutShort(f"The file ends inside row {at}. Download it again.")
        try:
            houses.append(_house(at, dict(zip(header, cells, strict=False)), quality))
        except RowFault as fault:
            rejects.append(Reject(at, "", str(fault)))
    return HouseReading("addresses", len(houses) + len(rejects), tuple(houses), tuple(rejects))


def _house(at: int, row: Mapping[str, str], quality: GeocodeQuality) -> FoundHouse:
    cell = {name: one_space(value) for name, value in row.items()}
    latitude, longitude = placed(number(cell["LAT"], "latitude"), number(cell["LON"], "longitude"))
    if not cell.get("NUMBER"):
        raise RowFault("has no house number")
    if not cell.get("STREET"):
        raise RowFault("has no street")
    return FoundHouse(
        at, f"{cell['NUMBER']} {cell['STREET']}", cell.get("UNIT", ""), cell.get("CITY", ""),
        cell.get("DISTRICT", ""), cell.get("REGION", ""), cell.get("POSTCODE", ""), latitude, longitude,
        quality, external_id=f"oa:{cell['HASH']}" if cell.get("HASH") else "",
    )  # fmt: skip
