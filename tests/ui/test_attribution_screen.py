"""Attribution on screen over the real sample storm: what is compared, weighed, explained, kept and saved."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from stormops_desktop.services.models import StormChoice
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.views.attribution.attribution_screen import AttributionScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.attribution import CHOICE, NOW, SAMPLE, doubted_call, engine, sample_bench
from tests.helpers.play_storm import PlayBench
from tests.helpers.replica_rows import key
from tests.helpers.runners import InlineRunner
from tests.ui.acting import click, find, settle
from tests.ui.test_accessibility import compare

EMPTY = StormChoice(key("storm"), "North Texas hail", "active", is_sample=False, zone="America/Chicago")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[PlayBench]:
    made = sample_bench(tmp_path)
    yield made
    made.close()


def shown(
    qtbot: QtBot, look: Look, bench: PlayBench, choice: StormChoice = CHOICE, role: str = "manager"
) -> AttributionScreen:
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    model = AttributionViewModel(around, engine(bench), role, settle_ms=0)
    screen = AttributionScreen(look, model)
    qtbot.addWidget(screen)
    screen.resize(1080, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    model.show_storm(choice)
    settle()
    return screen


def found(screen: AttributionScreen) -> AttributionViewModel:
    return screen._found


def test_methods_stand_side_by_side_with_intervals_and_n(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    figure = screen.methods.figure
    assert [series.name for series in figure.series] == [
        "Last touch",
        "Linear",
        "Markov",
        "Shapley",
        "Hybrid",
    ]
    assert figure.places == ("Call", "Door knock", "E-mail", "Website", "Text")
    markov = figure.series[2].marks
    assert markov[0].value == pytest.approx(0.276255, abs=1e-6)
    assert markov[1].value == pytest.approx(0.227040, abs=1e-6)
    assert markov[1].banded and markov[1].note == "n 31"
    assert not markov[4].banded and "fewer than 20 touches" in markov[4].note
    click(screen, "method_first_touch")
    assert screen.methods.figure.series[0].name == "First touch"
    assert screen.methods.figure.series[0].marks[3].value == 1.0
    assert "61 journeys, 31 converted" in screen.lead.summary.text()


def test_the_last_method_stays(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    found(screen).choose_methods(["hybrid"])
    click(screen, "method_hybrid")
    assert found(screen).methods == ("hybrid",)
    assert screen.chips["hybrid"].isChecked()


def test_plays_add_up_to_their_channels(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    rows = {row.play: row for row in found(screen).plays.rows}
    assert {(row.play, row.touches) for row in rows.values()} >= {
        ("Financing Aggressive", 48), ("Financing Standard", 48), ("Impact Report Premium", 36),
        ("Impact Report Standard", 24), ("Safety Warranty", 20),
    }  # fmt: skip
    aggressive = rows["Financing Aggressive"]
    assert aggressive.mix == (("call", 0.25), ("door_knock", 0.25), ("email", 0.25), ("ga4", 0.25))
    assert all(sum(part for _, part in row.mix) == pytest.approx(1) for row in rows.values())
    assert found(screen).plays.index(0, 1).data().endswith(", few")  # fewer than 30 journeys
    mix = screen.mix.figure
    assert {series.name for series in mix.series} == {"Call", "Door knock", "E-mail", "Text", "Website"}
    assert {
        place: sum(series.marks[at].value or 0 for series in mix.series)
        for at, place in enumerate(mix.places)
    } == {play: pytest.approx(1) for play in rows}
    figure = screen.stacked.figure
    for at, play in enumerate(figure.places):
        assert sum(series.marks[at].value or 0 for series in figure.series) == pytest.approx(
            rows[play].credit or 0
        )
    assert sum(row.credit or 0 for row in rows.values()) == pytest.approx(1)


def test_the_slider_moves_the_blend_and_the_run_follows(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    model, slider = found(screen), screen.weight.slider
    shapley = model.found.credit.channels.methods["shapley"].shares.tolist()  # type: ignore[union-attr]
    slider.setFocus()
    with qtbot.waitSignal(model.content_changed, check_params_cb=lambda: model.config.shapley_weight == 1.0):
        QTest.keyClick(slider, Qt.Key.Key_End)
    assert list(model.hybrid_now.values()) == pytest.approx(shapley)
    assert "Weight of Shapley: 100 %" in slider.accessibleName()
    assert "Call 28.5 %" in screen.weight.says.text()
    assert model.found is not None
    assert model.found.credit.channels.methods["hybrid"].shares.tolist() == pytest.approx(shapley)
    assert screen.weight.verdict.text().startswith("Robust")


def test_a_path_lists_its_houses_and_a_house_is_explained(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    table, houses = screen.paths.table, screen.paths.houses
    table.choose(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert "15 of 15 houses on Website > E-mail > Door knock > Call" in screen.paths.whose.text()
    assert len(found(screen).houses.rows) == 15
    houses.choose(0)
    QTest.keyClick(houses, Qt.Key.Key_Return)
    assert screen.paths.story.text().endswith("converted.")
    figure = screen.paths.chart.figure
    assert figure.places == ("Website", "E-mail", "Door knock", "Call")
    for series in figure.series:
        assert sum(mark.value or 0 for mark in series.marks) == pytest.approx(1)


def test_a_house_is_found_by_its_address(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    screen.paths.words.setText("household 61")
    QTest.keyClick(screen.paths.words, Qt.Key.Key_Return)
    assert [house.address for house in found(screen).houses.rows] == ["Sample household 61"]
    found(screen).open_house(0)
    assert "not converted" in screen.paths.story.text()


def test_a_search_that_finds_no_house_says_so(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    QTest.keyClicks(screen.paths.words, "Nowhere Lane")
    QTest.keyClick(screen.paths.words, Qt.Key.Key_Return)
    settle()
    assert "has “Nowhere Lane” in its address" in screen.paths.whose.text()
    assert not screen.paths.houses_ring.isVisible()
    found(screen).open_path(0)
    settle()
    assert "houses on" in screen.paths.whose.text()


def test_what_follows_goes_as_far_back_as_the_chain(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    assert screen.heat.figure.title == "What follows a touch"
    found(screen).change(order=2)
    settle()
    assert screen.heat.figure.title.startswith("What follows the last 2 touches")
    assert any(" > " in place for place in screen.heat.figure.places)
    for at in range(len(screen.heat.figure.places)):
        assert sum(series.marks[at].value or 0.0 for series in screen.heat.figure.series) == pytest.approx(1)
    cells = [mark for series in screen.stacked.figure.series for mark in series.marks]
    assert any(mark.banded for mark in cells)
    assert "bootstrap over households" in screen.lead.intervals.text()
    assert "100 draws (bootstrap over households)" in screen.heat.figure.origin.versions


def test_a_zip_code_is_a_cohort_of_its_own_with_its_warning(
    qtbot: QtBot, look: Look, bench: PlayBench
) -> None:
    screen = shown(qtbot, look, bench)
    screen.lead.zip.choices.triggered.emit(
        next(action for action in screen.lead.zip.choices.actions() if action.data() == "75209")
    )
    assert "4 journeys, 3 converted" in screen.lead.summary.text()
    assert screen.lead.low_sample.isVisibleTo(screen)
    assert "ZIP: 75209" in screen.methods.figure.origin.filters
    assert sum(row.journeys for row in found(screen).paths.rows) == 4


def test_nothing_converted_says_so_and_shows_the_paths(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    bench.add(("customer_journeys", key("t"), {
        "storm_id": EMPTY.storm_id, "property_id": key("house0"), "channel": "email", "timestamp": NOW - 5,
        "converted": False, "source_event_id": "t",
    }))  # fmt: skip
    screen = shown(qtbot, look, bench, EMPTY)
    assert screen.no_credit.isVisibleTo(screen)
    assert not screen.methods.isVisibleTo(screen)
    assert found(screen).paths.rows[0].players == ("email",)
    assert screen.lead.low_sample.isVisibleTo(screen)
    found(screen).find("x")
    assert found(screen).load is Load.READY


def test_a_storm_without_touches_says_what_is_missing(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench, EMPTY)
    assert not screen.shows_content
    assert "No touches yet" in screen.panel.text


def test_identical_paths_show_no_interval(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """Twelve equal journeys: the bootstrap has no width, which is not certainty (product.md C.13)."""
    bench = PlayBench(tmp_path, now=NOW)
    for house in range(12):
        for step, channel in enumerate(("ga4", "email", "door_knock", "call")):
            bench.add(("customer_journeys", key(f"{house}/{step}"), {
                "storm_id": EMPTY.storm_id, "property_id": key(f"house{house}"), "channel": channel,
                "timestamp": NOW - 100 + step, "converted": channel == "call",
                "conversion_value_cents": 100_000, "source_event_id": f"{house}/{step}",
            }))  # fmt: skip
    screen = shown(qtbot, look, bench, EMPTY)
    assert screen.lead.no_variation.isVisibleTo(screen)
    markov = screen.methods.figure.series[2].marks
    assert [mark.value for mark in markov] == pytest.approx([0.25] * 4)
    assert not any(mark.banded for mark in markov)
    bench.close()


def test_an_over_credited_channel_is_called_out(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    """Last touch aside, a ZIP aside: all journeys but the called ones are gone, so call has the credit."""
    doubted_call(bench)
    screen = shown(qtbot, look, bench)
    assert [row.arm for row in found(screen).lifts.rows] == ["called"]
    assert screen.lifts_ring.isVisibleTo(screen)
    assert found(screen).lifts.rows[0].lift == pytest.approx(0.0)
    assert not screen.lead.called.isVisibleTo(screen)  # 28 % of the credit is below the line of 30 %


def test_a_run_is_kept_once_and_the_trend_begins_with_the_second(
    qtbot: QtBot, look: Look, bench: PlayBench
) -> None:
    screen = shown(qtbot, look, bench)
    click(screen, "keepRun")
    assert screen.banner.text == "Kept the attribution of DFW Storm 24 (sample)."
    assert not screen.lead.keep.isEnabled()
    assert screen.lead.kept.text() == "Kept by somebody who is not here, 15 Jun 2025, 10:06 CDT."
    assert screen.no_trend.isVisibleTo(screen)
    bench.add(("customer_journeys", key("late"), {
        "storm_id": SAMPLE, "property_id": found(screen).found.credit.houses[0],  # type: ignore[union-attr]
        "channel": "sms", "timestamp": NOW - 5, "converted": False, "source_event_id": "late",
    }))  # fmt: skip
    found(screen).reload()
    assert screen.lead.keep.isEnabled()
    assert not screen.lead.kept.isVisibleTo(screen), "nobody has kept this one"
    click(screen, "keepRun")
    assert len(found(screen).runs) == 2
    assert screen.trend.isVisibleTo(screen)
    assert len(screen.trend.figure.places) == 2


def test_a_planner_reads_but_keeps_nothing(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    bench = sample_bench(tmp_path, role="planner")
    screen = shown(qtbot, look, bench, role="planner")
    assert not screen.lead.keep.isVisibleTo(screen)
    assert screen.methods.isVisibleTo(screen)
    bench.close()


def test_all_numbers_are_saved_with_where_they_come_from(
    qtbot: QtBot, look: Look, bench: PlayBench, tmp_path: Path
) -> None:
    screen = shown(qtbot, look, bench)
    target = tmp_path / "run.csv"
    click(screen, "saveRunCsv")
    find(screen, "saveFile", QFileDialog).fileSelected.emit(str(target))
    lines = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert "As of" in lines[0][0] and "touches" in lines[2][0]
    assert lines[3][:3] == ["level", "method", "zip_code"]
    markov = [float(row[5]) for row in lines[4:] if row[0] == "channel_attribution" and row[1] == "markov"]
    assert sum(markov) == pytest.approx(1, abs=1e-9)


def test_the_report_is_a_pdf_and_the_same_twice(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    made: list[bytes] = []
    found(screen).made.connect(lambda report: made.append(report.content))
    click(screen, "saveRunPdf")
    click(screen, "saveRunPdf")
    assert made[0].startswith(b"%PDF") and made[0] == made[1]


def test_what_a_screen_reader_gets_is_what_it_was(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    found(screen).open_path(0)
    found(screen).open_house(0)
    settle()
    compare("attribution", tree(screen))


def test_every_control_is_named_and_large_enough(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    for theme, density in (
        (Theme.LIGHT, Density.OFFICE),
        (Theme.DARK, Density.FIELD),
        (Theme.SUN, Density.FIELD),
    ):
        look.wear(theme=theme, density=density)
        screen = shown(qtbot, look, bench)
        found(screen).open_path(0)
        found(screen).open_house(0)
        settle()
        assert nameless(screen) == []
        target = look.metrics.target
        small = [c.objectName() for c in visible_controls(screen) if c.height() < target]
        assert small == []
        assert screen.weight.slider.height() >= target
        screen.resize(QSize(900, 640))
        settle()
        area = find(screen, "attributionScroll", QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0


def test_off_screen_nothing_is_computed(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    model = AttributionViewModel(around, engine(bench), "manager", settle_ms=0)
    model.show_storm(CHOICE)
    assert model.found is None
    model.attend(seen=True)
    assert model.found is not None


def test_sharper_intervals_come_from_the_bootstrap_and_can_be_given_up(
    qtbot: QtBot, look: Look, bench: PlayBench
) -> None:
    """On real lanes: progress comes while it runs, and what was on screen stays when it is given up."""
    runner = LaneRunner()
    model = AttributionViewModel(
        Surroundings(runner, ChangeBus(), lambda: NOW), engine(bench), "manager", settle_ms=0
    )
    screen = AttributionScreen(look, model)
    qtbot.addWidget(screen)
    model.attend(seen=True)
    model.show_storm(CHOICE)
    qtbot.waitUntil(lambda: model.load is Load.READY and model.found is not None, timeout=60_000)
    before = model.found
    model.sharpen()
    assert model.progress == 0.0
    model.give_up()
    assert model.progress is None and model.found is before
    with qtbot.waitSignal(model.told, timeout=180_000) as told:
        model.sharpen()
    assert "500 draws of whole households" in told.args[0]
    assert model.config.intervals == "clustered" and model.found is not before
    assert model.progress is None
    assert "bootstrap over households" in screen.lead.intervals.text()
    assert "500 draws (bootstrap over households)" in screen.heat.figure.origin.versions
    model.dispose()
    assert runner.close(timeout_s=60)


def test_tab_reaches_every_control(qtbot: QtBot, look: Look, bench: PlayBench) -> None:
    screen = shown(qtbot, look, bench)
    found(screen).open_path(0)
    found(screen).open_house(0)
    settle()
    screen.activateWindow()
    screen.focus_first()
    reached: set[str] = set()
    for _ in range(70):
        focus = screen.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        control.objectName()
        for control in visible_controls(screen)
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert wanted - reached == set()
    assert {"shapleyWeight", "methodsCanvas", "transitionsCanvas"} <= reached


def test_what_a_screen_reader_hears_of_the_slider_and_the_charts(
    qtbot: QtBot, look: Look, bench: PlayBench
) -> None:
    screen = shown(qtbot, look, bench)
    heard = tree(screen)
    assert "Slider 'Weight of Shapley: 50 %, of Markov: 50 %'" in heard
    for title in (
        "Credit of channels by method",
        "What follows a touch",
        "Credit of plays by channel (Markov)",
    ):
        assert f"Chart: {title}" in heard
        assert f"Save {title} as a picture" in heard
    screen.methods.canvas.setFocus()
    QTest.keyClick(screen.methods.canvas, Qt.Key.Key_Right)
    assert "Call, Linear: 25.3 %" in screen.methods.canvas.accessibleDescription()
