"""Links with their evidence in columns, beside the groups they make: by the million, taken back by number.

A link costs 14 bytes. Which records hang together is a `Forest`; taking links back works out anew only the
groups that they were in.
"""

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.identity.forest import Forest, Ints

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Kinds = npt.NDArray[np.int8]
FIRST_ROOM = 1_024


class KeptLinks:
    """Groups of the records 0 .. n-1 under links that come and go. A link is named by its number."""

    def __init__(self, records: int) -> None:
        self._forest = Forest(records)
        self._count = 0
        self._ends = np.zeros((2, FIRST_ROOM), np.int32)
        self._strength = np.zeros(FIRST_ROOM, np.float32)
        self._kind = np.zeros(FIRST_ROOM, np.int8)
        self._stands = np.zeros(FIRST_ROOM, np.bool_)

    def __len__(self) -> int:
        """How many links were ever taken in."""
        return self._count

    @property
    def nbytes(self) -> int:
        """Memory of all groups and links."""
        columns = (self._ends, self._strength, self._kind, self._stands)
        return self._forest.nbytes + sum(column.nbytes for column in columns)

    def join(self, first: Ints, second: Ints, strength: Floats, kind: Kinds) -> range:
        """Takes links in; returns their numbers.

        Raises:
            IndexError: a link names a record that is not there; nothing was taken.
        """
        self._forest.join(first, second)
        begin, end = self._count, self._count + len(first)
        if end > len(self._strength):
            self._make_room(end)
        self._ends[0, begin:end], self._ends[1, begin:end] = first, second
        self._strength[begin:end], self._kind[begin:end], self._stands[begin:end] = strength, kind, True
        self._count = end
        return range(begin, end)

    def part(self, numbers: Numbers) -> None:
        """Takes links back; groups fall apart where nothing else holds them. Ones that are gone are nothing.

        Raises:
            IndexError: there is no such link; nothing was taken back.
        """
        if len(numbers) and not 0 <= numbers.min() <= numbers.max() < self._count:
            raise IndexError("there is no such link")
        names = self._forest.names()
        touched = np.zeros(len(names), np.bool_)
        touched[names[self._ends[0, numbers]]] = True
        self._stands[numbers] = False
        again = np.flatnonzero(self._stands[: self._count] & touched[names[self._ends[0, : self._count]]])
        self._forest.part(np.flatnonzero(touched[names]))
        self._forest.join(self._ends[0, again].astype(np.int64), self._ends[1, again].astype(np.int64))

    def names(self) -> npt.NDArray[np.int32]:
        """(n,) the smallest record of each record's group."""
        return self._forest.names()

    def evidence(self, record: int) -> tuple[Numbers, Floats, Kinds]:
        """The links that hold the record's group together: numbers, strengths and kinds, strongest first."""
        names = self._forest.names()
        mine = names[self._ends[0, : self._count]] == names[record]
        found = np.flatnonzero(mine & self._stands[: self._count])
        order = found[np.lexsort((found, -self._strength[found]))]
        return order, self._strength[order], self._kind[order]

    def _make_room(self, needed: int) -> None:
        more = max(needed, 2 * len(self._strength)) - len(self._strength)
        self._ends = np.pad(self._ends, ((0, 0), (0, more)))
        self._strength = np.pad(self._strength, (0, more))
        self._kind = np.pad(self._kind, (0, more))
        self._stands = np.pad(self._stands, (0, more))
