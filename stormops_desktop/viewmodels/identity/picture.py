"""The graph of one person as a picture: what it is known by, the records that told it, the houses.

Three columns, so that the same graph is always the same picture and no line crosses a name.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.identity.identifiers import PLACES, Kind
from stormops_desktop.services.identity.models import PersonView
from stormops_desktop.viewmodels.identity.tables import said_name
from stormops_desktop.viewmodels.identity.words import kind_word, part_word, source_word
from stormops_desktop.viewmodels.paged_model import Column

translate = QCoreApplication.translate
VALUE, RECORD, HOUSE, NEIGHBOUR = "value", "record", "house", "neighbour"
MOST = 24  # of a column; the table has them all


@dataclass(frozen=True, slots=True)
class Spot:
    """One node. `column` 0 values, 1 records, 2 houses and who else lives there; `weak` is drawn dashed."""

    key: str
    what: str
    text: str
    column: int
    spoken: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two nodes; `strength` 0..1 is its width."""

    one: str
    other: str
    strength: float
    why: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes by column, in order, and the lines between them. `left_out` did not find room."""

    spots: tuple[Spot, ...] = ()
    ties: tuple[Tie, ...] = ()
    left_out: int = 0

    def column(self, number: int) -> tuple[Spot, ...]:
        return tuple(spot for spot in self.spots if spot.column == number)


def picture_of(view: PersonView | None) -> Picture:
    """The picture of a person; empty for none."""
    if view is None:
        return Picture()
    spots = [*_values(view), *_records(view), *_houses(view)]
    shown = [spot for number in range(3) for spot in [s for s in spots if s.column == number][:MOST]]
    here = {spot.key for spot in shown}
    ties = [tie for tie in _ties(view) if tie.one in here and tie.other in here]
    return Picture(tuple(shown), tuple(ties), len(spots) - len(shown))


def _values(view: PersonView) -> list[Spot]:
    return [
        Spot(
            one.value_hash, VALUE, one.value, 0,
            translate("identity", "{kind} {value}, strength {part}, told by {count} records").format(
                kind=kind_word(one.kind), value=one.value, part=part_word(one.strength), count=len(one.nodes)
            ),
            one.blocked or one.kind == Kind.NAME,
        )
        for one in view.identifiers
        if one.kind not in PLACES
    ]  # fmt: skip


def _records(view: PersonView) -> list[Spot]:
    return [
        Spot(
            one.node_id, RECORD, source_word(one.source), 1,
            translate("identity", "Record of {source}, number {ref}").format(
                source=source_word(one.source), ref=one.source_ref[:12]
            ),
        )
        for one in view.records
    ]  # fmt: skip


def _houses(view: PersonView) -> list[Spot]:
    houses = [
        Spot(one.property_id, HOUSE, one.address, 2, translate("identity", "House {address}, {city}").format(
            address=one.address, city=one.city)) for one in view.houses
    ]  # fmt: skip
    others = [
        Spot(
            card.person_id, NEIGHBOUR, said_name(card), 2,
            translate("identity", "{name}, another person of the house").format(name=said_name(card)),
            weak=True,
        )
        for card in view.household
    ]  # fmt: skip
    return houses + others


def _ties(view: PersonView) -> list[Tie]:
    values = [
        Tie(one.value_hash, node, one.strength, kind_word(one.kind))
        for one in view.identifiers if one.kind not in PLACES
        for node in one.nodes
    ]  # fmt: skip
    places = [
        Tie(one.node_id, one.property_id, 1.0, translate("identity", "of this house"))
        for one in view.records if one.property_id
    ]  # fmt: skip
    houses = [one.property_id for one in view.houses]
    shared = [
        Tie(houses[0], card.person_id, 0.3, translate("identity", "same household"))
        for card in view.household if houses
    ]  # fmt: skip
    return values + places + shared


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line of the picture as a line of its table."""

    one: str
    other: str
    why: str
    strength: float


def tie_lines(picture: Picture) -> list[TieLine]:
    """The picture as a table: every line, what it joins and why."""
    names = {spot.key: spot.text for spot in picture.spots}
    return [TieLine(names[tie.one], names[tie.other], tie.why, tie.strength) for tie in picture.ties]


def tie_columns() -> tuple[Column[TieLine], ...]:
    return (
        Column(translate("identity", "From"), lambda tie: tie.one),
        Column(translate("identity", "To"), lambda tie: tie.other),
        Column(translate("identity", "By"), lambda tie: tie.why),
        Column(translate("identity", "Strength"), lambda tie: part_word(tie.strength), numeric=True),
    )
