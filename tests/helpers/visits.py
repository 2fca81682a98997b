"""What is around a visit, in memory: appointments kept on the desk's rows, reminders as told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stormops_desktop.adapters.note_templates import load_note_templates
from stormops_desktop.domain.jobs.reminders import Reminder
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.jobs.models import CalendarFile, FoundJob, RouteProgress, Updated
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.ports import ChangeSet, Undo
from sync.contracts.replica import Touched


@dataclass
class FakeVisits:
    """`ReminderReads`, `AppointmentVerbs` and `Tracker`; the tracker is tested on a real replica.

    Attributes:
        book: sets the appointment of a job on the desk.
        due: what the next read of reminders tells.
    """

    book: Callable[[str, int | None], None]
    due: tuple[Reminder, ...] = ()
    calls: list[str] = field(default_factory=list)
    problem: Exception | None = None

    def visits(self) -> Visits:
        return Visits(self, self, self, load_note_templates())

    def reminders(self, storm_id: str | None = None) -> tuple[Reminder, ...]:
        return self.due

    def agree(
        self, job_id: str, at: int | None, *, seen: int | None = None, origin: object = None
    ) -> ChangeSet:
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem
        self.calls.append(f"agree {at}")
        self.book(job_id, at)
        name = "Appointment"
        return ChangeSet(name, Touched({"jobs": {job_id}}), origin, Undo(f"a{len(self.calls)}", name, 0))

    def visit_file(self, job_id: str) -> CalendarFile:
        self.calls.append(f"file {job_id}")
        return CalendarFile("visit.ics", b"BEGIN:VCALENDAR")

    def meeting_file(self, job_id: str) -> CalendarFile:
        self.calls.append(f"meeting {job_id}")
        return CalendarFile("adjuster.ics", b"BEGIN:VCALENDAR")

    def get_job(self, property_id: str, storm_id: str | None = None) -> FoundJob:
        raise NotAllowed("Asked of a real replica only.")

    def update_job(
        self, job_id: str, *, status: str | None = None, outcome: str | None = None, notes: str = "",
        photos: Sequence[Path] = (), claim_intel: Mapping[str, object] | None = None, reason: str = "",
        origin: object = None,
    ) -> Updated:  # fmt: skip
        raise NotAllowed("Asked of a real replica only.")

    def get_route_progress(self, route_id: str) -> RouteProgress:
        raise NotAllowed("Asked of a real replica only.")
