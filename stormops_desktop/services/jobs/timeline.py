"""The history of a job as one list, newest first: steps, notes, photos, papers, changes, conflicts."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from stormops_desktop.services.jobs.timeline_models import ItemKind, TimelineItem
from stormops_desktop.services.words import QUIET, what_was_done
from stormops_desktop.storage.job_page import JobPage
from sync.contracts import clock
from sync.contracts.ops import Op

TOGETHER_MS = 10 * 60_000  # photos that came in within ten minutes of each other are one entry


def timeline(page: JobPage, contested: Sequence[Op], me: str) -> tuple[TimelineItem, ...]:
    """Everything that happened at a job, newest first.

    Args:
        contested: ops that the office did not take and nobody has decided about.
        me: whose ops they are, by name.
    """
    rows = page.rest
    items = [
        *(_step(row) for row in page.events),
        *_notes(page.notes),
        *_photos(rows.photos),
        *(_paper(row) for row in rows.papers),
        *(_check(row) for row in rows.checks),
        *(_change(row) for row in rows.changes),
        *(_conflict(op, me) for op in contested if op.entity not in QUIET),
    ]
    # Of one moment, what was written last was done last.
    items.reverse()
    return tuple(sorted(items, key=lambda item: item.at, reverse=True))


def made_at(key: str) -> int | None:
    """When a row was made, by its id; None for an id that does not tell."""
    known = uuid.UUID(key)
    return known.int >> 80 if known.version == 7 else None


def _step(row: Any) -> TimelineItem:
    return TimelineItem(
        ItemKind.STEP, row.happened_at, row.display_name or "", code=row.to_status, text=row.reason or "",
        counts=bool(row.effective), pending=bool(row._pending),
    )  # fmt: skip


def _notes(rows: Sequence[Any]) -> Iterator[TimelineItem]:
    superseded = {row.supersedes for row in rows if row.supersedes is not None}
    for row in rows:
        blank = row.redacted_at is not None
        yield TimelineItem(
            ItemKind.NOTE, row.written_at, row.display_name or "", did="withdrawn" if blank else "",
            text="" if blank else row.body or "", superseded=row.note_id in superseded,
            pending=bool(row._pending),
        )  # fmt: skip


def _photos(rows: Sequence[Any]) -> Iterator[TimelineItem]:
    batch: list[Any] = []
    for row in rows:
        if batch and (_added(row) - _added(batch[-1])) > TOGETHER_MS:
            yield _batch(batch)
            batch = []
        batch.append(row)
    if batch:
        yield _batch(batch)


def _batch(rows: Sequence[Any]) -> TimelineItem:
    pending = any(row._pending for row in rows)
    return TimelineItem(ItemKind.PHOTOS, _added(rows[-1]), count=len(rows), pending=pending)


def _added(row: Any) -> int:
    made = made_at(row.photo_id)
    return made if made is not None else row.taken_at or 0


def _paper(row: Any) -> TimelineItem:
    return TimelineItem(
        ItemKind.PAPER, row.signed_at, row.display_name or "", code=row.kind, text=row.signer or "",
        did="voided" if row.voided_at is not None else "", pending=bool(row._pending),
    )  # fmt: skip


def _check(row: Any) -> TimelineItem:
    return TimelineItem(
        ItemKind.CHECK, row.asked_at, row.display_name or "", code=row.kind, did=row.answer,
        item=row.slope or "", text=row.words or "", pending=bool(row._pending),
    )  # fmt: skip


def _change(row: Any) -> TimelineItem:
    return TimelineItem(
        ItemKind.CHANGE, row.happened_at, row.display_name or "", code=row.topic, item=row.item or "",
        did=row.did, before=row.before, after=row.after, pending=bool(row._pending),
    )  # fmt: skip


def _conflict(op: Op, me: str) -> TimelineItem:
    return TimelineItem(ItemKind.CONFLICT, clock.physical_ms(op.hlc), me, text=what_was_done(op))
