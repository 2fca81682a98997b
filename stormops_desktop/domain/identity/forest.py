"""Which of many records hang together, while links keep coming: disjoint sets in one array, compiled.

Union by the smaller number with path halving (Tarjan and van Leeuwen, 1984): a group is named by its smallest
record, as `graph` names it. Links are not kept: who takes them back counts them anew.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.compiled import kernel

Ints = npt.NDArray[np.int64]


class Forest:
    """Groups of the records 0 .. n-1. Four bytes a record, whatever the number of links."""

    def __init__(self, records: int) -> None:
        self._above = np.arange(records, dtype=np.int32)

    def __len__(self) -> int:
        return len(self._above)

    @property
    def nbytes(self) -> int:
        """Memory of all groups."""
        return int(self._above.nbytes)

    def grow(self, records: int) -> None:
        """Makes room for more records, each a group of its own."""
        fresh = np.arange(len(self._above), records, dtype=np.int32)
        self._above = np.concatenate([self._above, fresh])

    def join(self, first: Ints, second: Ints) -> int:
        """Takes links in; returns how many of them joined two groups.

        Raises:
            IndexError: a link names a record that is not there; nothing was taken.
        """
        if not len(first):
            return 0
        if min(first.min(), second.min()) < 0 or max(first.max(), second.max()) >= len(self._above):
            raise IndexError("a link names a record that is not there")
        return int(_join(self._above, first, second))

    def names(self) -> npt.NDArray[np.int32]:
        """(n,) the smallest record of each record's group."""
        _flatten(self._above)
        return self._above.copy()


@kernel
def _top(above: Any, record: int) -> int:
    while above[record] != record:
        above[record] = above[above[record]]
        record = above[record]
    return record


@kernel
def _join(above: Any, first: Any, second: Any) -> int:
    joined = 0
    for at in range(len(first)):
        one, other = _top(above, first[at]), _top(above, second[at])
        if one != other:
            joined += 1
            if one < other:
                above[other] = one
            else:
                above[one] = other
    return joined


@kernel
def _flatten(above: Any) -> int:
    """A record's name is above it, and names stand before their groups: one pass does."""
    for record in range(len(above)):
        above[record] = above[above[record]]
    return len(above)
