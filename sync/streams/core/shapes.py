"""What passes between the stages."""

import msgspec

WINDOW_MS = 5 * 60_000
"""Tumbling windows of event time."""
ALLOWED_LATENESS_MS = 30 * 86_400_000
"""An event recorded longer than this after it happened is counted as too late and changes no window."""
OUT_OF_ORDER_MS = 5_000
"""The watermark stands this far behind the newest business time heard."""


class Delta(msgspec.Struct, frozen=True, array_like=True):
    """A change of one count in one window.

    Attributes:
        start: of the window, UTC milliseconds.
        measure: see `measures`. amount: may be negative: a fact that was taken back.
    """

    tenant_id: str
    storm_id: str
    start: int
    measure: str
    amount: int


class Touch(msgspec.Struct, frozen=True, array_like=True):
    """A contact with a house.

    Attributes:
        at: UTC milliseconds. play: "" for none. value_cents: what a conversion was worth.
        direction, outcome: as the journey row has them, "" for NULL.
    """

    touch_id: str
    at: int
    channel: str
    play: str
    converted: bool
    value_cents: int
    direction: str = ""
    outcome: str = ""


class TouchChange(msgspec.Struct, frozen=True, array_like=True):
    """A touch of a house that is new, different, or (None) gone."""

    tenant_id: str
    storm_id: str
    property_id: str
    touch_id: str
    touch: Touch | None

    @property
    def house(self) -> str:
        """The key of the stage of houses."""
        return f"{self.tenant_id}:{self.storm_id}:{self.property_id}"


class StormFact(msgspec.Struct, frozen=True, array_like=True):
    """Hail that was reported under a storm or is warned of, or a competitor's move where its houses stand.

    Attributes:
        report_id: of the report or the alert. size_in: of hail, inches; 0.0 for a competitor's move.
    """

    tenant_id: str
    storm_id: str
    report_id: str
    at: int
    size_in: float
    rival: bool = False


class Effects(msgspec.Struct, frozen=True):
    """What an event does downstream; all empty for an event that is old news."""

    deltas: tuple[Delta, ...] = ()
    touches: tuple[TouchChange, ...] = ()
    facts: tuple[StormFact, ...] = ()
    fresh: bool = True


def window_of(at: int) -> int:
    """Start of the window that a moment lies in; both UTC milliseconds."""
    return at - at % WINDOW_MS
