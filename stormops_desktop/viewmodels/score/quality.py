"""Data quality: the checks of a storm, the rows that fail, and muting a check for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.quality.checks import CheckResult, CheckState, failed_of_run
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.quality.models import FailingRow, TrendPoint
from stormops_desktop.services.quality.ports import Quality
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import DAY_MS, day_and_time
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.score.words import (
    check_title,
    result_word,
    severity_word,
    share_words,
    state_word,
)
from sync.contracts.schema import ADMIN, MANAGER

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Failing:
    """The query of a check's failing rows."""

    quality: Quality
    storm_id: str
    code: str
    failing: int

    def count(self) -> int:
        return self.failing

    def page(self, offset: int, limit: int) -> Sequence[FailingRow]:
        return self.quality.failing(self.storm_id, self.code, offset, limit)


class QualityViewModel(AboutStorm, ViewModel):
    """The page Data quality.

    Attributes:
        results: all checks, in order. code: the one that is opened. trend: its past, oldest first.
        working: the checks are being run. leads: this person may mute.

    Signals:
        content_changed: results or `working` are different.
        opened_changed: another check is open, or its trend came.
        told: something went well; carries the sentence.
    """

    content_changed = Signal()
    opened_changed = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, quality: Quality, role: str, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._quality = quality
        self.leads = role in (MANAGER, ADMIN)
        self.storm: StormChoice | None = None
        self.results: Sequence[CheckResult] = ()
        self.code, self.working = "DQ01", False
        self.trend: Sequence[TrendPoint] = ()
        self.table = FixedTableModel[CheckResult](_check_columns(), self)
        self.failing = PagedTableModel[FailingRow](self._failing_columns(), around.runner, self)
        self.failing.broke.connect(self._on_broke)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.results, self.trend = storm, (), ()
        self.reload()

    def reload(self) -> None:
        if self.storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._quality.results, self.storm.storm_id), self._on_results)

    def run(self) -> None:
        """Looks at every row of the storm anew."""
        if self.storm is None or self.working:
            return
        self._set_working(working=True)
        self._db(partial(self._quality.run, self.storm.storm_id), self._on_run, self._on_run_failed)

    def open_check(self, code: str) -> None:
        self.code = code
        self._show_check()

    def mute(self, days: int, reason: str) -> None:
        """The open check counts neither way for so many days."""
        if self.storm is not None:
            until = self._around.now() + days * DAY_MS
            self._save(
                partial(
                    self._quality.mute, self.code, until, reason, storm_id=self.storm.storm_id, origin=self
                )
            )

    def unmute(self) -> None:
        if self.storm is not None:
            self._save(partial(self._quality.unmute, self.storm.storm_id, self.code, origin=self))

    @property
    def opened(self) -> CheckResult | None:
        return next((one for one in self.results if one.check.code == self.code), None)

    @property
    def summary(self) -> str:
        """How many failed of how many ran, and when."""
        failed, ran = failed_of_run(self.results)
        at = min((one.ran_at for one in self.results if one.ran_at is not None), default=None)
        if at is None:
            return self._not_here()
        muted = sum(one.state is CheckState.MUTED for one in self.results)
        return translate("quality", "{failed} failed of {ran} that ran, {muted} muted. As of {when}.").format(
            failed=failed, ran=ran, muted=muted, when=day_and_time(at, self.zone)
        )

    def trend_figure(self) -> Figure:
        """The share of failing rows of the open check at each entry of the score's history."""
        opened = self.opened
        shares = tuple(
            Mark(point.failing / point.checked if point.checked else None, note=state_word(point.state))
            for point in self.trend
        )
        return Figure(
            "checkTrend", Kind.LINE, translate("quality", "Failing rows over time"),
            tuple(day_and_time(point.as_of, self.zone) for point in self.trend),
            (Series(translate("quality", "Share of rows"), shares, "danger"),),
            unit=Unit.PART, place_title=translate("quality", "When"),
            origin=Origin(
                self.summary,
                translate("quality", "Storm: {name}").format(name=self.storm.name if self.storm else ""),
                f"{self.code} {check_title(opened)}" if opened else "",
            ),
        )  # fmt: skip

    def dispose(self) -> None:
        self.failing.cancel()
        super().dispose()

    def _not_here(self) -> str:
        """Whose checks the score goes by while this machine has run none: its history is everybody's."""
        if not self.trend:
            return translate("quality", "The checks have not run on this machine yet.")
        return translate(
            "quality",
            "The checks have not run on this machine yet. The score goes by those of {when}; "
            "run them here to see which rows fail.",
        ).format(when=day_and_time(self.trend[-1].as_of, self.zone))

    def _show_check(self) -> None:
        opened, storm = self.opened, self.storm
        if opened is None or storm is None:
            return
        self.failing.show(_Failing(self._quality, storm.storm_id, self.code, opened.failing))
        self._db(partial(self._quality.trend, storm.storm_id, self.code), self._on_trend, self._on_broke)
        self.opened_changed.emit()

    def _on_trend(self, trend: Sequence[TrendPoint]) -> None:
        self.trend = trend
        self.opened_changed.emit()
        self.content_changed.emit()

    def _on_results(self, results: Sequence[CheckResult]) -> Load:
        self.results = results
        self.table.show(results)
        self.content_changed.emit()
        self._show_check()
        return Load.READY

    def _on_run(self, results: Sequence[CheckResult]) -> None:
        self._set_working(working=False)
        self._on_results(results)
        failed, ran = failed_of_run(results)
        self.told.emit(
            translate("quality", "{ran} checks ran, {failed} failed.").format(ran=ran, failed=failed)
        )

    def _on_run_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, "quality_mutes", "score_history"):
            self.reload()

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.content_changed.emit()

    def _failing_columns(self) -> tuple[Column[FailingRow], ...]:
        return (
            Column(translate("quality", "Row"), lambda row: row.address or row.row_id),
            Column(translate("quality", "What is wrong"), lambda row: row.detail),
            Column(translate("quality", "Since"), lambda row: day_and_time(row.since, self.zone)),
        )


def _check_columns() -> tuple[Column[CheckResult], ...]:
    return (
        Column(translate("quality", "Check"), lambda one: f"{one.check.code} {check_title(one)}"),
        Column(translate("quality", "State"), result_word),
        Column(translate("quality", "Severity"), lambda one: severity_word(one.check.severity)),
        Column(translate("quality", "Rows"), share_words, numeric=True),
    )
