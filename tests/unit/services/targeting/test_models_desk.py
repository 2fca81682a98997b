"""Models of uplift: learnt from finished experiments only, kept in the registry, scores with intervals."""

from collections.abc import Callable

import numpy as np
import pytest

from stormops_desktop.domain.uplift.model import from_json
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import Arm, Design
from tests.helpers.replica_rows import key
from tests.helpers.targeting import DAY, STORM, TargetingBench, house_id, house_rows, storm_rows

Make = Callable[..., TargetingBench]
HOUSES = 600
DESIGN = Design(
    STORM, "Cash or not", (Arm("control", 0.5), Arm("cash", 0.5, "Financing_Aggressive", "door_knock")),
    wanted_effect=0.2,
)  # fmt: skip


@pytest.fixture
def bench(bench_of: Make) -> TargetingBench:
    """An experiment that is over: treating helps where the storm was hard (sii), and not elsewhere."""
    rows = storm_rows([])
    for n in range(HOUSES):
        rows += house_rows(house_id(n), 0.2, n, persona="Deal_Hunter" if n % 2 else "Proof_Seeker")
    bench = bench_of(rows)
    view, _ = bench.experiments.create(DESIGN)
    bench.experiments.start(view.experiment_id)
    dice = np.random.default_rng(1)
    outcomes = []
    for one in bench.experiments.assignments(view.experiment_id, 0, HOUSES):
        n = int(one.address.split()[0])
        chance = 0.1 + (0.7 if one.arm == "cash" and n % 80 >= 40 else 0.0)
        if dice.random() < chance:
            outcomes.append(("policy_outcomes", key(f"out{n}"), {
                "storm_id": STORM, "property_id": one.property_id, "actual_converted": True,
                "converted_at": bench.now + DAY}))  # fmt: skip
    bench.add(*outcomes)
    bench.now += 2 * DAY
    bench.new_ops()
    return bench


def stop(bench: TargetingBench) -> None:
    bench.experiments.stop(bench.experiments.experiments()[0].experiment_id)
    bench.new_ops()


def test_nothing_is_learnt_before_an_experiment_is_over(bench: TargetingBench) -> None:
    with pytest.raises(NotAllowed, match="nothing to learn from"):
        bench.models.train(STORM)
    bench.now += 89 * DAY  # its window closes by itself
    assert bench.models.train(STORM).models


def test_models_are_registered_with_their_cohort_and_quality(bench: TargetingBench) -> None:
    stop(bench)
    made = bench.models.train(STORM)
    assert {one.action for one in made.models} == {"any", "Financing_Aggressive|door_knock"}
    one = next(one for one in made.models if one.action == "any")
    assert (one.status, one.heterogeneous, one.n_treated, one.n_control) == ("candidate", True, 300, 300)
    assert one.qini_lo > 0
    assert 0.25 < one.average < 0.45
    assert one.uplift_at[0] > 0.4
    assert len(one.deciles) == 10
    assert one.cohort["experiments"] == ["Cash or not"]
    op = bench.new_ops()[0]
    assert len(op.fields["artefact"]) < 65_536
    assert from_json(op.fields["artefact"]).heterogeneous
    again = bench.models.train(STORM)
    assert bench.new_ops() == []
    assert [model.version for model in again.models] == [model.version for model in made.models]


def test_the_live_model_scores_every_house_with_interval_and_action(bench: TargetingBench) -> None:
    stop(bench)
    with pytest.raises(NotAllowed, match="No model is live"):
        bench.models.score(STORM)
    for one in bench.models.train(STORM).models:
        bench.models.make_live(one.model_id)
    live = next(one for one in bench.models.models(STORM) if one.action == "any")
    assert live.status == "live"
    bench.new_ops()
    bench.models.score(STORM)
    fields = {op.fields["property_id"]: op.fields for op in bench.new_ops()}
    assert len(fields) == HOUSES
    hard, soft = fields[house_id(79)], fields[house_id(0)]
    assert hard["model_version"] == live.version
    assert hard["ci_low"] <= hard["expected_uplift"] <= hard["ci_high"]
    assert hard["expected_uplift"] > 0.5 > 0.2 > soft["expected_uplift"]
    assert hard["next_best_action"] == "Financing_Aggressive|door_knock"
    assert (soft["next_best_action"] == "none") == (soft["ci_low"] <= 0)
    bench.models.score(STORM)
    assert bench.new_ops() == []
    bench.set("property_impacts", key(f"impact{house_id(0)}"), sii=99.0)
    bench.new_ops()
    bench.models.score(STORM)
    assert [op.fields["expected_uplift"] > 0.5 for op in bench.new_ops()] == [True]
    assert bench.policy.state(STORM).model_version == live.version
    assert bench.policy.preview(STORM).model_versions == {live.version: HOUSES}


def test_a_live_model_retires_the_one_before_and_a_rejected_one_stays_out(bench: TargetingBench) -> None:
    stop(bench)
    first = next(one for one in bench.models.train(STORM, seed=1).models if one.action == "any")
    second = next(one for one in bench.models.train(STORM, seed=2).models if one.action == "any")
    bench.models.make_live(first.model_id)
    bench.models.make_live(second.model_id)
    status = {one.model_id: one.status for one in bench.models.models()}
    assert (status[first.model_id], status[second.model_id]) == ("retired", "live")
    with pytest.raises(NotAllowed, match="few words"):
        bench.models.reject(first.model_id, " ")
    bench.models.reject(first.model_id, "Trained on the wrong storm")
    with pytest.raises(NotAllowed, match="wrong storm"):
        bench.models.make_live(first.model_id)


def test_where_houses_cannot_be_told_apart_everybody_gets_the_average(bench_of: Make) -> None:
    bench = bench_of(storm_rows([0.2] * 300))
    view, _ = bench.experiments.create(DESIGN)
    bench.experiments.start(view.experiment_id)
    dice = np.random.default_rng(5)
    bench.add(*(
        ("policy_outcomes", key(f"out{one.property_id}"), {
            "storm_id": STORM, "property_id": one.property_id, "actual_converted": True})
        for one in bench.experiments.assignments(view.experiment_id, 0, 300)
        if dice.random() < (0.5 if one.arm == "cash" else 0.2)
    ))  # fmt: skip
    bench.experiments.stop(view.experiment_id)
    made = bench.models.train(STORM).models
    flat = next(one for one in made if one.action == "any")
    assert not flat.heterogeneous
    assert "everybody gets the average" in flat.said
    bench.models.make_live(flat.model_id)
    bench.new_ops()
    bench.models.score(STORM)
    scores = {op.fields["expected_uplift"] for op in bench.new_ops()}
    assert scores == {round(flat.average, 6)}


def test_a_planner_neither_trains_nor_chooses(bench_of: Make) -> None:
    bench = bench_of(storm_rows([0.2]), role="planner")
    for verb in (bench.models.train, bench.models.score):
        with pytest.raises(NotAllowed, match="manager"):
            verb(STORM)
