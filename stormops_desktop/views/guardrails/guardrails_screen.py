"""Guardrails: what fired in this storm, by rule and by where it stands, and the one in front."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from stormops_desktop.viewmodels.guardrails.guardrails import GuardrailsViewModel
from stormops_desktop.viewmodels.guardrails.words import STATES, rule_word, stands_word
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.views.guardrails.action_card import ActionCard
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.chosen_row import ChosenRow
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.reveal import Reveal
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.screen import Screen
from stormops_desktop.views.widgets.scrolled import scrolled_cards

SHOWN = 6


class GuardrailsScreen(Screen):
    """The page Guardrails."""

    def __init__(self, look: Look, guardrails: GuardrailsViewModel) -> None:
        super().__init__(look, "guardrailsScreen", guardrails)
        self._guardrails = guardrails
        self.live = LiveBadge(look, "guardrailsLive")
        self.count = label("guardrailsCount", role="soft", wrap=True)
        self.states = FlowRow("guardrailsStates", gap=8)
        self.rules = FlowRow("guardrailsRules", gap=8)
        self._chips: dict[str, Button] = {}
        self._told: tuple[dict[str, str], ...] = ()
        self.table = RowTable(
            look, "guardrailsTable", self.tr("What the guardrails ask for"), guardrails.table
        )
        self.ring = Ring(self.table)
        self.follow = ChosenRow(self.table, guardrails.table, lambda one: one.action_id)
        self.all_seen = Button(look, "guardrailsAllSeen")
        self.nothing = label("guardrailsNothing", role="soft", wrap=True)
        self.action = ActionCard(look, guardrails)
        self.reveal = Reveal(self.table, self.action, lambda: guardrails.detail is not None)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        (self.table if self.ring.isVisibleTo(self) else self.states).setFocus()

    def say_empty(self) -> None:
        self.panel.say(
            "attention",
            self.tr("No storm to watch over"),
            self.tr("Choose a storm at the top; storms come from the office by sync, or by import."),
        )

    def show_content(self) -> None:
        shown = self._guardrails
        rows = shown.table.rowCount()
        self.count.setText(
            self.tr("{waiting} wait for somebody, {all} in all in this storm.").format(
                waiting=whole(shown.waiting), all=whole(shown.overview.total())
            )
        )
        self.ring.setVisible(rows > 0)
        self.all_seen.setVisible(shown.all_open > 1)
        self.all_seen.show_text(self.tr("I have seen all {count}").format(count=whole(shown.all_open)))
        self.nothing.setVisible(rows == 0)
        self.nothing.setText(self._why_nothing())
        self._show_filters()
        self._on_look()

    def _why_nothing(self) -> str:
        if self._guardrails.overview.total():
            return self.tr("Nothing here; choose another state or rule above.")
        return self.tr(
            "Nothing has fired in this storm. The office looks at every contact, answer, report and alert, "
            "and says here when a house is to be left alone, when somebody waits too long, and when to act "
            "at once."
        )

    def _show_filters(self) -> None:
        """Anew only for other words: changes come all day, and the keyboard may be on a chip."""
        states, rules = self._states(), self._rules()
        if (states, rules) != self._told:
            self._told, self._chips = (states, rules), {}
            focused = self.focusWidget()
            name = focused.objectName() if focused is not None else ""
            self._fill(self.states, states)
            self._fill(self.rules, rules)
            if name.startswith(("stands_", "rule_")):
                self._focus_again(name)
        shown = self._guardrails
        for name, chip in self._chips.items():
            chip.setChecked(name in (f"stands_{shown.stands or 'all'}", f"rule_{shown.reason or 'all'}"))

    def _states(self) -> dict[str, str]:
        """Names and words of the chips of the states."""
        shown, made = self._guardrails, {}
        for stands in (*STATES, ""):
            words = stands_word(stands) if stands else self.tr("All")
            count = shown.overview.total(stands, shown.reason)
            if count or stands in ("open", "", shown.stands):
                made[f"stands_{stands or 'all'}"] = self._counted(words, count)
        return made

    def _rules(self) -> dict[str, str]:
        shown = self._guardrails
        every = self._counted(self.tr("Every rule"), shown.overview.total(shown.stands))
        found = shown.overview.reasons(shown.stands).items()
        return {
            "rule_all": every,
            **{f"rule_{reason}": self._counted(rule_word(reason), n) for reason, n in found},
        }

    def _counted(self, words: str, count: int) -> str:
        return self.tr("{words}: {count}").format(words=words, count=whole(count))

    def _fill(self, row: FlowRow, words: dict[str, str]) -> None:
        row.clear()
        for name, text in words.items():
            self._chips[name] = self._chip(name, text)
            row.add(self._chips[name])

    def _focus_again(self, name: str) -> None:
        """The chip that was pressed was made anew; the keyboard stays on it."""
        again = self.findChild(Button, name)
        (again or self.table).setFocus()

    def _chip(self, name: str, words: str) -> Button:
        chip = Button(self.look, name, words, kind="chip")
        chip.setCheckable(True)
        kind, _, key = name.partition("_")
        key = "" if key == "all" else key
        narrow = self._guardrails.narrow
        chip.clicked.connect(lambda: narrow(stands=key) if kind == "stands" else narrow(reason=key))
        return chip

    def _connect(self) -> None:
        shown = self._guardrails
        shown.content_changed.connect(self.show_content)
        shown.told.connect(lambda said: self.banner.say(said, "ok"))
        self.all_seen.clicked.connect(shown.acknowledge_all)
        self.table.chosen.connect(shown.explain)
        shown.detail_changed.connect(self.reveal.on_shown)
        self.look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        rows = min(max(1, self._guardrails.table.rowCount()), SHOWN)
        self.table.setFixedHeight((rows + 1) * self.look.metrics.target + 4)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("guardrailsTitle", self.tr("Guardrails"), "title"))
        head.addStretch(1)
        head.addWidget(self.live)
        lead = card("guardrailsLead", "lead")
        column = QVBoxLayout(lead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        for part in (self.count, self.states, self.rules, self.ring, self.nothing):
            column.addWidget(part)
        column.addWidget(FlowRow("guardrailsAll", self.all_seen, gap=8))
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("guardrailsScroll", lead, self.action))
