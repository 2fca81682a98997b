"""What is recorded around a visit: marks of a photo, answers, papers, appointments, outcomes."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from stormops_desktop.domain.jobs.conversion import outcome_id
from stormops_desktop.domain.merge.sets import set_change
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.convergence.person import Person


def mark(person: Person, key: str, photo: Mapping[str, Any]) -> list[Draft]:
    """Draws on a photo, redraws or takes away: never the list as a whole."""
    before = json.loads(photo["marks"] or "[]")
    kept = [each for each in before if person.rng.random() < 0.8]
    drawn = (
        [{"id": person.new_id(), "kind": "arrow", "at": person.now_ms}] if person.rng.random() < 0.8 else []
    )
    return [Draft(Kind.SET, "photos", key, {"marks": set_change(before, [*kept, *drawn])})]


def check(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    """A question at the door and its answer."""
    fields = {
        "job_id": key, "kind": "roof", "answer": person.word(), "distance_m": 80.0,
        "asked_at": person.now_ms, "actor_id": person.client.principal.account_id,
    }  # fmt: skip
    return [Draft(Kind.ADD, "visit_checks", person.new_id(), fields)]


def appointment(person: Person, key: str, job: Mapping[str, Any]) -> list[Draft]:
    """Agreed, moved or called off; the line of the history goes along."""
    at = (
        None if job["scheduled_at"] and person.rng.random() < 0.3 else person.now_ms + person.rng.randrange(9)
    )
    change = {
        "job_id": key, "actor_id": person.client.principal.account_id, "happened_at": person.now_ms,
        "topic": "appointment", "did": "set", "after": str(at),
    }  # fmt: skip
    return [
        Draft(Kind.SET, "jobs", key, {"scheduled_at": at}),
        Draft(Kind.ADD, "job_changes", person.new_id(), change),
    ]


def paper(person: Person, key: str, _job: Mapping[str, Any]) -> list[Draft]:
    """A paper after every paper of the job that nothing followed yet, as far as this laptop knows."""
    known = {row: values for row, values in person.rows("papers") if values["job_id"] == key}
    followed = {parent for values in known.values() for parent in json.loads(values["parents"])}
    parents = sorted(known.keys() - followed)
    facts = {
        "job_id": key, "kind": "contingency", "title": person.word(), "bytes": 10, "mime": "application/pdf",
        "sha256": hashlib.sha256(person.word().encode()).hexdigest(), "signer": person.word(),
        "signed_by": "drawn", "signature_sha256": "0" * 64, "signed_at": person.now_ms, "zone": "UTC",
        "parents": json.dumps(parents), "author_id": person.client.principal.account_id, "state": "saved",
    }  # fmt: skip
    facts["chain_hash"] = link(facts, [known[parent]["chain_hash"] for parent in parents])
    return [Draft(Kind.ADD, "papers", person.new_id(), facts)]


def void(person: Person, key: str, _paper: Mapping[str, Any]) -> list[Draft]:
    return [Draft(Kind.SET, "papers", key, {"voided_at": person.now_ms, "void_reason": person.word()})]


def forge(person: Person, key: str, _paper: Mapping[str, Any]) -> list[Draft]:
    """No correct app changes what was signed."""
    return [Draft(Kind.SET, "papers", key, {"signer": person.word()})]


def outcome_row(person: Person, _key: str, job: Mapping[str, Any]) -> list[Draft]:
    """The row of a house in a storm, by its two facts alone; what is known of it beside."""
    row = outcome_id(job["storm_id"], job["property_id"])
    about = {"storm_id": job["storm_id"], "property_id": job["property_id"]}
    known = {"actual_converted": person.rng.random() < 0.5, "window_days": person.rng.randrange(90)}
    return [
        Draft(Kind.ADD, "policy_outcomes", row, about),
        Draft(Kind.SET, "policy_outcomes", row, known),
    ]


def link(facts: Mapping[str, Any], parents: list[str]) -> str:
    """The hash of a paper's own facts and of what it follows."""
    own = [facts[name] for name in ("job_id", "title", "sha256", "signer", "signed_at")]
    return hashlib.sha256(json.dumps([own, sorted(parents)]).encode()).hexdigest()
