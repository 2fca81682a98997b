"""What the centre itself says of a photo or a paper: that it has the file. A revision by no author."""

from collections.abc import Iterable
from itertools import product

from sync.contracts import clock
from sync.contracts.blobs import FILED
from sync.contracts.entities import BY_NAME
from sync.hub.core.effects import gather, stamp
from sync.hub.core.model import PENDING, Changes
from sync.hub.core.store import PushTx
from sync.hub.core.working import WorkingSet

STATE, STORED = "state", "stored"
CENTRE_WRITER = 0


def confirm_stored(tx: PushTx, row_ids: Iterable[str], now_ms: int) -> int:
    """Sets `state` of photos and papers to stored under one revision, and returns it; 0 for no news."""
    working = WorkingSet(tx)
    for (entity, _), row_id in product(FILED, sorted(row_ids)):
        row, ordinal = working.live(entity, row_id), BY_NAME[entity].ordinal[STATE]
        if row is not None and row.values[STATE] != STORED:
            working.bump(row)
            row.values[STATE] = STORED
            row.fv[ordinal], row.fw[ordinal] = PENDING, CENTRE_WRITER
            row.fh[ordinal] = clock.pack(now_ms)
    changes = Changes(now_ms)
    gather(working, changes)
    if not changes.rows:
        return 0
    stamp(changes, tx.next_rev())
    tx.write(changes)
    return changes.rev
