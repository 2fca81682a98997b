"""One simulated laptop: its replica, its clock, its person, and at most one sync run in flight."""

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.domain.merge import RULES
from sync.contracts.capture import Draft, capture
from sync.contracts.ops import Op
from sync.engine.core.calls import Call, Reply, RunReport
from sync.engine.core.known import PRESENT, Known
from sync.engine.core.pace import Pace
from sync.engine.core.run import sync_run
from sync.engine.errors import SyncError
from sync.engine.memory import MemoryReplica
from sync.hub.core.model import Principal


class CrashError(Exception):
    """The process died here."""


@dataclass
class Client:
    """A laptop and who sits at it.

    Attributes:
        call: what the run waits for. sent: the centre has answered. reply: its answer, or a failure.
        crash_in: dies at that many commit points from now, 0 for never.
        highest: (epoch, cursor) as far as it ever came. known_ops: ids in the log when last looked at.
        known: what its version of the program knows of the contract.
    """

    name: str
    principal: Principal
    replica: MemoryReplica
    rng: random.Random
    offset_ms: int = 0
    run: Generator[Call, Reply, RunReport] | None = None
    call: Call | None = None
    reply: Any = None
    sent: bool = False
    crash_in: int = 0
    highest: tuple[str, int] = ("", 0)
    known_ops: set[str] = field(default_factory=set)
    published: tuple[Any, ...] = ()
    backup: MemoryReplica | None = None
    camera: Any = None
    known: Known = PRESENT

    def watch(self) -> None:
        self.replica.at_commit = self.point

    def point(self, _name: str) -> None:
        """A durable step: the process may die here."""
        if self.crash_in:
            self.crash_in -= 1
            if not self.crash_in:
                raise CrashError

    def capture(
        self, drafts: list[Draft], now_ms: int, *, grouped: bool = False, jumped: bool = False,
        also: Callable[[Any], None] | None = None,
    ) -> tuple[Op, ...]:  # fmt: skip
        """What the person did, in one durable transaction; `also` writes more in it."""
        with self.replica.begin(durable=True) as tx:
            ops, _ = capture(
                tx, RULES, drafts, now_ms=now_ms + self.offset_ms, randomness=self.rng.randbytes,
                grouped=grouped, clock_jumped=jumped,
            )  # fmt: skip
            if also is not None:
                also(tx)
        return ops

    def begin_run(self, wall: Any, ops_a_batch: int) -> None:
        """Starts a sync; its first call waits to be sent."""
        self.run = sync_run(self.replica, RULES, wall, Pace(ops_a_batch), self.known)
        self._await(lambda: next(self.run))  # type: ignore[arg-type]

    def take(self, reply: Reply | SyncError) -> None:
        """Hands an answer (or a failure) to the run."""
        run = self.run
        assert run is not None
        if isinstance(reply, SyncError):
            self._await(lambda: run.throw(reply))
        else:
            self._await(lambda: run.send(reply))

    def _await(self, step: Any) -> None:
        self.call, self.reply, self.sent = None, None, False
        try:
            self.call = step()
        except (StopIteration, SyncError):
            self.run = None
        except CrashError:
            self.die(0)

    def die(self, lost: int) -> None:
        """The process ends; with a power cut, up to `lost` of the latest transactions go too."""
        if self.run is not None:
            self.run.close()
        self.run, self.call, self.reply, self.sent, self.crash_in = None, None, None, False, 0
        if self.camera is not None:
            self.camera.stop()
        if lost:
            self.replica.cut_power(lost)
            self.highest = ("", 0)
