"""Parcels on the encrypted file: what another laptop captured, on its way to the centre through this one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.database import Database
from stormops_desktop.storage.replica import SqlReplica, SqlReplicaTx
from sync.contracts.capture import refold_ops
from sync.contracts.ops import Op
from sync.contracts.parcels import Parcel
from sync.contracts.replica import InboxItem

_OP = msgspec.json.Decoder(Op)
_OLDEST = """
    SELECT parcel_id, device, incarnation, epoch, next_n, chain FROM parcel WHERE delivered_ms IS NULL
    ORDER BY brought_ms, parcel_id LIMIT 1"""


def is_known(connection: Connection, parcel_id: str) -> bool:
    """Whether that parcel was brought here before, delivered or not."""
    return bool(_one(connection, "SELECT count(*) FROM parcel WHERE parcel_id = ?", parcel_id))


def own_ops(connection: Connection) -> set[str]:
    """Ids of the ops in this laptop's own log."""
    return {op_id for (op_id,) in connection.exec_driver_sql("SELECT op_id FROM op_log")}


def undecided_ops(connection: Connection) -> set[str]:
    """Ids of the ops in the inbox, decided or not."""
    rows = connection.exec_driver_sql("SELECT json_extract(CAST(op AS TEXT), '$[0]') FROM inbox")
    return {op_id for (op_id,) in rows}


def add_parcel(connection: Connection, parcel: Parcel, machine: str, made_ms: int, now_ms: int) -> None:
    """Puts a parcel on the shelf; one without ops is noted as delivered."""
    run = connection.exec_driver_sql
    about = (parcel.parcel_id, parcel.device, parcel.incarnation, parcel.epoch, parcel.next_n, parcel.chain)
    done = None if parcel.ops else now_ms
    run("INSERT INTO parcel VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*about, machine, made_ms, now_ms, done))
    for n, op in enumerate(parcel.ops, parcel.next_n):
        run(
            "INSERT INTO parcel_op VALUES (?, ?, ?, ?)", (parcel.parcel_id, n, op.id, msgspec.json.encode(op))
        )


def undelivered(connection: Connection) -> list[tuple[Parcel, str, int]]:
    """Parcels with ops left to deliver, the machine each comes from and when it was packed there."""
    rows = connection.exec_driver_sql(
        "SELECT parcel_id, device, incarnation, epoch, next_n, chain, machine, made_ms FROM parcel"
        " WHERE delivered_ms IS NULL ORDER BY brought_ms, parcel_id"
    ).all()
    return [(_parcel(connection, row[:6]), row.machine, row.made_ms) for row in rows]


def carried(connection: Connection) -> list[tuple[int, Op, str]]:
    """(number, op, machine it comes from) of what is brought and not delivered, in order."""
    rows = connection.exec_driver_sql(
        "SELECT o.n, o.body, p.machine FROM parcel_op o JOIN parcel p USING (parcel_id)"
        " ORDER BY p.brought_ms, p.parcel_id, o.n"
    )
    return [(n, _OP.decode(body), machine) for n, body, machine in rows]


class SqlParcelShelf:
    """`sync.contracts.parcels.ParcelShelf`."""

    def __init__(self, database: Database, replica: SqlReplica) -> None:
        self._database, self._replica = database, replica

    def next(self) -> Parcel | None:
        with self._database.read() as connection:
            row = connection.exec_driver_sql(_OLDEST).first()
            return None if row is None else _parcel(connection, row)

    def handed_over(
        self, parcel: Parcel, count: int, chain: str, refused: list[InboxItem], now_ms: int
    ) -> None:
        with self._replica.begin(durable=True) as tx:
            connection = tx.connection
            known = undecided_ops(connection)
            for item in refused:
                if item.op.id not in known:
                    tx.add_inbox(item)
            reached, done_ms = parcel.next_n + count, now_ms if count >= len(parcel.ops) else None
            self._forget(connection, parcel, reached)
            connection.exec_driver_sql(
                "UPDATE parcel SET next_n = ?, chain = ?, delivered_ms = ? WHERE parcel_id = ?",
                (reached, chain, done_ms, parcel.parcel_id),
            )

    def adopt(self, parcel: Parcel, now_ms: int, *, forget_bases: bool) -> None:
        with self._replica.begin(durable=True) as tx:
            known = own_ops(tx.connection)
            fresh = [op for op in parcel.ops if op.id not in known]
            self._log(tx, [_without_base(op) for op in fresh] if forget_bases else fresh)
            self._forget(tx.connection, parcel, parcel.next_n + len(parcel.ops))
            tx.connection.exec_driver_sql(
                "UPDATE parcel SET delivered_ms = ? WHERE parcel_id = ?", (now_ms, parcel.parcel_id)
            )

    @staticmethod
    def _log(tx: SqlReplicaTx, ops: list[Op]) -> None:
        state = tx.state()
        for n, op in enumerate(ops, state.next_n):
            tx.append_op(n, op)
        hlc = max([state.last_hlc, *(op.hlc for op in ops)])
        tx.save_state(replace(state, next_n=state.next_n + len(ops), last_hlc=hlc))
        refold_ops(tx, RULES, ops)

    @staticmethod
    def _forget(connection: Connection, parcel: Parcel, before_n: int) -> None:
        connection.exec_driver_sql(
            "DELETE FROM parcel_op WHERE parcel_id = ? AND n < ?", (parcel.parcel_id, before_n)
        )


def _parcel(connection: Connection, about: Sequence[Any]) -> Parcel:
    parcel_id, device, incarnation, epoch, next_n, chain = about
    bodies = connection.exec_driver_sql(
        "SELECT body FROM parcel_op WHERE parcel_id = ? ORDER BY n", (parcel_id,)
    )
    ops = tuple(_OP.decode(body) for (body,) in bodies)
    return Parcel(parcel_id, device, incarnation, epoch, next_n, chain, ops)


def _without_base(op: Op) -> Op:
    """Captured under another epoch: what the author had seen has no number any more."""
    return msgspec.structs.replace(op, base=0)


def _one(connection: Connection, question: str, *parameters: object) -> int:
    return int(connection.exec_driver_sql(question, parameters).scalar_one())
