"""What screens and commands may ask of the services around a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.jobs.note_templates import NoteTemplate
from stormops_desktop.services.jobs.models import CalendarFile, FoundJob, Reminder, RouteProgress, Updated

if TYPE_CHECKING:
    from stormops_desktop.services.ports import ChangeSet


class ReminderReads(Protocol):
    """What comes due."""

    def reminders(self, storm_id: str | None = None) -> tuple[Reminder, ...]:
        """Soonest first; of one storm, or of all when none is named."""


class AppointmentVerbs(Protocol):
    """When somebody comes again. `at` is UTC milliseconds, None calls it off."""

    def agree(
        self, job_id: str, at: int | None, *, seen: int | None = None, origin: object = None
    ) -> ChangeSet: ...
    def visit_file(self, job_id: str) -> CalendarFile: ...
    def meeting_file(self, job_id: str) -> CalendarFile: ...


class Tracker(Protocol):
    """What the brief calls the job tracker."""

    def get_job(self, property_id: str, storm_id: str | None = None) -> FoundJob: ...
    def update_job(
        self, job_id: str, *, status: str | None = None, outcome: str | None = None, notes: str = "",
        photos: Sequence[Path] = (), claim_intel: Mapping[str, object] | None = None, reason: str = "",
        origin: object = None,
    ) -> Updated: ...  # fmt: skip
    def get_route_progress(self, route_id: str) -> RouteProgress: ...


@dataclass(frozen=True, slots=True)
class Visits:
    """Everything around a visit.

    Attributes:
        templates: texts for notes, in the order of their file.
    """

    reminders: ReminderReads
    appointments: AppointmentVerbs
    tracker: Tracker
    templates: tuple[NoteTemplate, ...] = ()
