"""What the demo holds, before it is captured: rows the contract takes, and a day that makes sense."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from stormops_desktop.domain.attribution.play_table import play_table
from stormops_desktop.domain.attribution.touches import Channel, Touch
from stormops_desktop.domain.storms.distance import great_circle_miles
from stormops_desktop.domain.storms.ncei import NceiReport, read_details
from stormops_desktop.services.demo_data_homes import Place, read_places
from stormops_desktop.services.seed import (
    DEMO_NOW_MS,
    DFW_ELITE,
    PLACES_FILE,
    REPORTS_FILE,
    demo_drafts,
)
from stormops_desktop.services.seed_roster import roster
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_storm import WorkedStorm, hail_box, work_through
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
def drafts(worked: WorkedStorm) -> list[Draft]:
    return list(chain.from_iterable(batch for batch, _ in batches(worked)))


def batches(worked: WorkedStorm) -> list[tuple[list[Draft], bool]]:
    ids = Ids(TENANT)
    return list(demo_drafts(ids, worked, DFW_ELITE, roster(ids, DFW_ELITE, {}), DEMO_NOW_MS))


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


def test_parents_come_before_children(drafts: list[Draft]) -> None:
    there: set[tuple[str, str]] = set()
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
    assert counted["storm_reports"] == 53
    assert counted["properties"] == counted["property_impacts"] == 2_061
    assert counted["roofs"] == counted["policy_decisions_log"] == counted["lead_uplift"] == 2_000
    assert counted["plays"] == 11
    assert counted["crews"] == 2
    assert counted["customer_journeys"] == 208
    assert counted["jobs"] == counted["route_properties"] > 500
    assert counted["assignments"] == 4
    assert 10_000 <= len(drafts) <= 15_000


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


def test_only_treated_houses_are_routed_and_each_once(drafts: list[Draft]) -> None:
    decisions = {d.fields["property_id"]: d.fields["decision"] for d in of(drafts, "policy_decisions_log")}
    treated = sorted(key for key, decision in decisions.items() if decision == "treat")
    assert sorted(stop.fields["property_id"] for stop in of(drafts, "route_properties")) == treated
    assert sorted(job.fields["property_id"] for job in of(drafts, "jobs")) == treated
    sizes = Counter(stop.fields["route_id"] for stop in of(drafts, "route_properties"))
    assert max(sizes.values()) <= 50
    assert {route.key: route.fields["property_count"] for route in of(drafts, "routes")} == sizes


def test_decisions_are_moderate_with_controls_and_reasons(drafts: list[Draft]) -> None:
    decisions = of(drafts, "policy_decisions_log")
    assert {(d.fields["policy_mode"], d.fields["threshold"]) for d in decisions} == {("moderate", 0.15)}
    assert len({d.fields["run_id"] for d in decisions}) == 1
    reasons = Counter(d.fields["reason"] for d in decisions)
    assert 60 <= reasons["universal_control"] <= 140  # 5 % of 2,000 less the ineligible, by hash
    assert reasons["high_uplift"] == sum(d.fields["decision"] == "treat" for d in decisions)
    assert all(json.loads(d.fields["reason_codes"])[0] == d.fields["reason"] for d in decisions)
    assert {u.fields["model_version"] for u in of(drafts, "lead_uplift")} == {"prior-v0"}


def test_a_crew_has_a_day_and_the_planner_the_rest(drafts: list[Draft]) -> None:
    assigned = {a.fields["route_id"]: a.fields["crew_id"] for a in of(drafts, "assignments")}
    assert Counter(assigned.values()) == {Ids(TENANT).crew(1): 2, Ids(TENANT).crew(2): 2}
    for route in of(drafts, "routes"):
        assert route.fields.get("crew_id") == assigned.get(route.key)
        assert route.fields["status"] == ("published" if route.key in assigned else "draft")
    for job in of(drafts, "jobs"):
        assert job.fields["status"] == ("assigned" if job.fields["route_id"] in assigned else "pending")


def test_each_route_is_a_group_of_its_own(worked: WorkedStorm) -> None:
    groups = [batch for batch, grouped in batches(worked) if grouped]
    assert len(groups) == len(worked.plan.routes)
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
    table = play_table(touches)
    assert (table.properties, table.total.touches, table.total.conversions) == (61, 208, 31)
    assert table.total.value_cents == 32_132_658
    assert sum(len(row.channels) for row in table.rows) == 28
    sample = next(storm for storm in of(drafts, "storms") if storm.fields["is_sample"])
    assert sample.fields["name"] == "DFW Storm 24 (sample)"
    assert {d.fields["storm_id"] for d in of(drafts, "customer_journeys")} == {sample.key}


def test_the_old_score_is_a_priority_and_never_an_index(drafts: list[Draft]) -> None:
    sample = {d.key for d in of(drafts, "properties") if d.fields["external_id"].startswith("SAMPLE")}
    assert all(70 <= d.fields["priority_legacy"] <= 110 for d in of(drafts, "properties") if d.key in sample)
    impacts = [d for d in of(drafts, "property_impacts") if d.fields["property_id"] in sample]
    assert len(impacts) == 61
    assert not [d for d in impacts if "sii" in d.fields or "tier" in d.fields]


def test_impacts_name_the_report_they_come_from(drafts: list[Draft]) -> None:
    reports = {report.key: report.fields for report in of(drafts, "storm_reports")}
    versions = {impact.fields["sii_version"] for impact in of(drafts, "property_impacts")}
    assert versions == {"sii-1+hail-1", "sii-1"}  # the sample's houses have no threshold
    for impact in of(drafts, "property_impacts"):
        if "hail_report_id" in impact.fields:
            report = reports[impact.fields["hail_report_id"]]
            assert (report["hazard"], report["magnitude"]) == ("hail", impact.fields["hail_in"])


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
