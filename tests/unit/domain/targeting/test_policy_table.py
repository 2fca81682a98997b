"""The policy in columns decides as the rule does, verdict by verdict, and keeps the rule's promises."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.targeting.mode_lock import hinders, is_locked
from stormops_desktop.domain.targeting.policy import (
    INELIGIBLE,
    Candidate,
    CapacityTaken,
    PolicyRun,
    arm_code,
    blocked_code,
    decide,
)
from stormops_desktop.domain.targeting.policy_table import CandidateTable, TableRun, decide_table
from stormops_desktop.domain.targeting.value import worth_cents
from stormops_desktop.domain.targeting.vocabulary import PolicyMode, Reason

SCORES = st.one_of(
    st.none(),
    st.just(float("nan")),
    st.sampled_from([-0.0, 0.0, 0.1, 0.15, 0.2, 0.3]),  # ties and thresholds
    st.floats(-1, 1),
)
BLOCKED = st.sets(st.sampled_from(INELIGIBLE), max_size=2).map(
    lambda some: tuple(reason for reason in INELIGIBLE if reason in some)
)
HOUSES = st.lists(
    st.builds(
        Candidate,
        st.text("abcdef0123", min_size=1, max_size=4),
        SCORES,
        st.one_of(st.just(()), BLOCKED),
        st.booleans(),
        st.sampled_from([None, None, "treatment", "control"]),
    ),
    max_size=60,
    unique_by=lambda candidate: candidate.property_id,
)


def table_of(candidates: Iterable[Candidate]) -> CandidateTable:
    """The columns of some candidates."""
    rows = sorted(candidates, key=lambda candidate: candidate.property_id)
    scores = [np.nan if row.expected_uplift is None else row.expected_uplift for row in rows]
    return CandidateTable(
        tuple(row.property_id for row in rows),
        np.array(scores, np.float64),
        np.array([blocked_code(row.ineligible) for row in rows], np.uint8),
        np.array([row.universal_control for row in rows], np.bool_),
        np.array([arm_code(row.arm) for row in rows], np.uint8),
    )


def outcome(run: PolicyRun | TableRun) -> object:
    verdicts = run.verdicts if isinstance(run, PolicyRun) else [run.verdict(i) for i in range(len(run.treat))]
    plain = [(v.property_id, v.decision, v.reasons, v.expected_uplift, v.band) for v in verdicts]
    return run.run_id, [repr(one).replace("nan", "None") for one in plain]


@given(HOUSES, st.sampled_from(PolicyMode), st.one_of(st.none(), st.integers(0, 40)))
def test_the_columns_decide_as_the_rule_does(
    houses: list[Candidate], mode: PolicyMode, capacity: int | None
) -> None:
    table = table_of(houses)
    try:
        wanted = decide(houses, mode, capacity=capacity, salt="here")
    except CapacityTaken as error:
        with pytest.raises(CapacityTaken, match=str(error)):
            decide_table(table, mode, capacity=capacity, salt="here")
        return
    assert outcome(decide_table(table, mode, capacity=capacity, salt="here")) == outcome(wanted)


@given(HOUSES, st.sampled_from(PolicyMode))
def test_counts_and_means_are_those_of_the_verdicts(houses: list[Candidate], mode: PolicyMode) -> None:
    run = decide_table(table_of(houses), mode)
    verdicts = [run.verdict(row) for row in range(len(houses))]
    assert sum(run.counts().values()) == len(houses)
    assert all(many == sum(v.reasons[0] is reason for v in verdicts) for reason, many in run.counts().items())
    assert sum(run.bands().values()) == int(run.treat.sum())
    scores = [v.expected_uplift for v in verdicts if v.decision == "hold" and v.expected_uplift is not None]
    mean = run.mean_uplift(~run.treat)
    assert mean == pytest.approx(sum(scores) / len(scores)) if scores else mean is None


def test_the_run_is_named_by_its_inputs_and_nothing_else() -> None:
    houses, rented = [Candidate("a", 0.3), Candidate("b", None)], Candidate("a", 0.3, (Reason.RENTER,))
    name = decide_table(table_of(houses), PolicyMode.MODERATE, salt="s").run_id
    assert name == decide_table(table_of(houses[::-1]), PolicyMode.MODERATE, salt="s").run_id
    for other in (
        decide_table(table_of(houses), PolicyMode.AGGRESSIVE, salt="s"),
        decide_table(table_of(houses), PolicyMode.MODERATE, salt="t"),
        decide_table(table_of(houses), PolicyMode.MODERATE, salt="s", capacity=9),
        decide_table(table_of([Candidate("a", 0.31), houses[1]]), PolicyMode.MODERATE, salt="s"),
        decide_table(table_of([rented, houses[1]]), PolicyMode.MODERATE, salt="s"),
    ):  # fmt: skip
        assert other.run_id != name


def test_houses_out_of_order_or_doubled_are_refused() -> None:
    nothing = np.zeros(2, np.uint8)
    for ids in (("b", "a"), ("a", "a")):
        with pytest.raises(ValueError, match="order"):
            CandidateTable(ids, np.zeros(2), nothing, nothing.astype(np.bool_), nothing)
    with pytest.raises(ValueError, match="column"):
        CandidateTable(("a",), np.zeros(2), nothing, nothing.astype(np.bool_), nothing)


@pytest.mark.parametrize(
    ("status", "used", "wanted", "locked", "hindered"),
    [
        ("planning", {"moderate"}, "aggressive", False, False),
        ("active", set(), "aggressive", False, False),
        ("active", {"moderate"}, "moderate", True, False),
        ("active", {"moderate"}, "aggressive", True, True),
        ("completed", {"moderate"}, "aggressive", False, False),
    ],
)
def test_the_mode_is_fixed_while_the_storm_is_active(
    status: str, used: set[str], wanted: str, locked: bool, hindered: bool
) -> None:
    assert (is_locked(status, used), hinders(status, used, wanted)) == (locked, hindered)


def test_worth_is_uplift_times_margin_less_the_visit() -> None:
    assert worth_cents(0.2, 400_000, 5_000) == 75_000
    assert worth_cents(-0.1, 400_000, 5_000) == -45_000
    assert worth_cents(None, 400_000, 5_000) is None
    assert worth_cents(float("nan"), 400_000, 5_000) is None
