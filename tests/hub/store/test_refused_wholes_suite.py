"""What belongs to a refused run of the policy is refused with it, in whatever order it comes; what a crew
captured about a refused row waits on."""

import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, VerdictKind
from tests.helpers.centre import Centre, Laptop


@pytest.fixture
def planner(centre: Centre) -> Laptop:
    """Somebody whose mode another planner's run has shut out."""
    first = centre.laptop()
    assert first.push(_run(centre, first, "moderate", "before")).verdicts == ()
    return centre.laptop()


def test_later_groups_of_a_refused_run_are_refused_at_once(centre: Centre, planner: Laptop) -> None:
    run = _run(centre, planner, "aggressive", "g1")
    told = planner.push(run, _decision(centre, planner, run, "house_a", "g1")).verdicts
    assert [verdict.kind for verdict in told] == [VerdictKind.CONFLICT] * 2
    told = planner.push(_decision(centre, planner, run, "house_b", "g2")).verdicts
    assert [(verdict.kind, verdict.problem) for verdict in told] == [
        (VerdictKind.REJECTED, ProblemType.PARENT_MISSING)
    ]


def test_groups_that_came_before_their_run_fall_with_it(centre: Centre, planner: Laptop) -> None:
    run = _run(centre, planner, "aggressive", "g1")
    early = _decision(centre, planner, run, "house_b", "g2")
    assert [verdict.kind for verdict in planner.push(early).verdicts] == [VerdictKind.DEFERRED]
    planner.push(run)
    asked_again = planner.push(early).verdicts
    assert [(verdict.kind, verdict.problem) for verdict in asked_again] == [
        (VerdictKind.REJECTED, ProblemType.PARENT_MISSING)
    ]
    assert centre.hub.sweep(planner.principal) == 0


def test_sent_again_when_the_storm_is_over_all_of_it_is_taken(centre: Centre, planner: Laptop) -> None:
    run = _run(centre, planner, "aggressive", "g1")
    decision = _decision(centre, planner, run, "house_a", "g2")
    planner.push(run)
    planner.push(decision)
    manager = centre.laptop("manager")
    manager.pull()
    assert manager.verdict(centre.set(manager, "storms", centre.ids["storm"], status="completed")) is None
    planner.pull()
    again = [planner.op(Kind.ADD, op.entity, op.key, fields=op.fields) for op in (run, decision)]
    assert planner.push(*again).verdicts == ()


def test_another_run_is_untouched(centre: Centre, planner: Laptop) -> None:
    planner.push(_run(centre, planner, "aggressive", "g1"))
    run = _run(centre, planner, "moderate", "g3")
    assert planner.push(run, _decision(centre, planner, run, "house_a", "g4")).verdicts == ()


def test_a_note_on_a_refused_job_waits_for_what_a_person_decides(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    job = centre.add(
        crew, "jobs", storm_id=centre.ids["storm"], route_id=centre.ids["route_b"],
        property_id=centre.ids["house_b"], status="assigned",
    )  # fmt: skip
    told = crew.push(job, centre.note(crew, job.key)).verdicts
    assert [verdict.kind for verdict in told] == [VerdictKind.REJECTED, VerdictKind.DEFERRED]


def _run(centre: Centre, laptop: Laptop, mode: str, group: str) -> Op:
    fields = {
        "storm_id": centre.ids["storm"], "run_id": f"{mode}-1", "policy_mode": mode, "threshold": 0.15,
        "treated": 1, "held": 0, "changed": 1, "reasons": "{}", "decided_at": 5,
    }  # fmt: skip
    return laptop.op(Kind.ADD, "policy_runs", centre.uuid(), fields=fields, group=group)


def _decision(centre: Centre, laptop: Laptop, run: Op, house: str, group: str) -> Op:
    fields = {
        "storm_id": centre.ids["storm"], "property_id": centre.ids[house], "decision": "treat",
        "reason": "high_uplift", "reason_codes": "[]", "policy_mode": run.fields["policy_mode"],
        "threshold": 0.1, "run_id": "x", "decided_at": 5, "policy_run_id": run.key,
    }  # fmt: skip
    return laptop.op(Kind.ADD, "policy_decisions_log", centre.uuid(), fields=fields, group=group)
