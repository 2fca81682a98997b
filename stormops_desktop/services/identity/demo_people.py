"""Invented people for the demo's invented houses: who told of them, with the slips of real lists.

The same for the same houses. Two of a house with two names, a telephone that half an office shares, somebody
with two houses, two claims of one storm: all that the rules of who is who are for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from stormops_desktop.services.identity.models import Told

GIVEN = (
    "Ann", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hector", "Irene", "James", "Karen", "Luis",
    "Maria", "Nathan", "Olga", "Peter", "Quinn", "Rosa", "Samuel", "Teresa", "Victor", "Wendy", "Yolanda",
)  # fmt: skip
FAMILY = (
    "Alvarez", "Baker", "Castillo", "Dawson", "Ellis", "Fuentes", "Garner", "Hughes", "Ibarra", "Jennings",
    "Kowalski", "Lambert", "Mendoza", "Nguyen", "Osborne", "Pruitt", "Quintana", "Reyes", "Salazar", "Tran",
    "Underwood", "Vargas", "Whitfield", "Young",
)  # fmt: skip
ONE_IN = 8  # houses of the storm of which somebody is known
OFFICE_PHONE = "972 555 4000"  # an agent's: told of many houses, so it says nothing


@dataclass(frozen=True, slots=True)
class DemoHouse:
    """A house of the demo. `sample` ones are all told of."""

    property_id: str
    external_id: str
    address: str
    storm_id: str
    sample: bool


@dataclass(frozen=True, slots=True)
class _Owner:
    name: str
    email: str
    phone: str


def demo_people(houses: Sequence[DemoHouse], at: int) -> list[Told]:
    """What sources tell of the people of these houses. `at` is when, UTC milliseconds."""
    ordered = sorted(houses, key=lambda house: house.external_id)
    chosen = [
        house for number, house in enumerate(ordered) if house.sample or number % ONE_IN == 0
    ]  # fmt: skip
    told: list[Told] = []
    landlord: _Owner | None = None
    for number, house in enumerate(chosen):
        dice = Random(house.external_id)
        owner = _owner(dice)
        if landlord is not None and number % 23 == 11:
            owner = landlord  # a second house of the same owner
        landlord = owner
        told += _of_a_house(house, owner, dice, number, at)
    return told


def _owner(dice: Random) -> _Owner:
    given, family = dice.choice(GIVEN), dice.choice(FAMILY)
    number = dice.randint(2_000, 9_999)
    mail = f"{given}.{family}{number % 97}@mail.example".lower()
    return _Owner(f"{given} {family}", mail, f"469 555 {number}")


def _of_a_house(house: DemoHouse, owner: _Owner, dice: Random, number: int, at: int) -> Iterator[Told]:
    base = Told(
        "county_record", f"county/{house.external_id}", at, house.property_id, _last_first(owner.name),
        address=house.address,
    )  # fmt: skip
    yield base
    if dice.random() < 0.5:
        yield replace(
            base, source="web_form", ref=f"form/{house.external_id}", name=owner.name, email=owner.email,
            phone=owner.phone, device_id=f"GA1.{dice.randint(10**8, 10**9)}",
        )  # fmt: skip
    if dice.random() < 0.3:  # called without saying where from
        yield Told("call_log", f"call/{house.external_id}", at, name=_short(owner.name), phone=owner.phone)
    if dice.random() < 0.2:  # somebody else of the house
        second = f"{dice.choice(GIVEN)} {owner.name.split()[1]}"
        yield replace(base, source="referral", ref=f"second/{house.external_id}", name=second, address="")
    if number % 31 == 5:
        yield replace(base, source="call_log", ref=f"agent/{house.external_id}", name="", phone=OFFICE_PHONE)
    if dice.random() < 0.15:
        yield _claim(house, owner, dice, "", at)
    if number % 37 == 9:  # the carrier gave a second number for the same house
        yield _claim(house, owner, dice, "a", at)
        yield _claim(house, owner, dice, "b", at)


def _claim(house: DemoHouse, owner: _Owner, dice: Random, letter: str, at: int) -> Told:
    return Told(
        "claim", f"claim/{house.external_id}{letter}", at, house.property_id, owner.name, email=owner.email,
        claim_number=f"TX{dice.randint(10**6, 10**7)}", storm_id=house.storm_id,
    )  # fmt: skip


def _last_first(name: str) -> str:
    """As the county writes names."""
    given, family = name.split()
    return f"{family}, {given}".upper()


def _short(name: str) -> str:
    given, family = name.split()
    return f"{given[0]}. {family}"
