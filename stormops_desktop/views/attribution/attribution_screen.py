"""Attribution: what worked, by method, by play, by path; how sure; and what experiments say of it."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.attribution.figures import (
    methods_figure,
    mix_figure,
    plays_figure,
    transitions_figure,
    trend_figure,
)
from stormops_desktop.viewmodels.attribution.report import report_page
from stormops_desktop.viewmodels.attribution.words import meaning_of, method_word
from stormops_desktop.viewmodels.charts.figure import Figure
from stormops_desktop.views.attribution.lead_card import LeadCard
from stormops_desktop.views.attribution.paths_card import PathsCard
from stormops_desktop.views.attribution.weight_card import WeightCard
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.charts.picture import png
from stormops_desktop.views.charts.tints import Paper
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

METHODS = (
    "first_touch", "last_touch", "linear", "time_decay", "position_based", "markov", "shapley",
    "shapley_simplified", "hybrid",
)  # fmt: skip
MOST_ROWS = 11


class AttributionScreen(Screen):
    """The page Attribution."""

    def __init__(self, look: Look, found: AttributionViewModel) -> None:
        super().__init__(look, "attributionScreen", found)
        self._found = found
        self.lead, self.weight = LeadCard(look, found), WeightCard(look, found)
        self.paths = PathsCard(look, found)
        self.chips = {name: self._chip(name) for name in METHODS}
        self.meaning = label("methodMeaning", role="small", wrap=True)
        self.no_credit = label("noCredit", role="strong", wrap=True)
        self.methods, self.stacked = (
            Chart(look, methods_figure(None, ())),
            Chart(look, plays_figure(None, {})),
        )
        self.plays = RowTable(look, "playTable", self.tr("Plays"), found.plays)
        self.mix = Chart(look, mix_figure(()))
        self.heat = Chart(look, transitions_figure(None))
        self.trend = Chart(look, trend_figure((), 0, ""))
        self.no_trend = label("attributionNoTrend", role="soft", wrap=True)
        self.lifts = RowTable(look, "liftTable", self.tr("Credit beside experiments"), found.lifts, stretch=1)
        self.no_lifts = label("noLifts", role="soft", wrap=True)
        self.lifts_ring = Ring(self.lifts)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.lead.zip.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._found.attend(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._found.attend(seen=False)

    def say_empty(self) -> None:
        if self._found.storm is None:
            self.panel.say(
                "insights",
                self.tr("No storm to attribute"),
                self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
            )
            return
        self.panel.say(
            "insights",
            self.tr("No touches yet"),
            self.tr(
                "Nobody was written to, called or visited under this storm as far as this computer knows. "
                "Visits add touches by themselves; mails and web visits come from the office by sync."
            ),
        )

    def show_content(self) -> None:
        """Everything of the run and the part of it in front."""
        found, shown = self._found, self._found.shown
        self.lead.show_content()
        if found.found is None or shown is None:
            return
        credited = bool(shown.methods)
        self.no_credit.setVisible(not credited)
        self.no_credit.setText(
            self.tr(
                "Nothing has converted here yet, so there is no credit to share out. Paths and what follows "
                "a touch are shown all the same."
            )
        )
        for part in (self.chips_row, self.meaning, self.methods, self.weight, self.stacked):
            part.setVisible(credited)
        for name, chip in self.chips.items():
            chip.setChecked(name in found.methods)
            chip.setVisible(name in shown.methods)
        self.meaning.setText(" ".join(f"{method_word(name)}: {meaning_of(name)}" for name in found.methods))
        self.methods.show_figure(methods_figure(shown, found.methods, found.origin))
        self.weight.show_content()
        self._show_plays()
        cohort = found.part.cohort if found.part else None
        self.heat.show_figure(transitions_figure(cohort, found.origin, found.config.order))
        self._show_trend()
        self._show_lifts()
        self.paths.show_opened()
        self._on_look()

    def _show_plays(self) -> None:
        found = self._found
        if found.found is None:
            return
        credit, cohort = found.found.credit.plays, found.found.credit.by_play
        met = zip(cohort.players, cohort.touches, strict=True)
        names = {play: found.play_words(play) for play, touches in met if touches}
        self.stacked.show_figure(plays_figure(credit, names, found.origin))
        self.mix.show_figure(mix_figure(found.plays.rows, found.origin))

    def _show_trend(self) -> None:
        found = self._found
        some = len(found.runs) > 1
        self.trend.setVisible(some)
        self.no_trend.setVisible(not some)
        self.no_trend.setText(
            self.tr(
                "From the second run that is kept on, their credit is shown here side by side. The office "
                "keeps one a day by itself when conversions come in."
            )
        )
        self.trend.show_figure(trend_figure(found.runs, found.now, found.zone, found.origin))

    def _show_lifts(self) -> None:
        some = bool(self._found.lifts.rows)
        self.lifts_ring.setVisible(some)
        self.no_lifts.setVisible(not some)
        self.no_lifts.setText(
            self.tr(
                "No experiment of this storm tries a single channel, so nothing here is known to be caused "
                "by one. Start one on the page Experiments."
            )
        )

    def _chip(self, name: str) -> Button:
        chip = Button(self.look, f"method_{name}", method_word(name), kind="chip")
        chip.setCheckable(True)
        chip.setToolTip(meaning_of(name))
        chip.clicked.connect(self._choose_methods)
        return chip

    def _choose_methods(self) -> None:
        wanted = [name for name, chip in self.chips.items() if chip.isChecked()]
        if wanted:
            self._found.choose_methods(wanted)
        else:
            self.show_content()

    def _figures(self) -> list[Figure]:
        """Those with a number in them, in the order of the page."""
        charts = (self.methods, self.weight.chart, self.stacked, self.heat, self.trend, self.paths.chart)
        return [chart.figure for chart in charts if not chart.figure.empty]

    def _save_report(self) -> None:
        paper = Paper(self.look.metrics)
        pages = [report_page(figure, png(paper, figure)) for figure in self._figures()]
        self._found.save_report(pages)

    def _connect(self) -> None:
        found = self._found
        found.content_changed.connect(self.show_content)
        found.told.connect(lambda said: self.banner.say(said, "ok"))
        found.made.connect(lambda made: offer_file(self, made, lambda said: self.banner.say(said, "ok")))
        self.lead.save_pdf.clicked.connect(self._save_report)
        charts = (self.methods, self.stacked, self.mix, self.heat, self.trend)
        for chart in (*charts, self.weight.chart, self.paths.chart):
            chart.told.connect(lambda said: self.banner.say(said, "ok"))
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        for chart in (self.methods, self.stacked, self.mix, self.heat):
            chart.setMinimumHeight(9 * target)
        self.trend.setMinimumHeight(8 * target)
        self.plays.setFixedHeight((min(len(self._found.plays.rows), MOST_ROWS) + 1) * target + 4)
        self.lifts.setFixedHeight((min(len(self._found.lifts.rows), MOST_ROWS) + 1) * target + 4)

    def _lay_out(self) -> None:
        self.chips_row = FlowRow("methodChips", *self.chips.values(), gap=8)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            scrolled_cards(
                "attributionScroll", self.lead, self.no_credit, self.chips_row, self.methods, self.meaning,
                self.weight, self.stacked, self._titled("playsCard", self.tr("Plays"), Ring(self.plays)),
                self.mix, self.paths, self.heat, self._titled(
                    "liftsCard", self.tr("What experiments say"), self.lifts_ring, self.no_lifts
                ), self.trend, self.no_trend,
            )
        )  # fmt: skip

    def _titled(self, name: str, title: str, *parts: QWidget) -> QFrame:
        made = card(name)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(f"{name}Title", title, "heading"))
        for part in parts:
            column.addWidget(part)
        return made
