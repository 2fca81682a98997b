"""Running the policy over a replica: what it decides, what it writes, and when it must not."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.targeting.models import DecisionFilter, PolicyWishes
from tests.helpers.replica_rows import key
from tests.helpers.targeting import (
    DAY,
    HELD_ALWAYS,
    NOW,
    STORM,
    Rows,
    TargetingBench,
    house_id,
    house_rows,
    storm_rows,
)

Make = Callable[..., TargetingBench]
SCORES = (0.30, 0.16, 0.15, 0.12, -0.05, None)


def reasons(bench: TargetingBench) -> dict[str, str]:
    return {line.property_id: line.reasons[0] for line in bench.policy.page(DecisionFilter(STORM), 0, 100)}


def test_a_run_decides_every_house_and_says_why(bench_of: Make) -> None:
    bench = bench_of([*storm_rows(SCORES), *house_rows(HELD_ALWAYS, 0.4)])
    made = bench.policy.run(STORM)
    assert (made.preview.treated, made.preview.held, made.preview.would_change) == (3, 4, 7)
    assert reasons(bench) == {
        **{house_id(n): "high_uplift" for n in range(3)}, house_id(3): "low_uplift",
        house_id(4): "negative_uplift", house_id(5): "no_score", HELD_ALWAYS: "universal_control",
    }  # fmt: skip
    line = bench.policy.history(STORM, HELD_ALWAYS)[0]
    assert line.reasons == ("universal_control", "high_uplift")
    assert (line.mode, line.threshold, line.model_version) == ("moderate", 0.15, "prior-v0")
    run = bench.policy.state(STORM).last_run
    assert run is not None
    assert (run.run_id, run.treated, run.reasons) == (line.run_id, 3, dict(made.preview.reasons))


def test_the_run_and_its_decisions_are_one_group(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES))
    bench.policy.run(STORM)
    ops = bench.new_ops()
    assert [op.entity for op in ops] == ["policy_runs"] + ["policy_decisions_log"] * len(SCORES)
    assert len({op.group for op in ops}) == 1
    assert ops[0].group is not None
    assert {op.fields["policy_run_id"] for op in ops[1:]} == {ops[0].key}


def test_equal_inputs_write_nothing(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES))
    bench.policy.run(STORM)
    bench.new_ops()
    bench.now += 5 * DAY
    again = bench.policy.run(STORM)
    assert bench.new_ops() == []
    assert not again.change.touched.rows
    assert again.preview.would_change == 0


def test_only_what_changed_is_written_and_the_newest_holds(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES))
    bench.policy.run(STORM)
    bench.new_ops()
    bench.set("properties", house_id(0), do_not_knock=True)
    bench.new_ops()
    bench.policy.run(STORM)  # in the same millisecond: the newest holds all the same
    decided = [op for op in bench.new_ops() if op.entity == "policy_decisions_log"]
    assert [op.fields["property_id"] for op in decided] == [house_id(0)]
    assert reasons(bench)[house_id(0)] == "ineligible:do_not_knock"
    past = bench.policy.history(STORM, house_id(0))
    assert [line.decision for line in past] == ["hold", "treat"]


def test_a_preview_says_what_would_change_and_stores_nothing(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES))
    bench.policy.run(STORM)
    bench.new_ops()
    told = bench.policy.preview(STORM, PolicyWishes(PolicyMode.CONSERVATIVE))
    assert bench.new_ops() == []
    assert (told.newly_treated, told.newly_held, told.reasons_only) == (0, 2, 4)
    first = told.changes[0]
    assert (first.property_id, first.before, first.after) == (house_id(1), "treat", "hold")
    assert (first.before_reason, first.after_reason) == ("high_uplift", "low_uplift")
    assert told.expected_conversions == pytest.approx(0.30)
    assert any("prior" in note for note in told.notes)


def test_capacity_takes_the_highest(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES))
    bench.policy.run(STORM, PolicyWishes(capacity=1))
    assert reasons(bench)[house_id(0)] == "high_uplift"
    assert reasons(bench)[house_id(1)] == reasons(bench)[house_id(2)] == "capacity_limit"
    with pytest.raises(NotAllowed, match="0 or more"):
        bench.policy.preview(STORM, PolicyWishes(capacity=-1))


def test_an_active_storm_keeps_its_mode(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES, status="active"))
    assert not bench.policy.state(STORM).locked
    bench.policy.run(STORM)
    state = bench.policy.state(STORM)
    assert (state.mode, state.locked) == (PolicyMode.MODERATE, True)
    bench.new_ops()
    with pytest.raises(NotAllowed, match="active and is decided by the mode moderate"):
        bench.policy.run(STORM, PolicyWishes(PolicyMode.AGGRESSIVE))
    assert bench.new_ops() == []
    assert "moderate" in bench.policy.preview(STORM, PolicyWishes(PolicyMode.AGGRESSIVE)).notes[0]
    bench.policy.run(STORM, PolicyWishes(PolicyMode.MODERATE, capacity=1))
    assert bench.policy.state(STORM).last_run.capacity == 1  # type: ignore[union-attr]


def test_nobody_decides_in_a_storm_that_is_over_and_crews_never(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES, status="completed"))
    assert not bench.policy.state(STORM).can_run
    with pytest.raises(NotAllowed, match="is over"):
        bench.policy.run(STORM)
    with pytest.raises(NotFound):
        bench.policy.run(key("elsewhere"))


def test_a_crew_may_look_and_not_decide(bench_of: Make) -> None:
    bench = bench_of(storm_rows(SCORES), role="crew")
    assert bench.policy.preview(STORM).treated == 3
    with pytest.raises(NotAllowed, match="office"):
        bench.policy.run(STORM)


def touch(n: int, at: int, storm: str, direction: str = "outbound") -> tuple[str, str, dict[str, Any]]:
    return ("customer_journeys", key(f"touch{n}{at}{storm}"), {
        "storm_id": storm, "property_id": house_id(n), "channel": "email", "timestamp": at,
        "direction": direction, "converted": False, "source_event_id": f"{n}{at}{storm}"})  # fmt: skip


def preference(
    n: int, *, allowed: bool, reason: str, at: int, channel: str = "all"
) -> tuple[str, str, dict[str, Any]]:
    return ("contact_preferences", key(f"pref{n}{at}{channel}"), {
        "property_id": house_id(n), "channel": channel, "allowed": allowed, "reason": reason,
        "recorded_at": at, "actor_id": key("me")})  # fmt: skip


def job(n: int, outcome: str) -> tuple[str, str, dict[str, Any]]:
    return ("jobs", key(f"job{n}"), {"storm_id": STORM, "property_id": house_id(n), "status": "completed",
                                     "outcome": outcome})  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([touch(0, NOW - DAY, key("other"))], "ineligible:recent_contact"),
        ([touch(0, NOW - 31 * DAY, key("other"))], "high_uplift"),
        ([touch(0, NOW + DAY, key("other"))], "high_uplift"),
        ([touch(0, NOW - DAY, key("other"), "inbound")], "high_uplift"),
        ([touch(0, NOW - DAY, STORM)], "high_uplift"),  # its own visit takes nobody off a route
        ([preference(0, allowed=False, reason="opt_out", at=5)], "ineligible:no_consent"),
        ([preference(0, allowed=False, reason="opt_out", at=5, channel="sms")], "high_uplift"),
        (
            [
                preference(0, allowed=False, reason="opt_out", at=5),
                preference(0, allowed=True, reason="opt_in", at=9),
            ],
            "high_uplift",
        ),
        ([preference(0, allowed=False, reason="moved", at=5)], "ineligible:excluded"),
        ([job(0, "vacant")], "ineligible:excluded"),
        ([job(0, "do_not_knock")], "ineligible:do_not_knock"),
        ([job(0, "no_answer")], "high_uplift"),
    ],
)
def test_who_may_not_be_contacted_comes_first(bench_of: Make, rows: Rows, reason: str) -> None:
    bench = bench_of([*storm_rows((0.3,)), *rows])
    bench.policy.run(STORM)
    assert reasons(bench)[house_id(0)] == reason


def test_the_live_models_score_counts_and_else_the_newest(bench_of: Make) -> None:
    def score(version: str, value: float, at: int) -> tuple[str, str, dict[str, Any]]:
        return ("lead_uplift", key(version), {
            "storm_id": STORM, "property_id": house_id(0), "expected_uplift": value, "ci_low": value / 2,
            "model_version": version, "scored_at": at})  # fmt: skip

    def model(version: str, status: str) -> tuple[str, str, dict[str, Any]]:
        return ("models", key(f"model{version}"), {
            "storm_id": STORM, "kind": "uplift", "action": "any", "version": version, "status": status,
            "cohort": "{}", "metrics": "{}", "artefact": "{}", "trained_at": 1,
            "author_id": key("me")})  # fmt: skip

    bench = bench_of([*storm_rows((0.3,)), score("dr-1", 0.02, 50), score("dr-2", 0.5, 99)])
    assert bench.policy.preview(STORM).mean_uplift_treated == 0.5
    bench.add(model("dr-1", "live"), model("dr-2", "candidate"))
    assert bench.policy.preview(STORM).mean_uplift_held == 0.02
    bench.add(model("dr-3", "candidate"))
    bench.set("models", key("modeldr-1"), status="retired")
    bench.policy.run(STORM)
    worth = bench.policy.values(STORM, margin_cents=100_000, visit_cents=1_000)[house_id(0)]
    assert (worth.expected, worth.cautious) == (49_000, 24_000)


def test_the_log_is_paged_and_filtered(bench_of: Make) -> None:
    bench = bench_of(storm_rows([0.3] * 30 + [0.1] * 12))
    bench.policy.run(STORM)
    held = DecisionFilter(STORM, decision="hold")
    assert bench.policy.count(held) == 12
    pages = [*bench.policy.page(held, 0, 8), *bench.policy.page(held, 8, 8)]
    assert len({line.property_id for line in pages}) == 12
    assert {line.reasons for line in pages} == {("low_uplift",)}
    assert bench.policy.count(DecisionFilter(STORM, text="75013")) == 21
    assert bench.policy.count(DecisionFilter(STORM, text="7 Oak")) == 4  # 7, 17, 27 and 37
    assert bench.policy.count(DecisionFilter(STORM, text="%")) == 0
    assert {line.play for line in bench.policy.page(DecisionFilter(STORM, decision="treat"), 0, 50)} == {
        "Standard Outreach"
    }
    assert {line.play for line in pages} == {""}


def test_arms_of_a_running_experiment_are_kept(bench_of: Make) -> None:
    arms = [{"name": "control", "part": 0.5}, {"name": "x", "part": 0.5, "play": "Financing_Aggressive"}]
    rows = storm_rows((0.3, 0.01, 0.3))
    rows.append(("experiments", key("e"), {
        "storm_id": STORM, "name": "A", "status": "running", "arms": json.dumps(arms), "control": "control",
        "salt": "s", "window_days": 90, "exploratory": False, "designed_at": 1, "started_at": 1,
        "author_id": key("me")}))  # fmt: skip
    rows += [
        ("experiment_assignments", key(f"a{n}"), {
            "storm_id": STORM, "experiment_id": key("e"), "property_id": house_id(n), "arm": arm,
            "assigned_at": 1})
        for n, arm in ((0, "control"), (1, "x"))
    ]  # fmt: skip
    bench = bench_of(rows)
    bench.policy.run(STORM, PolicyWishes(capacity=1))
    assert reasons(bench) == {
        house_id(0): "rct_control", house_id(1): "rct_treatment", house_id(2): "capacity_limit",
    }  # fmt: skip
    assert bench.policy.history(STORM, house_id(1))[0].play == "Financing"
    with pytest.raises(NotAllowed, match="the crews can do 0"):
        bench.policy.run(STORM, PolicyWishes(capacity=0))
    bench.set("experiments", key("e"), status="completed")
    bench.policy.run(STORM)
    assert reasons(bench)[house_id(0)] == "high_uplift"
