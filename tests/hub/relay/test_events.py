"""An accepted op as a CloudEvent."""

from dataclasses import replace

import msgspec
import pytest

from sync.contracts.entities import ALL
from sync.contracts.ops import Kind
from sync.hub.core.confirm import CENTRE_DEVICE
from sync.hub.relay.events import LoggedOp, event_of, event_type

TENANT, ROW = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
OP = LoggedOp(
    tenant_id=TENANT, rev=7, i=2, op_id="33333333-3333-4333-8333-333333333333", device="d",
    kind=Kind.TRANSITION, entity="jobs", row_id=ROW, storm_id=None, account_id="a", hlc=5, verdict="merged",
    received_ms=1_553_472_000_123, fields=msgspec.Raw(b'{"to":"completed"}'), lost=("status",),
    effective=True,
)  # fmt: skip


def test_every_required_attribute_is_a_header() -> None:
    headers = {name: value.decode() for name, value in event_of(OP).headers}
    assert headers == {
        "ce_specversion": "1.0",
        "ce_id": f"{TENANT}:7:2",
        "ce_source": f"/stormops/tenants/{TENANT}",
        "ce_type": "com.stormops.job.transitioned.v1",
        "ce_time": "2019-03-25T00:00:00.123Z",
        "ce_subject": f"jobs/{ROW}",
        "ce_dataschema": "urn:stormops:schema:jobs:transition:v1",
        "ce_partitionkey": f"{TENANT}:{ROW}",
        "ce_sequence": "7",
        "ce_tenantid": TENANT,
        "ce_schemaversion": "1",
        "ce_name": "job_completed",
        "ce_occurredat": "1970-01-01T00:00:00.000Z",
        "ce_recordedat": "2019-03-25T00:00:00.123Z",
        "ce_device": "d",
        "content-type": "application/json",
    }


def test_the_key_orders_one_row_of_one_tenant() -> None:
    assert event_of(OP).key == f"{TENANT}:{ROW}".encode()


def test_the_value_tells_the_op_and_what_became_of_it() -> None:
    value = msgspec.json.decode(event_of(OP).value)
    assert value["fields"] == {"to": "completed"}
    assert (value["verdict"], value["lost"], value["effective"]) == ("merged", ["status"], True)
    assert (value["tenant_id"], value["entity"], value["id"], value["rev"]) == (TENANT, "jobs", ROW, 7)


def test_the_same_op_makes_the_same_event() -> None:
    assert event_of(OP) == event_of(OP)


@pytest.mark.parametrize("entity", [entity.name for entity in ALL])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_entity_and_kind_has_a_type(entity: str, kind: Kind) -> None:
    name = event_type(entity, kind)
    assert name.startswith("com.stormops.")
    assert name.endswith(".v1")
    assert name.count(".") == 4


def test_what_the_centre_says_of_a_file_has_a_type_of_its_own() -> None:
    said = replace(OP, device=CENTRE_DEVICE, kind=Kind.SET, entity="photos", verdict="applied")
    assert dict(event_of(said).headers)["ce_type"] == b"com.stormops.photo.verified.v1"
