"""Why a house has its score: the number, its halves, the roof's threshold, every report behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from stormops_desktop.viewmodels.storms.score_card import ScoreCardViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import TIER_TONE, Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import ElidedLabel, card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

SHOWN = 8


class ScoreCardScreen(SeenScreen):
    """Lies over the page that it was opened from.

    Signals:
        left: back to that page. losses_wanted: the dates of loss of the house; carries its id.
    """

    left = Signal()
    losses_wanted = Signal(str)

    def __init__(self, look: Look, score: ScoreCardViewModel, *, losses: bool = True) -> None:
        super().__init__(look, "scoreCardScreen", score)
        self._score = score
        self.back = Button(
            look, "scoreCardBack", icon="back", target="square", spoken=self.tr("Back (Escape)")
        )
        self.address = ElidedLabel("scoreCardAddress", "title")
        self.storm = ElidedLabel("scoreCardStorm", "soft")
        self.losses = Button(look, "scoreCardLosses", self.tr("Dates of loss of this house"), icon="clock")
        self.losses.setVisible(losses)
        self.tier = Badge(look, "scoreCardTier")
        self.headline = label("scoreCardHeadline", role="heading", wrap=True)
        self.warning = label("scoreCardWarning", wrap=True)
        self.warning.setProperty("tone", "warn")
        self.halves = {hazard: label(f"scoreCard_{hazard}", wrap=True) for hazard in ("hail", "wind")}
        self.sum = label("scoreCardSum", role="strong", wrap=True)
        self.roof = label("scoreCardRoof", wrap=True)
        self.versions = label("scoreCardVersions", role="small", wrap=True)
        self.reports = RowTable(
            look, "scoreCardReports", self.tr("Reports that speak for this house"), score.considered
        )
        self.ring = Ring(self.reports)
        self.nobody = label("scoreCardNobody", role="soft", wrap=True)
        self.save = Button(look, "scoreCardCsv", self.tr("Reports as CSV"), icon="save", kind="quiet")
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        self.back.setFocus()

    def show_content(self) -> None:
        """Another house."""
        score, found = self._score, self._score.card
        if found is None:
            return
        self.address.show_text(found.address)
        self.storm.show_text(found.storm)
        tier = self.tr("Tier {tier}").format(tier=found.tier) if found.tier else self.tr("No evidence")
        self.tier.show_badge("storms", tier, TIER_TONE.get(found.tier, "soft"))
        for part, words in (
            (self.headline, score.headline), (self.warning, score.warning), (self.sum, score.sum),
            (self.roof, score.roof), (self.versions, score.versions),
            (self.halves["hail"], score.half(found.hail, "hail")),
            (self.halves["wind"], score.half(found.wind, "wind")),
        ):  # fmt: skip
            part.setText(words)
            part.setVisible(bool(words))
        some = bool(found.considered)
        self.ring.setVisible(some)
        self.save.setVisible(some)
        self.nobody.setVisible(not some)
        self.nobody.setText(
            self.tr("No report lies within 10 miles, in the same county or in an area that holds the house.")
            if found.checked
            else self.tr("The reports themselves are at the office.")
        )
        self._on_look()

    def _connect(self) -> None:
        self._score.content_changed.connect(self.show_content)
        self.back.clicked.connect(self.left)
        self.losses.clicked.connect(self._want_losses)
        self.save.clicked.connect(
            lambda: offer_file(self, self._score.file(), lambda said: self.banner.say(said, "ok"))
        )
        self.look.changed.connect(self._on_look)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _want_losses(self) -> None:
        if self._score.card is not None:
            self.losses_wanted.emit(self._score.card.property_id)

    def _on_look(self) -> None:
        rows = min(self._score.considered.rowCount(), SHOWN)
        self.reports.setFixedHeight((max(rows, 1) + 1) * self.look.metrics.target + 4)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.address)
        words.addWidget(self.storm)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back)
        top.addLayout(words, 1)
        top.addWidget(self.losses)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(top)
        outer.addWidget(scrolled_cards("scoreCardScroll", self._made_of(), self._spoken_for()), 1)

    def _made_of(self) -> QFrame:
        made = card("scoreCardLead", "lead")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.headline, 1)
        line.addWidget(self.tier)
        column = _inside(made)
        column.addLayout(line)
        for part in (self.warning, *self.halves.values(), self.sum, self.roof, self.versions):
            column.addWidget(part)
        return made

    def _spoken_for(self) -> QFrame:
        made = card("scoreCardEvidence")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(
            label("scoreCardEvidenceTitle", self.tr("Reports that speak for this house"), "heading"), 1
        )
        line.addWidget(self.save)
        column = _inside(made)
        column.addLayout(line)
        column.addWidget(self.ring)
        column.addWidget(self.nobody)
        return made


def _inside(made: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    return column
