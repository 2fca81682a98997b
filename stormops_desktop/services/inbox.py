"""What the office did not take, as before / mine / theirs; and what a person decides about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from stormops_desktop.domain.said import Said, several
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.inbox_texts import (
    BOTH,
    EDITED,
    between,
    contested_texts,
    key_of,
    typed_or_refused,
)
from stormops_desktop.services.models import ConflictField, InboxView
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.status_path import path
from stormops_desktop.services.words import (
    QUIET,
    field_name,
    shown_fields,
    value_words,
    what_was_done,
    why_not_taken,
)
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import sync_queries
from stormops_desktop.storage.job_page import brief
from sync.contracts import clock
from sync.contracts.capture import Draft
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op
from sync.contracts.replica import InboxItem
from sync.contracts.wholes import WHOLES, whole_of

GONE = "This has been decided already."
HOPELESS = (ProblemType.OP_FORBIDDEN, ProblemType.OP_INVALID, ProblemType.PAYLOAD_TOO_LARGE)
PLAN = "route_versions"
RESENT, TAKEN = "resent", "theirs"


class Inbox:
    """Items come in groups: what was captured as one intent is decided as one.

    A run of the policy and what else comes in parts is one intent, in however many groups it was sent.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._counted: tuple[tuple[int, ...], int] = ((), 0)

    def count(self, connection: Any) -> int:
        """How many decisions that is: what was captured as one intent counts once, in however many ops."""
        mark = sync_queries.inbox_mark(connection)
        if mark != self._counted[0]:
            self._counted = (mark, len(_grouped(sync_queries.inbox(connection))))
        return self._counted[1]

    def views(self) -> Sequence[InboxView]:
        """Everything undecided, oldest first."""
        with self._work.reading() as connection:
            groups = _grouped(sync_queries.inbox(connection))
            return [self._view(connection, group) for group in groups]

    def keep_mine(self, item_id: int, *, origin: object = None) -> ChangeSet:
        """Sends the group again, now having seen the office's values.

        Raises:
            NotAllowed: sending it again can't succeed. NotFound: decided already.
        """
        return self._resend(self._group(item_id), RESENT, origin)

    def keep_both(self, item_id: int, *, origin: object = None) -> ChangeSet:
        """Sends the group again with contested texts joined: theirs first, as they came to the office.

        Raises:
            NotAllowed: something else than text is contested. NotFound: decided already.
        """
        group = self._group(item_id)
        texts = contested_texts(group)
        both = {key: between(*told) for key, told in texts.items()}
        return self._resend(_with_texts(group, both), BOTH, origin)

    def keep_edited(self, item_id: int, typed: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        """Sends the group again with what a person typed for the contested texts.

        Args:
            typed: text by `ConflictField.key`; what is not in it stays mine.

        Raises:
            NotAllowed: something else than text is contested, or nothing was typed. NotFound: decided
                already.
        """
        group = self._group(item_id)
        told = typed_or_refused(typed, contested_texts(group))
        return self._resend(_with_texts(group, told), EDITED, origin)

    def take_theirs(self, item_id: int, reason: str, *, origin: object = None) -> ChangeSet:
        """Lets the office's values stand; the item is kept with the reason.

        Raises:
            NotFound: decided already.
        """
        group = self._group(item_id)
        self._decide(group, TAKEN, reason)
        changed = ChangeSet(Said("Took the office's: {what}", what=_title(group)), origin=origin)
        for item in group:
            changed.touched.add(item.op.entity, [item.op.key])
        return changed

    def _group(self, item_id: int) -> list[InboxItem]:
        with self._work.reading() as connection:
            groups = _grouped(sync_queries.inbox(connection))
        for group in groups:
            if any(item.item_id == item_id for item in group):
                return group
        raise NotFound(GONE)

    def _decide(self, group: Sequence[InboxItem], decision: str, reason: str) -> None:
        ids = [item.item_id for item in group]
        with self._work.writing() as connection:
            sync_queries.decide(connection, ids, now_ms=self._work.now_ms(), decision=decision, reason=reason)

    def _resend(self, group: Sequence[InboxItem], decision: str, origin: object) -> ChangeSet:
        if not self._can_resend(group):
            raise NotAllowed(
                "The office would refuse this again. Take theirs, or ask the office to change it."
            )
        with self._work.reading() as connection:
            parts = [
                [draft for item in part for draft in self._again(connection, item.op)]
                for part in _by_group(group)
            ]
        ids = [item.item_id for item in group]

        def decided(tx: Any) -> None:
            sync_queries.decide(tx.connection, ids, now_ms=self._work.now_ms(), decision=decision, reason="")

        _, touched = self._work.capture_groups(parts, also=decided)
        return ChangeSet(Said("Sent again: {what}", what=_title(group)), touched, origin)

    def _can_resend(self, group: Sequence[InboxItem]) -> bool:
        if any(item.verdict.problem in HOPELESS for item in group):
            return False
        with self._work.reading() as connection:
            return all(self._way(connection, item.op) is not None for item in group)

    def _way(self, connection: Any, op: Op) -> tuple[str, ...] | None:
        """Where a job has to go now to get where the op wanted it; () for ops of other kinds."""
        if op.kind is not Kind.TRANSITION:
            return ()
        job = brief(connection, op.key)
        return None if job is None else path(job.status, op.fields["to"], office=self._work.is_office)

    def _again(self, connection: Any, op: Op) -> list[Draft]:
        if op.kind is not Kind.TRANSITION:
            return [Draft(op.kind, op.entity, op.key, dict(op.fields))]
        job, way = brief(connection, op.key), self._way(connection, op) or ()
        stations = [job.status if job is not None else op.fields["from"], *way]
        told = {name: value for name, value in op.fields.items() if name != "event_id"}
        return [
            Draft(Kind.TRANSITION, op.entity, op.key, {**told, "from": at, "to": to})
            for at, to in zip(stations, way, strict=False)
        ]

    def _view(self, connection: Any, group: Sequence[InboxItem]) -> InboxView:
        first = group[0]
        worst = next((item for item in group if item.verdict.current or item.verdict.problem), first)
        where = sync_queries.place_of(connection, first.op.entity, first.op.key, first.op.fields)
        can_resend, texts = self._can_resend(group), contested_texts(group)
        return InboxView(
            item_id=first.item_id, title=_title(group), where=where, reason=why_not_taken(worst.verdict),
            captured_at=clock.physical_ms(first.op.hlc), received_at=first.received_ms,
            fields=tuple(shown for item in _telling(group) for shown in _fields(item, texts)),
            can_resend=can_resend, changes=len(group), can_merge=can_resend and bool(texts),
        )  # fmt: skip


def _grouped(items: Sequence[InboxItem]) -> list[list[InboxItem]]:
    wholes: dict[str, str] = {}
    for item in items:
        if whole := whole_of(item.op):
            wholes.setdefault(_group_of(item), whole)
    groups: dict[str, list[InboxItem]] = {}
    for item in items:
        group = _group_of(item)
        groups.setdefault(wholes.get(group, group), []).append(item)
    return list(groups.values())


def _group_of(item: InboxItem) -> str:
    return item.op.group or item.op.id


def _by_group(items: Sequence[InboxItem]) -> list[list[InboxItem]]:
    """As they were sent: the office takes no group of any size."""
    groups: dict[str, list[InboxItem]] = {}
    for item in items:
        groups.setdefault(_group_of(item), []).append(item)
    return list(groups.values())


def _telling(group: Sequence[InboxItem]) -> Sequence[InboxItem]:
    """The items that say what it is about: of a whole plan only what was contested, of a run with its
    decisions the run."""
    if whole_of(group[0].op):
        return [item for item in group if item.op.entity in WHOLES] or group[:1]
    if not any(item.op.entity == PLAN for item in group):
        return group
    return [item for item in group if item.verdict.current and item.op.entity != PLAN]


def _plan_title(group: Sequence[InboxItem]) -> str:
    plans = sum(item.op.entity == PLAN for item in group)
    if plans > 1:
        return Said("New plan versions of {count} routes", count=plans)
    return Said("New plan version") if plans else ""


def _whole_title(group: Sequence[InboxItem]) -> str:
    """New policy run with 4,211 parts."""
    wholes = [item.op for item in group if item.op.entity in WHOLES]
    said = what_was_done(wholes[0] if wholes else group[0].op)
    parts = len(group) - len(wholes)
    if wholes:
        return Said("{what} with {count} parts", what=said, count=parts)
    return Said("{what} and {count} more", what=said, count=parts - 1)


def _title(group: Sequence[InboxItem]) -> str:
    spoken_of = [item for item in group if item.op.entity not in QUIET] or group
    if len(group) > 1 and whole_of(group[0].op):
        return _whole_title(group)
    done = list(dict.fromkeys(what_was_done(item.op) for item in spoken_of))
    return _plan_title(group) or several(done, ", ")


def _with_texts(group: Sequence[InboxItem], texts: Mapping[str, str]) -> list[InboxItem]:
    """The group with other texts in the fields that they are named for."""
    if not texts:
        raise NotAllowed("Only texts can be joined or typed anew. Keep yours, or take theirs.")
    return [
        replace(item, op=msgspec.structs.replace(item.op, fields=_texts_in(item, texts))) for item in group
    ]


def _texts_in(item: InboxItem, texts: Mapping[str, str]) -> dict[str, Any]:
    return {name: texts.get(key_of(item, name), value) for name, value in item.op.fields.items()}


def _fields(item: InboxItem, texts: Mapping[str, tuple[str, str]]) -> list[ConflictField]:
    op, theirs = item.op, item.verdict.current
    mine = {"status": op.fields["to"]} if op.kind is Kind.TRANSITION else op.fields
    before = {**({"status": op.fields["from"]} if op.kind is Kind.TRANSITION else {}), **item.before}
    return [
        ConflictField(
            field_name(name),
            value_words(name, before.get(name)),
            value_words(name, mine.get(name)),
            value_words(name, theirs.get(name, before.get(name))),
            key if (key := key_of(item, name)) in texts else "",
            between(*texts[key]) if key in texts else "",
        )
        for name in shown_fields(op)
    ]
