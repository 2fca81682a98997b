"""What is read around a visit: frozen values."""

from dataclasses import dataclass

from stormops_desktop.domain.jobs.progress import RouteProgress
from stormops_desktop.domain.jobs.reminders import Reminder
from stormops_desktop.services.models import JobDetail, JobRow
from stormops_desktop.services.photos.models import RefusedPhoto

__all__ = ["CalendarFile", "FoundJob", "Reminder", "RouteProgress", "Updated"]


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An iCalendar file to be saved where the person says."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FoundJob:
    """A house's job: this storm's open one, else the newest.

    Attributes:
        others: the house's other jobs, the newest first.
    """

    job: JobDetail
    others: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of an update.

    Attributes:
        name: in a person's words. photos: how many are on the job now that were not before.
        refused: files that were not taken, with the reason.
    """

    name: str
    job: JobDetail
    photos: int = 0
    refused: tuple[RefusedPhoto, ...] = ()
