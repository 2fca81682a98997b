"""What the job tells on its topic: the newest word on a key counts, so a word told again does no harm.

Pure and without Flink: who reads the topic uses it too.
"""

import msgspec

from sync.contracts.events.topics import Topics
from sync.streams.core.houses import Action, Steps, steps_of, waiting_since
from sync.streams.core.windows import WindowRow

TOPIC = Topics().results


class WindowTold(msgspec.Struct, frozen=True, tag="window"):
    """A window that closed, or was corrected."""

    row: WindowRow

    @property
    def key(self) -> str:
        return f"window:{self.row.tenant_id}:{self.row.storm_id}:{self.row.start}"


class Step(msgspec.Struct, frozen=True, array_like=True):
    """A transition of a house's path: how often, and what its conversion is worth."""

    level: str
    came_from: str
    to: str
    times: int
    value_cents: int


class HouseTold(msgspec.Struct, frozen=True, tag="house"):
    """A house as it is now: all steps of its path, and since when it waits for an answer after which touch
    ("" and 0: it does not).

    Told by house and not by transition: a step that only a discarded attempt saw is in no later word on that
    transition, but it is missing from the next word on the house, which comes when its touches are heard
    again.
    """

    tenant_id: str
    storm_id: str
    property_id: str
    steps: tuple[Step, ...] = ()
    touch_id: str = ""
    since: int = 0

    @property
    def key(self) -> str:
        return f"house:{self.tenant_id}:{self.storm_id}:{self.property_id}"

    @property
    def path(self) -> Steps:
        """The steps as they count."""
        return {(one.level, one.came_from, one.to): (one.times, one.value_cents) for one in self.steps}


class ActionTold(msgspec.Struct, frozen=True, tag="action"):
    """Something that the guardrails ask for."""

    action: Action

    @property
    def key(self) -> str:
        return f"action:{self.action.tenant_id}:{self.action.reason}:{self.action.because}"


def house_told(tenant_id: str, storm_id: str, property_id: str, state: bytes) -> HouseTold:
    """The word on a house whose state this is."""
    steps = tuple(Step(*step, *counts) for step, counts in sorted(steps_of(state).items()))
    return HouseTold(tenant_id, storm_id, property_id, steps, *(waiting_since(state) or ("", 0)))


Told = WindowTold | HouseTold | ActionTold
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Told).decode


class _Tagged(msgspec.Struct):
    type: str = ""


_OLDER = frozenset({"chain", "waiting"})  # of a job that told paths by their steps
_tag = msgspec.json.Decoder(_Tagged).decode


def is_of_an_older_job(value: bytes) -> bool:
    """Whether the record is a word that only an older version of the job tells."""
    try:
        return _tag(value).type in _OLDER
    except msgspec.DecodeError:
        return False


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
