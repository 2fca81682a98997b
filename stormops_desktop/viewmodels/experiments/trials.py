"""Experiments: the list, a design with its outlook, and what an experiment shows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.domain.experiments.intervals import Rate, wilson
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.experiments.models import (
    Arm,
    ContaminatedHouse,
    DesignCheck,
    ExperimentResults,
    ExperimentView,
    PlayChoice,
)
from stormops_desktop.services.experiments.ports import Experiments
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit
from stormops_desktop.viewmodels.experiments.design import Typed, design_from
from stormops_desktop.viewmodels.experiments.proof import ProofRow, proof_columns, proof_rows
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from sync.contracts.schema import ADMIN, MANAGER

translate = QCoreApplication.translate
MOVERS = (
    "experiments",
    "experiment_assignments",
    "policy_outcomes",
    "customer_journeys",
    "job_events",
    "plays",
)
_STATUS = {
    "draft": QT_TRANSLATE_NOOP("trials", "Draft"),
    "running": QT_TRANSLATE_NOOP("trials", "Running"),
    "completed": QT_TRANSLATE_NOOP("trials", "Completed"),
    "cancelled": QT_TRANSLATE_NOOP("trials", "Cancelled"),
}


def trial_status(status: str) -> str:
    return translate("trials", str(_STATUS[status]))


class ExperimentsViewModel(AboutStorm, ViewModel):
    """The page Experiments.

    Attributes:
        experiments: of the storm, the newest first. opened: id of the one in front, "" for none.
        results, contaminated: what the opened one shows; proof: its difference by every way of reading.
        plays: what an arm may name.
        outlook: of the design in the form, None unchecked.
        leads: this person may design and start.

    Signals:
        content_changed: the list is different. opened_changed: the one in front, or its results, are.
        outlook_changed: the design was checked.
        drafted: a draft was stored, and is in front.
        told: something went well; carries the sentence.
    """

    content_changed = Signal()
    opened_changed = Signal()
    outlook_changed = Signal()
    drafted = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, verbs: Experiments, role: str, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.leads = role in (MANAGER, ADMIN)
        self.storm: StormChoice | None = None
        self.experiments: Sequence[ExperimentView] = ()
        self.plays: Sequence[PlayChoice] = ()
        self.opened = ""
        self.results: ExperimentResults | None = None
        self.contaminated: Sequence[ContaminatedHouse] = ()
        self.outlook: DesignCheck | None = None
        self._drafting = False
        self._checking: Task | None = None
        self.table = FixedTableModel[ExperimentView](_columns(), self)
        self.houses = FixedTableModel[ContaminatedHouse](self._house_columns(), self)
        self.proof = FixedTableModel[ProofRow](proof_columns(), self)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.opened, self.results, self.outlook = storm, "", None, None
        self._stop_checking()
        self.reload()

    def reload(self) -> None:
        if self.storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._found, self.storm.storm_id), lambda found: self._on_found(*found))

    def open_experiment(self, experiment_id: str) -> None:
        """Reads what it shows now."""
        self.opened = experiment_id
        self._db(partial(self._shown, experiment_id), self._on_results, self._on_broke)

    def check(self, typed: Typed) -> None:
        """How many houses each arm would have, and whether that can show the wanted effect."""
        if self.storm is None:
            return
        try:
            design = design_from(typed, self.storm.storm_id)
        except ServiceError as error:
            self.refused.emit(sentence(error))
            return
        self._stop_checking()
        self._checking = self._db(partial(self._verbs.check, design), self._on_outlook, self._on_broke)

    def create(self, typed: Typed, *, exploratory: bool = False) -> None:
        """Stores the draft; too small a one only as exploratory."""
        if self.storm is None:
            return
        try:
            design = design_from(typed, self.storm.storm_id)
        except ServiceError as error:
            self.refused.emit(sentence(error))
            return

        def verb() -> ChangeSet:
            view, changes = self._verbs.create(design, exploratory=exploratory, origin=self)
            self.opened = view.experiment_id
            return changes

        if not self.saving:
            self._drafting = True
            self._save(verb)

    def start(self) -> None:
        """Draws the arms and freezes them."""
        self._save(partial(self._verbs.start, self.opened, origin=self))

    def stop(self, reason: str) -> None:
        self._save(partial(self._verbs.stop, self.opened, reason, origin=self))

    def cancel(self, reason: str) -> None:
        self._save(partial(self._verbs.cancel, self.opened, reason, origin=self))

    def forget_outlook(self) -> None:
        """The fields say something else now; an answer that is still to come is about what they said."""
        self._stop_checking()
        if self.outlook is not None:
            self.outlook = None
            self.outlook_changed.emit()

    @property
    def view(self) -> ExperimentView | None:
        """The one in front."""
        return next((one for one in self.experiments if one.experiment_id == self.opened), None)

    @property
    def given_words(self) -> str:
        """What is done to the arms of the one in front, "" where nothing in particular is."""
        arms = self.view.arms if self.view else ()
        return "; ".join(
            translate("trials", "{arm} gets {what}").format(arm=arm.name, what=" · ".join(what))
            for arm in arms
            if (what := self._given_to(arm))
        )

    def rates_figure(self) -> Figure:
        """The rate of every arm with its own interval."""
        rates = _rates(self.results) if self.results else {}
        marks = [_rate_mark(rate) for rate in rates.values()]
        return Figure(
            "trialRates", Kind.BARS, translate("trials", "Conversion by arm"), tuple(rates),
            (Series(translate("trials", "Rate"), tuple(marks)),),
            unit=Unit.PART, place_title=translate("trials", "Arm"), origin=self._origin(),
        )  # fmt: skip

    def lift_figure(self) -> Figure:
        """Every arm's difference from the control."""
        found = self.results.found.comparisons if self.results else ()
        marks = tuple(Mark(one.lift, one.interval.lo, one.interval.hi) for one in found)
        return Figure(
            "trialLift", Kind.BARS, translate("trials", "Difference from the control"),
            tuple(one.arm for one in found),
            (Series(translate("trials", "Difference"), marks, "info"),),
            unit=Unit.DIFFERENCE, place_title=translate("trials", "Arm"), origin=self._origin(),
        )  # fmt: skip

    def _given_to(self, arm: Arm) -> list[str]:
        """Its play, by the company's name or readably, and its channel, as far as it names them."""
        names = {one.code: one.name for one in self.plays}
        play = names.get(arm.play, arm.play.replace("_", " "))
        return [word for word in (play, channel_word(arm.channel) if arm.channel else "") if word]

    def _origin(self) -> Origin:
        results = self.results
        if results is None:
            return Origin()
        return Origin(
            translate("trials", "As of {when}").format(when=day_and_time(results.as_of, self.zone)),
            translate("trials", "Experiment: {name}, {storm}").format(
                name=results.experiment.name, storm=results.experiment.storm_name
            ),
            translate("trials", "Intention to treat, 95 % intervals (Wilson, Newcombe)"),
        )

    def _shown(self, experiment_id: str) -> tuple[ExperimentResults, Sequence[ContaminatedHouse]]:
        return self._verbs.results(experiment_id), self._verbs.contamination(experiment_id)

    def _on_results(self, found: tuple[ExperimentResults, Sequence[ContaminatedHouse]]) -> None:
        self.results, self.contaminated = found
        self.houses.show(self.contaminated)
        self.proof.show(proof_rows(self.results))
        self.opened_changed.emit()

    def _stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.cancel()

    def _on_outlook(self, outlook: DesignCheck) -> None:
        self.outlook = outlook
        self.outlook_changed.emit()

    def _on_saved(self, changes: ChangeSet) -> None:
        drafted, self._drafting = self._drafting, False
        super()._on_saved(changes)
        if drafted:
            self.outlook = None
            self.drafted.emit()

    def _on_refused(self, error: Exception) -> None:
        self._drafting = False
        super()._on_refused(error)

    def _found(self, storm_id: str) -> tuple[Sequence[ExperimentView], Sequence[PlayChoice]]:
        return self._verbs.experiments(storm_id), self._verbs.plays()

    def _on_found(self, found: Sequence[ExperimentView], plays: Sequence[PlayChoice]) -> Load:
        self.experiments, self.plays = found, plays
        self.table.show(found)
        self.content_changed.emit()
        if self.view is None:
            self.opened = found[0].experiment_id if found else ""
        if self.opened:
            self.open_experiment(self.opened)
        else:
            self.results = None
            self.opened_changed.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, *MOVERS):
            self.reload()

    def _house_columns(self) -> tuple[Column[ContaminatedHouse], ...]:
        return (
            Column(translate("trials", "Held-out house"), lambda house: house.address),
            Column(translate("trials", "How"), lambda house: translate("trials", house.how)),
            Column(translate("trials", "When"), lambda house: day_and_time(house.at, self.zone)),
        )


def _columns() -> tuple[Column[ExperimentView], ...]:
    return (
        Column(translate("trials", "Experiment"), lambda one: one.name),
        Column(translate("trials", "State"), lambda one: trial_status(one.status)),
        Column(translate("trials", "Arms"), arms_words),
        Column(translate("trials", "Houses"), lambda one: str(one.houses), numeric=True),
    )


def arms_words(one: ExperimentView) -> str:
    """control 50 %, treatment 50 %."""
    return ", ".join(f"{arm.name} {100 * arm.part:.0f} %" for arm in one.arms)


def _rates(results: ExperimentResults) -> dict[str, Rate]:
    """Every arm's rate, the control first."""
    found = results.found.comparisons
    rates = {results.experiment.control: found[0].control} if found else {}
    return rates | {one.arm: one.treated for one in found}


def _rate_mark(rate: Rate) -> Mark:
    note = translate("trials", "{hits} of {n}").format(hits=rate.hits, n=rate.n)
    if not rate.n:
        return Mark(None, note=note)
    interval = wilson(rate)
    return Mark(rate.value, interval.lo, interval.hi, note)
