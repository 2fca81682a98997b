"""The centre holds an active storm to its mode, and experiments to their course."""

from typing import Any

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Op, Verdict, VerdictKind
from tests.helpers.centre import Centre, Laptop


def run_of(centre: Centre, laptop: Laptop, mode: str) -> Op:
    return centre.add(
        laptop, "policy_runs", storm_id=centre.ids["storm"], run_id=f"{mode}-1", policy_mode=mode,
        threshold=0.15, treated=1, held=0, changed=1, reasons="{}", decided_at=5,
    )  # fmt: skip


def place_of(centre: Centre, laptop: Laptop, **fields: Any) -> Op:
    given = {
        "storm_id": centre.ids["storm"], "experiment_id": centre.named("experiment"),
        "property_id": centre.ids["house_a"], "arm": "control", "assigned_at": 5,
    }  # fmt: skip
    return centre.add(laptop, "experiment_assignments", **{**given, **fields})


def told(verdict: Verdict | None) -> str:
    return verdict.kind.value if verdict else "applied"


def test_an_active_storm_keeps_its_mode(centre: Centre) -> None:
    one, other = centre.laptop("planner"), centre.laptop("planner")
    assert told(one.verdict(run_of(centre, one, "moderate"))) == "applied"
    assert told(other.verdict(run_of(centre, other, "aggressive"))) == VerdictKind.CONFLICT
    assert told(other.verdict(run_of(centre, other, "moderate"))) == "applied"


def test_decisions_of_a_refused_run_do_not_get_in(centre: Centre) -> None:
    one, other = centre.laptop("planner"), centre.laptop("planner")
    one.push(run_of(centre, one, "moderate"))
    refused = run_of(centre, other, "aggressive")
    decision = centre.add(
        other, "policy_decisions_log", storm_id=centre.ids["storm"], property_id=centre.ids["house_a"],
        decision="treat", reason="high_uplift", reason_codes="[]", policy_mode="aggressive", threshold=0.1,
        run_id="x", decided_at=5, policy_run_id=refused.key,
    )  # fmt: skip
    verdict = other.verdict(refused, decision)
    assert told(verdict) == VerdictKind.REJECTED
    other.pull()
    assert other.row("policy_decisions_log", decision.key) is None


@pytest.mark.parametrize(
    ("steps", "last"),
    [
        (("completed",), "applied"),
        (("completed", "running"), "conflict"),
        (("draft",), "conflict"),
        (("cancelled", "completed"), "conflict"),
    ],
)
def test_an_experiment_goes_forward_only(centre: Centre, steps: tuple[str, ...], last: str) -> None:
    manager = centre.laptop("manager")
    manager.push(centre.experiment(manager))
    for step in steps:
        manager.pull()
        verdict = manager.verdict(centre.set(manager, "experiments", centre.named("experiment"), status=step))
    assert told(verdict) == last


def test_a_place_is_in_an_arm_that_there_is_and_only_before_the_end(centre: Centre) -> None:
    manager = centre.laptop("manager")
    manager.push(centre.experiment(manager))
    verdict = manager.verdict(place_of(centre, manager, arm="free beer"))
    assert verdict is not None
    assert verdict.problem == ProblemType.OP_INVALID
    assert manager.verdict(place_of(centre, manager)) is None
    manager.pull()
    manager.push(centre.set(manager, "experiments", centre.named("experiment"), status="completed"))
    late = place_of(centre, manager, property_id=centre.ids["house_b"])
    assert told(manager.verdict(late)) == VerdictKind.CONFLICT


def test_the_crew_learns_of_the_houses_on_its_route_only(centre: Centre) -> None:
    manager, crew = centre.laptop("manager"), centre.laptop("crew", centre.crew_a)
    mine, other = place_of(centre, manager), place_of(centre, manager, property_id=centre.ids["house_b"])
    manager.push(centre.experiment(manager), mine, other)
    crew.pull()
    assert crew.row("experiments", centre.named("experiment")) is not None
    assert crew.row("experiment_assignments", mine.key) is not None
    assert crew.row("experiment_assignments", other.key) is None
    manager.pull()
    later = centre.stop(manager, centre.ids["route_a"], centre.ids["house_b"])
    gone = centre.set(manager, "routes", centre.ids["route_b"], status="archived")
    manager.push(gone, later)
    crew.pull()
    assert crew.row("experiment_assignments", other.key) is not None
