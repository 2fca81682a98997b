"""Fetching the next page of a snapshot while the one before it is being stored.

A snapshot's pages name their successors, so the next call is known before the run has made it. The core knows
nothing of this: it asks as it always did, and the answer is there sooner.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from sync.contracts.messages import SnapshotPage
from sync.engine.core.calls import Call, Reply, SnapshotCall


class Carrier(Protocol):
    """What takes a call to the hub: `transport.HubClient`, or a simulated network."""

    def carry(self, call: Call) -> Reply:
        """Answers the call, or raises one of `sync.engine.errors`."""


class Ahead:
    """A carrier that asks for the next snapshot page as soon as it has one; one call at a time, always."""

    def __init__(self, carrier: Carrier, lane: ThreadPoolExecutor) -> None:
        self._carrier, self._lane = carrier, lane
        self._asked: tuple[SnapshotCall, Future[Reply]] | None = None

    def carry(self, call: Call) -> Reply:
        """Answers the call.

        Raises:
            SyncError: as the carrier says; of a page fetched ahead only when that page is asked for.
        """
        reply = self._answer(call)
        if isinstance(call, SnapshotCall) and isinstance(reply, SnapshotPage) and reply.next:
            following = replace(call, after=reply.next)
            self._asked = following, self._lane.submit(self._carrier.carry, following)
        return reply

    def _answer(self, call: Call) -> Reply:
        asked, self._asked = self._asked, None
        if asked is None:
            return self._carrier.carry(call)
        guess, coming = asked
        if guess == call:
            return coming.result()
        coming.exception()  # another way was taken: that call ends before the next begins
        return self._carrier.carry(call)


@contextmanager
def reading_ahead(carrier: Carrier) -> Iterator[Ahead]:
    """The carrier with a thread of its own, which ends with the block."""
    with ThreadPoolExecutor(1, "snapshot-ahead") as lane:
        yield Ahead(carrier, lane)
