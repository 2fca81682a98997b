"""The schemas of events are made from the contract, and real events hold to them."""

import json
from importlib import resources

import jsonschema
import msgspec
import psycopg
import pytest
from click.testing import CliRunner

from stormops_desktop.domain.nurture.guardrails import Action
from sync.contracts.entities import ALL
from sync.contracts.entities.guardrails import GUARDRAIL_ACTS
from sync.contracts.events.envelope import EventError, read_event
from sync.contracts.events.names import NAMES
from sync.contracts.events.schemas import schema_named, schema_of, written_schemas
from sync.contracts.ops import Kind, Op
from sync.hub.relay import oplog
from sync.hub.relay.events import LoggedOp, event_of
from sync.serve.streams_commands import main
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import add, furnished
from tests.hub.http.wire import new_id


def test_the_kept_files_are_those_of_the_contract() -> None:
    folder = resources.files("sync.contracts.events") / "schemas"
    kept = {file.name: file.read_text() for file in folder.iterdir() if file.name.endswith(".json")}
    assert kept == written_schemas(), "run `stormops-streams schemas sync/contracts/events/schemas`"


@pytest.mark.parametrize("entity", ALL, ids=lambda entity: entity.name)
def test_every_schema_is_one(entity) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(entity))


def test_a_schema_is_found_by_the_name_in_the_header() -> None:
    assert schema_named("urn:stormops:schema:jobs:transition:v1")["$id"] == "urn:stormops:schema:jobs:v1"
    for strange in ("urn:stormops:schema:nothing:add:v1", "urn:x", "urn:other:schema:jobs:add:v1"):
        with pytest.raises(KeyError):
            schema_named(strange)


def test_the_contract_spells_actions_as_the_domain_does() -> None:
    assert set(GUARDRAIL_ACTS) == {action.value for action in Action}


@pytest.mark.postgres
def test_real_events_hold_to_their_schemas(hub_app: HubAtHand) -> None:
    events = [event_of(op) for op in _a_days_ops(hub_app)]
    kinds = set()
    for event in events:
        headers = dict(event.headers)
        body = json.loads(event.value)
        jsonschema.validate(body, schema_named(headers["ce_dataschema"].decode()))
        kinds.add((body["entity"], body["kind"]))
        read = read_event(event.headers, event.value)
        assert (read.event_id, read.entity) == (headers["ce_id"].decode(), body["entity"])
        assert read.name in (*NAMES, "")
        assert read.name == headers.get("ce_name", b"").decode()
        assert read.occurred_at <= read.recorded_at
    assert {
        ("jobs", "transition"),
        ("jobs", "set"),
        ("notes", "redact"),
        ("customer_journeys", "delete"),
    } <= kinds


@pytest.mark.postgres
def test_keys_and_headers_name_no_person_and_no_place(hub_app: HubAtHand) -> None:
    ops = _a_days_ops(hub_app)
    outside = b"".join(
        event.key + b"".join(name.encode() + value for name, value in event.headers)
        for event in map(event_of, ops)
    )
    told = b"".join(event_of(op).value for op in ops)
    for private in (b"Elm St", b"Mrs Miller", b"555-0100", b"example"):
        assert private not in outside
    assert b"Elm St" in told  # the canary was there to be seen
    assert hub_app.ours.people["manager"].account_id.encode() not in outside


@pytest.mark.parametrize("entity", [one for one in ALL if one.personal], ids=lambda entity: entity.name)
def test_no_event_says_who_somebody_is(entity) -> None:
    fields = {field.name: "Mrs Miller" if field.personal else None for field in entity.fields}
    op = LoggedOp(
        new_id(), 1, 0, new_id(), new_id(), Kind.ADD, entity.name, new_id(), None, new_id(), 0, "applied",
        0, msgspec.Raw(msgspec.json.encode(fields)),
    )  # fmt: skip
    told = json.loads(event_of(op).value)["fields"]
    assert set(told) == {field.name for field in entity.fields if not field.personal}
    assert b"Mrs Miller" not in event_of(op).value


def test_a_body_that_breaks_its_schema_is_seen() -> None:
    schema = schema_named("urn:stormops:schema:plays:add:v1")
    body = {
        "tenant_id": new_id(), "rev": 1, "i": 0, "op_id": "x", "kind": "add", "entity": "plays",
        "id": new_id(), "device": new_id(), "hlc": 1, "verdict": "applied",
        "fields": {"code": "A", "name": "B", "active": True},
    }  # fmt: skip
    jsonschema.validate(body, schema)
    for wrong in (
        {"kind": "transition"},
        {"rev": 0},
        {"entity": "jobs"},
        {"fields": {"name": "B"}},
        {"id": "7"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**body, **wrong}, schema)


def test_a_schema_from_the_future_asks_for_an_update() -> None:
    body = {
        "tenant_id": new_id(), "rev": 1, "i": 0, "op_id": "x", "kind": "add", "entity": "plays",
        "id": new_id(), "device": new_id(), "hlc": 1, "verdict": "applied",
        "fields": {},
    }  # fmt: skip
    headers = {
        "ce_id": f"{body['tenant_id']}:1:0", "ce_tenantid": body["tenant_id"], "ce_schemaversion": "2",
        "ce_time": "2026-01-01T00:00:00.000Z",
    }  # fmt: skip
    with pytest.raises(EventError, match="newer than this program"):
        read_event(
            [(name, str(value).encode()) for name, value in headers.items()], msgspec.json.encode(body)
        )


def _a_days_ops(hub: HubAtHand) -> list[LoggedOp]:
    site = furnished(hub, hub.ours.people["manager"], hub.ours.crew_id)
    (job, _), now = site.jobs, int(hub.clock() * 1000)
    note, touch = new_id(), new_id()
    house = new_id()
    step = {
        "event_id": new_id(), "from": "assigned", "to": "completed", "happened_at": now, "actor_id": new_id(),
    }  # fmt: skip
    answer = site.office.push(
        Op(new_id(), Kind.TRANSITION, "jobs", job, step, 0, 2),
        Op(new_id(), Kind.SET, "jobs", job, {"outcome": "inspected_damage"}, 10_000, 3),
        add("notes", note, job_id=job, body="Mrs Miller, 555-0100", author_id=new_id(), written_at=now),
        Op(new_id(), Kind.REDACT, "notes", note, {"redacted_at": now}, 10_000, 4),
        add("properties", house, address="9 Elm St", do_not_knock=False, is_synthetic=True),
        add("customer_journeys", touch, storm_id=site.storm, property_id=house, channel="email",
            timestamp=now, converted=False, source_event_id="s"),
        Op(new_id(), Kind.DELETE, "customer_journeys", touch, {}, 10_000, 5),
    )  # fmt: skip
    assert answer.verdicts == (), answer.verdicts
    with psycopg.connect(hub.urls.relay) as connection:
        return list(oplog.following(connection, hub.ours.tenant_id, oplog.Cursor(), 1_000).ops)


def test_the_command_writes_and_checks_them(tmp_path) -> None:
    folder = str(tmp_path / "schemas")
    missing = CliRunner().invoke(main, ["schemas", folder, "--check"])
    assert (missing.exit_code, "differ from the contract" in missing.output) == (1, True)
    assert CliRunner().invoke(main, ["schemas", folder]).output == f"{len(written_schemas())} written.\n"
    checked = CliRunner().invoke(main, ["schemas", folder, "--check"])
    assert (checked.exit_code, checked.output) == (0, "All schemas are those of the contract.\n")
