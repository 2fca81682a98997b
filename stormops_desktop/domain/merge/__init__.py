"""The merge rules, one set of functions for laptop and centre: `RULES`."""

from typing import Any

from stormops_desktop.domain.jobs import status as job_status
from stormops_desktop.domain.jobs.status import StatusStep
from stormops_desktop.domain.merge.policies import Edit, Policy, Settled, meet, update

__all__ = ["RULES", "Edit", "MergeRules", "Policy", "Settled", "StatusStep"]


class MergeRules:
    """What `sync.contracts.rules.Rules` asks for; pure and without state."""

    def meet(self, policy: str, current: Edit, incoming: Edit) -> Settled:
        """See `policies.meet`."""
        return meet(policy, current, incoming)

    def update(self, policy: str, current: Any, incoming: Any) -> Any:
        """See `policies.update`."""
        return update(policy, current, incoming)

    def step(
        self, status: str, completed_at: int | None, *, came_from: str, to: str, at: int, concurrent: bool,
        office: bool,
    ) -> StatusStep:  # fmt: skip
        """See `jobs.status.step`."""
        return job_status.step(
            status, completed_at, came_from=came_from, to=to, at=at, concurrent=concurrent, office=office
        )


RULES = MergeRules()
