"""What screens may ask about the policy and uplift. Errors are `services.errors.ServiceError`, sentences.

Everything reads the local replica. What says "slow" belongs off the GUI thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from stormops_desktop.services.experiments.ports import Experiments
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.models import (
    DecisionFilter,
    DecisionView,
    HouseValue,
    ModelFile,
    ModelView,
    PolicyOutcome,
    PolicyPreview,
    PolicyState,
    PolicyWishes,
    RunView,
    Trained,
)


class Policy(Protocol):
    """Whom to treat and whom to hold, with reasons."""

    def state(self, storm_id: str) -> PolicyState: ...
    def preview(self, storm_id: str, wishes: PolicyWishes = ...) -> PolicyPreview:
        """What a run would decide and change; nothing is stored. Slow for large storms."""

    def run(self, storm_id: str, wishes: PolicyWishes = ..., *, origin: object = None) -> PolicyOutcome:
        """Decides and writes what changed to the append-only log. Equal inputs write nothing. Slow.

        Raises:
            NotAllowed: a crew, a storm that is over, another mode while the storm is active, or an
                experiment larger than the capacity.
        """

    def runs(self, storm_id: str) -> Sequence[RunView]:
        """The newest first."""

    def count(self, wanted: DecisionFilter) -> int: ...
    def page(self, wanted: DecisionFilter, offset: int, limit: int) -> Sequence[DecisionView]:
        """Lines of the log, the newest first."""

    def history(self, storm_id: str, property_id: str) -> Sequence[DecisionView]:
        """Every decision about a house, the newest first."""

    def values(self, storm_id: str, *, margin_cents: int, visit_cents: int) -> Mapping[str, HouseValue]:
        """What treating is worth, by property id, for the houses that are treated and scored."""


class UpliftModels(Protocol):
    """Models of expected uplift, learnt from randomised arms only."""

    def models(self, storm_id: str | None = None) -> Sequence[ModelView]:
        """The registry, the newest first."""

    def train(self, storm_id: str, *, seed: int = 0, origin: object = None) -> Trained:
        """Learns from the storm's experiments: one model of being treated at all, and one a play x channel.

        Slow. Raises:
            NotAllowed: a role, or nothing to learn from; it says what is missing.
        """

    def make_live(self, model_id: str, *, origin: object = None) -> ChangeSet:
        """Its scores count from now on; the one before retires."""

    def reject(self, model_id: str, reason: str, *, origin: object = None) -> ChangeSet: ...
    def artefact(self, model_id: str) -> ModelFile:
        """The model as a JSON file."""

    def score(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        """Scores every house of a storm with the live model: expected uplift, interval, next action. Slow."""


@dataclass(frozen=True, slots=True)
class TargetingServices:
    """The policy, its models, and the experiments that they learn from, over one replica."""

    policy: Policy
    models: UpliftModels
    experiments: Experiments
