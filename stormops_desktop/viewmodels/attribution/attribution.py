"""Attribution: what worked in a storm, how sure that is, and one house at a time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from stormops_desktop.domain.attribution.blend import Weights, blend
from stormops_desktop.domain.attribution.methods import Attribution
from stormops_desktop.domain.attribution.paths import WalkedPath
from stormops_desktop.domain.attribution.storm import (
    CLUSTERED,
    NO_PLAY,
    RunConfig,
)
from stormops_desktop.services.attribution.models import (
    UNKNOWN,
    HouseCredit,
    HouseName,
    RunSummary,
    StormAttribution,
    StormTouches,
)
from stormops_desktop.services.attribution.ports import AttributionVerbs, ReportPage
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.attribution import tables
from stormops_desktop.viewmodels.attribution.origin import origin_of
from stormops_desktop.viewmodels.attribution.part import WHOLE_STORM, Part, part_of
from stormops_desktop.viewmodels.attribution.report import MadeReport, run_csv
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Origin
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.problems import sentence
from sync.contracts.schema import ADMIN, MANAGER

translate = QCoreApplication.translate
MOVERS = ("customer_journeys", "experiments", "experiment_assignments", "policy_outcomes", "properties")
USUAL = ("last_touch", "linear", "markov", "shapley", "hybrid")
BOOTSTRAP_DRAWS = 500
LISTED_HOUSES = 50
SETTLE_MS = 400  # after the last step of the slider


class _GivenUp(Exception):  # noqa: N818 - the person pressed Cancel
    """Raised inside the bootstrap."""


class AttributionViewModel(AboutStorm, ViewModel):
    """The page Attribution.

    Attributes:
        part: the run, or the ZIP code of it in front; None until computed.
        config: how it is computed. methods: those in the picture.
        weight: of Shapley, while the slider moves. progress: of the bootstrap, None when none runs.
        runs: kept ones, newest first. path: the one in front. house: the one that is explained.
        looked_for: words of the address whose houses are listed, "" while a path's are.
        leads: this person may keep runs.

    Signals:
        content_changed: what is computed, chosen or kept is different. weight_changed: only the weight is.
        progress_changed. opened_changed: another path, its houses, or another house.
        told: carries a sentence. made: a file was made; carries a `MadeReport`.
    """

    content_changed = Signal()
    weight_changed = Signal()
    progress_changed = Signal()
    opened_changed = Signal()
    told = Signal(str)
    made = Signal(object)

    def __init__(
        self, around: Surroundings, verbs: AttributionVerbs, role: str, *, settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._verbs = verbs
        self.leads = role in (MANAGER, ADMIN)
        self.storm: StormChoice | None = None
        self.config = RunConfig()
        self.runs: Sequence[RunSummary] = ()
        self.weight = self.config.shapley_weight
        self.methods: tuple[str, ...] = USUAL
        self.progress: float | None = None
        self.path: WalkedPath | None = None
        self.looked_for = ""
        self.house: HouseCredit | None = None
        self.part: Part | None = None
        self._job: Task | None = None
        self._part_job: Task | None = None
        self._wanted_zip = WHOLE_STORM
        self._seen, self._stale = False, True
        self.paths = FixedTableModel[WalkedPath](tables.path_columns(), self)
        self.plays = FixedTableModel[tables.PlayLine](tables.play_columns(), self)
        self.houses = FixedTableModel[HouseName](tables.house_columns(), self)
        self.lifts = FixedTableModel(tables.lift_columns(), self)
        self.stability = FixedTableModel[tables.RankLine](tables.rank_columns(), self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._weigh)
        self.saved.connect(lambda changes: self.told.emit(self._kept(changes)))

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.part, self.runs = storm, None, ()
        self.path, self.house, self._wanted_zip = None, None, WHOLE_STORM
        self._set_load(Load.BUSY)
        self.reload()

    def attend(self, *, seen: bool) -> None:
        """The page came on screen or left it: nothing is computed for nobody."""
        self._seen = seen
        if seen and self._stale:
            self.reload()

    def reload(self) -> None:
        """Reads the touches again and computes anew, once somebody looks."""
        self._stale = not self._seen
        if self._stale:
            return
        if self.storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._verbs.load, self.storm.storm_id, self.config), self._on_touches)

    def change(self, **settings: object) -> None:
        """Other settings of the run: order, prior_strength, shapley_weight.

        A run with sharper intervals was asked for by hand, so the next one has the quick ones again.
        """
        wanted = replace(self.config, intervals="live", draws=RunConfig().draws, **settings)  # type: ignore[arg-type]
        if wanted != self.config:
            self.give_up()  # what is under way is of settings that nobody wants any more
            self.config = wanted
            self.reload()

    def weigh(self, weight: float) -> None:
        """The slider is at this weight of Shapley; the blend follows at once, intervals later."""
        if weight != self.weight:
            self.weight = weight
            self._settle.start()
            self.weight_changed.emit()

    def choose_methods(self, methods: Sequence[str]) -> None:
        """Which methods the picture compares; at least one."""
        if methods:
            self.methods = tuple(methods)
            self.content_changed.emit()

    def choose_zip(self, zip_code: str) -> None:
        """One ZIP code's journeys, or "" for the whole storm's."""
        found, self._wanted_zip = self.found, zip_code
        if found is None:
            return
        if self._part_job is not None:
            self._part_job.cancel()
        self._part_job = self._io(
            lambda _task: part_of(self._verbs, found, zip_code), self._on_chosen_part, self._on_broke
        )

    def sharpen(self) -> None:
        """Intervals by a bootstrap over identities; takes a while and can be given up."""
        found = self.found
        if found is None or self.progress is not None:
            return
        config = replace(self.config, intervals=CLUSTERED, draws=BOOTSTRAP_DRAWS)
        self._set_progress(0.0)
        touches, zip_code = found.touches, self.zip_code

        def work(task: Task) -> Part:
            return part_of(self._verbs, self._verbs.compute(touches, config, _steps(task)), zip_code)

        self._job = self._io(
            work, self._on_sharp, self._on_blunt, lambda part: self._set_progress(float(str(part)))
        )

    def give_up(self) -> None:
        """Stops the bootstrap; what was on screen stays."""
        if self._job is not None:
            self._job.cancel()
        if self.progress is not None:
            self._set_progress(None)

    def record(self) -> None:
        """Keeps the run for everybody who leads."""
        if self.found is not None:
            self._save(partial(self._verbs.record, self.found, origin=self))

    def open_path(self, at: int) -> None:
        """The houses that walked this path."""
        path, part = self.paths.row(at), self.part
        if path is None or part is None:
            return
        self.path, self.looked_for = path, ""
        keys = [part.houses[place] for place in path.at[:LISTED_HOUSES]]
        self._db(partial(self._verbs.houses, keys), self._on_houses, self._on_broke)

    def find(self, words: str) -> None:
        """Touched houses by a part of their address."""
        if self.storm is not None and words.strip():
            self.path, self.looked_for = None, words.strip()
            self._db(partial(self._verbs.find, self.storm.storm_id, words), self._on_houses, self._on_broke)

    def open_house(self, at: int) -> None:
        """What every method says of this house's path."""
        house, found = self.houses.row(at), self.found
        if house is not None and found is not None:
            self._db(partial(self._verbs.explain, found, house.property_id), self._on_house, self._on_broke)

    def save_csv(self) -> None:
        """Every number of the run as a table."""
        if self.found is not None:
            self.made.emit(run_csv(self.found, self.origin.lines))

    def save_report(self, pages: Sequence[ReportPage]) -> None:
        """The pictures and tables as a PDF."""
        if self.found is None:
            return
        title = translate("attribution", "Attribution of {storm}").format(storm=self.storm_name)
        lines = (*self.origin.lines, self.caution)
        self._io(
            lambda _task: self._verbs.report(title, lines, pages),
            lambda content: self.made.emit(MadeReport("attribution.pdf", content)), self._on_broke,
        )  # fmt: skip

    @property
    def found(self) -> StormAttribution | None:
        """The run, None until it is computed."""
        return self.part.found if self.part else None

    @property
    def shown(self) -> Attribution | None:
        """Credit of the ZIP code in front, or of the whole storm."""
        return self.part.shown if self.part else None

    @property
    def zip_code(self) -> str:
        return self.part.zip_code if self.part else WHOLE_STORM

    @property
    def storm_name(self) -> str:
        return self.storm.name if self.storm else ""

    @property
    def zips(self) -> tuple[str, ...]:
        """ZIP codes with journeys, most journeys first."""
        journeys = self.found.touches.journeys if self.found else None
        counts: dict[str, int] = {}
        for code in journeys.zip_codes if journeys else ():
            if code:
                counts[code] = counts.get(code, 0) + 1
        return tuple(sorted(counts, key=lambda code: (-counts[code], code)))

    @property
    def now(self) -> int:
        return self._around.now()

    @property
    def caution(self) -> str:
        """What credit is not."""
        return translate(
            "attribution",
            "Credit shares out the sales that were made. It does not say what would have happened without a "
            "channel; only an experiment does.",
        )

    @property
    def summary(self) -> str:
        """As of when, of how many journeys."""
        shown, found = self.shown, self.found
        if shown is None or found is None:
            return ""
        return translate(
            "attribution", "{when}. {journeys} journeys, {conversions} converted, worth {value}."
        ).format(
            when=self.origin.as_of, journeys=whole(round(shown.n_journeys)),
            conversions=whole(round(shown.n_conversions)), value=tables.dollars(shown.total_value),
        )  # fmt: skip

    @property
    def kept_run(self) -> RunSummary | None:
        """The run in front as it was kept; None while nobody has."""
        found = self.found
        return next((run for run in self.runs if found and run.run_id == found.run_id), None)

    @property
    def kept_words(self) -> str:
        """Who kept the run in front, and when; "" while nobody has."""
        run = self.kept_run
        if run is None:
            return ""
        when = day_and_time(run.computed_at, self.zone)
        if not run.by:
            return translate("attribution", "Kept by the office, {when}.").format(when=when)
        who = translate("attribution", "somebody who is not here") if run.by == UNKNOWN else run.by
        return translate("attribution", "Kept by {who}, {when}.").format(who=who, when=when)

    @property
    def origin(self) -> Origin:
        return origin_of(self.found, self.zip_code, self.zone)

    def dispose(self) -> None:
        self._settle.stop()
        super().dispose()

    def _on_touches(self, touches: StormTouches) -> Load:
        if touches.journeys is None:
            self.part, self.runs = None, ()
            return Load.EMPTY
        config, zip_code = self.config, self._wanted_zip
        self.give_up()

        def work(_task: Task) -> Part:
            return part_of(self._verbs, self._verbs.compute(touches, config), zip_code)

        self._job = self._io(work, self._on_computed, self._on_not_found)
        storm_id = touches.storm_id
        self._db(partial(self._verbs.runs, storm_id), self._on_runs, self._on_broke)
        return self.load if self.found is not None else Load.BUSY

    def _on_computed(self, part: Part) -> None:
        """A ZIP code that was chosen while this was computed comes to the front next."""
        self._on_part(part)
        if self._wanted_zip != self.zip_code and self._wanted_zip in (WHOLE_STORM, *self.zips):
            self.choose_zip(self._wanted_zip)

    def _on_chosen_part(self, part: Part) -> None:
        if part.found is self.found:  # else a newer run came meanwhile, and is in front
            self._on_part(part)

    def _on_part(self, part: Part) -> None:
        found = part.found
        if self.storm is None or found.touches.storm_id != self.storm.storm_id:
            return
        self.part = part
        self.config = found.credit.config
        if not self._settle.isActive():  # else the slider is on its way
            self.weight = self.config.shapley_weight
        self.path, self.house, self.looked_for = None, None, ""
        self.plays.show(tables.play_lines(found, self.play_words))
        self.lifts.show(found.lifts)
        self.paths.show(part.paths)
        self.houses.show(())
        self.stability.show(tables.rank_lines(part.shown))
        self.content_changed.emit()
        self.opened_changed.emit()
        self._set_load(Load.READY)

    def _on_not_found(self, error: Exception) -> None:
        if self.found is None:
            self._set_load(Load.FAILED, sentence(error))
        else:
            self.config = self.found.credit.config
            self.refused.emit(sentence(error))
            self.content_changed.emit()

    def _on_runs(self, runs: Sequence[RunSummary]) -> None:
        self.runs = runs
        self.content_changed.emit()

    def _on_sharp(self, part: Part) -> None:
        self._set_progress(None)
        self._on_computed(part)
        self.told.emit(
            translate("attribution", "Intervals now come from {draws} draws of whole households.").format(
                draws=self.config.draws
            )
        )

    def _on_blunt(self, error: Exception) -> None:
        self._set_progress(None)
        if not isinstance(error, _GivenUp):
            self.refused.emit(sentence(error))

    def play_words(self, play_id: str) -> str:
        """A play's name; what is of no play says so."""
        if play_id == NO_PLAY:
            return translate("attribution", "No play")
        plays = self.found.touches.plays if self.found else {}
        return plays[play_id].name or plays[play_id].code if play_id in plays else play_id

    @property
    def hybrid_now(self) -> dict[str, float]:
        """{channel: hybrid share} at the slider's weight."""
        shown = self.shown
        if shown is None or not shown.methods:
            return {}
        weights = Weights(self.weight, 1 - self.weight)
        mixed = blend(shown.methods["shapley"].shares, shown.methods["markov"].shares, weights)
        return dict(zip(shown.players, mixed.tolist(), strict=True))

    def _weigh(self) -> None:
        self.change(shapley_weight=self.weight)

    def _on_houses(self, houses: Sequence[HouseName]) -> None:
        self.houses.show(houses)
        self.house = None
        self.opened_changed.emit()

    def _on_house(self, house: HouseCredit) -> None:
        self.house = house
        self.opened_changed.emit()

    def _kept(self, changes: ChangeSet) -> str:
        if changes.touched.rows:
            said = translate("attribution", "Kept the attribution of {storm}.")
        else:
            said = translate(
                "attribution", "The attribution of {storm} is kept already: nothing has changed since."
            )
        return said.format(storm=self.storm_name)

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.storm is None:
            return
        if concerns(changes, *MOVERS):
            self.reload()
        elif concerns(changes, "attribution_runs"):
            self._db(partial(self._verbs.runs, self.storm.storm_id), self._on_runs, self._on_broke)

    def _set_progress(self, part: float | None) -> None:
        self.progress = part
        self.progress_changed.emit()


def _steps(task: Task) -> Callable[[int], None]:
    """Says how far the bootstrap is, and ends it once nobody wants it any more."""

    def done(draws: int) -> None:
        if task.cancelled():
            raise _GivenUp
        if draws % 10 == 0:
            task.report(draws / BOOTSTRAP_DRAWS)

    return done
