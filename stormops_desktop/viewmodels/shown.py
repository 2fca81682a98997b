"""The read models as screens name them: views take these types from here, never from the services."""

from stormops_desktop.services.board.models import BoardCard
from stormops_desktop.services.claim_models import ClaimEntry
from stormops_desktop.services.jobs.models import CalendarFile
from stormops_desktop.services.live.models import CrewProgress
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
from stormops_desktop.services.routing.models import CrewPlan, PlanIssue
from stormops_desktop.services.routing.out_models import Edit, ImportChange, ImportPreview, MapPicture

__all__ = [
    "BoardCard",
    "CalendarFile",
    "ClaimEntry",
    "ConflictField",
    "CrewPlan",
    "CrewProgress",
    "Edit",
    "EventView",
    "ImportChange",
    "ImportPreview",
    "InboxView",
    "JobDetail",
    "JobFilter",
    "JobRow",
    "JobSort",
    "MapPicture",
    "MatrixCell",
    "Member",
    "NoteView",
    "PhotoView",
    "PlanIssue",
    "Stop",
    "StormChoice",
    "SyncPhase",
    "SyncStatus",
    "TodayView",
    "WaitingItem",
]
