"""Whatever one end can say, the other end reads as the same thing."""

import uuid

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sync.contracts.identifiers import pack, unpack, uuid7
from sync.contracts.messages import (
    Digest,
    DigestResponse,
    GoneBlock,
    Push,
    RowBlock,
    ScopeChange,
    SnapshotPage,
    SyncRequest,
    SyncResponse,
)
from sync.contracts.ops import Kind, Op, Quality, Verdict, VerdictKind

text = st.text(max_size=12)
number = st.integers(0, (1 << 63) - 1)
value = (
    st.none()
    | st.booleans()
    | st.integers(-(1 << 62), 1 << 62)
    | text
    | st.floats(allow_nan=False, allow_infinity=False)
)
ids = st.uuids().map(str)
ops = st.builds(
    Op, ids, st.sampled_from(Kind), text, ids, st.dictionaries(text, value, max_size=3), number, number,
    st.sampled_from(Quality), st.integers(1, 9), st.none() | ids,
)  # fmt: skip
verdicts = st.builds(
    Verdict, number, st.sampled_from(VerdictKind), number, st.lists(text, max_size=2).map(tuple),
    st.dictionaries(text, value, max_size=2), text, text,
)  # fmt: skip
digests = st.builds(Digest, number, st.integers(0, (1 << 64) - 1))


@st.composite
def blocks(draw):
    rows, names = draw(st.integers(0, 4)), tuple(draw(st.lists(text, max_size=3, unique=True)))
    keys = draw(st.lists(ids, min_size=rows, max_size=rows))
    columns = tuple(tuple(draw(st.lists(value, min_size=rows, max_size=rows))) for _ in names)
    revs = tuple(draw(st.lists(number, min_size=rows, max_size=rows)))
    return RowBlock(draw(text), draw(st.booleans()), ("t",), names, pack(keys), revs, columns)


gone = st.builds(GoneBlock, text, st.booleans(), st.lists(ids, max_size=3).map(pack), st.just(()))
requests = st.builds(
    SyncRequest, ids, number, cursor=number, staged=number, epoch=text, scope=text,
    push=st.none() | st.builds(Push, number, text, st.lists(ops, max_size=3).map(tuple)),
)  # fmt: skip
responses = st.builds(
    SyncResponse, number, text, number, number, ack_n=number, rev=number,
    verdicts=st.lists(verdicts, max_size=2).map(tuple), changes=st.lists(blocks(), max_size=2).map(tuple),
    gone=st.lists(gone, max_size=2).map(tuple), more=st.booleans(),
    scope=st.none() | st.builds(ScopeChange, st.lists(text, max_size=2).map(tuple), text),
    digests=st.dictionaries(text, digests, max_size=2),
)  # fmt: skip
pages = st.builds(SnapshotPage, text, number, st.lists(blocks(), max_size=2).map(tuple), text)
sums = st.builds(DigestResponse, number, st.lists(digests, max_size=3).map(tuple))


@given(requests | responses | pages | sums)
def test_messages_survive_the_wire(message):
    assert msgspec.json.decode(msgspec.json.encode(message), type=type(message)) == message


@given(st.lists(ids, max_size=5))
def test_packed_ids_come_out_as_they_went_in(keys):
    assert unpack(pack(keys)) == keys


@given(st.lists(st.integers(0, (1 << 48) - 1), min_size=2, max_size=5), st.binary(min_size=10, max_size=10))
def test_ids_are_in_the_order_of_their_time(times, randomness):
    made = [uuid7(ms, randomness) for ms in sorted(set(times))]
    assert made == sorted(made)
    assert {uuid.UUID(one).version for one in made} == {7}
