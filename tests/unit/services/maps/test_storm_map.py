"""The demo storm on a real encrypted replica, as the map gets it."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.job_reads import StormDesk
from stormops_desktop.services.maps.models import HOLD, TREAT, UNDECIDED, MapModel
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.services.models import Member
from stormops_desktop.services.seed import DEMO_NOW_MS, DFW_ELITE, demo_files, seed_demo
from stormops_desktop.services.seed_rows import add
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import open_store
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

HOUSES = 120
LATER = DEMO_NOW_MS + 60_000


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workplace]:
    store = open_store(tmp_path / "replica.db", secrets.token_bytes(32), str(uuid4()), wall_ms)
    member = Member(str(uuid4()), "DFW", str(uuid4()), "Ann", "admin", None, "ann@dfw.example")
    made = Workplace(member, store.database, store.replica, RULES, lambda: DEMO_NOW_MS, os.urandom)
    seed_demo(made, demo_files(resource_folder() / "storms"), replace(DFW_ELITE, houses=HOUSES))
    yield made
    store.close()


def the_map(work: Workplace) -> tuple[str, MapModel]:
    storm = next(storm for storm in StormDesk(work).storms() if not storm.is_sample)
    return storm.storm_id, MapDesk(work).storm_map(storm.storm_id)


def test_everything_of_the_storm_is_on_the_map(work: Workplace) -> None:
    _, model = the_map(work)
    assert len(model.houses) == HOUSES == len(model.houses.index)
    assert model.unplaced == 0
    assert len(model.reports) == 53
    assert [r.magnitude for r in model.reports if r.hazard == "hail"][-1] == 4.5  # the greatest lies on top
    assert {band.ring for band in model.swath} == {0, 1, 2}
    assert model.vintage.startswith("NCEI details 2019")
    assert (model.decided_at, model.zone) == (DEMO_NOW_MS, "America/Chicago")
    assert model.places[0].weight >= model.places[-1].weight >= 3


def test_columns_agree_with_the_rows_they_come_from(work: Workplace) -> None:
    storm_id, model = the_map(work)
    with work.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT p.property_id, p.latitude, i.sii, d.decision FROM properties p "
            "JOIN property_impacts i ON i.property_id = p.property_id "
            "JOIN policy_decisions_log d ON d.property_id = p.property_id "
            "WHERE i.storm_id = ? AND d.storm_id = ?", (storm_id, storm_id),
        ).all()  # fmt: skip
    assert len(rows) == HOUSES
    for key, latitude, sii, decision in rows:
        place = model.houses.place_of[key]
        assert model.houses.latitude[place] == latitude
        assert model.houses.sii[place] == sii or (sii is None and np.isnan(model.houses.sii[place]))
        assert model.houses.decision[place] == {"treat": TREAT, "hold": HOLD}[decision]


def test_routes_have_their_stops_in_order_and_start_at_the_yard(work: Workplace) -> None:
    _, model = the_map(work)
    assert model.routes
    for route in model.routes:
        assert [stop.number for stop in route.stops] == list(range(1, len(route.stops) + 1))
        assert all(
            model.houses.decision[model.houses.place_of[stop.property_id]] == TREAT for stop in route.stops
        )
    assert any(route.start for route in model.routes)


def test_the_newest_decision_counts_whatever_the_order_of_rows(work: Workplace) -> None:
    storm_id, model = the_map(work)
    place = int(np.flatnonzero(model.houses.decision == TREAT)[0])
    key = model.houses.ids[place]
    for decision, when in (("hold", LATER), ("treat", DEMO_NOW_MS - 60_000)):
        work.capture([
            add("policy_decisions_log", str(uuid4()), storm_id=storm_id, property_id=key, decision=decision,
                reason="capacity", reason_codes='["capacity"]', policy_mode="moderate", threshold=0.15,
                run_id="r2", decided_at=when),
        ])  # fmt: skip
    _, after = the_map(work)
    assert after.houses.decision[after.houses.place_of[key]] == HOLD
    assert after.decided_at == LATER


def test_a_house_at_nought_nought_is_counted_and_not_drawn(work: Workplace) -> None:
    _, model = the_map(work)
    key = model.houses.ids[0]
    work.capture([Draft(Kind.SET, "properties", key, {"latitude": 0.0, "longitude": 0.0})])
    _, after = the_map(work)
    assert after.unplaced == 1
    assert len(after.houses) == HOUSES
    assert after.bounds is not None
    assert after.bounds.west > 0.2  # the Gulf of Guinea did not move the view


def test_a_storm_that_is_not_here_is_an_empty_map(work: Workplace) -> None:
    model = MapDesk(work).storm_map(str(uuid4()))
    assert (len(model.houses), model.bounds, model.routes) == (0, None, ())


def test_houses_of_the_sample_storm_have_no_position_and_are_counted(work: Workplace) -> None:
    sample = next(storm for storm in StormDesk(work).storms() if storm.is_sample)
    model = MapDesk(work).storm_map(sample.storm_id)
    assert len(model.houses) == 61
    assert (model.unplaced, model.bounds) == (61, None)
    assert set(model.houses.decision.tolist()) <= {UNDECIDED, TREAT, HOLD}


def test_the_job_at_a_house_is_found(work: Workplace) -> None:
    storm_id, model = the_map(work)
    desk = MapDesk(work)
    stop = model.routes[0].stops[0]
    job_id = desk.job_at(storm_id, stop.property_id)
    assert job_id is not None
    with work.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT property_id FROM jobs WHERE job_id = ?", (job_id,)
        ).scalar()
    assert found == stop.property_id
    held = model.houses.ids[int(np.flatnonzero(model.houses.decision == HOLD)[0])]
    assert desk.job_at(storm_id, held) is None
