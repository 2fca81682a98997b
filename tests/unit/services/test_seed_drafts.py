"""What the demo holds, before it is captured: rows the contract takes, and a day that makes sense."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from stormops_desktop.domain.attribution.touches import Channel, Touch
from stormops_desktop.domain.routing.plans.draft import Crew, DraftRoute, House, PlanDraft, Stop
from stormops_desktop.domain.routing.plans.draft import Place as Spot
from stormops_desktop.domain.routing.plans.figures import route_figures
from stormops_desktop.domain.storms.distance import great_circle_miles
from stormops_desktop.domain.storms.ncei import NceiReport, read_details
from stormops_desktop.services.demo_data_homes import Place, read_places
from stormops_desktop.services.seed import (
    DEMO_NOW_MS,
    DFW_ELITE,
    PLACES_FILE,
    REPORTS_FILE,
    opening_drafts,
    people_drafts,
)
from stormops_desktop.services.seed_roster import roster, yards
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_storm import (
    WorkedStorm,
    hail_box,
    report_id,
    route_groups,
    routes_for,
    work_through,
)
from sync.contracts.capture import Draft
from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind
from sync.contracts.schema import Field, Type

STORMS = Path(__file__).parents[3] / "resources" / "storms"
TENANT = "0190b6d0-0000-7000-8000-00000000a001"
OTHER = "0190b6d0-0000-7000-8000-00000000a002"
PYTHON_TYPES = {
    Type.UUID: str, Type.TEXT: str, Type.INT: int, Type.REAL: float, Type.BOOL: bool, Type.TIMESTAMP: int,
    Type.DATE: str, Type.JSON: str,
}  # fmt: skip


@pytest.fixture(scope="module")
def reports() -> tuple[NceiReport, ...]:
    return read_details((STORMS / REPORTS_FILE).read_bytes()).reports


@pytest.fixture(scope="module")
def places() -> tuple[Place, ...]:
    return read_places((STORMS / PLACES_FILE).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def worked(reports: Sequence[NceiReport], places: Sequence[Place]) -> WorkedStorm:
    return work_through(Ids(TENANT), reports, places, houses=DFW_ELITE.houses)


@pytest.fixture(scope="module")
def treated(worked: WorkedStorm) -> frozenset[str]:
    """Whom the moderate policy would treat, but for eligibility and the draw."""
    pairs = zip(worked.property_ids, worked.uplifts, strict=True)
    return frozenset(key for key, uplift in pairs if uplift is not None and uplift.expected >= 0.15)


@pytest.fixture(scope="module")
def groups(worked: WorkedStorm, treated: frozenset[str]) -> list[list[Draft]]:
    ids = Ids(TENANT)
    crews = roster(ids, DFW_ELITE, {}).crew_ids
    return route_groups(ids, routes_for(worked, treated), crews, DEMO_NOW_MS)


def test_the_demo_s_routes_take_what_the_planner_s_desk_says(
    worked: WorkedStorm, treated: frozenset[str]
) -> None:
    ids = Ids(TENANT)
    crews = roster(ids, DFW_ELITE, {})
    made = route_groups(
        ids, routes_for(worked, treated), crews.crew_ids, DEMO_NOW_MS, yards(crews, {})
    )  # fmt: skip
    places = {name: Spot(latitude, longitude) for name, latitude, longitude in DFW_ELITE.crews}
    known = {row.key: Crew(row.key, "", places[row.fields["crew_name"]]) for row in crews.new}
    homes = zip(worked.property_ids, worked.homes, strict=True)
    houses = {key: House(key, "", "", home.latitude, home.longitude) for key, home in homes}
    assert {group[0].fields.get("crew_id") for group in made} == {*crews.crew_ids, None}
    for row, *rest in made:
        stops = tuple(Stop(one.fields["property_id"]) for one in of(rest, "route_properties"))
        route = DraftRoute(row.key, "", stops, row.fields.get("crew_id"))
        plan = PlanDraft("d", "s", "P", (route,), houses, known, yard=places["Crew Allen"])
        figures = route_figures(plan, route)
        assert row.fields["minutes"] == pytest.approx(figures.minutes, abs=0.06)
        assert row.fields["miles"] == pytest.approx(figures.miles, abs=0.006)


@pytest.fixture(scope="module")
def drafts(worked: WorkedStorm, groups: list[list[Draft]]) -> list[Draft]:
    """Every row that is written beside the use cases, in order."""
    ids = Ids(TENANT)
    opening = opening_drafts(ids, worked, roster(ids, DFW_ELITE, {}))
    return [*opening, *people_drafts(ids, worked, DFW_ELITE, DEMO_NOW_MS), *chain.from_iterable(groups)]


def of(drafts: Iterable[Draft], entity: str) -> list[Draft]:
    return [draft for draft in drafts if draft.entity == entity]


def fault(field: Field, value: object) -> str:
    if type(value) is not PYTHON_TYPES[field.type]:
        return f"{field.name} is {type(value).__name__}"
    if field.values and value not in field.values:
        return f"{field.name} says {value}"
    return ""


def test_every_row_is_one_the_contract_takes(drafts: list[Draft]) -> None:
    for draft in drafts:
        entity = BY_NAME[draft.entity]
        assert draft.kind is Kind.ADD
        assert set(draft.fields) <= set(entity.names)
        assert not [f.name for f in entity.fields if f.required and draft.fields.get(f.name) is None]
        assert not [f for f in (fault(entity.by_name[n], v) for n, v in draft.fields.items()) if f]
        assert "admin" in entity.writers


def test_parents_come_before_children(drafts: list[Draft], worked: WorkedStorm) -> None:
    storm_id = of(drafts, "storms")[0].key
    there = {("storm_reports", report_id(Ids(TENANT), storm_id, one)) for one in worked.reports}  # imported
    for draft in drafts:
        for field, parent in BY_NAME[draft.entity].parents:
            value = draft.fields.get(field)
            assert value is None or (parent, value) in there, (draft.entity, field)
        assert (draft.entity, draft.key) not in there
        there.add((draft.entity, draft.key))


def test_unique_columns_are_unique(drafts: list[Draft]) -> None:
    for entity in BY_NAME.values():
        for columns in entity.uniques:
            values = Counter(tuple(d.fields.get(c) for c in columns) for d in of(drafts, entity.name))
            assert not [value for value, count in values.items() if count > 1]


def test_how_much_there_is(drafts: list[Draft]) -> None:
    counted = Counter(draft.entity for draft in drafts)
    assert counted["storms"] == 2
    assert counted["properties"] == counted["property_impacts"] == 2_061
    assert counted["roofs"] == counted["lead_uplift"] == 2_000
    assert counted["plays"] == 11
    assert counted["crews"] == 2
    assert counted["customer_journeys"] == 208
    assert counted["jobs"] == counted["route_properties"] > 500
    assert counted["assignments"] == 4
    assert 8_000 <= len(drafts) <= 15_000


def test_every_invented_house_says_so(drafts: list[Draft]) -> None:
    houses = of(drafts, "properties")
    assert all(house.fields["is_synthetic"] is True for house in houses)
    prefixes = Counter(house.fields["external_id"].split("-")[0] for house in houses)
    assert prefixes == {"SYN": 2_000, "SAMPLE": 61}
    assert {h.fields["geocode_quality"] for h in houses if "latitude" in h.fields} == {"synthetic"}


def test_houses_lie_in_the_box_and_near_a_report(worked: WorkedStorm) -> None:
    box = hail_box(worked.reports)
    assert (box.south, box.north, box.west, box.east) == (32.68, 33.63, -97.45, -95.47)
    lat = np.array([home.latitude for home in worked.homes])
    lon = np.array([home.longitude for home in worked.homes])
    assert box.south <= lat.min() <= lat.max() <= box.north
    assert box.west <= lon.min() <= lon.max() <= box.east
    at = np.array([(r.latitude, r.longitude) for r in worked.reports])
    miles = great_circle_miles(lat[:, None], lon[:, None], at[None, :, 0], at[None, :, 1])
    assert miles.min(axis=1).max() <= 10.0
    assert all(impact.sii is not None for impact in worked.impacts)
    assert {impact.tier for impact in worked.impacts} == {"A", "B", "C", "D"}


def test_addresses_are_not_repeated(worked: WorkedStorm) -> None:
    addresses = {(home.address, home.place.zip_code) for home in worked.homes}
    assert len(addresses) == len(worked.homes)


def test_only_treated_houses_are_routed_and_each_once(drafts: list[Draft], treated: frozenset[str]) -> None:
    assert sorted(stop.fields["property_id"] for stop in of(drafts, "route_properties")) == sorted(treated)
    assert sorted(job.fields["property_id"] for job in of(drafts, "jobs")) == sorted(treated)
    sizes = Counter(stop.fields["route_id"] for stop in of(drafts, "route_properties"))
    assert max(sizes.values()) <= 50
    assert {route.key: route.fields["property_count"] for route in of(drafts, "routes")} == sizes


def test_a_crew_has_a_day_and_the_planner_the_rest(drafts: list[Draft]) -> None:
    assigned = {a.fields["route_id"]: a.fields["crew_id"] for a in of(drafts, "assignments")}
    assert Counter(assigned.values()) == {Ids(TENANT).crew(1): 2, Ids(TENANT).crew(2): 2}
    for route in of(drafts, "routes"):
        assert route.fields.get("crew_id") == assigned.get(route.key)
        assert route.fields["status"] == ("published" if route.key in assigned else "draft")
    for job in of(drafts, "jobs"):
        assert job.fields["status"] == ("assigned" if job.fields["route_id"] in assigned else "pending")


def test_each_route_is_a_group_of_its_own(groups: list[list[Draft]]) -> None:
    for group in groups:
        kinds = Counter(draft.entity for draft in group)
        assert kinds["routes"] == 1
        assert kinds["jobs"] == kinds["route_properties"] == group[0].fields["property_count"]
        assert len(group) <= 2 * 50 + 2


def test_the_sample_storm_gives_the_play_table(drafts: list[Draft]) -> None:
    codes = {play.key: play.fields["code"] for play in of(drafts, "plays")}
    touches = [
        Touch(
            d.fields["property_id"], Channel(d.fields["channel"]), d.fields["timestamp"],
            codes[d.fields["play_id"]], d.fields["converted"], d.fields.get("conversion_value_cents", 0),
        )
        for d in of(drafts, "customer_journeys")
    ]  # fmt: skip
    won = [touch for touch in touches if touch.converted]
    assert (len({touch.property_id for touch in touches}), len(touches), len(won)) == (61, 208, 31)
    assert sum(touch.value_cents for touch in won) == 32_132_658
    assert len({(touch.play, touch.channel) for touch in touches}) == 28
    sample = next(storm for storm in of(drafts, "storms") if storm.fields["is_sample"])
    assert sample.fields["name"] == "DFW Storm 24 (sample)"
    assert {d.fields["storm_id"] for d in of(drafts, "customer_journeys")} == {sample.key}


def test_the_old_score_is_a_priority_and_never_an_index(drafts: list[Draft]) -> None:
    sample = {d.key for d in of(drafts, "properties") if d.fields["external_id"].startswith("SAMPLE")}
    assert all(70 <= d.fields["priority_legacy"] <= 110 for d in of(drafts, "properties") if d.key in sample)
    impacts = [d for d in of(drafts, "property_impacts") if d.fields["property_id"] in sample]
    assert len(impacts) == 61
    assert not [d for d in impacts if "sii" in d.fields or "tier" in d.fields]


def test_impacts_name_the_report_they_come_from(drafts: list[Draft], worked: WorkedStorm) -> None:
    storm_id = of(drafts, "storms")[0].key
    reports = {report_id(Ids(TENANT), storm_id, report): report for report in worked.reports}
    versions = {impact.fields["sii_version"] for impact in of(drafts, "property_impacts")}
    assert versions == {"sii-1+hail-1", "sii-1"}  # the sample's houses have no threshold
    for impact in of(drafts, "property_impacts"):
        if "hail_report_id" in impact.fields:
            report = reports[impact.fields["hail_report_id"]]
            assert (report.hazard, report.magnitude) == ("hail", impact.fields["hail_in"])


def test_the_same_every_time_and_other_houses_for_another_tenant(
    worked: WorkedStorm, reports: Sequence[NceiReport], places: Sequence[Place]
) -> None:
    assert work_through(Ids(TENANT), reports, places, houses=DFW_ELITE.houses) == worked
    other = work_through(Ids(OTHER), reports, places, houses=240)
    assert len(other.homes) == 240
    assert not set(other.property_ids) & set(worked.property_ids)
    assert {h.address for h in other.homes} != {h.address for h in worked.homes[:240]}


def test_the_company_s_own_crews_come_first_and_invented_ones_fill_up() -> None:
    ids = Ids(TENANT)
    crew_ids = roster(ids, DFW_ELITE, {"b": "Zebra", "a": "Crew Allen"}).crew_ids
    assert crew_ids == ("a", "b")
    some = roster(ids, DFW_ELITE, {"a": "Crew Allen"})
    assert some.crew_ids == ("a", ids.crew(2))
    assert [row.fields["crew_name"] for row in some.new] == ["Crew Frisco"]
    assert roster(ids, DFW_ELITE, {"a": "A", "b": "B", "c": "C"}).new == ()


def test_plays_that_the_company_has_are_not_made_again() -> None:
    ids = Ids(TENANT, {"Financing_Standard": "theirs"})
    assert ids.play("Financing_Standard") == "theirs"
    codes = [row.fields["code"] for row in play_rows(ids)]
    assert len(codes) == 10
    assert "Financing_Standard" not in codes
