"""Which houses a crew may take in on its way, and why not the others."""

from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.experiments.door import held_out
from stormops_desktop.storage.routing.spare_houses import house_state, is_known_address, spare_houses

MOST = 8  # results that a person reads in the sun
LOOKED_AT = 40  # before those that an experiment keeps off are dropped
MOST_LETTERS = 120
STRANGE = "This house is not on this computer. Ask the office to put it on your route."


@dataclass(frozen=True, slots=True)
class SpareHouse:
    """A house that may be taken in. Latitude and longitude are None where nobody knows them."""

    property_id: str
    address: str
    town: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class NewHouse:
    """A house that nobody knew. Latitude and longitude are None where the device does not know its place."""

    address: str
    city: str = ""
    zip_code: str = ""
    latitude: float | None = None
    longitude: float | None = None


def fields_of(house: NewHouse) -> dict[str, Any]:
    """The new row's fields.

    Raises:
        NotAllowed: no number and street.
    """
    address = " ".join(house.address.split())
    if not (any(map(str.isdigit, address)) and any(map(str.isalpha, address))):
        raise NotAllowed("Type the number and the street of the house, as on its mailbox.")
    if len(address) > MOST_LETTERS:
        raise NotAllowed("An address has at most {most} letters. Shorten it.", most=MOST_LETTERS)
    placed = house.latitude is not None and house.longitude is not None
    place = {"latitude": house.latitude, "longitude": house.longitude, "geocode_quality": "manual"}
    return {
        "address": address, "city": house.city.strip() or None, "zip_code": house.zip_code.strip() or None,
        "do_not_knock": False, "is_synthetic": False, **(place if placed else {}),
    }  # fmt: skip


def refuse_known(connection: Any, fields: dict[str, Any]) -> None:
    """Returns when no house here has that address.

    Raises:
        NotAllowed: one has.
    """
    if is_known_address(connection, fields["address"], fields["zip_code"]):
        raise NotAllowed(
            "{house} is known here already, so it is not added again. Choose it from the list; "
            "if it is not there, it has a job or has to be left alone.",
            house=fields["address"],
        )


def found_houses(
    connection: Any, tenant_id: str, storm_id: str, words: str, place: tuple[float, float] | None
) -> list[SpareHouse]:
    """Houses to offer, the nearest first; those that have to be left alone are not among them."""
    rows = spare_houses(connection, storm_id, words.strip(), place, LOOKED_AT)
    kept_off = held_out(connection, tenant_id, storm_id, [row.property_id for row in rows])
    return [_house(row) for row in rows if row.property_id not in kept_off][:MOST]


def refuse_unless_free(
    connection: Any, tenant_id: str, storm_id: str, property_id: str, route_names: dict[str, str]
) -> None:
    """Returns when the house may be taken in.

    Args:
        route_names: of the routes here, by id.

    Raises:
        NotFound: it is not on this computer. NotAllowed: it must be left alone, or has a job already.
    """
    house = house_state(connection, storm_id, property_id)
    if house is None:
        raise NotFound(STRANGE)
    where = house.address or Said("This house")
    if house.do_not_knock:
        raise NotAllowed("{house} asked not to be visited, so it stays off every route.", house=where)
    kept_off = held_out(connection, tenant_id, storm_id, [property_id]).get(property_id)
    if kept_off is not None or (house.decision or "treat") != "treat":
        raise NotAllowed(
            "{house} is held out, so that what visits bring can be measured. Ask the office first.",
            house=where,
        )
    if house.has_job:
        route = route_names.get(house.job_route or "")
        if route:
            raise NotAllowed(
                "{house} has a job already, on route {route}. Ask the office to give it to you.",
                house=where, route=route,
            )  # fmt: skip
        raise NotAllowed(
            "{house} has a job already, without a route of yours. Ask the office to give it to you.",
            house=where,
        )


def _house(row: Any) -> SpareHouse:
    town = " ".join(part for part in (row.city, row.zip_code) if part)
    return SpareHouse(row.property_id, row.address or "", town, row.latitude, row.longitude)
