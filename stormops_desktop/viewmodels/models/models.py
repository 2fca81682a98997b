"""Models: the registry of uplift models, what one is worth, training, choosing, scoring by it."""

from collections.abc import Sequence
from functools import partial
from math import isnan

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.models import ModelFile, ModelView, Trained
from stormops_desktop.services.targeting.ports import UpliftModels
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.charts.figure import (
    NOTHING,
    Figure,
    Kind,
    Mark,
    Origin,
    Series,
    Unit,
    printed,
)
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.viewmodels.table_file import TableFile, table_file
from sync.contracts.schema import ADMIN, MANAGER

translate = QCoreApplication.translate
ANY = "any"
TOP = ("10 %", "20 %", "30 %")
_STATUS = {
    "candidate": QT_TRANSLATE_NOOP("models", "Candidate"),
    "live": QT_TRANSLATE_NOOP("models", "Live"),
    "retired": QT_TRANSLATE_NOOP("models", "Retired"),
    "rejected": QT_TRANSLATE_NOOP("models", "Rejected"),
}


def model_status(status: str) -> str:
    return translate("models", str(_STATUS[status])) if status in _STATUS else status


def action_word(action: str) -> str:
    """What is done to a house: anything at all, or a play by a channel."""
    if action == ANY:
        return translate("models", "Being treated at all")
    play, _, channel = action.partition("|")
    return f"{play.replace('_', ' ')}, {channel.replace('_', ' ')}"


