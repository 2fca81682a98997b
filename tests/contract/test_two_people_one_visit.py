"""Two people report on one house without a network: appointments, conversions, notes; over the real hub."""

from collections.abc import Callable
from typing import Any

import pytest

from stormops_desktop.domain.jobs.conversion import outcome_id, touch_id
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.jobs.timeline_models import ItemKind
from stormops_desktop.services.models import JobDetail
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
JOB, HOUSE, STORM = key("job1"), key("house1"), key("storm")
DAY = 86_400_000


@pytest.fixture
def pair(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> tuple[Laptop, Laptop]:
    """A planner's and a crew's laptop that know the same jobs, both out of reach from now on."""
    office, truck = laptops(), laptops()
    office.sign_in(hub_app.ours.people["planner"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    assert office.sync().problem == ""
    truck.sign_in(hub_app.ours.people["crew"])
    assert truck.sync().problem == ""
    return office, truck


def visits(laptop: Laptop) -> Visits:
    found = laptop.desktop.services().visits
    assert found is not None
    return found


def detail(laptop: Laptop) -> JobDetail:
    return laptop.desktop.services().jobs.detail(JOB)


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def rows(laptop: Laptop, sql: str) -> list[dict[str, Any]]:
    with laptop.desktop.accounts.session.work.reading() as connection:
        return [dict(row._mapping) for row in connection.exec_driver_sql(sql)]


def tomorrow(laptop: Laptop, days: int = 1) -> int:
    return int(laptop.settings.now_ms()) + days * DAY


def test_a_crew_agrees_an_appointment_at_the_door_and_the_office_sees_who(
    pair: tuple[Laptop, Laptop],
) -> None:
    office, truck = pair
    at = tomorrow(truck)
    visits(truck).appointments.agree(JOB, at, seen=detail(truck).seen_rev)
    exchange(truck, office)
    assert detail(office).scheduled_at == at
    change = next(item for item in detail(office).timeline if item.kind is ItemKind.CHANGE)
    assert (change.code, change.did, change.after, change.pending) == ("appointment", "set", str(at), False)
    assert change.actor == detail(truck).timeline[0].actor != ""
    assert truck.desktop.services().sync.inbox() == []


def test_two_appointments_for_one_visit_ask_a_person(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    mine, theirs = tomorrow(truck), tomorrow(office, 2)
    visits(office).appointments.agree(JOB, theirs, seen=detail(office).seen_rev)
    visits(truck).appointments.agree(JOB, mine, seen=detail(truck).seen_rev)
    exchange(office, truck)
    assert detail(truck).scheduled_at == detail(office).scheduled_at == theirs
    (item,) = truck.desktop.services().sync.inbox()
    assert (item.title, [field.name for field in item.fields]) == ("Appointment", ["appointment"])
    assert item.fields[0].mine.endswith("UTC")
    conflicts = [each for each in detail(truck).timeline if each.kind is ItemKind.CONFLICT]
    assert [each.text for each in conflicts] == ["Appointment"]
    truck.desktop.services().sync.keep_mine(item.item_id)
    exchange(truck, office)
    assert detail(office).scheduled_at == mine


def test_both_report_the_signature_and_it_converts_once(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    for laptop in (truck, office):
        services = laptop.desktop.services()
        services.job_verbs.complete(JOB, "contingency_signed", note=f"signed, says {laptop.folder.name}")
    exchange(truck, office)
    assert detail(office).row.status == detail(truck).row.status == "completed"
    (outcome,) = rows(office, "SELECT * FROM policy_outcomes")
    assert (outcome["outcome_id"], outcome["actual_converted"]) == (outcome_id(STORM, HOUSE), 1)
    assert outcome["converted_at"] == detail(office).completed_at
    (touch,) = rows(office, "SELECT * FROM customer_journeys")
    assert (touch["journey_id"], touch["converted"]) == (touch_id(JOB), 1)
    assert len(detail(office).notes) == len(detail(truck).notes) == 2
    assert [laptop.desktop.services().sync.inbox() for laptop in pair] == [[], []]


def test_a_reopening_at_the_office_takes_back_what_the_crew_converted(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    truck.desktop.services().job_verbs.complete(JOB, "built")
    exchange(truck, office)
    assert rows(office, "SELECT converted FROM customer_journeys") == [{"converted": 1}]
    assert rows(truck, "SELECT * FROM policy_outcomes") == []  # a crew is shown no experiment
    office.desktop.services().job_verbs.step(JOB, "on_site", reason="not built after all")
    exchange(office, truck)
    assert rows(office, "SELECT actual_converted FROM policy_outcomes") == [{"actual_converted": None}]
    assert rows(office, "SELECT * FROM customer_journeys") == []
    truck.desktop.services().job_verbs.complete(JOB, "built")
    exchange(truck, office)
    assert rows(office, "SELECT actual_converted FROM policy_outcomes") == [{"actual_converted": 1}]
    assert len(rows(office, "SELECT * FROM customer_journeys")) == 1
    assert [laptop.desktop.services().sync.status().attention for laptop in pair] == [0, 0]


def test_a_crew_takes_back_what_it_no_longer_holds(pair: tuple[Laptop, Laptop]) -> None:
    """The outcome row went to the office and left the truck; reopening still corrects it there."""
    office, truck = pair
    truck.desktop.services().job_verbs.complete(JOB, "contingency_signed")
    exchange(truck, office)
    truck.desktop.services().job_verbs.step(JOB, "on_site", reason="signed the wrong paper")
    exchange(truck, office)
    assert rows(office, "SELECT actual_converted FROM policy_outcomes") == [{"actual_converted": None}]
    assert rows(office, "SELECT * FROM customer_journeys") == []
    assert truck.desktop.services().sync.status().waiting == 0


def test_entries_corrected_by_both_keep_each_others_fields(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    services = office.desktop.services()
    services.claim_verbs.add_entry(JOB, "payments", {"cents": 100, "kind": "acv"}, seen=0)
    exchange(office, truck)
    for laptop, values in ((office, {"label": "No. 12"}), (truck, {"received_on": "2019-04-01"})):
        claims, verbs = laptop.desktop.services().claims, laptop.desktop.services().claim_verbs
        view = claims.claim(JOB)
        verbs.edit_entry(JOB, "payments", view.entries["payments"][0].entry_id, values, seen=view.seen_rev)
    exchange(office, truck)
    told = [dict(one.desktop.services().claims.claim(JOB).entries["payments"][0].values) for one in pair]
    assert told[0] == told[1]
    assert (told[0]["label"], told[0]["received_on"], told[0]["cents"]) == ("No. 12", "2019-04-01", 100)
