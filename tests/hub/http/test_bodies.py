"""Bodies of any shape are read or refused, and nothing else happens."""

import json
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.contracts.errors import ProblemType
from sync.contracts.messages import SyncRequest
from sync.hub.web.bodies import decoded_sync, packed, unpacked
from sync.hub.web.problems import HubProblem
from tests.hub.http.wire import new_id, storm_op

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _read(body: bytes) -> SyncRequest | ProblemType:
    try:
        return decoded_sync(body)
    except HubProblem as refused:
        return refused.problem.type


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(body: bytes) -> None:
    assert _read(body) == ProblemType.BAD_REQUEST


@given(st.lists(JSON, max_size=4))
def test_ops_of_any_shape_keep_their_place(shapes: list[Any]) -> None:
    body = {"device": "d", "incarnation": 1, "push": {"first_n": 1, "chain": "c", "ops": shapes}}
    found = _read(json.dumps(body).encode())
    if isinstance(found, SyncRequest):
        assert found.push is not None
        assert len(found.push.ops) == len(shapes)
        assert [op.id for op in found.push.ops] == [shape[0] for shape in shapes]
    else:
        assert found is ProblemType.BAD_REQUEST


@given(st.lists(st.booleans(), min_size=1, max_size=6), JSON)
def test_good_ops_are_untouched_by_bad_neighbours(good: list[bool], strange: Any) -> None:
    ops = [storm_op(str(i)) for i in range(len(good))]
    wire = [json.loads(msgspec.json.encode(op)) for op in ops]
    for i, fine in enumerate(good):
        if not fine:
            wire[i] = [ops[i].id, strange]
    body = {"device": "d", "incarnation": 1, "push": {"first_n": 1, "chain": "c", "ops": wire}}
    found = _read(json.dumps(body).encode())
    if not isinstance(found, SyncRequest):
        assert "NaN" in json.dumps(strange) or "Infinity" in json.dumps(strange)  # that is no JSON
        return
    assert found.push is not None
    for fine, op, kept in zip(good, ops, found.push.ops, strict=True):
        assert kept == op if fine else (kept.id, kept.entity) == (op.id, "malformed")


@pytest.mark.parametrize("depth", [100, 5_000, 200_000])
@pytest.mark.parametrize("kind", ["add", "teleport"])
def test_nesting_is_no_weapon(depth: int, kind: str) -> None:
    nest = b"[" * depth + b"]" * depth
    op = b'["%s","%s","storms","k",{"a":%s},0,0]' % (new_id().encode(), kind.encode(), nest)
    body = b'{"device":"d","incarnation":1,"push":{"first_n":1,"chain":"c","ops":[%s]}}' % op
    assert isinstance(_read(body), SyncRequest | ProblemType)


@given(st.binary(max_size=3000))
def test_what_is_packed_is_unpacked(body: bytes) -> None:
    sent, encoding = packed(body, "zstd")
    assert unpacked(sent, encoding, 3000) == body
    assert (encoding == "zstd") == (len(body) > 512)


@given(st.binary(max_size=300))
def test_noise_is_not_zstd(noise: bytes) -> None:
    try:
        assert len(unpacked(noise, "zstd", 1000)) <= 1000
    except HubProblem as refused:
        assert refused.problem.type in (ProblemType.BAD_REQUEST, ProblemType.PAYLOAD_TOO_LARGE)


def test_a_cut_frame_is_refused() -> None:
    whole = zstandard.ZstdCompressor().compress(b"x" * 10_000 + bytes(range(256)) * 20)
    with pytest.raises(HubProblem):
        decoded_sync(unpacked(whole[: len(whole) // 2], "zstd", 1 << 20))
