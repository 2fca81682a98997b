"""Who was let in and shut out: entries that each hold the hash of the one before, per tenant and UTC day."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from sync.postgres.pool import Connection

START = "0" * 64
_LOCK = "SELECT pg_advisory_xact_lock(%s, hashtext(%s))"
_LOCK_CLASS = 0xA0D1
_LAST = "SELECT seq, at, hash FROM audit WHERE tenant_id = %s ORDER BY seq DESC LIMIT 1"
_INSERT = """
INSERT INTO audit (tenant_id, at, seq, actor, device, action, subject, detail, prev_hash, hash)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s)
"""
_READ = """
SELECT seq, at, actor::text, device::text, action, subject, detail::text, prev_hash, hash
FROM audit WHERE tenant_id = %s ORDER BY seq
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """What is to be remembered. `action` is a past tense such as "signed in"; `subject` whom it concerned."""

    action: str
    subject: str
    actor: str | None = None
    device: str | None = None
    detail: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening as kept. `detail` is canonical JSON."""

    seq: int
    at: datetime
    actor: str | None
    device: str | None
    action: str
    subject: str
    detail: str
    prev_hash: str
    hash: str


def append(connection: Connection, tenant_id: str, happening: Happening, at: datetime) -> None:
    """Adds an entry in a transaction of the tenant; others who add wait for its end."""
    connection.execute(_LOCK, (_LOCK_CLASS, tenant_id))
    row = connection.execute(_LAST, (tenant_id,)).fetchone()
    seq, prev = _link(row, at)
    detail = _canonical(happening.detail or {})
    entry = Entry(
        seq, at, happening.actor, happening.device, happening.action, happening.subject, detail, prev, ""
    )
    values = (entry.actor, entry.device, entry.action, entry.subject, entry.detail, prev)
    connection.execute(_INSERT, (tenant_id, at, seq, *values, hash_of(tenant_id, entry)))


def entries(connection: Connection, tenant_id: str) -> list[Entry]:
    """All entries, oldest first."""
    return [_entry(*row) for row in connection.execute(_READ, (tenant_id,))]


def first_broken(tenant_id: str, known: Sequence[Entry]) -> int | None:
    """The first entry that was changed, or before which one is missing; None when all is well."""
    seq, prev, day = 0, START, None
    for entry in known:
        today = entry.at.astimezone(UTC).date()
        expected = prev if today == day else START
        if entry.seq != seq + 1 or entry.prev_hash != expected or entry.hash != hash_of(tenant_id, entry):
            return entry.seq
        seq, prev, day = entry.seq, entry.hash, today
    return None


def hash_of(tenant_id: str, entry: Entry) -> str:
    """SHA-256 of everything the entry says, and of the entry before it."""
    at = entry.at.astimezone(UTC).isoformat()
    said = [
        tenant_id, entry.seq, at, entry.actor, entry.device, entry.action, entry.subject, entry.detail,
        entry.prev_hash,
    ]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _link(last: tuple[int, datetime, str] | tuple[object, ...] | None, at: datetime) -> tuple[int, str]:
    if last is None:
        return 1, START
    seq, before, last_hash = last
    assert isinstance(seq, int)
    assert isinstance(before, datetime)
    same_day = before.astimezone(UTC).date() == at.astimezone(UTC).date()
    return seq + 1, str(last_hash) if same_day else START


def _entry(
    seq: int, at: datetime, actor: str | None, device: str | None, action: str, subject: str, detail: str,
    prev_hash: str, kept_hash: str,
) -> Entry:  # fmt: skip
    canonical = _canonical(msgspec.json.decode(detail))
    return Entry(seq, at, actor, device, action, subject, canonical, prev_hash, kept_hash)


def _canonical(detail: object) -> str:
    return msgspec.json.encode(detail, order="sorted").decode()
