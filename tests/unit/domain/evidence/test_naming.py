"""Numbers and file names that every system takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.naming import InOrder, export_name, in_sequence
from stormops_desktop.domain.evidence.taxonomy import Labels


def test_numbers_follow_the_time_taken_then_the_time_added() -> None:
    photos = [InOrder("c", None, 1), InOrder("b", 20, 3), InOrder("a", 10, 9), InOrder("d", None, 0)]
    assert in_sequence(photos) == {"a": 1, "b": 2, "d": 3, "c": 4}


def test_a_name_says_where_and_what() -> None:
    labels = Labels("test_square", "S", "test_square")
    assert export_name("12 Oak St.", 7, labels, "image/jpeg") == "12-oak-st_007_S_test-square.jpg"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Calle Niño 5", "calle-nino-5_001.jpg"),
        ("", "photo_001.jpg"),
        ("../../etc", "etc_001.jpg"),
        ("CON", "con-_001.jpg"),
    ],
)
def test_addresses_are_made_safe(address: str, name: str) -> None:
    assert export_name(address, 1, Labels(), "image/jpeg") == name


def test_a_taken_name_gets_the_next_number_whatever_its_case() -> None:
    first = export_name("A", 1, Labels(), "image/heic")
    assert export_name("A", 1, Labels(), "image/heic", [first.upper()]) == "a_001-2.heic"


@given(st.text(max_size=200), st.integers(1, 99_999), st.text(max_size=40), st.text(max_size=40))
def test_every_name_is_safe(address: str, number: int, slope: str, shot: str) -> None:
    name = export_name(address, number, Labels("", slope, shot), "image/png")
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.png", name)
    assert len(name) <= 130
