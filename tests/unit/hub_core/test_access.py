"""Roles per entity and field, reach, authorship, redaction, deletion."""

import json

import pytest

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op
from sync.contracts.schema import ROLES, Entity, Field, Type
from tests.helpers.centre import Centre, Laptop

PARENTS = {"storms": "storm", "routes": "route_a", "properties": "house_a", "jobs": "job_a",
           "experiments": "experiment"}  # fmt: skip
SAMPLES = {Type.TEXT: "x", Type.INT: 1, Type.REAL: 0.5, Type.BOOL: True, Type.TIMESTAMP: 5,
           Type.DATE: "2019-03-24", Type.JSON: "[]"}  # fmt: skip
_WHO = {"actor_id", "author_id", "computed_by", "imported_by", "made_by"}


def sample(centre: Centre, field: Field) -> object:
    """Some value that the field takes."""
    if field.references in PARENTS:
        return centre.ids[PARENTS[field.references]]
    if field.references == "crews":
        return centre.crew_a
    if field.references and field.required:
        return centre.named(f"some {field.references}")
    if field.type is Type.UUID:
        return centre.uuid()
    if field.name in ("one", "other", "nodes"):  # sides of a merge, who was erased: records
        return json.dumps([centre.uuid()])
    if field.name == "value_hash":
        return "0" * 32
    return field.values[0] if field.values else SAMPLES[field.type]


def sample_add(centre: Centre, laptop: Laptop, entity: Entity) -> Op:
    """An op that adds a row with every required field."""
    fields = {field.name: sample(centre, field) for field in entity.fields if field.required}
    if entity.name == "jobs":
        fields["route_id"] = centre.ids["route_a"]  # a crew makes jobs on its own routes only
    return centre.add(laptop, entity.name, **fields)


def push_parents(centre: Centre, entity: Entity) -> None:
    """Rows that the entity's samples refer to and that a centre is not furnished with."""
    for name in {f.references for f in entity.fields if f.required and f.references} - {*PARENTS, "crews"}:
        assert name is not None
        parent = BY_NAME[name]
        push_parents(centre, parent)
        admin = centre.laptop("admin")
        fields = {field.name: sample(centre, field) for field in parent.fields if field.required}
        assert admin.verdict(centre.add(admin, name, centre.named(f"some {name}"), **fields)) is None


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("entity", ALL, ids=lambda entity: entity.name)
def test_roles_add_what_the_contract_says(centre: Centre, entity: Entity, role: str) -> None:
    laptop = centre.laptop(role, centre.crew_a if role == "crew" else None)
    if entity.name == "experiment_assignments":  # its parent comes first
        centre.laptop("manager").push(centre.experiment(laptop))
    push_parents(centre, entity)
    verdict = laptop.verdict(sample_add(centre, laptop, entity))
    told = verdict.problem if verdict else ""
    assert (told == ProblemType.OP_FORBIDDEN) == (role not in entity.writers)
    assert told in ("", ProblemType.OP_FORBIDDEN, ProblemType.OP_CONFLICT)  # some uniques are taken


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("field", ["route_id", "priority", "scheduled_at", "service_min", "outcome"])
def test_roles_set_fields_of_a_job(centre: Centre, role: str, field: str) -> None:
    laptop = centre.laptop(role, centre.crew_a if role == "crew" else None)
    laptop.pull()
    values = {"route_id": centre.ids["route_b"], "priority": "low", "outcome": "built"}
    verdict = laptop.verdict(centre.set(laptop, "jobs", centre.ids["job_a"], **{field: values.get(field, 7)}))
    forbidden = role == "crew" and field not in ("outcome", "scheduled_at")
    assert (verdict.problem if verdict else "") == (ProblemType.OP_FORBIDDEN if forbidden else "")


