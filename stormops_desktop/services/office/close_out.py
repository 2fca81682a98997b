"""Close-out: everything that exists only on this machine, by kind, and everything that wants a person."""

from collections.abc import Iterator, Sequence
from typing import Any

from stormops_desktop.services.bundle.desk import BundleDesk
from stormops_desktop.services.office.models import BundleNote, CloseOut, Kind, OpenItem
from stormops_desktop.services.words import QUIET, what_was_done, why_not_taken
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import sync_queries
from stormops_desktop.storage.blob_queue import all_quarantined
from stormops_desktop.storage.office import only_here, parcel_shelf
from stormops_desktop.storage.office.only_here import UnsafeFile
from sync.contracts import clock
from sync.contracts.ops import Op, VerdictKind
from sync.contracts.replica import InboxItem

_KIND = {
    "jobs": Kind.JOBS, "job_events": Kind.JOBS, "visit_checks": Kind.JOBS, "job_changes": Kind.JOBS,
    "notes": Kind.NOTES, "photos": Kind.PHOTOS, "papers": Kind.PAPERS,
    "claim_intel": Kind.CLAIMS, "supplements": Kind.CLAIMS, "claim_payments": Kind.CLAIMS,
    "test_squares": Kind.CLAIMS,
}  # fmt: skip


class CloseOutDesk:
    """`office.ports.CloseOutReads` on the replica; asks no network."""

    def __init__(self, work: Workplace, bundles: BundleDesk) -> None:
        self._work, self._bundles = work, bundles

    def close_out(self) -> CloseOut:
        """Everything unfinished, oldest first within its kind."""
        with self._work.reading() as connection:
            log = only_here.own_log(connection)
            items = [
                *(self._captured(connection, op) for op in _told(log.ops)),
                *self._files(connection, only_here.unsafe_files(connection), log.ops),
                *self._brought(connection),
                *self._apart(connection),
                *self._untaken(connection, sync_queries.inbox(connection)),
            ]
        last, now = self._bundles.last(), self._work.now_ms()
        note = None
        if last is not None:
            note = BundleNote(last.name, last.made_ms, holds_all=self._bundles.holds_all())
        return CloseOut(now, tuple(sorted(items, key=lambda item: item.at_ms)), note)

    def _captured(self, connection: Any, op: Op) -> OpenItem:
        return OpenItem(_KIND.get(op.entity, Kind.OTHER), what_was_done(op), *_about(connection, op))

    def _files(self, connection: Any, files: Sequence[UnsafeFile], ops: Sequence[Op]) -> Iterator[OpenItem]:
        """Photos and papers whose file is not safe, but for those whose row is counted already."""
        rows = [op for op in ops if op.entity in ("photos", "papers")]
        counted = {one for op in rows for one in (op.key, op.fields.get("sha256"))}
        papers = {key for (key,) in connection.exec_driver_sql("SELECT paper_id FROM papers")}
        for file in files:
            if file.photo_id in counted or file.sha256 in counted:
                continue
            kind = Kind.PAPERS if file.photo_id in papers else Kind.PHOTOS
            where = sync_queries.place_of(connection, "jobs", file.job_id, {})
            yield OpenItem(
                kind, "", where, file.captured_ms, file.job_id, file.last_error or "",
                file.size_bytes - file.offset,
            )  # fmt: skip

    def _brought(self, connection: Any) -> Iterator[OpenItem]:
        for _, op, machine in parcel_shelf.carried(connection):
            yield OpenItem(Kind.BROUGHT, what_was_done(op), *_about(connection, op), machine=machine)

    def _apart(self, connection: Any) -> Iterator[OpenItem]:
        for item in all_quarantined(connection):
            where = sync_queries.place_of(connection, "jobs", item.job_id, {})
            yield OpenItem(Kind.APART, item.name, where, item.added_ms, item.job_id, item.sentence)

    def _untaken(self, connection: Any, items: Sequence[InboxItem]) -> Iterator[OpenItem]:
        for item in items:
            if item.op.entity in QUIET:
                continue
            kind = Kind.CONFLICTS if item.verdict.kind is VerdictKind.CONFLICT else Kind.REFUSED
            yield OpenItem(
                kind, what_was_done(item.op), *_about(connection, item.op), why_not_taken(item.verdict)
            )


def _told(ops: Sequence[Op]) -> Sequence[Op]:
    """Without what merely goes along with something else; but never nothing where there is something."""
    return [op for op in ops if op.entity not in QUIET] or ops


def _about(connection: Any, op: Op) -> tuple[str, int, str | None]:
    """Where, when by the clock it was captured with, and the job."""
    where = sync_queries.place_of(connection, op.entity, op.key, op.fields)
    return where, clock.physical_ms(op.hlc), sync_queries.job_of(connection, op.entity, op.key, op.fields)
