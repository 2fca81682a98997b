"""What the database knows of photo files, and who may see them. Row-level security supplies the tenant."""

from collections.abc import Collection
from dataclasses import dataclass

from sync.contracts.blobs import FILED, BlobKind
from sync.hub.blobs.overdue import Overdue, overdue
from sync.hub.blobs.store import Blob
from sync.hub.core.model import Principal
from sync.hub.core.scope import scope_of
from sync.hub.stores.pg_columns import TENANT, array, at
from sync.hub.stores.pg_read import PgReadTx
from sync.postgres.pool import Connection

_SEEN_AS = """
    SELECT f.bytes FROM {entity} f WHERE f.sha256 = %(sha256)s AND NOT f.deleted AND (
        (%(own)s AND f.created_by = %(account)s::uuid)
        OR EXISTS (SELECT 1 FROM member m WHERE m.entity = '{entity}' AND m.row_id = f.{key} AND NOT m.gone
            AND m.bucket = ANY(%(buckets)s::text[])))"""
_LAST_WORD = """
    SELECT (l.body->'fields'->>'bytes')::bigint FROM last_words l
    WHERE %(own)s AND l.account_id = %(account)s::uuid AND l.body->'fields'->>'sha256' = %(sha256)s
        AND l.body->'fields'->>'bytes' ~ '^[0-9]{1,12}$'"""
_SEEN_IN = [_SEEN_AS.format(entity=entity, key=key) for entity, key in FILED]
_SEEN = " UNION ALL ".join([*_SEEN_IN, _LAST_WORD]) + " LIMIT 1"
_UNCONFIRMED = " UNION ALL ".join(
    f"SELECT {key}::text FROM {entity} WHERE sha256 = %(sha256)s AND NOT deleted AND state <> 'stored'"
    for entity, key in FILED
)
_ADRIFT = f"""
    SELECT sha256, max(bytes), min(created_by::text) FROM ({
    " UNION ALL ".join(
        f"SELECT sha256, bytes, created_by, created_at FROM {entity} WHERE NOT deleted AND state <> 'stored'"
        f" AND created_by IS NOT NULL AND created_at <= {at('%(before_ms)s::bigint')}"
        for entity, _ in FILED
    )
}) f GROUP BY sha256 ORDER BY min(created_at) LIMIT %(limit)s"""
_VERIFIED = "SELECT digest, length FROM blobs WHERE sha256 = %s AND kind = %s"
_UPLOAD = "SELECT digest, length, received FROM blob_uploads WHERE sha256 = %s AND kind = %s AND device = %s"
_BEGIN = f"""
    INSERT INTO blob_uploads (tenant_id, sha256, kind, device, digest, length, touched_at)
    SELECT {TENANT}, %s, %s, %s, %s, %s, {at("%s::bigint")}
    ON CONFLICT (tenant_id, sha256, kind, device) DO NOTHING"""
_RECORD = f"""
    UPDATE blob_uploads SET received = %s, digest = %s, length = %s, touched_at = {at("%s::bigint")}
    WHERE sha256 = %s AND kind = %s AND device = %s"""
_KEEP = f"""
    INSERT INTO blobs (tenant_id, sha256, kind, digest, length, account_id, device, verified_at)
    SELECT {TENANT}, %s, %s, %s, %s, %s, %s, {at("%s::bigint")}
    ON CONFLICT (tenant_id, sha256, kind) DO NOTHING RETURNING true"""
_FORGET = "DELETE FROM blob_uploads WHERE sha256 = %s AND kind = %s RETURNING device::text"
_OVERDUE = f"""
    DELETE FROM blob_uploads WHERE touched_at < {at("%s::bigint")} RETURNING sha256, kind, device::text"""


@dataclass(frozen=True, slots=True)
class Adrift:
    """An original that some row waits for, and who brought the row."""

    sha256: str
    length: int
    account_id: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file under way: its own hash and length, and what is recorded as on the disk."""

    digest: str
    length: int
    received: int = 0


class Records:
    """One transaction of one tenant."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._run, self._principal = connection.execute, principal
        self._connection = connection

    def photo_bytes(self, sha256: str, *, own: bool) -> int | None:
        """Size of the original, when the member may see a photo of it; None for every reason why not.

        Args:
            own: a photo that the member took counts too, though its job went to another crew.
        """
        buckets = scope_of(PgReadTx(self._connection), self._principal).buckets
        asked = {
            "sha256": sha256, "own": own, "account": self._principal.account_id, "buckets": array(buckets),
        }  # fmt: skip
        found = self._run(_SEEN, asked).fetchone()
        return None if found is None else int(found[0])

    def verified(self, blob: Blob) -> Upload | None:
        """The kept file."""
        found = self._run(_VERIFIED, (blob.sha256, blob.kind)).fetchone()
        return None if found is None else Upload(found[0], found[1], found[1])

    def upload(self, blob: Blob, device: str) -> Upload | None:
        found = self._run(_UPLOAD, (blob.sha256, blob.kind, device)).fetchone()
        return None if found is None else Upload(*found)

    def locked_upload(self, blob: Blob, device: str, wanted: Upload, now_ms: int) -> Upload:
        """The upload, begun if need be, and nobody else's until the transaction ends."""
        place = (blob.sha256, blob.kind, device)
        self._run(_BEGIN, (*place, wanted.digest, wanted.length, now_ms))
        found = self._run(f"{_UPLOAD} FOR UPDATE", place).fetchone()
        assert found is not None
        return Upload(*found)

    def record(self, blob: Blob, device: str, upload: Upload, now_ms: int) -> None:
        told = (upload.received, upload.digest, upload.length, now_ms)
        self._run(_RECORD, (*told, blob.sha256, blob.kind, device))

    def keep(self, blob: Blob, device: str, upload: Upload, now_ms: int) -> bool:
        """Notes the file as verified. Waits for another laptop that is just bringing it; False: that one has.

        The caller puts the file in its place before this transaction ends.
        """
        who = (self._principal.account_id, device, now_ms)
        told = (blob.sha256, blob.kind, upload.digest, upload.length, *who)
        return self._run(_KEEP, told).fetchone() is not None

    def end_uploads(self, blob: Blob) -> Collection[str]:
        """Forgets every unfinished upload of the file; returns the devices whose they were."""
        return [device for (device,) in self._run(_FORGET, (blob.sha256, blob.kind)).fetchall()]

    def unconfirmed(self, sha256: str) -> list[str]:
        """Photos and papers of this file whose rows do not say yet that it is here."""
        return sorted(row for (row,) in self._run(_UNCONFIRMED, {"sha256": sha256}).fetchall())

    def adrift(self, before_ms: int, limit: int) -> list[Adrift]:
        """Files whose rows, brought before that time, do not say that they are here; oldest first."""
        found = self._run(_ADRIFT, {"before_ms": before_ms, "limit": limit}).fetchall()
        return [Adrift(*each) for each in found]

    def overdue(self, before_ms: int) -> list[Overdue]:
        """Rows brought before that time whose files are not here, by person."""
        return overdue(self._connection, before_ms)

    def forget_untouched(self, before_ms: int) -> list[tuple[Blob, str]]:
        """Uploads that nobody went on with."""
        tenant_id = self._principal.tenant_id
        return [
            (Blob(tenant_id, sha256, BlobKind(kind)), device)
            for sha256, kind, device in self._run(_OVERDUE, (before_ms,)).fetchall()
        ]
