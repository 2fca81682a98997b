"""One door under two ids: a house that a crew added by hand, and another one of the same address.

Laptops that add houses out of reach of each other can't know; the office sees both, and a person decides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from stormops_desktop.domain.identity.normalising import address as normal_address


@dataclass(frozen=True, slots=True)
class Door:
    """A house as it may stand twice.

    Attributes:
        route_id, route_name: the live route that stops there; "" for none.
        added: a crew put it in by hand. done: its visit is over. marked: said to be another one's double.
    """

    property_id: str
    address: str
    zip_code: str = ""
    city: str = ""
    route_id: str = ""
    route_name: str = ""
    added: bool = False
    done: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Twins:
    """Two that may be one house. `goes` is the one that is dropped if they are."""

    stays: Door
    goes: Door

    @property
    def key(self) -> tuple[str, str]:
        """The same for both orders."""
        one, other = sorted((self.stays.property_id, self.goes.property_id))
        return one, other


def twins_among(doors: Sequence[Door], apart: Collection[tuple[str, str]] = ()) -> list[Twins]:
    """Pairs that somebody has to decide on: of one address and unit, one of them added on a route.

    A ZIP or town that is missing fits any. A pair is settled when it is in `apart`, or when the one that goes
    was marked and nobody will visit it any more.
    """
    by_address: dict[str, list[Door]] = {}
    for door in sorted(doors, key=lambda one: one.property_id):
        if door.address:
            by_address.setdefault(normal_address(door.address), []).append(door)
    pairs = [pair for group in by_address.values() for pair in combinations(group, 2)]
    found = [_ordered(*pair) for pair in pairs if _same_place(*pair) and any(map(_is_met, pair))]
    return [twins for twins in found if twins.key not in apart and _is_open(twins.goes)]


def _is_met(door: Door) -> bool:
    """A crew put it on its route."""
    return door.added and bool(door.route_id)


def _same_place(one: Door, other: Door) -> bool:
    """Nothing speaks against one place."""
    if one.zip_code and other.zip_code:
        return one.zip_code[:5] == other.zip_code[:5]
    towns = {one.city.strip().lower(), other.city.strip().lower()} - {""}
    return len(towns) < 2


def _ordered(one: Door, other: Door) -> Twins:
    """The visited one stays; else the one that was here before a crew added it; else the one on a route; else
    the older one, as ids begin with the time.
    """
    first, second = sorted((one, other), key=_claim)
    return Twins(first, second)


def _claim(door: Door) -> tuple[bool, bool, bool, str]:
    return not door.done, door.added, not door.route_id, door.property_id


def _is_open(goes: Door) -> bool:
    return not goes.marked or bool(goes.route_id and not goes.done)
