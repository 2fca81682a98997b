"""Nurture: the list, why a house is on it, who is kept off, scheduling, files out and back."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QVBoxLayout

from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.nurture.listing import DUE
from stormops_desktop.viewmodels.nurture.nurture import NurtureViewModel
from stormops_desktop.viewmodels.nurture.words import suppression_word
from stormops_desktop.views.nurture.house_card import HouseCard
from stormops_desktop.views.nurture.outcomes_card import OutcomesCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.reveal import Reveal
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

SHOWN = 6


@dataclass(frozen=True, slots=True)
class ListFile:
    """The list as a file, to be saved where the person says."""

    name: str
    content: bytes


class NurtureScreen(Screen):
    """The section Nurture."""

    def __init__(self, look: Look, nurture: NurtureViewModel) -> None:
        super().__init__(look, "nurtureScreen", nurture)
        self._nurture = nurture
        self.count = label("nurtureCount", role="soft", wrap=True)
        self.busy = Button(look, "nurtureBusy", self.tr("Hide those with open work"), kind="chip")
        self.busy.setCheckable(True)
        self.look_first = Button(look, "nurturePreview", self.tr("Plan steps for all"), kind="primary")
        self.look_chosen = Button(look, "nurturePreviewChosen", self.tr("Plan steps for the chosen"))
        self.schedule = Button(look, "nurtureSchedule", self.tr("Schedule them"))
        self.export = Button(look, "nurtureExport", self.tr("Save as CSV"), icon="save")
        self.bring = Button(look, "nurtureImport", self.tr("Bring outcomes back"), icon="folder")
        self.plan = label("nurturePlan", wrap=True)
        self.table = RowTable(look, "nurtureTable", self.tr("Houses"), nurture.table)
        self.ring = Ring(self.table)
        self.nobody = label("nurtureNobody", role="soft", wrap=True)
        self.kept_off = FlowRow("nurtureKeptOff", gap=8)
        self.kept_words = label("nurtureKeptWords", role="label")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.house = HouseCard(look, nurture)
        self.outcomes = OutcomesCard(look, nurture.outcomes)
        self.reveal = Reveal(self.table, self.house, lambda: nurture.house.why is not None)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        (self.table if self.ring.isVisibleTo(self) else self.look_first).setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "nurture",
            self.tr("No storm to follow up"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        nurture = self._nurture
        rows = nurture.table.rowCount()
        words = self.tr("{count} houses of high uplift, treated, and not converted.")
        if nurture.reason == DUE:
            words = self.tr("{count} houses with a step whose time has come.")
        elif nurture.reason:
            words = self.tr("{count} houses kept off the list: {why}.")
        self.count.setText(words.format(count=whole(rows), why=suppression_word(nurture.reason)))
        self.ring.setVisible(rows > 0)
        self.nobody.setVisible(rows == 0)
        self.nobody.setText(
            self.tr(
                "Nobody is on the list: it has houses that the policy treats, of an uplift above 15 %, "
                "that have not converted and may be contacted."
            )
        )
        self.busy.setChecked(nurture.hide_busy)
        self.look_first.setEnabled(rows > 0 and not nurture.reason)
        self.look_chosen.setVisible(nurture.chosen > 0)
        self.look_chosen.setEnabled(not nurture.reason)
        self.look_chosen.show_text(self.tr("Plan steps for the {n} chosen").format(n=whole(nurture.chosen)))
        self.schedule.setVisible(nurture.preview is not None)
        self.schedule.setEnabled(nurture.preview is not None and nurture.preview.steps > 0)
        self.plan.setText(nurture.plan)
        self.plan.setVisible(bool(nurture.plan))
        self._show_kept_off()

    def _show_kept_off(self) -> None:
        suppressed = self._nurture.suppressed
        held = self.kept_off.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.kept_off.clear()
        if suppressed or self._nurture.due:
            self.kept_off.add(self._chip("", self.tr("The list")))
        if self._nurture.due:
            due = self.tr("Steps due: {count}").format(count=whole(self._nurture.due))
            self.kept_off.add(self._chip(DUE, due))
        for reason, count in suppressed.items():
            text = self.tr("{why}: {count}").format(why=suppression_word(reason), count=whole(count))
            self.kept_off.add(self._chip(reason, text))
        self.kept_words.setText(
            self.tr("Kept off the list, and due") if suppressed or self._nurture.due else ""
        )
        if held:
            self.table.setFocus()

    def _chip(self, reason: str, words: str) -> Button:
        chip = Button(self.look, f"kept_{reason or 'none'}", words, kind="chip")
        chip.setCheckable(True)
        chip.setChecked(reason == self._nurture.reason)
        chip.clicked.connect(lambda: self._nurture.show_reason(reason))
        return chip

    def _pick(self) -> None:
        dialog = QFileDialog(self, self.tr("Outcomes to bring back"))
        dialog.setObjectName("outcomesDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._nurture.outcomes.look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _offer(self, name: str, content: bytes) -> None:
        offer_file(self, ListFile(name, content), lambda said: self.banner.say(said, "ok"))

    def _connect(self) -> None:
        nurture = self._nurture
        nurture.content_changed.connect(self.show_content)
        nurture.exported.connect(self._offer)
        nurture.told.connect(lambda said: self.banner.say(said, "ok"))
        self.busy.clicked.connect(lambda checked: nurture.hide(busy=checked))
        self.look_first.clicked.connect(nurture.look)
        self.look_chosen.clicked.connect(nurture.look_at_chosen)
        self.schedule.clicked.connect(nurture.schedule)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._choose())
        self.export.clicked.connect(nurture.export)
        self.bring.clicked.connect(self._pick)
        self.table.chosen.connect(nurture.explain)
        nurture.house.house_changed.connect(self.reveal.on_shown)
        self.look.changed.connect(self._on_look)

    def _choose(self) -> None:
        chosen = self.table.selectionModel().selection()
        runs = [chosen.at(number) for number in range(chosen.count())]
        self._nurture.choose(sorted((one.top(), one.bottom()) for one in runs))

    def _on_look(self) -> None:
        self.table.setFixedHeight((SHOWN + 1) * self.look.metrics.target)

    def _lay_out(self) -> None:
        lead = card("nurtureLead", "lead")
        column = QVBoxLayout(lead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("nurtureTitle", self.tr("Nurture"), "title"))
        column.addWidget(self.count)
        planning = (self.look_first, self.look_chosen, self.schedule, self.busy)
        column.addWidget(FlowRow("nurtureActions", *planning, self.export, self.bring, gap=8))
        for part in (self.plan, self.kept_words, self.kept_off, self.ring, self.nobody):
            column.addWidget(part)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("nurtureScroll", lead, self.outcomes, self.house))
