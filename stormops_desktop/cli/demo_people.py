"""The demo's two companies and their people: made once, passwords random, kept in the demo folder."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stormops_desktop.domain.routing.plans.draft import DAY_END_MIN, DAY_START_MIN
from stormops_desktop.services.seed import DFW_ELITE, LONE_STAR
from stormops_desktop.services.seed_roster import DemoPlan
from sync.contracts.schema import ADMIN, CREW, MANAGER, PLANNER
from sync.hub.accounts.passwords import Passwords
from sync.postgres.provision import NewUser, add_crew, add_user, create_tenant

FILE = "people.json"
COMPANIES: tuple[tuple[str, str, DemoPlan], ...] = (
    ("DFW Elite Roofing", "dfw-elite.example", DFW_ELITE),
    ("Lone Star Exteriors", "lone-star.example", LONE_STAR),
)
PEOPLE = ((CREW, "Casey Rivera"), (PLANNER, "Pat Nguyen"), (MANAGER, "Morgan Lee"), (ADMIN, "Alex Brooks"))

EQUIPMENT = (("Truck 1, 28 ft ladder", "inspection steep"), ("Truck 2", "inspection tile spanish"))
"""Vehicle and skills of each company's crews, in their order."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in to the demo."""

    company: str
    tenant_id: str
    role: str
    email: str
    password: str


def plan_of(company: str) -> DemoPlan:
    """How much of the demo the company gets."""
    return next(plan for name, _, plan in COMPANIES if name == company)


def known_people(folder: Path) -> tuple[Person, ...]:
    """Whom an earlier run made; empty on the first."""
    try:
        return tuple(Person(**entry) for entry in json.loads((folder / FILE).read_text("utf-8")))
    except FileNotFoundError:
        return ()


def make_people(folder: Path, owner_url: str) -> tuple[Person, ...]:
    """Two companies with a crew, a planner, a manager and an admin each.

    Raises:
        DatabaseError: the centre's database does not take them.
    """
    hasher = Passwords()
    people = tuple(
        person
        for name, domain, plan in COMPANIES
        for person in _company(owner_url, name, domain, plan, hasher)
    )
    _keep(folder / FILE, json.dumps([asdict(person) for person in people], indent=1))
    return people


def _company(owner_url: str, name: str, domain: str, plan: DemoPlan, hasher: Passwords) -> list[Person]:
    tenant_id = create_tenant(owner_url, name, tier="pilot")
    crews = []
    for (crew, latitude, longitude), (vehicle, skills) in zip(plan.crews, EQUIPMENT, strict=True):
        day: dict[str, Any] = {
            "shift_start_min": DAY_START_MIN, "shift_end_min": DAY_END_MIN, "vehicle": vehicle,
            "skills": skills, "start_latitude": latitude, "start_longitude": longitude,
        }  # fmt: skip
        crews.append(add_crew(owner_url, tenant_id, crew, **day))
    people = []
    for role, display_name in PEOPLE:
        person = Person(name, tenant_id, role, f"{role}@{domain}", secrets.token_urlsafe(9))
        crew_id = crews[0] if role == CREW else None
        add_user(
            owner_url,
            tenant_id,
            NewUser(person.email, display_name, hasher.hash(person.password), role, crew_id),
        )
        people.append(person)
    return people


def _keep(path: Path, text: str) -> None:
    """Writes the file for its owner's eyes only."""
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
