"""What everybody may see of a value that says who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.domain.identity.masking import masked


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.EMAIL, "ann.lee@example.org", "a•••@e•••.org"),
        (Kind.PHONE, "+12145559123", "••• ••• 9123"),
        (Kind.NAME, "ann lee", "A. L."),
        (Kind.CLAIM_NUMBER, "TX2419001", "•••001"),
        (Kind.CUSTOMER_ID, "C17", "•••"),
        (Kind.NAME_ADDRESS, "ann lee 12 oak st", "•••"),
        (Kind.PARCEL_ID, "R-1", "R-1"),
    ],
)
def test_enough_to_recognise(kind: Kind, value: str, shown: str) -> None:
    assert masked(kind, value) == shown


@given(st.sampled_from([Kind.EMAIL, Kind.CLAIM_NUMBER, Kind.POLICY_NUMBER, Kind.IP]), st.text(min_size=4))
def test_too_little_to_use(kind: Kind, value: str) -> None:
    assert value not in masked(kind, value)
    assert masked(kind, "") == ""
