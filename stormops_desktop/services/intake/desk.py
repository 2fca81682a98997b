"""Importing a file: read, compared, captured in chunks that a second run goes on from."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stormops_desktop.domain.intake.columns import FileColumns
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.storms.vocabulary import StormStatus
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.intake.changes import change_drafts
from stormops_desktop.services.intake.house_plan import HousePlan, plan_houses
from stormops_desktop.services.intake.models import (
    ImportCounts,
    ImportDone,
    ImportLine,
    ImportPreview,
    ImportWish,
    TargetStorm,
    TiersMoved,
)
from stormops_desktop.services.intake.reading import ReadFile, episodes_of, read_columns, read_file
from stormops_desktop.services.intake.report_plan import Plan, plan_reports
from stormops_desktop.services.intake.rows import IntakeIds, add_row
from stormops_desktop.services.intake.scoring import Scoring
from stormops_desktop.services.job_reads import SOMEBODY
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from stormops_desktop.storage.office.settings import keep_setting, setting
from sync.contracts.capture import Draft
from sync.contracts.replica import Touched

CHUNK = 1_000  # ops a transaction: short enough for saves in between, and what the office takes at once
KEPT_REJECTS = 200
UNFINISHED = "intake-unfinished"
NO_COMPANY = IntakeIds("00000000-0000-0000-0000-000000000000")
HISTORY = 200

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def _quietly(done: int, total: int) -> None:
    """Nobody watches."""
    del done, total


class ImportDesk:
    """The imports of one signed-in member."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._ids = IntakeIds(work.member.tenant_id)
        self._scoring = Scoring(work)

    def preview(self, path: Path, wish: ImportWish | None = None) -> ImportPreview:
        """What an import would do; nothing is changed.

        Raises:
            BadFile: the whole file can't be used. NotFound: no such storm. StoreTrouble: the local file.
        """
        wish = wish or ImportWish()
        read = read_file(path, wish)
        return self._planned(read, wish)[0]

    def run(
        self,
        path: Path,
        wish: ImportWish | None = None,
        *,
        progress: Progress = _quietly,
        cancelled: Cancelled = lambda: False,
        origin: object = None,
    ) -> ImportDone:
        """Imports a file, and scores houses anew where that changes anything.

        Rows go in by chunks, each one durable and whole. A run that was killed or cancelled is gone on with
        by running the same file again: what is in counts as unchanged then.

        Raises:
            NotAllowed: only the office imports, or a newer edition is here. Others: as `preview`.
        """
        if not self._work.is_office:
            raise NotAllowed("Only the office can import files. Nothing was changed.")
        wish = wish or ImportWish()
        read = read_file(path, wish)
        resumed = self.unfinished() == str(path)
        preview, plan = self._planned(read, wish)
        touched, ops = self._captured(plan.drafts, path, progress, cancelled)
        stopped = ops < len(plan.drafts)
        tiers = () if stopped or not wish.rescore else self._rescored(read, plan, touched, resumed=resumed)
        if not stopped and (plan.drafts or resumed):
            self._noted(read, preview, plan, tiers, touched)
        said = "Imported {count} of {whole} changes" if stopped else "Imported {file}"
        name = Said(said, file=read.name, count=ops, whole=len(plan.drafts))
        done = ops + sum(moved.written for moved in tiers)
        return ImportDone(preview, tiers, done, ChangeSet(name, touched, origin))

    def columns(self, path: Path) -> FileColumns | None:
        """The columns of a list of leads or parcels, with samples and guesses; None for any other file.

        Raises:
            BadFile: it can't be read at all.
        """
        return read_columns(path)

    def unfinished(self) -> str:
        """The path of an import that was cut short on this computer, "" for none."""
        with self._work.reading() as connection:
            return setting(connection, UNFINISHED) or ""

    def history(self) -> Sequence[ImportLine]:
        """Past imports of the company, the newest first."""
        with self._work.reading() as connection:
            rows = queries.past_imports(connection, HISTORY)
        return [_line(*row) for row in rows]

    def targets(self) -> Sequence[TargetStorm]:
        """The storms that reports may be sent to, the newest first, archives last."""
        with self._work.reading() as connection:
            found = [(key, row) for key, row in queries.storms(connection).items() if not row["is_sample"]]
        found.sort(key=lambda one: (one[1]["status"] == StormStatus.ARCHIVED, -(one[1]["begin_at"] or 0)))
        return [TargetStorm(key, row["name"], row["begin_at"]) for key, row in found]

    def _planned(self, read: ReadFile, wish: ImportWish) -> tuple[ImportPreview, Plan]:
        with self._work.reading() as connection:
            if read.houses is not None:
                houses = plan_houses(connection, self._ids, read.houses)
                return _of_houses(read, houses, compared=True), Plan(houses.drafts, houses.counts)
            assert read.evidence is not None  # a file is one or the other
            plan = plan_reports(connection, self._ids, read.evidence, wish, self._work.now_ms())
        told = replace(preview_of(read), counts=plan.counts, storms=plan.storms, compared=True)
        return replace(told, doubts=plan.doubts), plan

    def _captured(
        self, drafts: Sequence[Draft], path: Path, progress: Progress, cancelled: Cancelled
    ) -> tuple[Touched, int]:
        touched, done = Touched(), 0
        for start in range(0, len(drafts), CHUNK):
            if cancelled():
                break
            ops, rows = self._work.capture(drafts[start : start + CHUNK], also=_mark(str(path)))
            touched.merge(rows)
            done += len(ops)
            progress(done, len(drafts))
        return touched, done

    def _rescored(
        self, read: ReadFile, plan: Plan, touched: Touched, *, resumed: bool
    ) -> tuple[TiersMoved, ...]:
        """Storms whose evidence changed; with new houses, or after a cut, all that are worked on too."""
        if not plan.drafts and not resumed:
            return ()
        everywhere = resumed or read.houses is not None
        storms = dict.fromkeys((*plan.storm_ids, *(self._scoring.open_storms() if everywhere else ())))
        return tuple(self._scoring.rescore(storm, touched) for storm in self._scoring.scored(storms))

    def _noted(
        self,
        read: ReadFile,
        preview: ImportPreview,
        plan: Plan,
        tiers: Sequence[TiersMoved],
        touched: Touched,
    ) -> None:
        counts, now = preview.counts, self._work.now_ms()
        values = {
            "kind": str(read.kind), "file_name": read.name, "file_sha256": read.sha256,
            "storm_id": plan.storm_ids[0] if len(plan.storm_ids) == 1 else None,
            "dataset": read.evidence.dataset if read.evidence else "", "vintage": preview.vintage,
            "rows": counts.rows, "accepted": counts.accepted, "changed": counts.changed,
            "unchanged": counts.unchanged, "withdrawn": counts.withdrawn, "rejected": counts.rejected,
            "span_begin": preview.span[0] if preview.span else None,
            "span_end": preview.span[1] if preview.span else None,
            "rejects": json.dumps([[one.row, one.reason] for one in preview.rejects[:KEPT_REJECTS]]),
            "tiers_moved": json.dumps({moved.storm_id: _moves(moved) for moved in tiers}),
            "imported_at": now, "imported_by": self._work.member.account_id,
        }  # fmt: skip
        key = self._ids.of("data_imports", f"{read.sha256}/{now}/{self._work.member.account_id}")
        drafts = [add_row("data_imports", key, values), *change_drafts(self._ids, key, plan.moved, tiers)]
        _, rows = self._work.capture(drafts, also=_mark(""))
        touched.merge(rows)


