"""A sample's houses and real storms have nothing to do with each other, whatever county they are in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.models import ImportWish
from stormops_desktop.services.intake.rows import add_row
from stormops_desktop.services.intake.scores import ScoreDesk
from stormops_desktop.services.storms.losses import LossDesk
from stormops_desktop.services.storms.score_cards import ScoreCardDesk
from stormops_desktop.storage.opening import OpenStore
from tests.helpers.intake import DAILY_HAIL, NOW, counted, new_store, workplace

SAMPLE = "0190b6d0-0000-7000-8000-0000000e0001"
INVENTED, REAL = "0190b6d0-0000-7000-8000-0000000e0002", "0190b6d0-0000-7000-8000-0000000e0003"
IMPACT, STRAY = "0190b6d0-0000-7000-8000-0000000e0004", "0190b6d0-0000-7000-8000-0000000e0005"
HAIL_NAME = "180615_rpts_hail.csv"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def storm(store: OpenStore, tmp_path: Path) -> str:
    """A real storm over two houses of one county without a place: one is a sample's."""
    no_figures = {"material_assumed": False, "sii_version": "sii-1", "scored_at": NOW}
    storm = {"event_id": "MADE_UP", "name": "Made up", "status": "completed", "is_sample": True}
    workplace(store).capture(
        [
            add_row("storms", SAMPLE, storm),
            *(_house(key, invented=key == INVENTED) for key in (INVENTED, REAL)),
            add_row("property_impacts", IMPACT, {"storm_id": SAMPLE, "property_id": INVENTED, **no_figures}),
        ]
    )
    ImportDesk(workplace(store)).run(_hail(tmp_path))
    with store.database.read() as connection:
        return str(connection.exec_driver_sql("SELECT storm_id FROM storms WHERE is_sample = 0").scalar_one())


def test_a_real_storm_scores_no_house_of_a_sample(store: OpenStore, storm: str) -> None:
    ScoreDesk(workplace(store)).rescore(storm)
    assert _impacts(store, storm) == [(REAL, "D")]
    assert _impacts(store, SAMPLE) == [(INVENTED, None)]


def test_a_score_that_a_sample_house_had_from_a_real_storm_is_taken_back(
    store: OpenStore, storm: str
) -> None:
    figures = {"sii": 50.0, "tier": "B", "material_assumed": True, "sii_version": "sii-1", "scored_at": NOW}
    stray = add_row("property_impacts", STRAY, {"storm_id": storm, "property_id": INVENTED, **figures})
    workplace(store).capture([stray])
    moved, _ = ScoreDesk(workplace(store)).rescore(storm)
    assert dict(moved.moves) == {("B", ""): 1}
    assert dict(_impacts(store, storm)) == {INVENTED: None, REAL: "D"}


def test_a_stray_row_makes_no_real_house_a_samples(store: OpenStore, storm: str) -> None:
    values = {"material_assumed": False, "sii_version": "sii-1", "scored_at": NOW}
    stray = add_row("property_impacts", STRAY, {"storm_id": SAMPLE, "property_id": REAL, **values})
    workplace(store).capture([stray])
    ScoreDesk(workplace(store)).rescore(storm)
    assert _impacts(store, storm) == [(REAL, "D")]
    assert ScoreDesk(workplace(store)).opened(storm, REAL).tier == "D"


def test_real_hail_is_no_evidence_about_an_invented_house(store: OpenStore, storm: str) -> None:
    scores, losses = ScoreDesk(workplace(store)), LossDesk(workplace(store))
    assert (scores.opened(storm, REAL).tier, scores.opened(storm, INVENTED).tier) == ("D", None)
    assert (len(losses.report(REAL).days), losses.report(INVENTED).days) == (1, ())
    card = ScoreCardDesk(workplace(store)).card(storm, INVENTED)
    assert (card.anew, card.considered) == (None, ())


def test_no_report_goes_into_a_sample(store: OpenStore, storm: str, tmp_path: Path) -> None:
    desk, reports = ImportDesk(workplace(store)), counted(store, "storm_reports")
    assert [one.storm_id for one in desk.targets()] == [storm]
    with pytest.raises(NotAllowed, match="sample"):
        desk.run(_hail(tmp_path), ImportWish(storm_id=SAMPLE))
    assert counted(store, "storm_reports") == reports == 3


def _house(key: str, *, invented: bool) -> object:
    given = {"address": f"House {key[-1]}", "county": "Marathon", "state": "WI", "is_synthetic": invented}
    return add_row("properties", key, {**given, "do_not_knock": False})


def _hail(folder: Path) -> Path:
    path = folder / HAIL_NAME
    path.write_text(DAILY_HAIL, encoding="utf-8")
    return path


def _impacts(store: OpenStore, storm: str) -> list[tuple[object, object]]:
    with store.database.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT property_id, tier FROM property_impacts WHERE storm_id = ? ORDER BY property_id", (storm,)
        )
        return [(row[0], row[1]) for row in found]
