"""What the guardrails asked for, and what the office does about it; works offline."""

from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.nurture.guardrails import Action
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.guardrails.evidence import behind
from stormops_desktop.services.guardrails.models import (
    DONE,
    LIFTED,
    OPEN,
    ActionDetail,
    ActionRow,
    Overview,
    Step,
)
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.guardrails import actions
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

ACTIONS, STEPS = "guardrail_actions", "guardrail_steps"
GONE = "This is not on this computer any more. Sync to see what became of it."
OFFICE_ONLY = "What the guardrails ask for is settled at the office; this account is a crew's."
SETTLED = "This was settled meanwhile; nothing was changed."
ENDS_BY_ITSELF = "A rest ends by itself; to end it sooner, lift it and say why."
SAY_WHY = "Say why it is lifted; the reason is kept with it."
ALL = -1  # SQLite's "no limit"
MOST_TAKEN_BACK = 500  # an undo is one group, and the office takes a thousand changes in one
_STATUS = {DONE: "done", LIFTED: "dismissed"}


class GuardrailDesk:
    """`guardrails.ports.GuardrailVerbs` on the replica."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def overview(self, storm_id: str) -> Overview:
        """How many actions stand where, by rule.

        Raises:
            NotAllowed: a crew. StoreTrouble.
        """
        self._at_the_office()
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = actions.counts(connection, storm_id, now)
        return Overview({(row.reason, row.stands): row.n for row in found})

    def page(
        self, storm_id: str, offset: int, limit: int, *, stands: str = "", reason: str = ""
    ) -> Sequence[ActionRow]:
        """Actions, the newest first.

        Raises:
            NotAllowed: a crew. StoreTrouble.
        """
        self._at_the_office()
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = actions.page(connection, storm_id, stands, reason, now, offset, limit)
        return tuple(_row(row) for row in found)

    def detail(self, action_id: str) -> ActionDetail:
        """One of them, with what is behind it and what was done about it.

        Raises:
            NotFound: it is not here. NotAllowed: a crew. StoreTrouble.
        """
        self._at_the_office()
        now = self._work.office_ms()
        with self._work.reading() as connection:
            row = actions.one(connection, action_id, now)
            if row is None:
                raise NotFound(GONE)
            steps = tuple(
                Step(one.happened_at, one.step, one.reason or "", one.display_name or "")
                for one in actions.steps(connection, action_id)
            )
            return behind(connection, row, _row(row), steps)

    def acknowledge(self, action_id: str, *, origin: object = None) -> ChangeSet:
        """Somebody has seen it and takes care; what it asks for still holds.

        Raises:
            NotFound, NotAllowed: it was settled, or acknowledged, meanwhile. StoreTrouble.
        """
        row = self._unsettled(action_id)
        if row.stands != OPEN:
            raise NotAllowed("Somebody has seen this already; nothing was changed.")
        return self._taken(row, "acknowledged", "", Said("Seen: {what}", what=_named(row)), origin)

    def acknowledge_all(self, storm_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        """The same for every open one of a storm, or of one rule of it; a group each.

        Raises:
            NotAllowed: a crew, or nothing is open any more. StoreTrouble.
        """
        self._at_the_office()
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = actions.page(connection, storm_id, OPEN, reason, now, 0, ALL)
        if not found:
            raise NotAllowed("Nothing of it is open any more; nothing was changed.")
        ops, touched = self._work.capture_groups([self._drafts(row, "acknowledged", "") for row in found])
        keys, label = (
            [row.action_id for row in found],
            Said("Seen: {count} of the guardrails", count=len(found)),
        )
        undo = None
        if len(keys) <= MOST_TAKEN_BACK:
            undo = self._undo.offer(ops[0].id, label, lambda: self._back(keys, "acknowledged"))
        return ChangeSet(label, touched, origin, undo)

    def finish(self, action_id: str, note: str = "", *, origin: object = None) -> ChangeSet:
        """What it asked for was done.

        Raises:
            NotAllowed: it was settled meanwhile, or is a throttle. NotFound, StoreTrouble.
        """
        row = self._unsettled(action_id)
        if row.action == Action.THROTTLE:
            raise NotAllowed(ENDS_BY_ITSELF)
        return self._taken(row, DONE, note.strip(), Said("Done: {what}", what=_named(row)), origin)

    def lift(self, action_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        """It no longer holds, for a reason that is kept.

        Raises:
            NotAllowed: no reason given, or it was settled meanwhile. NotFound, StoreTrouble.
        """
        row = self._unsettled(action_id)
        if not reason.strip():
            raise NotAllowed(SAY_WHY)
        return self._taken(row, LIFTED, reason.strip(), Said("Lifted: {what}", what=_named(row)), origin)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes the last step back; that it was taken back is kept too.

        Raises:
            NotAllowed: too late, or somebody settled it meanwhile. StoreTrouble.
        """
        label, drafts = self._undo.take(token)
        _, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        return ChangeSet(Said("Undone: {what}", what=label), touched, origin)

    def _at_the_office(self) -> None:
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)

    def _unsettled(self, action_id: str) -> Any:
        self._at_the_office()
        now = self._work.office_ms()
        with self._work.reading() as connection:
            row = actions.one(connection, action_id, now)
        if row is None:
            raise NotFound(GONE)
        if row.status != "open" or row.stands == "over":
            raise NotAllowed(SETTLED)
        return row

    def _taken(self, row: Any, step: str, reason: str, label: str, origin: object) -> ChangeSet:
        drafts = self._drafts(row, step, reason)
        ops, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        undo = self._undo.offer(ops[0].id, label, lambda: self._back([row.action_id], step))
        return ChangeSet(label, touched, origin, undo)

    def _drafts(self, row: Any, step: str, reason: str) -> list[Draft]:
        """Each step is later than the one before it, also within a millisecond."""
        now = max(self._work.office_ms(), (row.last_step_at or 0) + 1)
        told = {
            "action_id": row.action_id, "storm_id": row.storm_id, "step": step, "happened_at": now,
            "actor_id": self._work.member.account_id, **({"reason": reason} if reason else {}),
        }  # fmt: skip
        drafts = [Draft(Kind.ADD, STEPS, uuid7(now, self._work.randomness(10)), told)]
        if step in _STATUS:
            fields = {"status": _STATUS[step], "settled_at": now, "note": reason or None}
            drafts.insert(0, Draft(Kind.SET, ACTIONS, row.action_id, fields))
        return drafts

    def _back(self, action_ids: Sequence[str], step: str) -> list[Draft]:
        """Takes back what this step did, and nothing that somebody else did since."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = [actions.one(connection, action_id, now) for action_id in action_ids]
        standing = [row for row in found if row is not None and row.stands == step]
        if not standing:
            raise NotAllowed(SETTLED)
        return [draft for row in standing for draft in self._reopened(row)]

    def _reopened(self, row: Any) -> list[Draft]:
        drafts = self._drafts(row, "reopened", "")
        if row.status != "open":
            fields = {"status": "open", "settled_at": None, "note": None}
            drafts.insert(0, Draft(Kind.SET, ACTIONS, row.action_id, fields))
        return drafts


def _row(row: Any) -> ActionRow:
    return ActionRow(
        row.action_id, row.property_id or "", row.address or "", row.city or "", row.job_id or "",
        row.action or "", row.reason or "", row.since or 0, row.until, row.stands, row.note or "",
        row.place or "",
    )  # fmt: skip


def _named(row: Any) -> str:
    """The house, or the rule where there is none."""
    return row.address or str(row.reason).replace("_", " ")
