"""What the centre itself says of a photo: that it has the file. A revision like any other, by no author."""

from collections.abc import Iterable

from sync.contracts import clock
from sync.contracts.entities import BY_NAME
from sync.hub.core.effects import gather, stamp
from sync.hub.core.model import PENDING, Changes
from sync.hub.core.store import PushTx
from sync.hub.core.working import WorkingSet

PHOTOS, STATE, STORED = "photos", "state", "stored"
CENTRE_WRITER = 0


def confirm_stored(tx: PushTx, photo_ids: Iterable[str], now_ms: int) -> int:
    """Sets `photos.state` to stored under one revision, and returns it; 0 when all said so already."""
    working, ordinal = WorkingSet(tx), BY_NAME[PHOTOS].ordinal[STATE]
    for photo_id in sorted(photo_ids):
        row = working.live(PHOTOS, photo_id)
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
