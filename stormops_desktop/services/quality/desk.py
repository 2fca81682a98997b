"""Running a storm's checks, muting them for a while, and reading what they found."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from stormops_desktop.domain.quality.checks import BY_CODE, CHECKS, CheckResult, CheckState
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.quality.models import FailingRow, TrendPoint
from stormops_desktop.services.scoring.current import current_storm
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.quality import running
from stormops_desktop.storage.quality.storms import StormSpan
from stormops_desktop.storage.scoring import reading
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.schema import ADMIN, MANAGER

LEADS_ONLY = "Only managers and admins mute checks. Ask one of them, or put the rows right."
POINTS = 200


class QualityDesk:
    """`quality.ports.Quality` on the replica."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def run(self, storm_id: str) -> Sequence[CheckResult]:
        """Runs the 25 checks and keeps what they find.

        Raises:
            NotFound: the storm is not here. StoreTrouble.
        """
        span, now = current_storm(self._work, storm_id), self._work.office_ms()
        with self._work.writing() as connection:
            running.run_checks(connection, storm_id, storm_days(span), now)
        return self.results(storm_id)

    def results(self, storm_id: str) -> Sequence[CheckResult]:
        """All checks as run last; one that never ran has looked at no row."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            runs = running.newest_runs(connection, storm_id)
            muted = running.mutes(connection, storm_id, now)
        return tuple(
            CheckResult(
                check,
                runs[check.code].checked if check.code in runs else 0,
                runs[check.code].failing if check.code in runs else 0,
                runs[check.code].ran_ms if check.code in runs else None,
                muted.get(check.code),
            )
            for check in CHECKS
        )

    def failing(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[FailingRow]:
        """The rows of a check's newest run, by id.

        Raises:
            NotFound: no such check. StoreTrouble.
        """
        _known(code)
        with self._work.reading() as connection:
            rows = running.failing_rows(connection, storm_id, code, offset, limit)
        return tuple(
            FailingRow(
                row.row_id, row.entity, row.property_id, row.address or "", row.city or "",
                row.zip_code or "", row.detail, row.since_ms,
            )
            for row in rows
        )  # fmt: skip

    def mute(
        self, code: str, until: int, reason: str, *, storm_id: str | None = None, origin: object = None
    ) -> ChangeSet:
        """A check counts neither way until a moment; the reason is kept and goes to everybody.

        Raises:
            NotAllowed: not a lead, no reason, or a moment that has passed. NotFound. StoreTrouble.
        """
        _known(code)
        self._lead()
        now = self._work.office_ms()
        if not reason.strip():
            raise NotAllowed("Say why the check is muted; others will ask.")
        if until <= now:
            raise NotAllowed("Choose an end that lies ahead; a mute always ends.")
        key = uuid7(now, self._work.randomness(10))
        fields = {
            "storm_id": storm_id, "check_code": code, "reason": reason.strip(), "muted_at": now,
            "expires_at": until, "actor_id": self._work.member.account_id,
        }  # fmt: skip
        given = {name: value for name, value in fields.items() if value is not None}
        ops, touched = self._work.capture([Draft(Kind.ADD, "quality_mutes", key, given)])
        label = Said("Muted {code}", code=code)
        undo = self._undo.offer(ops[0].id, label, lambda: [self._ended(key)])
        return ChangeSet(label, touched, origin, undo)

    def unmute(self, storm_id: str, code: str, *, origin: object = None) -> ChangeSet:
        """Ends every mute of a check that holds for this storm.

        Raises:
            NotAllowed: not a lead. NotFound: it is not muted. StoreTrouble.
        """
        _known(code)
        self._lead()
        with self._work.reading() as connection:
            mutes = running.mutes_of(connection, storm_id, code, self._work.office_ms())
        if not mutes:
            raise NotFound("{code} is not muted.", code=code)
        _, touched = self._work.capture([self._ended(key) for key in mutes])
        return ChangeSet(Said("{code} counts again", code=code), touched, origin)

    def trend(self, storm_id: str, code: str) -> Sequence[TrendPoint]:
        """The check at every entry of the score's history, oldest first."""
        check = _known(code)
        with self._work.reading() as connection:
            entries = reading.history(connection, storm_id, self._work.office_ms(), POINTS)
        points = []
        for entry in reversed(entries):
            found = json.loads(entry.checks).get(check)
            if found:
                points.append(TrendPoint(entry.as_of, found[0], found[1], _state(check, found)))
        return tuple(points)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a mute back.

        Raises:
            NotAllowed: too late. StoreTrouble.
        """
        label, drafts = self._undo.take(token)
        _, touched = self._work.capture(drafts)
        return ChangeSet(Said("Undone: {what}", what=label), touched, origin)

    def _ended(self, mute_id: str) -> Draft:
        return Draft(Kind.SET, "quality_mutes", mute_id, {"expires_at": self._work.office_ms()})

    def _lead(self) -> None:
        if self._work.member.role not in (MANAGER, ADMIN):
            raise NotAllowed(LEADS_ONLY)


def storm_days(span: StormSpan) -> running.StormDays:
    """The storm's local days with one more on either side."""
    if span.begin_at is None:
        return running.StormDays(None, None)
    zone = zone_named(span.time_zone)
    begin, end = (
        datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()
        for at in (span.begin_at, span.end_at or span.begin_at)
    )
    day = timedelta(days=1)
    return running.StormDays((begin - day).isoformat(), (end + day).isoformat())


def as_entry(results: Sequence[CheckResult]) -> Mapping[str, list[int]]:
    """Checks as the score's history keeps them: rows looked at, rows that fail, 1 when muted."""
    return {
        one.check.code: [one.checked, one.failing, int(one.muted_until is not None)]
        for one in results
        if one.ran_at is not None
    }


def from_entry(kept: Mapping[str, Sequence[int]], ran_at: int) -> tuple[CheckResult, ...]:
    """Checks as an entry of the history has them."""
    return tuple(
        CheckResult(
            check, kept[check.code][0], kept[check.code][1], ran_at, ran_at if kept[check.code][2] else None
        )
        for check in CHECKS
        if check.code in kept
    )


def _state(code: str, found: Sequence[int]) -> CheckState:
    return from_entry({code: found}, 0)[0].state


def _known(code: str) -> str:
    if code not in BY_CODE:
        raise NotFound("There is no check {code!r}. There are DQ01 to DQ25.", code=code)
    return code
