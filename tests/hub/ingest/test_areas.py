"""Alerts of areas become rows under the storm whose houses lie there, once, for the company they concern."""

import math
from typing import Any

import psycopg
import pytest

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.areas import COMPETITOR, MOST_CORNERS, WEATHER
from sync.contracts.events.inbound import Reported, read_report
from sync.hub.ingest import alerts
from sync.hub.ingest.areas import NO_STORM, NOBODY_THERE
from sync.hub.ingest.desk import MOST_CANCELLED, TOO_LONG, IngestDesk, Taken
from sync.postgres.errors import Cancelled
from tests.contract.test_area_reports import FEATURE, feature
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import add
from tests.hub.http.wire import new_id
from tests.hub.ingest.conftest import Ground, ground_of, report

pytestmark = pytest.mark.postgres
ALERTS = """
SELECT storm_id::text, kind, hail_in, zip_code, houses, competitor, move
FROM area_alerts ORDER BY heard_at, kind
"""


@pytest.fixture
def desk(hub_app: HubAtHand) -> IngestDesk:
    desk = hub_app.parts.ingest
    assert desk is not None
    return desk


@pytest.fixture
def placed(ground: Ground) -> Ground:
    """A company whose storm hit a house in Allen."""
    _house(
        ground, ground.storm, longitude=-96.7, latitude=33.1, zip_code="75002", county="Collin", state="TX"
    )
    return ground


def _house(ground: Ground, storm: str, **fields: object) -> None:
    house = new_id()
    answer = ground.office.push(
        add("properties", house, address="3 Elm St", do_not_knock=False, is_synthetic=True, **fields),
        add("property_impacts", new_id(), storm_id=storm, property_id=house, material_assumed=False,
            sii_version="1", scored_at=1),
    )  # fmt: skip
    assert answer.verdicts == (), answer.verdicts


def said(desk: IngestDesk, document: dict[str, Any], about: str = "") -> Reported:
    now = desk.now_ms()
    if document.get("type") == "Feature":
        document = {**document, "properties": {**document["properties"], "sent": (now - 60_000) / 1000}}
    else:
        document = {"timestamp": now - 60_000, **document}
    return read_report(document, now_ms=now, channels=frozenset(CHANNELS), about=about)


def taken(desk: IngestDesk, ground: Ground, *reports: Reported) -> list[Taken]:
    return desk.take(ground.company.tenant_id, "test", reports)


def rows(hub: HubAtHand, ground: Ground) -> list[tuple[Any, ...]]:
    with psycopg.connect(hub.urls.app) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (ground.company.tenant_id,))
        return connection.execute(ALERTS).fetchall()


@pytest.mark.parametrize(
    "document",
    [FEATURE, {**feature(), "geometry": None}, {**feature(areaDesc=None)}],
    ids=["polygon and counties", "counties alone", "polygon alone"],
)
def test_a_feature_finds_the_storm_whose_houses_lie_in_it(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk, document: dict[str, Any]
) -> None:
    assert taken(desk, placed, said(desk, document)) == [Taken("taken")]
    assert rows(hub_app, placed) == [(placed.storm, "weather", 1.75, None, 1, None, None)]


