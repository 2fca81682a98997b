"""The score from a real replica: every count is its rows, the past stays as it was."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from stormops_desktop.domain.scoring.counts import NAMES
from stormops_desktop.domain.scoring.play_score import Part
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.quality.desk import QualityDesk
from stormops_desktop.services.scoring.desk import ScoreDesk
from stormops_desktop.storage.scoring import refreshing
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key

HOUR = 3_600_000


def lines() -> list[p.Line]:
    """Ten houses: 1-4 treated and high, 5 treated and low, 6 high and undecided, 7 refused, 8-10 held out."""
    rows: list[p.Line] = []
    for n in range(1, 11):
        rows += [*p.house_lines(n, do_not_knock=n == 7), p.uplift_line(n, 0.15 if n == 5 else 0.3)]
    rows += [p.decision_line(n, "treat") for n in range(1, 6)]
    rows += [p.decision_line(n, "hold", "universal_control", codes=["high_uplift"]) for n in (8, 9)]
    rows += [p.decision_line(10, "hold", "universal_control", codes=["low_uplift"])]
    rows += [
        p.job_line(1, "completed", completed_at=p.BEGIN + HOUR),
        p.job_line(2),
        p.job_line(3, "cancelled"),
    ]
    rows += [p.outcome_line(1, True, at=p.BEGIN + HOUR), p.outcome_line(8, True, at=p.BEGIN + HOUR)]
    return rows


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    made = p.PlayBench(tmp_path, lines())
    yield made
    made.close()


def desk(bench: p.PlayBench) -> ScoreDesk:
    return ScoreDesk(bench.work, QualityDesk(bench.work, bench.shelf))


def assert_counts_are_rows(bench: p.PlayBench, as_of: int | None = None) -> None:
    scores = desk(bench)
    counts = scores.calculate_storm_play_score(p.STORM, as_of).counts
    for name in NAMES:
        rows = [row.row_id for row in scores.rows(p.STORM, name, 0, 1_000, as_of)]
        assert len(rows) == getattr(counts, name), name
        assert len(set(rows)) == len(rows)
        assert [*rows] == [scores.rows(p.STORM, name, at, 1, as_of)[0].row_id for at in range(len(rows))], (
            f"pages of {name}"
        )


def test_the_counts_are_those_of_the_brief(bench: p.PlayBench) -> None:
    counts = desk(bench).calculate_storm_play_score(p.STORM).counts
    assert (counts.treat_high, counts.high_uplift, counts.treated) == (4, 5, 5)
    assert (counts.jobs_completed, counts.jobs_total) == (1, 2)
    assert (counts.treat_n, counts.treat_conversions) == (5, 1)
    assert (counts.control_n, counts.control_conversions) == (2, 1)


def test_every_count_is_the_number_of_its_rows(bench: p.PlayBench) -> None:
    desk(bench).take_stock(p.STORM)
    assert_counts_are_rows(bench)
    assert_counts_are_rows(bench, bench.now)


def test_now_and_as_of_now_are_the_same(bench: p.PlayBench) -> None:
    desk(bench).take_stock(p.STORM)
    now, then = (desk(bench).calculate_storm_play_score(p.STORM, at) for at in (None, bench.now))
    assert now.counts == then.counts
    assert now.score == then.score


def test_finishing_a_job_raises_completion_and_the_past_stays(bench: p.PlayBench) -> None:
    desk(bench).take_stock(p.STORM)
    before = desk(bench).calculate_storm_play_score(p.STORM)
    bench.now += HOUR
    JobActions(bench.work, bench.shelf).complete(key("job2"), "contingency_signed")
    after = desk(bench).calculate_storm_play_score(p.STORM)
    assert after.counts.jobs_completed == 2
    assert after.counts.treat_conversions == 2
    assert desk(bench).calculate_storm_play_score(p.STORM, before.as_of).counts == before.counts
    (first, *rest) = desk(bench).drivers(p.STORM, before.as_of)
    assert {first.part, *(driver.part for driver in rest)} == {Part.COMPLETION, Part.LIFT}
    assert sum(d.points for d in (first, *rest)) == pytest.approx(after.score.raw - before.score.raw)
    assert_counts_are_rows(bench, before.as_of)
    assert_counts_are_rows(bench)


def test_what_must_change_nothing_changes_nothing(bench: p.PlayBench) -> None:
    before = desk(bench).calculate_storm_play_score(p.STORM).counts
    bench.add(
        p.job_line(4, "cancelled"),
        *p.house_lines(20, do_not_knock=True), p.uplift_line(20, 0.9),
        *p.house_lines(21), p.uplift_line(21, 0.9), p.preference_line(21, "opt_out"),
    )  # fmt: skip
    assert desk(bench).calculate_storm_play_score(p.STORM).counts == before


def test_another_storm_changes_nothing(bench: p.PlayBench) -> None:
    before = desk(bench).calculate_storm_play_score(p.STORM).counts
    bench.add(p.storm_line("other"), p.uplift_line(6, 0.9, storm=key("other")))
    assert desk(bench).calculate_storm_play_score(p.STORM).counts == before
    other = desk(bench).calculate_storm_play_score(key("other"))
    assert other.counts.high_uplift == 1
    assert other.score.score == 0


def test_a_duplicates_jobs_do_not_count(bench: p.PlayBench) -> None:
    bench.add(p.preference_line(2, "duplicate"))
    assert desk(bench).calculate_storm_play_score(p.STORM).counts.jobs_total == 1
    assert_counts_are_rows(bench)


def test_a_conversion_counts_only_inside_its_window(bench: p.PlayBench) -> None:
    bench.add(p.outcome_line(2, True, at=p.BEGIN + 90 * 24 * HOUR))
    bench.now += 91 * 24 * HOUR
    assert desk(bench).calculate_storm_play_score(p.STORM).counts.treat_conversions == 1


def test_the_live_models_score_is_the_one_that_counts(bench: p.PlayBench) -> None:
    bench.add(p.uplift_line(6, 0.05, version="dr-1"), p.uplift_line(6, 0.9, version="dr-2", at=p.BEGIN + 1))
    assert desk(bench).calculate_storm_play_score(p.STORM).counts.high_uplift == 5
    bench.add(
        (
            "models",
            key("model"),
            {
                "storm_id": p.STORM,
                "kind": "uplift",
                "action": "any",
                "version": "dr-1",
                "status": "live",
                "cohort": "{}",
                "metrics": "{}",
                "artefact": "{}",
                "trained_at": p.NOW,
                "author_id": key("me"),
            },
        )
    )
    assert desk(bench).calculate_storm_play_score(p.STORM).counts.high_uplift == 4


def test_history_says_why_it_moved_and_repeats_nothing(bench: p.PlayBench) -> None:
    scores = desk(bench)
    assert scores.take_stock(p.STORM).touched
    bench.now += HOUR
    scores.take_stock(p.STORM)
    bench.add(p.decision_line(6, "treat", at=bench.now))
    scores.take_stock(p.STORM)
    first, second = scores.history(p.STORM)
    assert first.drivers == ()
    assert [(move.name, move.before, move.after) for move in second.drivers[0].moves] == [
        ("treat_high", 4, 5)
    ]
    assert scores.calculate_storm_play_score(p.STORM, first.as_of).counts == first.counts


def test_kept_houses_equal_a_fresh_reading_after_any_changes(bench: p.PlayBench) -> None:
    """What triggers and refresh keep is what the statement says over everything."""
    random_ = random.Random(5)
    desk(bench).calculate_storm_play_score(p.STORM)
    for step in range(60):
        bench.now += 60_000
        n = random_.randint(1, 14)
        uplift, decision = random_.choice((0.1, 0.15, 0.2)), random_.choice(("treat", "hold"))
        status, said = random_.choice(("pending", "completed")), random_.random() < 0.5
        change = random_.choice((
            p.uplift_line(n, uplift, version=f"v{step}", at=bench.now),
            p.decision_line(n, decision, at=bench.now),
            p.job_line(n, status, name=str(step)),
            p.preference_line(n, "opt_out", allowed=said, at=bench.now),
        ))  # fmt: skip
        bench.add(change)
        if step % 10 == 9:
            kept = desk(bench).calculate_storm_play_score(p.STORM).counts
            assert kept == desk(bench).calculate_storm_play_score(p.STORM, bench.now).counts
            assert (
                sum(bench.column("SELECT n FROM play_count"))
                == bench.column("SELECT count(*) FROM play_house")[0]
            )


def test_a_storm_is_built_in_several_transactions(
    bench: p.PlayBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = partial(refreshing.refresh, houses=3)
    monkeypatch.setattr(refreshing, "refresh", at_once)
    built = desk(bench).calculate_storm_play_score(p.STORM).counts
    assert built == desk(bench).calculate_storm_play_score(p.STORM, bench.now).counts
    assert bench.column("SELECT count(*) FROM play_stale") == [0]
    assert (built.high_uplift, built.jobs_total) == (5, 2)


def test_errors_are_sentences(bench: p.PlayBench, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="not on this computer"):
        desk(bench).calculate_storm_play_score(key("nowhere"))
    with pytest.raises(NotFound, match="no count 'jobs'"):
        desk(bench).rows(p.STORM, "jobs", 0, 10)
    (tmp_path / "crew").mkdir()
    crew = p.PlayBench(tmp_path / "crew", role="crew")
    with pytest.raises(NotAllowed, match="crew"):
        desk(crew).calculate_storm_play_score(p.STORM)
    crew.close()


def test_a_laptop_where_no_check_ran_takes_those_that_were_written_down_last(bench: p.PlayBench) -> None:
    assert desk(bench).calculate_storm_play_score(p.STORM).counts.checks_run == 0
    checks = '{"DQ01": [10, 0, 0], "DQ02": [10, 3, 0]}'
    bench.add(("score_history", key("entry"), {
        "storm_id": p.STORM, "as_of": bench.now - HOUR, "counts": "{}", "checks": checks, "score": 1.0,
        "raw": 1.0, "measurable": 1.0, "rules_version": "1", "actor_id": key("me"),
    }))  # fmt: skip
    view = desk(bench).calculate_storm_play_score(p.STORM)
    assert (view.counts.checks_failed, view.counts.checks_run) == (1, 2)
    assert view.checks_ran_at == bench.now - HOUR
    assert len(desk(bench).rows(p.STORM, "checks_run", 0, 9)) == 2
    QualityDesk(bench.work, bench.shelf).run(p.STORM)
    assert desk(bench).calculate_storm_play_score(p.STORM).checks_ran_at == bench.now
