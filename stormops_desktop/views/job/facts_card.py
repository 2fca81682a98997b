"""What is known about the house: the storm, the hail with its source, the roof."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.shown import JobDetail
from stormops_desktop.viewmodels.words import tier_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import TIER_TONE, Badge
from stormops_desktop.views.widgets.labels import label


class FactsCard(QFrame):
    """Facts in the order a roofer asks for them."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.setObjectName("factsCard")
        self.setProperty("card", "true")
        self.tier = Badge(look, "factsTier")
        self.values = {
            key: label(f"facts_{key}", wrap=True) for key in ("hail", "roof", "storm", "route", "uplift")
        }
        self._titles_shown: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("factsTitle", self.tr("Storm and roof"), "heading"))
        column.addWidget(self.tier)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (key, words) in enumerate(self._titles().items()):
            title = label(f"factsTitle_{key}", words, "label")
            title.setBuddy(self.values[key])
            self._titles_shown[key] = title
            grid.addWidget(title, at, 0)
            grid.addWidget(self.values[key], at, 1)
        column.addLayout(grid)
        job.detail_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        row = detail.row
        impact = tier_word(row.tier)
        if row.sii is not None:
            impact = self.tr("{tier} · {sii} of 100").format(tier=impact, sii=f"{row.sii:.0f}")
        self.tier.show_badge("storms", impact, TIER_TONE[row.tier])
        for key, text in self._facts(detail).items():
            self.values[key].setText(text)
            self.values[key].setVisible(bool(text))
            self._titles_shown[key].setVisible(bool(text))

    def _titles(self) -> dict[str, str]:
        return {
            "hail": self.tr("Hail"),
            "roof": self.tr("Roof"),
            "storm": self.tr("Storm"),
            "route": self.tr("Route"),
            "uplift": self.tr("Uplift"),
        }

    def _facts(self, detail: JobDetail) -> dict[str, str]:
        row = detail.row
        uplift = ""  # an office figure: a crew's machine has none
        if row.expected_uplift is not None:
            uplift = self.tr("{points} points expected").format(points=f"{row.expected_uplift * 100:+.1f}")
        route = row.route_name or self.tr("On no route")
        if row.sequence is not None:
            route = self.tr("{route}, stop {number}").format(route=route, number=row.sequence)
        return {
            "hail": detail.hail or self.tr("No report near this house"),
            "roof": detail.roof or self.tr("Nothing known about the roof"),
            "storm": detail.storm_name,
            "route": route,
            "uplift": uplift,
        }
