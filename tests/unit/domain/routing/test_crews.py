"""A crew as it is typed: read by one set of rules at the office's screen and the centre's command."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.routing.crews import (
    KNOWN_SKILLS,
    BadCrew,
    CrewForm,
    clock_text,
    clock_typed,
    form_of,
    new_form,
    place_typed,
    read_crew,
    skill_words,
    with_skill,
)

GOOD = CrewForm(
    " Crew  Allen ", "33.10, -96.67", "", "7:00", "17", "12:00", "30", "Tile, steep tile", "Truck 3", "24"
)


def test_a_form_is_read_into_the_fields_of_the_contract() -> None:
    assert read_crew(GOOD).fields == {
        "crew_name": "Crew Allen", "start_latitude": 33.1, "start_longitude": -96.67, "end_latitude": None,
        "end_longitude": None, "shift_start_min": 420, "shift_end_min": 1020, "break_start_min": 720,
        "break_min": 30, "skills": "tile steep", "vehicle": "Truck 3", "max_stops": 24, "active": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"name": " "}, "name", "A crew needs a name."),
        ({"name": "x" * 61}, "name", "The name has 60 letters at most."),
        ({"name": "crew plano"}, "name", "Another crew is called crew plano. Give this one another name."),
        ({"start": "0,0"}, "start", "0,0 is no place on earth where crews start."),
        ({"end": "95, 1"}, "end", "95, 1 is no place on earth where crews start."),
        ({"end": "Main St"}, "end", "Main St is no place: latitude, longitude in degrees, as 33.10, -96.67."),
        ({"start": "", "end": "33, -96"}, "end",
         "A crew that ends somewhere starts somewhere, too. Say where, or leave both empty."),
        ({"shift_start": "25:00"}, "shift_start", "25:00 is no time of the day. Type it as 07:30."),
        ({"shift_end": "6:00"}, "shift_end",
         "The shift ends at 06:00, which is not after its begin at 07:00."),
        ({"break_min": "300"}, "break_min", "300 is no whole number from 0 to 240."),
        ({"break_start": "16:45"}, "break_start", "The break from 16:45 to 17:15 lies outside the shift."),
        ({"skills": "tile!"}, "skills", "tile! is no skill: one word of letters, such as tile."),
        ({"most_stops": "0"}, "most_stops", "0 is no whole number from 1 to 500."),
        ({"vehicle": "v" * 61}, "vehicle", "The vehicle has 60 letters at most."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_field(change: dict[str, str], field: str, sentence: str) -> None:
    found = read_crew(replace(GOOD, **change), {"Crew Plano"})
    assert found.fields is None
    assert [(one.field, one.sentence) for one in found.problems] == [(field, sentence)]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_form() -> None:
    bad = CrewForm("", "x", "", "8", "7", "99", "x", "?", "", "x")
    told = [one.field for one in read_crew(bad).problems]
    assert told == ["name", "start", "shift_end", "break_start", "break_min", "skills", "most_stops"]


@given(st.integers(0, 1_440))
def test_a_time_of_the_day_is_read_as_it_is_written(minute: int) -> None:
    assert clock_typed(clock_text(minute)) == minute


@given(st.text(max_size=8))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        found = place_typed(text)
    except BadCrew as error:
        assert text.strip() in str(error)
    else:
        assert abs(found.latitude) <= 90
        assert abs(found.longitude) <= 180


def test_a_stored_crew_goes_through_the_form_unchanged() -> None:
    fields = read_crew(GOOD).fields
    assert fields is not None
    assert read_crew(form_of(SimpleNamespace(**fields))).fields == fields
    bare = SimpleNamespace(**dict.fromkeys(fields))
    bare.crew_name, bare.active = "B", 1
    assert form_of(bare) == replace(new_form(), name="B")


def test_skills_come_and_go() -> None:
    form = with_skill(GOOD, "spanish", has=True)
    assert form.skills == "tile, steep, spanish"
    assert with_skill(form, "tile", has=False).skills == "steep, spanish"
    assert set(KNOWN_SKILLS) >= {"steep", "tile"}


def test_skills_are_listed_in_any_of_the_usual_ways() -> None:
    assert skill_words("Tile, steep;TILE  spanish") == ("tile", "steep", "spanish")
    assert skill_words(" ,; ") == ()
