"""The seal of a company: found by hash, read by its key only, the same on every laptop."""

import pytest

from stormops_desktop.adapters.identity.sealing import ValueSeal

OURS, THEIRS = ValueSeal(bytes(32)), ValueSeal(bytes([1]) * 32)


def test_two_laptops_of_a_company_make_the_same_rows() -> None:
    again = ValueSeal(bytes(32))
    assert again.digest("email", "ann@x.org") == OURS.digest("email", "ann@x.org")
    assert again.seal("email", "ann@x.org") == OURS.seal("email", "ann@x.org")
    assert again.open("email", OURS.seal("email", "Ämn@x.org")) == "Ämn@x.org"


def test_another_company_neither_finds_nor_reads_it() -> None:
    assert THEIRS.digest("email", "ann@x.org") != OURS.digest("email", "ann@x.org")
    assert THEIRS.open("email", OURS.seal("email", "ann@x.org")) is None


def test_the_kind_is_part_of_it() -> None:
    assert OURS.digest("email", "x") != OURS.digest("phone", "x")
    assert OURS.open("phone", OURS.seal("email", "x")) is None


@pytest.mark.parametrize("broken", ["", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="])
def test_what_was_changed_does_not_open(broken: str) -> None:
    assert OURS.open("email", broken) is None


def test_a_key_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        ValueSeal(b"short")
