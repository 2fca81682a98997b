"""Rows of a big storm, as ops: houses with roofs, uplift and jobs on routes, of fifty stops unless told."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.rig import add, new_id
from sync.contracts.ops import Op

STOPS_A_ROUTE = 50


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The ops, parents first, and the jobs among them. A house makes four rows."""

    ops: tuple[Op, ...]
    job_ids: tuple[str, ...]


def neighbourhood(
    houses: int, *, stops: int = STOPS_A_ROUTE, crew_ids: Sequence[str | None] = (None,)
) -> Neighbourhood:
    """Routes of so many stops, the crews taking turns; with crews there are their own rows and the stops'."""
    storm_id = new_id()
    ops = [
        add(
            "storms",
            {"event_id": storm_id, "name": "Benchmark", "status": "active", "is_sample": True},
            storm_id,
        )
    ]
    ops += [
        add("crews", {"crew_name": f"Crew {n}", "active": True}, key) for n, key in enumerate(crew_ids) if key
    ]
    job_ids, route_id = [], ""
    for number in range(houses):
        if number % stops == 0:
            route_id, crew_id = new_id(), crew_ids[number // stops % len(crew_ids)]
            ops.append(_route(storm_id, route_id, number // stops, crew_id))
        property_id, job_id = new_id(), new_id()
        ops += _house(storm_id, property_id, number)
        if crew_id:
            ops.append(_stop(storm_id, route_id, property_id, number % stops + 1))
        ops.append(_job(storm_id, route_id, property_id, job_id))
        job_ids.append(job_id)
    return Neighbourhood(tuple(ops), tuple(job_ids))


def _stop(storm_id: str, route_id: str, property_id: str, place: int) -> Op:
    fields = {
        "route_id": route_id, "storm_id": storm_id, "property_id": property_id, "sequence_order": place,
        "locked": False,
    }  # fmt: skip
    return add("route_properties", fields)


def _route(storm_id: str, route_id: str, number: int, crew_id: str | None) -> Op:
    fields = {
        "storm_id": storm_id, "route_name": f"Route {number}", "zip_code": f"{75000 + number % 300}",
        "status": "published", "plan_version": 1, "property_count": STOPS_A_ROUTE, "avg_uplift": 0.2,
        "crew_id": crew_id,
    }  # fmt: skip
    return add("routes", fields, route_id)


def _house(storm_id: str, property_id: str, number: int) -> list[Op]:
    house = {
        "external_id": f"B-{property_id}", "address": f"{number} Mesquite Trl", "city": "Allen",
        "county": "Collin", "state": "TX", "zip_code": f"{75000 + number % 300}",
        "latitude": 33.1 + number / 1e6, "longitude": -96.7, "geocode_quality": "synthetic",
        "home_type": "Single Family", "owner_occupied": True, "year_built": 1990 + number % 30,
        "estimated_value_cents": 30_000_000, "persona": "Deal_Hunter", "risk_score": 70.0,
        "do_not_knock": False, "is_synthetic": True,
    }  # fmt: skip
    roof = {"property_id": property_id, "material": "asphalt_laminated", "age_years": 12.0, "stories": 1}
    uplift = {
        "storm_id": storm_id, "property_id": property_id, "expected_uplift": 0.2, "next_best_action": "call",
        "model_version": "b1", "scored_at": 1_553_500_000_000,
    }  # fmt: skip
    return [
        add("properties", house, property_id),
        add("roofs", roof),
        add("lead_uplift", uplift),
        _impact(storm_id, property_id),
    ]


def _impact(storm_id: str, property_id: str) -> Op:
    fields = {
        "storm_id": storm_id, "property_id": property_id, "sii": 66.7, "tier": "B", "hail_in": 1.5,
        "hail_confidence": 1.0, "hail_distance_mi": 0.4, "threshold_in": 1.0, "material_assumed": False,
        "sii_version": "sii-1", "scored_at": 1_553_500_000_000,
    }  # fmt: skip
    return add("property_impacts", fields)


def _job(storm_id: str, route_id: str, property_id: str, job_id: str) -> Op:
    fields = {
        "storm_id": storm_id, "route_id": route_id, "property_id": property_id, "status": "assigned",
        "priority": "medium", "service_min": 15,
    }  # fmt: skip
    return add("jobs", fields, job_id)