class ModelsViewModel(AboutStorm, SeenViewModel):
    """The page Models.

    Attributes:
        table: the storm's models, the newest first. opened: id of the one in front, "" for none.
        leads: this person may train and choose. working: training or scoring is under way.
        notes: what the last training had to say beside its models.

    Signals:
        content_changed: the list. opened_changed: the one in front, or `working`.
        told: something went well; carries the sentence. made: a file is to be saved; carries it.
    """

    MOVERS = ("models", "lead_uplift", "storms")  # an exchange tells of storms, not of models
    content_changed = Signal()
    opened_changed = Signal()
    told = Signal(str)
    made = Signal(object)

    def __init__(
        self, around: Surroundings, verbs: UpliftModels, role: str, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.leads = role in (MANAGER, ADMIN)
        self.storm: StormChoice | None = None
        self.opened = ""
        self.working = False
        self.notes: tuple[str, ...] = ()
        self.table = FixedTableModel[ModelView](_columns(), self)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    @property
    def model(self) -> ModelView | None:
        """The one in front."""
        return next((one for one in self.table.rows if one.model_id == self.opened), None)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.opened, self.notes = storm, "", ()
        self._grow_old()

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._verbs.models, storm.storm_id), self._on_models)

    def open(self, at: int) -> None:
        """Another row of the table."""
        row = self.table.row(at)
        if row is not None and row.model_id != self.opened:
            self.opened = row.model_id
            self.opened_changed.emit()

    def train(self) -> None:
        """Learns from the storm's randomized arms; says what is missing where they are too few."""
        if self.storm is not None and not self.working:
            self._set_working(working=True)
            verb = partial(self._verbs.train, self.storm.storm_id, origin=self)
            self._keep(self._around.runner.save(verb, self._on_trained, self._on_failed))

    def make_live(self) -> None:
        """The one in front scores houses from now on."""
        if self.model is not None:
            self._save(partial(self._verbs.make_live, self.opened, origin=self))

    def reject(self, reason: str) -> None:
        """The one in front never counts."""
        if self.model is not None:
            self._save(partial(self._verbs.reject, self.opened, reason, origin=self))

    def score(self) -> None:
        """Scores the storm's houses with what is live."""
        if self.storm is not None and not self.working:
            self._set_working(working=True)
            verb = partial(self._verbs.score, self.storm.storm_id, origin=self)
            self._keep(self._around.runner.save(verb, self._on_scored, self._on_failed))

    def save_artefact(self) -> None:
        """The model in front as a JSON file."""
        if self.model is not None:
            self._db(partial(self._verbs.artefact, self.opened), self._on_artefact, self._on_broke)

    def table_file(self) -> TableFile:
        """The registry."""
        storm = self.storm.name if self.storm else ""
        as_of = translate("models", "As of {when}").format(when=day_and_time(self._around.now(), self.zone))
        return table_file("models", translate("models", "Models: {storm}").format(storm=storm), (as_of,),
                          self.table)  # fmt: skip

    def calibration_figure(self) -> Figure:
        """Expected and observed effect by tenth of the houses, those with the most to gain first."""
        model = self.model
        deciles = model.deciles if model else ()
        return Figure(
            "modelCalibration", Kind.BARS,
            translate("models", "Expected and observed effect by tenth of houses"),
            tuple(str(at) for at in range(1, len(deciles) + 1)),
            (
                Series(translate("models", "Expected"),
                       tuple(Mark(one.expected, note=f"n {whole(one.n)}") for one in deciles), "soft"),
                Series(translate("models", "Observed"), tuple(Mark(one.observed) for one in deciles)),
            ),
            unit=Unit.PART, place_title=translate("models", "Tenth, the highest score first"),
            origin=self._origin(),
        )  # fmt: skip

    def top_figure(self) -> Figure:
        """Difference of the arms' rates among the first 10, 20 and 30 % by score, and over all."""
        model = self.model
        top = model.uplift_at if model else ()
        places = [*TOP[: len(top)], *([translate("models", "All")] if model else [])]
        marks = [Mark(None if isnan(one) else one) for one in top]
        if model is not None:
            marks.append(Mark(model.average, model.average_lo, model.average_hi))
        return Figure(
            "modelTop", Kind.BARS, translate("models", "Effect among the first by score"), tuple(places),
            (Series(translate("models", "Treated less control"), tuple(marks)),),
            unit=Unit.PART, place_title=translate("models", "Share of houses"), origin=self._origin(),
        )  # fmt: skip

    def facts(self) -> str:
        """Cohort, average effect, Qini and what the gate says of the one in front."""
        model = self.model
        if model is None:
            return ""
        names = model.cohort.get("experiments")
        experiments = ", ".join(map(str, names)) if isinstance(names, (list, tuple)) else ""
        return "\n".join(
            (
                translate(
                    "models", "Learned {when} from {experiments}: {treated} treated, {control} held houses."
                ).format(
                    when=day_and_time(model.trained_at, self.zone),
                    experiments=experiments or translate("models", "randomized arms"),
                    treated=whole(model.n_treated), control=whole(model.n_control),
                ),
                translate("models", "Average effect {average}, between {low} and {high} (90 %).").format(
                    average=printed(model.average, Unit.PART), low=printed(model.average_lo, Unit.PART),
                    high=printed(model.average_hi, Unit.PART),
                ),
                translate(
                    "models", "Qini {qini}, between {low} and {high} (90 %); 0 is no better than chance."
                ).format(
                    qini=f"{model.qini:.3f}", low=f"{model.qini_lo:.3f}", high=f"{model.qini_hi:.3f}"
                ),
            )
        )  # fmt: skip

    def gate(self) -> str:
        """The verdict of the heterogeneity gate, in a sentence."""
        model = self.model
        if model is None:
            return ""
        passed = model.heterogeneous
        verdict = translate("models", "Gate passed.") if passed else translate("models", "Gate failed.")
        return f"{verdict} {say(model.said)}"

    def _origin(self) -> Origin:
        model = self.model
        if model is None:
            return Origin()
        storm = self.storm.name if self.storm else ""
        return Origin(
            translate("models", "Trained {when}").format(when=day_and_time(model.trained_at, self.zone)),
            f"{storm}, {action_word(model.action)}", model.version,
        )  # fmt: skip

    def _on_models(self, models: Sequence[ModelView]) -> Load:
        self.table.show(models)
        if self.model is None:
            ranked = sorted(models, key=lambda one: (one.status != "live", one.action != ANY))
            first = next(iter(ranked), None)
            self.opened = first.model_id if first else ""
        self.content_changed.emit()
        self.opened_changed.emit()
        return Load.READY

    def _on_trained(self, trained: Trained) -> None:
        self.notes = tuple(map(say, trained.notes))
        first = next((one for one in trained.models if one.action == ANY), None)
        first = first or next(iter(trained.models), None)
        if first is not None:
            self.opened = first.model_id
        self._done(trained.change)

    def _on_scored(self, changes: ChangeSet) -> None:
        self._done(changes)

    def _done(self, changes: ChangeSet) -> None:
        self._set_working(working=False)
        self.told.emit(say(changes.name))
        self._around.bus.announce(changes)
        self.reload()

    def _on_artefact(self, made: ModelFile) -> None:
        self.made.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.opened_changed.emit()


def _columns() -> tuple[Column[ModelView], ...]:
    return (
        Column(translate("models", "Action"), lambda one: action_word(one.action)),
        Column(translate("models", "Version"), lambda one: one.version or NOTHING),
        Column(translate("models", "Status"), lambda one: model_status(one.status)),
        Column(
            translate("models", "Treated, held"),
            lambda one: f"{whole(one.n_treated)}, {whole(one.n_control)}",
            numeric=True,
        ),
        Column(translate("models", "Qini"), lambda one: f"{one.qini:.3f}", numeric=True),
        Column(
            translate("models", "Gate"),
            lambda one: translate("models", "passed") if one.heterogeneous else translate("models", "failed"),
        ),
    )
