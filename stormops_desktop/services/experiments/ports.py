"""What screens may ask about experiments. Errors are `services.errors.ServiceError`, sentences."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from stormops_desktop.services.experiments.models import (
    AssignmentView,
    ContaminatedHouse,
    Design,
    DesignCheck,
    ExperimentResults,
    ExperimentView,
    HeldOut,
    PlayChoice,
)
from stormops_desktop.services.ports import ChangeSet


class Experiments(Protocol):
    """Who gets what by the draw, and what came of it. All of it from the local replica, offline too."""

    def experiments(self, storm_id: str | None = None) -> Sequence[ExperimentView]:
        """The newest first."""

    def plays(self) -> Sequence[PlayChoice]:
        """What an arm may name, by name."""

    def check(self, design: Design) -> DesignCheck:
        """How many houses each arm would have, and whether that can show the wanted effect."""

    def create(
        self, design: Design, *, exploratory: bool = False, origin: object = None
    ) -> tuple[ExperimentView, ChangeSet]:
        """Stores a draft.

        Raises:
            NotAllowed: a role, an impossible design, a name that is taken, or arms too small to show the
                wanted effect; `exploratory=True` takes that, and says so for ever.
        """

    def start(self, experiment_id: str, *, origin: object = None) -> ChangeSet:
        """Draws the arms and freezes them: the same draw on every laptop."""

    def stop(self, experiment_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        """No more houses; conversions count until the window of each closes."""

    def cancel(self, experiment_id: str, reason: str, *, origin: object = None) -> ChangeSet: ...
    def count(self, experiment_id: str, arm: str | None = None) -> int: ...
    def assignments(
        self, experiment_id: str, offset: int, limit: int, arm: str | None = None
    ) -> Sequence[AssignmentView]: ...
    def results(self, experiment_id: str) -> ExperimentResults: ...
    def contamination(self, experiment_id: str) -> Sequence[ContaminatedHouse]:
        """Controls that were visited or written to after the draw, the newest first."""

    def held_out(self, storm_id: str | None, property_ids: Collection[str]) -> Mapping[str, HeldOut]:
        """Which of these houses are to be left alone, and why. Known at the door without a network."""
