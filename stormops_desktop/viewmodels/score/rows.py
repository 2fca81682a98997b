"""The tables of the score: its components, and the rows behind a count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from stormops_desktop.domain.scoring.play_score import WEIGHTS, Component, Part
from stormops_desktop.services.scoring.models import ScoreRow
from stormops_desktop.services.scoring.ports import PlayScores
from stormops_desktop.viewmodels.charts.figure import NOTHING, Unit, printed
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.reason_words import reason_word
from stormops_desktop.viewmodels.score.words import house_word, part_word, state_word, status_of_part
from stormops_desktop.viewmodels.words import status_word

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PartRow:
    """A component with its movement since the entry before, in points; None where nothing is written down."""

    component: Component
    moved: float | None

    @property
    def part(self) -> Part:
        return self.component.part


@dataclass(frozen=True, slots=True)
class Behind:
    """The query of the rows behind a count."""

    scores: PlayScores
    storm_id: str
    count_name: str
    counted: int
    as_of: int | None

    def count(self) -> int:
        return self.counted

    def page(self, offset: int, limit: int) -> Sequence[ScoreRow]:
        return self.scores.rows(self.storm_id, self.count_name, offset, limit, self.as_of)


def part_columns() -> tuple[Column[PartRow], ...]:
    return (
        Column(translate("score", "Component"), lambda row: part_word(row.part)),
        Column(translate("score", "State"), lambda row: status_of_part(row.component.status)),
        Column(translate("score", "Value"), lambda row: value_words(row.component), numeric=True),
        Column(translate("score", "Points"), lambda row: points_words(row.component), numeric=True),
        Column(translate("score", "Moved"), lambda row: signed(row.moved), numeric=True),
    )


def behind_columns() -> tuple[Column[ScoreRow], ...]:
    return (
        Column(translate("score", "Address"), lambda row: translate("quality", row.name)),
        Column(translate("score", "City"), lambda row: row.city),
        Column(
            translate("score", "Uplift"), lambda row: printed(row.expected_uplift, Unit.PART), numeric=True
        ),
        Column(translate("score", "Why"), lambda row: reason_word(row.reason) if row.reason else ""),
        Column(translate("score", "State"), state_of),
    )


def state_of(row: ScoreRow) -> str:
    """A job's status, a check's state or a house's outcome."""
    if row.job_id is not None:
        return status_word(row.state)
    return state_word(row.state) if row.property_id is None else house_word(row.state)


def value_words(component: Component) -> str:
    return printed(component.value, Unit.PART) if component.measurable else NOTHING


def points_words(component: Component) -> str:
    """24.0 of 30."""
    locale = QLocale()
    return translate("score", "{points} of {most}").format(
        points=locale.toString(component.points, "f", 1),
        most=locale.toString(100 * WEIGHTS[component.part], "f", 0),
    )


def signed(points: float | None) -> str:
    if points is None:
        return NOTHING
    return f"{'+' if points > 0 else ''}{QLocale().toString(float(points), 'f', 1)}"
