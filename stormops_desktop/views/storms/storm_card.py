"""The storm that is opened: its name, status and figures, and the steps from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.storms.shown import StatusStep, StormCard
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.words import (
    STATUS_MARK,
    figure_words,
    hazard_word,
    step_word,
    storm_status,
)
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

TIERS = ("A", "B", "C", "D")


class StormHead(QFrame):
    """Facts and steps.

    Signals:
        step_wanted: the storm is to get a status; carries it.
        work_wanted: the whole window is to show this storm; carries its id.
    """

    step_wanted = Signal(str)
    work_wanted = Signal(str)

    def __init__(self, look: Look, storms: StormsViewModel) -> None:
        super().__init__()
        self._look, self._storms = look, storms
        self.setObjectName("stormHead")
        self.setProperty("card", "true")
        self.name = label("stormName", role="heading", wrap=True)
        self.status = Badge(look, "stormStatus")
        self.facts = label("stormFacts", wrap=True)
        self.houses = label("stormHouses", wrap=True)
        self.notes = label("stormNotes", role="soft", wrap=True)
        self.cannot = label("stormCannot", role="small", wrap=True)
        self.steps = FlowRow("stormSteps", gap=8)
        self.work = Button(look, "stormWork", self.tr("Work with this storm"), kind="quiet", icon="next")
        self.other_name = QLineEdit()
        self.other_name.setObjectName("stormOtherName")
        self.other_name.setAccessibleName(self.tr("The storm's name"))
        self.give_name = Button(look, "stormRename", self.tr("Rename"))
        self._offered: tuple[tuple[str, StatusStep], ...] = ()
        self._lay_out()
        self.work.clicked.connect(self._want_work)
        self.give_name.clicked.connect(self._rename)
        self.other_name.returnPressed.connect(self._rename)

    def show_card(self) -> None:
        """The storm as it stands."""
        card = self._storms.card
        if card is None:
            return
        line = card.line
        self.name.setText(line.name)
        if not self.other_name.hasFocus():
            self.other_name.setText(line.name)
        icon, tone = STATUS_MARK[line.status]
        self.status.show_badge(icon, storm_status(line.status), tone)
        self.facts.setText(self._facts(card))
        self.houses.setText(self._houses(card))
        for part, words in ((self.notes, " ".join(map(say, card.notes))), (self.cannot, self._cannot(card))):
            part.setText(words)
            part.setVisible(bool(words))
        self._show_steps(card)

    def _facts(self, card: StormCard) -> str:
        line = card.line
        said = [hazard_word(line.hazard)] if line.hazard else []
        if line.begin_at is not None and line.end_at is not None:
            first, last = (day_and_time(at, line.zone) for at in (line.begin_at, line.end_at))
            said.append(self.tr("{first} to {last}").format(first=first, last=last))
        said += [line.place] if line.place else []
        if line.max_hail_in is not None:
            said.append(self.tr("hail up to {size}").format(size=figure_words("hail", line.max_hail_in)))
        if line.max_gust_mph is not None:
            said.append(self.tr("gusts up to {mph}").format(mph=figure_words("wind", line.max_gust_mph)))
        said.append(self.tr("{count} reports").format(count=whole(line.reports)))
        said += [self.tr("edition {vintage}").format(vintage=line.vintage)] if line.vintage else []
        return f"{', '.join(said)}."

    def _houses(self, card: StormCard) -> str:
        if not any(card.tiers.values()):
            return self.tr("No house is scored under this storm yet. Import addresses to score them.")
        told = ", ".join(f"{tier} {whole(card.tiers[tier])}" for tier in TIERS if card.tiers.get(tier))
        said = self.tr("Houses by tier: {tiers}.").format(tiers=told)
        if not told:
            said = self.tr("No house has a tier: no report of this storm speaks for one.")
        if card.outdated:
            said += " " + self.tr(
                "Scored by other thresholds than those in force: {count}; score them anew on the "
                "page Thresholds."
            ).format(count=whole(card.outdated))
        return said

    def _cannot(self, card: StormCard) -> str:
        return "\n".join(
            f"{step_word(card.line.status, step.to)}: {say(step.why_not)}"
            for step in card.steps
            if step.why_not
        )

    def _show_steps(self, card: StormCard) -> None:
        offered = tuple((card.line.status, step) for step in card.steps)
        if offered == self._offered:
            return
        held = self.steps.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._offered = offered
        self.steps.clear()
        for status, step in offered:
            button = Button(self._look, f"stormTo_{step.to}", step_word(status, step.to))
            button.setEnabled(not step.why_not)
            button.setToolTip(say(step.why_not))
            button.clicked.connect(lambda _=False, to=step.to: self.step_wanted.emit(to))
            self.steps.add(button)
        if held:
            self.work.setFocus()

    def _want_work(self) -> None:
        if self._storms.card is not None:
            self.work_wanted.emit(self._storms.card.line.storm_id)

    def _rename(self) -> None:
        self._storms.rename(self.other_name.text())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.name, 1)
        top.addWidget(self.status)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.other_name, 1)
        last.addWidget(self.give_name)
        last.addWidget(self.work)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        for part in (self.facts, self.houses, self.notes, self.steps, self.cannot):
            column.addWidget(part)
        column.addLayout(last)
