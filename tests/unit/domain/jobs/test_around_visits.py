"""Conversions, progress, reminders and texts for notes: rules that hold for any input."""

import uuid
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.adapters.note_templates import load_note_templates
from stormops_desktop.domain.jobs.conversion import (
    DAY_MS,
    WINDOW_DAYS,
    converted_by,
    converts,
    outcome_id,
    touch_id,
)
from stormops_desktop.domain.jobs.note_templates import (
    NOT_KNOWN,
    NoteTemplate,
    TemplateError,
    filled,
    read_templates,
)
from stormops_desktop.domain.jobs.progress import route_progress
from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind, in_order, is_due
from stormops_desktop.domain.jobs.status import JobStatus, Outcome

IDS = st.uuids().map(str)
TODAY = date(2019, 3, 25)


@given(st.sampled_from(JobStatus), st.none() | st.sampled_from(Outcome))
def test_only_a_completed_signature_or_built_roof_converts(
    status: JobStatus, outcome: Outcome | None
) -> None:
    signed = outcome in (Outcome.CONTINGENCY_SIGNED, Outcome.BUILT)
    assert converts(status, outcome) is (status is JobStatus.COMPLETED and signed)


@given(IDS, IDS, IDS)
def test_an_outcomes_id_follows_from_house_and_storm_however_spelled(one: str, two: str, other: str) -> None:
    made = outcome_id(one, two)
    assert made == outcome_id(one.upper(), two.upper()) == str(uuid.UUID(made))
    assert (made == outcome_id(one, other)) is (two == other)
    assert touch_id(one) != touch_id(two) or one == two


@given(st.none() | st.integers(0, 200 * DAY_MS), st.integers(0, 200 * DAY_MS))
def test_a_window_is_open_until_it_closes(converted_at: int | None, now: int) -> None:
    inside = converted_at is not None and converted_at < WINDOW_DAYS * DAY_MS
    told = converted_by(converted_at, 0, now)
    assert told is (True if inside else False if now >= WINDOW_DAYS * DAY_MS else None)


@given(st.lists(st.sampled_from([*JobStatus, "a newer one"]), max_size=300))
def test_progress_adds_up_and_is_a_hundred_only_when_all_is_done(statuses: list[str]) -> None:
    told = route_progress(statuses)
    parts = told.completed + told.in_progress + told.pending + told.skipped + told.cancelled
    assert parts == told.total == len(statuses)
    wanted = told.total - told.cancelled
    assert (told.share is None) is (told.percent is None) is (wanted == 0)
    if told.percent is not None:
        assert 0 <= told.percent <= 100
        assert (told.percent == 100) is (told.completed == wanted)


def test_199_of_200_are_99_percent() -> None:
    assert route_progress(["completed"] * 199 + ["on_site"]).percent == 99


@given(st.sampled_from(ReminderKind), st.integers(-400, 400), st.integers(0, 90))
def test_a_reminder_is_shown_from_its_lead_until_two_weeks_after(
    kind: ReminderKind, left: int, lead: int
) -> None:
    due = TODAY + timedelta(days=left)
    shown = is_due(kind, due, TODAY, due - timedelta(days=lead))
    if kind is ReminderKind.DEADLINE:
        assert shown is (-14 <= left <= lead)
    else:
        assert shown is (0 <= left <= {"appointment": 2, "meeting": 7}[kind])


@given(st.lists(st.integers(-5, 5), max_size=9))
def test_reminders_are_soonest_first(days: list[int]) -> None:
    made = [Reminder(ReminderKind.DEADLINE, "j", TODAY + timedelta(days=n), n, "1 Elm", "UTC") for n in days]
    assert [each.days_left for each in in_order(made)] == sorted(days)


@given(st.dictionaries(st.sampled_from(["address", "me", "hail"]), st.text(max_size=20)))
def test_what_is_not_known_stays_a_blank(facts: dict[str, str]) -> None:
    text = filled(NoteTemplate("a", "A", "{address} / {me}"), facts)
    known = [facts.get(name, "").strip() or NOT_KNOWN for name in ("address", "me")]
    assert text == " / ".join(known)


def test_the_shipped_texts_can_be_read_and_know_every_outcome() -> None:
    templates = load_note_templates()
    assert len({each.template_id for each in templates}) == len(templates) >= 10
    assert set().union(*(each.outcomes for each in templates)) == set(Outcome)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"format": 2, "templates": []}', '{"format": 1, "templates": [{"id": "a"}]}',
     '{"format": 1, "templates": [{"id": "a", "title": "A", "text": "{password}"}]}',
     '{"format": 1, "templates": [{"id": "a", "title": "A", "text": "x", "outcomes": ["rich"]}]}'],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_whole(text: str) -> None:
    with pytest.raises(TemplateError):
        read_templates(text)


def test_the_newest_file_that_can_be_read_is_taken(tmp_path: Path) -> None:
    one = '{"format": 1, "templates": [{"id": "NAME", "title": "A", "text": "x"}]}'
    (tmp_path / "notes-2026-9.json").write_text(one.replace("NAME", "nine"))
    (tmp_path / "notes-2026-10.json").write_text(one.replace("NAME", "ten"))
    assert [each.template_id for each in load_note_templates(tmp_path)] == ["ten"]
    assert load_note_templates(tmp_path / "nowhere") == ()
