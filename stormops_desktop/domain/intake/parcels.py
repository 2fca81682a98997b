"""Reads county parcels (GeoJSON or Esri JSON): a parcel becomes a house at a point that lies on its surface.

Counties name their fields as they like; a mapping says which is which, and a guess fills what it leaves out.
Names of owners are personal data and are never read. Projected feet or metres are refused: nobody here can
know which of a hundred state grids they are in.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import shapely
from shapely.geometry import shape

from stormops_desktop.domain.intake.errors import IntakeFileError
from stormops_desktop.domain.intake.houses import FoundHouse, HouseReading, one_space, placed
from stormops_desktop.domain.storms.alerts import json_of
from stormops_desktop.domain.storms.reading import Reject, RowFault
from stormops_desktop.domain.storms.vocabulary import GeocodeQuality

GUESSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "address": ("situs_address", "situs_addr", "site_addr", "siteaddress", "prop_addr", "fulladdress",
                    "full_address", "situs", "address", "addr", "propertyaddress", "loc_addr"),
        "number": ("situs_num", "house_number", "house_num", "add_number", "number", "addr_num", "bldg_num",
                   "streetnumb", "st_num", "situs_hous"),
        "street": ("situs_street", "street_name", "street", "st_name", "str_name", "streetname"),
        "unit": ("unit", "situs_unit", "apt"),
        "city": ("situs_city", "city", "municipality", "site_city"),
        "state": ("situs_state", "state", "region"),
        "zip_code": ("situs_zip", "zip", "zipcode", "zip_code", "postcode", "site_zip"),
        "parcel_id": ("parcel_id", "parcelid", "apn", "pin", "parcel_num", "parcelno", "parcel", "prop_id"),
        "year_built": ("year_built", "yearbuilt", "yr_built", "yrblt"),
    }
)  # fmt: skip
GEOGRAPHIC = ("4326", "4269", "CRS84")  # NAD83 is within two metres of WGS84
PROJECTED = (
    "The coordinates are projected (feet or meters), not degrees. Export the file again as WGS84 "
    "(EPSG:4326, outSR=4326)."
)


def is_parcels(table: Any) -> bool:
    """Whether a parsed document is a list of features with places (alerts are told apart before)."""
    return isinstance(table, dict) and isinstance(table.get("features"), list)


def read_parcels(content: str | bytes, columns: Mapping[str, str] | None = None) -> HouseReading:
    """All features that have an address and a place.

    Args:
        columns: our field to the county's, as {"address": "SITUS_ADDR"}.

    Raises:
        NotAStormFile: a web page or no JSON. CutShort: it ends in the middle.
        IntakeFileError: no list of features, projected coordinates, or no field is an address.
    """
    table = json_of(content)
    if not is_parcels(table):
        raise IntakeFileError("This JSON is no list of features. Export parcels as GeoJSON or Esri JSON.")
    _refuse_projected(table)
    features = table["features"]
    names = _names(features, columns or {})
    houses: list[FoundHouse] = []
    rejects: list[Reject] = []
    for row, feature in enumerate(features, start=1):
        try:
            houses.append(_house(row, feature, names))
        except RowFault as fault:
            rejects.append(Reject(row, "", str(fault)))
    note = "Names of owners and mailing addresses are left out."
    return HouseReading("parcels", len(features), tuple(houses), tuple(rejects), (note,))


def _refuse_projected(table: Mapping[str, Any]) -> None:
    said = table.get("crs") or table.get("spatialReference")
    if isinstance(said, dict) and not any(code in str(said) for code in GEOGRAPHIC):
        raise IntakeFileError(PROJECTED)
    places = [place for feature in table["features"][:20] if (place := _first_place(feature)) is not None]
    if places and all(abs(x) > 180 or abs(y) > 90 for x, y in places):
        raise IntakeFileError(PROJECTED)


def _first_place(feature: Any) -> tuple[float, float] | None:
    try:
        point = shapely.get_coordinates(_geometry(feature))[0]
    except (RowFault, IndexError):
        return None
    return float(point[0]), float(point[1])


def attributes_of(feature: Any) -> Mapping[str, Any]:
    """What a feature says, in the county's names."""
    given = feature.get("properties") or feature.get("attributes") if isinstance(feature, dict) else None
    return given if isinstance(given, dict) else {}


def _names(features: list[Any], columns: Mapping[str, str]) -> dict[str, str]:
    there = {name.lower(): name for feature in features[:50] for name in attributes_of(feature)}
    unknown = [column for column in columns.values() if column.lower() not in there]
    if features and unknown:
        raise IntakeFileError(
            f"The mapping names {unknown[0]}, which this file has not. Choose its fields again."
        )
    names = {ours: there[theirs.lower()] for ours, theirs in columns.items() if theirs.lower() in there}
    for ours, guesses in GUESSES.items():
        guess = next((there[name] for name in guesses if name in there), None)
        if guess is not None:
            names.setdefault(ours, guess)
    if features and "address" not in names and "street" not in names:
        raise IntakeFileError(
            "No field of this file is known as an address. Say which (--map address=FIELD)."
        )
    return names


def _house(row: int, feature: Any, names: Mapping[str, str]) -> FoundHouse:
    attributes = attributes_of(feature)
    told = {ours: _text(attributes.get(theirs)) for ours, theirs in names.items()}
    address = told.get("address") or one_space(f"{told.get('number', '')} {told.get('street', '')}")
    if not address:
        raise RowFault("has no address")
    geometry = _geometry(feature)
    point = geometry if geometry.geom_type == "Point" else shapely.point_on_surface(geometry)
    latitude, longitude = placed(*((None, None) if point.is_empty else (float(point.y), float(point.x))))
    year = told.get("year_built", "")
    return FoundHouse(
        row, address, told.get("unit", ""), told.get("city", ""), "", told.get("state", ""),
        told.get("zip_code", ""), latitude, longitude, GeocodeQuality.PARCEL,
        parcel_id=told.get("parcel_id", ""),
        year_built=int(year) if year.isdigit() and 1600 <= int(year) <= 2100 else None,
    )  # fmt: skip


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, dict | list) else one_space(str(value))


def _geometry(feature: Any) -> Any:
    given = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(given, dict):
        raise RowFault("has no geometry")
    try:
        if "rings" in given:
            found = shapely.union_all(
                [shapely.make_valid(shapely.Polygon(ring)) for ring in _outer(given["rings"])]
            )
        elif "x" in given:
            found = shapely.Point(float(given["x"]), float(given["y"]))
        else:
            found = shapely.make_valid(shape(given))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError):
        raise RowFault("has a geometry that can't be used") from None
    if found.is_empty:
        raise RowFault("has an empty geometry")
    return found


def _outer(rings: list[Any]) -> list[Any]:
    """Esri's outer rings go clockwise; holes matter little for a point on the surface of a parcel."""
    clockwise = [ring for ring in rings if not shapely.is_ccw(shapely.LinearRing(ring))]
    return clockwise or rings
