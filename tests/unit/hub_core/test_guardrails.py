"""A throttle goes to who stands at the door, an alert for the storm to the office; crews write neither."""

from typing import Any

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Op, VerdictKind
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


def step(centre: Centre, laptop: Laptop, action: Op, storm: str) -> Op:
    told = {"action_id": action.key, "storm_id": storm, "step": "acknowledged", "happened_at": 6}
    return centre.add(laptop, "guardrail_steps", **told)


def test_a_step_is_taken_in_the_storm_of_its_action_and_in_no_other(centre: Centre) -> None:
    office, crew = centre.laptop("planner"), centre.laptop("crew", centre.crew_a)
    other = centre.add(office, "storms", event_id="O", name="Other", status="active", is_sample=False)
    throttle = asked(centre, office)
    office.push(other, throttle)
    elsewhere = office.verdict(step(centre, office, throttle, other.key))
    assert elsewhere is not None
    assert (elsewhere.kind, elsewhere.problem) == (VerdictKind.REJECTED, ProblemType.OP_INVALID)
    assert office.verdict(step(centre, office, throttle, centre.ids["storm"])) is None
    by_a_crew = crew.verdict(step(centre, crew, throttle, centre.ids["storm"]))
    assert by_a_crew is not None
    assert by_a_crew.problem == ProblemType.OP_FORBIDDEN


def test_a_step_that_came_before_its_action_is_judged_when_that_is_there(centre: Centre) -> None:
    office = centre.laptop("planner")
    other = centre.add(office, "storms", event_id="O", name="Other", status="active", is_sample=False)
    throttle = asked(centre, office)
    early = step(centre, office, throttle, other.key)
    waits = office.verdict(other, early)
    assert waits is not None
    assert waits.kind is VerdictKind.DEFERRED
    office.push(throttle)
    office.pull()
    assert office.row("guardrail_steps", early.key) is None
