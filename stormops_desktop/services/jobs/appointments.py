"""Appointments of a visit: agreed at the door, moved, called off; and as a file for any calendar."""

import re

from stormops_desktop.adapters.calendar import Meeting, UnknownZone, as_icalendar
from stormops_desktop.domain.jobs.changes import Did, Topic
from stormops_desktop.domain.said import Said
from stormops_desktop.services.claim_reads import form_of
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.jobs.changes import change_draft
from stormops_desktop.services.jobs.known import THE_JOB, known_page
from stormops_desktop.services.jobs.models import CalendarFile
from stormops_desktop.services.ports import ChangeSet, Undo
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

DAY_MS = 86_400_000
FARTHEST_DAYS = 730
VISIT_MIN = 45
AGREED = "Appointment at {place}"
CALLED_OFF = "Appointment at {place} called off"


class Appointments:
    """`jobs.ports.AppointmentVerbs` on the replica."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def agree(
        self, job_id: str, at: int | None, *, seen: int | None = None, origin: object = None
    ) -> ChangeSet:
        """Sets, moves or (None) calls off the appointment of a visit.

        Args:
            at: UTC milliseconds.
            seen: the revision the person was looking at (`JobDetail.seen_rev`).

        Raises:
            NotAllowed: a day that has passed, or one years ahead. NotFound, StoreTrouble.
        """
        page = known_page(self._work, job_id)
        before, place = page.job.scheduled_at, page.job.address or THE_JOB
        if at is not None:
            self._check(at)
        name = Said(AGREED if at is not None else CALLED_OFF, place=place)
        if at == before:
            return ChangeSet(name, origin=origin)
        _, touched = self._work.capture(self._drafts(job_id, before, at, seen), grouped=True)
        undo: Undo = self._undo.offer(self._token(job_id), name, lambda: self._back(job_id, at, before))
        return ChangeSet(name, touched, origin, undo)

    def visit_file(self, job_id: str) -> CalendarFile:
        """The appointment of a visit as an iCalendar file.

        Raises:
            NotAllowed: there is no appointment. NotFound, StoreTrouble.
        """
        job = known_page(self._work, job_id).job
        if job.scheduled_at is None:
            raise NotAllowed("There is no appointment yet. Agree on a day and an hour first.")
        meeting = Meeting(
            f"{job_id}-visit", f"Roof visit, {job.address or ''}", job.scheduled_at, job.time_zone or "UTC",
            _where(job), minutes=job.service_min or VISIT_MIN,
        )  # fmt: skip
        return self._file(meeting, f"visit {job.address or job_id}")

    def meeting_file(self, job_id: str) -> CalendarFile:
        """The adjuster meeting of a claim as an iCalendar file.

        Raises:
            NotAllowed: no meeting is known. NotFound, StoreTrouble.
        """
        page = known_page(self._work, job_id)
        values = form_of(page).values
        if not isinstance(values.get("meeting_at"), int):
            raise NotAllowed("No adjuster meeting is known yet. Fill in its day and hour first.")
        said = {
            key: str(values.get(key) or "") for key in ("adjuster_name", "adjuster_phone", "adjuster_email")
        }
        meeting = Meeting(
            f"{job_id}-adjuster", f"Adjuster meeting, {page.job.address or ''}", values["meeting_at"],
            str(values.get("meeting_zone") or page.job.time_zone or "UTC"), _where(page.job),
            adjuster=said["adjuster_name"], phone=said["adjuster_phone"], email=said["adjuster_email"],
        )  # fmt: skip
        return self._file(meeting, f"adjuster {page.job.address or job_id}")

    def _file(self, meeting: Meeting, name: str) -> CalendarFile:
        try:
            content = as_icalendar(meeting, now_ms=self._work.office_ms())
        except UnknownZone as error:
            raise NotAllowed(str(error)) from error
        return CalendarFile(f"{re.sub(r'[^0-9A-Za-z]+', '-', name).strip('-').lower()}.ics", content)

    def _check(self, at: int) -> None:
        now = self._work.office_ms()
        if at < now - DAY_MS:
            raise NotAllowed("That day has passed. Choose one from today on.")
        if at > now + FARTHEST_DAYS * DAY_MS:
            raise NotAllowed("That is more than two years ahead. Check the year.")

    def _drafts(self, job_id: str, before: int | None, at: int | None, seen: int | None) -> list[Draft]:
        did = Did.CLEARED if at is None else Did.SET if before is None else Did.EDITED
        return [
            Draft(Kind.SET, "jobs", job_id, {"scheduled_at": at}, base=seen),
            change_draft(self._work, job_id, Topic.APPOINTMENT, did, before=before, after=at),
        ]

    def _back(self, job_id: str, at: int | None, before: int | None) -> list[Draft]:
        if known_page(self._work, job_id).job.scheduled_at != at:
            raise NotAllowed("The appointment was moved again meanwhile, so this can't be undone.")
        return self._drafts(job_id, at, before, None)

    def _token(self, job_id: str) -> str:
        return f"appointment-{job_id}-{self._work.randomness(8).hex()}"


def _where(job: object) -> str:
    parts = (getattr(job, name, None) for name in ("address", "city", "zip_code"))
    return ", ".join(part for part in parts if part)
