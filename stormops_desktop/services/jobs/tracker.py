"""The job tracker of the brief: the job of a house, an update as one group, how far a route is."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stormops_desktop.domain.claims.form_entry import CannotRead, read_typed
from stormops_desktop.domain.claims.form_fields import BY_KEY
from stormops_desktop.domain.jobs.progress import RouteProgress, route_progress
from stormops_desktop.domain.jobs.status import OPEN, JobStatus, parse
from stormops_desktop.domain.said import ClaimWord, Said
from stormops_desktop.services.claim_verbs import ClaimActions
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.jobs.known import THE_JOB
from stormops_desktop.services.jobs.models import FoundJob, Updated
from stormops_desktop.services.jobs.outcomes import in_groups
from stormops_desktop.services.photos.ports import AddedPhotos, PhotoVerbs
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.jobs import tracker_rows
from sync.contracts.capture import Draft

NO_HOUSE = "This house is not on this computer. It may be on another crew's route; sync to see."
NO_JOB = "Nothing is planned for this house, and nothing was ever done there."
NO_ROUTE = "This route is not on this computer. It may have gone to another crew; sync to see."


class JobTracker:
    """`jobs.ports.Tracker` on the replica."""

    def __init__(
        self, work: Workplace, jobs: JobDesk, verbs: JobActions, claims: ClaimActions, photos: PhotoVerbs
    ) -> None:
        self._work, self._jobs, self._verbs, self._claims, self._photos = work, jobs, verbs, claims, photos

    def get_job(self, property_id: str, storm_id: str | None = None) -> FoundJob:
        """This storm's open job of a house, else the house's newest; and its other jobs.

        Args:
            storm_id: the storm one works in; None for the newest storm that the house has a job in.

        Raises:
            NotFound: the house is not here, or has no job.
        """
        with self._work.reading() as connection:
            rows = tracker_rows.jobs_of_house(connection, property_id)
            known = bool(rows) or tracker_rows.house_known(connection, property_id)
        if not rows:
            raise NotFound(NO_JOB if known else NO_HOUSE)
        storm = storm_id or rows[0].storm_id
        is_open = [row for row in rows if row.storm_id == storm and row.status in set(OPEN)]
        chosen = (is_open or list(rows))[0].job_id
        others = tuple(self._jobs.detail(row.job_id).row for row in rows if row.job_id != chosen)
        return FoundJob(self._jobs.detail(chosen), others)

    def update_job(
        self, job_id: str, *, status: str | None = None, outcome: str | None = None, notes: str = "",
        photos: Sequence[Path] = (), claim_intel: Mapping[str, object] | None = None, reason: str = "",
        origin: object = None,
    ) -> Updated:  # fmt: skip
        """Status, outcome, note and claim as one group: the office takes all of it or none.

        Photos come first and are safe by themselves: a file has to lie on the disk before a row speaks of it.

        Args:
            status: any spelling that `domain.jobs.status.parse` reads. outcome: wants a closing status.
            claim_intel: by key of the claim form; text is read as it would be typed.

        Raises:
            NotAllowed: a step that does not exist, an outcome that is none, an answer that can't be read,
                or nothing to do. NotFound, StoreTrouble.
        """
        drafts = self._drafts(job_id, status, outcome, notes, claim_intel or {}, reason)
        added = self._add(job_id, photos, origin) if photos else None
        if drafts:
            self._work.capture_groups([*self._claims.begun(job_id, claim_intel or {}), *in_groups(drafts)])
        elif added is None:
            raise NotAllowed("There is nothing to update. Give a status, a note, photos or claim facts.")
        detail = self._jobs.detail(job_id)
        name = Said("Updated {place}", place=detail.row.address or THE_JOB)
        if added is None:
            return Updated(name, detail)
        return Updated(name, detail, len(added.added), added.refused)

    def get_route_progress(self, route_id: str) -> RouteProgress:
        """How far a route is; its share is None when nothing was to be done.

        Raises:
            NotFound: the route is not here.
        """
        with self._work.reading() as connection:
            if not tracker_rows.route_known(connection, route_id):
                raise NotFound(NO_ROUTE)
            return route_progress(tracker_rows.statuses_of_route(connection, route_id))

    def _drafts(
        self, job_id: str, status: str | None, outcome: str | None, notes: str, claim: Mapping[str, object],
        reason: str,
    ) -> list[Draft]:  # fmt: skip
        drafts = self._verbs.update_drafts(job_id, _status(status), outcome, notes, reason)
        answers = {key: _answer(key, value) for key, value in claim.items()}
        return [*drafts, *(self._claims.answer_drafts(job_id, answers) if answers else ())]

    def _add(self, job_id: str, photos: Sequence[Path], origin: object) -> AddedPhotos:
        return self._photos.add_photos(job_id, photos, origin=origin)


def _status(said: str | None) -> JobStatus | None:
    if said is None:
        return None
    try:
        return parse(said)
    except ValueError:
        raise NotAllowed(
            "“{status}” is not a status. There are: {known}.", status=said, known=", ".join(JobStatus)
        ) from None


def _answer(key: str, value: object) -> Any:
    """A value as the form keeps it; what is typed by hand is read as on the claim page."""
    if key not in BY_KEY:
        raise NotAllowed(
            "“{key}” is not a field of the claim. Fields: {known}.", key=key, known=", ".join(BY_KEY)
        )
    if BY_KEY[key].rows:
        raise NotAllowed(
            "{field}: entries of a list are added on the claim page.", field=ClaimWord(BY_KEY[key].label)
        )
    if not isinstance(value, str):
        return value
    try:
        return read_typed(BY_KEY[key], value)
    except CannotRead as error:
        raise NotAllowed("{field}: {why}", field=ClaimWord(BY_KEY[key].label), why=str(error)) from error
