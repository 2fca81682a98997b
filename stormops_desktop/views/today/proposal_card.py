"""What the office proposes: calm, complete, and nothing moves before the crew says yes."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.crew.proposals import (
    ProposalsViewModel,
    decline_reasons,
    proposal_lines,
    proposal_sum,
)
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.shown import CrewPlan
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

SHOWN_AT_FIRST = 5


class ProposalCard(QFrame):
    """One proposal at a time; not there when none waits.

    Signals:
        told: what became of an answer or a change, in a sentence, and its tone.
    """

    told = Signal(str, str)

    def __init__(self, look: Look, proposals: ProposalsViewModel) -> None:
        super().__init__()
        self._look, self._proposals = look, proposals
        self._declining, self._whole = False, False
        self._shown: tuple[str, int] = ("", 0)
        self.setObjectName("proposalCard")
        self.setProperty("card", "lead")
        self._body = Rebuilt()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._body)
        proposals.waiting_changed.connect(self.show_proposal)
        proposals.refused.connect(lambda why: self.told.emit(why, "warn"))
        proposals.saved.connect(lambda change: self.told.emit(say(change.name), "ok"))
        proposals.saving_changed.connect(lambda: allow(self, on=not proposals.saving))
        self.hide()

    def show_proposal(self) -> None:
        waiting = self._proposals.waiting
        self.setVisible(bool(waiting))
        if not waiting:
            return
        plan = waiting[0]
        if (plan.route_id, plan.version) != self._shown:
            self._shown, self._declining, self._whole = (plan.route_id, plan.version), False, False
        self._body.put(self._made(plan, len(waiting)))

    def _made(self, plan: CrewPlan, waiting: int) -> QWidget:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        kicker = self.tr("The office proposes a change")
        if waiting > 1:
            kicker = self.tr("The office proposes {count} changes").format(count=waiting)
        column.addWidget(label("proposalKicker", kicker, "label"))
        title = self.tr("{route}: {what}").format(route=plan.name, what=proposal_sum(plan))
        column.addWidget(label("proposalTitle", title, "heading", wrap=True))
        if plan.note:
            column.addWidget(label("proposalNote", plan.note, wrap=True))
        self._add_lines(column, plan)
        column.addWidget(label("proposalPromise", self._promise(plan), "small", wrap=True))
        for widget in self._reasons(plan) if self._declining else self._answers(plan):
            column.addWidget(widget)
        return fresh

    def _promise(self, plan: CrewPlan) -> str:
        """A house that was taken off may be on another crew's list by now: nobody waits for a yes there."""
        if plan.diff.removed:
            return self.tr(
                "What was taken off is off your list already; the rest keeps your order until you accept. "
                "Finished stops never move."
            )
        return self.tr("Your order stays as it is until you accept. Finished stops never move.")

    def _add_lines(self, column: QVBoxLayout, plan: CrewPlan) -> None:
        lines = proposal_lines(plan, self._proposals.zone)
        shown = lines if self._whole else lines[:SHOWN_AT_FIRST]
        for at, (icon, words) in enumerate(shown):
            column.addLayout(self._line(at, icon, words))
        if len(lines) > len(shown):
            words = self.tr("Show {count} more").format(count=len(lines) - len(shown))
            more = Button(self._look, "proposalMore", words, kind="quiet")
            more.clicked.connect(self._show_all)
            column.addWidget(more)

    def _line(self, at: int, icon: str, words: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(self._look.icon(icon, "soft").pixmap(QSize(18, 18)))
        mark.setFixedWidth(20)
        line.addWidget(mark)
        line.addWidget(label(f"proposalLine{at}", words, wrap=True), 1)
        return line

    def _answers(self, plan: CrewPlan) -> list[QWidget]:
        accept = Button(
            self._look,
            "proposalAccept",
            self.tr("Accept"),
            icon="completed",
            kind="primary",
            target="primary",
        )
        decline = Button(self._look, "proposalDecline", self.tr("Decline …"), icon="close", target="primary")
        accept.clicked.connect(lambda: self._proposals.accept(plan))
        decline.clicked.connect(self._begin_decline)
        return [FlowRow("proposalAnswers", accept, decline, gap=self._look.metrics.gap)]

    def _reasons(self, plan: CrewPlan) -> list[QWidget]:
        """A reason is one press; words of one's own are typed and sent with Return."""
        asked = label("proposalWhy", self.tr("Why not? The office reads it."), "strong", wrap=True)
        row = FlowRow("proposalReasons", gap=self._look.metrics.gap)
        for key, words in decline_reasons():
            button = Button(self._look, f"proposalReason_{key}", words, target="primary")
            button.clicked.connect(lambda _=False, words=words: self._proposals.decline(plan, words))
            row.add(button)
        other = QLineEdit()
        other.setObjectName("proposalOther")
        other.setAccessibleName(self.tr("Another reason"))
        other.setPlaceholderText(self.tr("Another reason, then Return"))
        other.setMinimumHeight(self._look.metrics.target)
        other.returnPressed.connect(lambda: self._decline_in_words(plan, other.text()))
        back = Button(self._look, "proposalBack", self.tr("Back"), icon="back", kind="quiet")
        back.clicked.connect(self._end_decline)
        return [asked, row, other, back]

    def _decline_in_words(self, plan: CrewPlan, words: str) -> None:
        if words.strip():
            self._proposals.decline(plan, words.strip())

    def _begin_decline(self) -> None:
        self._declining = True
        self.show_proposal()
        self._focus_on("proposalReason_time")

    def _end_decline(self) -> None:
        self._declining = False
        self.show_proposal()
        self._focus_on("proposalDecline")

    def _show_all(self) -> None:
        self._whole = True
        self.show_proposal()
        self._focus_on("proposalAccept")

    def _focus_on(self, name: str) -> None:
        found = self.findChild(QWidget, name)
        if isinstance(found, QWidget):
            found.setFocus()
