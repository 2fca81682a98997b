"""A throttle goes to who stands at the door, an alert for the storm to the office; crews write neither."""

from typing import Any

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Op
from tests.helpers.centre import Centre, Laptop


def asked(centre: Centre, laptop: Laptop, **fields: Any) -> Op:
    given = {
        "storm_id": centre.ids["storm"], "property_id": centre.ids["house_a"], "action": "throttle",
        "reason": "complaint", "since": 5, "until": 50, "status": "open",
    }  # fmt: skip
    return centre.add(laptop, "guardrail_actions", **{**given, **fields})


def test_a_throttle_reaches_the_crew_of_the_house_and_no_other(centre: Centre) -> None:
    office, crew, others = (
        centre.laptop("planner"),
        centre.laptop("crew", centre.crew_a),
        centre.laptop("crew"),
    )
    throttle = asked(centre, office)
    assert office.verdict(throttle) is None
    for laptop in (office, crew, others):
        laptop.pull()
    assert crew.row("guardrail_actions", throttle.key) is not None
    assert office.row("guardrail_actions", throttle.key) is not None
    assert others.row("guardrail_actions", throttle.key) is None


def test_an_alert_for_a_whole_storm_is_the_offices(centre: Centre) -> None:
    office, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    alert = asked(centre, office, property_id=None, action="activate_storm_play", reason="hail_alert")
    assert office.verdict(alert) is None
    office.pull()
    crew.pull()
    assert office.row("guardrail_actions", alert.key) is not None
    assert crew.row("guardrail_actions", alert.key) is None


def test_the_office_ends_a_throttle_and_a_crew_does_not(centre: Centre) -> None:
    office, crew = centre.laptop("planner"), centre.laptop("crew", centre.crew_a)
    throttle = asked(centre, office)
    office.push(throttle)
    office.pull()
    crew.pull()
    refused = crew.verdict(centre.set(crew, "guardrail_actions", throttle.key, status="dismissed"))
    assert refused is not None
    assert refused.problem == ProblemType.OP_FORBIDDEN
    assert office.verdict(centre.set(office, "guardrail_actions", throttle.key, status="dismissed")) is None
    crew.pull()
    row = crew.row("guardrail_actions", throttle.key)
    assert row is not None
    assert row["status"] == "dismissed"
