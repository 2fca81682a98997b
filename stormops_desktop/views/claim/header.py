"""The top of the claim page: which house, how to get back, and whether all of it is at the office."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import code_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel


class ClaimHeader(QWidget):
    """The address stands out, as on the job page."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__()
        self._claim = claim
        self.setObjectName("claimHeader")
        self.back = Button(
            look, "claimBack", icon="back", target="square", spoken=self.tr("Back to the job (Escape)")
        )
        self.address = ElidedLabel("claimAddress", "title")
        self.place = ElidedLabel("claimPlace", "soft")
        self.pending = Badge(look, "claimPending")
        self.stage = Badge(look, "claimStage")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.address)
        words.addWidget(self.place)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addSpacing(4)
        line.addLayout(words, 1)
        line.addWidget(self.pending)
        line.addWidget(self.stage)
        claim.view_changed.connect(self.show_claim)

    def show_claim(self) -> None:
        view = self._claim.view
        if view is None:
            return
        self.address.show_text(self.tr("Claim at {address}").format(address=view.address))
        self.place.show_text(self.tr("{place} · {storm}").format(place=view.place, storm=view.storm_name))
        self.pending.show_badge("waiting", self.tr("Only on this machine"), "info")
        self.pending.setVisible(view.pending)
        self.stage.show_badge("note", code_word(view.stage_code), "ink")
