"""Experiments over a replica: design, draw, course, contamination and results."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.domain.targeting.holdout import in_universal_control
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.experiments.models import Arm, Design
from stormops_desktop.services.experiments.worth import worth_of
from tests.helpers.replica_rows import key
from tests.helpers.targeting import (
    DAY,
    HELD_ALWAYS,
    STORM,
    TENANT,
    TargetingBench,
    house_id,
    house_rows,
    storm_rows,
)

Make = Callable[..., TargetingBench]
DESIGN = Design(STORM, "Knock or not", wanted_effect=0.3)
THREE = (Arm("control", 0.2), Arm("cash", 0.5, "Financing_Aggressive"), Arm("plain", 0.3))


@pytest.fixture
def bench(bench_of: Make) -> TargetingBench:
    """210 houses, of which one is in the standing control group and one said no."""
    rows = [*storm_rows([0.2] * 208), *house_rows(HELD_ALWAYS, 0.4)]
    return bench_of([*rows, *house_rows(key("no"), 0.4, do_not_knock=True)])


def started(bench: TargetingBench, design: Design = DESIGN) -> str:
    view, _ = bench.experiments.create(design, exploratory=True)
    bench.experiments.start(view.experiment_id)
    return view.experiment_id


def arms(bench: TargetingBench, experiment: str) -> dict[str, str]:
    return {one.property_id: one.arm for one in bench.experiments.assignments(experiment, 0, 1_000)}


def convert(bench: TargetingBench, house: str, at: int) -> None:
    bench.add(("policy_outcomes", key(f"outcome{house}"), {
        "storm_id": STORM, "property_id": house, "actual_converted": True, "converted_at": at}))  # fmt: skip


def touch(bench: TargetingBench, house: str, at: int, **fields: Any) -> None:
    bench.add(("customer_journeys", key(f"touch{house}{at}"), {
        "storm_id": STORM, "property_id": house, "channel": "email", "timestamp": at,
        "direction": "outbound", "converted": False, "source_event_id": f"{house}{at}",
        **fields}))  # fmt: skip


def test_a_design_is_checked_before_anything_is_stored(bench: TargetingBench) -> None:
    bench.new_ops()
    told = bench.experiments.check(DESIGN)
    assert (told.houses, dict(told.sizes), told.warning) == (208, {"control": 104, "treatment": 104}, "")
    small = bench.experiments.check(replace(DESIGN, wanted_effect=0.05))
    assert "1,248 houses an arm; the smallest has 104" in small.warning
    assert bench.experiments.check(replace(DESIGN, zips=("75002",))).houses == 104
    assert bench.experiments.check(replace(DESIGN, tiers=("B",))).houses == 70
    assert bench.experiments.check(replace(DESIGN, most=50)).houses == 50
    assert bench.new_ops() == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"arms": (Arm("control", 0.5), Arm("x", 0.6))}, "add up to 1"),
        ({"arms": (Arm("control", 1.0),)}, "two arms"),
        ({"arms": (Arm("control", 0.5), Arm("x", 0.25), Arm("x", 0.25))}, "add up to 1"),
        ({"control": "nobody"}, "must be the control"),
        ({"name": "  "}, "name"),
        ({"window_days": 0}, "window"),
        ({"baseline": 1.5}, "baseline"),
        ({"wanted_effect": 0.9}, "between 0 and 1"),
        ({"arms": (Arm("control", 0.5), Arm("x", 0.5, "Free_Beer"))}, "no play Free_Beer"),
        ({"arms": (Arm("control", 0.5), Arm("x", 0.5, "", "smoke"))}, "Nobody is treated by 'smoke'"),
        ({"arms": (Arm("control", 0.5, "", "sms"), Arm("x", 0.5))}, "control is the control: it is left"),
        ({"wanted_effect": 0.05}, "exploratory"),
        ({"zips": ("99999",)}, "Only 0 houses"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    bench: TargetingBench, change: dict[str, Any], sentence: str
) -> None:
    bench.new_ops()
    with pytest.raises(NotAllowed, match=sentence):
        bench.experiments.create(replace(DESIGN, **change))
    assert bench.new_ops() == []


def test_an_exploratory_one_says_so_for_ever(bench: TargetingBench) -> None:
    view, _ = bench.experiments.create(replace(DESIGN, wanted_effect=0.05), exploratory=True)
    assert view.exploratory
    assert view.smallest_effect == pytest.approx(0.168, abs=1e-3)
    with pytest.raises(NotAllowed, match="already"):
        bench.experiments.create(replace(DESIGN, name="knock OR not "))


def test_the_draw_hits_the_parts_in_every_stratum_and_leaves_out_who_must_stay_out(
    bench: TargetingBench,
) -> None:
    experiment = started(bench, replace(DESIGN, arms=THREE))
    drawn = bench.experiments.assignments(experiment, 0, 1_000)
    assert Counter(one.arm for one in drawn) == {"cash": 104, "plain": 62, "control": 42}
    assert {one.property_id for one in drawn} == {house_id(n) for n in range(208)}
    for stratum in {one.stratum for one in drawn}:
        here = [one.arm for one in drawn if one.stratum == stratum]
        assert abs(here.count("cash") - 0.5 * len(here)) < 2
    assert bench.experiments.count(experiment, "plain") == 62
    assert [one.arm for one in bench.experiments.assignments(experiment, 0, 10, "control")] == [
        "control"
    ] * 10


def test_the_draw_goes_out_with_the_start_and_never_twice(bench: TargetingBench) -> None:
    view, _ = bench.experiments.create(DESIGN)
    bench.new_ops()
    bench.experiments.start(view.experiment_id)
    ops = bench.new_ops()
    assert ops[0].fields["status"] == "running"
    assert len({op.group for op in ops}) == 1
    assert len(ops) == 209
    with pytest.raises(NotAllowed, match="running, so it can't start"):
        bench.experiments.start(view.experiment_id)
    assert bench.new_ops() == []


def test_a_house_is_in_one_running_experiment_only(bench: TargetingBench) -> None:
    first, _ = bench.experiments.create(replace(DESIGN, most=60), exploratory=True)
    bench.experiments.start(first.experiment_id)
    assert bench.experiments.check(replace(DESIGN, name="Second")).houses == 148
    bench.experiments.cancel(first.experiment_id, "the crew is ill")
    assert bench.experiments.check(replace(DESIGN, name="Second")).houses == 208
    with pytest.raises(NotAllowed, match="cancelled, so it can't stop"):
        bench.experiments.stop(first.experiment_id)


def test_without_a_conversion_nothing_is_adjusted_to_a_certain_nought(bench: TargetingBench) -> None:
    experiment = started(bench)
    assert bench.experiments.results(experiment).adjusted == ()
    treated = next(house for house, arm in arms(bench, experiment).items() if arm == "treatment")
    convert(bench, treated, bench.now + DAY)
    bench.now += 10 * DAY
    ((_, lift, lo, hi, _),) = bench.experiments.results(experiment).adjusted
    assert lo < lift < hi


def test_results_are_by_intention_to_treat_within_the_window(bench: TargetingBench) -> None:
    experiment = started(bench)
    drawn = arms(bench, experiment)
    treated = sorted(house for house, arm in drawn.items() if arm == "treatment")
    held = sorted(house for house, arm in drawn.items() if arm == "control")
    at = bench.now
    for house in treated[:40]:
        convert(bench, house, at + DAY)
    for house in held[:10]:
        convert(bench, house, at + DAY)
    convert(bench, treated[50], at + 91 * DAY)  # too late
    convert(bench, treated[51], at - DAY)  # before the draw
    touch(bench, held[20], at + DAY, converted=True)  # by a touch, and contaminated
    bench.now += 10 * DAY
    told = bench.experiments.results(experiment)
    one = told.found.comparisons[0]
    assert (one.treated.hits, one.treated.n, one.control.hits, one.control.n) == (40, 104, 11, 104)
    assert one.interval.lo > 0.15
    assert one.shown_to_work
    assert "treatment: 40 of 104 (38.5 %) against 11 of 104 (10.6 %), +27.9 points" in told.sentence
    assert not told.found.sizes.mismatch
    assert (told.contaminated, told.controls, told.window_open) == (1, 104, True)
    assert told.adjusted[0][1] == pytest.approx(one.lift, abs=0.05)
    assert any("1 of 104 held-out houses" in warning for warning in told.warnings)
    (worth,) = worth_of(told, 1_500_000, 5_000)
    assert (worth.found.treat_revenue, worth.found.cost) == (40 * 1_500_000, 104 * 5_000)
    assert worth.found.incremental == pytest.approx(29 * 1_500_000)
    assert worth.found.roi == pytest.approx((29 * 1_500_000 - 520_000) / 520_000)
    assert 0 < worth.low < worth.found.incremental < worth.high
    with pytest.raises(NotAllowed, match=r"more than \$0"):
        worth_of(told, 0, 5_000)
    bench.experiments.stop(experiment, "enough")
    bench.now += 90 * DAY
    convert(bench, held[30], bench.now)  # its arm is free again
    assert bench.experiments.results(experiment).found.comparisons[0].control.hits == 11


def test_a_control_that_was_visited_is_found(bench: TargetingBench) -> None:
    experiment = started(bench)
    house = next(house for house, arm in arms(bench, experiment).items() if arm == "control")
    bench.add(("jobs", key("job"), {"storm_id": STORM, "property_id": house, "status": "on_site"}))
    for to, at in (("en_route", 1), ("on_site", 2), ("completed", 3)):
        bench.add(("job_events", key(to), {
            "job_id": key("job"), "from_status": "assigned", "to_status": to, "effective": True,
            "happened_at": bench.now + at, "actor_id": key("me")}))  # fmt: skip
    touch(bench, house, bench.now - DAY)  # before the draw
    found = bench.experiments.contamination(experiment)
    assert [(one.property_id, one.how, one.at) for one in found] == [(house, "visit", bench.now + 2)]


def test_whoever_stands_at_the_door_knows_who_is_held_out(bench_of: Make, bench: TargetingBench) -> None:
    experiment = started(bench)
    drawn = arms(bench, experiment)
    held = next(house for house, arm in drawn.items() if arm == "control")
    treated = next(house for house, arm in drawn.items() if arm == "treatment")
    assert in_universal_control(TENANT, HELD_ALWAYS)
    told = bench.experiments.held_out(STORM, [held, treated, HELD_ALWAYS])
    assert {house: one.experiment for house, one in told.items()} == {held: "Knock or not", HELD_ALWAYS: ""}
    assert "Do not knock unless the owner asked" in told[held].said
    assert set(bench.experiments.held_out(key("other"), [held, HELD_ALWAYS])) == {HELD_ALWAYS}
    bench.experiments.stop(experiment)
    assert set(bench.experiments.held_out(STORM, [held])) == set()


def test_only_who_leads_runs_experiments(bench_of: Make) -> None:
    bench = bench_of(storm_rows([0.2] * 208), role="planner")
    with pytest.raises(NotAllowed, match="manager"):
        bench.experiments.create(DESIGN)
    with pytest.raises(NotFound):
        bench.experiments.results(key("nothing"))
    assert bench.experiments.experiments() == []


def test_a_zip_gets_one_arm_and_too_few_of_them_warn(bench: TargetingBench) -> None:
    by_zip = replace(DESIGN, unit=Unit.ZIP)
    told = bench.experiments.check(by_zip)
    assert (told.houses, told.groups) == (208, 2)
    assert "An arm has 1 groups" in told.warning
    with pytest.raises(NotAllowed, match="groups"):
        bench.experiments.create(by_zip)
    experiment = started(bench, by_zip)
    found: dict[str, set[str]] = {}
    for one in bench.experiments.assignments(experiment, 0, 1_000):
        found.setdefault(one.zip_code, set()).add(one.arm)
    assert sorted(map(len, found.values())) == [1, 1]
    assert set.union(*found.values()) == {"control", "treatment"}
    results = bench.experiments.results(experiment)
    assert results.experiment.unit is Unit.ZIP
    assert results.found.comparisons[0].low_sample
    assert results.adjusted == ()
    assert any("Drawn by ZIP" in line for line in results.warnings)
    assert not results.found.sizes.mismatch


def test_groups_widen_the_interval_of_the_same_houses(bench: TargetingBench) -> None:
    alone = replace(DESIGN, most=100)
    plain = bench.experiments.results(started(bench, alone)).found.comparisons[0]
    bench.experiments.stop(bench.experiments.experiments(STORM)[0].experiment_id, "next")
    by_zip = replace(DESIGN, name="By ZIP", unit=Unit.ZIP)
    grouped = bench.experiments.results(started(bench, by_zip)).found.comparisons[0]
    assert grouped.interval.hi - grouped.interval.lo > plain.interval.hi - plain.interval.lo


def test_one_street_address_is_one_household(bench: TargetingBench) -> None:
    free = [one for n in range(40) if not in_universal_control(TENANT, one := key(f"flat{n}"))][:4]
    addresses = ("12 Oak Street #1", "12 oak st unit 2", "12 Oak St", "14 Oak St")
    for house, address in zip(free, addresses, strict=True):
        bench.add(*house_rows(house, 0.2, address=address, zip_code="75999"))
    design = replace(DESIGN, zips=("75999",), unit=Unit.HOUSEHOLD)
    told = bench.experiments.check(design)
    assert (told.houses, told.groups) == (4, 2)
    dealt = arms(bench, started(bench, design))
    assert len({dealt[house] for house in free[:3]}) == 1


def test_an_experiment_that_does_not_name_its_unit_draws_houses(bench: TargetingBench) -> None:
    assert bench.experiments.results(started(bench)).experiment.unit is Unit.HOUSE
