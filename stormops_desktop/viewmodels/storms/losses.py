"""Dates of loss: a house by its address, its ranked days, the evidence of the day that is opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Signal

from stormops_desktop.services.storms.losses import LossFile, loss_csv
from stormops_desktop.services.storms.models import EvidenceLine, HouseFound, LossDay, LossReport
from stormops_desktop.services.storms.ports import StormServices
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.viewmodels.storms.score_card import evidence_columns
from stormops_desktop.viewmodels.storms.words import NOTHING, figure_words, miles_words

translate = QCoreApplication.translate


class LossesViewModel(SeenViewModel):
    """The page Dates of loss.

    Attributes:
        typed: what was searched for. found: houses that fit. report: of the house that is opened.
        days: its days, the likeliest first. day: the one that is opened. evidence: of that day.

    Signals:
        found_changed: other houses fit. report_changed: another house. day_changed: another day.
    """

    MOVERS = ("storm_reports", "properties", "roofs", "hail_thresholds")
    found_changed = Signal()
    report_changed = Signal()
    day_changed = Signal()

    def __init__(self, around: Surroundings, desks: StormServices, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._desks = desks
        self.typed = ""
        self.report: LossReport | None = None
        self.day: LossDay | None = None
        self._house = ""
        self.found = FixedTableModel[HouseFound](_house_columns(), self)
        self.days = FixedTableModel[LossDay](_day_columns(), self)
        self.evidence = FixedTableModel[EvidenceLine](evidence_columns(lambda: self._zone), self)
        self.load = Load.READY  # a search needs nothing to be read first

    def reload(self) -> None:
        if self._house:
            self.open(self._house)

    def search(self, typed: str) -> None:
        """Houses by address, ZIP or id; one alone is opened at once."""
        self.typed = typed.strip()
        self._db(partial(self._desks.scores.houses, self.typed), self._on_found, self._on_failed)

    def open(self, property_id: str) -> None:
        """The dates of a house."""
        self._house = property_id
        self._db(partial(self._desks.losses.report, property_id), self._on_report, self._on_failed)

    def open_day(self, at: int) -> None:
        """The evidence of a day."""
        day = self.days.row(at)
        if day is not None and day != self.day:
            self.day = day
            self.evidence.show(day.evidence)
            self.day_changed.emit()

    def file(self) -> LossFile | None:
        """The list with its evidence; None before a house is opened."""
        return loss_csv(self.report) if self.report else None

    @property
    def searched(self) -> str:
        """What the search came to."""
        if not self.typed:
            return ""
        count = len(self.found.rows)
        if not count:
            return translate("storms", "No house of that address is on this computer.")
        return translate("storms", "Houses that fit: {count}.").format(count=whole(count))

    @property
    def summary(self) -> str:
        """The house, how much was looked through, and what was found."""
        told = self.report
        if told is None:
            return ""
        said = translate(
            "storms", "{address}. Days with evidence: {days}. Reports within reach: {reports}."
        ).format(address=told.address, days=whole(len(told.days)), reports=whole(told.reports))
        return f"{said} " + translate("storms", "Searched: {archive}.").format(archive=say(told.archive))

    @property
    def _zone(self) -> str:
        return self.report.zone if self.report else ""

    def _on_found(self, found: Sequence[HouseFound]) -> None:
        self.found.show(found)
        self.found_changed.emit()
        if len(found) == 1:
            self.open(found[0].property_id)

    def _on_report(self, report: LossReport) -> None:
        same = self.report is not None and self.report.property_id == report.property_id
        opened = self.day.day if same and self.day is not None else None
        self.report, self.day = report, None
        self.days.show(report.days)
        self.evidence.show(())
        self.report_changed.emit()
        self.open_day(next((at for at, one in enumerate(report.days) if one.day == opened), 0))

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(sentence(error))


def day_word(day: LossDay) -> str:
    """The date as it is written here."""
    return QLocale().toString(QDate(day.day.year, day.day.month, day.day.day), "d MMM yyyy")


def _house_columns() -> tuple[Column[HouseFound], ...]:
    return (
        Column(translate("storms", "House"), lambda one: one.address),
        Column(translate("storms", "Town"), lambda one: one.town or NOTHING),
    )


def _day_columns() -> tuple[Column[LossDay], ...]:
    return (
        Column(translate("storms", "Date of loss"), day_word),
        Column(translate("storms", "Score"), lambda one: f"{one.sii:.1f}", numeric=True),
        Column(translate("storms", "Tier"), lambda one: one.tier),
        Column(translate("storms", "Hail"), lambda one: _cause(one.hail), numeric=True),
        Column(translate("storms", "Wind"), lambda one: _cause(one.wind), numeric=True),
        Column(translate("storms", "Reports within 1, 3, 10 mi"), _reach, numeric=True),
    )  # fmt: skip


def _cause(line: EvidenceLine | None) -> str:
    if line is None:
        return NOTHING
    return f"{figure_words(line.hazard, line.figure)}, {miles_words(line)}"


def _reach(day: LossDay) -> str:
    """Reports by ring, and those that only name the county or cover an area."""
    said = " · ".join(map(str, day.within))
    if day.county:
        said += translate("storms", ", county {count}").format(count=day.county)
    return said + (translate("storms", ", areas {count}").format(count=day.areas) if day.areas else "")
