"""What was captured by people who were taken out, for the company's eyes."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from sync.hub.stores.pg_bodies import kept
from sync.postgres.pool import Connection

_READ = """
SELECT coalesce(a.display_name, w.account_id::text), w.device::text, coalesce(d.name, ''),
    (extract(epoch FROM w.received_at) * 1000)::bigint, w.incarnation, w.n, w.body::text,
    EXISTS (SELECT 1 FROM blobs b WHERE b.sha256 = w.body->'fields'->>'sha256' AND b.kind = 'original')
FROM last_words w
LEFT JOIN users a ON a.tenant_id = w.tenant_id AND a.user_id = w.account_id
LEFT JOIN devices d ON d.tenant_id = w.tenant_id AND d.device_id = w.device
ORDER BY w.device, w.incarnation, w.n, w.op_id
"""


@dataclass(frozen=True, slots=True)
class LastWord:
    """One op as it came. `has_file`: it names a photo or paper whose file is in the photo store."""

    person: str
    device: str
    laptop: str
    received_ms: int
    incarnation: int
    n: int
    op: dict[str, Any]
    has_file: bool


def last_words(connection: Connection) -> Iterator[LastWord]:
    """All of one tenant, by laptop, in the order of capture."""
    for row in connection.execute(_READ):
        person, device, laptop, at, incarnation, n, body, has_file = row
        yield LastWord(person, device, laptop, at, incarnation, n, kept(body), has_file)


def as_json(tenant: str, word: LastWord) -> str:
    """One line of an export."""
    return msgspec.json.encode({"tenant": tenant, **asdict(word)}).decode()
