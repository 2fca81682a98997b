"""From changed rows to what the store writes: stamps, memberships, digests."""

from sync.contracts import digest
from sync.contracts.entities import ALL
from sync.contracts.folding import JOBS
from sync.hub.core.buckets import derive
from sync.hub.core.model import PENDING, Changes, MemberChange, Row
from sync.hub.core.working import WorkingSet

_ORDER = {entity.name: i for i, entity in enumerate(ALL)}


def gather(working: WorkingSet, changes: Changes) -> None:
    """Fills `changes` with the working set's changed rows and where they lie now."""
    places = derive(working)
    for row in sorted(working.changed(), key=_parents_first):
        now = places[row.entity, row.key]
        changes.members.extend(_moves(row, now))
        changes.rows.append(row)
        row.left = (row.left | row.buckets) - now
        row.buckets = now


def stamp(changes: Changes, rev: int) -> None:
    """Writes the revision into rows and digests, once the counter was taken."""
    changes.rev = rev
    old_revs = {(row.entity, row.key): row.rev for row in changes.rows}
    for row in changes.rows:
        row.rev = rev
        row.fv = [rev if seen == PENDING else seen for seen in row.fv]
    _count(changes, old_revs)


def _parents_first(row: Row) -> tuple[int, str]:
    return (_ORDER[row.entity], row.key)


def storm_of(row: Row | None, working: WorkingSet) -> str | None:
    """The storm a row belongs to, if any."""
    if row is None:
        return None
    if row.entity == "storms":
        return row.key
    if "storm_id" in row.values:
        storm_id: str = row.values["storm_id"]
        return storm_id
    job_id = row.values.get("job_id")
    return None if job_id is None else storm_of(working.get(JOBS, job_id), working)


def _moves(row: Row, now: frozenset[str]) -> list[MemberChange]:
    """Every bucket the row stays in is listed too: its place in the bucket's order is new."""
    before = row.buckets
    row_id = (row.entity, row.key)
    moves = [MemberChange(bucket, row_id, gone=False, enters=bucket not in before) for bucket in now]
    moves.extend(MemberChange(bucket, row_id, gone=True, enters=False) for bucket in before - now)
    return moves


def _count(changes: Changes, old_revs: dict[tuple[str, str], int]) -> None:
    before = {row_id: digest.row_hash(row_id[1], rev) if rev else 0 for row_id, rev in old_revs.items()}
    after = {row_id: digest.row_hash(row_id[1], changes.rev) for row_id in old_revs}
    for move in changes.members:
        count, total = changes.digests.get(move.bucket, (0, 0))
        if move.gone:
            count, total = count - 1, digest.add(total, minus=before[move.row])
        elif move.enters:
            count, total = count + 1, digest.add(total, plus=after[move.row])
        else:
            total = digest.add(total, plus=after[move.row], minus=before[move.row])
        changes.digests[move.bucket] = (count, total)
