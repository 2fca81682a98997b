"""The use cases of the storm screens over one open session."""

from stormops_desktop.services.storms.board import StormDesk
from stormops_desktop.services.storms.evidence import EvidenceDesk
from stormops_desktop.services.storms.losses import LossDesk
from stormops_desktop.services.storms.ports import StormServices
from stormops_desktop.services.storms.score_cards import ScoreCardDesk
from stormops_desktop.services.storms.thresholds import ThresholdDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace


def storm_services(work: Workplace, shelf: UndoShelf | None = None) -> StormServices:
    """Board, evidence, scores, dates of loss and thresholds; `shelf` is shared with the other verbs."""
    return StormServices(
        StormDesk(work, shelf), EvidenceDesk(work), ScoreCardDesk(work), LossDesk(work), ThresholdDesk(work)
    )
