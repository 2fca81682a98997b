"""Delivering parcels batch by batch: what is noted when, and what happens when numbers mean nothing."""

from dataclasses import dataclass, field, replace

import pytest

from sync.contracts.chain import START, extend
from sync.contracts.errors import Problem, ProblemType
from sync.contracts.messages import PUSH_OPS
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind
from sync.contracts.parcels import Parcel, ParcelReceipt, ParcelRequest
from sync.contracts.replica import InboxItem
from sync.engine.courier import deliver_parcels
from sync.engine.errors import Cancelled, Refused, Unreachable


def op(n: int) -> Op:
    return Op(f"op-{n}", Kind.SET, "notes", f"note-{n}", {"body": "x"}, base=0, hlc=n)


@dataclass
class Shelf:
    """Parcels in a list, with a record of what was adopted and refused."""

    parcels: list[Parcel]
    refused: list[InboxItem] = field(default_factory=list)
    adopted: list[tuple[str, int, bool]] = field(default_factory=list)

    def next(self) -> Parcel | None:
        return self.parcels[0] if self.parcels else None

    def handed_over(
        self, parcel: Parcel, count: int, chain: str, refused: list[InboxItem], now_ms: int
    ) -> None:
        assert now_ms == 7
        self.refused += refused
        left = parcel.ops[count:]
        self.parcels[0] = replace(parcel, next_n=parcel.next_n + count, chain=chain, ops=left)
        if not left:
            self.parcels.pop(0)

    def adopt(self, parcel: Parcel, now_ms: int, *, forget_bases: bool) -> None:
        assert now_ms == 7
        self.adopted.append((parcel.parcel_id, parcel.next_n, forget_bases))
        self.parcels.pop(0)


@dataclass
class Centre:
    """Takes what comes in order, unless it is told to say otherwise."""

    says: list[ParcelReceipt | Exception] = field(default_factory=list)
    asked: list[ParcelRequest] = field(default_factory=list)

    def take_parcel(self, request: ParcelRequest) -> ParcelReceipt:
        self.asked.append(request)
        said = self.says.pop(0) if self.says else None
        if isinstance(said, Exception):
            raise said
        return said or ParcelReceipt(7, "e", request.push.first_n + len(request.push.ops) - 1)


def parcel(name: str, count: int, first_n: int = 5) -> Parcel:
    ops = tuple(op(n) for n in range(first_n, first_n + count))
    return Parcel(name, "d", 1, "e", first_n, START, ops)


def refusal(kind: ProblemType) -> Refused:
    return Refused(Problem(kind, "no", 409))


def test_batches_continue_numbers_and_chain() -> None:
    shelf, centre = Shelf([parcel("one", PUSH_OPS + 20)]), Centre()
    report = deliver_parcels(shelf, centre, wall=lambda: 7)
    assert (report.ops, report.inbox, report.adopted, shelf.parcels) == (PUSH_OPS + 20, 0, 0, [])
    first, second = (request.push for request in centre.asked)
    assert (first.first_n, second.first_n) == (5, 5 + PUSH_OPS)
    assert second.chain == extend(START, [each.id for each in first.ops])


def test_a_broken_line_leaves_the_rest_on_the_shelf() -> None:
    shelf = Shelf([parcel("one", PUSH_OPS + 20), parcel("two", 3)])
    centre = Centre([ParcelReceipt(7, "e", 4 + PUSH_OPS), Unreachable()])
    with pytest.raises(Unreachable):
        deliver_parcels(shelf, centre, wall=lambda: 7)
    assert [(each.parcel_id, each.next_n, len(each.ops)) for each in shelf.parcels] == [
        ("one", 5 + PUSH_OPS, 20), ("two", 5, 3),
    ]  # fmt: skip


def test_what_the_centre_does_not_take_wants_a_person() -> None:
    shelf = Shelf([parcel("one", 3)])
    said = ParcelReceipt(7, "e", 7, verdicts=(
        Verdict(5, VerdictKind.DUPLICATE), Verdict(6, VerdictKind.CONFLICT), Verdict(7, VerdictKind.DEFERRED),
    ))  # fmt: skip
    report = deliver_parcels(shelf, Centre([said]), wall=lambda: 7)
    assert (report.ops, report.inbox) == (3, 1)
    assert [item.op.id for item in shelf.refused] == ["op-6"]


@pytest.mark.parametrize(
    ("kind", "forgets"),
    [
        (ProblemType.GAP, False),
        (ProblemType.DEVICE_FORKED, False),
        (ProblemType.FORBIDDEN, False),
        (ProblemType.NOT_FOUND, False),  # a centre that knows no parcels yet
        (ProblemType.EPOCH_CHANGED, True),
    ],
)
def test_numbers_that_mean_nothing_make_the_ops_ones_own(kind: ProblemType, forgets: bool) -> None:
    shelf = Shelf([parcel("one", 3), parcel("two", 2)])
    report = deliver_parcels(shelf, Centre([refusal(kind)]), wall=lambda: 7)
    assert (shelf.adopted, report.adopted, report.ops) == ([("one", 5, forgets)], 1, 2)


@pytest.mark.parametrize(
    "kind",
    [
        ProblemType.MEMBERSHIP_REVOKED,
        ProblemType.RATE_LIMITED,
        ProblemType.UNAVAILABLE,
        ProblemType.SCHEMA_TOO_OLD,
    ],
)
def test_a_refusal_of_the_laptop_changes_nothing(kind: ProblemType) -> None:
    shelf = Shelf([parcel("one", 3)])
    with pytest.raises(Refused):
        deliver_parcels(shelf, Centre([refusal(kind)]), wall=lambda: 7)
    assert (len(shelf.parcels), shelf.adopted) == (1, [])


def test_it_stops_when_told() -> None:
    shelf, centre = Shelf([parcel("one", 3)]), Centre()
    with pytest.raises(Cancelled):
        deliver_parcels(shelf, centre, wall=lambda: 7, cancelled=lambda: True)
    assert centre.asked == []
