"""One house as a file names it, and the reading of a whole file of them."""

import re
from dataclasses import dataclass

from stormops_desktop.domain.identity.normalising import address as normal_address
from stormops_desktop.domain.storms.reading import Reject, RowFault
from stormops_desktop.domain.storms.vocabulary import GeocodeQuality, Material

_NUMBER = re.compile(r"\d+[a-z]?(?:[-/]\d+[a-z]?)?")


@dataclass(frozen=True, slots=True)
class FoundHouse:
    """A house of a file; who owns it is not kept.

    Attributes:
        row: where it stands in the file, as a spreadsheet counts.
        latitude, longitude: None when the file has no place (a lead without coordinates).
        customer_since: ISO day. year_built, roof_age_years: None when not told.
    """

    row: int
    address: str
    unit: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    quality: GeocodeQuality | None = None
    external_id: str = ""
    parcel_id: str = ""
    year_built: int | None = None
    material: Material | None = None
    roof_age_years: float | None = None
    customer_since: str | None = None
    do_not_knock: bool = False

    @property
    def key(self) -> str:
        """The same for every spelling of one address: normalised street, unit, ZIP or else city."""
        return address_key(self.address, self.unit, self.zip_code, self.city)

    @property
    def number(self) -> str:
        """The house number, "" when the address starts with none."""
        return house_number(self.address)


@dataclass(frozen=True, slots=True)
class HouseReading:
    """A file of houses read to its end. `notes` say what was left out of every row on purpose."""

    kind: str
    rows: int
    houses: tuple[FoundHouse, ...]
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...] = ()


def address_key(address: str, unit: str | None, zip_code: str | None, city: str | None) -> str:
    """Normalised street and unit, with the ZIP's first five digits, or the city where there is no ZIP."""
    street = normal_address(f"{address} #{unit}" if unit and "#" not in address else address)
    where = (zip_code or "")[:5] or " ".join((city or "").lower().split())
    return f"{street}|{where}"


def house_number(address: str) -> str:
    """The number an address starts with, in lower case."""
    match = _NUMBER.match(address.strip().lower())
    return match[0] if match else ""


def placed(latitude: float | None, longitude: float | None) -> tuple[float, float]:
    """Both, within the globe and not 0/0.

    Raises:
        RowFault: otherwise; projected feet or metres are named as such.
    """
    if latitude is None or longitude is None:
        raise RowFault("has no coordinates" if latitude is longitude else "has only one coordinate")
    if latitude == 0 and longitude == 0:
        raise RowFault("has coordinates 0/0, which is no place")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise RowFault(f"has coordinates outside the globe: {latitude:g}, {longitude:g} (projected?)")
    return latitude, longitude


def one_space(text: str) -> str:
    """Trimmed, with single spaces."""
    return " ".join(text.split())
