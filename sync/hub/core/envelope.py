"""The first look at a batch: does it continue what the centre has, repeat it, or belong to a twin?"""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.contracts.chain import extend
from sync.contracts.errors import ProblemType
from sync.contracts.messages import Push
from sync.contracts.ops import Op
from sync.hub.core.errors import problem
from sync.hub.core.model import DeviceState, Settled
from sync.hub.core.store import PushTx
from sync.hub.core.validate import stored_id

MOST_OPS = 1_000


@dataclass(frozen=True, slots=True)
class Opened:
    """The batch, taken apart.

    Attributes:
        repeats: (n, verdict) source of the ops that came before.
        fresh: (n, op) of the ops that are new.
        chain: the hash chain after the last of them.
    """

    repeats: Sequence[tuple[int, Settled]]
    fresh: Sequence[tuple[int, Op]]
    chain: str


def open_envelope(tx: PushTx, state: DeviceState, push: Push) -> Opened:
    """Checks numbers and chain of a batch against the device's state.

    Raises:
        HubProblem: gap (with the number expected), device-forked, payload-too-large, bad-request.
    """
    _check_shape(push)
    if push.first_n > state.last_n + 1:
        raise problem(ProblemType.GAP, "Ops before these are missing.", expect=state.last_n + 1)
    known = min(len(push.ops), state.last_n + 1 - push.first_n)
    repeats = _repeats(tx, state, push, known)
    chain = extend(push.chain, [op.id for op in push.ops[:known]])
    if push.first_n + known == state.last_n + 1 and chain != state.chain:
        raise _forked()
    fresh = [(push.first_n + i, push.ops[i]) for i in range(known, len(push.ops))]
    return Opened(repeats, fresh, extend(chain, [op.id for _, op in fresh]))


def _check_shape(push: Push) -> None:
    if push.first_n < 1 or not push.ops:
        raise problem(ProblemType.BAD_REQUEST, "A batch has ops, numbered from 1.")
    if len(push.ops) > MOST_OPS:
        raise problem(ProblemType.PAYLOAD_TOO_LARGE, f"At most {MOST_OPS} ops a batch.")


def _repeats(tx: PushTx, state: DeviceState, push: Push, known: int) -> list[tuple[int, Settled]]:
    """The stored verdicts of the ops at or below the last number; other ids there mean a twin."""
    if not known:
        return []
    last = push.first_n + known - 1
    stored = {s.verdict.n: s for s in tx.settled(state.device, state.incarnation, push.first_n, last)}
    numbered = [(push.first_n + i, push.ops[i]) for i in range(known)]
    if any(n not in stored or stored[n].op_id != stored_id(op.id) for n, op in numbered):
        raise _forked()
    return [(n, stored[n]) for n, _ in numbered]


def _forked() -> Exception:
    return problem(ProblemType.DEVICE_FORKED, "Another laptop has used these numbers; mint an incarnation.")
