"""The play score of a storm from the replica: now, in the past, and the rows behind each count."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stormops_desktop.domain.experiments.intervals import Interval, Rate, newcombe
from stormops_desktop.domain.quality.checks import CheckResult, CheckState, failed_of_run
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.scoring.counts import NAMES, PlayCounts, counts_from
from stormops_desktop.domain.scoring.drivers import RULES_VERSION, Driver, as_table, drivers
from stormops_desktop.domain.scoring.play_score import play_score
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.quality.desk import QualityDesk, as_entry, from_entry
from stormops_desktop.services.scoring.current import current_storm
from stormops_desktop.services.scoring.models import HistoryPoint, ScoreRow, ScoreView
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.quality.storms import StormSpan
from stormops_desktop.storage.scoring import reading
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

OFFICE_ONLY = "Scores are read and written down at the office; this account is a crew's."
DAY_MS = 86_400_000
STANDS = "{storm} stands at {score}/100 (of {measurable} measurable)"
_CHECK_COUNTS = ("checks_failed", "checks_run")


class ScoreDesk:
    """`scoring.ports.PlayScores` on the replica.

    Args:
        told: a storm's counts as told live where that is newer than the replica, None elsewhere.
    """

    def __init__(
        self, work: Workplace, quality: QualityDesk,
        told: Callable[[str], Mapping[str, int] | None] = lambda _storm_id: None,
    ) -> None:  # fmt: skip
        self._work, self._quality, self._told = work, quality, told

    def calculate_storm_play_score(self, storm_id: str, as_of: int | None = None) -> ScoreView:
        """The score of what is known here, or was known at a moment.

        The past is computed from dated rows: decisions, scores, outcomes, steps of jobs, words of owners. The
        checks of a past moment are those written down last before it; a house's do-not-knock flag has no date
        and counts as it is.

        Raises:
            NotFound: the storm is not here. NotAllowed: a crew's replica holds no decisions. StoreTrouble.
        """
        storm = self._opened(storm_id)
        now = self._work.office_ms()
        checks = self._checks(storm_id, as_of)
        failed, run = failed_of_run(checks)
        told = self._told(storm_id) if as_of is None else None
        if told is not None:
            counts = PlayCounts(**told, checks_failed=failed, checks_run=run)
        else:
            with self._work.reading() as connection:
                counts = _counts(connection, storm_id, as_of, failed, run)
        return ScoreView(
            storm_id, storm.name, now if as_of is None else as_of, as_of is not None, counts,
            play_score(counts), _interval(counts), _ran_at(checks), RULES_VERSION,
        )  # fmt: skip

    def get_score_breakdown(self, storm_id: str, as_of: int | None = None) -> dict[str, float]:
        """Each component times 100, with one decimal.

        Raises:
            NotFound, NotAllowed, StoreTrouble: as `calculate_storm_play_score`.
        """
        return self.calculate_storm_play_score(storm_id, as_of).breakdown

    def rows(
        self, storm_id: str, count: str, offset: int, limit: int, as_of: int | None = None
    ) -> Sequence[ScoreRow]:
        """A page of the houses, jobs or checks that a count is made of, by id.

        Raises:
            NotFound: the storm is not here, or there is no such count. NotAllowed, StoreTrouble.
        """
        if count not in NAMES:
            raise NotFound(
                "There is no count {count!r}. There are {known}.", count=count, known=", ".join(NAMES)
            )
        self._opened(storm_id)
        if count in _CHECK_COUNTS:
            wanted = (
                {CheckState.FAILED} if count == "checks_failed" else {CheckState.FAILED, CheckState.PASSED}
            )
            found = [one for one in self._checks(storm_id, as_of) if one.state in wanted]
            return tuple(_check_row(one) for one in found[offset : offset + limit])
        with self._work.reading() as connection:
            page = reading.rows_behind(connection, storm_id, count, offset, limit, as_of)
        return tuple(_row(row) for row in page)

    def drivers(self, storm_id: str, since: int, until: int | None = None) -> Sequence[Driver]:
        """Components that moved between two moments (UTC milliseconds; None is now), the largest first.

        Raises:
            NotFound, NotAllowed, StoreTrouble: as `calculate_storm_play_score`.
        """
        before = self.calculate_storm_play_score(storm_id, since).counts
        return drivers(before, self.calculate_storm_play_score(storm_id, until).counts)

    def history(self, storm_id: str, limit: int = 100) -> Sequence[HistoryPoint]:
        """What was written down of the score, oldest first, each with what moved since the one before.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        self._opened(storm_id)
        with self._work.reading() as connection:
            entries = reading.history(connection, storm_id, self._work.office_ms(), limit)
        points: list[HistoryPoint] = []
        for entry in reversed(entries):
            counts = counts_from(json.loads(entry.counts))
            why = drivers(points[-1].counts, counts) if points else ()
            points.append(
                HistoryPoint(entry.entry_id, entry.as_of, entry.score, entry.measurable, counts, why)
            )
        return tuple(points)

    def take_stock(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        """Runs the checks and adds an entry to the history; none when nothing moved within a day.

        Raises:
            NotFound, NotAllowed, StoreTrouble.
        """
        self._opened(storm_id)
        checks = as_entry(self._quality.run(storm_id))
        view = self.calculate_storm_play_score(storm_id)
        counts = as_table(view.counts)
        with self._work.reading() as connection:
            last = reading.history(connection, storm_id, view.as_of, 1)
        if last and view.as_of - last[0].as_of < DAY_MS:
            same = (json.loads(last[0].counts), json.loads(last[0].checks)) == (counts, checks)
            if same:
                return ChangeSet(_standing(view), origin=origin)
        fields = {
            "storm_id": storm_id, "as_of": view.as_of, "counts": json.dumps(counts),
            "checks": json.dumps(checks), "score": view.score.score, "raw": view.score.raw,
            "measurable": view.score.measurable, "rules_version": RULES_VERSION,
            "actor_id": self._work.member.account_id,
        }  # fmt: skip
        key = uuid7(view.as_of, self._work.randomness(10))
        _, touched = self._work.capture([Draft(Kind.ADD, "score_history", key, fields)])
        return ChangeSet(_standing(view), touched, origin)

    def _opened(self, storm_id: str) -> StormSpan:
        """The storm, with its houses brought up to date."""
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        return current_storm(self._work, storm_id)

    def _checks(self, storm_id: str, as_of: int | None) -> Sequence[CheckResult]:
        """What ran here last; where nothing ran here, and of a past moment, what was written down last."""
        if as_of is None:
            here = self._quality.results(storm_id)
            if any(one.ran_at is not None for one in here):
                return here
        upto = self._work.office_ms() if as_of is None else as_of
        with self._work.reading() as connection:
            last = reading.history(connection, storm_id, upto, 1)
        return from_entry(json.loads(last[0].checks), last[0].as_of) if last else ()


def _standing(view: ScoreView) -> Said:
    return Said(
        STANDS, storm=view.storm_name, score=view.score.shown, measurable=round(view.score.measurable)
    )


def _counts(connection: Any, storm_id: str, as_of: int | None, failed: int, run: int) -> PlayCounts:
    houses = reading.house_counts(connection, storm_id, as_of)
    jobs = reading.job_counts(connection, storm_id, as_of)
    return PlayCounts(**houses, **jobs, checks_failed=failed, checks_run=run)


def _interval(counts: PlayCounts) -> Interval | None:
    if not counts.treat_n or not counts.control_n:
        return None
    return newcombe(
        Rate(counts.treat_conversions, counts.treat_n), Rate(counts.control_conversions, counts.control_n)
    )


def _ran_at(checks: Sequence[CheckResult]) -> int | None:
    return min((one.ran_at for one in checks if one.ran_at is not None), default=None)


def _row(row: Any) -> ScoreRow:
    return ScoreRow(
        row.job_id or row.property_id, row.property_id, row.job_id, row.address or "", row.city or "",
        row.zip_code or "", row.uplift, row.decision, row.reason, row.state,
    )  # fmt: skip


def _check_row(one: CheckResult) -> ScoreRow:
    return ScoreRow(one.check.code, None, None, one.check.title, "", "", None, None, None, one.state.value)
