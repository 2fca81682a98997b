"""The slow machine of a claim: where it stands with the carrier and the build, and what comes next.

`claim_stage` is apart from the visit's status (`domain.jobs`). A claim may skip stages that nobody
recorded, go back with a reason, and be denied and taken up again by a supplement. Nothing blocks: a
missing fact is named.
"""

from dataclasses import dataclass
from enum import StrEnum


class ClaimStage(StrEnum):
    """Where a claim stands."""

    NONE = "none"
    INTENT = "intent"
    FILED = "filed"
    ADJUSTER_SCHEDULED = "adjuster_scheduled"
    ADJUSTER_MET = "adjuster_met"
    APPROVED = "approved"
    PARTIAL = "partial"
    DENIED = "denied"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    SUPPLEMENT_APPROVED = "supplement_approved"
    SUPPLEMENT_DENIED = "supplement_denied"
    ACV_RECEIVED = "acv_received"
    BUILD_SCHEDULED = "build_scheduled"
    BUILT = "built"
    COC_SIGNED = "coc_signed"
    DEPRECIATION_REQUESTED = "depreciation_requested"
    DEPRECIATION_RECEIVED = "depreciation_received"
    CLOSED = "closed"


class Milestone(StrEnum):
    """The six words that other roofing systems use."""

    LEAD = "lead"
    PROSPECT = "prospect"
    APPROVED = "approved"
    COMPLETED = "completed"
    INVOICED = "invoiced"
    CLOSED = "closed"


class Step(StrEnum):
    """What a change of stage means."""

    FORWARD = "forward"
    SKIPS = "skips"  # forward over stages that nobody recorded
    BACK = "back"  # needs a reason
    SAME = "same"
    UNUSUAL = "unusual"  # needs a reason: not how a claim goes


_S = ClaimStage
NEXT: dict[ClaimStage, tuple[ClaimStage, ...]] = {
    _S.NONE: (_S.INTENT, _S.FILED),
    _S.INTENT: (_S.FILED,),
    _S.FILED: (_S.ADJUSTER_SCHEDULED,),
    _S.ADJUSTER_SCHEDULED: (_S.ADJUSTER_MET,),
    _S.ADJUSTER_MET: (_S.APPROVED, _S.PARTIAL, _S.DENIED),
    _S.APPROVED: (_S.ACV_RECEIVED, _S.SUPPLEMENT_REQUESTED),
    _S.PARTIAL: (_S.SUPPLEMENT_REQUESTED, _S.ACV_RECEIVED),
    _S.DENIED: (_S.SUPPLEMENT_REQUESTED, _S.ADJUSTER_SCHEDULED, _S.CLOSED),
    _S.SUPPLEMENT_REQUESTED: (_S.SUPPLEMENT_APPROVED, _S.SUPPLEMENT_DENIED),
    _S.SUPPLEMENT_APPROVED: (_S.ACV_RECEIVED, _S.BUILD_SCHEDULED, _S.DEPRECIATION_REQUESTED),
    _S.SUPPLEMENT_DENIED: (_S.SUPPLEMENT_REQUESTED, _S.ACV_RECEIVED, _S.BUILD_SCHEDULED, _S.CLOSED),
    _S.ACV_RECEIVED: (_S.BUILD_SCHEDULED, _S.SUPPLEMENT_REQUESTED),
    _S.BUILD_SCHEDULED: (_S.BUILT,),
    _S.BUILT: (_S.COC_SIGNED, _S.SUPPLEMENT_REQUESTED),
    _S.COC_SIGNED: (_S.DEPRECIATION_REQUESTED, _S.SUPPLEMENT_REQUESTED, _S.CLOSED),
    _S.DEPRECIATION_REQUESTED: (_S.DEPRECIATION_RECEIVED, _S.SUPPLEMENT_REQUESTED),
    _S.DEPRECIATION_RECEIVED: (_S.CLOSED,),
    _S.CLOSED: (),
}

