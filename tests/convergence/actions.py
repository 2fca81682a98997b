"""What people do in the simulation: crews on their jobs, the office with routes, both with mistakes."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from stormops_desktop.domain.jobs.status import JobStatus, next_steps
from stormops_desktop.domain.merge.sets import set_change
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.convergence import visit_actions
from tests.convergence.person import Person

Action = Callable[["Person"], list[Draft]]


def _on(entity: str, draft: Callable[[Person, str, Mapping[str, Any]], list[Draft]]) -> Action:
    def act(person: Person) -> list[Draft]:
        row = person.pick(entity)
        return draft(person, *row) if row else []

    return act


def _set(entity: str, key: str, **fields: Any) -> list[Draft]:
    return [Draft(Kind.SET, entity, key, fields)]


def _step(person: Person, key: str, job: Mapping[str, Any], to: str = "") -> list[Draft]:
    steps = next_steps(JobStatus(job["status"]), office=person.office)
    if not steps:
        return []
    fields = {
        "from": job["status"], "to": to or person.rng.choice(steps).value, "happened_at": person.now_ms,
        "actor_id": person.client.principal.account_id, "event_id": person.new_id(),
    }  # fmt: skip
    return [Draft(Kind.TRANSITION, "jobs", key, fields)]


def _note(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    author = person.client.principal.account_id
    fields = {"job_id": key, "body": person.word(), "author_id": author, "written_at": person.now_ms}
    return [Draft(Kind.ADD, "notes", person.new_id(), fields)]


def _complete(person: Person, key: str, job: Mapping[str, Any]) -> list[Draft]:
    if job["status"] in ("completed", "skipped", "cancelled"):
        return []
    outcome = person.rng.choice(("built", "no_answer", "contingency_signed"))
    return [
        *_step(person, key, job, "completed"),
        *_set("jobs", key, outcome=outcome),
        *_note(person, key, job),
    ]


def _redact(person: Person, key: str, _note_row: Mapping[str, Any]) -> list[Draft]:
    return [Draft(Kind.REDACT, "notes", key, {"redacted_at": person.now_ms})]


def _claim(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    fields = {"job_id": key, "carrier": person.word(), "areas": '["roof"]', "rcv_cents": 100}
    return [Draft(Kind.ADD, "claim_intel", person.new_id(), fields)]


def _claim_edit(person: Person, key: str, claim: Mapping[str, Any]) -> list[Draft]:
    before = json.loads(claim["areas"] or "[]")
    after = sorted({*before, person.rng.choice("abcd")} - {person.rng.choice("abcd")})
    choices: list[dict[str, Any]] = [
        {"carrier": person.word()},
        {"rcv_cents": person.rng.randrange(10**6)},
        {"areas": set_change(before, after)},
    ]
    return _set("claim_intel", key, **person.rng.choice(choices))


def _outcome(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    return _set("jobs", key, outcome_reason=person.word(), claim_stage=person.rng.choice(("filed", "built")))


def _nonsense(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    """Ops no correct app would make: they must be refused one by one and stop nobody."""
    poison = [
        Draft(Kind.SET, "jobs", key, {"no_such_field": 1}),
        Draft(Kind.SET, "jobs", key, {"service_min": "many"}),
        Draft(Kind.SET, "storms", person.world.storms[0], {"name": "mine"}),
        Draft(Kind.DELETE, "jobs", key),
        Draft(Kind.SET, "jobs", person.new_id(), {"outcome_reason": "of no job"}),
        *_note(person, person.new_id(), {}),
    ]
    return [person.rng.choice(poison)]


def _priority(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    return _set(
        "jobs", key, priority=person.rng.choice(("low", "high")), service_min=person.rng.randrange(90)
    )


def _rename(person: Person, key: str, route: Mapping[str, Any]) -> list[Draft]:
    return _set("routes", key, route_name=person.word(), plan_version=route["plan_version"] + 1)


def _reassign(person: Person, key: str, row: Mapping[str, Any]) -> list[Draft]:
    """A route goes to another crew: one assignment ends, another begins, all or none."""
    crew = person.rng.choice(person.world.crews)
    fields = {
        "storm_id": row["storm_id"], "route_id": row["route_id"], "crew_id": crew, "epoch": row["epoch"] + 1,
        "active": True, "assigned_at": person.now_ms,
    }  # fmt: skip
    return [
        Draft(Kind.SET, "assignments", key, {"active": False}),
        Draft(Kind.ADD, "assignments", person.new_id(), fields),
        Draft(Kind.SET, "routes", row["route_id"], {"crew_id": crew}),
    ]


def _toggle(person: Person, key: str, row: Mapping[str, Any]) -> list[Draft]:
    return _set("assignments", key, active=not row["active"])


def _move_job(person: Person, key: str, job: Mapping[str, Any]) -> list[Draft]:
    route = person.pick("routes")
    return _set("jobs", key, route_id=route[0]) if route and route[0] != job["route_id"] else []


def _draft_route(person: Person) -> list[Draft]:
    storm, house = person.rng.choice(person.world.storms), person.pick("properties")
    route = person.new_id()
    fields = {
        "storm_id": storm,
        "route_name": person.word(),
        "status": "draft",
        "plan_version": 1,
        "property_count": 0,
    }
    drafts = [Draft(Kind.ADD, "routes", route, fields)]
    if house is not None:
        stop = {
            "route_id": route,
            "storm_id": storm,
            "property_id": house[0],
            "sequence_order": 0,
            "locked": False,
        }
        job = {"storm_id": storm, "route_id": route, "property_id": house[0], "status": "pending"}
        drafts.append(Draft(Kind.ADD, "route_properties", person.new_id(), stop))
        drafts.append(Draft(Kind.ADD, "jobs", person.new_id(), job))
    return drafts


def _delete_stop(_person: Person, key: str, _stop: Mapping[str, Any]) -> list[Draft]:
    return [Draft(Kind.DELETE, "route_properties", key)]


def _delete_route(_person: Person, key: str, route: Mapping[str, Any]) -> list[Draft]:
    return [Draft(Kind.DELETE, "routes", key)] if route["status"] == "draft" else []


def _house(person: Person, key: str, _house_row: Mapping[str, Any]) -> list[Draft]:
    return _set("properties", key, city=person.word())


def _impact(person: Person, key: str, _house_row: Mapping[str, Any]) -> list[Draft]:
    """A second storm hit the house; twice would be refused as a double."""
    fields = {
        "storm_id": person.rng.choice(person.world.storms), "property_id": key, "material_assumed": False,
        "sii_version": "1", "scored_at": person.now_ms, "sii": 40.5,
    }  # fmt: skip
    return [Draft(Kind.ADD, "property_impacts", person.new_id(), fields)]


def _roof(person: Person, key: str, _house_row: Mapping[str, Any]) -> list[Draft]:
    fields = {"property_id": key, "material": "slate", "age_years": float(person.rng.randrange(40))}
    return [Draft(Kind.ADD, "roofs", person.new_id(), fields)]


def _new_house(person: Person) -> list[Draft]:
    """A customer of the office whom no storm has hit, with a roof."""
    house = person.new_id()
    fields = {"address": person.word(), "do_not_knock": False, "is_synthetic": True}
    roof = {"property_id": house, "material": "tpo"}
    return [Draft(Kind.ADD, "properties", house, fields), Draft(Kind.ADD, "roofs", person.new_id(), roof)]


def _supplement(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    fields = {"job_id": key, "requested_cents": person.rng.randrange(10**6), "state": "requested"}
    return [Draft(Kind.ADD, "supplements", person.new_id(), fields)]


def _answered(person: Person, key: str, _supplement_row: Mapping[str, Any]) -> list[Draft]:
    return _set("supplements", key, state=person.rng.choice(("approved", "denied")), label=person.word())


def _payment(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    fields = {"job_id": key, "cents": person.rng.randrange(10**6), "kind": "acv"}
    return [Draft(Kind.ADD, "claim_payments", person.new_id(), fields)]


def _square(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    fields = {"job_id": key, "slope": "N", "hits": person.rng.randrange(20), "method": "chalk"}
    return [Draft(Kind.ADD, "test_squares", person.new_id(), fields)]


def _unsquare(_person: Person, key: str, _square_row: Mapping[str, Any]) -> list[Draft]:
    return [Draft(Kind.DELETE, "test_squares", key)]


def _caption(person: Person, key: str, _photo: Mapping[str, Any]) -> list[Draft]:
    return _set("photos", key, caption=person.word())


def _storm(person: Person, key: str, _storm_row: Mapping[str, Any]) -> list[Draft]:
    return _set("storms", key, name=person.word())


ANYBODY: tuple[tuple[str, Action, bool], ...] = (
    ("step", _on("jobs", _step), False),
    ("step", _on("jobs", _step), False),
    ("note", _on("jobs", _note), False),
    ("complete", _on("jobs", _complete), True),
    ("redact", _on("notes", _redact), False),
    ("claim", _on("jobs", _claim), False),
    ("claim edit", _on("claim_intel", _claim_edit), False),
    ("claim edit", _on("claim_intel", _claim_edit), False),
    ("outcome", _on("jobs", _outcome), False),
    ("roof", _on("properties", _roof), False),
    ("supplement", _on("jobs", _supplement), False),
    ("answered", _on("supplements", _answered), False),
    ("payment", _on("jobs", _payment), False),
    ("square", _on("jobs", _square), False),
    ("unsquare", _on("test_squares", _unsquare), False),
    ("caption", _on("photos", _caption), False),
    ("mark", _on("photos", visit_actions.mark), False),
    ("mark", _on("photos", visit_actions.mark), False),
    ("check", _on("jobs", visit_actions.check), False),
    ("appointment", _on("jobs", visit_actions.appointment), True),
    ("paper", _on("jobs", visit_actions.paper), False),
    ("void", _on("papers", visit_actions.void), False),
    ("outcome row", _on("jobs", visit_actions.outcome_row), False),
)
POISON: tuple[tuple[str, Action, bool], ...] = (
    ("nonsense", _on("jobs", _nonsense), False),
    ("nonsense", _on("jobs", _nonsense), False),
    ("forge", _on("papers", visit_actions.forge), False),
)
OFFICE: tuple[tuple[str, Action, bool], ...] = (
    ("priority", _on("jobs", _priority), False),
    ("rename", _on("routes", _rename), False),
    ("reassign", _on("assignments", _reassign), True),
    ("toggle", _on("assignments", _toggle), False),
    ("toggle", _on("assignments", _toggle), False),
    ("reassign", _on("assignments", _reassign), True),
    ("move job", _on("jobs", _move_job), False),
    ("draft route", _draft_route, True),
    ("delete stop", _on("route_properties", _delete_stop), False),
    ("delete route", _on("routes", _delete_route), False),
    ("house", _on("properties", _house), False),
    ("impact", _on("properties", _impact), False),
    ("storm", _on("storms", _storm), False),
    ("new house", _new_house, False),
)


def choose(person: Person, poison: float) -> tuple[str, list[Draft], bool]:
    """One thing that this person does now: its name, its drafts, and whether they are one group."""
    if person.rng.random() < poison:
        kinds = POISON
    elif person.office and person.rng.random() < 0.7:
        kinds = OFFICE
    else:
        kinds = ANYBODY
    name, act, grouped = person.rng.choice(kinds)
    return name, act(person), grouped
