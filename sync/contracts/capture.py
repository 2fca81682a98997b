"""Capturing what a person did: drafts become numbered ops, and the rows they shape are folded anew.

Storage and engine may not import each other; both need this, so it lives with the contract.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sync.contracts import clock
from sync.contracts.entities import BY_NAME
from sync.contracts.folding import fold_view, rows_shaped
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind, Op, Quality
from sync.contracts.replica import ReplicaTx, SyncState, Touched, field_name
from sync.contracts.rules import Rules

DAY_MS = 86_400_000
EARLIEST_MS = 1_420_070_400_000  # 2015-01-01: a clock before it has lost its battery
LATEST_MS = 4_102_444_800_000  # 2100-01-01

Randomness = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Draft:
    """One intent, before it has a number.

    Attributes:
        fields: as in `Op.fields`. A transition needs from, to, happened_at and actor_id; its event_id is made
            here when absent.
        base: the revision the person had seen, None for the replica's cursor (what the screen showed).
    """

    kind: Kind
    entity: str
    key: str
    fields: dict[str, Any] = field(default_factory=dict)
    base: int | None = None


def capture(
    tx: ReplicaTx,
    rules: Rules,
    drafts: Sequence[Draft],
    *,
    now_ms: int,
    randomness: Randomness,
    grouped: bool = False,
    clock_jumped: bool = False,
) -> tuple[tuple[Op, ...], Touched]:
    """Appends the drafts to the op log and shows them in the view, in the caller's transaction.

    Args:
        tx: a durable transaction of the replica.
        now_ms: the laptop's own wall clock, UTC milliseconds; corrected here by the known offset.
        randomness: gives n random bytes (`os.urandom`, or a seeded source).
        grouped: the centre takes all of them or none.
        clock_jumped: the caller saw the wall clock move against the monotonic one.

    Returns:
        The ops as logged, and the rows whose view changed.
    """
    state = tx.state()
    quality = Quality.BAD if clock_jumped else clock_quality(state, now_ms)
    wall = max(0, corrected_ms(state, now_ms))
    ids = [uuid7(wall, randomness(10)) for _ in drafts]
    group = ids[0] if grouped and len(ids) > 1 else None
    last = _healed(state.last_hlc, wall, quality)
    ops: list[Op] = []
    for op_id, draft in zip(ids, drafts, strict=True):
        last = clock.tick(last, wall)
        fields = _complete(draft, wall, randomness) | _rest_of_units(tx, rules, draft, ops)
        base = _seen(state, draft, fields)
        ops.append(Op(op_id, draft.kind, draft.entity, draft.key, fields, base, last, quality, group=group))
    return tuple(ops), _log(tx, rules, state, ops, last)


def refold(tx: ReplicaTx, rules: Rules, entity: str, keys: Collection[str]) -> None:
    """Brings the view of these rows in line with their base and their logged ops."""
    logged = tx.ops_on(entity, keys)
    bases = tx.base(entity, [key for key in keys if key in logged])
    for key, ops in logged.items():
        base = bases.get(key)
        tx.put_view(
            entity, key, fold_view(entity, base.values if base else None, [item.op for item in ops], rules)
        )
    free = [key for key in keys if key not in logged]
    if free:
        tx.clear_view(entity, free)


def refold_ops(tx: ReplicaTx, rules: Rules, ops: Iterable[Op]) -> Touched:
    """Refolds every row that the ops shape."""
    touched: dict[str, set[str]] = {}
    for op in ops:
        for entity, key in rows_shaped(op):
            touched.setdefault(entity, set()).add(key)
    seen = Touched()
    for entity, keys in touched.items():
        refold(tx, rules, entity, keys)
        seen.add(entity, keys)
    return seen


def corrected_ms(state: SyncState, now_ms: int) -> int:
    """The centre's time as far as this laptop knows: its own wall clock plus the measured offset."""
    return now_ms + (state.offset_ms or 0)


def clock_quality(state: SyncState, now_ms: int) -> Quality:
    """How far the wall clock can be trusted: good within a day of a measurement, bad if it ran backwards."""
    wall = corrected_ms(state, now_ms)
    backwards = state.offset_ms is not None and now_ms < state.offset_at
    if backwards or not EARLIEST_MS <= wall <= LATEST_MS:
        return Quality.BAD
    if state.offset_ms is None or now_ms - state.offset_at > DAY_MS:
        return Quality.ESTIMATED
    return Quality.GOOD


def _healed(last_hlc: int, wall: int, quality: Quality) -> int:
    """A clock once set years ahead must not win every tie for ever: a trusted wall clock pulls it back."""
    ahead = clock.physical_ms(last_hlc) > wall + clock.CLAMP_MS
    return 0 if ahead and quality is Quality.GOOD else last_hlc


def _complete(draft: Draft, wall: int, randomness: Randomness) -> dict[str, Any]:
    if draft.kind is Kind.TRANSITION and "event_id" not in draft.fields:
        return {"event_id": uuid7(wall, randomness(10)), **draft.fields}
    return dict(draft.fields)


def _seen(state: SyncState, draft: Draft, fields: Collection[str]) -> int:
    """The revision that the person had seen of these fields: none, while rows here lack one of them."""
    lacking = state.left_out or ()
    if draft.kind is Kind.SET and any(field_name(draft.entity, name) in lacking for name in fields):
        return 0
    return state.cursor if draft.base is None else draft.base


def _rest_of_units(tx: ReplicaTx, rules: Rules, draft: Draft, before: Sequence[Op]) -> dict[str, Any]:
    """What a draft does not name of units (`Entity.units`) that it edits: as the person sees it."""
    if draft.kind is not Kind.SET:
        return {}
    units = BY_NAME[draft.entity].units_of(draft.fields)
    unnamed = [name for unit in units for name in unit if name not in draft.fields]
    if not unnamed:
        return {}
    base = tx.base(draft.entity, [draft.key]).get(draft.key)
    logged = [item.op for item in tx.ops_on(draft.entity, [draft.key]).get(draft.key, ())]
    ops = [*logged, *(op for op in before if (op.entity, op.key) == (draft.entity, draft.key))]
    view = fold_view(draft.entity, base.values if base else None, ops, rules) or {}
    return {name: view[name] for name in unnamed if name in view}


def _log(tx: ReplicaTx, rules: Rules, state: SyncState, ops: Sequence[Op], last_hlc: int) -> Touched:
    for offset, op in enumerate(ops):
        tx.append_op(state.next_n + offset, op)
    tx.save_state(replace(state, next_n=state.next_n + len(ops), last_hlc=last_hlc))
    return refold_ops(tx, rules, ops)
