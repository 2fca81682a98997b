"""The rows a transaction works on, with a journal that can take any part of the work back."""

from collections.abc import Collection, Iterable

from sync.contracts.entities import ALL, BY_NAME
from sync.hub.core.model import Author, Row, RowId, blank_row
from sync.hub.core.store import PushTx

_Mark = tuple[int, set[RowId]]


class WorkingSet:
    """Rows as the transaction sees them: loaded once, changed in memory, written at the end.

    Rows not asked for beforehand are loaded when they are first looked at.
    """

    def __init__(self, tx: PushTx) -> None:
        self.tx = tx
        self._rows: dict[str, dict[str, Row | None]] = {entity.name: {} for entity in ALL}
        self._referred: set[tuple[str, str, str]] = set()
        self._journal: list[tuple[RowId, Row | None]] = []
        self._saved: set[RowId] = set()
        self._unlocked: set[RowId] = set()
        self._loads: list[RowId] = []

    @property
    def loaded(self) -> int:
        """How many rows were looked for in the store so far."""
        return len(self._loads)

    def forget(self, loaded: int) -> None:
        """Drops rows looked for after the first `loaded`: they will be read, and locked, anew."""
        for entity, key in self._loads[loaded:]:
            self._rows[entity].pop(key, None)
        del self._loads[loaded:]
        self._referred.clear()

    def load(self, entity: str, keys: Iterable[str], *, lock: bool) -> None:
        """Fetches rows not held yet; absent ones are remembered as absent."""
        held = self._rows[entity]
        missing = {key for key in keys if key not in held}
        if not missing:
            return
        held.update(dict.fromkeys(missing))
        self._loads.extend((entity, key) for key in missing)
        if not lock:
            self._unlocked.update((entity, key) for key in missing)
        held.update({row.key: row for row in self.tx.rows(entity, missing, lock=lock)})

    def peek(self, entity: str, field: str, keys: Collection[str]) -> set[str]:
        """The field's values in these rows, without holding or locking them: for fields that never change."""
        found = {row.values[field] for row in self.tx.rows(entity, keys, lock=False)}
        return found - {None}

    def get(self, entity: str, key: str) -> Row | None:
        """The row, deleted or not; None when there never was one."""
        held = self._rows[entity]
        if key not in held:
            self.load(entity, (key,), lock=True)
        return held[key]

    def held(self, entity: str) -> Iterable[Row]:
        """The live rows looked at so far."""
        return (row for row in self._rows[entity].values() if row is not None and not row.deleted)

    def live(self, entity: str, key: str) -> Row | None:
        row = self.get(entity, key)
        return None if row is None or row.deleted else row

    def prepare_referring(self, entity: str, field: str, keys: Collection[str]) -> None:
        """Fetches every live row whose field is one of the keys, unless that was done before."""
        fresh = {key for key in keys if (entity, field, key) not in self._referred}
        if not fresh:
            return
        self._referred.update((entity, field, key) for key in fresh)
        held = self._rows[entity]
        for row in self.tx.referring(entity, field, fresh):
            if held.get(row.key) is None:
                self._loads.append((entity, row.key))
                held[row.key] = row

    def referring(self, entity: str, field: str, keys: Collection[str]) -> list[Row]:
        """Live rows whose field is one of the keys, as the transaction sees them now."""
        self.prepare_referring(entity, field, keys)
        wanted = set(keys)
        return [row for row in self.held(entity) if row.values[field] in wanted]

    def edit(self, entity: str, key: str, author: Author) -> Row:
        """The row, to be changed; one that does not exist is begun."""
        row = self._keep((entity, key))
        row.author = author
        return row

    def bump(self, row: Row) -> None:
        """Marks a row as changed though its values are not (it moved between buckets)."""
        self._keep((row.entity, row.key))

    def _keep(self, row_id: RowId) -> Row:
        entity, key = row_id
        if row_id in self._unlocked:
            self._unlocked.discard(row_id)
            self._rows[entity].pop(key)
        row = self.get(entity, key)
        if row_id not in self._saved:
            self._saved.add(row_id)
            self._journal.append((row_id, None if row is None else row.copy()))
        if row is None:
            row = self._rows[entity][key] = blank_row(entity, key)
        return row

    def mark(self) -> _Mark:
        """Begins a part that `rollback` can take back."""
        mark = (len(self._journal), self._saved)
        self._saved = set()
        return mark

    def rollback(self, mark: _Mark) -> None:
        """Undoes every change since the mark."""
        length, self._saved = mark
        while len(self._journal) > length:
            (entity, key), before = self._journal.pop()
            self._rows[entity][key] = before

    def release(self, mark: _Mark) -> None:
        """Keeps the changes since the mark; an outer part can still take them back."""
        self._saved = mark[1] | self._saved

    def changed(self) -> list[Row]:
        """Every row changed since the last `settle`, once each, in the order of the first change."""
        rows = (
            self._rows[entity][key] for entity, key in dict.fromkeys(row_id for row_id, _ in self._journal)
        )
        return [row for row in rows if row is not None]

    def settle(self) -> None:
        """The changes were written and stamped; what follows starts from here."""
        for row in self.changed():
            row.stored = True
        self._journal.clear()
        self._saved = set()


def parents_of(entity: str, values: dict[str, object]) -> list[RowId]:
    """The rows these values refer to."""
    return [
        (parent, value)
        for field, parent in BY_NAME[entity].parents
        if isinstance(value := values.get(field), str)
    ]
