"""Models on screen, over a real replica with an experiment that is over: train, read, choose, reject."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.services.experiments.models import Arm, Design
from stormops_desktop.services.models import StormChoice
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.models.models import ModelsViewModel
from stormops_desktop.views.models.models_screen import ModelsScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.replica_rows import key
from tests.helpers.targeting import DAY, STORM, TargetingBench, house_id, house_rows, storm_rows
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import compare, cut_words

VERSION = re.compile("dr-[0-9a-f]{12}")
HOUSES = 200
CHOICE = StormChoice(STORM, "North Texas hail", "planning", False, "America/Chicago")
DESIGN = Design(STORM, "Cash or not", (Arm("control", 0.5), Arm("cash", 0.5)), wanted_effect=0.3)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[TargetingBench]:
    rows = storm_rows([])
    for n in range(HOUSES):
        rows += house_rows(house_id(n), 0.2, n, persona="Deal_Hunter" if n % 2 else "Proof_Seeker")
    made = TargetingBench(tmp_path, rows)
    yield made
    made.close()


def run_to_its_end(bench: TargetingBench) -> None:
    """An experiment in which treating helps where the storm was hard."""
    view, _ = bench.experiments.create(DESIGN)
    bench.experiments.start(view.experiment_id)
    dice = np.random.default_rng(1)
    outcomes = []
    for one in bench.experiments.assignments(view.experiment_id, 0, HOUSES):
        n = int(one.address.split()[0])
        if dice.random() < 0.1 + (0.7 if one.arm == "cash" and n % 80 >= 40 else 0.0):
            outcomes.append(("policy_outcomes", key(f"out{n}"), {
                "storm_id": STORM, "property_id": one.property_id, "actual_converted": True,
                "converted_at": bench.now + DAY}))  # fmt: skip
    bench.add(*outcomes)
    bench.now += 2 * DAY
    bench.experiments.stop(view.experiment_id)


def opened(qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench, role: str) -> ModelsScreen:
    model = ModelsViewModel(around, bench.models, role)
    screen = ModelsScreen(look, model)
    model.setParent(screen)
    qtbot.addWidget(screen)
    screen.resize(924, 2000)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    model.show_storm(CHOICE)
    settle()
    return screen


def test_too_little_to_learn_from_is_said_politely(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench
) -> None:
    screen = opened(qtbot, look, around, bench, "manager")
    assert "No model in this storm yet" in words(screen)
    click(screen, "modelsTrain")
    assert "nothing to learn from" in screen.banner.text
    assert screen.train.isEnabled()


def test_a_model_is_trained_read_and_made_live_by_keyboard(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench
) -> None:
    run_to_its_end(bench)
    screen = opened(qtbot, look, around, bench, "manager")
    screen.train.setFocus()
    QTest.keyClick(screen.train, Qt.Key.Key_Space)
    said = words(screen)
    for text in ("Learned 1 model", "Being treated at all", "from Cash or not: 100 treated, 100 held houses.",
                 "90 %", "Qini"):  # fmt: skip
        assert text in said + screen.banner.text
    assert ("Gate passed." in said) or ("Gate failed." in said)
    assert len(screen.calibration.figure.places) == 10
    assert screen.top.figure.places == ("10 %", "20 %", "30 %", "All")
    click(screen, "modelLive")
    assert "is live for any" in screen.banner.text
    assert bench.column("SELECT status FROM models") == ["live"]
    assert not screen.live.isVisible()
    click(screen, "modelsScore")
    assert f"Scored {HOUSES} houses" in screen.banner.text


def test_the_artefact_is_a_json_file_and_the_registry_a_csv(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench
) -> None:
    run_to_its_end(bench)
    screen = opened(qtbot, look, around, bench, "manager")
    click(screen, "modelsTrain")
    model = screen._models
    with qtbot.waitSignal(model.made) as made:
        model.save_artefact()
    told = json.loads(made.args[0].content)
    assert told["version"] == model.table.rows[0].version
    assert told["model"]["schema"] == "stormops-uplift-1"
    assert made.args[0].name.endswith(".json")
    assert "Being treated at all" in model.table_file().content.decode("utf-8-sig")


def test_a_rejected_model_stays_so_with_its_reason(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench
) -> None:
    run_to_its_end(bench)
    screen = opened(qtbot, look, around, bench, "manager")
    click(screen, "modelsTrain")
    click(screen, "modelReject")
    assert "Say in a few words" in screen.banner.text
    QTest.keyClicks(screen.reason, "Too few houses")
    click(screen, "modelReject")
    assert bench.column("SELECT status || ': ' || note FROM models") == ["rejected: Too few houses"]
    assert not screen.live.isVisible()
    assert not screen.reject.isVisible()


def test_a_planner_reads_only(qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench) -> None:
    run_to_its_end(bench)
    bench.models.train(STORM)
    screen = opened(qtbot, look, around, bench, "planner")
    assert "Managers and admins train and choose models." in words(screen)
    assert not screen.train.isVisible()
    assert not screen.live.isVisible()
    assert screen.artefact.isVisible()


def test_what_a_screen_reader_gets_is_what_it_was(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench
) -> None:
    run_to_its_end(bench)
    screen = opened(qtbot, look, around, bench, "manager")
    compare("models", tree(screen))
    click(screen, "modelsTrain")
    settle()
    heard = tree(screen)
    # The version is a hash over figures, whose last digits are the machine's.
    compare("models_trained", VERSION.sub("dr-of-this-machine", heard))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_named_large_and_uncut(
    qtbot: QtBot, look: Look, around: Surroundings, bench: TargetingBench, theme: Theme, density: Density
) -> None:
    run_to_its_end(bench)
    look.wear(theme, density)
    screen = opened(qtbot, look, around, bench, "manager")
    click(screen, "modelsTrain")
    screen.resize(924, 2400)
    settle()
    assert nameless(screen) == []
    small = [
        one.objectName()
        for one in visible_controls(screen)
        if min(one.height(), one.width()) < look.metrics.target
    ]
    assert small == []
    assert cut_words(screen) == []
