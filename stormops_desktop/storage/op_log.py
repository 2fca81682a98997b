"""The log of captured ops: written with the change, removed only when the office's answer is in the base."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from stormops_desktop.storage.rows import SQL, keys_json
from sync.contracts.folding import rows_shaped
from sync.contracts.ops import Kind, Op
from sync.contracts.replica import InboxItem, LoggedOp

# After a fork the waiting ops are numbered from 1 again; those already answered step aside below zero.
ASIDE = 1 << 40

_ENCODE = msgspec.json.encode
_OP = msgspec.json.Decoder(Op)


class OpLog:
    """The op log and the inbox, within one transaction."""

    def __init__(self, driver: Any) -> None:
        self._run, self._run_many = driver.execute, driver.executemany

    def append(self, n: int, op: Op) -> None:
        inserted = self._run(
            "INSERT INTO op_log (n, op_id, body, entity, row_id, before) VALUES (?, ?, ?, ?, ?, ?)",
            (n, op.id, _ENCODE(op), op.entity, op.key, self._seen_now(op)),
        )
        seq = inserted.lastrowid
        self._run_many(
            "INSERT INTO op_rows (entity, row_id, seq) VALUES (?, ?, ?)",
            [(entity, key, seq) for entity, key in rows_shaped(op)],
        )

    def _seen_now(self, op: Op) -> bytes | None:
        """What the person saw in the fields the op sets; the inbox shows it beside mine and theirs."""
        if op.kind not in (Kind.SET, Kind.TRANSITION):
            return None
        sql = SQL[op.entity]
        row = self._run(sql.select(f"{sql.entity.key} = ?"), (op.key,)).fetchone()
        if row is None:
            return None
        wanted = {"status"} if op.kind is Kind.TRANSITION else set(op.fields)
        values = sql.values(row[1:-2])
        return _ENCODE({name: value for name, value in values.items() if name in wanted})

    def waiting(self, limit: int) -> list[LoggedOp]:
        return self._read("WHERE rev IS NULL ORDER BY n LIMIT ?", (limit,))

    def settled_upto(self, cursor: int) -> list[LoggedOp]:
        return self._read("WHERE rev IS NOT NULL AND rev <= ? ORDER BY n", (cursor,))

    def on_rows(self, entity: str, keys: Collection[str]) -> Mapping[str, Sequence[LoggedOp]]:
        rows = self._run(
            "SELECT r.row_id, l.n, l.body, l.rev FROM op_rows r JOIN op_log l USING (seq) "
            "WHERE r.entity = ? AND r.row_id IN (SELECT value FROM json_each(?)) ORDER BY l.n",
            (entity, keys_json(keys)),
        )
        found: dict[str, list[LoggedOp]] = {}
        for row_id, n, body, rev in rows:
            found.setdefault(row_id, []).append(LoggedOp(n, _OP.decode(body), rev))
        return found

    def shaped(self, entity: str, keys: Collection[str]) -> set[str]:
        rows = self._run(
            "SELECT DISTINCT row_id FROM op_rows WHERE entity = ? "
            "AND row_id IN (SELECT value FROM json_each(?))",
            (entity, keys_json(keys)),
        )
        return {row[0] for row in rows}

    def settle(self, n: int, rev: int) -> None:
        self._run("UPDATE op_log SET rev = ? WHERE n = ?", (rev, n))

    def remove(self, n: int) -> None:
        self._run("DELETE FROM op_rows WHERE seq = (SELECT seq FROM op_log WHERE n = ?)", (n,))
        self._run("DELETE FROM op_log WHERE n = ?", (n,))

    def renumber(self) -> int:
        """Numbers the waiting ops 1, 2, …; returns the next free number."""
        run = self._run
        run("UPDATE op_log SET n = n - ? WHERE rev IS NOT NULL", (ASIDE,))
        waiting = [seq for (seq,) in run("SELECT seq FROM op_log WHERE rev IS NULL ORDER BY n").fetchall()]
        run("UPDATE op_log SET n = n + ? WHERE rev IS NULL", (ASIDE,))  # out of each other's way first
        self._run_many(
            "UPDATE op_log SET n = ? WHERE seq = ?",
            [(n, seq) for n, seq in enumerate(waiting, start=1)],
        )
        return len(waiting) + 1

    def add_inbox(self, item: InboxItem) -> None:
        seen = self._run("SELECT before FROM op_log WHERE op_id = ?", (item.op.id,)).fetchone()
        before = {**(msgspec.json.decode(seen[0]) if seen and seen[0] else {}), **item.before}
        self._run(
            "INSERT INTO inbox (op, verdict, before, received_ms) VALUES (?, ?, ?, ?)",
            (_ENCODE(item.op), _ENCODE(item.verdict), _ENCODE(before), item.received_ms),
        )

    def _read(self, where: str, parameters: tuple[Any, ...]) -> list[LoggedOp]:
        rows = self._run(f"SELECT n, body, rev FROM op_log {where}", parameters)
        return [LoggedOp(n, _OP.decode(body), rev) for n, body, rev in rows]
