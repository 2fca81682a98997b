"""The same results computed at once from all events, in another way: the measure of both runners.

Rows are folded to what they are in the end, and windows and chains counted from those, without deltas, states
or watermarks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sync.contracts.events.envelope import Event
from sync.streams.core import houses, rows
from sync.streams.core.shapes import Touch

Window = tuple[str, str, int]  # tenant, storm, start
Chain = tuple[str, str, str, str, str]  # tenant, storm, level, from, to


@dataclass(frozen=True, slots=True)
class Results:
    """Counts of windows by measure, and (times, cents) of transitions; without zeros."""

    windows: dict[Window, dict[str, int]]
    chains: dict[Chain, tuple[int, int]]


def recompute(events: Iterable[Event]) -> Results:
    """Results of all events, given in any order and any number of times."""
    by_row: dict[str, dict[tuple[int, int], Event]] = defaultdict(dict)
    for event in events:
        by_row[event.key][event.sequence, event.index] = event
    windows: dict[Window, Counter[str]] = defaultdict(Counter)
    touches: dict[tuple[str, str, str], dict[str, Touch]] = defaultdict(dict)
    for told in by_row.values():
        last, tenant_id = _folded([told[place] for place in sorted(told)])
        if last is None:
            continue
        for start, measure, amount in last.counted:
            windows[tenant_id, last.storm_id, start][measure] += amount
        _place(touches, last, next(iter(told.values())))
    return Results(
        {window: dict(sorted(counts.items())) for window, counts in windows.items()}, _chains(touches)
    )


def _folded(ordered: list[Event]) -> tuple[rows.RowState | None, str]:
    state: bytes | None = None
    for event in ordered:
        state, _ = rows.absorb(state, event)
    return (rows.state_of(state) if state is not None else None), ordered[0].tenant_id


def _place(touches: dict[tuple[str, str, str], dict[str, Touch]], last: rows.RowState, told: Event) -> None:
    if told.entity == "customer_journeys" and (found := rows.touch_of(told.row_id, last)):
        (storm_id, house), touch = found
        touches[told.tenant_id, storm_id, house][told.row_id] = touch


def _chains(touches: dict[tuple[str, str, str], dict[str, Touch]]) -> dict[Chain, tuple[int, int]]:
    found: dict[Chain, tuple[int, int]] = {}
    for (tenant_id, storm_id, _), of_house in touches.items():
        for step, (times, cents) in houses.transitions(houses.path(of_house)).items():
            was = found.get((tenant_id, storm_id, *step), (0, 0))
            found[tenant_id, storm_id, *step] = (was[0] + times, was[1] + cents)
    return found
