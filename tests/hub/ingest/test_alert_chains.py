"""What the weather service says of one alert, message by message, is one row and is asked for once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from sync.contracts import clock
from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.inbound import Reported, read_report
from sync.contracts.ops import Kind, Op
from sync.hub.attribution import Attributions
from sync.hub.core.envelope import MOST_OPS
from sync.hub.guardrails import GuardrailDesk
from sync.hub.ingest import alerts
from sync.hub.ingest.alerts import OLDER, TAKEN_BACK, UNKNOWN
from sync.hub.ingest.areas import NOBODY_THERE
from sync.hub.ingest.desk import IngestDesk, Taken
from sync.postgres.pool import Pool
from sync.streams.core.houses import Action
from tests.contract.test_area_reports import FEATURE, feature
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import add
from tests.hub.http.wire import new_id
from tests.hub.ingest.conftest import Ground

pytestmark = pytest.mark.postgres
NOW_HLC = clock.pack(1_790_000_000_000)
ELSEWHERE = {"type": "Polygon", "coordinates": [[[-90, 30], [-89, 30], [-89, 31], [-90, 31], [-90, 30]]]}
Row = tuple[str, float | None, bool]


@dataclass
class Service:
    """A weather service that speaks of one alert, and a company that has a house where it warns."""

    hub: HubAtHand
    ground: Ground
    desk: IngestDesk
    guardrails: GuardrailDesk

    def says(self, name: str, *references: str, minutes_ago: int, **told: Any) -> Reported:
        """A message as api.weather.gov gives one; each reference names an earlier one."""
        now, geometry = self.desk.now_ms(), told.pop("geometry", FEATURE["geometry"])
        kind = told.pop("messageType", "Update" if references else "Alert")
        said = feature(
            id=f"urn:oid:{name}", messageType=kind, sent=(now - minutes_ago * 60_000) / 1000,
            areaDesc="" if geometry is ELSEWHERE else FEATURE["properties"]["areaDesc"],
            expires=(now + 3_600_000) / 1000, references=[_reference(one, now) for one in references], **told,
        )  # fmt: skip
        document = {**said, "id": f"https://api.weather.gov/alerts/urn:oid:{name}", "geometry": geometry}
        return read_report(document, now_ms=now, channels=frozenset(CHANNELS))

    def take(self, *reports: Reported) -> list[str]:
        answers: Sequence[Taken] = self.desk.take(self.ground.company.tenant_id, "test", reports)
        return [answer.reason or answer.status for answer in answers]

    def rows(self) -> list[Row]:
        """(id, inches of hail, whether it was taken back) of every alert."""
        return self._asked("SELECT alert_id::text, hail_in, ends_at = heard_at FROM area_alerts")

    def actions(self) -> list[tuple[str, str | None]]:
        return self._asked("SELECT status, note FROM guardrail_actions")

    def steps(self) -> list[str]:
        return [step for (step,) in self._asked("SELECT step FROM guardrail_steps ORDER BY happened_at")]

    def raises(self, alert_id: str) -> str:
        """The centre asks for the storm's play because of the alert; the action's id."""
        tenant, action = self.ground.company.tenant_id, new_id()
        now = self.desk.now_ms()
        asked = Action(tenant, self.ground.storm, "", "activate_storm_play", "hail_alert", now, now, alert_id)
        self.guardrails.raise_actions(tenant, [(action, asked)])
        return action

    def reopens(self) -> None:
        """Somebody of the office opens the actions again."""
        for action, rev in self._asked("SELECT action_id::text, rev FROM guardrail_actions"):
            again = Op(new_id(), Kind.SET, "guardrail_actions", action, {"status": "open"}, rev, NOW_HLC)
            assert self.ground.office.push(again).verdicts == ()

    def _asked(self, question: str) -> list[Any]:
        with psycopg.connect(self.hub.urls.app) as connection:
            tenant = self.ground.company.tenant_id
            connection.execute("SELECT set_config('app.tenant_id', %s, true)", (tenant,))
            return connection.execute(question.encode()).fetchall()


def _reference(name: str, now: int) -> dict[str, Any]:
    """As the service spells one; its messages here are told apart by their last letter, in order."""
    return {"@id": f"https://api.weather.gov/alerts/urn:oid:{name}", "identifier": f"urn:oid:{name}",
            "sender": "w-nws.webmaster@noaa.gov", "sent": (now - 10**7 + ord(name[-1])) / 1000}  # fmt: skip


@pytest.fixture
def service(hub_app: HubAtHand, ground: Ground, database_pools: Callable[[str], Pool]) -> Service:
    house = new_id()
    answer = ground.office.push(
        add("properties", house, address="3 Elm St", do_not_knock=False, is_synthetic=True,
            longitude=-96.7, latitude=33.1, zip_code="75002", county="Collin", state="TX"),
        add("property_impacts", new_id(), storm_id=ground.storm, property_id=house, material_assumed=False,
            sii_version="1", scored_at=1),
    )  # fmt: skip
    assert answer.verdicts == (), answer.verdicts
    desk, pool, core = hub_app.parts.ingest, database_pools(hub_app.urls.app), hub_app.parts.core
    assert desk is not None
    guardrails = GuardrailDesk(pool, core, Attributions(pool, core), desk.now_ms)
    return Service(hub_app, ground, desk, guardrails)


def hail(inches: str) -> dict[str, Any]:
    return {"parameters": {"maxHailSize": [inches]}}


def test_an_update_changes_the_row_of_its_alert(service: Service) -> None:
    assert service.take(service.says("a", minutes_ago=30, **hail("1.00"))) == ["taken"]
    ((first, *_),) = service.rows()
    update = service.says("b", "a", minutes_ago=20, **hail("2.50"))
    assert service.take(update) == ["taken"]
    assert service.rows() == [(first, 2.5, False)]
    assert service.take(update, update) == ["repeated", "repeated"]
    assert service.take(service.says("a", minutes_ago=30, **hail("1.00"))) == ["repeated"]
    assert service.rows() == [(first, 2.5, False)]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_chain_is_followed_where_each_names_the_one_before_it_only(service: Service, at_once: bool) -> None:
    said = [service.says("a", minutes_ago=30), service.says("b", "a", minutes_ago=20),
            service.says("c", "b", minutes_ago=10, **hail("2.00"))]  # fmt: skip
    assert (service.take(*said) if at_once else [service.take(one)[0] for one in said]) == ["taken"] * 3
    assert [row[1:] for row in service.rows()] == [(2.0, False)]


@pytest.mark.parametrize("at_once", [True, False])
def test_what_comes_after_a_newer_message_changes_nothing(service: Service, at_once: bool) -> None:
    said = [service.says("c", "a", "b", minutes_ago=10, **hail("2.00")), service.says("a", minutes_ago=30),
            service.says("b", "a", minutes_ago=20)]  # fmt: skip
    told = service.take(*said) if at_once else [service.take(one)[0] for one in said]
    assert told == ["taken", OLDER, OLDER]
    assert [row[1:] for row in service.rows()] == [(2.0, False)]


def test_taking_an_alert_back_lifts_what_it_asked_for(service: Service) -> None:
    service.take(service.says("a", minutes_ago=30))
    ((alert, *_),) = service.rows()
    service.raises(alert)
    assert service.actions() == [("open", None)]
    cancel = service.says("b", "a", minutes_ago=10, messageType="Cancel")
    assert service.take(cancel, cancel) == ["taken", "repeated"]
    assert service.rows() == [(alert, 1.75, True)]
    assert (service.actions(), service.steps()) == ([("dismissed", TAKEN_BACK)], ["lifted"])
    assert service.take(cancel) == ["repeated"]
    assert service.steps() == ["lifted"]


def test_what_is_lifted_with_an_alert_fits_one_push(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 1 + 2 * alerts.MOST_ASKED <= MOST_OPS
    monkeypatch.setattr(alerts, "MOST_ASKED", 2)
    service.take(service.says("a", minutes_ago=30))
    for _ in range(3):
        service.raises(service.rows()[0][0])
    assert service.take(service.says("b", "a", minutes_ago=10, messageType="Cancel")) == ["taken"]
    assert service.actions() == [("dismissed", TAKEN_BACK)] * 3
    assert service.steps() == ["lifted"] * 3


@pytest.mark.parametrize("at_once", [True, False])
def test_an_alert_that_holds_after_all_asks_again_for_the_same(service: Service, at_once: bool) -> None:
    """The service takes one back for a part of its area, and says in the same minute that the rest holds."""
    service.take(service.says("a", minutes_ago=30))
    service.raises(service.rows()[0][0])
    said = [service.says("b", "a", minutes_ago=10, messageType="Cancel"),
            service.says("c", "a", minutes_ago=10)]  # fmt: skip
    assert (service.take(*said) if at_once else [service.take(one)[0] for one in said]) == ["taken", "taken"]
    assert [row[2] for row in service.rows()] == [False]
    assert (service.actions(), service.steps()) == ([("open", None)], ["lifted", "reopened"])
    assert service.take(service.says("d", "a", minutes_ago=10, messageType="Cancel")) == [OLDER]


def test_what_the_office_settled_stays(service: Service) -> None:
    service.take(service.says("a", minutes_ago=30))
    action = service.raises(service.rows()[0][0])
    done = Op(new_id(), Kind.SET, "guardrail_actions", action, {"status": "done", "note": "Sent"}, 0, NOW_HLC)
    service.ground.office.push(done)
    assert service.actions() == [("done", "Sent")]
    service.take(service.says("b", "a", minutes_ago=10, messageType="Cancel"))
    service.take(service.says("c", "a", minutes_ago=5))
    assert (service.actions(), service.steps()) == ([("done", "Sent")], [])


def test_an_alert_is_not_taken_back_where_it_warned_of_nobody(service: Service) -> None:
    service.take(service.says("a", minutes_ago=30))
    elsewhere = service.says("b", "a", minutes_ago=10, messageType="Cancel", geometry=ELSEWHERE)
    strange = service.says("z", minutes_ago=10, messageType="Cancel")
    assert service.take(elsewhere, strange) == [NOBODY_THERE, UNKNOWN]
    assert [row[2] for row in service.rows()] == [False]


def test_an_action_that_comes_after_its_alert_was_taken_back_is_dropped(service: Service) -> None:
    service.take(service.says("a", minutes_ago=30))
    service.take(service.says("b", "a", minutes_ago=10, messageType="Cancel"))
    service.raises(service.rows()[0][0])
    assert service.actions() == []


def test_two_alerts_at_one_place_are_two(service: Service) -> None:
    said = [service.says("a", minutes_ago=30), service.says("m", minutes_ago=20)]
    assert service.take(*said) == ["taken", "taken"]
    assert len(service.rows()) == 2
