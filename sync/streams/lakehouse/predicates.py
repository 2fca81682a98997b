"""Which rows: the few conditions that the lakehouse asks for.

The library annotates its conditions as their models' fields, so their positional arguments are unknown to a
type checker; here they get names and types.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from pyiceberg import expressions
from pyiceberg.expressions import AlwaysTrue, BooleanExpression

_conditions: Any = expressions


def equal(column: str, text: str) -> BooleanExpression:
    """Rows that have this text there."""
    return cast(BooleanExpression, _conditions.EqualTo(column, text))


def one_of(column: str, texts: Collection[str]) -> BooleanExpression:
    """Rows that have one of these texts there."""
    return cast(BooleanExpression, _conditions.In(column, set(texts)))


def revisions(first: int, last: int) -> BooleanExpression:
    """Rows of these revisions, both ends included."""
    return every(_conditions.GreaterThanOrEqual("rev", first), _conditions.LessThanOrEqual("rev", last))


def between(column: str, first: datetime, end: datetime) -> BooleanExpression:
    """Rows from `first` on and before `end`."""
    return every(
        _conditions.GreaterThanOrEqual(column, first.isoformat()),
        _conditions.LessThan(column, end.isoformat()),
    )


def every(*parts: BooleanExpression) -> BooleanExpression:
    """Rows that meet all of these."""
    return _joined(_conditions.And, parts)


def either(parts: Sequence[BooleanExpression]) -> BooleanExpression:
    """Rows that meet one of these; at least one is given."""
    return _joined(_conditions.Or, parts)


def of_tenant(tenant_id: str) -> BooleanExpression:
    """Rows of one tenant; "" is all."""
    return equal("tenant_id", tenant_id) if tenant_id else AlwaysTrue()


def _joined(how: Any, parts: Sequence[BooleanExpression]) -> BooleanExpression:
    return cast(BooleanExpression, how(*parts) if len(parts) > 1 else parts[0])
