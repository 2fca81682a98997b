"""What this version of the program knows of the contract, and what it has to leave out of what a newer centre
sends.

What is left out is noted by name in the replica (`SyncState.left_out`), so that a later version of the
program knows what to fetch: a row that does not change is never sent again by itself.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec

from sync.contracts.entities import ALL
from sync.contracts.messages import RowBlock
from sync.contracts.replica import SyncState, field_name


@dataclass(frozen=True, slots=True)
class Known:
    """The entities of a contract, and the fields of each."""

    fields: Mapping[str, frozenset[str]]

    def has(self, name: str) -> bool:
        """Whether an entity, or `entity.field`, is part of it."""
        entity, _, field = name.partition(".")
        return entity in self.fields and (not field or field in self.fields[entity])

    def part_of(self, block: RowBlock) -> RowBlock | None:
        """The block with what is known of it; None for rows of an entity that is not."""
        known = self.fields.get(block.entity)
        if known is None:
            return None
        if known.issuperset(block.fields):
            return block
        kept = [i for i, name in enumerate(block.fields) if name in known]
        fields, columns = tuple(block.fields[i] for i in kept), tuple(block.columns[i] for i in kept)
        return msgspec.structs.replace(block, fields=fields, columns=columns)

    def left_out(self, block: RowBlock) -> Collection[str]:
        """Names of what `part_of` drops: the entity, or fields in which a row has a value."""
        known = self.fields.get(block.entity)
        if known is None:
            return (block.entity,)
        if known.issuperset(block.fields):
            return ()
        return [
            field_name(block.entity, name)
            for name, column in zip(block.fields, block.columns, strict=True)
            if name not in known and any(value is not None for value in column)
        ]


PRESENT = Known({entity.name: frozenset(entity.names) for entity in ALL})
"""What this version knows."""


def lacks(state: SyncState, known: Known) -> bool:
    """Whether rows here lack something that is known by now. A replica that never noted what it left out is
    of a version that did not do so yet: nobody can tell, so it does."""
    if not state.cursor:
        return False  # everything is still to come anyway
    return state.left_out is None or any(known.has(name) for name in state.left_out)


def entities_of(left_out: Collection[str] | None) -> Collection[str] | None:
    """The entities of which something was left out; None where nobody noted it, so any."""
    return None if left_out is None else {name.partition(".")[0] for name in left_out}


def lacks_entities(state: SyncState) -> bool:
    """Whether the centre's sums count rows that this replica has left out."""
    return any("." not in name for name in state.left_out or ())
