"""The bodies of the sync endpoints; PROTOCOL.md tells the story."""

from typing import Any

import msgspec

from sync.contracts.ops import SCHEMA_VERSION, Op, Verdict

MEDIA_TYPE = "application/json"
PAGE_ROWS = 5_000
PUSH_OPS = 500
PUSH_BYTES = 1 << 20


class RowBlock(msgspec.Struct, array_like=True, frozen=True):
    """Rows of one entity that carry the same fields and lie in the same buckets, column by column.

    Attributes:
        whole: rows that are new to the reader; otherwise only the fields changed since its cursor.
        buckets: the reader's buckets that hold these rows now (replaces what it knew).
        ids: base64 of the 16-byte ids, joined.
        revs: each row's revision; the first absolute, then differences.
        columns: one list per field, each as long as there are rows.
    """

    entity: str
    whole: bool
    buckets: tuple[str, ...]
    fields: tuple[str, ...]
    ids: str
    revs: tuple[int, ...]
    columns: tuple[tuple[Any, ...], ...]


class GoneBlock(msgspec.Struct, array_like=True, frozen=True):
    """Rows to drop: `deleted` for everyone, or else only out of the reader's buckets."""

    entity: str
    deleted: bool
    ids: str
    revs: tuple[int, ...]


class Digest(msgspec.Struct, array_like=True, frozen=True):
    """What a bucket holds: row count, and the sum mod 2^64 of `digest.row_hash`."""

    count: int
    total: int


class ScopeChange(msgspec.Struct, frozen=True):
    """The buckets this reader may see now; sent when its etag is out of date."""

    buckets: tuple[str, ...]
    etag: str


class Push(msgspec.Struct, frozen=True):
    """Ops first_n, first_n+1, …; `chain` is the hash chain before the first (see `chain`)."""

    first_n: int
    chain: str
    ops: tuple[Op, ...]


class SyncRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """One round trip: what I have for you, and where I am in what you have for me.

    Attributes:
        device: device UUID; incarnation: 1, 2, … (a clone or restored backup mints the next).
        cursor: the highest revision fully applied; epoch: the counter's identity, "" at first.
        staged: while a set of pages is under way, the last page's `cursor`: the next one holds rows above it.
            What is whole and which fields are sent is measured from `cursor`: that is what the reader holds.
        scope: etag of the bucket set the cursor stands for, "" at first.
        wait: seconds to hold the answer while there is nothing to say (long poll).
    """

    device: str
    incarnation: int
    cursor: int = 0
    staged: int = 0
    epoch: str = ""
    scope: str = ""
    version: int = SCHEMA_VERSION
    push: Push | None = None
    limit: int = PAGE_ROWS
    wait: float = 0.0


class SyncResponse(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer.

    Attributes:
        ack_n: every op up to it has a verdict; those not listed in `verdicts` were applied at `rev`.
        scope: set when the request's etag was out of date; then there are no changes in this answer, and
            the reader snapshots the buckets it gained, drops those it lost, and asks again.
        cursor: where the reader stands after publishing up to this page; `high` where the tenant stands.
        more: more pages follow; stage this one, publish all at the last.
        digests: per bucket, on a last page.
    """

    server_time: int
    epoch: str
    cursor: int
    high: int
    ack_n: int = 0
    rev: int = 0
    verdicts: tuple[Verdict, ...] = ()
    changes: tuple[RowBlock, ...] = ()
    gone: tuple[GoneBlock, ...] = ()
    more: bool = False
    scope: ScopeChange | None = None
    digests: dict[str, Digest] = {}
    min_version: int = 1
    reconnect_spread_s: float = 0.0


class SnapshotPage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page of a bucket's live rows, ordered by (entity, id).

    Attributes:
        rev: the tenant revision when this page was read. The reader keeps the first page's and pulls from it.
        next: pass as `after`; "" when this was the last page.
    """

    epoch: str
    rev: int
    changes: tuple[RowBlock, ...] = ()
    next: str = ""


class DigestRequest(msgspec.Struct, frozen=True):
    """Asks for 256 sub-digests of a bucket by the last byte of the id, to repair a range."""

    bucket: str


class DigestResponse(msgspec.Struct, frozen=True):
    """`ranges[b]` is the digest of the rows whose id ends with byte b, at revision `rev`."""

    rev: int
    ranges: tuple[Digest, ...]


class Poke(msgspec.Struct, frozen=True):
    """The only thing `/v1/live` says so far: something of yours is newer than you may think."""

    rev: int
    type: str = "poke"
