"""A score opened says how its number came about; dates of loss with their evidence, as a file, too."""

import csv
import io

import pytest

from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.storms.losses import loss_csv
from tests.helpers.storms import StormBench, newer_edition


def test_a_score_opens_to_the_number_that_is_shown(bench: StormBench) -> None:
    storm_id = bench.furnish()
    for address in ("12 Oak St", "14 Oak St", "1 Elm St"):
        card = bench.desks.scores.card(storm_id, bench.house(address))
        assert card.sii == pytest.approx(card.reckoned, abs=1e-9)
        assert (card.checked, card.differs, card.anew) == (True, False, pytest.approx(card.sii))
        assert card.explained
        assert card.hail is not None
        assert card.hail.known
        assert card.considered[0].report_id == card.hail.report_id
    near = bench.desks.scores.card(storm_id, bench.house("12 Oak St"))
    assert near.hail is not None
    assert (near.hail.figure, near.hail.confidence, near.hail.source) == (1.0, 1.0, "spc_daily")
    assert near.hail.distance_mi == pytest.approx(0.07, abs=0.01)
    assert (near.threshold_in, near.material_assumed, near.version) == (1.25, True, "sii-1+hail-1")


def test_no_evidence_is_no_number(bench: StormBench) -> None:
    storm_id = bench.furnish()
    card = bench.desks.scores.card(storm_id, bench.house("1 Far St"))
    assert (card.sii, card.tier, card.hail, card.wind, card.considered) == (None, None, None, None, ())
    assert not card.differs


def test_a_score_says_when_todays_evidence_gives_another(bench: StormBench) -> None:
    storm_id = bench.furnish()
    house = bench.house("12 Oak St")
    bench.desks.thresholds.change({"asphalt_laminated": 2.0}, "Tougher roofs here")
    card = bench.desks.scores.card(storm_id, house)
    assert card.differs
    assert card.sii == pytest.approx(card.reckoned)  # what is shown stays explained by what it was made of
    assert card.anew is not None
    assert card.sii is not None
    assert card.anew < card.sii
    bench.rescore()
    assert not bench.desks.scores.card(storm_id, house).differs


def test_without_the_reports_the_figures_still_explain_it(bench: StormBench) -> None:
    """A crew has its houses' scores, and none of the reports."""
    storm_id = bench.furnish()
    house = bench.house("12 Oak St")
    before = bench.desks.scores.card(storm_id, house).sii
    with bench.store.database.write(durable=True) as connection:
        connection.exec_driver_sql("DELETE FROM storm_reports")
    card = bench.desks.scores.card(storm_id, house)
    assert (card.checked, card.differs, card.considered) == (False, False, ())
    assert card.hail is not None
    assert not card.hail.known
    assert card.reckoned == pytest.approx(before)


def test_houses_are_found_by_words_zip_and_nothing_else(bench: StormBench) -> None:
    bench.furnish()
    find = bench.desks.scores.houses
    assert [one.address for one in find("oak")] == ["12 Oak St", "14 Oak St"]
    assert [one.address for one in find("14 st")] == ["14 Oak St"]
    assert [one.town for one in find("55767")] == ["Moose Lake MN 55767"]
    assert find("100%") == find("  ") == []


def test_dates_of_loss_with_evidence(bench: StormBench) -> None:
    bench.furnish()
    told = bench.desks.losses.report(bench.house("12 Oak St"))
    (day,) = told.days
    assert (str(day.day), day.within, day.county) == ("2018-06-15", (1, 1, 1), 0)
    assert day.hail is not None
    assert day.hail.figure == 1.0
    assert told.address == "12 Oak St, Mosinee WI 54455"
    assert "Absence is not proof" in told.note
    rows = list(csv.reader(io.StringIO(loss_csv(told).content.decode("utf-8-sig"))))
    assert rows[0] == ["# Dates of loss: 12 Oak St, Mosinee WI 54455"]
    table = rows[4:]
    assert dict(zip(table[0], table[1], strict=True))["date_of_loss"] == "2018-06-15"
    far = bench.desks.losses.report(bench.house("1 Far St"))
    assert far.days == ()
    with pytest.raises(NotFound, match="not on this computer"):
        bench.desks.losses.report("0190b6d0-0000-7000-8000-0000000000ff")


def test_a_withdrawn_report_is_no_evidence(bench: StormBench) -> None:
    bench.furnish()
    bench.bring_in(newer_edition())
    assert bench.desks.losses.report(bench.house("1 Elm St")).days == ()


def test_a_score_without_its_figures_does_not_pretend(bench: StormBench) -> None:
    storm_id = bench.furnish()
    house = bench.house("12 Oak St")
    with bench.store.database.write(durable=True) as connection:
        connection.exec_driver_sql("UPDATE property_impacts SET hail_confidence = NULL")
    assert not bench.desks.scores.card(storm_id, house).explained
