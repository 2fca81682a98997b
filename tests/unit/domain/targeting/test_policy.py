"""The treatment policy: rules in their order, bands, capacity, and what must hold for any candidates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.targeting.policy import (
    THRESHOLDS,
    Candidate,
    CapacityTaken,
    decide,
    eligibility,
    uplift_band,
)
from stormops_desktop.domain.targeting.vocabulary import Decision, PolicyMode, Reason

TREAT, HOLD = Decision.TREAT, Decision.HOLD
MODERATE = PolicyMode.MODERATE


def one(candidate: Candidate, mode: PolicyMode = MODERATE) -> tuple[Decision, tuple[Reason, ...]]:
    verdict = decide([candidate], mode).verdicts[0]
    return verdict.decision, verdict.reasons


@pytest.mark.parametrize(
    ("mode", "uplift", "decision"),
    [
        (PolicyMode.AGGRESSIVE, 0.10, TREAT), (PolicyMode.AGGRESSIVE, 0.0999, HOLD),
        (PolicyMode.MODERATE, 0.15, TREAT), (PolicyMode.MODERATE, 0.1499, HOLD),
        (PolicyMode.CONSERVATIVE, 0.20, TREAT), (PolicyMode.CONSERVATIVE, 0.1999, HOLD),
    ],
)  # fmt: skip
def test_the_threshold_itself_is_treated(mode: PolicyMode, uplift: float, decision: Decision) -> None:
    assert one(Candidate("a", uplift), mode)[0] is decision


@pytest.mark.parametrize(
    ("candidate", "decision", "reasons"),
    [
        (Candidate("a", 0.3), TREAT, (Reason.HIGH_UPLIFT,)),
        (Candidate("a", 0.1), HOLD, (Reason.LOW_UPLIFT,)),
        (Candidate("a", -0.1), HOLD, (Reason.NEGATIVE_UPLIFT,)),
        (Candidate("a", None), HOLD, (Reason.NO_SCORE,)),
        (Candidate("a", float("nan")), HOLD, (Reason.NO_SCORE,)),
        (Candidate("a", 0.3, universal_control=True), HOLD, (Reason.UNIVERSAL_CONTROL, Reason.HIGH_UPLIFT)),
        (Candidate("a", 0.3, arm="control"), HOLD, (Reason.RCT_CONTROL, Reason.HIGH_UPLIFT)),
        (Candidate("a", 0.0, arm="treatment"), TREAT, (Reason.RCT_TREATMENT, Reason.LOW_UPLIFT)),
        (
            Candidate("a", 0.3, universal_control=True, arm="treatment"),
            HOLD,
            (Reason.UNIVERSAL_CONTROL, Reason.HIGH_UPLIFT),
        ),
        (
            Candidate("a", 0.3, (Reason.DO_NOT_KNOCK,), universal_control=True, arm="treatment"),
            HOLD,
            (Reason.DO_NOT_KNOCK, Reason.HIGH_UPLIFT),
        ),
    ],
)
def test_the_first_rule_that_speaks_decides(
    candidate: Candidate, decision: Decision, reasons: tuple[Reason, ...]
) -> None:
    assert one(candidate) == (decision, reasons)


def test_eligibility_names_every_reason_and_never_guesses() -> None:
    assert eligibility(do_not_knock=False, owner_occupied=None, roof_age_years=None) == ()
    assert eligibility(do_not_knock=False, owner_occupied=True, roof_age_years=1.5) == ()
    assert eligibility(
        do_not_knock=True, customer=True, owner_occupied=False, roof_age_years=1.0, recent_contact=True
    ) == (
        Reason.DO_NOT_KNOCK,
        Reason.EXISTING_CUSTOMER,
        Reason.RENTER,
        Reason.NEW_ROOF,
        Reason.RECENT_CONTACT,
    )


@pytest.mark.parametrize(
    ("uplift", "band"),
    [(-0.01, "<0"), (0.0, "<10%"), (0.0999, "<10%"), (0.10, "10-15%"), (0.15, "15-20%"), (0.20, "20%+"),
     (1.0, "20%+"), (None, None)],
)  # fmt: skip
def test_bands_are_half_open(uplift: float | None, band: str | None) -> None:
    assert uplift_band(uplift) == band


def test_capacity_keeps_the_highest_and_breaks_ties_by_id() -> None:
    candidates = [Candidate("c", 0.2), Candidate("b", 0.2), Candidate("a", 0.2), Candidate("d", 0.4)]
    run = decide(candidates, MODERATE, capacity=2)
    assert run.treated == ("a", "d")
    held = next(verdict for verdict in run.verdicts if verdict.property_id == "b")
    assert held.reasons == (Reason.CAPACITY, Reason.HIGH_UPLIFT)


def test_capacity_never_cuts_an_experiment() -> None:
    arms = [Candidate(f"t{n}", 0.0, arm="treatment") for n in range(3)]
    run = decide([*arms, Candidate("x", 0.9)], MODERATE, capacity=3)
    assert run.treated == ("t0", "t1", "t2")
    with pytest.raises(CapacityTaken, match="treats 3 houses, the crews can do 2"):
        decide(arms, MODERATE, capacity=2)


def test_the_run_id_follows_from_the_inputs() -> None:
    some = [Candidate("a", 0.2), Candidate("b", 0.1)]
    assert decide(some, MODERATE).run_id == decide(reversed(some), MODERATE).run_id
    others = {
        decide(some, MODERATE, salt="other storm").run_id,
        decide(some, PolicyMode.AGGRESSIVE).run_id,
        decide(some, MODERATE, capacity=1).run_id,
        decide(some[:1], MODERATE).run_id,
    }
    assert len(others | {decide(some, MODERATE).run_id}) == 5


candidates = st.lists(
    st.builds(
        Candidate,
        st.uuids().map(str),
        st.none() | st.floats(-1, 1),
        st.sampled_from([(), (Reason.RENTER,), (Reason.DO_NOT_KNOCK,)]),
        st.booleans(),
        st.sampled_from([None, "treatment", "control"]),
    ),
    max_size=30,
    unique_by=lambda candidate: candidate.property_id,
)


@given(candidates, st.sampled_from(PolicyMode), st.none() | st.integers(0, 30))
def test_any_run(some: list[Candidate], mode: PolicyMode, capacity: int | None) -> None:
    reserved = sum(c.arm == "treatment" and not c.universal_control and not c.ineligible for c in some)
    if capacity is not None and reserved > capacity:
        with pytest.raises(CapacityTaken):
            decide(some, mode, capacity=capacity)
        return
    run = decide(some, mode, capacity=capacity)
    assert [v.property_id for v in run.verdicts] == sorted(c.property_id for c in some)
    assert run == decide(reversed(some), mode, capacity=capacity)
    assert capacity is None or len(run.treated) <= capacity
    by_id = {c.property_id: c for c in some}
    for verdict in run.verdicts:
        candidate = by_id[verdict.property_id]
        if verdict.decision is TREAT:
            assert not candidate.universal_control
            assert not candidate.ineligible
            assert candidate.arm == "treatment" or (candidate.expected_uplift or -1) >= THRESHOLDS[mode]


@given(candidates)
def test_a_lower_threshold_only_adds(some: list[Candidate]) -> None:
    aggressive, moderate, conservative = (set(decide(some, mode).treated) for mode in PolicyMode)
    assert conservative <= moderate <= aggressive
