"""What the storm screens may ask. Errors are `services.errors.ServiceError`, a sentence each.

All of it reads the local replica; what says "slow" takes seconds for a large storm. Off the GUI thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the answers are made of `ChangeSet`, whose module names this one
    from stormops_desktop.services.intake.models import TiersMoved
    from stormops_desktop.services.ports import ChangeSet
    from stormops_desktop.services.storms.models import (
        HouseFound,
        LossReport,
        ReportFilter,
        ReportsShown,
        ScoreCard,
        StormCard,
        StormLine,
        ThresholdsView,
        VintageDiff,
        WouldMove,
    )


class StormBoard(Protocol):
    """The list of storms and their course."""

    def storms(self) -> Sequence["StormLine"]: ...
    def card(self, storm_id: str) -> "StormCard": ...
    def change_status(self, storm_id: str, to: str, *, origin: object = None) -> "ChangeSet":
        """A step on the storm's course; it says why where it can't be taken."""

    def rename(self, storm_id: str, name: str, *, origin: object = None) -> "ChangeSet": ...


class StormEvidence(Protocol):
    """Reports and their editions."""

    def reports(self, storm_id: str, wanted: "ReportFilter" = ...) -> "ReportsShown": ...
    def diff(self, import_id: str, storm_id: str) -> "VintageDiff": ...


class ScoreCards(Protocol):
    """Scores opened to their inputs."""

    def card(self, storm_id: str, property_id: str) -> "ScoreCard": ...
    def of_job(self, job_id: str) -> "ScoreCard": ...
    def houses(self, typed: str) -> Sequence["HouseFound"]:
        """Houses by address, ZIP or id; at most 50."""


class LossArchive(Protocol):
    """Days on which a house may have been damaged."""

    def report(self, property_id: str) -> "LossReport": ...


class Thresholds(Protocol):
    """The company's hail thresholds."""

    def view(self) -> "ThresholdsView": ...
    def would_move(self, base_in: Mapping[str, float]) -> "WouldMove":
        """What other thresholds would do; nothing is changed. Slow."""

    def change(self, base_in: Mapping[str, float], reason: str, *, origin: object = None) -> "ChangeSet": ...
    def rescore(self, *, origin: object = None) -> "tuple[Sequence[TiersMoved], ChangeSet]":
        """Scores every storm that is worked on by what is in force. Slow."""


@dataclass(frozen=True, slots=True)
class StormServices:
    """All of them over one replica. Scores are for everybody; the others are for the office."""

    board: StormBoard
    evidence: StormEvidence
    scores: ScoreCards
    losses: LossArchive
    thresholds: Thresholds
