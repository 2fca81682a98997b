"""Play score: how well a storm was worked, why it moved, and the rows behind every number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.scoring.drivers import MADE_OF
from stormops_desktop.domain.scoring.play_score import WEIGHTS, Component, Part
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.scoring.models import HistoryPoint, ScoreRow, ScoreView
from stormops_desktop.services.scoring.ports import PlayScores
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.moments import day_and_time, moment_of
from stormops_desktop.viewmodels.paged_model import PagedTableModel
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.score.rows import Behind, PartRow, behind_columns, part_columns
from stormops_desktop.viewmodels.score.words import count_word, missing_words, part_word

translate = QCoreApplication.translate
MOVERS = (
    "jobs", "job_events", "policy_decisions_log", "policy_outcomes", "lead_uplift", "score_history",
    "quality_mutes", "contact_preferences", "customer_journeys",
)  # fmt: skip


class ScoreViewModel(AboutStorm, ViewModel):
    """The page Play score.

    Attributes:
        view: the score, None before it is read. history: what was written down, oldest first.
        as_of: the moment that is looked at, None for now. part, count: what is opened.
        parts: the components' table. behind: the rows of the opened count.
        live: how new the numbers are; None where nobody tells them live.

    Signals:
        content_changed: another score, another moment.
        opened_changed: another component or count is open.
        numbers_changed: the same as before with newer numbers; nothing that is chosen moves.
        told: taking stock went well; carries the sentence.
    """

    content_changed = Signal()
    opened_changed = Signal()
    numbers_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, scores: PlayScores, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._scores = scores
        self.storm: StormChoice | None = None
        self.view: ScoreView | None = None
        self.history: Sequence[HistoryPoint] = ()
        self.as_of: int | None = None
        self.live: LiveViewModel | None = None
        self._asked: tuple[str, str, int | None] | None = None
        self.part, self.count = Part.COVERAGE, MADE_OF[Part.COVERAGE][0]
        self.parts = FixedTableModel[PartRow](part_columns(), self)
        self.behind = PagedTableModel[ScoreRow](behind_columns(), around.runner, self)
        self.behind.broke.connect(self._on_broke)
        self.saved.connect(self._on_stock)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.as_of, self.view = storm, None, None
        self.reload()

    def follow_live(self, live: LiveViewModel) -> None:
        """Numbers move as they are told; the rows behind them come with the exchange that follows."""
        self.live = live
        live.news.connect(self._on_news)

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
            return
        as_of = self.as_of

        def read() -> tuple[ScoreView, Sequence[HistoryPoint]]:
            view = self._scores.calculate_storm_play_score(storm.storm_id, as_of)
            return view, self._scores.history(storm.storm_id)

        self._read(read, lambda found: self._on_found(*found))

    def take_stock(self) -> None:
        """Runs the checks and writes the score down for everybody."""
        if self.storm is not None:
            self._save(partial(self._scores.take_stock, self.storm.storm_id, origin=self))

    def look_back(self, as_of: int | None) -> None:
        """The score as it was at a moment of the history (UTC milliseconds), None for now."""
        self.as_of = as_of
        self.reload()

    def look_back_to(self, text: str) -> None:
        """The score as it was at a typed moment on the storm's clock ("2019-03-25 14:00"); "" for now."""
        if not text.strip():
            self.look_back(None)
            return
        at = moment_of(text, self.zone)
        if at is None:
            self.refused.emit(
                translate("score", "{text} is no moment. Write it as 2019-03-25 14:00.").format(text=text)
            )
        elif at > self._around.now() and self._is_today(text):
            self.look_back(None)
        elif at > self._around.now():
            self.refused.emit(translate("score", "That lies ahead. Choose a moment that is over."))
        else:
            self.look_back(at)

    def _is_today(self, text: str) -> bool:
        """A day that has begun and is not over: its newest moment is now."""
        begins = moment_of(f"{text.strip()} 00:00", self.zone)
        return begins is not None and begins <= self._around.now()

    def open_part(self, part: Part) -> None:
        """A component's first count."""
        self.part = part
        self.open_count(MADE_OF[part][0])

    def open_count(self, name: str) -> None:
        """The rows that a count is made of."""
        self.count = name
        self._show_rows()
        self.opened_changed.emit()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The counts of the open component."""
        view = self.view
        return tuple((name, getattr(view.counts, name)) for name in MADE_OF[self.part]) if view else ()

    @property
    def component(self) -> Component | None:
        """The open component."""
        parts = self.view.score.components if self.view else ()
        return next((one for one in parts if one.part is self.part), None)

    @property
    def explained(self) -> str:
        """What the open component says, or what is missing for it."""
        component, view = self.component, self.view
        if component is None or view is None:
            return ""
        if not component.measurable:
            return missing_words(component.part)
        if component.part is Part.LIFT:
            return lift_words(view)
        names = MADE_OF[component.part]
        return translate("score", "{one}: {n}. {other}: {m}.").format(
            one=count_word(names[0]), n=getattr(view.counts, names[0]),
            other=count_word(names[1]), m=getattr(view.counts, names[1]),
        )  # fmt: skip

    @property
    def as_of_words(self) -> str:
        view = self.view
        return (
            translate("score", "As of {when}").format(when=day_and_time(view.as_of, self.zone))
            if view
            else ""
        )

    def points_figure(self) -> Figure:
        """Points earned and points that were to be had, by component."""
        components = self.view.score.components if self.view else ()
        earned = tuple(Mark(round(one.points, 1) if one.measurable else None) for one in components)
        most = tuple(Mark(100 * WEIGHTS[one.part]) for one in components)
        return Figure(
            "scorePoints", Kind.BARS, translate("score", "Points by component"),
            tuple(part_word(one.part) for one in components),
            (
                Series(translate("score", "Earned"), earned),
                Series(translate("score", "At most"), most, "soft"),
            ),
            unit=Unit.POINTS, place_title=translate("score", "Component"), origin=self._origin(),
        )  # fmt: skip

    def trend_figure(self) -> Figure:
        """The score as it was written down, with how much could be measured then."""
        return Figure(
            "scoreTrend", Kind.LINE, translate("score", "Score over time"),
            tuple(day_and_time(point.as_of, self.zone) for point in self.history),
            (
                Series(translate("score", "Score"), tuple(Mark(point.score) for point in self.history)),
                Series(
                    translate("score", "Measurable"),
                    tuple(Mark(point.measurable) for point in self.history),
                    "soft",
                ),
            ),
            unit=Unit.POINTS, place_title=translate("score", "When"), whole=100.0, origin=self._origin(),
        )  # fmt: skip

    def dispose(self) -> None:
        self.behind.cancel()
        super().dispose()

    def _origin(self) -> Origin:
        view = self.view
        if view is None:
            return Origin()
        return Origin(
            self.as_of_words,
            translate("score", "Storm: {name}").format(name=view.storm_name),
            translate("score", "Rules {version}").format(version=view.rules_version),
        )

    def _show_rows(self) -> bool:
        """Whether they are those of another question; else they are renewed where they stand."""
        if self.view is None:
            return True
        counted = getattr(self.view.counts, self.count)
        source = Behind(self._scores, self.view.storm_id, self.count, counted, self.as_of)
        asked = (source.storm_id, source.count_name, source.as_of)
        other, self._asked = asked != self._asked, asked
        if other:
            self.behind.show(source)
        else:
            self.behind.renew(source)
        return other

    def _on_found(self, view: ScoreView, history: Sequence[HistoryPoint]) -> Load:
        self.view, self.history = view, history
        self._show_parts(view)
        other = self._show_rows()
        self.content_changed.emit()
        if other:
            self.opened_changed.emit()
        else:
            self.numbers_changed.emit()
        return Load.READY

    def _show_parts(self, view: ScoreView) -> None:
        history = self.history
        moved = {driver.part: driver.points for driver in history[-1].drivers} if len(history) > 1 else None
        self.parts.show(
            [
                PartRow(one, None if moved is None else moved.get(one.part, 0.0))
                for one in view.score.components
            ]
        )

    def _on_news(self) -> None:
        """Told live: the numbers now; the rows behind them follow with the exchange."""
        storm = self.storm
        if storm is None or self.view is None or self.as_of is not None:
            return
        self._db(
            lambda: self._scores.calculate_storm_play_score(storm.storm_id),
            self._on_told,
            lambda _error: None,
        )

    def _on_told(self, view: ScoreView) -> None:
        if self.view is None or view.storm_id != self.view.storm_id or self.as_of is not None:
            return
        self.view = view
        self._show_parts(view)
        self.content_changed.emit()
        self.numbers_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, *MOVERS):
            self.reload()

    def _on_stock(self, changes: ChangeSet) -> None:
        self.told.emit(say(changes.name))
        if not changes.touched.rows:
            self.reload()  # the checks ran, though nothing moved


def lift_words(view: ScoreView) -> str:
    """Rates, numbers and the interval of the difference."""
    counts, interval = view.counts, view.lift_interval
    said = translate("score", "Treated {a} of {n}, control {b} of {m}.").format(
        a=counts.treat_conversions, n=counts.treat_n, b=counts.control_conversions, m=counts.control_n
    )
    if interval is not None:
        said += translate("score", " Difference {low} to {high} points of percent (95 %).").format(
            low=f"{100 * interval.lo:.1f}", high=f"{100 * interval.hi:.1f}"
        )
    if view.score.low_sample:
        said += translate("score", " So few that chance alone may explain it.")
    return said
