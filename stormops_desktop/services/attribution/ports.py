"""What screens may ask of attribution. Errors are `services.errors.ServiceError`, sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.attribution.methods import Attribution
from stormops_desktop.domain.attribution.storm import RunConfig
from stormops_desktop.services.attribution.models import (
    HouseCredit,
    HouseName,
    RunSummary,
    StormAttribution,
    StormTouches,
)

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A picture with its table: PNG, column titles, rows."""

    title: str
    picture: bytes
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


class AttributionVerbs(Protocol):
    """What worked, from the replica alone. Credit is not incrementality: only experiments tell that."""

    def load(self, storm_id: str, config: RunConfig = ..., as_of: int | None = None) -> StormTouches:
        """Reads the storm's touches; in the database lane."""

    def compute(
        self, touches: StormTouches, config: RunConfig = ..., on_draw: Callable[[int], None] | None = None
    ) -> StormAttribution:
        """All credit; reads nothing but whether the run is known, so it may run in any lane."""

    def run(self, storm_id: str, config: RunConfig = ...) -> StormAttribution:
        """Both, one after the other."""

    def record(self, found: StormAttribution, *, origin: object = None) -> "ChangeSet":
        """Keeps the run for everybody who leads."""

    def runs(self, storm_id: str, limit: int = 50) -> Sequence[RunSummary]:
        """Runs that were kept, the newest first."""

    def of_zip(self, found: StormAttribution, zip_code: str | None) -> Attribution:
        """Credit within one ZIP code, however few journeys it has; None: houses without one."""

    def houses(self, property_ids: Sequence[str]) -> Sequence[HouseName]: ...
    def find(self, storm_id: str, words: str, limit: int = 20) -> Sequence[HouseName]:
        """Touched houses by a part of their address."""

    def explain(self, found: StormAttribution, property_id: str) -> HouseCredit:
        """One house's path under the storm's fitted model."""

    def compare_methods(
        self, path: Sequence[str], storm_id: str | None = None
    ) -> Mapping[str, Mapping[str, float]]:
        """{method: {channel: credit}} of a path under a storm's fitted model; the latest storm by default."""

    def report(self, title: str, lines: Sequence[str], pages: Sequence[ReportPage]) -> bytes:
        """A PDF: a title, where the numbers come from, and the pages."""
