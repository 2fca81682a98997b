"""What a fact is after its events: the first telling stands, until it is taken back."""

from collections.abc import Iterable, Mapping

from sync.contracts.events.envelope import Event
from sync.contracts.ops import Kind
from sync.streams.lakehouse.records import Row, fact_row, place_of
from sync.streams.lakehouse.tables import LakeTable


def folded(table: LakeTable, known: Mapping[str, Row], events: Iterable[Event]) -> Mapping[str, Row]:
    """Facts that events change, by id, as they are then.

    An event that is not after what its fact already knows is one that came twice.

    Args:
        known: the facts of these ids that are in the table; those taken back too, marked `gone`.
        events: of one tenant and of `table.entities`.
    """
    changed: dict[str, Row] = {}
    for event in sorted(events, key=place_of):
        before = changed.get(event.row_id, known.get(event.row_id))
        if before is not None and place_of(event) <= (before["rev"], before["i"]):
            continue
        after = _after(table, before, event)
        if after is not None:
            changed[event.row_id] = after
    return changed


def _after(table: LakeTable, before: Row | None, event: Event) -> Row | None:
    """The fact after the event, None where it says nothing new."""
    live = before is not None and not before["gone"]
    if event.kind is Kind.ADD:
        return None if live else fact_row(table, event)
    if event.kind is Kind.DELETE and before is not None and live:
        return {**before, "rev": event.sequence, "i": event.index, "gone": True}
    return None
