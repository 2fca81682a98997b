"""The list of storms, one opened, and its course: `ports.StormBoard`."""

import json
from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.storms.course import Hindrance, hindrance, is_taken_back, steps_from
from stormops_desktop.domain.storms.sii import SII_VERSION
from stormops_desktop.domain.storms.vocabulary import StormStatus
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.intake.evidence_rows import table_in_force
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.storms.models import ImportOfStorm, StatusStep, StormCard, StormLine
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.storms import rows
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

IMPORTS = 50
LONGEST_NAME = 120
GONE = "That storm is not on this computer any more. Sync to see what became of it."
GONE_ON = "{name} has gone on to {status} since. Change it on the page Storms."
ALREADY = "{name} is {status} already"
NO_NAME = "A storm's name has 1 to {most} characters. Nothing was changed."
OFFICE_ONLY = "Planners, managers and admins work on storms. Nothing was changed."
SOMEBODY = "Somebody"
UNDER_WAY = "The storm has {what}: completing it ends deciding, and closes neither."
ARCHIVED = "Houses are not scored under an archived storm; its reports count for dates of loss."
DONE = {
    StormStatus.PLANNING: "{name} is a plan again", StormStatus.ACTIVE: "{name} is active",
    StormStatus.COMPLETED: "{name} is completed", StormStatus.ARCHIVED: "{name} is archived",
}  # fmt: skip
WHY_NOT = {
    Hindrance.NO_STEP: "From where the storm is, there is no way to that status.",
    Hindrance.ROLE: "A manager or an admin does that.",
    Hindrance.DECIDED: (
        "The policy has run in this storm, so it stays out of planning: one storm has one treatment rule."
    ),
    Hindrance.UNDECIDED: "Nobody was ever decided about in this storm, so there is nothing completed in it.",
}


class StormDesk:
    """The storms of one company."""

    def __init__(self, work: Workplace, shelf: UndoShelf | None = None) -> None:
        self._work = work
        self._shelf = shelf or UndoShelf(work.now_ms)

    def storms(self) -> Sequence[StormLine]:
        """Those that are worked on first, then by date, the newest first."""
        with self._work.reading() as connection:
            return [_line(row) for row in rows.storms(connection)]

    def card(self, storm_id: str) -> StormCard:
        """One storm with its steps, scores and imports.

        Raises:
            NotFound: it is not here.
        """
        with self._work.reading() as connection:
            row = rows.storm(connection, storm_id)
            if row is None:
                raise NotFound(GONE)
            modes = tuple(rows.modes_used(connection, storm_id))
            jobs, trials = rows.open_jobs(connection, storm_id), rows.running_trials(connection, storm_id)
            return StormCard(
                _line(row), self._steps(row.status, bool(modes)),
                rows.tiers(connection, storm_id), rows.versions(connection, storm_id),
                f"{SII_VERSION}+{table_in_force(connection).version}", modes, jobs, trials,
                tuple(map(_import, rows.imports(connection, storm_id, IMPORTS))),
                tuple(_meaning(row.status, modes, jobs, trials)),
            )  # fmt: skip

    def change_status(self, storm_id: str, to: str, *, origin: object = None) -> ChangeSet:
        """A step on the storm's course; it can be taken back while the course allows that.

        Raises:
            NotAllowed: no such step, or somebody else's. NotFound, StoreTrouble.
        """
        row, decided = self._standing(storm_id)
        if row.status == to:
            return ChangeSet(Said(ALREADY, name=row.name, status=Said(to)), origin=origin)
        self._refuse_hindered(row.status, to, decided)
        before = row.status
        ops, touched = self._work.capture([_set_status(storm_id, to)])
        name = Said(DONE[StormStatus(to)], name=row.name)
        role = self._work.member.role
        if not is_taken_back(before, to, decided=decided, role=role):
            return ChangeSet(name, touched, origin)
        undo = self._shelf.offer(ops[0].id, name, lambda: self._back(storm_id, to, before))
        return ChangeSet(name, touched, origin, undo)

    def rename(self, storm_id: str, name: str, *, origin: object = None) -> ChangeSet:
        """Another name: those of imported files say little.

        Raises:
            NotAllowed: a crew, or no name. NotFound, StoreTrouble.
        """
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        row, _ = self._standing(storm_id)
        wanted = " ".join(name.split())
        if not 0 < len(wanted) <= LONGEST_NAME:
            raise NotAllowed(NO_NAME, most=LONGEST_NAME)
        if wanted == row.name:
            return ChangeSet(Said("It is called {name} already", name=wanted), origin=origin)
        before = row.name
        ops, touched = self._work.capture([Draft(Kind.SET, "storms", storm_id, {"name": wanted})])
        told = Said("{before} is called {name} now", before=before, name=wanted)
        undo = self._shelf.offer(
            ops[0].id, told, lambda: [Draft(Kind.SET, "storms", storm_id, {"name": before})]
        )
        return ChangeSet(told, touched, origin, undo)

    def _steps(self, status: str, decided: bool) -> tuple[StatusStep, ...]:
        role = self._work.member.role
        made = []
        for to in steps_from(status, decided=decided):
            why = hindrance(status, to, decided=decided, role=role)
            made.append(StatusStep(to.value, Said(WHY_NOT[why]) if why else ""))
        return tuple(made)

    def _back(self, storm_id: str, status: str, before: str) -> Sequence[Draft]:
        row, decided = self._standing(storm_id)
        if row.status != status:
            raise NotAllowed(GONE_ON, name=row.name, status=Said(row.status))
        self._refuse_hindered(status, before, decided)
        return [_set_status(storm_id, before)]

    def _standing(self, storm_id: str) -> tuple[Any, bool]:
        with self._work.reading() as connection:
            row = rows.storm(connection, storm_id)
            decided = bool(rows.modes_used(connection, storm_id))
        if row is None:
            raise NotFound(GONE)
        return row, decided

    def _refuse_hindered(self, now: str, then: str, decided: bool) -> None:
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        why = hindrance(now, then, decided=decided, role=self._work.member.role)
        if why is not None:
            raise NotAllowed("{why} Nothing was changed.", why=Said(WHY_NOT[why]))


