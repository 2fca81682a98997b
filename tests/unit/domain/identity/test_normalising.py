"""One spelling for what people write in many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.identity.normalising import address, email, name, phone, plain


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("(214) 555-0123", "+12145550123"),
        ("214.555.0123", "+12145550123"),
        ("+1 214 555 0123", "+12145550123"),
        ("+44 20 7946 0958", "+442079460958"),
        ("555", ""),
        ("call me", ""),
        ("", ""),
    ],
)
def test_phones_are_e164(written: str, spelt: str) -> None:
    assert phone(written) == spelt


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        (" Ann.Lee@Example.COM ", "ann.lee@example.com"),
        ("mailto:a@b.co", "a@b.co"),
        ("a@b", ""),
        ("nobody", ""),
    ],
)
def test_mail_is_trimmed_and_lower_case(written: str, spelt: str) -> None:
    assert email(written) == spelt


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("12 Oak Street, Apt. 4", "12 oak st #4"),
        ("12 oak st #4", "12 oak st #4"),
        ("12 Oak St Unit 4", "12 oak st #4"),
        ("12 North Oak Boulevard", "12 n oak blvd"),
        ("12 Oak Street", "12 oak st"),
    ],
)
def test_an_address_keeps_its_unit(written: str, spelt: str) -> None:
    assert address(written) == spelt


def test_two_flats_are_two_addresses() -> None:
    assert address("12 Oak St Apt 4") != address("12 Oak St Apt 5") != address("12 Oak St")


@pytest.mark.parametrize(
    ("written", "spelt"),
    [("O'Brien, Mr. José", "jose obrien"), ("JOSE OBRIEN Jr.", "jose obrien"), ("  ann   lee ", "ann lee")],
)
def test_names_are_plain_words(written: str, spelt: str) -> None:
    assert name(written) == spelt


@given(st.text())
def test_spelling_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert email(email(text)) == email(text)
    assert phone(phone(text)) == phone(text)
