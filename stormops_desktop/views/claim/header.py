"""The top of the claim page: which house, how to get back, and whether all of it is at the office."""

from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import stage_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.page_header import PageHeader


class ClaimHeader(PageHeader):
    """With the claim's stage, and what is only on this machine."""

    def __init__(self, look: Look, claim: ClaimViewModel) -> None:
        super().__init__(look, "claim", self.tr("Back to the job (Escape)"))
        self._claim = claim
        self.pending = Badge(look, "claimPending")
        self.stage = Badge(look, "claimStage")
        self.add(self.pending, self.stage)
        claim.view_changed.connect(self.show_claim)

    def show_claim(self) -> None:
        view = self._claim.view
        if view is None:
            return
        self.address.show_text(self.tr("Claim at {address}").format(address=view.address))
        self.place.show_text(self.tr("{place} · {storm}").format(place=view.place, storm=view.storm_name))
        self.pending.show_badge("waiting", self.tr("Only on this machine"), "info")
        self.pending.setVisible(view.pending)
        self.stage.show_badge("note", stage_word(view.stage_code), "ink")
