"""Whom to treat and whom to hold, with reasons.

Order of the rules: eligibility, universal control, experiment arm, threshold, capacity. The first that speaks
decides; later facts are kept as further reason codes. Capacity is taken only from what the threshold let
through, never from an experiment arm (that would undo the randomisation).

Source: prototype-facts.md 2 ("build it right"), decisions.md 5. Invariants (tested): one decision a
candidate; controls are never treated; the order of candidates does not matter; at most `capacity` treated by
threshold; a lower threshold never holds somebody whom a higher one treats.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from types import MappingProxyType

import numpy as np

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.run_identity import run_identity
from stormops_desktop.domain.targeting.vocabulary import Decision, PolicyMode, Reason

THRESHOLDS: Mapping[PolicyMode, float] = MappingProxyType(
    {PolicyMode.AGGRESSIVE: 0.10, PolicyMode.MODERATE: 0.15, PolicyMode.CONSERVATIVE: 0.20}
)
NEW_ROOF_YEARS = 1.0
INELIGIBLE: tuple[Reason, ...] = (
    Reason.DO_NOT_KNOCK, Reason.NO_CONSENT, Reason.EXCLUDED, Reason.EXISTING_CUSTOMER, Reason.RENTER,
    Reason.NEW_ROOF, Reason.RECENT_CONTACT,
)  # fmt: skip
"""Why a house may not be contacted at all, most telling first."""
# Half-open: the lower edge belongs to the band, so that a band never straddles a threshold.
BANDS: tuple[tuple[float, str], ...] = ((0.20, "20%+"), (0.15, "15-20%"), (0.10, "10-15%"), (0.0, "<10%"))
BELOW_ZERO = "<0"


class CapacityTaken(ValueError):  # noqa: N818 - reads as the sentence it is
    """The treatment arm of an experiment alone is larger than what the crews can do."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One house before the decision.

    Attributes:
        expected_uplift: None when it was never scored.
        ineligible: why it may not be contacted at all, empty when it may.
        universal_control: in the tenant's standing control group.
        arm: "treatment" or "control" of a running experiment, None outside.
    """

    property_id: str
    expected_uplift: float | None
    ineligible: tuple[Reason, ...] = ()
    universal_control: bool = False
    arm: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision; `reasons[0]` is the one that decided."""

    property_id: str
    decision: Decision
    reasons: tuple[Reason, ...]
    expected_uplift: float | None
    band: str | None


@dataclass(frozen=True, slots=True)
class PolicyRun:
    """All decisions of one run, in order of property id. `run_id` is the same for the same inputs."""

    run_id: str
    mode: PolicyMode
    threshold: float
    capacity: int | None
    verdicts: tuple[Verdict, ...]

    @property
    def treated(self) -> tuple[str, ...]:
        """Property ids to treat."""
        return tuple(v.property_id for v in self.verdicts if v.decision is Decision.TREAT)


def eligibility(
    *,
    do_not_knock: bool,
    no_consent: bool = False,
    excluded: bool = False,
    customer: bool = False,
    owner_occupied: bool | None = None,
    roof_age_years: float | None = None,
    recent_contact: bool = False,
) -> tuple[Reason, ...]:
    """Every reason not to contact a house. What is not known (None) never excludes."""
    new_roof = roof_age_years is not None and roof_age_years <= NEW_ROOF_YEARS
    found = (
        do_not_knock, no_consent, excluded, customer, owner_occupied is False, new_roof, recent_contact,
    )  # fmt: skip
    return tuple(reason for holds, reason in zip(found, INELIGIBLE, strict=True) if holds)


def uplift_band(expected_uplift: float | None) -> str | None:
    """The half-open band: [0, .10) [.10, .15) [.15, .20) [.20, ...), "<0" below; None without a score."""
    if expected_uplift is None or isnan(expected_uplift):
        return None
    return next((name for floor, name in BANDS if expected_uplift >= floor), BELOW_ZERO)


