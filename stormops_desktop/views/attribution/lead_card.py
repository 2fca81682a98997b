"""The head of the page Attribution: of what, as of when, how sure; and what one does with it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from stormops_desktop.domain.attribution.storm import CLUSTERED, LIVE
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.attribution.part import WHOLE_STORM
from stormops_desktop.viewmodels.attribution.tables import call_outs, interval_word
from stormops_desktop.viewmodels.live.told_run import ToldRunViewModel
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.views.live.live_badge import LiveBadge
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import ElidedLabel, label

NO_NEWS = "\N{NO-BREAK SPACE}"
PRIORS = (0.0, 0.5, 1.0, 1.5, 2.0)


class LeadCard(QFrame):
    """Summary, warnings, settings, and the files."""

    def __init__(self, look: Look, found: AttributionViewModel) -> None:
        super().__init__()
        self._found = found
        self.setObjectName("attributionLead")
        self.setProperty("card", "lead")
        self.heading = label("attributionHeading", self.tr("Attribution"), "title")
        self.summary = label("attributionSummary", role="soft", wrap=True)
        self.kept = label("attributionKept", role="soft", wrap=True)
        self.caution = label("attributionCaution", found.caution, wrap=True)
        self.called = label("attributionCallOuts", role="strong", wrap=True)
        self.called.setProperty("tone", "warn")
        self.thin = label("attributionThin", role="soft", wrap=True)
        self.live = LiveBadge(look, "attributionLive")
        self.told = ElidedLabel("attributionTold", role="strong")
        self.told.hide()
        self.low_sample = Badge(look, "attributionLowSample")
        self.no_variation = Badge(look, "attributionNoVariation")
        self.sample = Badge(look, "attributionSampleData")
        self.intervals = Badge(look, "attributionIntervals")
        self.zip = Selector(look, "attributionZip", self.tr("Houses of"), icon="map", least=230)
        self.order = Selector(look, "attributionOrder", self.tr("Memory of the chain"), least=270)
        self.priors = Selector(look, "attributionPriors", self.tr("Weight of intent"), least=230)
        self.keep = Button(look, "keepRun", self.tr("Keep this run"), icon="save", kind="primary")
        self.sharpen = Button(look, "sharpenRun", self.tr("Sharper intervals"), icon="insights")
        self.cancel = Button(look, "cancelSharpen", self.tr("Cancel"), icon="close")
        self.save_csv = Button(look, "saveRunCsv", self.tr("All numbers (CSV)"), icon="save", kind="quiet")
        self.save_pdf = Button(look, "saveRunPdf", self.tr("Report (PDF)"), icon="save", kind="quiet")
        self.bar = QProgressBar()
        self.bar.setObjectName("sharpenProgress")
        self.bar.setAccessibleName(self.tr("Bootstrap over households"))
        self.bar.setTextVisible(False)
        self._lay_out()
        self._connect()
        self.show_progress()

    def follow(self, told: ToldRunViewModel | None) -> None:
        """From now on it says how new the page is, and which newer run the office has."""
        if told is None:
            return
        self.live.show_live(told.live)
        told.words_changed.connect(lambda: self._say_told(told.words))
        self._say_told(told.words)

    def _say_told(self, words: str) -> None:
        """The words stand beside the heading, so that nothing below moves when there is news."""
        self.told.show_text(words or NO_NEWS)
        self.told.show()

    def show_content(self) -> None:
        """What was computed, and how."""
        found = self._found
        self.summary.setText(found.summary)
        outs = call_outs(found.found.lifts) if found.found else []
        self.called.setText("\n".join(outs))
        self.called.setVisible(bool(outs))
        self._show_badges()
        self._offer()
        self.keep.setVisible(found.leads)
        kept = found.kept_run is not None
        self.kept.setText(found.kept_words)
        self.kept.setVisible(kept)
        self.keep.setEnabled(not kept)
        self.keep.show_text(self.tr("This run is kept") if kept else self.tr("Keep this run"))

    def show_progress(self) -> None:
        """How far the bootstrap is."""
        part = self._found.progress
        held = self.sharpen.hasFocus() or self.cancel.hasFocus()
        self.bar.setVisible(part is not None)
        self.cancel.setVisible(part is not None)
        self.sharpen.setVisible(part is None)
        self.bar.setRange(0, 100)
        self.bar.setValue(round(100 * (part or 0.0)))
        if held:
            (self.sharpen if part is None else self.cancel).setFocus()

    def _show_badges(self) -> None:
        found, shown = self._found, self._found.shown
        self.low_sample.show_badge("attention", self.tr("Low sample: take no share at its word"), "warn")
        self.low_sample.setVisible(shown is not None and shown.low_sample)
        markov = shown.methods.get("markov") if shown else None
        still = markov is not None and markov.spread is not None and not markov.spread.varies.any()
        self.no_variation.show_badge("attention", self.tr("No variation in paths: no interval"), "warn")
        self.no_variation.setVisible(still)
        self.sample.show_badge("sample", self.tr("Sample data"), "info")
        self.sample.setVisible(found.storm is not None and found.storm.is_sample)
        thin = ", ".join(channel_word(name) for name in sorted(shown.thin)) if shown else ""
        self.thin.setText(
            self.tr("Not enough data for an interval of {channels}: fewer than 20 touches.").format(
                channels=thin
            )
        )
        self.thin.setVisible(bool(thin) and shown is not None and bool(shown.methods))
        # A chain that looks further back has no quick intervals: households are drawn anew.
        live = LIVE if found.config.order == 1 else CLUSTERED
        kind = interval_word(live if found.zip_code or found.config.intervals == LIVE else CLUSTERED)
        said = self.tr("90 % intervals: {kind}").format(kind=kind)
        self.intervals.show_badge("insights", said, "soft")

    def _offer(self) -> None:
        found = self._found
        houses = [(WHOLE_STORM, self.tr("The whole storm"))]
        houses += [(code, self.tr("ZIP {code}").format(code=code)) for code in found.zips]
        self.zip.offer(houses, found.zip_code)
        orders = [
            ("1", self.tr("Looks 1 touch back")), ("2", self.tr("Looks 2 touches back")),
            ("3", self.tr("Looks 3 touches back")),
        ]  # fmt: skip
        self.order.offer(orders, str(found.config.order))
        words = {0.0: self.tr("Intent ignored"), 1.0: self.tr("Intent as it is")}
        strengths = [
            (str(part), words.get(part, self.tr("Intent times {part}").format(part=f"{part:g}")))
            for part in PRIORS
        ]
        self.priors.offer(strengths, str(found.config.prior_strength))

    def _connect(self) -> None:
        found = self._found
        self.zip.choices.triggered.connect(lambda action: found.choose_zip(str(action.data())))
        self.order.choices.triggered.connect(lambda action: found.change(order=int(action.data())))
        self.priors.choices.triggered.connect(
            lambda action: found.change(prior_strength=float(action.data()))
        )
        self.keep.clicked.connect(found.record)
        self.sharpen.clicked.connect(found.sharpen)
        self.cancel.clicked.connect(found.give_up)
        self.save_csv.clicked.connect(found.save_csv)
        found.progress_changed.connect(self.show_progress)
        found.saving_changed.connect(self.show_content)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        title = QHBoxLayout()
        title.setSpacing(16)
        title.addWidget(self.heading)
        title.addWidget(self.told, 1)
        words.addLayout(title)
        words.addWidget(self.summary)
        words.addWidget(self.kept)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        badges = (self.live, self.low_sample, self.no_variation, self.sample, self.intervals)
        column.addWidget(FlowRow("attributionBadges", *badges, gap=8))
        column.addWidget(self.called)
        column.addWidget(self.caution)
        column.addWidget(self.thin)
        settings = (self.zip, self.order, self.priors)
        column.addWidget(FlowRow("attributionSettings", *settings, gap=8))
        files = (self.sharpen, self.cancel, self.save_csv, self.save_pdf)
        column.addWidget(FlowRow("attributionFiles", *files, gap=8))
        column.addWidget(self.bar)
