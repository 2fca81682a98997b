"""An accepted op as a CloudEvent 1.0 in Kafka's binary mode."""

from dataclasses import dataclass
from typing import Any

import msgspec

from sync.contracts.entities import BY_NAME
from sync.contracts.events.envelope import Body, headers_of
from sync.contracts.events.names import CENTRE_DEVICE
from sync.contracts.events.topics import Topics
from sync.contracts.ops import Kind

TOPIC = Topics().events
VERIFIED = "verified"
_FILED = frozenset({"photos", "papers"})
_VERBS = {
    Kind.ADD: "added",
    Kind.SET: "changed",
    Kind.TRANSITION: "transitioned",
    Kind.DELETE: "deleted",
    Kind.REDACT: "redacted",
}
_SINGULAR = {
    "storms": "storm",
    "crews": "crew",
    "users": "user",
    "plays": "play",
    "storm_reports": "storm_report",
    "properties": "property",
    "roofs": "roof",
    "property_impacts": "property_impact",
    "lead_uplift": "lead_uplift",
    "policy_decisions_log": "policy_decision",
    "policy_outcomes": "policy_outcome",
    "customer_journeys": "customer_touch",
    "routes": "route",
    "route_properties": "route_stop",
    "assignments": "assignment",
    "jobs": "job",
    "job_events": "job_event",
    "notes": "note",
    "photos": "photo",
    "claim_intel": "claim_intel",
    "supplements": "supplement",
    "claim_payments": "claim_payment",
    "test_squares": "test_square",
    "papers": "paper",
    "visit_checks": "visit_check",
    "job_changes": "job_change",
    "route_versions": "route_version",
    "route_answers": "route_answer",
    "crew_changes": "crew_change",
    "visit_wishes": "visit_wish",
    "data_imports": "data_import",
    "import_mappings": "import_mapping",
    "hail_thresholds": "hail_threshold",
    "import_changes": "import_change",
    "contact_preferences": "contact_preference",
    "nurture_sequences": "nurture_step",
    "quality_mutes": "quality_mute",
    "score_history": "score",
    "policy_runs": "policy_run",
    "experiments": "experiment",
    "experiment_assignments": "experiment_assignment",
    "models": "model",
    "attribution_runs": "attribution_run",
    "channel_attribution": "channel_credit",
    "play_attribution": "play_credit",
    "play_channel_attribution": "play_channel_credit",
    "identity_nodes": "identity_record",
    "identifiers": "identifier",
    "identity_events": "identity_event",
    "identity_blocks": "identity_block",
    "erasures": "erasure",
    "guardrail_actions": "guardrail",
    "guardrail_steps": "guardrail_step",
    "area_alerts": "area_alert",
}


@dataclass(frozen=True, slots=True)
class LoggedOp:
    """One row of the op log. `received_ms` is the commit's time at the centre, UTC milliseconds."""

    tenant_id: str
    rev: int
    i: int
    op_id: str
    device: str
    kind: Kind
    entity: str
    row_id: str
    storm_id: str | None
    account_id: str | None
    hlc: int
    verdict: str
    received_ms: int
    fields: msgspec.Raw
    lost: tuple[str, ...] = ()
    effective: bool | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A Kafka record."""

    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]
    timestamp_ms: int

    @property
    def id(self) -> str:
        return dict(self.headers)["ce_id"].decode()


def event_type(entity: str, kind: Kind, device: str = "") -> str:
    """For example com.stormops.job.transitioned.v1; the centre itself says com.stormops.photo.verified.v1."""
    verb = VERIFIED if device == CENTRE_DEVICE and entity in _FILED else _VERBS[kind]
    return f"com.stormops.{_SINGULAR[entity]}.{verb}.v1"


def event_of(op: LoggedOp) -> Event:
    """The event of an accepted op; the same op always makes the same id, key and value."""
    body = Body(
        tenant_id=op.tenant_id, rev=op.rev, i=op.i, op_id=op.op_id, kind=op.kind, entity=op.entity,
        id=op.row_id, storm_id=op.storm_id, account_id=op.account_id, device=op.device, hlc=op.hlc,
        verdict=op.verdict, lost=op.lost, effective=op.effective, fields=_told(op),
    )  # fmt: skip
    headers = headers_of(body, event_type(op.entity, op.kind, op.device), op.received_ms)
    key = f"{op.tenant_id}:{op.row_id}"
    return Event(key.encode(), msgspec.json.encode(body), headers, op.received_ms)


def _told(op: LoggedOp) -> dict[str, Any]:
    """What an op says, without what names a person: from a topic nothing is ever taken back."""
    private = {field.name for field in BY_NAME[op.entity].personal}
    fields: dict[str, Any] = msgspec.json.decode(op.fields)
    return {name: value for name, value in fields.items() if name not in private}
