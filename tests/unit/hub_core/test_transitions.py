"""Every step of a job: status x step x sight x who reports, against the rules and the former-crew clause."""

import itertools

import pytest

from stormops_desktop.domain.merge import RULES
from sync.contracts.entities.fieldwork import JOB_STATUS
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind
from tests.helpers.centre import Centre, Laptop

PLANNER, CREW, FORMER = "planner", "crew", "former crew"


def _reporter(centre: Centre, who: str, job: str) -> Laptop:
    """Someone who may report on the job; a former crew loses it first."""
    planner = centre.laptop()
    if who == PLANNER:
        return planner
    if who == FORMER:
        planner.push(centre.set(planner, "jobs", job, base=centre.high(), route_id=centre.ids["route_b"]))
    return centre.laptop("crew", centre.crew_a)


def _job(centre: Centre, status: str) -> str:
    maker, job = centre.laptop("manager"), centre.uuid()
    fields = {"storm_id": centre.ids["storm"], "route_id": centre.ids["route_a"],
              "property_id": centre.ids["house_a"], "status": status,
              "completed_at": 5 if status == "completed" else None}  # fmt: skip
    assert maker.verdict(maker.op(Kind.ADD, "jobs", job, fields=fields)) is None
    return job


@pytest.mark.parametrize("who", [PLANNER, CREW, FORMER])
@pytest.mark.parametrize("status", JOB_STATUS)
def test_every_step(centre: Centre, status: str, who: str) -> None:
    for came_from, to, seen in itertools.product(JOB_STATUS, JOB_STATUS, (True, False)):
        _check_step(centre, status, who, came_from, to, seen=seen)


def _check_step(centre: Centre, status: str, who: str, came_from: str, to: str, *, seen: bool) -> None:
    job = _job(centre, status)
    reporter = _reporter(centre, who, job)
    op = centre.step(reporter, job, came_from, to, base=centre.high() if seen else 0)
    verdict = reporter.verdict(op)
    reader = centre.laptop()
    reader.pull()
    after, event = reader.row("jobs", job), reader.row("job_events", op.fields["event_id"])
    step = RULES.step(
        status, 5 if status == "completed" else None, came_from=came_from, to=to, at=centre.clock.now,
        concurrent=not seen, office=who == PLANNER,
    )  # fmt: skip
    assert after is not None
    kind = verdict.kind if verdict else None
    if step.illegal:
        assert (kind, event, after["status"]) == ("rejected", None, status)
        return
    assert event is not None
    assert event["actor_id"] == reporter.principal.account_id
    late = who == FORMER and status not in ("pending", "assigned") and step.status != status
    if step.contested or (late and step.effective):
        assert (kind, event["effective"], after["status"]) == ("conflict", False, status)
        return
    assert kind == ("merged" if step.merged else None)
    assert (event["effective"], after["status"], after["completed_at"]) == (
        step.effective, step.status, step.completed_at,
    )  # fmt: skip


def test_a_former_crew_still_brings_its_facts(centre: Centre) -> None:
    job = centre.ids["job_a"]
    crew = _reporter(centre, FORMER, job)
    photo = {"job_id": job, "sha256": "0" * 64, "bytes": 9, "mime": "image/jpeg", "state": "saved"}
    answer = crew.push(
        centre.note(crew, job),
        crew.op(Kind.ADD, "photos", centre.uuid(), fields=photo),
        crew.op(Kind.ADD, "claim_intel", centre.uuid(), fields={"job_id": job, "carrier": "Acme"}),
    )
    assert answer.verdicts == ()


def test_a_crew_that_never_had_the_job_is_refused(centre: Centre) -> None:
    crew, job = centre.laptop("crew", centre.crew_b), centre.ids["job_a"]
    answer = crew.push(
        centre.note(crew, job),
        centre.step(crew, job, "assigned", "on_site"),
        centre.set(crew, "jobs", job, outcome="built"),
    )
    assert [v.problem for v in answer.verdicts] == [ProblemType.OP_FORBIDDEN] * 3


def test_a_group_that_fails_by_conflict_keeps_the_event_as_evidence(centre: Centre) -> None:
    planner, crew, job = centre.laptop(), centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    crew.pull()
    planner.push(centre.step(planner, job, "assigned", "cancelled", base=centre.high()))
    done = centre.step(crew, job, "assigned", "completed", group="g")
    note = centre.note(crew, job, group="g")
    answer = crew.push(note, done)
    assert [v.kind for v in answer.verdicts] == ["conflict", "conflict"]
    planner.pull()
    event = planner.row("job_events", done.fields["event_id"])
    assert event is not None
    assert event["effective"] is False
    assert planner.row("notes", note.key) is None
    planner.assert_whole()


def test_an_event_twice_under_two_ops_is_refused(centre: Centre) -> None:
    crew, job = centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    crew.pull()
    step = centre.step(crew, job, "assigned", "on_site")
    again = crew.op(Kind.TRANSITION, "jobs", job, fields=dict(step.fields))
    answer = crew.push(step, again)
    assert [(v.n, v.problem) for v in answer.verdicts] == [(2, ProblemType.OP_CONFLICT)]
