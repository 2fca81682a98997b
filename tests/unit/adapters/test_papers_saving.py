"""A file for somebody else is whole or not there; what was there before stays until then."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from stormops_desktop.adapters.calendar import LastDay, last_day
from stormops_desktop.adapters.papers_saving import CannotSave, save_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "claim.csv"
    save_whole(target, b"one")
    save_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "claim.csv"
    save_whole(target, b"one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stormops_desktop.adapters.papers_saving.os.fsync", full)
    with pytest.raises(CannotSave, match="No space left on device"):
        save_whole(target, b"two")
    assert target.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="Choose another place"):
        save_whole(tmp_path / "nowhere" / "x", b"")


def test_the_last_day_is_a_whole_day_with_an_alarm_the_day_before() -> None:
    entry = LastDay("cancel-1", "Last day to cancel", date(2019, 3, 28), "12 Oak St", "Not legal advice.")
    made = last_day(entry, now_ms=1_553_522_700_000)
    assert made == last_day(entry, now_ms=1_553_522_700_000)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2019, 3, 28), date(2019, 3, 29))
    assert str(event["uid"]).startswith("cancel-1@")
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger").total_seconds() == -15 * 3600
