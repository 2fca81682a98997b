"""What each play did: properties, touches, conversions and value, in all and by channel.

Counts, not credit: a touch share says where the work went, not what caused the sale. Invariants (tested):
rows add up to the whole; the order of touches within a play does not matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stormops_desktop.domain.attribution.touches import Channel, Touch


@dataclass(frozen=True, slots=True)
class Cell:
    """One play on one channel. `value_cents` is the value of conversions on this channel."""

    touches: int = 0
    conversions: int = 0
    value_cents: int = 0

    def plus(self, touch: Touch) -> "Cell":
        """This cell with one more touch."""
        return Cell(
            self.touches + 1,
            self.conversions + touch.converted,
            self.value_cents + (touch.value_cents if touch.converted else 0),
        )


@dataclass(frozen=True, slots=True)
class PlayRow:
    """One play. `play` is None for touches without one; `channels` holds only channels it used."""

    play: str | None
    properties: int
    total: Cell
    channels: Mapping[Channel, Cell]

    def share(self, channel: Channel) -> float:
        """The channel's part of the play's touches, 0..1."""
        return self.channels.get(channel, Cell()).touches / self.total.touches


@dataclass(frozen=True, slots=True)
class PlayTable:
    """Rows by touches, most first; plays with equal touches keep the order of their first touch."""

    rows: tuple[PlayRow, ...]
    total: Cell
    properties: int


@dataclass(slots=True)
class _Tally:
    properties: set[str] = field(default_factory=set)
    total: Cell = field(default_factory=Cell)
    channels: dict[Channel, Cell] = field(default_factory=dict)

    def add(self, touch: Touch) -> None:
        self.properties.add(touch.property_id)
        self.total = self.total.plus(touch)
        self.channels[touch.channel] = self.channels.get(touch.channel, Cell()).plus(touch)


def play_table(touches: Iterable[Touch]) -> PlayTable:
    """The table of these touches."""
    tallies: dict[str | None, _Tally] = {}
    whole = _Tally()
    for touch in touches:
        tallies.setdefault(touch.play, _Tally()).add(touch)
        whole.add(touch)
    rows = [
        PlayRow(play, len(tally.properties), tally.total, dict(sorted(tally.channels.items())))
        for play, tally in tallies.items()
    ]
    rows.sort(key=lambda row: -row.total.touches)  # stable: ties keep the order of the first touch
    return PlayTable(tuple(rows), whole.total, len(whole.properties))