def preview_of(read: ReadFile) -> ImportPreview:
    """What a file says by itself, held against nothing."""
    if read.houses is not None:
        return _of_houses(read, plan_houses(None, NO_COMPANY, read.houses), compared=False)
    told = read.evidence
    assert told is not None  # a file is one or the other
    counts = ImportCounts(told.rows, len(told.reports), rejected=len(told.rejects), others=told.others)
    return ImportPreview(
        read.kind, read.name, counts, told.rejects, told.span, told.zones, told.units, vintage=told.vintage,
        compared=False, episodes=episodes_of(told.reports),
    )  # fmt: skip


def _of_houses(read: ReadFile, plan: HousePlan, *, compared: bool) -> ImportPreview:
    assert read.houses is not None  # the caller has looked
    return ImportPreview(
        read.kind, read.name, plan.counts, read.houses.rejects, doubles=plan.doubles, notes=read.houses.notes,
        compared=compared,
    )  # fmt: skip


def _line(
    import_id: str, kind: str, name: str, storm_id: str | None, vintage: str | None, rows: int, accepted: int,
    changed: int | None, unchanged: int, withdrawn: int | None, rejected: int, at: int, by: str | None,
) -> ImportLine:  # fmt: skip
    counts = ImportCounts(rows, accepted, changed or 0, unchanged, withdrawn or 0, rejected)
    return ImportLine(import_id, kind, name, storm_id, vintage or "", counts, at, by or SOMEBODY)


def _moves(moved: TiersMoved) -> dict[str, int]:
    return {f"{was or '-'}>{now or '-'}": count for (was, now), count in moved.moves.items()}


def _mark(path: str) -> Callable[[Any], None]:
    """Notes in the same transaction that this file is being brought in, or that it is in and scored."""

    def mark(tx: Any) -> None:
        keep_setting(tx.connection, UNFINISHED, path)

    return mark