def test_a_county_that_no_database_can_hold_is_passed_over(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    """Else the alert would be tried again for ever, and hold up all that follow it."""
    strange = {**feature(areaDesc="Col\x00lin, TX; Collin, TX"), "geometry": None}
    assert taken(desk, placed, said(desk, strange)) == [Taken("taken")]


@pytest.mark.parametrize(("middle", "status"), [((-96.7, 33.1), "taken"), ((-96.0, 33.8), "ignored")])
def test_a_border_of_very_many_corners_is_held_against_each_house(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk, middle: tuple[float, float], status: str
) -> None:
    """The second one's box has the house in it, its border does not."""
    turns = [2 * math.pi * n / (MOST_CORNERS - 1) for n in range(MOST_CORNERS)]
    ring = [[middle[0] + 0.8 * math.cos(turn), middle[1] + 0.8 * math.sin(turn)] for turn in turns]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    _house(placed, placed.storm)
    told = said(desk, {**feature(areaDesc=None), "geometry": geometry})
    assert [one.status for one in taken(desk, placed, told)] == [status]
    assert [row[4] for row in rows(hub_app, placed)] == ([1] if status == "taken" else [])


def test_the_same_alert_told_twice_is_one(hub_app: HubAtHand, placed: Ground, desk: IngestDesk) -> None:
    report = said(desk, FEATURE)
    assert [one.status for one in taken(desk, placed, report, report)] == ["taken", "repeated"]
    assert [one.status for one in taken(desk, placed, said(desk, FEATURE))] == ["repeated"]
    assert len(rows(hub_app, placed)) == 1


def test_a_competitor_s_move_is_kept_under_the_storm_of_its_zip_code(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    rival = {"zip_code": "75002", "competitor": "Roofs R Us", "action": "promotion_launch"}
    assert taken(desk, placed, said(desk, rival, COMPETITOR)) == [Taken("taken")]
    assert rows(hub_app, placed) == [
        (placed.storm, "competitor", None, "75002", 1, "Roofs R Us", "promotion_launch")
    ]


def test_weather_elsewhere_is_passed_over_and_a_rival_elsewhere_is_refused(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    elsewhere = {"zip_code": "10001", "event_type": "hail", "severity": 2.0}
    rival = {"zip_code": "10001", "competitor": "Roofs R Us", "action": "price_drop"}
    assert taken(desk, placed, said(desk, elsewhere, WEATHER), said(desk, rival, COMPETITOR)) == [
        Taken("ignored", NOBODY_THERE), Taken("refused", NOBODY_THERE),
    ]  # fmt: skip
    strange = {**rival, "storm_id": new_id()}
    assert taken(desk, placed, said(desk, strange, COMPETITOR)) == [Taken("refused", NO_STORM)]
    assert rows(hub_app, placed) == []


def test_a_house_without_a_zip_code_lies_in_no_alert_without_one(
    hub_app: HubAtHand, ground: Ground, desk: IngestDesk
) -> None:
    _house(ground, ground.storm, zip_code="")
    assert taken(desk, ground, said(desk, FEATURE)) == [Taken("ignored", NOBODY_THERE)]
    assert rows(hub_app, ground) == []


def test_a_zip_code_of_nine_digits_lies_in_that_of_five(
    hub_app: HubAtHand, ground: Ground, desk: IngestDesk
) -> None:
    _house(ground, ground.storm, zip_code="75002-1234")
    hail = {"zip_code": "75002", "event_type": "hail", "severity": 2.0}
    assert taken(desk, ground, said(desk, hail, WEATHER)) == [Taken("taken")]
    assert [row[0] for row in rows(hub_app, ground)] == [ground.storm]


def test_an_alert_may_name_its_storm(hub_app: HubAtHand, placed: Ground, desk: IngestDesk) -> None:
    alert = {"event_type": "hail", "severity": 2.0, "storm_id": "DFW_STORM_24"}
    assert taken(desk, placed, said(desk, alert, WEATHER)) == [Taken("taken")]
    assert rows(hub_app, placed) == [(placed.storm, "weather", 2.0, None, 0, None, None)]


def test_a_storm_that_is_over_is_not_woken(hub_app: HubAtHand, ground: Ground, desk: IngestDesk) -> None:
    old = new_id()
    answer = ground.office.push(
        add("storms", old, event_id="OLD", name="Old", status="archived", is_sample=False)
    )
    assert answer.verdicts == ()
    _house(ground, old, zip_code="75002")
    hail = {"zip_code": "75002", "event_type": "hail", "severity": 2.0}
    assert taken(desk, ground, said(desk, hail, WEATHER)) == [Taken("ignored", NOBODY_THERE)]


def test_a_test_and_a_word_that_takes_back_what_nobody_heard_leave_no_row(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    made = [said(desk, feature(status="Test")), said(desk, feature(messageType="Cancel"))]
    assert [one.status for one in taken(desk, placed, *made)] == ["ignored", "ignored"]
    assert rows(hub_app, placed) == []


def test_a_database_that_is_slow_with_areas_does_not_hold_a_batch_up_for_each(
    ground: Ground, desk: IngestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def never_through(*asked: Any) -> None:
        looked.append(asked[2].source_event_id)
        raise Cancelled("too long")

    monkeypatch.setattr(alerts, "place_of", never_through)
    hail = {"zip_code": "75002", "event_type": "hail", "severity": 2.0}
    told = [said(desk, {**hail, "id": str(n)}, WEATHER) for n in range(MOST_CANCELLED + 3)]
    answers = taken(desk, ground, *told, report(desk.now_ms()))
    assert looked == [str(n) for n in range(MOST_CANCELLED)]
    assert [(one.reason, one.later, one.slow) for one in answers[:-1]] == [(TOO_LONG, True, True)] * len(told)
    assert answers[-1] == Taken("taken")


def test_another_company_s_houses_are_never_looked_at(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    other = ground_of(hub_app, hub_app.theirs)
    hail = {"zip_code": "75002", "event_type": "hail", "severity": 2.0}
    assert taken(desk, other, said(desk, hail, WEATHER)) == [Taken("ignored", NOBODY_THERE)]
    assert {placed.company.tenant_id, other.company.tenant_id} <= set(desk.tenants())


def test_over_http_an_alert_stands_beside_touches(
    hub_app: HubAtHand, placed: Ground, desk: IngestDesk
) -> None:
    now = desk.now_ms()
    told = [
        {"type": "weather_alert", "event_type": "hail", "severity": 1.75, "zip_code": "75002",
         "timestamp": now},
        {"type": "competitor_intel", "competitor": "X", "action": "merger", "zip_code": "75002",
         "timestamp": now},
        {"property_id": "prop_1", "channel": "email", "timestamp": now},
    ]  # fmt: skip
    answer = hub_app.client(hub_app.ours.people["manager"]).post("/v1/events", json={"events": told})
    results = answer.json()["results"]
    assert [one["status"] for one in results] == ["taken", "refused", "taken"]
    assert "price_drop" in results[1]["reason"]
