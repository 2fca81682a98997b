"""Which houses of a file are there already: by address and unit, by parcel, or by number within 15 m."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from stormops_desktop.domain.identity.normalising import address as normal_address
from stormops_desktop.domain.intake.houses import FoundHouse, address_key, house_number
from stormops_desktop.domain.storms.distance import EARTH_RADIUS_MI, unit_vectors

NEAR_M = 15.0
MILE_M = 1609.344
# The straight line through the globe that belongs to 15 m along it; at this length they agree to a picometre.
_NEAR = NEAR_M / MILE_M / EARTH_RADIUS_MI


@dataclass(frozen=True, slots=True)
class KnownHouse:
    """A house that is in the replica already."""

    property_id: str
    address: str
    unit: str | None
    city: str | None
    zip_code: str | None
    latitude: float | None
    longitude: float | None
    parcel_id: str | None
    external_id: str | None


@dataclass(frozen=True, slots=True)
class Double:
    """A row that is no new house.

    Attributes:
        of_row: the earlier row of this file, or None; property_id: the house that is there, or "".
        why: "address", "parcel", "near" or "id".
    """

    row: int
    why: str
    of_row: int | None = None
    property_id: str = ""


def doubles(found: Sequence[FoundHouse], known: Sequence[KnownHouse]) -> list[Double]:
    """The rows that name a house a second time, in order of the file.

    Units of one building are different houses, however near they are.
    """
    first: dict[tuple[str, str], Double] = {}
    for house in known:
        told = Double(0, "", property_id=house.property_id)
        for sign in _signs(
            house.address, house.unit, house.zip_code, house.city, house.parcel_id, house.external_id
        ):
            first.setdefault(sign, told)
    near = _Near(found, known)
    result: list[Double] = []
    for index, one in enumerate(found):
        signs = _signs(one.address, one.unit, one.zip_code, one.city, one.parcel_id, one.external_id)
        match = next(((first[sign], sign[0]) for sign in signs if sign in first), None) or near.of(index)
        if match is not None:
            result.append(Double(one.row, match[1], match[0].of_row, match[0].property_id))
            continue
        near.takes(index)
        for sign in signs:
            first.setdefault(sign, Double(0, "", of_row=one.row))
    return result


def _signs(
    address: str,
    unit: str | None,
    zip_code: str | None,
    city: str | None,
    parcel: str | None,
    own: str | None,
) -> list[tuple[str, str]]:
    signs = [("id", own or ""), ("address", address_key(address, unit, zip_code, city))]
    if parcel:
        signs.append(("parcel", f"{parcel}|{(unit or '').lower()}"))
    # An address without a ZIP and a city names many houses; only its place can tell.
    return [(kind, sign) for kind, sign in signs if sign and not (kind == "address" and sign.endswith("|"))]


class _Near:
    """Places within 15 m with the same number and unit."""

    def __init__(self, found: Sequence[FoundHouse], known: Sequence[KnownHouse]) -> None:
        self._found = found
        self._names = [
            *((_name(house.address), (house.unit or "").lower()) for house in known),
            *((_name(house.address), house.unit.lower()) for house in found),
        ]
        self._told: list[Double | None] = [Double(0, "", property_id=house.property_id) for house in known]
        self._told += [None] * len(found)
        self._offset = len(known)
        places = [*((h.latitude, h.longitude) for h in known), *((h.latitude, h.longitude) for h in found)]
        self._neighbours = _neighbours(places)

    def of(self, index: int) -> tuple[Double, str] | None:
        at = self._offset + index
        for other in self._neighbours.get(at, ()):
            told = self._told[other]
            if told is not None and self._names[other] == self._names[at]:
                return told, "near"
        return None

    def takes(self, index: int) -> None:
        self._told[self._offset + index] = Double(0, "", of_row=self._found[index].row)


def _name(address: str) -> str:
    """The house number; the whole address where it starts with none."""
    return house_number(address) or normal_address(address)


def _neighbours(places: Sequence[tuple[float | None, float | None]]) -> dict[int, list[int]]:
    """Indices of places within 15 m of each place that has any."""
    at = np.array(
        [i for i, (lat, lon) in enumerate(places) if lat is not None and lon is not None], dtype=np.intp
    )
    if len(at) < 2:
        return {}
    degrees = np.array([places[i] for i in at.tolist()], dtype=np.float64)
    pairs = cKDTree(unit_vectors(degrees[:, 0], degrees[:, 1])).query_pairs(_NEAR, output_type="ndarray")
    found: dict[int, list[int]] = {}
    for one, other in at[pairs].tolist():
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {key: sorted(others) for key, others in found.items()}
