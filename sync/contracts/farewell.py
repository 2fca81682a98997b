"""The last words of a laptop whose member was taken out of a company: taken once, kept apart, not applied."""

import msgspec

from sync.contracts.ops import SCHEMA_VERSION, Op


class FarewellRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """Ops that no centre has answered, in order.

    Attributes:
        first_n: the number of the first of them on the laptop that captured it.
        last: that was all; the centre takes nothing more from this laptop.
    """

    incarnation: int
    first_n: int
    ops: tuple[Op, ...] = ()
    last: bool = False
    version: int = SCHEMA_VERSION


class FarewellReceipt(msgspec.Struct, frozen=True):
    """How many ops of the request are kept, and whether the laptop has said that it was all."""

    kept: int
    ended: bool
