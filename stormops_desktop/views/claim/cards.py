"""Beside the form: the ledger that explains itself, the days not to miss, and what needs a look."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.domain.claims.deadlines import Deadline, Urgency
from stormops_desktop.domain.claims.findings import Level
from stormops_desktop.domain.claims.form_fields import BY_KEY
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import label_word, sentence, urgency_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class ClaimCard(QFrame):
    """A card whose content is made afresh when the claim changes."""

    def __init__(self, look: Look, claim: ClaimViewModel, name: str) -> None:
        super().__init__()
        self.look, self.claim = look, claim
        self.setObjectName(name)
        self.setProperty("card", "true")
        self._body = Rebuilt()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(self._body)
        claim.view_changed.connect(self.show_claim)

    def show_claim(self) -> None:
        if self.claim.view is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.fill(column)
        self._body.put(fresh)

    def fill(self, column: QVBoxLayout) -> None:
        """Puts the content there."""
        raise NotImplementedError


class LedgerCard(ClaimCard):
    """Every figure, and the sum it comes from."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__(look, claim, "ledgerCard")

    def fill(self, column: QVBoxLayout) -> None:
        column.addWidget(label("ledgerTitle", self.tr("What the figures say"), "heading"))
        for line in self.claim.view.ledger if self.claim.view else ():
            row = QHBoxLayout()
            row.addWidget(label(f"ledger_{line.key}", label_word(line.label), "strong"), 1)
            figure = money(line.cents) if line.cents is not None else self.tr("not known yet")
            row.addWidget(label(f"cents_{line.key}", figure, "strong" if line.cents is not None else "soft"))
            column.addLayout(row)
            column.addWidget(label(f"how_{line.key}", sentence(line.how), "small", wrap=True))


class DeadlinesCard(ClaimCard):
    """The days of the rule pack, soonest first, each with its source."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__(look, claim, "deadlinesCard")

    def fill(self, column: QVBoxLayout) -> None:
        view = self.claim.view
        if view is None:
            return
        column.addWidget(label("deadlinesTitle", self.tr("Days not to miss"), "heading"))
        for at, (deadline, urgency) in enumerate(view.deadlines):
            self._add(column, at, deadline, urgency)
        for each in view.waiting:
            fact = label_word(BY_KEY[each.needs].label) if each.needs in BY_KEY else each.needs
            words = self.tr("{rule}: needs the field {fact}").format(
                rule=sentence(each.kind.value.replace("_", " ").capitalize()), fact=fact
            )
            column.addWidget(label(f"waiting_{each.rule_id}", words, "small", wrap=True))
        if view.deadlines:
            column.addWidget(
                label("disclaimer", sentence(view.deadlines[0][0].disclaimer), "small", wrap=True)
            )
        elif not view.waiting:
            column.addWidget(label("noPack", self.tr("No rules for this state are here."), "soft", wrap=True))

    def _add(self, column: QVBoxLayout, at: int, deadline: Deadline, urgency: Urgency) -> None:
        row = QHBoxLayout()
        row.addWidget(label(f"deadline{at}", sentence(deadline.label), "strong", wrap=True), 1)
        if urgency is not Urgency.LATER:
            badge = Badge(self.look, f"urgency{at}")
            tone = "danger" if urgency in (Urgency.TODAY, Urgency.PASSED) else "warn"
            badge.show_badge("clock", urgency_word(urgency.value), tone)
            row.addWidget(badge)
        row.addWidget(label(f"due{at}", deadline.due_on.isoformat(), "strong"))
        column.addLayout(row)
        assumed = self.tr(" Assumed: the policy or the city decides.") if deadline.assumed else ""
        basis = sentence(f"{deadline.basis[0].upper()}{deadline.basis[1:]}.")
        words = f"{basis} {sentence(deadline.text)}{assumed}"
        column.addWidget(label(f"basis{at}", words, "small", wrap=True))
        column.addWidget(label(f"source{at}", sentence(deadline.source), "small", wrap=True))


class RemarksCard(ClaimCard):
    """Everything the rules remark, warnings first; nothing here blocks anything."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__(look, claim, "remarksCard")

    def fill(self, column: QVBoxLayout) -> None:
        view = self.claim.view
        if view is None:
            return
        column.addWidget(label("remarksTitle", self.tr("Worth a look"), "heading"))
        for at, finding in enumerate(view.findings):
            remark = label(f"finding{at}", sentence(finding.sentence), "small", wrap=True)
            restyle(remark, tone="warn" if finding.level is Level.WARNING else "info")
            column.addWidget(remark)
        for at, (key, pointers) in enumerate(view.pointers.items()):
            for pointer in pointers:
                words = self.tr("{field}: \u201c{phrase}\u201d. {says}").format(
                    field=label_word(BY_KEY[key].label), phrase=pointer.phrase, says=sentence(pointer.says)
                )
                line = label(f"pointer{at}", words, "small", wrap=True)
                restyle(line, tone="warn")
                column.addWidget(line)
        if not view.findings and not view.pointers:
            column.addWidget(label("noRemarks", self.tr("Nothing contradicts anything."), "soft", wrap=True))
