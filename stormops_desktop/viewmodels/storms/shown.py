"""What the storm pages show, as their viewmodels were given it."""

from stormops_desktop.services.storms.models import (
    Edition,
    EvidenceLine,
    HouseFound,
    LossDay,
    LossReport,
    ScoreCard,
    StatusStep,
    StormCard,
    ThresholdsView,
)

__all__ = [
    "Edition",
    "EvidenceLine",
    "HouseFound",
    "LossDay",
    "LossReport",
    "ScoreCard",
    "StatusStep",
    "StormCard",
    "ThresholdsView",
]
