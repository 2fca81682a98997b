"""The three stages in a row over a store of states: what the embedded runner does with a tenant's batch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sync.contracts.events.envelope import Event
from sync.streams.core.houses import Action, alerts, visit, waiting_since
from sync.streams.core.rows import absorb
from sync.streams.core.shapes import Delta, Effects, TouchChange
from sync.streams.core.windows import WindowRow, apply_deltas, settle, watermark

Window = tuple[str, int]  # storm, start
House = tuple[str, str]  # storm, property
Chain = tuple[str, str, str, str]  # storm, level, from, to


class States(Protocol):
    """The states of one tenant, inside one transaction of the runner."""

    def rows(self, row_ids: Collection[str]) -> Mapping[str, bytes]: ...
    def windows(self, wanted: Collection[Window]) -> Mapping[Window, bytes]: ...
    def houses(self, wanted: Collection[House]) -> Mapping[House, bytes]: ...
    def due(self, watermark: int) -> Mapping[Window, bytes]:
        """Open windows whose end is not after the watermark."""

    def newest(self) -> int:
        """The newest business time heard, UTC milliseconds; 0 for none."""

    def save(self, changes: "Changes") -> None: ...


@dataclass(slots=True)
class Changes:
    """What a batch changed.

    Attributes:
        waiting: the touch after which a house waits for an answer, and since when; None: it does not.
        chains: {transition: (times, cents)} to be added.
        told: windows that closed or were corrected. actions: findings of the guardrails, each once.
        newest: the newest business time heard now.
        events, repeated: how many were given, and how many of them were old news.
    """

    rows: dict[str, bytes] = field(default_factory=dict)
    windows: dict[Window, bytes] = field(default_factory=dict)
    houses: dict[House, bytes] = field(default_factory=dict)
    waiting: dict[House, tuple[str, int] | None] = field(default_factory=dict)
    chains: dict[Chain, tuple[int, int]] = field(default_factory=dict)
    told: list[WindowRow] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    newest: int = 0
    events: int = 0
    repeated: int = 0

    def add(self, step: Chain, times: int, cents: int) -> None:
        """Adds to the counts of a transition."""
        was = self.chains.get(step, (0, 0))
        self.chains[step] = (was[0] + times, was[1] + cents)

    @property
    def storms_with_new_paths(self) -> set[str]:
        """Storms whose credit is out of date now."""
        return {storm for storm, *_ in self.chains}


def process(tenant_id: str, events: Sequence[Event], states: States) -> Changes:
    """Takes a batch of one tenant in, saves the states and returns what changed."""
    changes = Changes(newest=states.newest(), events=len(events))
    effects = _absorbed(events, states, changes)
    _count(tenant_id, [delta for effect in effects for delta in effect.deltas], states, changes)
    _walk([touch for effect in effects for touch in effect.touches], states, changes)
    changes.actions += [action for effect in effects for fact in effect.facts for action in alerts(fact)]
    states.save(changes)
    return changes


def _absorbed(events: Iterable[Event], states: States, changes: Changes) -> list[Effects]:
    known = dict(states.rows({event.row_id for event in events}))
    effects = []
    for event in events:
        before = known.get(event.row_id)
        after, effect = absorb(before, event)
        changes.newest = max(changes.newest, event.occurred_at)
        changes.repeated += not effect.fresh and before is not None
        if after is not None and after is not before:
            known[event.row_id] = changes.rows[event.row_id] = after
            effects.append(effect)
    return effects


def _count(tenant_id: str, deltas: Iterable[Delta], states: States, changes: Changes) -> None:
    by_window: dict[Window, list[Delta]] = defaultdict(list)
    for delta in deltas:
        by_window[delta.storm_id, delta.start].append(delta)
    found = states.windows(by_window.keys())
    for window, of_window in by_window.items():
        changes.windows[window] = apply_deltas(found.get(window), of_window)
    passed = watermark(changes.newest)
    for window, state in {**states.due(passed), **changes.windows}.items():
        storm_id, start = window
        after, row = settle(state, tenant_id, storm_id, start, passed, changed=window in by_window)
        if row is not None:
            changes.windows[window] = after
            changes.told.append(row)


def _walk(touches: Sequence[TouchChange], states: States, changes: Changes) -> None:
    by_house: dict[House, list[TouchChange]] = defaultdict(list)
    for one in touches:
        by_house[one.storm_id, one.property_id].append(one)
    known = states.houses(by_house.keys())
    for house, of_house in by_house.items():
        state, deltas, actions = visit(known.get(house), *of_house)
        changes.houses[house], changes.waiting[house] = state, waiting_since(state)
        changes.actions += actions
        for delta in deltas:
            changes.add(
                (delta.storm_id, delta.level, delta.came_from, delta.to), delta.times, delta.value_cents
            )
