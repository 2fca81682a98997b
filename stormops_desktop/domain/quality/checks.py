"""The twenty-five data quality checks (product.md C.16), and what a run of them says.

A check looks at rows and fails when the share of bad ones is above its threshold. Issues are checks that
failed, not rows. A check that has nothing to look at did not run; a muted one counts neither way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is when it fails."""

    CRITICAL = "critical"  # decisions rest on it
    HIGH = "high"
    MEDIUM = "medium"


class Owner(StrEnum):
    """Who puts it right."""

    PLANNER = "planner"
    MANAGER = "manager"
    CREW = "crew"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule.

    Attributes:
        entity: the table whose rows fail. threshold: the share of bad rows that is still put up with, 0..1.
        advice: what to do about it.
    """

    code: str
    title: str
    severity: Severity
    owner: Owner
    entity: str
    advice: str
    threshold: float = 0.0


class CheckState(StrEnum):
    """What came of it."""

    PASSED = "passed"
    FAILED = "failed"
    MUTED = "muted"
    NOT_RUN = "not_run"  # nothing to look at


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check as it was run last.

    Attributes:
        checked, failing: rows. ran_at: UTC milliseconds, None when it never ran here.
        muted_until: UTC milliseconds of a mute that is still in force.
    """

    check: Check
    checked: int
    failing: int
    ran_at: int | None = None
    muted_until: int | None = None

    @property
    def share(self) -> float:
        """Bad rows of all; 0.0 when there are none."""
        return self.failing / self.checked if self.checked else 0.0

    @property
    def state(self) -> CheckState:
        if not self.checked:
            return CheckState.NOT_RUN
        if self.muted_until is not None:
            return CheckState.MUTED
        return CheckState.FAILED if self.share > self.check.threshold else CheckState.PASSED


def failed_of_run(results: Iterable[CheckResult]) -> tuple[int, int]:
    """Checks that failed and checks that ran: what the play score counts."""
    states = [result.state for result in results]
    failed = states.count(CheckState.FAILED)
    return failed, failed + states.count(CheckState.PASSED)


_C, _H, _M = Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM
_P, _LEAD, _CREW, _A = Owner.PLANNER, Owner.MANAGER, Owner.CREW, Owner.ADMIN

CHECKS: tuple[Check, ...] = (
    Check("DQ01", "Coordinates in range and not 0/0", _H, _P, "properties",
          "Geocode the address again, or set the point on the map.", 0.01),
    Check("DQ02", "Address present", _H, _P, "properties", "Fill in the address, or merge the house."),
    Check("DQ03", "No house twice", _M, _P, "properties", "Mark one of them as a duplicate.", 0.01),
    Check("DQ04", "ZIP code matches the state", _M, _P, "properties", "Correct the ZIP code or the state."),
    Check("DQ05", "Expected uplift between -1 and 1", _C, _LEAD, "lead_uplift",
          "Score again; such rows count as not scored."),
    Check("DQ06", "Scores are of the live model", _H, _LEAD, "lead_uplift",
          "Score the storm with the live model.", 0.01),
    Check("DQ07", "Nobody treated without a score", _C, _LEAD, "policy_decisions_log",
          "Run the policy again after scoring."),
    Check("DQ08", "No held-out house on a route", _C, _P, "route_properties",
          "Take the stop off: a visit would spoil the experiment."),
    Check("DQ09", "No house on two live routes", _C, _P, "route_properties", "Take one of the stops off."),
    Check("DQ10", "Stops of a route are numbered 1, 2, 3 …", _H, _P, "routes", "Save the route once more."),
    Check("DQ11", "Every job has a house", _C, _P, "jobs", "Sync; if it stays, cancel the job."),
    Check("DQ12", "Completed jobs say when", _H, _CREW, "jobs", "Reopen the job and complete it again."),
    Check("DQ13", "Nothing completed before it was made", _M, _CREW, "jobs",
          "Check the clock of the laptop that completed it."),
    Check("DQ14", "Photos have a hash, and roof photos a slope", _M, _CREW, "photos",
          "Label the photo with its slope.", 0.02),
    Check("DQ15", "Photos taken within 150 m of the house", _M, _CREW, "photos",
          "Move the photo to the house it shows.", 0.02),
    Check("DQ16", "Photos taken during the visit", _M, _CREW, "photos",
          "Check the camera's clock, or move the photo.", 0.05),
    Check("DQ17", "Claim sums add up", _H, _CREW, "claim_intel",
          "Compare the form with the carrier's paper: ACV is RCV less all depreciation."),
    Check("DQ18", "Date of loss within a day of the storm", _H, _CREW, "claim_intel",
          "Check the date with the owner, or choose the right storm."),
    Check("DQ19", "No touch after the conversion", _M, _LEAD, "customer_journeys",
          "Such touches earn no credit; check their times.", 0.01),
    Check("DQ20", "Channels and plays are known", _M, _LEAD, "customer_journeys",
          "Name the channel or the play in the list of plays.", 0.01),
    Check("DQ21", "Credits add up to one", _C, _A, "channel_attribution", "Run the attribution again."),
    Check("DQ22", "No outcome without a decision", _M, _LEAD, "policy_outcomes",
          "Import the decision, or leave the outcome out of the lift.", 0.02),
    Check("DQ23", "No identity with too many identifiers", _M, _A, "identifiers",
          "Review the identity; shared phones are not one person."),
    Check("DQ24", "This computer is fresh", _H, _P, "replica", "Sync: it is over a day old."),
    Check("DQ25", "Storm reports have likely units and times", _H, _LEAD, "storm_reports",
          "Look at the report's original text and zone.", 0.01),
)  # fmt: skip
BY_CODE = {check.code: check for check in CHECKS}

CREDIT_SLACK = 1e-6  # what rounding of the parts may come to
IDENTIFIERS_AT_MOST = 12  # of one identity; more is a switchboard or a mistake
PHOTO_METRES = 150.0
VISIT_SLACK_MS = 15 * 60_000
STALE_MS = 24 * 3_600_000
PENNIES = 100  # a dollar of rounding in a claim's sums
HAIL_AT_MOST_IN = 8.0
GUST_AT_MOST = 250.0
