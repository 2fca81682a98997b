"""The centre's pure machine: ops in, verdicts and pages out, over the two ports of `store`."""

from sync.hub.core.errors import HubProblem
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal

__all__ = ["Hub", "HubProblem", "Principal"]
