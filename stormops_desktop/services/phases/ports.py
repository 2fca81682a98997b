"""What screens may ask about the phases of a storm. Errors are `services.errors.ServiceError`, sentences."""

from collections.abc import Sequence
from typing import Protocol

from stormops_desktop.services.phases.models import GateRow, PhaseStrip


class Phases(Protocol):
    """Gates of the six phases, all from the replica, offline too."""

    def strip(self, storm_id: str) -> PhaseStrip:
        """All phases with every gate's number and verdict. The first time for a large storm is slow."""

    def count(self, storm_id: str, code: str) -> int:
        """How many rows are behind a gate."""

    def rows(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[GateRow]:
        """A page of them; a gate of a share or an age has none."""
