"""What the job tells on its topic: the newest word on a key counts, so a word told again does no harm.

Pure and without Flink: who reads the topic uses it too.
"""

from collections.abc import Iterable

import msgspec

from sync.streams.core.houses import Action
from sync.streams.core.windows import WindowRow

TOPIC = "stormops.results.v1"


class WindowTold(msgspec.Struct, frozen=True, tag="window"):
    """A window that closed, or was corrected."""

    row: WindowRow

    @property
    def key(self) -> str:
        return f"window:{self.row.tenant_id}:{self.row.storm_id}:{self.row.start}"


class ChainTold(msgspec.Struct, frozen=True, tag="chain"):
    """How often a transition is in the paths now, and what its conversions are worth; not a difference."""

    tenant_id: str
    storm_id: str
    level: str
    came_from: str
    to: str
    times: int
    value_cents: int

    @property
    def key(self) -> str:
        return f"chain:{self.tenant_id}:{self.storm_id}:{self.level}:{self.came_from}:{self.to}"


class ActionTold(msgspec.Struct, frozen=True, tag="action"):
    """Something that the guardrails ask for."""

    action: Action

    @property
    def key(self) -> str:
        return f"action:{self.action.tenant_id}:{self.action.reason}:{self.action.because}"


Told = WindowTold | ChainTold | ActionTold
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Told).decode


def text_of(told: Told) -> str:
    """The record's value."""
    return _encode(told).decode()


def told_in(values: Iterable[bytes]) -> tuple[Told, ...]:
    """The newest word on each key, of records in order.

    Raises:
        msgspec.DecodeError: a record is not the job's.
    """
    newest = {told.key: told for told in map(_decode, values)}
    return tuple(newest.values())
