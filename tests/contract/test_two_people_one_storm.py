"""Two who lead one storm apart: its course has one way; a crew sees a score's figures, not its reports."""

from collections.abc import Callable

import pytest

from stormops_desktop.services.storms.ports import StormServices
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.helpers.targeting import STORM, storm_rows

pytestmark = pytest.mark.postgres
Make = Callable[..., Laptop]


def desks(laptop: Laptop) -> StormServices:
    found = laptop.desktop.services().storm_work
    assert found is not None
    return found


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def status(laptop: Laptop) -> str:
    return desks(laptop).board.card(STORM).line.status


def test_steps_taken_apart_end_in_one_status_and_a_question(hub_app: HubAtHand, laptops: Make) -> None:
    first, second = laptops(), laptops()
    first.sign_in(hub_app.ours.people["admin"])
    second.sign_in(hub_app.ours.people["manager"])
    rows = storm_rows([0.3], status="planning")
    first.capture(*(Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows))
    exchange(first, second)
    first.wire.up = second.wire.up = False
    desks(first).board.change_status(STORM, "active")
    desks(second).board.change_status(STORM, "archived")
    first.wire.up = second.wire.up = True
    exchange(first, second)
    assert status(first) == status(second) == "active"
    assert first.desktop.services().sync.inbox() == []
    (asked,) = second.desktop.services().sync.inbox()
    assert "storm" in asked.title.lower()


def test_an_undo_reaches_the_office(hub_app: HubAtHand, laptops: Make) -> None:
    first, second = laptops(), laptops()
    first.sign_in(hub_app.ours.people["admin"])
    second.sign_in(hub_app.ours.people["manager"])
    rows = storm_rows([0.3], status="planning")
    first.capture(*(Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows))
    told = desks(first).board.change_status(STORM, "active")
    exchange(first, second)
    assert status(second) == "active"
    assert told.undo is not None
    first.desktop.services().job_verbs.undo(told.undo.token)
    exchange(first, second)
    assert status(first) == status(second) == "planning"


def test_a_crew_opens_a_score_to_its_figures(hub_app: HubAtHand, laptops: Make) -> None:
    office, truck = laptops(), laptops()
    office.sign_in(hub_app.ours.people["admin"])
    truck.sign_in(hub_app.ours.people["crew"])
    house = key("house")
    rows = [
        ("storms", STORM, {"event_id": "E1", "name": "Hail", "status": "active", "is_sample": False}),
        ("properties", house, {"address": "1 Oak St", "latitude": 33.1, "longitude": -96.6,
                               "do_not_knock": False, "is_synthetic": True}),
        ("storm_reports", key("report"), {"storm_id": STORM, "source": "spc_daily", "source_id": "1",
                                          "hazard": "hail", "magnitude": 1.75, "latitude": 33.1,
                                          "longitude": -96.6, "time_at": 1, "preliminary": True}),
        ("property_impacts", key("impact"), {
            "storm_id": STORM, "property_id": house, "sii": 60.0, "tier": "B", "hail_in": 1.75,
            "hail_confidence": 1.0, "hail_distance_mi": 0.0, "hail_report_id": key("report"),
            "threshold_in": 1.25, "material_assumed": True, "sii_version": "sii-1+hail-1", "scored_at": 1}),
        ("routes", key("route"), {"storm_id": STORM, "route_name": "A", "status": "published",
                                  "crew_id": hub_app.ours.crew_id, "plan_version": 1, "property_count": 1}),
        ("assignments", key("assignment"), {"storm_id": STORM, "route_id": key("route"), "epoch": 1,
                                            "crew_id": hub_app.ours.crew_id, "active": True,
                                            "assigned_at": 1}),
        ("route_properties", key("stop"), {"route_id": key("route"), "storm_id": STORM, "property_id": house,
                                           "sequence_order": 1, "locked": False}),
        ("jobs", key("job"), {"storm_id": STORM, "route_id": key("route"), "property_id": house,
                              "status": "assigned"}),
    ]  # fmt: skip
    office.capture(*(Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows))
    exchange(office, truck)
    ours, theirs = (desks(one).scores.of_job(key("job")) for one in (office, truck))
    assert (ours.sii, ours.explained, ours.checked, ours.differs) == (60.0, True, True, False)
    assert (theirs.sii, theirs.explained, theirs.checked) == (60.0, True, False)
    assert theirs.considered == ()
    assert len(ours.considered) == 1