def decide(
    candidates: Iterable[Candidate], mode: PolicyMode, *, capacity: int | None = None, salt: str = ""
) -> PolicyRun:
    """Decides every candidate once.

    Args:
        capacity: houses the crews can treat in all, None without limit.
        salt: names the run's place (tenant and storm) in its id.

    Raises:
        CapacityTaken: the experiment's treatment arm does not fit into the capacity.
    """
    ordered = sorted(candidates, key=lambda candidate: candidate.property_id)
    threshold = THRESHOLDS[mode]
    verdicts = [_verdict(candidate, threshold) for candidate in ordered]
    if capacity is not None:
        verdicts = _within(capacity, verdicts)
    return PolicyRun(_run_id(salt, mode, capacity, ordered), mode, threshold, capacity, tuple(verdicts))


def blocked_code(ineligible: Iterable[Reason]) -> int:
    """One bit a reason, in the order of `INELIGIBLE`."""
    given = frozenset(ineligible)
    return sum(1 << bit for bit, reason in enumerate(INELIGIBLE) if reason in given)


def arm_code(arm: str | None) -> int:
    """0 in no experiment, 1 treated, 2 left alone."""
    return 0 if arm is None else 1 if arm == "treatment" else 2


def too_many_in_arms(reserved: int, capacity: int) -> Said:
    """The sentence of `CapacityTaken`."""
    return Said(
        "The experiment treats {reserved} houses, the crews can do {capacity}.", reserved=reserved,
        capacity=capacity,
    )  # fmt: skip


def _verdict(candidate: Candidate, threshold: float) -> Verdict:
    by_uplift = _by_uplift(candidate.expected_uplift, threshold)
    if candidate.ineligible:
        decision, reasons = Decision.HOLD, (*candidate.ineligible, by_uplift)
    elif candidate.universal_control:
        decision, reasons = Decision.HOLD, (Reason.UNIVERSAL_CONTROL, by_uplift)
    elif candidate.arm is not None:
        treated = candidate.arm == "treatment"
        decision = Decision.TREAT if treated else Decision.HOLD
        reasons = (Reason.RCT_TREATMENT if treated else Reason.RCT_CONTROL, by_uplift)
    else:
        decision = Decision.TREAT if by_uplift is Reason.HIGH_UPLIFT else Decision.HOLD
        reasons = (by_uplift,)
    band = uplift_band(candidate.expected_uplift)
    return Verdict(candidate.property_id, decision, reasons, candidate.expected_uplift, band)


def _by_uplift(expected: float | None, threshold: float) -> Reason:
    if expected is None or isnan(expected):
        return Reason.NO_SCORE
    if expected >= threshold:
        return Reason.HIGH_UPLIFT
    return Reason.NEGATIVE_UPLIFT if expected < 0 else Reason.LOW_UPLIFT


def _within(capacity: int, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Keeps the highest uplifts, ties by property id; the rest are held for capacity."""
    reserved = sum(v.reasons[0] is Reason.RCT_TREATMENT for v in verdicts)
    if reserved > capacity:
        raise CapacityTaken(too_many_in_arms(reserved, capacity))
    open_to_cut = [v for v in verdicts if v.reasons[0] is Reason.HIGH_UPLIFT]
    open_to_cut.sort(key=lambda v: (-(v.expected_uplift or 0.0), v.property_id))
    cut = {v.property_id for v in open_to_cut[capacity - reserved :]}
    return [_held_for_capacity(v) if v.property_id in cut else v for v in verdicts]


def _held_for_capacity(verdict: Verdict) -> Verdict:
    reasons = (Reason.CAPACITY, *verdict.reasons)
    return Verdict(verdict.property_id, Decision.HOLD, reasons, verdict.expected_uplift, verdict.band)


def _run_id(salt: str, mode: PolicyMode, capacity: int | None, ordered: Sequence[Candidate]) -> str:
    scores = [np.nan if one.expected_uplift is None else one.expected_uplift for one in ordered]
    flags = (
        np.array([blocked_code(one.ineligible) for one in ordered], np.uint8),
        np.array([one.universal_control for one in ordered], np.uint8),
        np.array([arm_code(one.arm) for one in ordered], np.uint8),
    )
    ids = [one.property_id for one in ordered]
    return run_identity(salt, mode, capacity, ids, np.array(scores, np.float64), flags)
