"""The read models as screens name them: views take these types from here, never from the services."""

from stormops_desktop.services.claim_models import ClaimEntry
from stormops_desktop.services.jobs.models import CalendarFile
from stormops_desktop.services.models import (
    ConflictField,
    EventView,
    InboxView,
    JobDetail,
    JobFilter,
    JobRow,
    JobSort,
    Member,
    NoteView,
    Stop,
    StormChoice,
    SyncPhase,
    SyncStatus,
    TodayView,
    WaitingItem,
)
from stormops_desktop.services.photos.models import MatrixCell, PhotoView

__all__ = [
    "CalendarFile",
    "ClaimEntry",
    "ConflictField",
    "EventView",
    "InboxView",
    "JobDetail",
    "JobFilter",
    "JobRow",
    "JobSort",
    "MatrixCell",
    "Member",
    "NoteView",
    "PhotoView",
    "Stop",
    "StormChoice",
    "SyncPhase",
    "SyncStatus",
    "TodayView",
    "WaitingItem",
]
