"""An accepted op as a CloudEvent 1.0 in Kafka's binary mode, written by the relay and read by stream jobs.

Headers hold what a router or a filter needs and nothing of a person: ids, names of types, times and numbers.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from sync.contracts.events.business_time import occurred_at
from sync.contracts.events.names import name_of
from sync.contracts.ops import Kind

SPEC_VERSION = "1.0"
SCHEMA_VERSION = 1
LARGEST_EVENT = 4 << 20
_PREFIX = "ce_"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


class EventError(ValueError):
    """A record that is no event of ours; says why in words for an operator, without its values."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The record's value: the op as the centre accepted it.

    Attributes:
        rev, i: the tenant's revision and the place within it; of one row the order of what happened.
        hlc: hybrid clock of the capture. verdict: applied or merged.
        lost: fields of `fields` that another edit won. effective: of a transition, whether it moved the job.
    """

    tenant_id: str
    rev: int
    i: int
    op_id: str
    kind: Kind
    entity: str
    id: str
    storm_id: str | None = None
    account_id: str | None = None
    device: str
    hlc: int
    verdict: str
    lost: tuple[str, ...] = ()
    effective: bool | None = None
    fields: dict[str, Any] = {}


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An event as stream jobs see it.

    Attributes:
        event_id: `tenant:revision:index`; the same event told again has the same.
        name: what happened in the product's words (`names`), for example conversion; "" for none.
        type: the CloudEvents type, for example com.stormops.job.transitioned.v1.
        occurred_at: the business time, UTC milliseconds. recorded_at: when the centre accepted it.
        sequence: the tenant's revision.
    """

    event_id: str
    tenant_id: str
    storm_id: str | None
    name: str
    type: str
    schema_version: int
    occurred_at: int
    recorded_at: int
    device: str
    sequence: int
    index: int
    entity: str
    kind: Kind
    row_id: str
    fields: dict[str, Any]
    effective: bool | None = None

    @property
    def key(self) -> str:
        """Whose order the log keeps."""
        return f"{self.tenant_id}:{self.row_id}"


def headers_of(body: Body, type_name: str, recorded_at: int) -> tuple[tuple[str, bytes], ...]:
    """The record's headers; the same op always makes the same ones."""
    key = f"{body.tenant_id}:{body.id}"
    happened = occurred_at(body.entity, body.kind, body.fields, body.hlc, recorded_at)
    attributes = {
        "specversion": SPEC_VERSION,
        "id": f"{body.tenant_id}:{body.rev}:{body.i}",
        "source": f"/stormops/tenants/{body.tenant_id}",
        "type": type_name,
        "time": rfc3339(recorded_at),
        "subject": f"{body.entity}/{body.id}",
        "dataschema": f"urn:stormops:schema:{body.entity}:{body.kind}:v{SCHEMA_VERSION}",
        "partitionkey": key,
        "sequence": str(body.rev),
        "tenantid": body.tenant_id,
        "schemaversion": str(SCHEMA_VERSION),
        "occurredat": rfc3339(happened),
        "recordedat": rfc3339(recorded_at),
        "device": body.device,
    }
    told = name_of(body.entity, body.kind, body.fields, body.device, effective=body.effective)
    optional = {"stormid": body.storm_id or "", "name": told}
    attributes |= {name: value for name, value in optional.items() if value}
    headers = tuple((f"{_PREFIX}{name}", value.encode()) for name, value in attributes.items())
    # The binding carries datacontenttype under Kafka's usual name.
    return (*headers, ("content-type", b"application/json"))


def read_event(headers: Iterable[tuple[str, bytes | None]] | None, value: bytes | None) -> Event:
    """The event of a record.

    Raises:
        EventError: headers or body are not those of an event, or contradict each other.
    """
    said = _attributes(headers)
    try:
        body = msgspec.json.decode(value or b"", type=Body)
        recorded = _ms(said["time"])
    except msgspec.MsgspecError:
        raise EventError("The body is not that of an event.") from None
    except (KeyError, ValueError):
        raise EventError("The headers say no time.") from None
    if said.get("id") != f"{body.tenant_id}:{body.rev}:{body.i}" or said.get("tenantid") != body.tenant_id:
        raise EventError("The headers and the body speak of different events.")
    if not all(map(_is_id, (body.tenant_id, body.id, body.storm_id or body.id))):
        raise EventError("The tenant, the row or the storm is no id.")
    fields = {name: value for name, value in body.fields.items() if name not in body.lost}
    return Event(
        event_id=said["id"], tenant_id=body.tenant_id, storm_id=body.storm_id,
        name=name_of(body.entity, body.kind, body.fields, body.device, effective=body.effective),
        type=said.get("type", ""), schema_version=_number(said.get("schemaversion", "1")),
        occurred_at=occurred_at(body.entity, body.kind, body.fields, body.hlc, recorded),
        recorded_at=recorded, device=body.device, sequence=body.rev, index=body.i, entity=body.entity,
        kind=body.kind, row_id=body.id, fields=fields, effective=body.effective,
    )  # fmt: skip


def rfc3339(ms: int) -> str:
    """A moment of UTC milliseconds in the spelling of CloudEvents."""
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _is_id(text: str) -> bool:
    return bool(_ID.match(text))


def _ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def _attributes(headers: Iterable[tuple[str, bytes | None]] | None) -> Mapping[str, str]:
    return {
        name.removeprefix(_PREFIX): value.decode(errors="replace")
        for name, value in headers or ()
        if name.startswith(_PREFIX) and value is not None
    }


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise EventError("The version of the schema is no number.")
    if int(text) > SCHEMA_VERSION:
        raise EventError(f"Schema version {text} is newer than this program. Update it, then replay.")
    return int(text)
