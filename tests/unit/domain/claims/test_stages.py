"""The slow machine of a claim, enumerated."""

import pytest

from stormops_desktop.domain.claims.stages import (
    MILESTONES,
    NEEDS,
    NEXT,
    ClaimStage,
    Milestone,
    Step,
    judge_change,
    milestone,
    read_stage,
    usual_way,
)

S = ClaimStage


def test_every_stage_has_its_ways_and_its_milestone() -> None:
    assert set(NEXT) == set(MILESTONES) == set(ClaimStage)
    assert len(ClaimStage) == 18


@pytest.mark.parametrize("stage", list(ClaimStage))
def test_every_stage_can_be_reached_and_closed(stage: ClaimStage) -> None:
    assert usual_way(S.NONE, stage) is not None
    assert usual_way(stage, S.CLOSED) is not None


def test_the_straight_way_from_a_door_to_a_closed_claim() -> None:
    way = (
        S.FILED, S.ADJUSTER_SCHEDULED, S.ADJUSTER_MET, S.APPROVED, S.ACV_RECEIVED, S.BUILD_SCHEDULED, S.BUILT,
        S.COC_SIGNED, S.DEPRECIATION_REQUESTED, S.DEPRECIATION_RECEIVED, S.CLOSED,
    )  # fmt: skip
    now = S.INTENT
    for stage in way:
        assert judge_change(now, stage).step is Step.FORWARD
        now = stage


def test_skipping_names_what_was_passed_over() -> None:
    change = judge_change(S.FILED, S.APPROVED)
    assert change.step is Step.SKIPS
    assert change.skipped == (S.ADJUSTER_SCHEDULED, S.ADJUSTER_MET)
    assert not change.reason_needed


@pytest.mark.parametrize(
    ("now", "wished", "step"),
    [
        (S.BUILT, S.FILED, Step.BACK),
        (S.CLOSED, S.NONE, Step.BACK),
        (S.SUPPLEMENT_APPROVED, S.APPROVED, Step.BACK),
    ],
)
def test_going_back_asks_for_a_reason(now: ClaimStage, wished: ClaimStage, step: Step) -> None:
    change = judge_change(now, wished)
    assert (change.step, change.reason_needed) == (step, True)


def test_sideways_is_unusual() -> None:
    change = judge_change(S.APPROVED, S.PARTIAL)
    assert (change.step, change.reason_needed) == (Step.UNUSUAL, True)


def test_a_denied_claim_may_be_taken_up_again() -> None:
    assert judge_change(S.DENIED, S.SUPPLEMENT_REQUESTED).step is Step.FORWARD
    assert judge_change(S.DENIED, S.ADJUSTER_SCHEDULED).step is Step.FORWARD


def test_a_stage_names_the_facts_it_needs_and_an_unknown_is_an_answer() -> None:
    assert judge_change(S.INTENT, S.FILED).missing == ("date_of_loss", "carrier", "claim_number")
    assert judge_change(S.INTENT, S.FILED, frozenset({"date_of_loss", "carrier"})).missing == (
        "claim_number",
    )
    assert judge_change(S.FILED, S.FILED).step is Step.SAME


def test_milestones_only_grow_along_the_straight_way() -> None:
    order = list(Milestone)
    straight = [
        S.NONE,
        S.INTENT,
        S.FILED,
        S.ADJUSTER_MET,
        S.APPROVED,
        S.BUILT,
        S.DEPRECIATION_REQUESTED,
        S.CLOSED,
    ]
    places = [order.index(milestone(stage)) for stage in straight]
    assert places == sorted(places)


def test_stored_texts_are_read_and_newer_ones_are_left_alone() -> None:
    assert read_stage(None) is S.NONE
    assert read_stage("") is S.NONE
    assert read_stage("coc_signed") is S.COC_SIGNED
    assert read_stage("appraisal") is None


def test_needs_are_named_for_known_stages_only() -> None:
    assert set(NEEDS) <= set(ClaimStage)
