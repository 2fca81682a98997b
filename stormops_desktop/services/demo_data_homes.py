"""Invented houses for the demo storm: plausible streets and roofs, none real, the same for one seed."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from stormops_desktop.domain.storms.distance import great_circle_miles
from stormops_desktop.domain.storms.evidence import REACH_MI
from stormops_desktop.domain.storms.vocabulary import Material, Persona

DEMO_YEAR = 2019
MI_PER_DEGREE = 69.05  # of latitude, at 33 degrees north
STREET_SPREAD_MI = 0.9
HOUSE_SPACING_MI = 0.014  # 22 m of frontage
HOUSES_A_STREET = (6, 18)

NAMES = (
    "Acorn", "Alder", "Amberwood", "Aspen", "Bluebonnet", "Briarwood", "Brookhaven", "Caliche", "Cedar Elm",
    "Cottonwood", "Creekside", "Cypress", "Dogwood", "Fieldstone", "Foxglove", "Hackberry", "Hawthorn",
    "Hickory", "Huisache", "Juniper", "Lantana", "Live Oak", "Magnolia", "Meadowlark", "Mesquite",
    "Mockingbird", "Mulberry", "Pecan", "Post Oak", "Prairie", "Quail Run", "Redbud", "Sagebrush",
    "Sandstone", "Scissortail", "Sumac", "Sycamore", "Tanglewood", "Walnut", "Windmill", "Yaupon", "Yucca",
)  # fmt: skip
SUFFIXES = ("St", "Dr", "Ln", "Ct", "Way", "Trl", "Cir", "Pl")
ROOFS = (
    (Material.ASPHALT_LAMINATED, 58), (Material.ASPHALT_3TAB, 19), (Material.ASPHALT_CLASS4, 5),
    (Material.WOOD_SHAKE, 2), (Material.CONCRETE_TILE, 3), (Material.CLAY_TILE, 1), (Material.SLATE, 1),
    (Material.METAL_STANDING, 3), (Material.METAL_STONE_COATED, 1), (Material.UNKNOWN, 7),
)  # fmt: skip
PERSONAS = (
    (Persona.DEAL_HUNTER, 42), (Persona.PROOF_SEEKER, 28), (Persona.FAMILY_PROTECTOR, 19),
    (Persona.STATUS_CONSCIOUS, 11),
)  # fmt: skip
ROOF_LIFE_YEARS = 22


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood where invented houses may stand; `weight` says how many relative to the others."""

    zip_code: str
    city: str
    county: str
    latitude: float
    longitude: float
    weight: float


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, edges included."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class SyntheticHome:
    """One invented house. `material` is UNKNOWN for some, as in life; `roof_age_years` None with it."""

    external_id: str
    address: str
    place: Place
    latitude: float
    longitude: float
    year_built: int
    estimated_value_cents: int
    owner_occupied: bool
    do_not_knock: bool
    customer_since: str | None
    persona: Persona
    risk_score: float
    material: Material
    roof_age_years: float | None
    stories: int
    squares: float
    pitch_rise: int


@dataclass(frozen=True, slots=True)
class _Street:
    name: str
    place: Place
    first_number: int
    year_built: int
    value: float
    points: tuple[tuple[float, float], ...]


def read_places(text: str) -> tuple[Place, ...]:
    """The rows of synthetic_places.csv."""
    return tuple(
        Place(
            row["zip_code"], row["city"], row["county"],
            float(row["latitude"]), float(row["longitude"]), float(row["weight"]),
        )
        for row in csv.DictReader(text.splitlines())
    )  # fmt: skip


def synthetic_homes(
    places: Sequence[Place], reports: Sequence[tuple[float, float]], box: Box, *, count: int, seed: str
) -> tuple[SyntheticHome, ...]:
    """`count` houses inside the box and within 10 miles of a report, always the same for one seed.

    Args:
        reports: (latitude, longitude) of the storm's reports.
    """
    random = Random(seed)
    homes: list[SyntheticHome] = []
    taken: set[tuple[str, str]] = set()
    streets = _streets(places, reports, box, random)
    while len(homes) < count:
        street = next(streets)
        if (street.name, street.place.zip_code) in taken:
            continue
        taken.add((street.name, street.place.zip_code))
        for step, point in enumerate(street.points[: count - len(homes)]):
            homes.append(_home(len(homes) + 1, street, step, point, random))
    return tuple(homes)