def test_authorship_comes_from_the_token(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    note = centre.note(crew, centre.ids["job_a"])
    note.fields["author_id"] = centre.uuid()
    crew.push(note)
    crew.pull()
    assert crew.row("notes", note.key)["author_id"] == crew.principal.account_id  # type: ignore[index]


@pytest.mark.parametrize(
    "entity", [e for e in ALL if _WHO & e.by_name.keys()], ids=lambda entity: entity.name
)
def test_nobody_speaks_in_another_s_name(centre: Centre, entity: Entity) -> None:
    manager = centre.laptop("manager")
    manager.pull()
    push_parents(centre, entity)
    (who,) = _WHO & entity.by_name.keys()
    op = sample_add(centre, manager, entity)
    op.fields[who] = centre.uuid()
    assert manager.push(op).verdicts == ()
    manager.pull()
    assert (manager.row(entity.name, op.key) or {})[who] == manager.principal.account_id


def test_a_job_event_by_itself_is_a_fact_that_moves_nothing(centre: Centre) -> None:
    crew, job = centre.laptop("crew", centre.crew_a), centre.ids["job_a"]
    event = centre.add(crew, "job_events", job_id=job, from_status="assigned", to_status="completed",
                       happened_at=5, actor_id=centre.uuid(), effective=True)  # fmt: skip
    assert crew.verdict(event) is None
    crew.pull()
    row = crew.row("job_events", event.key)
    assert row is not None
    assert (row["effective"], row["actor_id"]) == (False, crew.principal.account_id)
    assert crew.row("jobs", job)["status"] == "assigned"  # type: ignore[index]


@pytest.mark.parametrize(("role", "mine", "allowed"), [
    ("crew", True, True), ("crew", False, False), ("planner", False, False), ("planner", True, True),
    ("manager", False, True), ("admin", False, True),
])  # fmt: skip
def test_who_may_blank_a_note(centre: Centre, role: str, mine: bool, allowed: bool) -> None:
    laptop = centre.laptop(role, centre.crew_a if role == "crew" else None)
    author = laptop if mine else centre.laptop("crew", centre.crew_a)
    note = centre.note(author, centre.ids["job_a"])
    author.push(note)
    verdict = laptop.verdict(laptop.op(Kind.REDACT, "notes", note.key, fields={"redacted_at": 77}))
    assert (verdict is None) == allowed
    reader = centre.laptop()
    reader.pull()
    row = reader.row("notes", note.key)
    assert row is not None
    assert (row["body"], row["redacted_at"]) == ((None, 77) if allowed else (note.fields["body"], None))


def test_a_crew_reaches_roofs_and_outcomes_of_its_houses_only(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    crew.pull()
    told = []
    for side in ("a", "b"):
        fields = {"storm_id": centre.ids["storm"], "property_id": centre.ids[f"house_{side}"]}
        told.append(crew.verdict(centre.add(crew, "policy_outcomes", **fields)))
        told.append(crew.verdict(centre.set(crew, "roofs", centre.ids[f"roof_{side}"], layers=2)))
    assert [v.problem if v else "" for v in told] == ["", "", *[ProblemType.OP_FORBIDDEN] * 2]


def test_a_draft_route_goes_with_its_stops(centre: Centre) -> None:
    planner = centre.laptop()
    route, house = centre.uuid(), centre.ids["house_a"]
    stop = centre.stop(planner, route, house)
    planner.push(centre.route(planner, route), stop)
    planner.pull()
    assert planner.verdict(planner.op(Kind.DELETE, "routes", route)) is None
    planner.pull()
    assert planner.row("routes", route) is None
    assert planner.row("route_properties", stop.key) is None
    planner.assert_whole()
    late = planner.verdict(centre.stop(planner, route, house))
    assert late is not None
    assert late.problem == ProblemType.PARENT_MISSING


def test_a_route_with_jobs_stays(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    verdict = planner.verdict(planner.op(Kind.DELETE, "routes", centre.ids["route_a"]))
    assert verdict is not None
    assert verdict.kind == "conflict"
    planner.pull()
    assert planner.row("route_properties", centre.ids["stop_a"]) is not None


def test_editing_what_was_deleted_is_a_conflict(centre: Centre) -> None:
    planner = centre.laptop()
    planner.pull()
    stop = centre.ids["stop_a"]
    planner.push(planner.op(Kind.DELETE, "route_properties", stop))
    verdict = planner.verdict(centre.set(planner, "route_properties", stop, locked=True))
    assert verdict is not None
    assert verdict.kind == "conflict"
    assert planner.verdict(planner.op(Kind.DELETE, "route_properties", stop)) is None


def taken_in(centre: Centre, crew: Laptop) -> tuple[str, list[Op]]:
    """A house that nobody knew, with a job and a place on the crew's route."""
    house, storm, route = centre.uuid(), centre.ids["storm"], centre.ids["route_a"]
    added = centre.add(
        crew, "properties", house, address="7147 Caliche St", do_not_knock=False, is_synthetic=False
    )
    of_route = {"storm_id": storm, "route_id": route, "property_id": house}
    job = centre.add(crew, "jobs", **of_route, status="assigned")
    change = centre.add(
        crew, "crew_changes", **of_route, plan_version=1, change="insert", changed_at=5,
        actor_id=crew.principal.account_id,
    )  # fmt: skip
    return house, [added, job, change]


def test_a_house_that_a_crew_takes_in_goes_where_its_route_goes(centre: Centre) -> None:
    crew, others = centre.laptop("crew", centre.crew_a), centre.laptop("crew", centre.crew_b)
    crew.pull()
    house, ops = taken_in(centre, crew)
    crew.push(*ops)
    for laptop in (crew, others, centre.laptop()):
        laptop.pull()
        laptop.assert_whole()
        assert (laptop.row("properties", house) is None) == (laptop is others)
    roof = centre.add(crew, "roofs", property_id=house, material="slate")
    assert crew.verdict(roof) is None
    crew.pull()
    assert crew.row("roofs", roof.key) is not None


def test_a_crew_takes_in_no_house_of_the_offices_that_it_was_never_shown(centre: Centre) -> None:
    office, crew = centre.laptop(), centre.laptop("crew", centre.crew_a)
    house, storm, route = centre.uuid(), centre.ids["storm"], centre.ids["route_a"]
    told = {"address": "1 Elm St", "do_not_knock": False, "is_synthetic": False}
    assert office.verdict(centre.add(office, "properties", house, **told)) is None
    of_route = {"storm_id": storm, "route_id": route, "property_id": house}
    change = centre.add(
        crew, "crew_changes", **of_route, plan_version=1, change="insert", changed_at=5,
        actor_id=crew.principal.account_id,
    )  # fmt: skip
    verdict = crew.verdict(centre.add(crew, "jobs", **of_route, status="assigned"), change)
    assert verdict is not None and verdict.problem == ProblemType.OP_FORBIDDEN
    crew.pull()
    assert crew.row("properties", house) is None


def test_a_crew_adds_houses_and_changes_none(centre: Centre) -> None:
    crew = centre.laptop("crew", centre.crew_a)
    house, ops = taken_in(centre, crew)
    crew.push(*ops)
    crew.pull()
    for key in (house, centre.ids["house_a"]):
        refused = crew.verdict(centre.set(crew, "properties", key, city="Allen"))
        assert refused is not None and refused.problem == ProblemType.OP_FORBIDDEN
