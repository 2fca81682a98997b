"""Reads a CRM's list of leads (CSV) by a mapping of columns, which a person saves once for their company.

Names, phones and e-mail addresses stay in the file: a house is what this product plans with.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from stormops_desktop.domain.intake.errors import IntakeFileError
from stormops_desktop.domain.intake.houses import FoundHouse, HouseReading, one_space, placed
from stormops_desktop.domain.storms.cells import number
from stormops_desktop.domain.storms.reading import Reject, RowFault
from stormops_desktop.domain.storms.table import Cells, named_rows
from stormops_desktop.domain.storms.vocabulary import GeocodeQuality, Material

GUESSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "address": ("address", "street address", "address 1", "address line 1", "property address", "street",
                    "job address", "location address", "address1", "mailing address"),
        "unit": ("unit", "apt", "suite", "address 2", "address line 2", "address2"),
        "city": ("city", "town", "job city"),
        "county": ("county",),
        "state": ("state", "region", "province", "job state"),
        "zip_code": ("zip", "zip code", "zipcode", "postal code", "postcode", "job zip"),
        "latitude": ("latitude", "lat"),
        "longitude": ("longitude", "lon", "lng", "long"),
        "external_id": ("id", "lead id", "contact id", "job number", "record id", "external id"),
        "parcel_id": ("parcel id", "parcel", "apn"),
        "year_built": ("year built",),
        "roof_material": ("roof material", "roof type"),
        "roof_age_years": ("roof age", "roof age years"),
        "customer_since": ("customer since", "close date", "sold date"),
        "do_not_knock": ("do not knock", "dnk", "do not contact", "no soliciting"),
    }
)  # fmt: skip
FIELDS = tuple(GUESSES)
_YES = frozenset({"yes", "y", "true", "1", "x"})
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MATERIALS: Mapping[str, Material] = MappingProxyType(
    {"3-tab": Material.ASPHALT_3TAB, "3 tab": Material.ASPHALT_3TAB, "laminated": Material.ASPHALT_LAMINATED,
     "architectural": Material.ASPHALT_LAMINATED, "asphalt": Material.ASPHALT_LAMINATED,
     "class 4": Material.ASPHALT_CLASS4, "shake": Material.WOOD_SHAKE, "slate": Material.SLATE,
     "metal": Material.METAL_STANDING, "standing seam": Material.METAL_STANDING, "clay": Material.CLAY_TILE,
     "concrete": Material.CONCRETE_TILE, "tpo": Material.TPO, "epdm": Material.EPDM}
)  # fmt: skip


def guessed_columns(header: Sequence[str]) -> dict[str, str]:
    """Our field to the file's column, as far as the names tell."""
    there = {_plain(name): name for name in header}
    return {
        ours: there[guess]
        for ours, guesses in GUESSES.items()
        if (guess := next((name for name in guesses if name in there), None)) is not None
    }


def read_leads(content: str | bytes, columns: Mapping[str, str] | None = None) -> HouseReading:
    """All rows that name a house; a row without coordinates is taken and has to be placed later.

    Args:
        columns: our field (`FIELDS`) to the file's column; what it leaves out is guessed.

    Raises:
        NotAStormFile: a web page or empty. IntakeFileError: a mapped column, or any address, is missing.
        CutShort: the last row is not whole.
    """
    mapped: dict[str, str] = {}

    def header_of(cells: list[str] | str) -> Sequence[str]:
        header = [] if isinstance(cells, str) else [one_space(name) for name in cells]
        mapped.update(_mapping(header, columns or {}))
        return header

    houses: list[FoundHouse] = []
    rejects: list[Reject] = []
    for at, row in named_rows(content, header_of):
        try:
            if isinstance(row, str):
                raise RowFault(row)
            houses.append(_house(at, row, mapped))
        except RowFault as fault:
            rejects.append(Reject(at, "", str(fault)))
    note = "Names, phone numbers and e-mail addresses are left out."
    return HouseReading("crm_leads", len(houses) + len(rejects), tuple(houses), tuple(rejects), (note,))


def _mapping(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    wrong = [ours for ours in columns if ours not in GUESSES]
    if wrong:
        raise IntakeFileError(f"There is no field {wrong[0]} to map to. Fields: {', '.join(FIELDS)}.")
    there = {_plain(name): name for name in header}
    missing = [theirs for theirs in columns.values() if _plain(theirs) not in there]
    if missing:
        raise IntakeFileError(f"The mapping names the column {missing[0]}, which this file has not.")
    mapped = {**guessed_columns(header), **{ours: there[_plain(name)] for ours, name in columns.items()}}
    if "address" not in mapped:
        raise IntakeFileError(
            "This is no file that is known here, and no column of it looks like an address. "
            "Say which one is (--map address=COLUMN)."
        )
    return mapped


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


def _house(at: int, row: Cells, mapped: Mapping[str, str]) -> FoundHouse:
    told = {ours: one_space(row[theirs]) for ours, theirs in mapped.items()}
    if not told["address"]:
        raise RowFault("has no address")
    latitude, longitude = _place(told)
    year = number(told.get("year_built", ""), "year built")
    age = number(told.get("roof_age_years", ""), "roof age")
    if age is not None and not 0 <= age <= 150:
        raise RowFault(f"has a roof age of {age:g} years")
    return FoundHouse(
        at, told["address"], told.get("unit", ""), told.get("city", ""), told.get("county", ""),
        told.get("state", ""), told.get("zip_code", ""), latitude, longitude,
        GeocodeQuality.MANUAL if latitude is not None else None,
        f"crm:{told['external_id']}" if told.get("external_id") else "",
        told.get("parcel_id", ""), int(year) if year and 1600 <= year <= 2100 else None,
        _material(told.get("roof_material", "")), age, _day(told.get("customer_since", "")),
        told.get("do_not_knock", "").lower() in _YES,
    )  # fmt: skip


def _place(told: Mapping[str, str]) -> tuple[float | None, float | None]:
    latitude, longitude = told.get("latitude", ""), told.get("longitude", "")
    if not latitude and not longitude:
        return None, None
    return placed(number(latitude, "latitude"), number(longitude, "longitude"))


def _material(text: str) -> Material | None:
    said = text.lower()
    if not said:
        return None
    if said in set(Material):
        return Material(said)
    return next((found for word, found in _MATERIALS.items() if word in said), Material.UNKNOWN)


def _day(text: str) -> str | None:
    if not text:
        return None
    match = _US_DAY.fullmatch(text)
    try:
        day = date(int(match[3]), int(match[1]), int(match[2])) if match else date.fromisoformat(text[:10])
    except ValueError:
        raise RowFault(f"has a day that can't be read: {text} (write 2024-06-30)") from None
    return day.isoformat()
