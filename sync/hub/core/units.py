"""Ops with their numbers, in the bundles that are accepted all or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from sync.contracts.ops import Op
from sync.hub.core.model import Author, Waiting

OpId = tuple[str, int, int]
"""(device, incarnation, n)."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An op with its author and number.

    Attributes:
        sound: the op is well formed (`validate.is_sound`).
        waited: it was deferred before this transaction.
    """

    n: int
    op: Op
    author: Author
    sound: bool
    waited: bool = False

    @property
    def id(self) -> OpId:
        return (self.author.device, self.author.incarnation, self.n)


Unit = tuple[Numbered, ...]


def bundle(ops: Iterable[Numbered]) -> list[Unit]:
    """One unit an op, or a group's ops together, at the place of the group's last op."""
    units: dict[object, list[Numbered]] = {}
    for numbered in ops:
        author, group = numbered.author, numbered.op.group
        name = numbered.id if group is None else (author.device, author.incarnation, group)
        units[name] = [*units.pop(name, ()), numbered]
    return [tuple(unit) for unit in units.values()]


def waited(ops: Iterable[Waiting]) -> list[Unit]:
    """Units of ops that were deferred."""
    return bundle(Numbered(w.n, w.op, w.author, sound=True, waited=True) for w in ops)