MILESTONES: dict[ClaimStage, Milestone] = {
    _S.NONE: Milestone.LEAD,
    _S.INTENT: Milestone.LEAD,
    _S.FILED: Milestone.PROSPECT,
    _S.ADJUSTER_SCHEDULED: Milestone.PROSPECT,
    _S.ADJUSTER_MET: Milestone.PROSPECT,
    _S.APPROVED: Milestone.APPROVED,
    _S.PARTIAL: Milestone.APPROVED,
    _S.DENIED: Milestone.PROSPECT,
    _S.SUPPLEMENT_REQUESTED: Milestone.APPROVED,
    _S.SUPPLEMENT_APPROVED: Milestone.APPROVED,
    _S.SUPPLEMENT_DENIED: Milestone.APPROVED,
    _S.ACV_RECEIVED: Milestone.APPROVED,
    _S.BUILD_SCHEDULED: Milestone.APPROVED,
    _S.BUILT: Milestone.COMPLETED,
    _S.COC_SIGNED: Milestone.COMPLETED,
    _S.DEPRECIATION_REQUESTED: Milestone.INVOICED,
    _S.DEPRECIATION_RECEIVED: Milestone.INVOICED,
    _S.CLOSED: Milestone.CLOSED,
}

# Facts that a stage needs, by the form's field keys; every field is optional before.
NEEDS: dict[ClaimStage, tuple[str, ...]] = {
    _S.INTENT: ("damage_type", "severity"),
    _S.FILED: ("date_of_loss", "carrier", "claim_number"),
    _S.ADJUSTER_SCHEDULED: ("adjuster_name", "meeting_at"),
    _S.APPROVED: ("rcv", "deductible_kind"),
    _S.PARTIAL: ("rcv", "deductible_kind"),
    _S.SUPPLEMENT_REQUESTED: ("supplements",),
    _S.ACV_RECEIVED: ("payments",),
    _S.BUILD_SCHEDULED: ("squares", "contingency"),
    _S.COC_SIGNED: ("coc",),
    _S.DEPRECIATION_REQUESTED: ("invoice", "recoverable_dep"),
}


@dataclass(frozen=True, slots=True)
class StageChange:
    """What a wished change of stage amounts to.

    Attributes:
        skipped: stages passed over on the shortest usual way, in order.
        missing: form keys that the new stage needs and that are neither known nor marked unknown.
    """

    step: Step
    reason_needed: bool
    skipped: tuple[ClaimStage, ...] = ()
    missing: tuple[str, ...] = ()


def judge_change(now: ClaimStage, wished: ClaimStage, answered: frozenset[str] = frozenset()) -> StageChange:
    """What going from `now` to `wished` means; `answered` are the form keys known or marked unknown."""
    missing = tuple(key for key in NEEDS.get(wished, ()) if key not in answered)
    if now is wished:
        return StageChange(Step.SAME, reason_needed=False, missing=missing)
    way = usual_way(now, wished)
    if way is not None:
        step = Step.FORWARD if len(way) == 1 else Step.SKIPS
        return StageChange(step, reason_needed=False, skipped=way[:-1], missing=missing)
    back = usual_way(wished, now) is not None
    return StageChange(Step.BACK if back else Step.UNUSUAL, reason_needed=True, missing=missing)


def usual_way(start: ClaimStage, goal: ClaimStage) -> tuple[ClaimStage, ...] | None:
    """The shortest usual way after `start` up to `goal`, or None when there is none."""
    ways: dict[ClaimStage, tuple[ClaimStage, ...]] = {start: ()}
    queue = [start]
    for stage in queue:
        for following in NEXT[stage]:
            if following not in ways:
                ways[following] = (*ways[stage], following)
                queue.append(following)
    return ways.get(goal)


def milestone(stage: ClaimStage) -> Milestone:
    """The word that other roofing systems would show."""
    return MILESTONES[stage]


def read_stage(text: str | None) -> ClaimStage | None:
    """The stage a stored text names; an empty one is `none`, an unknown one (a newer version's) is None."""
    return ClaimStage(text) if text in set(ClaimStage) else (None if text else ClaimStage.NONE)
