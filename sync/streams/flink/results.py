"""What the job tells on its topic: the newest word on a key counts, so a word told again does no harm.

Pure and without Flink: who reads the topic uses it too.
"""

from collections.abc import Iterable

import msgspec

from sync.contracts.events.topics import Topics
from sync.streams.core.houses import Action
from sync.streams.core.windows import WindowRow

TOPIC = Topics().results


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


class WaitingTold(msgspec.Struct, frozen=True, tag="waiting"):
    """Since when a house waits for an answer, and after which touch; "" and 0: it does not."""

    tenant_id: str
    storm_id: str
    property_id: str
    touch_id: str
    since: int

    @property
    def key(self) -> str:
        return f"waiting:{self.tenant_id}:{self.storm_id}:{self.property_id}"


class ActionTold(msgspec.Struct, frozen=True, tag="action"):
    """Something that the guardrails ask for."""

    action: Action

    @property
    def key(self) -> str:
        return f"action:{self.action.tenant_id}:{self.action.reason}:{self.action.because}"


Told = WindowTold | ChainTold | WaitingTold | ActionTold
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Told).decode


def text_of(told: Told) -> str:
    """The record's value."""
    return _encode(told).decode()


def word_in(value: bytes) -> Told:
    """The word of one record.

    Raises:
        msgspec.DecodeError: the record is not the job's.
    """
    told: Told = _decode(value)
    return told


def tenant_of(told: Told) -> str:
    """Whose result it is."""
    if isinstance(told, WindowTold):
        return told.row.tenant_id
    return told.action.tenant_id if isinstance(told, ActionTold) else told.tenant_id


def told_in(values: Iterable[bytes]) -> tuple[Told, ...]:
    """The newest word on each key, of records in order.

    Raises:
        msgspec.DecodeError: a record is not the job's.
    """
    newest = {told.key: told for told in map(_decode, values)}
    return tuple(newest.values())
