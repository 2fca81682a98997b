"""The digests of the replica's buckets, kept up to date row by row."""

from collections.abc import Collection, Iterable, Mapping

from sync.contracts.digest import add, raw_hash, row_hash
from sync.contracts.messages import Digest
from sync.contracts.replica import ReplicaTx

Held = Mapping[str, tuple[int, tuple[str, ...]]]
"""Row key to (revision, buckets)."""


class Tally:
    """Starts from the stored digests; `totals` is what to store at the end."""

    def __init__(self, digests: Mapping[str, Digest]) -> None:
        self._sums = {bucket: [digest.count, digest.total] for bucket, digest in digests.items()}
        self._blank = not any(digest.count for digest in digests.values())
        self._seen: dict[str, set[str]] = {}

    def held(self, tx: ReplicaTx, entity: str, keys: Collection[str]) -> Held:
        """What the replica holds of these rows. A replica that was blank is asked only for rows that came
        twice, since a first sync brings every row to an empty table."""
        if not self._blank:
            return tx.revs(entity, keys)
        seen = self._seen.setdefault(entity, set())
        again = [key for key in keys if key in seen] if seen else []
        seen.update(keys)
        return tx.revs(entity, again) if again else {}

    def put(self, rows: Held) -> None:
        """Counts rows in."""
        for key, (rev, buckets) in rows.items():
            value = row_hash(key, rev)
            for bucket in buckets:
                sums = self._sums.setdefault(bucket, [0, 0])
                sums[0] += 1
                sums[1] = add(sums[1], plus=value)

    def put_alike(self, raw_ids: Iterable[bytes], revs: Iterable[int], buckets: Collection[str]) -> None:
        """Counts in many rows that lie in the same buckets."""
        values = [raw_hash(raw_id, rev) for raw_id, rev in zip(raw_ids, revs, strict=True)]
        for bucket in buckets:
            sums = self._sums.setdefault(bucket, [0, 0])
            sums[0] += len(values)
            sums[1] = add(sums[1], plus=sum(values))

    def remove(self, rows: Held, only: Collection[str] | None = None) -> None:
        """Counts rows out, as they were held."""
        for key in rows if only is None else only:
            if key not in rows:
                continue
            rev, buckets = rows[key]
            value = row_hash(key, rev)
            for bucket in buckets:
                sums = self._sums.setdefault(bucket, [0, 0])
                sums[0] -= 1
                sums[1] = add(sums[1], minus=value)

    def totals(self, scope: Collection[str]) -> dict[str, Digest]:
        """The digest of every bucket in scope."""
        return {bucket: Digest(*self._sums.get(bucket, (0, 0))) for bucket in scope}
