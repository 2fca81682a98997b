"""Ops, verdicts and rows as the JSON that the database keeps or takes."""

import base64
from collections.abc import Sequence
from typing import Any

import msgspec

from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind, Op, Quality, Verdict, VerdictKind
from sync.contracts.schema import Type
from sync.hub.core.model import Author, LogEntry, Principal, QuarantineEntry, Row, Waiting


def row_records(rows: Sequence[Row]) -> str:
    """Rows of one entity for `pg_columns.Table.insert` and `update`."""
    documents = [f.name for f in BY_NAME[rows[0].entity].fields if f.type is Type.JSON]
    return msgspec.json.encode([_row_record(row, documents) for row in rows]).decode()


def _row_record(row: Row, documents: Sequence[str]) -> dict[str, Any]:
    author = row.author
    record = {
        **row.values,
        "#": row.key, "#d": row.deleted,
        "#v": _array(row.fv), "#w": _array(row.fw), "#h": _array(row.fh),
        "#by": author.principal.account_id if author else None, "#on": author.device if author else None,
    }  # fmt: skip
    for name in documents:
        if record[name] is not None:
            record[name] = msgspec.Raw(record[name].encode())
    return record


def _array(numbers: Sequence[int]) -> str:
    return f"{{{msgspec.json.encode(numbers)[1:-1].decode()}}}"


def log_records(entries: Sequence[LogEntry], first_i: int) -> str:
    """Accepted ops for the op log."""
    return msgspec.json.encode([_log_record(entry, i) for i, entry in enumerate(entries, first_i)]).decode()


def _log_record(entry: LogEntry, i: int) -> dict[str, Any]:
    op, author = entry.op, entry.author
    return {
        "i": i, "op_id": op.id, "device": author.device, "incarnation": author.incarnation, "n": entry.n,
        "kind": op.kind, "entity": op.entity, "row_id": op.key, "storm_id": entry.storm_id, "base": op.base,
        "hlc": entry.hlc, "quality": op.quality, "account_id": author.principal.account_id,
        "verdict": entry.verdict.kind,
        "body": {
            "fields": op.fields, "group": op.group, "version": op.version, "lost": entry.verdict.lost,
            "effective": entry.effective,
        },
    }  # fmt: skip


def logged_verdict(n: int, rev: int, kind: str, lost: Sequence[str] | None) -> Verdict:
    """The verdict of an op in the log."""
    return Verdict(n, VerdictKind(kind), rev, tuple(lost or ()))


def quarantine_records(entries: Sequence[QuarantineEntry]) -> str:
    """Ops for the quarantine, complete enough to be tried again."""
    return msgspec.json.encode([_quarantine_record(entry) for entry in entries]).decode()


def _quarantine_record(entry: QuarantineEntry) -> dict[str, Any]:
    op, author = entry.op, entry.author
    principal = author.principal
    return {
        "op_id": op.id, "device": author.device, "incarnation": author.incarnation, "n": entry.n,
        "account_id": principal.account_id, "state": entry.state, "verdict": entry.verdict,
        "waits_for": entry.verdict.waits_for if entry.state == "deferred" else None,
        "body": keepable({
            "kind": op.kind, "entity": op.entity, "key": op.key, "fields": _quotable(entry), "base": op.base,
            "hlc": op.hlc, "quality": op.quality, "version": op.version, "group": op.group,
            "role": principal.role, "crew_id": principal.crew_id, "writer": author.writer,
        }),
    }  # fmt: skip


def _quotable(entry: QuarantineEntry) -> dict[str, Any]:
    """What may be kept of an op: of a record that can be erased, only while it waits, who it is of.

    A refused one may be of somebody who was erased; its laptop has all of it in its inbox.
    """
    entity = BY_NAME.get(entry.op.entity)
    if entity is None or not entity.erased_by or entry.state == "deferred":
        return entry.op.fields
    private = {field.name for field in entity.personal}
    return {name: value for name, value in entry.op.fields.items() if name not in private}


def keepable(body: dict[str, Any]) -> dict[str, Any]:
    """The body, or all of it in base64 when it has the one character that the database cannot hold."""
    text = msgspec.json.encode(body)
    return {"raw": base64.b64encode(text).decode()} if b"\\u0000" in text else body


def kept(text: str) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.json.decode(text)
    return msgspec.json.decode(base64.b64decode(body["raw"])) if "raw" in body else body


def stored_verdict(text: str) -> Verdict:
    """A verdict of the quarantine."""
    return msgspec.json.decode(text, type=Verdict)


def waiting_op(tenant_id: str, record: Sequence[Any]) -> Waiting:
    """A deferred op of the quarantine, with its author as it was then.

    Args:
        record: op id, device, incarnation, n, account, waits_for, received (ms), body as JSON text.
    """
    op_id, device, incarnation, n, account_id, waits_for, received_ms, text = record
    body = kept(text)
    op = Op(
        op_id, Kind(body["kind"]), body["entity"], body["key"], body["fields"], body["base"], body["hlc"],
        Quality(body["quality"]), body["version"], body["group"],
    )  # fmt: skip
    principal = Principal(tenant_id, account_id, body["role"], body["crew_id"])
    return Waiting(n, op, Author(principal, device, incarnation, body["writer"]), received_ms, waits_for)
