"""What the import's screens may ask. Errors are `services.errors.ServiceError`, a sentence each.

All of it may take seconds: off the GUI thread.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the answers are made of `ChangeSet`, whose module names this one
    from stormops_desktop.domain.intake.columns import FileColumns
    from stormops_desktop.services.intake.models import (
        ImportDone,
        ImportLine,
        ImportPreview,
        ImportWish,
        SavedColumns,
        ScoreOpened,
        TargetStorm,
        TiersMoved,
    )
    from stormops_desktop.services.ports import ChangeSet


class Imports(Protocol):
    """Files in: storm evidence, addresses, parcels, leads. The kind is told from the content."""

    def preview(self, path: Path, wish: "ImportWish | None" = None) -> "ImportPreview":
        """What an import would do; nothing is changed."""

    def run(
        self,
        path: Path,
        wish: "ImportWish | None" = None,
        *,
        progress: Callable[[int, int], None] = ...,
        cancelled: Callable[[], bool] = ...,
        origin: object = None,
    ) -> "ImportDone":
        """Imports in durable chunks and scores anew; run again after a kill, it goes on."""

    def columns(self, path: Path) -> "FileColumns | None":
        """The columns of a list of leads or parcels, with samples and guesses; None for any other file."""

    def unfinished(self) -> str:
        """The path of an import that was cut short on this computer, "" for none."""

    def history(self) -> Sequence["ImportLine"]: ...
    def targets(self) -> Sequence["TargetStorm"]:
        """The storms that reports may be sent to: samples are none. Archives come last."""


class SavedMappings(Protocol):
    """How the company reads columns of parcels and leads; shared by everybody in the office."""

    def saved(self, kind: str = "") -> Sequence["SavedColumns"]: ...
    def save(
        self, name: str, kind: str, columns: Mapping[str, str], *, origin: object = None
    ) -> "ChangeSet": ...
    def forget(self, mapping_id: str, *, origin: object = None) -> "ChangeSet": ...


class StormScores(Protocol):
    """What a storm did to a house, and why."""

    def opened(self, storm_id: str, property_id: str) -> "ScoreOpened":
        """A score with its inputs, sources, distances, confidence and version, computed from what is here."""

    def rescore(self, storm_id: str, *, origin: object = None) -> "tuple[TiersMoved, ChangeSet]": ...
    def thresholds(self) -> "tuple[str, Mapping[str, float]]":
        """Version and inches of hail by material, as they are in force."""

    def set_thresholds(
        self, base_in: Mapping[str, float], reason: str, *, origin: object = None
    ) -> "ChangeSet":
        """A new edition for the company (managers, admins); `rescore` brings storms up to it."""


@dataclass(frozen=True, slots=True)
class IntakeServices:
    """The three together."""

    imports: Imports
    mappings: SavedMappings
    scores: StormScores
