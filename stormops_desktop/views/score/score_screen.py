"""Play score: the headline, the four components, the trend, and the rows behind each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.scoring.play_score import Component, Part
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.score.score import ScoreViewModel
from stormops_desktop.viewmodels.score.words import count_word, part_word, status_of_part
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

SHOWN_ROWS = 7


class ScoreScreen(Screen):
    """The page Play score.

    Signals:
        job_wanted: open this job; carries its id.
        checks_wanted: show the checks.
    """

    job_wanted = Signal(str)
    checks_wanted = Signal()

    def __init__(self, look: Look, score: ScoreViewModel) -> None:
        super().__init__(look, "scoreScreen", score)
        self._score = score
        self.headline = label("scoreHeadline", role="title")
        self.as_of = label("scoreAsOf", role="soft", wrap=True)
        self.provisional = Badge(look, "scoreProvisional")
        self.low_sample = Badge(look, "scoreLowSample")
        self.past = Badge(look, "scorePast")
        self.live = LiveBadge(look, "scoreLive")
        self.stock = Button(look, "takeStock", self.tr("Take stock"), icon="insights", kind="primary")
        self.moment = QLineEdit()
        self.moment.setObjectName("scoreMoment")
        self.moment.setAccessibleName(self.tr("As of which moment"))
        self.moment.setPlaceholderText(self.tr("As of, as 2019-03-25 14:00"))
        self.now = Button(look, "scoreNow", self.tr("Back to now"), icon="back")
        self.parts = RowTable(look, "scoreParts", self.tr("Components of the score"), score.parts)
        self.explained = label("scoreExplained", wrap=True)
        self.state = Badge(look, "scorePartState")
        self.part_title = label("scorePartTitle", role="heading")
        self.counts = FlowRow("scoreCounts", gap=8)
        self.behind = RowTable(look, "scoreBehind", self.tr("Rows behind the number"), score.behind)
        self.ring = Ring(self.behind)
        self.nobody = label("scoreNobody", self.tr("No rows: the number is 0."), "soft", wrap=True)
        self.points = Chart(look, score.points_figure())
        self.trend = Chart(look, score.trend_figure())
        self.no_trend = label("scoreNoTrend", role="soft", wrap=True)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.parts.setFocus()
        if not self.parts.currentIndex().isValid():
            self.parts.choose(0)

    def say_empty(self) -> None:
        self.panel.say(
            "insights",
            self.tr("No storm to score"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        view = self._score.view
        if view is None:
            return
        self.headline.setText(
            self.tr("{score}/100 (of {most} measurable)").format(
                score=view.score.shown, most=f"{view.score.measurable:.0f}"
            )
        )
        self.as_of.setText(self._as_of_words())
        self.provisional.show_badge("clock", self.tr("Provisional"), "info")
        self.provisional.setVisible(view.score.provisional)
        self.low_sample.show_badge("attention", self.tr("Low sample"), "warn")
        self.low_sample.setVisible(view.score.low_sample)
        self.past.show_badge("undo", self.tr("A past moment"), "info")
        self.past.setVisible(view.past)
        self.now.setVisible(view.past)
        self.stock.setVisible(not view.past)
        self.points.show_figure(self._score.points_figure())
        self._show_trend()

    def show_opened(self) -> None:
        """Another component or count."""
        component = self._score.component
        if component is None:
            return
        self.part_title.setText(part_word(component.part))
        self._show_state(component)
        held = self.focusWidget() in self.counts.findChildren(Button)
        self.counts.clear()
        for name, number in self._score.counts:
            self.counts.add(self._chip(name, number))
        self._show_rows()
        if held:
            self.counts.findChildren(Button)[0].setFocus()

    def show_numbers(self) -> None:
        """The same component and count, with newer numbers in place."""
        component = self._score.component
        if component is None:
            return
        self._show_state(component)
        for name, number in self._score.counts:
            chip = self.counts.findChild(Button, f"count_{name}")
            if chip is not None:
                chip.show_text(self._chip_words(name, number))
        self.counts.fit()
        self._show_rows()

    def _show_state(self, component: Component) -> None:
        tone = "ok" if component.measurable else "warn"
        self.state.show_badge("safe" if tone == "ok" else "clock", status_of_part(component.status), tone)
        self.explained.setText(self._score.explained)

    def _show_rows(self) -> None:
        some = any(number for name, number in self._score.counts if name == self._score.count)
        self.ring.setVisible(some)
        self.nobody.setVisible(not some)

    def _show_trend(self) -> None:
        some = len(self._score.history) > 1
        self.trend.setVisible(some)
        self.no_trend.setVisible(not some)
        self.no_trend.setText(self._before_a_trend())
        self.trend.show_figure(self._score.trend_figure())

    def _before_a_trend(self) -> str:
        if not self._score.history:
            return self.tr(
                "The score has no history yet. Take stock writes it down for everybody; "
                "from the second time on the trend is shown here."
            )
        once = self._score.history[-1]
        return self.tr(
            "Stock was taken once, {when}: {score} points. From the second time on the trend is shown here."
        ).format(when=day_and_time(once.as_of, self._score.zone), score=f"{once.score:.1f}")

    def _as_of_words(self) -> str:
        view = self._score.view
        checks = self.tr("The checks never ran on this machine.")
        if view is not None and view.checks_ran_at is not None:
            when = day_and_time(view.checks_ran_at, self._score.zone)
            checks = self.tr("Reckoned from what is on this machine; the checks are of {when}.").format(
                when=when
            )
        return f"{self._score.as_of_words}. {checks}"

    def _back_to_now(self) -> None:
        self.moment.clear()
        self._score.look_back(None)

    def _chip(self, name: str, number: int) -> Button:
        chip = Button(self.look, f"count_{name}", self._chip_words(name, number), kind="chip")
        chip.setCheckable(True)
        chip.setChecked(name == self._score.count)
        chip.clicked.connect(lambda: self._score.open_count(name))
        return chip

    def _chip_words(self, name: str, number: int) -> str:
        return self.tr("{what}: {count}").format(what=count_word(name), count=whole(number))

    def _connect(self) -> None:
        score = self._score
        score.content_changed.connect(self.show_content)
        score.opened_changed.connect(self.show_opened)
        score.numbers_changed.connect(self.show_numbers)
        score.saving_changed.connect(lambda: allow(self.stock, on=not score.saving))
        score.told.connect(lambda said: self.banner.say(said, "ok"))
        for chart in (self.points, self.trend):
            chart.told.connect(lambda said: self.banner.say(said, "ok"))
        self.stock.clicked.connect(score.take_stock)
        self.now.clicked.connect(self._back_to_now)
        self.moment.returnPressed.connect(lambda: score.look_back_to(self.moment.text()))
        self.parts.chosen.connect(self._open_row)
        self.points.opened.connect(lambda _series, place: self._open_row(place))
        self.trend.opened.connect(lambda _series, place: score.look_back(score.history[place].as_of))
        self.behind.opened.connect(self._open_behind)
        self.look.changed.connect(self._on_look)

    def _open_row(self, at: int) -> None:
        row = self._score.parts.row(at)
        if row is not None and row.part is not self._score.part:
            self._score.open_part(row.part)

    def _open_behind(self, at: int) -> None:
        row = self._score.behind.row(at)
        if row is None:
            return
        if row.job_id is not None:
            self.job_wanted.emit(row.job_id)
        elif self._score.part is Part.QUALITY:
            self.checks_wanted.emit()

    def _on_look(self) -> None:
        target = self.look.metrics.target
        self.parts.setFixedHeight(5 * target + 4)
        self.behind.setFixedHeight((SHOWN_ROWS + 1) * target)
        for chart in (self.points, self.trend):
            chart.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            scrolled_cards(
                "scoreScroll", self._lead(), self._opened(), self.points, self.trend, self.no_trend
            )
        )

    def _lead(self) -> QFrame:
        made = card("scoreLead", "lead")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.headline)
        words.addWidget(self.as_of)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addWidget(self.stock)
        top.addWidget(self.now)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        badges = FlowRow("scoreBadges", self.live, self.provisional, self.low_sample, self.past, gap=8)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(badges, 2)
        line.addWidget(self.moment, 1)
        column.addLayout(line)
        column.addWidget(Ring(self.parts))
        return made

    def _opened(self) -> QFrame:
        made = card("scoreOpened")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.part_title, 1)
        top.addWidget(self.state)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        for part in (self.explained, self.counts, self.nobody, self.ring):
            column.addWidget(part)
        return made
