"""An answer that comes after the question has changed is not shown: races, one piece of work at a time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stormops_desktop.domain.intake.columns import FileColumns
from stormops_desktop.services.errors import AskedToRest, NotAllowed
from stormops_desktop.services.experiments.models import DesignCheck
from stormops_desktop.services.intake.models import (
    ImportCounts,
    ImportDone,
    ImportPreview,
    ImportWish,
    SavedColumns,
)
from stormops_desktop.services.maps.nothing import no_maps
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.nurture.models import OutcomeImport, SchedulePreview, StepView
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.experiments.design import Typed
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel
from stormops_desktop.viewmodels.nurture.house import HouseViewModel
from stormops_desktop.viewmodels.nurture.nurture import NurtureViewModel
from stormops_desktop.viewmodels.storms.importing import ImportViewModel
from stormops_desktop.viewmodels.storms.losses import LossesViewModel
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.thresholds import ThresholdsViewModel
from sync.contracts.replica import Touched
from tests.helpers.attribution import CHOICE, NOW, engine, sample_bench
from tests.helpers.play_storm import PlayBench
from tests.helpers.runners import HeldRunner
from tests.helpers.storms import StormBench, newer_edition

HERE = StormChoice("here", "Hail here", "active", False, "America/Chicago")
THERE = StormChoice("there", "Hail there", "active", False, "America/Chicago")


@pytest.fixture
def runner() -> HeldRunner:
    return HeldRunner()


@pytest.fixture
def around(qapp: object, runner: HeldRunner) -> Surroundings:
    return Surroundings(runner, ChangeBus(), lambda: NOW)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[StormBench]:
    made = StormBench(tmp_path)
    made.furnish()
    made.bring_in(newer_edition())
    yield made
    made.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[PlayBench]:
    made = sample_bench(tmp_path)
    yield made
    made.close()


def opened(bench: StormBench, around: Surroundings, runner: HeldRunner) -> tuple[StormsViewModel, str]:
    """The page with the first storm open, and the id of another one."""
    first = bench.storm_id
    bench.bring_in(name="180616_rpts_hail.csv")
    other = next(one for one in bench.column("SELECT storm_id FROM storms") if one != first)
    model = StormsViewModel(around, bench.desks, no_maps())
    model.open(first)
    model.appear()
    runner.release_all()
    return model, str(other)


def changed_list(model: StormsViewModel) -> int:
    return next(at for at, one in enumerate(model.imports.rows) if one.kept)


def test_another_storm_closes_the_list_of_changes(
    bench: StormBench, around: Surroundings, runner: HeldRunner
) -> None:
    model, other = opened(bench, around, runner)
    model.open_import(changed_list(model))
    runner.release_all()
    assert model.diff is not None and model.moved.rows
    closed: list[object] = []
    model.diff_changed.connect(lambda: closed.append(model.diff))
    model.open(other)
    runner.release_all()
    assert closed == [None]
    assert model.card is not None and model.card.line.storm_id == other
    assert not model.changes.rows and not model.moved.rows


def test_changes_of_a_storm_that_was_left_are_not_shown(
    bench: StormBench, around: Surroundings, runner: HeldRunner
) -> None:
    model, other = opened(bench, around, runner)
    model.open_import(changed_list(model))
    model.narrow(hazard="wind")
    model.open(other)
    runner.release_all()
    assert model.storm_id == other
    assert model.diff is None
    assert model.shown is not None and model.shown.of == len(model.shown.rows)


def test_thresholds_tried_before_the_form_changed_say_nothing(
    bench: StormBench, around: Surroundings, runner: HeldRunner
) -> None:
    model = ThresholdsViewModel(around, bench.desks.thresholds)
    model.appear()
    runner.release_all()
    model.set_inches("asphalt_laminated", 2.0)
    model.look()
    model.set_inches("asphalt_laminated", 3.0)
    runner.release_all()
    assert model.outlook is None
    assert not model.working
    model.look()
    runner.release_all()
    assert model.outlook is not None


def test_the_opened_day_stays_when_reports_change(
    bench: StormBench, around: Surroundings, runner: HeldRunner
) -> None:
    bench.bring_in(name="180616_rpts_hail.csv")
    model = LossesViewModel(around, bench.desks)
    model.open(bench.house("12 Oak St"))
    runner.release_all()
    assert len(model.days.rows) == 2
    model.open_day(1)
    day = model.day
    assert day is not None
    model.reload()
    runner.release_all()
    assert model.day is not None and model.day.day == day.day
    assert model.evidence.rows


def test_settings_outlive_a_run_that_was_under_way(
    sample: PlayBench, around: Surroundings, runner: HeldRunner
) -> None:
    model = AttributionViewModel(around, engine(sample), "manager", settle_ms=0)
    model.attend(seen=True)
    model.show_storm(CHOICE)
    runner.release()  # the touches; the run and the kept runs are held
    model.change(order=2, prior_strength=1.0)
    runner.release_all()
    assert model.found is not None
    assert (model.config.order, model.config.prior_strength) == (2, 1.0)
    assert model.found.credit.config == model.config


def test_a_zip_chosen_while_a_run_is_under_way_comes_to_the_front(
    sample: PlayBench, around: Surroundings, runner: HeldRunner
) -> None:
    model = AttributionViewModel(around, engine(sample), "manager", settle_ms=0)
    model.attend(seen=True)
    model.show_storm(CHOICE)
    runner.release_all()
    before, code = model.found, model.zips[0]
    model.change(prior_strength=1.0)
    runner.release()  # the touches
    model.choose_zip(code)
    runner.release_all()
    assert model.found is not before
    assert model.zip_code == code
    assert model.config.prior_strength == 1.0


def test_an_older_choice_of_zip_does_not_replace_a_newer_run(
    sample: PlayBench, around: Surroundings, runner: HeldRunner
) -> None:
    model = AttributionViewModel(around, engine(sample), "manager", settle_ms=0)
    model.attend(seen=True)
    model.show_storm(CHOICE)
    runner.release_all()
    model.choose_zip(model.zips[0])  # held: it comes last
    model.change(prior_strength=1.0)
    while runner.held > 1:
        runner.release(1)
    newest = model.found
    runner.release_all()
    assert model.found is newest
    assert model.config.prior_strength == 1.0


PREVIEW = SchedulePreview(10, 42, {}, NOW, NOW)


def nothing_ended() -> Any:
    return SimpleNamespace(touched=SimpleNamespace(rows={}), name="")


def nurture(around: Surroundings) -> NurtureViewModel:
    """The page over use cases that answer at once."""
    verbs: Any = SimpleNamespace(
        suppressed=lambda storm_id: {}, due_count=lambda storm_id: 0,
        count=lambda storm_id, *, hide_busy=False: 0, page=lambda *_args, **_more: [],
        settle=lambda storm_id, *, origin: nothing_ended(), preview=lambda storm_id, ids: PREVIEW,
        preview_outcomes=lambda storm_id, text: OutcomeImport(1, 1, 0, ()),
    )  # fmt: skip
    return NurtureViewModel(around, verbs)


def test_what_was_planned_for_one_storm_is_not_offered_for_another(
    around: Surroundings, runner: HeldRunner
) -> None:
    model = nurture(around)
    model.show_storm(HERE)
    runner.release_all()
    model.look()
    model.show_storm(THERE)
    runner.release_all()
    assert model.preview is None
    model.look()
    runner.release_all()
    assert model.preview == PREVIEW


def test_a_plan_for_other_chosen_rows_is_not_offered(around: Surroundings, runner: HeldRunner) -> None:
    model = nurture(around)
    model.show_storm(HERE)
    runner.release_all()
    model.choose([(0, 3)])
    model.look_at_chosen()
    model.choose([(5, 5)])
    runner.release_all()
    assert model.preview is None


def test_outcomes_looked_at_under_one_storm_are_not_taken_under_another(
    around: Surroundings, runner: HeldRunner, tmp_path: Path
) -> None:
    file = tmp_path / "back.csv"
    file.write_text("property_id,outcome\n", encoding="utf-8")
    model = nurture(around).outcomes
    model.show_storm(HERE)
    model.look(str(file))
    model.show_storm(THERE)
    runner.release_all()
    assert model.found is None
    model.look(str(file))
    runner.release_all()
    assert model.found is not None


LEADS = FileColumns(
    "crm_leads", ("address",), ("Street", "Mail to"), {"Street": ("1 Oak St",)}, {"address": "Street"}
)
SAVED = SavedColumns("m1", "Our CRM", "crm_leads", {"address": "Mail to"})


def importing(around: Surroundings, asked: list[dict[str, str]]) -> ImportViewModel:
    """The page over a list of leads; `asked` gets the columns that each look was at."""

    def preview(_file: Path, wish: ImportWish) -> Any:
        asked.append(dict(wish.columns))
        raise NotAllowed("Not readable like this.")

    imports: Any = SimpleNamespace(columns=lambda _file: LEADS, preview=preview)
    mappings: Any = SimpleNamespace(saved=lambda _kind: [SAVED])
    return ImportViewModel(around, imports, mappings)


def test_a_column_chosen_while_the_file_is_read_is_looked_at_too(
    around: Surroundings, runner: HeldRunner
) -> None:
    asked: list[dict[str, str]] = []
    model = importing(around, asked)
    model.look("leads.csv")
    runner.release_all()
    model.look("leads.csv")  # held
    model.mapping.choose_column("Mail to")
    runner.release_all()
    assert asked == [{}, {}, {"address": "Mail to"}]
    assert not model.working


def test_a_storm_chosen_while_the_file_is_read_is_looked_at_and_only_then_brought_in(
    around: Surroundings, runner: HeldRunner
) -> None:
    asked: list[tuple[str, str]] = []

    def told(verb: str, wish: ImportWish) -> ImportPreview:
        asked.append((verb, wish.storm_id))
        return ImportPreview("spc_daily", "spc.csv", ImportCounts(), ())

    def run(_file: Path, wish: ImportWish, **_more: Any) -> ImportDone:
        return ImportDone(told("run", wish), (), 0, ChangeSet("Imported", Touched()))

    imports: Any = SimpleNamespace(
        columns=lambda _file: None, preview=lambda _file, wish: told("look", wish), run=run,
        history=list, unfinished=lambda: "", targets=list,
    )  # fmt: skip
    model = ImportViewModel(around, imports)
    model.look("spc.csv")  # held
    model.wish_storm("storm-1")
    runner.release_all()
    assert asked == [("look", ""), ("look", "storm-1")]
    model.wish_storm("storm-2")
    model.run()
    runner.release_all()
    assert asked[2:] == [("look", "storm-2")]
    model.run()
    runner.release_all()
    assert asked[3:] == [("run", "storm-2")]


def test_a_warning_about_one_step_is_none_about_the_next(around: Surroundings, runner: HeldRunner) -> None:
    told: list[tuple[str, bool]] = []

    def mark(step: str, _status: str, *, despite: bool, origin: object) -> ChangeSet:
        told.append((step, despite))
        if not despite:
            raise AskedToRest("Better wait.")
        return ChangeSet("Step: sent", Touched(), origin)

    verbs: Any = SimpleNamespace(mark=mark)
    model = HouseViewModel(around, verbs)
    model.steps.show([StepView(f"s{n}", "sms", 1, n, "sms", NOW, "scheduled", None, None) for n in (1, 2)])
    model.choose_step(0)
    model.mark("sent")
    model.choose_step(1)  # before the answer is there
    runner.release_all()
    model.mark("sent")
    runner.release_all()
    model.mark("sent")
    runner.release_all()
    assert told == [("s1", False), ("s2", False), ("s2", True)]


def test_without_a_saved_mapping_columns_are_guessed_again(around: Surroundings, runner: HeldRunner) -> None:
    asked: list[dict[str, str]] = []
    model = importing(around, asked)
    model.look("leads.csv")
    runner.release_all()
    model.mapping.use("m1")
    runner.release_all()
    assert model.mapping.used == "m1"
    model.mapping.use("")
    runner.release_all()
    assert model.mapping.used == ""
    assert asked == [{}, {"address": "Mail to"}, {}]


def test_an_outlook_of_a_design_that_changed_since_is_not_shown(
    around: Surroundings, runner: HeldRunner
) -> None:
    verbs: Any = SimpleNamespace(
        experiments=lambda _storm_id: [], check=lambda design: DesignCheck(len(design.name), (), None, "", 0)
    )
    model = ExperimentsViewModel(around, verbs, "manager")
    model.show_storm(HERE)
    runner.release_all()
    typed = Typed(name="Offer")
    model.check(typed)
    model.forget_outlook()
    runner.release_all()
    assert model.outlook is None
    model.check(typed)
    model.check(replace(typed, name="Another offer"))
    runner.release_all()
    assert model.outlook is not None and model.outlook.houses == len("Another offer")
    model.check(typed)
    model.show_storm(THERE)
    runner.release_all()
    assert model.outlook is None
