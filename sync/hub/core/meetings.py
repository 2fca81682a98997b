"""Edits of one field, or of fields that make sense only together, made without sight of each other."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sync.contracts.entities import BY_NAME
from sync.contracts.rules import Edit, Rules
from sync.contracts.schema import Entity, Field, Type
from sync.hub.core.case import Case
from sync.hub.core.model import Row

Unit = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """The values to keep, by field; lost and contested as in `rules.Settlement`."""

    values: dict[str, Any]
    lost: bool = False
    contested: bool = False


def units(entity: Entity, names: Collection[str]) -> Iterator[Unit]:
    """What an edit of these fields is settled by: each field, or the unit of the contract that it is of."""
    tied = entity.units_of(names)
    together = frozenset(name for unit in tied for name in unit)
    yield from tied
    yield from ((name,) for name in names if name not in together)


def meet(case: Case, row: Row, unit: Unit) -> Met:
    """Settles an edit of a unit that somebody else had edited meanwhile, whichever of its fields.

    An edit that says only some of a unit (a laptop that does not know it) can't be judged: a person chooses.
    """
    entity, given = BY_NAME[row.entity], case.op.fields
    if any(name not in given for name in unit):
        return Met({}, contested=True)
    ordinals = [entity.ordinal[name] for name in unit]
    unseen = [at for at in ordinals if not case.saw(row, at)]
    newest = max(unseen, key=lambda at: (abs(row.fh[at]), row.fw[at]))
    trusted = all(row.fh[at] >= 0 for at in unseen)
    there = Edit(_told(row.values, unit), abs(row.fh[newest]), row.fw[newest], trusted)
    coming = Edit(_told(given, unit), case.hlc, case.author.writer, case.trusted)
    met = case.rules.meet(entity.by_name[unit[0]].merge, there, coming)
    kept = met.value if len(unit) > 1 else (met.value,)
    values = {name: as_kept(entity.by_name[name], value) for name, value in zip(unit, kept, strict=True)}
    return Met(values, met.lost, met.contested)


def differing_names(case: Case, row: Row, names: Iterable[str]) -> list[str]:
    """Those of the fields of which the edit says something else than the row."""
    fields = BY_NAME[row.entity].by_name
    return [
        name for name in names
        if name in case.op.fields and not same(fields[name], case.op.fields[name], row.values[name])
    ]  # fmt: skip


def same(field: Field, one: Any, other: Any) -> bool:
    """Whether two values are equal; JSON documents by what they say, not how they are spelled."""
    if one == other or field.type is not Type.JSON or one is None or other is None:
        return bool(one == other)
    return bool(_read(one) == _read(other))


def kept_update(field: Field, current: Any, value: Any, rules: Rules) -> Any:
    """The value after an edit that had seen the current one."""
    return as_kept(field, rules.update(field.merge, current, value))


def as_kept(field: Field, value: Any) -> Any:
    """JSON documents are kept as text."""
    if field.type is Type.JSON and value is not None and not isinstance(value, str):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return value


def _told(values: dict[str, Any], unit: Unit) -> Any:
    return tuple(values[name] for name in unit) if len(unit) > 1 else values[unit[0]]


def _read(document: Any) -> Any:
    return json.loads(document) if isinstance(document, str) else document
