"""Tells the hub how the reading of reports stands, for `/v1/health`: one row, which names no company."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from sync.postgres.pool import Connection

TELL_EVERY_S = 10.0
_TELL = """
INSERT INTO inbound_state (waiting, oldest_at, looked_at)
VALUES (%(waiting)s, now() - make_interval(secs => %(oldest_s)s), now())
ON CONFLICT (only_one) DO UPDATE SET waiting = excluded.waiting, oldest_at = excluded.oldest_at,
    looked_at = excluded.looked_at
"""


class Standing:
    """Told when the count changed, and every ten seconds, so that one who is silent is known to be away.

    Args:
        clock: monotonic seconds.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Connection]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._transaction, self._clock = transaction, clock
        self._told, self._told_at = -1, float("-inf")

    def tell(self, waiting: int, oldest_s: float | None) -> None:
        """Notes how many reports wait, and for how many seconds the oldest has; None where none does.

        Raises:
            DatabaseError: it does not answer.
        """
        if waiting == self._told and self._clock() - self._told_at < TELL_EVERY_S:
            return
        with self._transaction() as connection:
            connection.execute(_TELL, {"waiting": waiting, "oldest_s": oldest_s})
        self._told, self._told_at = waiting, self._clock()
