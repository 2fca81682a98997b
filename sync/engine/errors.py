"""What can stop a sync run. Nothing captured is ever lost by any of these; the log stays and is sent later.

Unreachable     no answer: no network, no hub, cut in the middle
CaptivePortal   an answer, but not the hub's: a hotel's or hotspot's sign-in page
SignedOut       the sign-in has ended; the person must sign in again
Refused         the hub refused the whole request, with a problem of the closed list
Unsettled       the run went round too often without coming to rest
Cancelled       the person, or the closing app, stopped it

They are facts of a working day rather than faults, hence names without "Error".
"""

from sync.contracts.errors import Problem, ProblemType


class SyncError(Exception):
    """A sync run that stopped. `sentence` is for people: what still works, and what to do."""

    sentence = "Sync stopped. Your work is saved on this laptop and will be sent later."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.sentence)
        self.detail = detail


class Unreachable(SyncError):  # noqa: N818
    """Nobody answered, or the answer broke off."""

    sentence = "No connection to the office. Your work is saved here and goes out when there is signal."


class CaptivePortal(SyncError):  # noqa: N818
    """Somebody else answered in the hub's place."""

    sentence = (
        "This network wants you to sign in first. Open a browser, sign in to the network, then sync again."
    )


class SignedOut(SyncError):  # noqa: N818
    """The refresh token is no longer good, or the membership was withdrawn."""

    sentence = "Your sign-in has ended. Your work is saved here; sign in again to send it."


class Unsettled(SyncError):  # noqa: N818
    """A run that does not come to rest; kept finite so that it can be seen."""

    sentence = (
        "The office's data kept changing while it was fetched. Your work is sent; sync again in a minute."
    )


class Cancelled(SyncError):  # noqa: N818
    """Asked for, by a person or by the closing app."""

    sentence = "Sync was stopped. What had arrived is kept; the rest comes with the next sync."


_OF_PROBLEM = {
    ProblemType.MEMBERSHIP_REVOKED: (
        "Your access to this company was withdrawn. What you captured is still here; ask your office."
    ),
    ProblemType.SCHEMA_TOO_OLD: (
        "This version of the app is too old to sync. Your work is saved here; install the update first."
    ),
    ProblemType.RATE_LIMITED: "The office's server is busy. Your work is saved here and goes out by itself.",
    ProblemType.UNAVAILABLE: (
        "The office's server is restarting. Your work is saved here and goes out by itself soon."
    ),
}


class Refused(SyncError):  # noqa: N818
    """The hub's problem with the whole request; never about a single op."""

    sentence = (
        "The office's server could not take this sync. Your work is saved here; it will be tried again."
    )

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.type.value}: {problem.title} {problem.detail}".strip())
        self.problem = problem
        self.sentence = _OF_PROBLEM.get(problem.type, self.sentence)
