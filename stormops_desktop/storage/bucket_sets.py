"""Sets of buckets as small numbers: thousands of rows lie in the same few sets."""

from collections.abc import Iterable
from typing import Any


class BucketSets:
    """The numbers of one transaction; read once, added to as new sets turn up."""

    def __init__(self, driver: Any) -> None:
        self._run = driver.execute
        rows = self._run("SELECT set_id, members FROM bucket_sets").fetchall()
        self._members: dict[int, tuple[str, ...]] = {number: tuple(text.split()) for number, text in rows}
        self._numbers = {members: number for number, members in self._members.items()}

    def number(self, buckets: Iterable[str]) -> int:
        """The number of this set, given out now if it is new."""
        members = tuple(sorted(buckets))
        if members not in self._numbers:
            inserted = self._run("INSERT INTO bucket_sets (members) VALUES (?)", (" ".join(members),))
            number = int(inserted.lastrowid)
            self._members[number], self._numbers[members] = members, number
        return self._numbers[members]

    def members(self, number: int) -> tuple[str, ...]:
        """The buckets of a set; none for a row that has never been confirmed."""
        return self._members.get(number, ())

    def holding(self, bucket: str) -> str:
        """The numbers of every set with this bucket, as an SQL list (they are our own integers)."""
        return ", ".join(str(number) for number, members in self._members.items() if bucket in members)
