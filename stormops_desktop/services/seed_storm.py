"""The real storm of the demo, worked through: houses under its reports, their scores, routes and jobs."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from stormops_desktop.domain.routing.plans.days import date_of, midnight_of, next_working_day
from stormops_desktop.domain.routing.zip_routes import (
    SERVICE_MIN,
    RoutePlan,
    StopPoint,
    ZipRoute,
    routes_by_zip,
)
from stormops_desktop.domain.storms.evidence import Evidence, House
from stormops_desktop.domain.storms.ncei import NceiReport
from stormops_desktop.domain.storms.sii import Impact, score
from stormops_desktop.domain.storms.thresholds import STANDARD, Threshold
from stormops_desktop.domain.storms.vocabulary import ReportHazard, ReportSource, StormHazard, StormStatus
from stormops_desktop.domain.targeting.uplift import Uplift, prior_uplift
from stormops_desktop.services.demo_data_homes import Box, Place, SyntheticHome, synthetic_homes
from stormops_desktop.services.intake.rows import IntakeIds
from stormops_desktop.services.seed_rows import (
    Ids,
    add,
    impact_row,
    property_row,
    roof_row,
    uplift_row,
)
from sync.contracts.capture import Draft

EVENT_ID = "ncei-135504"
NAME = "North Texas hail, 24 March 2019"
DATA_VINTAGE = "NCEI details 2019, edition of 17 June 2019"
ZONE = "America/Chicago"
ROUTES_A_CREW = 2
FULL_DAY_STOPS = 20
STOPS_IN_A_SHIFT = 32  # a quarter of an hour each leaves two of ten hours for the way


@dataclass(frozen=True, slots=True)
class WorkedStorm:
    """Everything that follows from the reports and the houses, index by index with `homes`."""

    reports: tuple[NceiReport, ...]
    homes: tuple[SyntheticHome, ...]
    property_ids: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    impacts: tuple[Impact, ...]
    uplifts: tuple[Uplift | None, ...]


def hail_box(reports: Sequence[NceiReport]) -> Box:
    """The box of the hail reports that have a position."""
    lats = [r.latitude for r in reports if r.hazard is ReportHazard.HAIL and r.latitude is not None]
    lons = [r.longitude for r in reports if r.hazard is ReportHazard.HAIL and r.longitude is not None]
    return Box(min(lats), min(lons), max(lats), max(lons))


def work_through(
    ids: Ids, reports: Sequence[NceiReport], places: Sequence[Place], *, houses: int
) -> WorkedStorm:
    """Houses and scores of one tenant; the same every time."""
    positions = [
        (r.latitude, r.longitude) for r in reports if r.latitude is not None and r.longitude is not None
    ]
    homes = synthetic_homes(places, positions, hail_box(reports), count=houses, seed=ids.tenant_id)
    keys = tuple(ids.of("properties", home.external_id) for home in homes)
    thresholds = tuple(STANDARD.of(home.material, home.roof_age_years) for home in homes)
    impacts = tuple(_impacts(homes, thresholds, reports))
    uplifts = tuple(
        prior_uplift(impact.tier, home.roof_age_years, home.persona)
        for home, impact in zip(homes, impacts, strict=True)
    )
    return WorkedStorm(tuple(reports), homes, keys, thresholds, impacts, uplifts)


def _impacts(
    homes: Sequence[SyntheticHome], thresholds: Sequence[Threshold], reports: Sequence[NceiReport]
) -> list[Impact]:
    evidence = [Evidence(r.hazard, r.magnitude, r.latitude, r.longitude, r.county, r.state) for r in reports]
    houses = [
        House(home.latitude, home.longitude, threshold.inches, home.place.county, "TX")
        for home, threshold in zip(homes, thresholds, strict=True)
    ]
    return score(houses, evidence)


def routes_for(worked: WorkedStorm, treated: Collection[str]) -> RoutePlan:
    """Routes of the houses that are treated, by ZIP."""
    stops = (
        StopPoint(
            key, home.place.zip_code, home.latitude, home.longitude, uplift.expected if uplift else None
        )
        for key, home, uplift in zip(worked.property_ids, worked.homes, worked.uplifts, strict=True)
        if key in treated
    )
    return routes_by_zip(stops, STOPS_IN_A_SHIFT)


def storm_draft(ids: Ids, worked: WorkedStorm) -> Draft:
    """The storm; its reports come in by import."""
    return _storm(ids.of("storms", EVENT_ID), worked.reports)


def _storm(storm_id: str, reports: Sequence[NceiReport]) -> Draft:
    box = hail_box(reports)
    counties = Counter(report.county for report in reports)
    return add(
        "storms", storm_id, event_id=EVENT_ID, name=NAME, status=StormStatus.ACTIVE,
        primary_hazard=StormHazard.HAIL, begin_at=min(r.time_at for r in reports),
        end_at=max(r.time_at for r in reports), county=counties.most_common(1)[0][0], state="TX",
        time_zone=ZONE, max_hail_in=_largest(reports, ReportHazard.HAIL),
        max_gust_mph=_largest(reports, ReportHazard.WIND), south=box.south, west=box.west, north=box.north,
        east=box.east, data_vintage=DATA_VINTAGE, source=ReportSource.NCEI_DETAILS, is_sample=False,
    )  # fmt: skip


def _largest(reports: Sequence[NceiReport], hazard: ReportHazard) -> float | None:
    return max((r.magnitude for r in reports if r.hazard is hazard and r.magnitude), default=None)


def house_drafts(ids: Ids, worked: WorkedStorm, now_ms: int) -> list[Draft]:
    """Houses and roofs first, then what the storm did to them and what is expected."""
    storm_id = ids.of("storms", EVENT_ID)
    report_ids = [report_id(ids, storm_id, report) for report in worked.reports]
    keyed = list(zip(worked.property_ids, worked.homes, strict=True))
    drafts = [property_row(key, home) for key, home in keyed]
    drafts += [roof_row(ids, key, home) for key, home in keyed]
    drafts += [
        impact_row(
            ids.of("property_impacts", f"{EVENT_ID}/{key}"), storm_id, key, impact, report_ids=report_ids,
            threshold=threshold, scored_at=now_ms,
        )
        for key, impact, threshold in zip(worked.property_ids, worked.impacts, worked.thresholds, strict=True)
    ]  # fmt: skip
    return drafts + [
        uplift_row(ids.of("lead_uplift", f"{EVENT_ID}/{key}"), storm_id, key, uplift, scored_at=now_ms)
        for key, uplift in zip(worked.property_ids, worked.uplifts, strict=True)
        if uplift is not None
    ]


def report_id(ids: Ids, storm_id: str, report: NceiReport) -> str:
    """The id that the import gives a report."""
    name = f"{storm_id}/{ReportSource.NCEI_DETAILS}/{report.event_id}"
    return IntakeIds(ids.tenant_id).of("storm_reports", name)


def route_groups(
    ids: Ids, plan: RoutePlan, crew_ids: Sequence[str], now_ms: int,
    yards: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> list[list[Draft]]:  # fmt: skip
    """One group a route: the route, its stops, their jobs, and who drives it when.

    The routes with the highest mean uplift go to the crews, two each, one for today and one for the next
    working day; the others are drafts. Their ways begin and end where the planner's desk has it: at the
    crew's yard, without a crew at the first one's.

    Args:
        yards: latitude and longitude where crews start, by id.
    """
    best = sorted(plan.routes, key=lambda route: (-(route.avg_uplift or 0.0), route.name))
    # A crew's day should be full: short leftover routes of far-off ZIPs stay with the planner.
    best.sort(key=lambda route: len(route.property_ids) < FULL_DAY_STOPS)
    chosen = best[: len(crew_ids) * ROUTES_A_CREW]
    crew_of = {route.name: crew_ids[place % len(crew_ids)] for place, route in enumerate(chosen)}
    days = (midnight_of(date_of(now_ms, ZONE), ZONE), next_working_day(now_ms, ZONE))
    day_of = {route.name: days[place // len(crew_ids)] for place, route in enumerate(chosen)}
    first = next((yards[key] for key in crew_ids if key in yards), None)
    groups = []
    for route in plan.routes:
        crew = crew_of.get(route.name)
        yard = yards.get(crew or "", first)
        whole = route if yard is None else route.from_yard(yard)
        groups.append(_route_group(ids, whole, crew, day_of.get(route.name), now_ms))
    return groups


def _route_group(
    ids: Ids, route: ZipRoute, crew_id: str | None, day: int | None, now_ms: int
) -> list[Draft]:  # fmt: skip
    storm_id, route_id = ids.of("storms", EVENT_ID), ids.of("routes", f"{EVENT_ID}/{route.name}")
    drafts = [_route_row(route, route_id, storm_id, crew_id, day)]
    for order, property_id in route.sequence:
        name = f"{EVENT_ID}/{property_id}"
        drafts.append(
            add(
                "route_properties", ids.of("route_properties", name), route_id=route_id, storm_id=storm_id,
                property_id=property_id, sequence_order=order, service_min=SERVICE_MIN, locked=False,
            )
        )  # fmt: skip
        drafts.append(
            add(
                "jobs", ids.of("jobs", name), storm_id=storm_id, route_id=route_id, property_id=property_id,
                status="pending" if crew_id is None else "assigned", priority="medium",
                service_min=SERVICE_MIN, claim_stage="none",
            )
        )  # fmt: skip
    if crew_id is not None:
        drafts.append(
            add(
                "assignments", ids.of("assignments", f"{EVENT_ID}/{route.name}"), storm_id=storm_id,
                route_id=route_id, crew_id=crew_id, epoch=1, active=True, assigned_at=now_ms,
            )
        )  # fmt: skip
    return drafts


def _route_row(
    route: ZipRoute, route_id: str, storm_id: str, crew_id: str | None, day: int | None
) -> Draft:  # fmt: skip
    return add(
        "routes", route_id, storm_id=storm_id, route_name=f"ZIP {route.name}", zip_code=route.zip_code,
        status="draft" if crew_id is None else "published", crew_id=crew_id, plan_version=1,
        property_count=len(route.property_ids), avg_uplift=route.avg_uplift,
        planned_start=day, minutes=round(route.minutes, 1),
        miles=round(route.miles, 2),
    )  # fmt: skip
