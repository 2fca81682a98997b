"""Experiments: the list, a new one, and what the one in front shows."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.viewmodels.experiments.design import unit_word
from stormops_desktop.viewmodels.experiments.trials import ExperimentsViewModel, arms_words, trial_status
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.views.charts.chart import Chart
from stormops_desktop.views.experiments.design_form import DesignForm
from stormops_desktop.views.experiments.proof_card import ProofCard
from stormops_desktop.views.experiments.worth_card import WorthCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

LISTED, SHOWN_HOUSES = 5, 4
TONE = {
    "draft": ("pending", "soft"), "running": ("sending", "info"), "completed": ("completed", "ok"),
    "cancelled": ("cancelled", "warn"),
}  # fmt: skip


class ExperimentsScreen(Screen):
    """The page Experiments."""

    def __init__(self, look: Look, trials: ExperimentsViewModel) -> None:
        super().__init__(look, "experimentsScreen", trials)
        self._trials = trials
        self.new = Button(look, "newExperiment", self.tr("New experiment"), icon="plus", kind="primary")
        self.only_leads = label(
            "trialLeads", self.tr("Managers and admins start experiments."), "small", wrap=True
        )
        self.nothing = label("noTrials", role="soft", wrap=True)
        self.listed = RowTable(look, "experimentList", self.tr("Experiments"), trials.table)
        self.list_ring = Ring(self.listed)
        self.form = DesignForm(look, trials)
        self.name = label("trialName", role="heading", wrap=True)
        self.state = Badge(look, "trialState")
        self.facts = label("trialFacts", role="soft", wrap=True)
        self.sentence = label("trialSentence", role="strong", wrap=True)
        self.warnings = label("trialWarnings", wrap=True)
        self.warnings.setProperty("tone", "warn")
        self.reason = QLineEdit()
        self.reason.setObjectName("trialReason")
        self.reason.setAccessibleName(self.tr("Why it ends"))
        self.reason.setPlaceholderText(self.tr("Why it ends, for everybody to read"))
        self.steps = {
            "start": Button(look, "startTrial", self.tr("Draw the arms and start"), kind="primary"),
            "stop": Button(look, "stopTrial", self.tr("Stop it")),
            "cancel": Button(look, "cancelTrial", self.tr("Cancel it")),
        }
        self.rates, self.lift = Chart(look, trials.rates_figure()), Chart(look, trials.lift_figure())
        self.houses = RowTable(look, "contaminated", self.tr("Held-out houses contacted"), trials.houses)
        self.houses_ring = Ring(self.houses)
        self.proof, self.worth = ProofCard(look, trials), WorthCard(trials)
        self.opened = self._opened_card()
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        if self.listed.isVisibleTo(self):
            self.listed.setFocus()
        else:
            self.new.setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "insights",
            self.tr("No storm to try something in"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        some = bool(self._trials.experiments)
        self.new.setVisible(self._trials.leads and not self.form.isVisibleTo(self))
        self.only_leads.setVisible(not self._trials.leads)
        self.list_ring.setVisible(some)
        self.nothing.setVisible(not some)
        self._on_look()
        self.nothing.setText(
            self.tr(
                "No experiment in this storm yet. Without one nobody can tell what treating houses brings: "
                "the part of the score called conversion lift stays unmeasured."
            )
        )

    def show_opened(self) -> None:
        """The one in front with its results."""
        view, results = self._trials.view, self._trials.results
        self.opened.setVisible(view is not None)
        shown = results is not None and view is not None and view.houses > 0
        for part in (self.proof, self.worth, self.rates, self.lift):
            part.setVisible(shown)
        self.proof.show_results()
        self.worth.show_results()
        self.houses_ring.setVisible(shown and bool(self._trials.contaminated))
        self._on_look()
        if view is None:
            return
        self.listed.choose(list(self._trials.experiments).index(view))
        icon, tone = TONE[view.status]
        self.name.setText(view.name)
        self.state.show_badge(icon, trial_status(view.status), tone)
        self.facts.setText(self._facts())
        self.sentence.setText(results.sentence if results else "")
        warnings = results.warnings if results else ()
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))
        for verb, button in self.steps.items():
            button.setVisible(verb in view.next_steps)
        self.reason.setVisible(bool({"stop", "cancel"} & set(view.next_steps)))
        self.rates.show_figure(self._trials.rates_figure())
        self.lift.show_figure(self._trials.lift_figure())

    def _facts(self) -> str:
        view = self._trials.view
        if view is None:
            return ""
        said = self.tr("{arms}. Control: {control}. Conversions count for {days} days. By {author}.").format(
            arms=arms_words(view), control=view.control, days=view.window_days, author=view.author
        )
        if self._trials.given_words:
            said += f" {self._trials.given_words}."
        if view.unit is not Unit.HOUSE:
            said += " " + self.tr("Drawn for each {unit}.").format(unit=unit_word(view.unit))
        if view.baseline is not None and view.wanted_effect is not None:
            said += " " + self._planned(view.baseline, view.wanted_effect, view.smallest_effect)
        if view.started_at is not None:
            when = day_and_time(view.started_at, self._trials.zone)
            said += " " + self.tr("Started {when}.").format(when=when)
        if view.stopped_at is not None:
            when = day_and_time(view.stopped_at, self._trials.zone)
            said += " " + self.tr("Ended {when}: {why}").format(when=when, why=view.stop_reason)
        return f"{view.hypothesis}\n{said}" if view.hypothesis else said

    def _planned(self, baseline: float, wanted: float, smallest: float | None) -> str:
        said = self.tr("Planned to show {wanted} points on a rate of {rate} %").format(
            wanted=f"{100 * wanted:.1f}", rate=f"{100 * baseline:.1f}"
        )
        if smallest is None:
            return said + "."
        return said + self.tr("; it can see {smallest}.").format(smallest=f"{100 * smallest:.1f}")

    def _open_row(self, at: int) -> None:
        row = self._trials.table.row(at)
        if row is not None and row.experiment_id != self._trials.opened:
            self._trials.open_experiment(row.experiment_id)

    def _begin(self) -> None:
        self.form.begin()
        self.new.hide()

    def _end_form(self) -> None:
        self.form.hide()
        self.show_content()
        self.focus_first()

    def _connect(self) -> None:
        trials = self._trials
        trials.content_changed.connect(self.show_content)
        trials.opened_changed.connect(self.show_opened)
        trials.drafted.connect(self._end_form)
        trials.told.connect(lambda said: self.banner.say(said, "ok"))
        trials.saved.connect(lambda _changes: self.reason.clear())
        for chart in (self.rates, self.lift):
            chart.told.connect(lambda said: self.banner.say(said, "ok"))
        self.new.clicked.connect(self._begin)
        self.form.closed.connect(self._end_form)
        self.listed.chosen.connect(self._open_row)
        self.steps["start"].clicked.connect(trials.start)
        self.steps["stop"].clicked.connect(lambda: trials.stop(self.reason.text()))
        self.steps["cancel"].clicked.connect(lambda: trials.cancel(self.reason.text()))
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        self.listed.setFixedHeight((min(len(self._trials.experiments), LISTED) + 1) * target + 4)
        rows = min(max(self.houses.model().rowCount(), 1), SHOWN_HOUSES)
        self.houses.setFixedHeight((rows + 1) * target + 4)
        for chart in (self.rates, self.lift):
            chart.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        self.form.hide()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(label("trialsTitle", self.tr("Experiments"), "title"), 1)
        top.addWidget(self.new)
        lead = card("trialsLead")
        inside = QVBoxLayout(lead)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(12)
        inside.addLayout(top)
        for part in (self.only_leads, self.nothing, self.list_ring):
            inside.addWidget(part)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            scrolled_cards(
                "trialsScroll",
                lead,
                self.form,
                self.opened,
                self.proof,
                self.worth,
                self.rates,
                self.lift,
                self.houses_ring,
            )
        )

    def _opened_card(self) -> QFrame:
        made = card("trialCard")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.name, 1)
        top.addWidget(self.state)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        for part in (self.facts, self.sentence, self.warnings, self.reason):
            column.addWidget(part)
        column.addWidget(FlowRow("trialSteps", *self.steps.values(), gap=8))
        return made
