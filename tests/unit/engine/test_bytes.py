"""What a changed field costs on the wire: at most 60 bytes up and 25 down, in batches of 100 and more."""

import random

import pytest

from sync.contracts import clock
from sync.contracts.identifiers import pack, uuid7
from sync.contracts.messages import Digest, Push, RowBlock, SyncRequest, SyncResponse
from sync.contracts.ops import Kind, Op
from sync.engine.transport import packed

NOW = 1_790_000_000_000
SAID = (
    "no answer at the door", "left a flyer", "gate code needed", "asked for a call back",
    "damage on the north slope", "dog in the yard",
)  # fmt: skip


def ids(count, rng):
    return [uuid7(NOW - 10**9 + rng.randrange(1_000), rng.randbytes(10)) for _ in range(count)]


@pytest.mark.parametrize("count", [100, 500])
def test_up(count):
    rng, now, hlc, ops = random.Random(1), NOW, 0, []
    for key in ids(count, rng):
        now += rng.randrange(20_000, 400_000)
        hlc = clock.tick(hlc, now)
        op_id = uuid7(now, rng.randbytes(10))
        ops.append(Op(op_id, Kind.SET, "jobs", key, {"outcome_reason": rng.choice(SAID)}, 4_711, hlc))
    request = SyncRequest(uuid7(1, rng.randbytes(10)), 1, cursor=4_711, push=Push(1, "0" * 32, tuple(ops)))
    body, headers = packed(request)
    assert headers["Content-Encoding"] == "zstd"
    assert len(body) / count <= 60


@pytest.mark.parametrize("count", [100, 500])
def test_down(count):
    rng = random.Random(2)
    keys, storm = ids(count, rng), f"s:{ids(1, rng)[0]}"
    revs = (4_712, *(rng.choice((0, 1, 1, 2)) for _ in range(count - 1)))
    values = tuple(rng.choice(SAID) for _ in range(count))
    block = RowBlock("jobs", False, (storm,), ("outcome_reason",), pack(keys), revs, (values,))
    reply = SyncResponse(
        NOW, "epoch", 5_000, 5_000, changes=(block,), digests={storm: Digest(count, 1 << 63)}
    )
    assert len(packed(reply)[0]) / count <= 25
