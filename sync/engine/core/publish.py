"""Making pages visible: rows, digests, cursor, scope and the pruned log in one transaction."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sync.contracts.capture import refold, refold_ops
from sync.contracts.messages import Digest, GoneBlock, RowBlock, SyncResponse
from sync.contracts.replica import BaseRow, ReplicaTx, Staged, Touched
from sync.contracts.rules import Rules
from sync.engine.core.blocks import cut, keys_of, raw_keys_of, revs_of, values_of
from sync.engine.core.calls import RunReport
from sync.engine.core.detached import drop_or_detach
from sync.engine.core.known import PRESENT, Known, entities_of, lacks_entities
from sync.engine.core.outbox import logged, prune
from sync.engine.core.tally import Tally

LOSING_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Target:
    """Where the replica stands once the pages are published; `forget` and `whole` as in `Course`."""

    cursor: int
    scope: tuple[str, ...]
    etag: str
    forget: Sequence[tuple[str, str, str]] = ()
    whole: bool = False


def publish(
    tx: ReplicaTx, rules: Rules, target: Target, last: SyncResponse, report: RunReport,
    known: Known = PRESENT,
) -> None:  # fmt: skip
    """Publishes the staged pages and the last one: all of it becomes visible, or nothing."""
    state = tx.state()
    pages = tx.staged()
    whole = target.whole or not state.cursor
    anew = state.cursor == 0 and bool(tx.digests())
    if anew:
        pages = list(pages)  # the stage goes with the rows
        _begin_anew(tx, report.touched)
    publisher = _Publisher(tx, rules, target.scope, Tally(tx.digests()), report, known)
    publisher.lacking = entities_of(state.left_out) if target.whole else None
    publisher.lose(set(tx.state().scope) - set(target.scope))
    publisher.forget(target.forget)
    for page in pages:
        publisher.show(page)
    publisher.show(Staged(last.changes, last.gone))
    tx.clear_stage()
    tx.save_digests(publisher.tally.totals(target.scope))
    state = replace(tx.state(), cursor=target.cursor, scope=target.scope, scope_etag=target.etag, course=None)
    tx.save_state(replace(state, left_out=_noted(state.left_out, publisher.left_out, whole=whole)))
    if anew:
        refold_ops(tx, rules, [item.op for item in logged(tx)])
    prune(tx, rules, target.cursor, report)


def _noted(known: tuple[str, ...] | None, found: set[str], *, whole: bool) -> tuple[str, ...] | None:
    """What rows here lack: all that was found where every row came, else that besides what was known before.
    Of a replica that never noted it, a part of the rows tells nothing."""
    if not whole and known is None:
        return None
    return tuple(sorted(found if whole else found.union(known or ())))


def _begin_anew(tx: ReplicaTx, touched: Touched) -> None:
    """The confirmed rows stand for a cursor that means nothing now; they make room for the new ones."""
    for bucket in tx.digests():
        for entity, key, _ in tx.bucket_rows(bucket):
            touched.add(entity, [key])
    tx.wipe_base()
    tx.save_state(replace(tx.state(), scope=()))


class _Publisher:
    """Shows pages in order of arrival, and keeps the digests in step.

    Attributes:
        left_out: as in `SyncState`.
        lacking: entities whose rows lack something, where the pages bring rows that are here; None for any.
    """

    def __init__(
        self, tx: ReplicaTx, rules: Rules, scope: tuple[str, ...], tally: Tally, report: RunReport,
        known: Known,
    ) -> None:  # fmt: skip
        self.tx, self.rules, self.scope, self.tally, self.report = tx, rules, scope, tally, report
        self._in_scope, self._known = frozenset(scope), known
        self.left_out: set[str] = set()
        self.lacking: Collection[str] | None = None

    def lose(self, lost: Iterable[str]) -> None:
        """Takes rows out of buckets that the reader may see no more."""
        gone = frozenset(lost)
        for bucket in sorted(gone):
            while rows := self.tx.in_bucket(bucket, LOSING_AT_ONCE):
                self._leave(rows, gone)

    def forget(self, rows: Sequence[tuple[str, str, str]]) -> None:
        for bucket, entity, key in rows:
            self._leave([(entity, key)], frozenset({bucket}))

    def show(self, page: Staged) -> None:
        """Tables and fields that a newer centre has and this version does not know are left out."""
        for block in page.changes:
            self.left_out.update(self._known.left_out(block))
            part = self._known.part_of(block)
            if part is not None:
                self._show_rows(part)
        for gone in page.gone:
            if self._known.has(gone.entity):
                self._show_gone(gone)

    def _leave(self, rows: Sequence[tuple[str, str]], gone: frozenset[str]) -> None:
        for entity, keys in _by_entity(rows).items():
            self.tally.remove(self.tx.revs(entity, keys))
            kept, out = {}, []
            for key, row in self.tx.base(entity, keys).items():
                left = tuple(bucket for bucket in row.buckets if bucket not in gone)
                kept[key] = BaseRow(row.values, row.rev, left)
                if not left:
                    out.append(key)
            self.tx.put_base(entity, kept)
            self.tally.put({key: (row.rev, row.buckets) for key, row in kept.items()})
            drop_or_detach(self.tx, entity, out)
            self._changed(entity, keys)

    def _show_rows(self, block: RowBlock) -> None:
        buckets = tuple(bucket for bucket in block.buckets if bucket in self._in_scope)
        if not buckets:
            return
        keys, revs = keys_of(block), revs_of(block)
        held = self.tally.held(self.tx, block.entity, keys)
        news: Sequence[int] = range(len(keys))
        if held or not block.whole:
            news = [i for i in news if self._is_news(block, revs[i], held.get(keys[i]), buckets)]
        if not news:
            return
        if len(news) < len(keys):
            keys, revs = [keys[i] for i in news], [revs[i] for i in news]
        block = cut(block, news, buckets)
        self.tally.remove(held, keys)
        self.tally.put_alike(raw_keys_of(block), revs, buckets)
        self._write(block, keys)

    def _is_news(
        self, block: RowBlock, rev: int, held: tuple[int, tuple[str, ...]] | None, buckets: tuple[str, ...]
    ) -> bool:
        """A row never goes back; changed fields alone mean nothing without the row they belong to; and a row
        that lacks nothing, is of the same revision and lies where it lay needs no second writing."""
        if held is None:
            return block.whole
        complete = self.lacking is not None and block.entity not in self.lacking
        if complete and rev == held[0]:
            return set(buckets) != set(held[1])
        return rev >= held[0]

    def _write(self, block: RowBlock, keys: Sequence[str]) -> None:
        shaped = self.tx.shaped(block.entity, keys)
        if block.whole:
            free = [i for i, key in enumerate(keys) if key not in shaped] if shaped else range(len(keys))
            if free:
                self.tx.load_rows(cut(block, free, block.buckets))
            if shaped:
                held = [i for i, key in enumerate(keys) if key in shaped]
                self._put(cut(block, held, block.buckets))
        else:
            self._put(block)
        self.report.rows += len(keys)
        self._changed(block.entity, keys, shaped)

    def _put(self, block: RowBlock) -> None:
        """Rows that need reading first: only some fields came, or a logged op lies on them."""
        keys = keys_of(block)
        known = {} if block.whole else self.tx.base(block.entity, keys)
        rows = {}
        for key, rev, values in zip(keys, revs_of(block), values_of(block), strict=True):
            before = known[key].values if key in known else {}
            rows[key] = BaseRow({**before, **values}, rev, block.buckets)
        self.tx.put_base(block.entity, rows)

    def _show_gone(self, gone: GoneBlock) -> None:
        keys = keys_of(gone)
        held = self.tx.revs(gone.entity, keys)
        out = [
            key for key, rev in zip(keys, revs_of(gone), strict=True) if key in held and rev >= held[key][0]
        ]
        self.tally.remove(held, out)
        if gone.deleted:
            self.tx.drop_base(gone.entity, out)
        else:
            drop_or_detach(self.tx, gone.entity, out)
        self._changed(gone.entity, out)

    def _changed(self, entity: str, keys: Sequence[str], shaped: set[str] | None = None) -> None:
        shaped = self.tx.shaped(entity, keys) if shaped is None else shaped
        if shaped:
            refold(self.tx, self.rules, entity, shaped)
        self.report.touched.add(entity, keys)


def differing(tx: ReplicaTx, last: SyncResponse) -> list[str]:
    """The buckets whose digest here is not the one the centre sent with its last page. While tables are left
    out there is nothing to compare: its sums count their rows too."""
    if lacks_entities(tx.state()):
        return []
    mine = tx.digests()
    return sorted(b for b, theirs in last.digests.items() if mine.get(b, Digest(0, 0)) != theirs)


def _by_entity(rows: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    entities: dict[str, list[str]] = {}
    for entity, key in rows:
        entities.setdefault(entity, []).append(key)
    return entities
