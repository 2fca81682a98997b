"""How much of the demo a company gets, and which crews drive its routes."""

from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.services.seed_rows import Ids, crew_row
from sync.contracts.buckets import TENANT
from sync.contracts.capture import Draft
from sync.contracts.replica import BaseRow, ReplicaTx

MOST_TENANT_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """How much one tenant gets.

    Attributes:
        houses: invented houses under the real storm.
        sample: whether the sample storm comes too.
        crews: name and yard (latitude, longitude) of crews to invent where the company has fewer.
    """

    houses: int
    sample: bool
    crews: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The crews that get routes, and the rows of those that did not exist."""

    crew_ids: tuple[str, ...]
    new: tuple[Draft, ...]


def roster(ids: Ids, plan: DemoPlan, hired: Mapping[str, str]) -> Roster:
    """The crews the company has, by name; invented ones of the plan fill up what is missing.

    Args:
        hired: crew id to crew name.
    """
    known = sorted(hired, key=lambda key: (hired[key], key))[: len(plan.crews)]
    spare = [row for row in _invented(ids, plan) if row.fields["crew_name"] not in hired.values()]
    new = tuple(spare[: len(plan.crews) - len(known)])
    return Roster((*known, *(row.key for row in new)), new)


def yards(roster: Roster, known: Mapping[str, BaseRow]) -> dict[str, tuple[float, float]]:
    """Where the roster's crews start, by id; a crew without a yard is left out.

    Args:
        known: the company's crews by id.
    """
    told = {key: row.values for key, row in known.items() if key in roster.crew_ids}
    told |= {row.key: row.fields for row in roster.new}
    places = {key: (one.get("start_latitude"), one.get("start_longitude")) for key, one in told.items()}
    return {key: (lat, lon) for key, (lat, lon) in places.items() if lat is not None and lon is not None}


def _invented(ids: Ids, plan: DemoPlan) -> list[Draft]:
    return [
        crew_row(ids, number, name, latitude=latitude, longitude=longitude)
        for number, (name, latitude, longitude) in enumerate(plan.crews, start=1)
    ]


def known_rows(tx: ReplicaTx, entity: str) -> dict[str, BaseRow]:
    """The company's crews or plays as far as this replica knows: sync before seeding."""
    keys = [key for name, key in tx.in_bucket(TENANT, MOST_TENANT_ROWS) if name == entity]
    return {key: row for key, row in tx.base(entity, keys).items() if row.values["active"]}
