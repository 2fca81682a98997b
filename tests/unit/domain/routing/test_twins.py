"""Which houses may be one door, and which of the two is dropped."""

from dataclasses import replace

import pytest

from stormops_desktop.domain.routing.plans.twins import Door, twins_among

FIRST = Door("a", "7149 Caliche Street", "75013", "Allen", "r1", "75013 A", added=True)
SECOND = Door("b", "7149 CALICHE ST", "", "", "r2", "75013 B", added=True)


def test_two_crews_additions_of_one_address_are_asked_about_and_the_older_one_stays() -> None:
    [found] = twins_among([SECOND, FIRST])
    assert (found.stays, found.goes, found.key) == (FIRST, SECOND, ("a", "b"))
    assert twins_among([SECOND, FIRST], {("a", "b")}) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(SECOND, address="7149 Caliche St Apt 4"),
        replace(SECOND, address="7151 Caliche St"),
        replace(SECOND, zip_code="75002"),
        replace(SECOND, address=""),
    ],
)
def test_units_numbers_and_zips_keep_houses_apart(other: Door) -> None:
    assert twins_among([FIRST, other]) == []


def test_towns_keep_apart_where_a_zip_is_missing() -> None:
    assert twins_among([FIRST, replace(SECOND, city="Plano")]) == []
    assert len(twins_among([FIRST, replace(SECOND, city="ALLEN ")])) == 1


def test_houses_of_the_office_s_lists_are_no_matter_of_crews() -> None:
    lists = [replace(FIRST, added=False), replace(SECOND, added=False)]
    assert twins_among(lists) == []
    assert twins_among([FIRST, replace(SECOND, added=False)])[0].goes == FIRST
    left = replace(SECOND, added=False, route_id="", route_name="")
    assert twins_among([FIRST, left])[0].goes == FIRST
    assert twins_among([replace(FIRST, route_id=""), left]) == []  # nobody will knock


def test_a_house_that_was_visited_stays() -> None:
    assert twins_among([FIRST, replace(SECOND, done=True)])[0].goes == FIRST


def test_a_pair_is_open_until_the_one_that_goes_is_noted_and_nobody_will_visit_it() -> None:
    assert len(twins_among([FIRST, replace(SECOND, marked=True)])) == 1
    assert twins_among([FIRST, replace(SECOND, marked=True, route_id="", route_name="")]) == []
    both = [replace(FIRST, done=True), replace(SECOND, done=True)]
    assert len(twins_among(both)) == 1
    assert twins_among([both[0], replace(both[1], marked=True)]) == []
