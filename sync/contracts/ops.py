"""One intent of one person, as captured, kept and sent."""

from enum import StrEnum
from typing import Any

import msgspec

SCHEMA_VERSION = 1


class Kind(StrEnum):
    """What an op does to its row."""

    ADD = "add"  # a new row: `fields` holds its values
    SET = "set"  # new values for some fields
    TRANSITION = "transition"  # a job's step: event_id, from, to, reason, happened_at
    DELETE = "delete"
    REDACT = "redact"  # blank a note's body, keep the stub


class Quality(StrEnum):
    """How far the capturing clock can be trusted."""

    GOOD = "good"
    ESTIMATED = "est"
    BAD = "bad"


class Op(msgspec.Struct, array_like=True, frozen=True):
    """An immutable captured intent. It never carries a tenant or a user: those come from the token.

    Attributes:
        id: UUIDv7 made at capture; the idempotency key, stable across incarnations.
        entity: entity name of `sync.contracts.entities`.
        key: primary key of the row, made on the laptop.
        fields: field name to new value, in the wire spelling of `schema.Type`.
        base: the tenant revision the person had seen (the replica's cursor at capture); 0 is "unknown".
            A field whose revision at the centre is not above it was seen, so no per-field base is needed.
        hlc: hybrid logical clock (`clock.pack`); breaks ties between concurrent edits only.
        group: ops with one group are accepted all or none.
    """

    id: str
    kind: Kind
    entity: str
    key: str
    fields: dict[str, Any]
    base: int
    hlc: int
    quality: Quality = Quality.GOOD
    version: int = SCHEMA_VERSION
    group: str | None = None


class VerdictKind(StrEnum):
    """What can become of an op at the centre."""

    APPLIED = "applied"
    MERGED = "merged"  # accepted in part or by rule; `lost` names fields another edit won
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"  # not accepted; `current` holds the centre's values: goes to the inbox
    REJECTED = "rejected"  # not acceptable; `problem` says why: goes to the inbox
    DEFERRED = "deferred"  # waits at the centre for a row not there yet


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the centre made of op number `n`. Plain `applied` verdicts are not sent.

    Attributes:
        rev: the tenant revision that carries the effect, when there is one.
        lost: fields whose edit lost to another.
        current: the centre's values of the contested fields.
        problem: a type of `errors.Problem`.
        waits_for: the missing row, "entity:key".
    """

    n: int
    kind: VerdictKind
    rev: int = 0
    lost: tuple[str, ...] = ()
    current: dict[str, Any] = {}
    problem: str = ""
    waits_for: str = ""
