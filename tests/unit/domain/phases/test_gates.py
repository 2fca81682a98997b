"""Gates: what passes, what fails, what can't be told; phases follow from their gates alone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.phases.gates import (
    GATES,
    Gate,
    Measured,
    Phase,
    PhaseState,
    Verdict,
    in_front,
    judge,
    judged,
)

BY_CODE = {gate.code: gate for gate in GATES}
GOOD = {gate.code: Measured(gate.needed) for gate in GATES}


def test_there_are_six_phases_and_each_has_gates() -> None:
    phases = judged({})
    assert [one.number for one in phases] == [1, 2, 3, 4, 5, 6]
    assert all(one.gates for one in phases)


@pytest.mark.parametrize(
    ("code", "value", "verdict"),
    [
        ("doors", 1_000, Verdict.PASSED), ("doors", 999, Verdict.FAILED),
        ("fresh_data", 2, Verdict.PASSED), ("fresh_data", 2.01, Verdict.FAILED),
        ("held_out_routed", 0, Verdict.PASSED), ("held_out_routed", 1, Verdict.FAILED),
        ("identified", 0.95, Verdict.PASSED), ("identified", 0.949, Verdict.FAILED),
    ],
)  # fmt: skip
def test_a_gate_passes_from_what_it_needs_on(code: str, value: float, verdict: Verdict) -> None:
    assert judge(BY_CODE[code], Measured(value)).verdict is verdict


def test_what_is_short_is_told() -> None:
    assert judge(BY_CODE["doors"], Measured(740)).short == 260
    assert judge(BY_CODE["fresh_data"], Measured(5)).short == 3
    assert judge(BY_CODE["doors"], Measured(1_200)).short == 0


def test_unknown_is_neither_passed_nor_failed() -> None:
    result = judge(BY_CODE["identified"], Measured(None, "no_persons"))
    assert (result.verdict, result.missing) == (Verdict.NOT_MEASURABLE, "no_persons")


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_an_error(value: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        judge(BY_CODE["doors"], Measured(value))


def test_nothing_at_all_has_not_started() -> None:
    assert {one.state for one in judged({})} == {PhaseState.NOT_STARTED}


def test_zero_held_out_houses_on_no_routes_is_no_start() -> None:
    found = {"routes_out": Measured(0), "routed_value": Measured(0), "held_out_routed": Measured(0)}
    routes = next(one for one in judged(found) if one.phase is Phase.ROUTES)
    assert routes.state is PhaseState.NOT_STARTED


def test_a_phase_passes_when_all_that_can_be_told_passes_and_says_it_is_provisional() -> None:
    phases = {one.phase: one for one in judged({**GOOD, "fresh_data": Measured(None, "storm_over")})}
    assert phases[Phase.DETECT].state is PhaseState.PASSED
    assert phases[Phase.DETECT].provisional
    assert not phases[Phase.TARGETS].provisional


def test_one_failed_gate_keeps_a_phase_open_and_in_front() -> None:
    phases = judged({**GOOD, "control_group": Measured(29)})
    assert in_front(phases) is Phase.TARGETS
    assert in_front(judged(GOOD)) is Phase.IDENTITY


@given(st.sampled_from(GATES), st.floats(0, 1e9), st.floats(0, 1e9))
def test_more_never_closes_a_gate_that_wants_more(gate: Gate, value: float, more: float) -> None:
    lower = judge(gate, Measured(value)).verdict
    higher = judge(gate, Measured(value + more)).verdict
    if gate.at_most:
        lower, higher = higher, lower
    assert not (lower is Verdict.PASSED and higher is Verdict.FAILED)
