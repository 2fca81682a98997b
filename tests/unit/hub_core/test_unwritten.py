"""A field that a new row left empty contradicts nobody, whatever its rule; one that was set does."""

import pytest

from sync.contracts.ops import Kind, VerdictKind
from tests.helpers.centre import Centre


@pytest.mark.parametrize("field", ["policy_number", "carrier"])
def test_an_edit_without_sight_of_the_row_fills_what_was_left_empty(centre: Centre, field: str) -> None:
    one, other = centre.laptop(), centre.laptop()
    claim = centre.add(one, "claim_intel", job_id=centre.ids["job_a"])
    assert one.verdict(claim) is None
    filled = other.op(Kind.SET, "claim_intel", claim.key, fields={field: "TX-9"}, base=0, hlc=1)
    assert other.verdict(filled) is None
    third = centre.laptop()
    again = third.op(Kind.SET, "claim_intel", claim.key, fields={field: "OTHER"}, base=0, hlc=1)
    verdict = third.verdict(again)
    assert verdict is not None
    assert verdict.kind is (VerdictKind.CONFLICT if field == "policy_number" else VerdictKind.MERGED)


def test_two_laptops_begin_the_same_row(centre: Centre) -> None:
    one, other = centre.laptop(), centre.laptop()
    key = centre.uuid()
    for laptop in (one, other):
        begun = laptop.op(Kind.ADD, "claim_intel", key, fields={"job_id": centre.ids["job_a"]})
        assert laptop.verdict(begun) is None
