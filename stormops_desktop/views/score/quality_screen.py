"""Data quality: 25 checks, what each found, and a mute that ends."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.domain.quality.checks import CheckResult, CheckState
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.score.quality import QualityViewModel
from stormops_desktop.viewmodels.score.words import (
    check_advice,
    check_title,
    owner_word,
    result_word,
    severity_word,
    share_words,
)
from stormops_desktop.views.charts.chart import Chart
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

MUTE_DAYS = (7, 30, 90)
TONE = {
    CheckState.PASSED: ("safe", "ok"), CheckState.FAILED: ("attention", "danger"),
    CheckState.MUTED: ("skipped", "warn"), CheckState.NOT_RUN: ("pending", "soft"),
}  # fmt: skip
LISTED, SHOWN_ROWS = 9, 6


class QualityScreen(Screen):
    """The page Data quality."""

    def __init__(self, look: Look, quality: QualityViewModel) -> None:
        super().__init__(look, "qualityScreen", quality)
        self._quality = quality
        self.title = label("qualityTitle", self.tr("Data quality"), "title")
        self.summary = label("qualitySummary", role="soft", wrap=True)
        self.run = Button(look, "runChecks", self.tr("Run the checks"), icon="checklist", kind="primary")
        self.checks = RowTable(look, "qualityChecks", self.tr("Checks"), quality.table)
        self.check_title = label("checkTitle", role="heading", wrap=True)
        self.state = Badge(look, "checkState")
        self.facts = label("checkFacts", role="soft", wrap=True)
        self.advice = label("checkAdvice", wrap=True)
        self.rows = RowTable(look, "failingRows", self.tr("Rows that fail"), quality.failing, stretch=1)
        self.ring = Ring(self.rows)
        self.reason = QLineEdit()
        self.reason.setObjectName("muteReason")
        self.reason.setAccessibleName(self.tr("Why the check is muted"))
        self.reason.setPlaceholderText(self.tr("Why, for everybody to read"))
        self.days = {days: self._day_chip(days) for days in MUTE_DAYS}
        self.mute = Button(look, "muteCheck", self.tr("Mute this check"))
        self.unmute = Button(look, "unmuteCheck", self.tr("Let it count again"))
        self.only_leads = label("onlyLeads", self.tr("Managers and admins mute checks."), "small", wrap=True)
        self.muting = FlowRow("muting", *self.days.values(), self.mute, gap=8)
        self.trend = Chart(look, quality.trend_figure())
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.checks.setFocus()
        if not self.checks.currentIndex().isValid():
            self.checks.choose(0)

    def say_empty(self) -> None:
        self.panel.say(
            "checklist",
            self.tr("No storm to check"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        self.summary.setText(self._quality.summary)
        allow(self.run, on=not self._quality.working)
        self.run.show_text(
            self.tr("Looking at every row") if self._quality.working else self.tr("Run the checks")
        )

    def show_check(self) -> None:
        """The opened check: what it found and what to do."""
        opened = self._quality.opened
        if opened is None:
            return
        icon, tone = TONE[opened.state]
        self.check_title.setText(f"{opened.check.code} {check_title(opened)}")
        self.state.show_badge(icon, result_word(opened), tone)
        self.facts.setText(self._facts(opened))
        self.advice.setText(check_advice(opened))
        self.ring.setVisible(opened.failing > 0)
        self.trend.setVisible(len(self._quality.trend) > 1)
        self.trend.show_figure(self._quality.trend_figure())
        muted = opened.muted_until is not None
        leads = self._quality.leads
        self.only_leads.setVisible(not leads)
        self.unmute.setVisible(leads and muted)
        for part in (self.muting, self.reason):
            part.setVisible(leads and not muted)

    def _facts(self, opened: CheckResult) -> str:
        said = self.tr("{severity}. Put right by {owner}.").format(
            severity=severity_word(opened.check.severity), owner=owner_word(opened.check.owner)
        )
        if opened.checked:
            said += " " + self.tr("Rows that fail: {share}, {allowed} are put up with.").format(
                share=share_words(opened), allowed=f"{100 * opened.check.threshold:.0f} %"
            )
        if opened.muted_until is not None:
            until = day_and_time(opened.muted_until, self._quality.zone)
            said += " " + self.tr("Muted until {when}.").format(when=until)
        return said

    def _day_chip(self, days: int) -> Button:
        chip = Button(self.look, f"mute{days}", self.tr("{days} days").format(days=days), kind="chip")
        chip.setCheckable(True)
        chip.setChecked(days == MUTE_DAYS[0])
        return chip

    def _mute(self) -> None:
        days = next(days for days, chip in self.days.items() if chip.isChecked())
        self._quality.mute(days, self.reason.text())

    def _open_row(self, at: int) -> None:
        row = self._quality.table.row(at)
        if row is not None and row.check.code != self._quality.code:
            self._quality.open_check(row.check.code)

    def _connect(self) -> None:
        quality = self._quality
        quality.content_changed.connect(self.show_content)
        quality.opened_changed.connect(self.show_check)
        quality.told.connect(lambda said: self.banner.say(said, "ok"))
        quality.saved.connect(lambda _changes: self.reason.clear())
        self.trend.told.connect(lambda said: self.banner.say(said, "ok"))
        self.run.clicked.connect(quality.run)
        self.checks.chosen.connect(self._open_row)
        self.mute.clicked.connect(self._mute)
        self.reason.returnPressed.connect(self._mute)
        self.unmute.clicked.connect(quality.unmute)
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        target = self.look.metrics.target
        self.checks.setFixedHeight((LISTED + 1) * target)
        self.rows.setFixedHeight((SHOWN_ROWS + 1) * target)
        self.trend.setMinimumHeight(7 * target)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for chip in self.days.values():
            group.addButton(chip)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled_cards("qualityScroll", self._lead(), self._check_card(), self.trend))

    def _lead(self) -> QFrame:
        made = card("qualityLead", "lead")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addWidget(self.run)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(Ring(self.checks))
        return made

    def _check_card(self) -> QFrame:
        made = card("checkCard")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.check_title, 1)
        top.addWidget(self.state)
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        for part in (self.facts, self.advice, self.ring, self.reason, self.muting, self.only_leads):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.unmute)
        row.addStretch(1)
        column.addLayout(row)
        return made
