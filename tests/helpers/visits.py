"""What is around a visit, in memory: appointments kept on the desk's rows, reminders as told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from stormops_desktop.adapters.note_templates import load_note_templates
from stormops_desktop.domain.jobs.reminders import Reminder, ReminderKind
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.jobs.models import CalendarFile, FoundJob, RouteProgress, Updated
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.jobs.timeline_models import ItemKind, TimelineItem
from stormops_desktop.services.models import NoteView
from stormops_desktop.services.ports import ChangeSet, Undo
from sync.contracts.replica import Touched

if TYPE_CHECKING:
    from tests.helpers.fakes import FakeDesk


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


def things_due(job_id: str) -> tuple[Reminder, ...]:
    """A day that passed, an hour today, a day ahead."""
    at = 1_553_540_700_000  # 25 March 2019, 14:05 in Texas
    where = ("1232 Coit Rd", "America/Chicago")
    cancel, send = "The customer may cancel until midnight", "Send supplements"
    return (
        Reminder(ReminderKind.DEADLINE, job_id, date(2019, 3, 23), -2, *where, label=cancel),
        Reminder(ReminderKind.APPOINTMENT, job_id, date(2019, 3, 25), 0, *where, at=at),
        Reminder(ReminderKind.DEADLINE, job_id, date(2019, 5, 20), 56, *where, label=send, assumed=True),
    )


def job_with_a_past(desk: "FakeDesk", job_id: str) -> None:
    """A job with an appointment, notes in two versions and a history of every kind."""
    at = 1_553_540_700_000
    old = NoteView("n0", "Met adjuster", "Sam Lee", at - 9, pending=False, mine=False, redacted_at=at - 8)
    desk.notes[job_id] = [
        NoteView("n1", "Gate code 4711", "Dana Ortiz", at - 7, pending=False, mine=True),
        NoteView("n2", "Met adjuster, agreed front", "Sam Lee", at - 6, False, False, None, (old,)),
    ]
    desk.past[job_id] = (
        TimelineItem(ItemKind.CONFLICT, at, "Dana Ortiz", text="Appointment"),
        TimelineItem(
            ItemKind.CHANGE, at, "Dana Ortiz", code="appointment", did="set", after=str(at), pending=True
        ),
        TimelineItem(ItemKind.CHANGE, at, "Sam Lee", code="claim", item="rcv", did="set", after="1100000"),
        TimelineItem(ItemKind.PHOTOS, at, count=37, pending=True),
        TimelineItem(ItemKind.PAPER, at, "Dana Ortiz", code="contingency", text="R. Diaz"),
        TimelineItem(ItemKind.STEP, at, "Dana Ortiz", code="on_site"),
    )
    desk.book(job_id, at)