def _streets(
    places: Sequence[Place], reports: Sequence[tuple[float, float]], box: Box, random: Random
) -> Iterator[_Street]:
    weights = [place.weight for place in places]
    while True:
        place = random.choices(places, weights)[0]
        points = _within(_points(place, random), reports, box)
        built = int(random.triangular(1966, DEMO_YEAR - 1, 2001))
        yield _Street(
            name=f"{random.choice(NAMES)} {random.choice(SUFFIXES)}",
            place=place,
            first_number=random.randrange(1, 99) * 100,
            year_built=built,
            value=random.lognormvariate(12.75, 0.28) * (1 + (built - 2000) / 150),
            points=points,
        )


def _points(place: Place, random: Random) -> list[tuple[float, float]]:
    """Houses in a row, starting somewhere near the place's centre."""
    north, east = (random.gauss(0, STREET_SPREAD_MI) for _ in range(2))
    heading = random.choice((0.0, 0.5, 1.0, 1.5)) * np.pi + random.gauss(0, 0.15)
    shrink = float(np.cos(np.radians(place.latitude)))
    points = []
    for step in range(random.randint(*HOUSES_A_STREET)):
        along = step * HOUSE_SPACING_MI
        latitude = place.latitude + (north + along * float(np.cos(heading))) / MI_PER_DEGREE
        longitude = place.longitude + (east + along * float(np.sin(heading))) / MI_PER_DEGREE / shrink
        points.append((round(latitude, 6), round(longitude, 6)))
    return points


def _within(
    points: Sequence[tuple[float, float]], reports: Sequence[tuple[float, float]], box: Box
) -> tuple[tuple[float, float], ...]:
    at, seen = np.array(points), np.array(reports)
    miles = great_circle_miles(at[:, :1], at[:, 1:], seen[None, :, 0], seen[None, :, 1])
    near = miles.min(axis=1) <= REACH_MI
    return tuple(
        (lat, lon)
        for (lat, lon), reached in zip(points, near, strict=True)
        if reached and box.south <= lat <= box.north and box.west <= lon <= box.east
    )


def _home(
    number: int, street: _Street, step: int, point: tuple[float, float], random: Random
) -> SyntheticHome:
    material = random.choices([m for m, _ in ROOFS], [w for _, w in ROOFS])[0]
    stories = random.choice((1, 1, 2))
    return SyntheticHome(
        external_id=f"SYN-{number:06d}",
        address=f"{street.first_number + 4 * step + 1} {street.name}",
        place=street.place, latitude=point[0], longitude=point[1],
        year_built=street.year_built,
        estimated_value_cents=round(street.value * random.uniform(0.88, 1.12) / 1_000) * 100_000,
        owner_occupied=random.random() < 0.90,
        do_not_knock=random.random() < 0.02,
        customer_since=f"{random.randrange(2011, DEMO_YEAR)}-06-01" if random.random() < 0.02 else None,
        persona=random.choices([p for p, _ in PERSONAS], [w for _, w in PERSONAS])[0],
        risk_score=float(random.choice((45, 50, 55, 60, 65, 70, 75, 80, 85, 90))),
        material=material,
        roof_age_years=_roof_age(street.year_built, material, random),
        stories=stories,
        squares=round(random.uniform(24, 46) / stories + 8, 1),
        pitch_rise=random.choice((4, 5, 6, 6, 7, 8, 8, 9, 10, 12)),
    )  # fmt: skip


def _roof_age(year_built: int, material: Material, random: Random) -> float | None:
    """As old as the house, or as the last replacement, which comes early in hail country."""
    house_age = DEMO_YEAR - year_built
    replaced = house_age > ROOF_LIFE_YEARS or random.random() < 0.25
    age = random.uniform(0, min(house_age, ROOF_LIFE_YEARS)) if replaced else house_age
    return None if material is Material.UNKNOWN else round(float(age), 1)
