"""Reports that a person sends to a storm which they may not belong to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.models import ImportWish
from stormops_desktop.services.intake.rows import add_row
from stormops_desktop.storage.opening import OpenStore
from tests.helpers.intake import DAILY_HAIL, new_store, workplace

THERE = "0190b6d0-0000-7000-8000-0000000f0001"
JUNE_15, DAY_MS = 1_529_020_800_000, 86_400_000  # the day of the file, 2018
BOX = {"south": 44.0, "north": 47.0, "west": -93.0, "east": -87.0}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def doubts(store: OpenStore, folder: Path, **storm: object) -> tuple[str, ...]:
    """What is said of sending the three reports of 15 June to a storm of these facts."""
    given = {"event_id": "E", "name": "Lakes hail", "status": "active", "is_sample": False, **storm}
    workplace(store).capture([add_row("storms", THERE, given)])
    path = folder / "180615_rpts_hail.csv"
    path.write_text(DAILY_HAIL, encoding="utf-8")
    return ImportDesk(workplace(store)).preview(path, ImportWish(storm_id=THERE)).doubts


def test_reports_of_the_storms_days_and_country_need_no_word(store: OpenStore, tmp_path: Path) -> None:
    assert doubts(store, tmp_path, begin_at=JUNE_15 - 2 * DAY_MS, end_at=JUNE_15, **BOX) == ()


def test_a_storm_of_which_nothing_is_known_takes_all(store: OpenStore, tmp_path: Path) -> None:
    assert doubts(store, tmp_path) == ()


def test_reports_of_another_month_are_called_out(store: OpenStore, tmp_path: Path) -> None:
    (said,) = doubts(store, tmp_path, begin_at=JUNE_15 - 40 * DAY_MS, end_at=JUNE_15 - 39 * DAY_MS)
    assert said.startswith("3 of 3 reports are more than 3 days or some 140 miles away from")
    assert "Lakes hail" in said


def test_only_those_of_another_state_are_counted(store: OpenStore, tmp_path: Path) -> None:
    narrow = {"south": 44.0, "north": 45.0, "west": -90.0, "east": -89.0}
    (said,) = doubts(store, tmp_path, begin_at=JUNE_15, end_at=JUNE_15 + DAY_MS, **narrow)
    assert said.startswith("1 of 3 reports")
