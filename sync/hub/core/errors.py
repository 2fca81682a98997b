"""What can go wrong with a whole request.

HubProblem    the request is answered by a problem of the closed list
WriteRefused  the store will not take a set of changes: one of the ops behind it is bad
TryAgain      two transactions met; nothing was written, and trying again will do
"""

from sync.contracts.errors import Problem, ProblemType

_STATUS = {
    ProblemType.BAD_REQUEST: 400,
    ProblemType.FORBIDDEN: 403,
    ProblemType.NOT_FOUND: 404,
    ProblemType.GAP: 409,
    ProblemType.DEVICE_FORKED: 409,
    ProblemType.EPOCH_CHANGED: 410,
    ProblemType.CURSOR_EXPIRED: 410,
    ProblemType.PAYLOAD_TOO_LARGE: 413,
    ProblemType.RATE_LIMITED: 429,
    ProblemType.UNAVAILABLE: 503,
}


class HubProblem(Exception):  # noqa: N818 - the wire calls it a problem
    """A request that as a whole cannot be served; never raised for a single op."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.type}: {problem.title}")
        self.problem = problem


class WriteRefused(Exception):  # noqa: N818 - a fact, not a fault
    """The store refuses these changes (a unique value is taken, a check fails). Nothing of them was kept.

    Attributes:
        problem: what the op behind it is told.
    """

    def __init__(self, problem: ProblemType) -> None:
        super().__init__(problem.value)
        self.problem = problem


class TryAgain(Exception):  # noqa: N818 - a request, not a fault
    """The transaction was undone because it met another one."""


def problem(
    kind: ProblemType, title: str, *, expect: int = 0, epoch: str = "", retry_after: float = 0.0
) -> HubProblem:
    """The exception that answers a request with this problem."""
    return HubProblem(
        Problem(kind, title, _STATUS[kind], expect=expect, epoch=epoch, retry_after=retry_after)
    )


def unknown_tenant() -> HubProblem:
    """The problem of a tenant that this centre does not keep."""
    return problem(ProblemType.FORBIDDEN, "This company is not kept here.")
