"""Erasing people at their wish: `ports.IdentityErasures`.

What goes is who they are: records, values, and decisions that speak of nobody any more. Claims, signed
papers, notes and what happened at the house are the company's records of its work, which the law has it keep;
they are counted, so that whoever asked can be told.
"""

import json
from collections.abc import Sequence
from typing import Any

from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity.graph import GONE
from stormops_desktop.services.identity.lane import IdentityLane
from stormops_desktop.services.identity.models import ErasurePlan, ErasureView
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.storage.identity import erasing, reading
from sync.contracts.capture import Draft
from sync.contracts.entities.identity import ERASURE_BASES
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

ERASURES, NODES, VALUES, EVENTS = "erasures", "identity_nodes", "identifiers", "identity_events"
NO_BASIS = "{basis} is no reason to erase somebody. There are {known}."
NAMED_AT_ONCE = 400  # records that one mark names; the centre reads 500
SHOWN = 200


class PersonErasures:
    """See `ports.IdentityErasures`, whose promises these methods keep."""

    def __init__(self, lane: IdentityLane) -> None:
        self._lane = lane

    def plan(self, person_id: str) -> ErasurePlan:
        """What would go, and what stays.

        Raises:
            NotAllowed: a role. NotFound: nobody of that name is here. StoreTrouble.
        """
        self._lane.lead()
        with self._lane.reading() as connection:
            nodes = _records(connection, person_id)
            values, decisions = erasing.values_of(connection, nodes), erasing.moot(connection, nodes)
            kept = erasing.kept(connection, nodes)
        return ErasurePlan(
            person_id, len(nodes), len(values), len(decisions), kept.claims, kept.papers, kept.notes
        )

    def erase(self, person_id: str, basis: str, *, origin: object = None) -> ChangeSet:
        """Erases a person; nothing brings it back.

        Raises:
            NotAllowed: a role, or an unknown basis. NotFound: nobody of that name is here. StoreTrouble.
        """
        self._lane.lead()
        if basis not in ERASURE_BASES:
            raise NotAllowed(NO_BASIS, basis=basis, known=", ".join(ERASURE_BASES))
        with self._lane.reading() as connection:
            nodes = _records(connection, person_id)
            values, decisions = erasing.values_of(connection, nodes), erasing.moot(connection, nodes)
        gone = ((VALUES, values), (EVENTS, decisions), (NODES, nodes))
        drafts = [Draft(Kind.DELETE, entity, key) for entity, keys in gone for key in keys]
        # The marks come last: when the centre has them, it has all of it.
        marks = self._marks(nodes, basis, len(values), len(decisions))
        _, touched = self._lane.work.capture([*drafts, *marks])
        return ChangeSet("Erased a person", touched, origin)

    def log(self) -> Sequence[ErasureView]:
        """Who was erased, the newest first.

        Raises:
            NotAllowed: a role. StoreTrouble.
        """
        self._lane.lead()
        with self._lane.work.reading() as connection:
            return [_view(row) for row in erasing.log(connection, SHOWN)]

    def _marks(self, nodes: Sequence[str], basis: str, values: int, decisions: int) -> list[Draft]:
        """Several for a person of very many records; the first one counts what went."""
        at, made = self._lane.work.office_ms(), []
        for begin in range(0, len(nodes), NAMED_AT_ONCE):
            fields = {
                "nodes": json.dumps(nodes[begin : begin + NAMED_AT_ONCE]), "basis": basis, "erased_at": at,
                "values_erased": 0 if begin else values, "decisions_erased": 0 if begin else decisions,
                "actor_id": self._lane.work.member.account_id,
            }  # fmt: skip
            made.append(Draft(Kind.ADD, ERASURES, uuid7(at, self._lane.work.randomness(10)), fields))
        return made


def _records(connection: Any, person_id: str) -> list[str]:
    person = reading.person_of(connection, person_id)
    if person is None:
        raise NotFound(GONE)
    return [row.node_id for row in reading.members(connection, [person])]


def _view(row: Any) -> ErasureView:
    return ErasureView(
        row.erasure_id, len(json.loads(row.nodes)), row.values_erased, row.decisions_erased, row.basis,
        row.display_name or "", row.erased_at, not row._pending,
    )  # fmt: skip
