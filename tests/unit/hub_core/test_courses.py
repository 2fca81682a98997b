"""The centre holds storms and models to their course, and one model live for each action."""

from typing import Any

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Op, Verdict, VerdictKind
from tests.helpers.centre import Centre, Laptop


def told(verdict: Verdict | None) -> str:
    return verdict.kind.value if verdict else "applied"


def storm_to(centre: Centre, laptop: Laptop, status: str) -> Op:
    return centre.set(laptop, "storms", centre.ids["storm"], status=status)


def run_of(centre: Centre, laptop: Laptop) -> Op:
    return centre.add(
        laptop, "policy_runs", storm_id=centre.ids["storm"], run_id="m-1", policy_mode="moderate",
        threshold=0.15, treated=1, held=0, changed=1, reasons="{}", decided_at=5,
    )  # fmt: skip


def model_of(centre: Centre, laptop: Laptop, name: str, **fields: Any) -> Op:
    given = {
        "storm_id": centre.ids["storm"], "kind": "uplift", "action": "any", "version": name,
        "status": "candidate", "cohort": "{}", "metrics": "{}", "artefact": "{}", "trained_at": 5,
    }  # fmt: skip
    return centre.add(laptop, "models", centre.named(name), **{**given, **fields})


@pytest.mark.parametrize(
    ("role", "status", "said"),
    [
        ("manager", "completed", "applied"),
        ("planner", "completed", "rejected"),
        ("planner", "planning", "applied"),
        ("admin", "archived", "conflict"),
    ],
)
def test_an_active_storm_goes_where_its_course_leads(
    centre: Centre, role: str, status: str, said: str
) -> None:
    laptop = centre.laptop(role)
    laptop.pull()
    assert told(laptop.verdict(storm_to(centre, laptop, status))) == said


def test_a_storm_with_decisions_never_is_a_plan_again(centre: Centre) -> None:
    planner = centre.laptop("planner")
    planner.push(run_of(centre, planner))
    verdict = planner.verdict(storm_to(centre, planner, "planning"))
    assert verdict is not None
    assert (verdict.kind, verdict.current) == (VerdictKind.CONFLICT, {"status": "active"})


def test_a_step_that_is_not_ones_own_is_forbidden(centre: Centre) -> None:
    planner = centre.laptop("planner")
    verdict = planner.verdict(storm_to(centre, planner, "completed"))
    assert verdict is not None
    assert verdict.problem == ProblemType.OP_FORBIDDEN


def test_a_rejected_model_stays_rejected(centre: Centre) -> None:
    manager = centre.laptop("manager")
    manager.push(model_of(centre, manager, "one"))
    manager.push(centre.set(manager, "models", centre.named("one"), status="rejected"))
    assert told(manager.verdict(centre.set(manager, "models", centre.named("one"), status="live"))) == (
        "conflict"
    )


def test_one_model_of_an_action_is_live(centre: Centre) -> None:
    one, other = centre.laptop("manager"), centre.laptop("admin")
    one.push(
        model_of(centre, one, "one"), model_of(centre, one, "two"),
        model_of(centre, one, "three", action="Financing|call"),
    )  # fmt: skip
    other.pull()
    assert told(one.verdict(centre.set(one, "models", centre.named("one"), status="live"))) == "applied"
    assert told(one.verdict(centre.set(one, "models", centre.named("three"), status="live"))) == "applied"
    late = centre.set(other, "models", centre.named("two"), status="live")
    assert told(other.verdict(late)) == "conflict"
    other.pull()
    retire = centre.set(other, "models", centre.named("one"), status="retired")
    again = centre.set(other, "models", centre.named("two"), status="live")
    assert told(other.verdict(retire, again)) == "applied"