def _set_status(storm_id: str, status: str) -> Draft:
    return Draft(Kind.SET, "storms", storm_id, {"status": status})


def _line(row: Any) -> StormLine:
    place = ", ".join(part for part in (row.county, row.state) if part)
    return StormLine(
        row.storm_id, row.name, row.status, row.primary_hazard or "", row.begin_at, row.end_at, place,
        row.max_hail_in, row.max_gust_mph, row.data_vintage or "", row.source or "", bool(row.is_sample),
        row.time_zone or "", row.reports,
    )  # fmt: skip


def _import(row: Any) -> ImportOfStorm:
    kept = row.first_part is not None
    counts = {"added": row.accepted, "changed": row.changed or 0, "withdrawn": row.withdrawn or 0}
    if kept:
        counts = json.loads(row.first_part).get("counts", counts)
    return ImportOfStorm(
        row.import_id, row.kind, row.file_name, row.vintage or "", row.imported_at,
        row.display_name or SOMEBODY, counts, kept,
    )  # fmt: skip


def _meaning(status: str, modes: Sequence[str], jobs: int, trials: int) -> list[str]:
    """What the person should know before the next step."""
    said: list[str] = []
    if status == StormStatus.PLANNING and modes:
        said.append(Said("Once the storm is active its treatment mode stays {mode}.", mode=Said(modes[-1])))
    if status == StormStatus.ACTIVE and modes:
        said.append(
            Said("The treatment mode is locked at {mode} while the storm is active.", mode=Said(modes[-1]))
        )
    if status == StormStatus.ACTIVE and (jobs or trials):
        said.append(Said(UNDER_WAY, what=_under_way(jobs, trials)))
    if status in (StormStatus.COMPLETED, StormStatus.ARCHIVED):
        said.append(Said("Nobody is decided about while a storm is over."))
    if status == StormStatus.ARCHIVED:
        said.append(Said(ARCHIVED))
    return said


def _under_way(jobs: int, trials: int) -> Said:
    open_ = Said("1 open job" if jobs == 1 else "{count} open jobs", count=jobs)
    running = Said("1 running experiment" if trials == 1 else "{count} running experiments", count=trials)
    if jobs and trials:
        return Said("{one} and {other}", one=open_, other=running)
    return open_ if jobs else running
