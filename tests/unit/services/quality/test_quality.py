"""Each of the 25 checks finds its bad row and leaves the good ones, and no row is altered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.domain.quality.checks import CHECKS, CheckState, failed_of_run
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.quality.desk import QualityDesk
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key

HOUR = 3_600_000
GOOD = [
    *p.house_lines(1), *p.house_lines(2), p.uplift_line(1, 0.3), p.decision_line(1, "treat"),
    p.job_line(1, "completed", completed_at=p.BEGIN + HOUR),
]  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    made = p.PlayBench(tmp_path, GOOD)
    yield made
    made.close()


def desk(bench: p.PlayBench) -> QualityDesk:
    return QualityDesk(bench.work, bench.shelf)


def route(name: str, status: str = "published") -> p.Line:
    return ("routes", key(name), {"storm_id": p.STORM, "route_name": name, "status": status,
                                  "plan_version": 1, "property_count": 1})  # fmt: skip


def stop(n: int, route_name: str, order: int = 1) -> p.Line:
    return ("route_properties", key(f"stop{n}{route_name}"), {
        "route_id": key(route_name), "storm_id": p.STORM, "property_id": p.house(n),
        "sequence_order": order, "locked": False,
    })  # fmt: skip


def photo(**fields: Any) -> p.Line:
    given = {"job_id": key("job1"), "sha256": "ab", "bytes": 1, "mime": "image/jpeg", "state": "saved"}
    return ("photos", key("photo"), {**given, **fields})


def claim(**fields: Any) -> p.Line:
    return ("claim_intel", key("claim"), {"job_id": key("job1"), **fields})


def touch(channel: str = "email", **fields: Any) -> p.Line:
    return ("customer_journeys", key("touch"), {
        "storm_id": p.STORM, "property_id": p.house(1), "channel": channel, "timestamp": p.BEGIN + HOUR,
        "converted": False, "source_event_id": "e1", **fields,
    })  # fmt: skip


def report(**fields: Any) -> p.Line:
    return ("storm_reports", key("report"), {
        "storm_id": p.STORM, "source": "spc_daily", "source_id": "1", "hazard": "hail", "magnitude": 1.75,
        "unit": "in", "time_at": p.BEGIN, "preliminary": False, **fields,
    })  # fmt: skip


def attribution_run() -> p.Line:
    return ("attribution_runs", key("credit-run"), {
        "storm_id": p.STORM, "computed_at": p.NOW, "as_of": p.NOW, "engine_version": "1", "chain_order": 1,
        "draws": 0, "seed": 0, "shapley_weight": 0.5, "markov_weight": 0.5, "prior_strength": 0.0,
        "n_journeys": 40, "n_conversions": 10, "value_cents": 0, "low_sample": False, "input_sha256": "ab",
        "config": "{}",
    })  # fmt: skip


def credit(channel: str, part: float) -> p.Line:
    return ("channel_attribution", key(f"credit-{channel}"), {
        "attribution_run_id": key("credit-run"), "storm_id": p.STORM, "method": "markov", "channel": channel,
        "credit": part, "conversions": 10 * part, "value_cents": 0, "touches": 5, "n_journeys": 40,
        "n_conversions": 10, "engine_version": "1", "computed_at": p.NOW,
    })  # fmt: skip


BAD: dict[str, list[p.Line]] = {
    "DQ01": p.house_lines(9, latitude=0.0, longitude=0.0),
    "DQ02": p.house_lines(9, address="  "),
    "DQ03": p.house_lines(9, address="1 OAK st "),
    "DQ04": p.house_lines(9, zip_code="10001"),
    "DQ05": [p.uplift_line(2, 1.5)],
    "DQ06": [("models", key("model"), {
        "storm_id": p.STORM, "kind": "uplift", "action": "any", "version": "dr-1", "status": "live",
        "cohort": "{}", "metrics": "{}", "artefact": "{}", "trained_at": p.NOW, "author_id": key("me")})],
    "DQ07": [p.decision_line(2, "treat")],
    "DQ08": [p.decision_line(2, "hold", "universal_control"), route("A"), stop(2, "A")],
    "DQ09": [route("A"), route("B"), stop(1, "A"), stop(1, "B")],
    "DQ10": [route("A"), stop(1, "A"), stop(2, "A", 3)],
    "DQ11": [p.job_line(77)],
    "DQ12": [p.job_line(2, "completed")],
    "DQ13": [("jobs", "0169b1e8-0000-7000-8000-000000000001", {
        "storm_id": p.STORM, "property_id": p.house(2), "status": "completed", "completed_at": 1})],
    "DQ14": [photo(category="test_square")],
    "DQ15": [photo(latitude=33.102, longitude=-96.6)],
    "DQ16": [photo(taken_at=p.BEGIN - HOUR), ("job_events", key("arrived"), {
        "job_id": key("job1"), "from_status": "assigned", "to_status": "on_site",
        "happened_at": p.BEGIN + HOUR // 2, "actor_id": key("me"), "effective": True})],
    "DQ17": [claim(rcv_cents=1_100_000, recoverable_dep_cents=250_000, acv_cents=800_000)],
    "DQ18": [claim(date_of_loss="2018-03-24")],
    "DQ19": [p.outcome_line(1, True, at=p.BEGIN + 1), touch()],
    "DQ20": [touch("other", channel_original="billboard")],
    "DQ21": [attribution_run(), credit("email", 0.5), credit("call", 0.4)],
    "DQ22": [p.outcome_line(2, None)],
    "DQ25": [report(unit="mm", magnitude=44.0)],
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(BAD))
def test_a_check_finds_its_bad_row(bench: p.PlayBench, code: str) -> None:
    before = {one.check.code: one.failing for one in desk(bench).run(p.STORM)}
    assert before[code] == 0
    bench.add(*BAD[code])
    found = {one.check.code: one for one in desk(bench).run(p.STORM)}[code]
    rows = desk(bench).failing(p.STORM, code, 0, 50)
    assert found.state is CheckState.FAILED
    assert len(rows) == found.failing >= 1
    assert rows[0].detail


def test_good_rows_pass_and_checks_without_rows_did_not_run(bench: p.PlayBench) -> None:
    results = desk(bench).run(p.STORM)
    states = {one.check.code: one.state for one in results}
    assert len(results) == len(CHECKS) == 25
    assert CheckState.FAILED not in states.values()
    assert states["DQ01"] is CheckState.PASSED
    assert states["DQ21"] is states["DQ23"] is CheckState.NOT_RUN
    failed, run = failed_of_run(results)
    assert (failed, run) == (0, list(states.values()).count(CheckState.PASSED))


def test_a_stale_computer_is_found(bench: p.PlayBench) -> None:
    with bench.store.replica.begin() as tx:
        from dataclasses import replace

        tx.save_state(replace(tx.state(), last_contact_ms=bench.now - 25 * HOUR))
    stale = {one.check.code: one for one in desk(bench).run(p.STORM)}["DQ24"]
    assert stale.state is CheckState.FAILED
    bench.now -= 2 * HOUR
    assert {one.check.code: one for one in desk(bench).run(p.STORM)}["DQ24"].state is CheckState.PASSED


def test_the_good_forms_of_the_same_rows_pass(bench: p.PlayBench) -> None:
    bench.add(
        photo(category="test_square", slope="N", latitude=33.1005, longitude=-96.6),
        claim(rcv_cents=1_100_000, recoverable_dep_cents=250_000, acv_cents=850_050,
              date_of_loss="2019-03-25"),
        report(), touch(), attribution_run(), credit("email", 0.7), credit("call", 0.3),
    )  # fmt: skip
    assert [one.check.code for one in desk(bench).run(p.STORM) if one.state is CheckState.FAILED] == []


def test_a_mute_counts_neither_way_until_it_ends(bench: p.PlayBench) -> None:
    bench.add(*BAD["DQ02"])
    failed, run = failed_of_run(desk(bench).run(p.STORM))
    assert failed == 1
    desk(bench).mute("DQ02", bench.now + HOUR, "being geocoded")
    assert failed_of_run(desk(bench).results(p.STORM)) == (0, run - 1)
    bench.now += HOUR
    assert failed_of_run(desk(bench).results(p.STORM)) == (1, run)


def test_a_mute_is_undone_and_lifted(bench: p.PlayBench) -> None:
    bench.add(*BAD["DQ02"])
    quality = desk(bench)
    quality.run(p.STORM)
    done = quality.mute("DQ02", bench.now + HOUR, "later", storm_id=p.STORM)
    assert done.undo is not None
    quality.undo(done.undo.token)
    assert failed_of_run(quality.results(p.STORM))[0] == 1
    quality.mute("DQ02", bench.now + HOUR, "later")
    quality.unmute(p.STORM, "DQ02")
    assert failed_of_run(quality.results(p.STORM))[0] == 1
    with pytest.raises(NotFound):
        quality.unmute(p.STORM, "DQ02")


def test_who_may_mute_and_how(bench: p.PlayBench, tmp_path: Path) -> None:
    (tmp_path / "planner").mkdir()
    planner = p.PlayBench(tmp_path / "planner", role="planner")
    with pytest.raises(NotAllowed, match="managers and admins"):
        desk(planner).mute("DQ02", planner.now + HOUR, "why")
    planner.close()
    with pytest.raises(NotAllowed, match="Say why"):
        desk(bench).mute("DQ02", bench.now + HOUR, " ")
    with pytest.raises(NotAllowed, match="ahead"):
        desk(bench).mute("DQ02", bench.now, "why")
    with pytest.raises(NotFound, match="DQ99"):
        desk(bench).mute("DQ99", bench.now + HOUR, "why")


def test_bad_rows_are_set_apart_and_never_altered(bench: p.PlayBench) -> None:
    bench.add(*BAD["DQ05"], p.decision_line(2, "treat"))
    seen = bench.column("SELECT expected_uplift FROM lead_uplift ORDER BY uplift_id")
    first = desk(bench).run(p.STORM)
    since = desk(bench).failing(p.STORM, "DQ05", 0, 5)[0].since
    bench.now += HOUR
    desk(bench).run(p.STORM)
    assert desk(bench).failing(p.STORM, "DQ05", 0, 5)[0].since == since < bench.now
    assert bench.column("SELECT expected_uplift FROM lead_uplift ORDER BY uplift_id") == seen
    assert first is not None
    # A score that can't be one is no score: the house is never of high uplift.
    assert bench.column("SELECT count(*) FROM play_house WHERE high = 1") == [1]
