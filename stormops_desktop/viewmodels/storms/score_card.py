"""Why a house has its score: the number, its two halves, the roof, and every report that speaks for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.storms.models import EvidenceLine, ScoreCard
from stormops_desktop.services.storms.ports import ScoreCards
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.viewmodels.storms.words import (
    NOTHING,
    figure_words,
    hazard_word,
    inches_words,
    material_word,
    measured_word,
    miles_words,
    source_word,
    what_words,
)
from stormops_desktop.viewmodels.table_file import TableFile, table_file

translate = QCoreApplication.translate


class ScoreCardViewModel(SeenViewModel):
    """The page behind a score.

    Attributes:
        card: None before it is read. considered: every report that speaks for the house.

    Signals:
        content_changed: another card.
    """

    MOVERS = ("property_impacts", "storm_reports", "hail_thresholds", "roofs", "storms")
    content_changed = Signal()

    def __init__(self, around: Surroundings, scores: ScoreCards, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._scores = scores
        self.card: ScoreCard | None = None
        self._ask: partial[ScoreCard] | None = None
        self.considered = FixedTableModel[EvidenceLine](evidence_columns(lambda: self.zone), self)

    @property
    def zone(self) -> str:
        return self.card.zone if self.card else ""

    def open(self, storm_id: str, property_id: str) -> None:
        """The score of a house under a storm."""
        self._show(partial(self._scores.card, storm_id, property_id))

    def open_job(self, job_id: str) -> None:
        """The score of a job's house."""
        self._show(partial(self._scores.of_job, job_id))

    def reload(self) -> None:
        if self._ask is not None:
            self._read(self._ask, self._on_card)

    def file(self) -> TableFile:
        """The reports behind the score."""
        address = self.card.address if self.card else ""
        as_of = translate("storms", "As of {when}").format(when=day_and_time(self._around.now(), self.zone))
        title = translate("storms", "Evidence for {address}").format(address=address)
        return table_file("score-evidence", title, (as_of, self.headline, self.versions), self.considered)

    @property
    def headline(self) -> str:
        """The number as it is shown everywhere."""
        card = self.card
        if card is None:
            return ""
        if card.sii is None:
            return translate("storms", "No score: no report speaks for this house.")
        return translate("storms", "Storm impact {sii} of 100, tier {tier}").format(
            sii=f"{card.sii:.1f}", tier=card.tier or NOTHING
        )

    @property
    def versions(self) -> str:
        """By which rules, when."""
        card = self.card
        if card is None:
            return ""
        when = NOTHING if card.scored_at is None else day_and_time(card.scored_at, card.zone)
        return translate("storms", "Rules and thresholds {version}, scored {when}.").format(
            version=card.version, when=when
        )

    @property
    def roof(self) -> str:
        """The roof's threshold and where it comes from."""
        card = self.card
        if card is None:
            return ""
        said = translate("storms", "Roof: {material}, {age}. Hail hurts it from {threshold} in on").format(
            material=material_word(card.material), age=_age(card.roof_age_years),
            threshold=f"{card.threshold_in:.2f}",
        )  # fmt: skip
        if abs(card.threshold_in - card.base_in) > 1e-9:
            said += " " + translate("storms", "({base} in when new)").format(base=inches_words(card.base_in))
        said += "."
        if card.material_assumed:
            said += " " + translate("storms", "Nobody knows the material: laminated asphalt is assumed.")
        return said

    @property
    def sum(self) -> str:
        """How the halves make the number."""
        card = self.card
        if card is None or card.sii is None:
            return ""
        if not card.explained:
            return translate(
                "storms",
                "The figures that this score was made of did not come with it. Score it anew to see them.",
            )
        hail = card.hail.share / 100 if card.hail else 0.0
        wind = card.wind.share / 100 if card.wind else 0.0
        return translate("storms", "100 x (1 - (1 - {hail}) x (1 - {wind})) = {sii}").format(
            hail=f"{hail:.3f}", wind=f"{wind:.3f}", sii=f"{card.sii:.1f}"
        )

    @property
    def warning(self) -> str:
        """Whether scoring today would give another number, or why nobody here can say; "" for neither."""
        card = self.card
        if card is None:
            return ""
        if not card.checked:
            return translate(
                "storms",
                "The reports are not on this computer: these are the figures that the office scored with.",
            )
        if not card.differs:
            return ""
        anew = NOTHING if card.anew is None else f"{card.anew:.1f}"
        return translate(
            "storms",
            "Evidence or thresholds have changed since: scored anew it would be {sii}. Score anew on the "
            "page Thresholds.",
        ).format(sii=anew)

    def half(self, line: EvidenceLine | None, hazard: str) -> str:
        """One half in words: the figure, what it does to this roof, how far it is believed."""
        card = self.card
        if card is None:
            return ""
        if line is None:
            return translate("storms", "{hazard}: no report speaks for this house; it adds nothing.").format(
                hazard=hazard_word(hazard)
            )
        ratio = (
            translate("storms", "{ratio} of the threshold, damage term {term}").format(
                ratio=f"{line.figure / card.threshold_in:.2f}", term=f"{line.term:.3f}"
            )
            if hazard == "hail"
            else translate("storms", "damage term {term}").format(term=f"{line.term:.3f}")
        )
        said = translate(
            "storms", "{hazard} {figure}, {where}: {ratio} x confidence {confidence} = {share}"
        ).format(
            hazard=hazard_word(hazard), figure=figure_words(hazard, line.figure), where=miles_words(line),
            ratio=ratio, confidence=f"{line.confidence:g}", share=f"{line.share / 100:.3f}",
        )  # fmt: skip
        if not line.known or line.time_at is None:
            return f"{said}."
        who = [source_word(line.source), measured_word(line.measured), line.place]
        told = ", ".join(part for part in (*who, day_and_time(line.time_at, card.zone)) if part)
        comment = f" “{line.comments}”" if line.comments else ""
        return f"{said}. {told}.{comment}"

    def _show(self, ask: partial[ScoreCard]) -> None:
        self._ask, self.card = ask, None
        self._set_load(Load.BUSY)
        self._grow_old()

    def _on_card(self, card: ScoreCard) -> Load:
        self.card = card
        self.considered.show(card.considered)
        self.content_changed.emit()
        return Load.READY


def evidence_columns(zone: Callable[[], str]) -> tuple[Column[EvidenceLine], ...]:
    """Reports as they count for a house; `zone` says which zone times are said in."""
    return (
        Column(translate("storms", "Place"), lambda one: one.place or NOTHING),
        Column(translate("storms", "What"), lambda one: what_words(one.hazard, one.figure)),
        Column(
            translate("storms", "How far, believed"),
            lambda one: f"{miles_words(one)}, {100 * one.confidence:.0f} %",
            numeric=True,
        ),
        Column(translate("storms", "Alone"), lambda one: f"{one.share:.1f}", numeric=True),
        Column(translate("storms", "Source"), lambda one: source_word(one.source)),
        Column(
            translate("storms", "When"),
            lambda one: NOTHING if one.time_at is None else day_and_time(one.time_at, zone()),
        ),
    )


def _age(years: float | None) -> str:
    if years is None:
        return translate("storms", "age not known")
    return translate("storms", "{years} years old").format(years=f"{years:.0f}")
