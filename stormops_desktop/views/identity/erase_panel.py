"""Erasing the person in front: what would go, what stays, why; nothing goes before the second button."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.identity.words import bases, basis_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label


class ErasePanel(QFrame):
    """Hidden until somebody asks for it."""

    def __init__(self, look: Look, identity: IdentityViewModel) -> None:
        super().__init__()
        self._identity = identity
        self.setObjectName("identityErasing")
        asked = self.tr("Erase this person for good?")
        self.title = label("identityErasingTitle", asked, "heading", wrap=True)
        self.goes = label("identityErasingGoes", wrap=True)
        self.stays = label("identityErasingStays", role="soft", wrap=True)
        self.reasons = QButtonGroup(self)
        self._chips = {basis: self._chip(look, basis) for basis in bases()}
        self.erase = Button(look, "identityEraseForGood", self.tr("Erase for good"), kind="primary")
        self.keep = Button(look, "identityKeepPerson", self.tr("Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        for part in (self.title, self.goes, self.stays):
            column.addWidget(part)
        column.addWidget(FlowRow("identityErasingWhy", *self._chips.values(), gap=8))
        column.addWidget(FlowRow("identityErasingActs", self.erase, self.keep, gap=8))
        self.erase.clicked.connect(lambda: identity.erase(self.basis))
        self.keep.clicked.connect(identity.keep_person)
        identity.erasure_changed.connect(self.show_plan)
        self.hide()

    @property
    def basis(self) -> str:
        """The reason that is chosen."""
        return next(basis for basis, chip in self._chips.items() if chip.isChecked())

    def show_plan(self) -> None:
        """Somebody asked, or thought better of it."""
        plan = self._identity.erasure
        self.setVisible(plan is not None)
        if plan is None:
            return
        self.goes.setText(
            self.tr(
                "Goes, on this computer now, at the office and on every laptop as they sync: records "
                "{records}, values {values}, decisions {decisions}. Nothing brings them back, and the same "
                "records are not taken in again."
            ).format(records=plan.records, values=plan.values, decisions=plan.decisions)
        )
        self.stays.setText(
            self.tr(
                "Stays, as the company's record of its work at the house: claims {claims}, signed papers "
                "{papers}, notes {notes}, photos, and whether the house may be contacted. Words in a note "
                "are blanked on the job's page."
            ).format(claims=plan.claims, papers=plan.papers, notes=plan.notes)
        )
        self._chips[bases()[0]].setChecked(True)
        self.keep.setFocus()  # the key that opened this must not erase

    def _chip(self, look: Look, basis: str) -> Button:
        chip = Button(look, f"identityBasis_{basis}", basis_word(basis), kind="chip")
        chip.setCheckable(True)
        self.reasons.addButton(chip)
        return chip
