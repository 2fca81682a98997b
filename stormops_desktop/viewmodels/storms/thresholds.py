"""Thresholds: the table in force, an edited copy, what it would do, its editions, scoring by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.storms.thresholds import BASE_IN
from stormops_desktop.domain.storms.vocabulary import Material
from stormops_desktop.services.intake.models import TiersMoved
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.storms.models import Edition, ThresholdsView, WouldMove
from stormops_desktop.services.storms.ports import Thresholds
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.viewmodels.storms.words import NOTHING, inches_words, material_word

translate = QCoreApplication.translate
LEAST_IN, MOST_IN = 0.25, 6.0  # as the company's table takes them


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Houses of a storm that would go from one tier to another."""

    storm: str
    was: str
    tier: str
    houses: int


class ThresholdsViewModel(SeenViewModel):
    """The page Thresholds.

    Attributes:
        view: None before it is read. edited: inches by material, as they stand in the form.
        outlook: what the form would do; None when it was not asked, or the form changed since.
        working: something slow is under way.

    Signals:
        content_changed: another table is in force. edited_changed: the form or its outlook.
        told: something went well; carries the sentence.
    """

    MOVERS = ("hail_thresholds", "property_impacts", "storms")
    content_changed = Signal()
    edited_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, desk: Thresholds, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._desk = desk
        self.view: ThresholdsView | None = None
        self.edited: dict[str, float] = {}
        self.outlook: WouldMove | None = None
        self.working = False
        self.editions = FixedTableModel[Edition](_edition_columns(), self)
        self.moves = FixedTableModel[MoveRow](_move_columns(), self)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    def reload(self) -> None:
        self._read(self._desk.view, self._on_view)

    def set_inches(self, material: str, inches: float) -> None:
        """Another figure in the form; nothing is stored."""
        if self.edited.get(material) != inches:
            self.edited[material] = inches
            self.outlook = None
            self.edited_changed.emit()

    def type_inches(self, material: str, text: str) -> None:
        """The same from a field; what is no size is refused, and the field goes back."""
        kept = text.strip().removesuffix("in").strip().replace(",", ".")
        try:
            inches = float(kept)
        except ValueError:
            inches = float("nan")
        if LEAST_IN <= inches <= MOST_IN:
            self.set_inches(material, inches)
            return
        self.refused.emit(
            translate("storms", "{material}: type inches from {least} to {most}, as 1.25.").format(
                material=material_word(material), least=LEAST_IN, most=f"{MOST_IN:g}"
            )
        )
        self.edited_changed.emit()

    def start_over(self) -> None:
        """The form as the table in force."""
        if self.view is not None:
            self._fill(self.view.in_force.base_in)

    def take_standard(self) -> None:
        """The form as the standard table; nothing is stored before it is saved."""
        if self.view is not None:
            self._fill(self.view.standard)

    @property
    def changed(self) -> dict[str, float]:
        """Of the form, what differs from the table in force."""
        now = self.view.in_force.base_in if self.view else {}
        return {name: inches for name, inches in self.edited.items() if inches != now.get(name)}

    def look(self) -> None:
        """How many houses would change their tier; nothing is stored."""
        if not self.working:
            self._set_working(working=True)
            asked = dict(self.edited)
            self._db(
                partial(self._desk.would_move, asked),
                lambda outlook: self._on_outlook(asked, outlook), self._on_failed,
            )  # fmt: skip

    def save(self, reason: str) -> None:
        """A new edition for the company."""
        self._save(partial(self._desk.change, dict(self.edited), reason, origin=self))

    def rescore(self) -> None:
        """Scores the storms that are worked on by the table in force."""
        if not self.working:
            self._set_working(working=True)
            verb = partial(self._desk.rescore, origin=self)
            self._keep(self._around.runner.save(verb, self._on_rescored, self._on_failed))

    def outlook_words(self) -> str:
        """What the form would do, in a sentence; "" while nobody asked."""
        outlook = self.outlook
        if outlook is None:
            return ""
        if not outlook.storms:
            return translate("storms", "No storm is being worked on, so no house would be scored anew.")
        total = sum(row.houses for row in self.moves.rows)
        if not total:
            return translate("storms", "No house would change its tier.")
        return translate("storms", "Houses that would change their tier: {count}.").format(count=whole(total))

    def _fill(self, base_in: Mapping[str, float]) -> None:
        self.edited, self.outlook = dict(base_in), None
        self.moves.show(())
        self.edited_changed.emit()

    def _on_view(self, view: ThresholdsView) -> Load:
        fresh = self.view is None or self.view.in_force.version != view.in_force.version
        self.view = view
        self.editions.show(view.editions)
        if fresh:
            self._fill(view.in_force.base_in)
        self.content_changed.emit()
        return Load.READY

    def _on_outlook(self, asked: Mapping[str, float], outlook: WouldMove) -> None:
        if asked == self.edited:  # else it answers for figures that are not in the form any more
            self.outlook = outlook
            self.moves.show([row for storm, moved in outlook.storms for row in _rows(storm, moved)])
        self._set_working(working=False)

    def _on_rescored(self, told: tuple[Sequence[TiersMoved], ChangeSet]) -> None:
        self._set_working(working=False)
        self.told.emit(say(told[1].name))
        self._around.bus.announce(told[1])
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.edited_changed.emit()


def _rows(storm: str, moved: TiersMoved) -> list[MoveRow]:
    found = [MoveRow(storm, was, tier, many) for (was, tier), many in moved.moves.items() if was != tier]
    return sorted(found, key=lambda row: -row.houses)


def _move_columns() -> tuple[Column[MoveRow], ...]:
    return (
        Column(translate("storms", "Storm"), lambda one: one.storm),
        Column(translate("storms", "Tier now"), lambda one: one.was or NOTHING),
        Column(translate("storms", "Tier then"), lambda one: one.tier or NOTHING),
        Column(translate("storms", "Houses"), lambda one: whole(one.houses), numeric=True),
    )


def _edition_columns() -> tuple[Column[Edition], ...]:
    return (
        Column(
            translate("storms", "Why"), lambda one: one.reason or translate("storms", "The standard table")
        ),
        Column(translate("storms", "Edition"), lambda one: one.version),
        Column(translate("storms", "Other than standard"), _differing),
        Column(
            translate("storms", "When"),
            lambda one: NOTHING if one.made_at is None else day_and_time(one.made_at, ""),
        ),
        Column(translate("storms", "By"), lambda one: one.made_by or NOTHING),
    )


def _differing(one: Edition) -> str:
    told = [
        f"{material_word(name)} {inches_words(inches)}"
        for name, inches in one.base_in.items()
        if BASE_IN[Material(name)] != inches
    ]
    return ", ".join(told) or NOTHING
