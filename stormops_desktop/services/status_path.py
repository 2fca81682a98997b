"""The shortest chain of legal steps from one status to another: what an undo or a resend has to report."""

from collections import deque

from stormops_desktop.domain.jobs.status import JobStatus, is_legal

# An undo must not pass through what would be read as work done, or as the office's word.
_NOT_BETWEEN = (JobStatus.COMPLETED, JobStatus.CANCELLED)


def path(came_from: str, to: str, *, office: bool) -> tuple[str, ...] | None:
    """The statuses to report one after the other, `to` last; () when already there, None when no way leads.

    En route is undone to assigned by way of skipped and pending, since no single step leads back.
    """
    start, goal = JobStatus(came_from), JobStatus(to)
    ways: deque[tuple[JobStatus, ...]] = deque([(start,)])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] is goal:
            return tuple(status.value for status in way[1:])
        for status in JobStatus:
            if status not in seen and _may_pass(way[-1], status, goal, office=office):
                seen.add(status)
                ways.append((*way, status))
    return None


def _may_pass(at: JobStatus, status: JobStatus, goal: JobStatus, *, office: bool) -> bool:
    return is_legal(at, status, office=office) and (status is goal or status not in _NOT_BETWEEN)
