"""The search for new routes on its own thread: news on the way, stopped with the best so far, refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.routing.plans.draft import PlanDraft
from stormops_desktop.domain.routing.plans.figures import Delta
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.routes.cutting import Cutting
from tests.helpers.route_storm import STORM, RouteBench, storm_rows

PATIENCE_MS = 600_000  # the first search for routes compiles its engine


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[RouteBench]:
    made = RouteBench(tmp_path, storm_rows())
    yield made
    made.close()


@pytest.fixture
def cutting(bench: RouteBench) -> Iterator[Cutting]:
    runner = LaneRunner()
    yield Cutting(runner, RouteServices(bench.desk, bench.crew, lambda: None))
    assert runner.close(60)


def answers_of(cutting: Cutting) -> list[object]:
    """Fills with the plan, or with the sentence that there is none: a test waits for whichever comes."""
    answers: list[object] = []
    cutting.made.connect(answers.append)
    cutting.failed.connect(answers.append)
    return answers


def test_stopping_keeps_the_best_so_far(qtbot: QtBot, cutting: Cutting) -> None:
    cutting.changed.connect(lambda: cutting.stop() if cutting.best and not cutting.stopping else None)
    answers = answers_of(cutting)
    cutting.start(STORM, RouteWishes(max_per_route=8, seconds=3_000.0))
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    plan = answers[0]
    assert isinstance(plan, PlanDraft), plan
    assert plan.stopped
    assert sum(len(route.stops) for route in plan.routes) == 24
    assert not cutting.running


def test_a_second_start_is_dropped_and_wishes_are_refused_in_a_sentence(
    qtbot: QtBot, cutting: Cutting
) -> None:
    answers = answers_of(cutting)
    cutting.start(STORM, RouteWishes(zip_codes=("90210",)))
    cutting.start(STORM, RouteWishes())
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    assert "No house of this storm lies in ZIP 90210" in str(answers[0])
    assert not cutting.running


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Delta(4.4, -0.26, 0.0), "+4 min · \u22120.3 mi · uplift ±0"),
        (Delta(0.3, 0.04, -0.017), "±0 min · ±0 mi · uplift \u22120.02"),
    ],
)
def test_a_delta_is_told_with_its_sign(change: Delta, told: str) -> None:
    assert words.delta_sentence(change) == told
