"""Score and checks for the screens' tests: canned facts that a test may change."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stormops_desktop.domain.experiments.intervals import Rate, newcombe
from stormops_desktop.domain.quality.checks import CHECKS, CheckResult
from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.drivers import RULES_VERSION, Driver, drivers
from stormops_desktop.domain.scoring.play_score import play_score
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.quality.models import FailingRow, TrendPoint
from stormops_desktop.services.scoring.models import HistoryPoint, ScoreRow, ScoreView
from sync.contracts.replica import Touched

NOW = 1_553_522_700_000  # 25 March 2019, 14:05 UTC
DAY = 86_400_000
WORKED = PlayCounts(40, 50, 30, 40, 100, 12, 100, 8, 3, 22, treated=40)
FRESH = PlayCounts()


@dataclass
class FakeScores:
    """`PlayScores` over one set of counts; `past` holds what was written down, oldest first."""

    counts: PlayCounts = WORKED
    past: list[tuple[int, PlayCounts]] = field(default_factory=list)
    problem: Exception | None = None
    calls: list[str] = field(default_factory=list)

    def calculate_storm_play_score(self, storm_id: str, as_of: int | None = None) -> ScoreView:
        if self.problem is not None:
            raise self.problem
        counts = self.counts if as_of is None else dict(self.past)[as_of]
        treated = Rate(counts.treat_conversions, counts.treat_n)
        control = Rate(counts.control_conversions, counts.control_n)
        interval = newcombe(treated, control) if treated.n and control.n else None
        ran = NOW - DAY if counts.checks_run else None
        return ScoreView(
            storm_id, "North Texas hail", as_of or NOW, as_of is not None, counts, play_score(counts),
            interval, ran, RULES_VERSION,
        )  # fmt: skip

    def get_score_breakdown(self, storm_id: str, as_of: int | None = None) -> dict[str, float]:
        return self.calculate_storm_play_score(storm_id, as_of).breakdown

    def rows(
        self, storm_id: str, count: str, offset: int, limit: int, as_of: int | None = None
    ) -> Sequence[ScoreRow]:
        self.calls.append(f"rows {count} {offset}")
        whole = getattr(self.calculate_storm_play_score(storm_id, as_of).counts, count)
        job, check = count.startswith("jobs"), count.startswith("checks")
        return tuple(
            ScoreRow(
                f"row-{at}", None if check else f"house-{at}", f"job-{at:06d}" if job else None,
                "Address present" if check else f"{1200 + 8 * at} Coit Rd", "" if check else "Plano", "75024",
                None if check else 0.21, None if check else "treat", None if check else "high_uplift",
                "completed" if job else "failed" if check else "pending",
            )
            for at in range(offset, min(whole, offset + limit))
        )  # fmt: skip

    def drivers(self, storm_id: str, since: int, until: int | None = None) -> Sequence[Driver]:
        return drivers(dict(self.past)[since], self.counts)

    def history(self, storm_id: str, limit: int = 100) -> Sequence[HistoryPoint]:
        found: list[HistoryPoint] = []
        for at, counts in self.past:
            score = play_score(counts)
            why = drivers(found[-1].counts, counts) if found else ()
            found.append(HistoryPoint(f"entry-{at}", at, score.score, score.measurable, counts, why))
        return tuple(found[-limit:])

    def take_stock(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        self.calls.append("take stock")
        self.past.append((NOW, self.counts))
        headline = self.calculate_storm_play_score(storm_id).headline
        touched = Touched({"score_history": {"entry"}})
        return ChangeSet(f"North Texas hail stands at {headline}", touched, origin)


@dataclass
class FakeQuality:
    """`Quality`: DQ02 fails, DQ05 passes, the rest has nothing to look at."""

    muted: dict[str, int] = field(default_factory=dict)
    ran: bool = True
    calls: list[str] = field(default_factory=list)

    def run(self, storm_id: str) -> Sequence[CheckResult]:
        self.calls.append("run")
        self.ran = True
        return self.results(storm_id)

    def results(self, storm_id: str) -> Sequence[CheckResult]:
        found = {"DQ02": (2000, 12), "DQ05": (740, 0), "DQ01": (2000, 4)}
        made = []
        for check in CHECKS:
            checked, failing = found.get(check.code, (0, 0)) if self.ran else (0, 0)
            result = CheckResult(check, checked, failing, NOW - DAY if self.ran else None)
            made.append(replace(result, muted_until=self.muted.get(check.code)))
        return tuple(made)

    def failing(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[FailingRow]:
        whole = next(one.failing for one in self.results(storm_id) if one.check.code == code)
        return tuple(
            FailingRow(f"house-{at}", "properties", f"house-{at}", f"{1200 + 8 * at} Coit Rd", "Plano",
                       "75024", "No street", NOW - DAY)
            for at in range(offset, min(whole, offset + limit))
        )  # fmt: skip

    def mute(
        self, code: str, until: int, reason: str, *, storm_id: str | None = None, origin: object = None
    ) -> ChangeSet:
        if not reason.strip():
            raise NotAllowed("Say why the check is muted; others will ask.")
        self.calls.append(f"mute {code} {(until - NOW) // DAY} {reason}")
        self.muted[code] = until
        return ChangeSet(f"Muted {code}", Touched({"quality_mutes": {"mute"}}), origin)

    def unmute(self, storm_id: str, code: str, *, origin: object = None) -> ChangeSet:
        del self.muted[code]
        return ChangeSet(f"{code} counts again", Touched({"quality_mutes": {"mute"}}), origin)

    def trend(self, storm_id: str, code: str) -> Sequence[TrendPoint]:
        results = {one.check.code: one for one in self.results(storm_id)}
        one = results[code]
        return tuple(
            TrendPoint(NOW - day * DAY, one.checked, one.failing, one.state) for day in (3, 2, 1)
        ) if one.checked else ()  # fmt: skip

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        raise NotAllowed("Too late.")
