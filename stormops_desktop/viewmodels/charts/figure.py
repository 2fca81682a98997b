"""A figure: named series over named places, and where its numbers come from."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from stormops_desktop.domain.spreadsheets import safe_cell

translate = QCoreApplication.translate
NOTHING = "—"


class Kind(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    STACKED = "stacked"
    LINE = "line"
    FUNNEL = "funnel"
    GAUGE = "gauge"
    HEAT = "heat"  # a cell a mark: places are rows, series are columns


class Unit(StrEnum):
    """What the numbers are: counts, parts of 1 shown as percent, what such parts differ by, points, or cents.

    Two rates of 8 % and 12 % differ by 4 points; "4 %" could be taken for a part of the first.
    """

    COUNT = "count"
    PART = "part"
    DIFFERENCE = "difference"
    POINTS = "points"
    CENTS = "cents"


@dataclass(frozen=True, slots=True)
class Mark:
    """One number and its interval; `value` is None where there is none to show.

    Attributes:
        low, high: ends of the interval, both or neither. note: what else belongs to it ("n 208").
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def banded(self) -> bool:
        return self.low is not None and self.high is not None


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one name, one a place; `tone` is a colour's name in the theme."""

    name: str
    marks: tuple[Mark, ...]
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Origin:
    """As of when, of what part, and by which version; each a finished phrase."""

    as_of: str = ""
    filters: str = ""
    versions: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(part for part in (self.as_of, self.filters, self.versions) if part)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart's content. Every series has as many marks as there are places.

    Attributes:
        key: names its files and widgets. whole: the end of a gauge's or a bounded axis.
        reach: of a gauge, how much of the whole could be had.

    Raises:
        ValueError: a series does not have one mark for each place.
    """

    key: str
    kind: Kind
    title: str
    places: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit = Unit.COUNT
    place_title: str = ""
    whole: float | None = None
    reach: float | None = None
    origin: Origin = field(default_factory=Origin)

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.marks) != len(self.places):
                raise ValueError(f"{series.name}: {len(series.marks)} marks for {len(self.places)} places")

    @property
    def empty(self) -> bool:
        """Whether there is not one number to show."""
        return not any(mark.value is not None for series in self.series for mark in series.marks)

    def printed(self, value: float | None) -> str:
        """A number of this figure as a person reads it."""
        return printed(value, self.unit)

    def spoken(self, series: int, place: int) -> str:
        """One point as a sentence: series, place, value, interval."""
        one = self.series[series]
        mark, where = one.marks[place], self.places[place]
        said = translate("chart", "{where}, {name}: {value}").format(
            where=where, name=one.name, value=self.printed(mark.value)
        )
        if one.name in {where, ""}:
            said = f"{where}: {self.printed(mark.value)}"
        if mark.banded:
            said += translate("chart", ", interval {low} to {high}").format(
                low=self.printed(mark.low), high=self.printed(mark.high)
            )
        return f"{said}, {mark.note}" if mark.note else said

    @property
    def head(self) -> tuple[str, ...]:
        """Titles of the table's columns."""
        found = [self.place_title or translate("chart", "What")]
        for series in self.series:
            found.append(series.name or self.title)
            if any(mark.banded for mark in series.marks):
                found += [translate("chart", "From"), translate("chart", "To")]
            if any(mark.note for mark in series.marks):
                found.append(translate("chart", "Note"))
        return tuple(found)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The same numbers as a table, a row a place."""
        return tuple(self._row(at, self.printed) for at in range(len(self.places)))

    def csv(self) -> bytes:
        """UTF-8 with the origin above the table; plain numbers, an empty cell where there is none.

        A text that a spreadsheet would take for a formula is marked as text.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        for line in (self.title, *self.origin.lines):
            writer.writerow([f"# {line}"])
        writer.writerow([safe_cell(cell) for cell in self.head])
        for at in range(len(self.places)):
            writer.writerow([safe_cell(cell) for cell in self._row(at, _plain)])
        return out.getvalue().encode("utf-8-sig")

    def _row(self, at: int, show: Callable[[float | None], str]) -> tuple[str, ...]:
        found = [self.places[at]]
        for series in self.series:
            mark = series.marks[at]
            found.append(show(mark.value))
            if any(other.banded for other in series.marks):
                found += [show(mark.low), show(mark.high)]
            if any(other.note for other in series.marks):
                found.append(mark.note)
        return tuple(found)


def printed(value: float | None, unit: Unit) -> str:
    """A number in its unit, in the locale's form; a dash for none."""
    locale = QLocale()
    if value is None:
        return NOTHING
    value = float(value)  # Qt has another form of the call for whole numbers
    if unit is Unit.PART:
        return f"{locale.toString(100 * value, 'f', 1)} %"
    if unit is Unit.DIFFERENCE:
        points = f"{'+' if value > 0 else ''}{locale.toString(100 * value, 'f', 1)}"
        return translate("chart", "{points} points").format(points=points)
    if unit is Unit.CENTS:
        return f"${locale.toString(value / 100, 'f', 0 if value % 100 == 0 else 2)}"
    return locale.toString(value, "f", 0 if unit is Unit.COUNT or value == int(value) else 1)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
