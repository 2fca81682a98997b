"""Columns of the storm page's tables."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.storms.models import (
    HouseChange,
    ImportOfStorm,
    ReportChange,
    ReportRow,
    StormLine,
)
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.storms.importing import kind_word
from stormops_desktop.viewmodels.storms.words import (
    NOTHING,
    change_word,
    counted,
    field_word,
    figure_words,
    hazard_word,
    measured_word,
    place_words,
    source_word,
    storm_status,
    what_words,
)

translate = QCoreApplication.translate
Zone = Callable[[], str]
AREA, YES = "area", "✓"


def storm_columns() -> tuple[Column[StormLine], ...]:
    """The list of storms."""
    return (
        Column(translate("storms", "Storm"), lambda one: one.name),
        Column(translate("storms", "Status"), lambda one: storm_status(one.status)),
        Column(translate("storms", "Begin"), lambda one: _day(one.begin_at, one.zone)),
        Column(translate("storms", "Hail"), lambda one: figure_words("hail", one.max_hail_in), numeric=True),
        Column(translate("storms", "Gust"), lambda one: figure_words("wind", one.max_gust_mph), numeric=True),
        Column(translate("storms", "Reports"), lambda one: whole(one.reports), numeric=True),
    )


def report_columns(zone: Zone) -> tuple[Column[ReportRow], ...]:
    """Reports, the greatest first."""
    return (
        Column(translate("storms", "Place"), place_words),
        Column(translate("storms", "What"), lambda one: what_words(one.hazard, one.magnitude)),
        Column(translate("storms", "How known"), lambda one: measured_word(one.measured)),
        Column(translate("storms", "Source"), lambda one: source_word(one.source)),
        Column(translate("storms", "When"), lambda one: day_and_time(one.time_at, zone())),
    )


def import_columns(zone: Zone) -> tuple[Column[ImportOfStorm], ...]:
    """Imports that were about the storm, the newest first."""
    return (
        Column(translate("storms", "File"), lambda one: one.file_name),
        Column(translate("storms", "Changed"), _changed),
        Column(translate("storms", "What it is"), lambda one: one.vintage or kind_word(one.kind)),
        Column(translate("storms", "When"), lambda one: day_and_time(one.imported_at, zone())),
        Column(translate("storms", "By"), lambda one: one.imported_by),
    )


def change_columns(zone: Zone) -> tuple[Column[ReportChange], ...]:
    """Reports that an edition added, told otherwise or took back."""
    return (
        Column(
            translate("storms", "Report"),
            lambda one: one.row.place or NOTHING if one.row else translate("storms", "not on this computer"),
        ),
        Column(translate("storms", "Change"), lambda one: change_word(one.kind)),
        Column(
            translate("storms", "Size now"),
            lambda one: figure_words(one.row.hazard, one.row.magnitude) if one.row else NOTHING,
            numeric=True,
        ),
        Column(translate("storms", "What changed"), lambda one: _fields(one, zone())),
        Column(
            translate("storms", "When"),
            lambda one: day_and_time(one.row.time_at, zone()) if one.row else NOTHING,
        ),
    )


def moved_columns() -> tuple[Column[HouseChange], ...]:
    """Houses whose tier moved."""
    return (
        Column(translate("storms", "House"), lambda one: one.address or NOTHING),
        Column(translate("storms", "Tier before"), lambda one: one.was or NOTHING),
        Column(translate("storms", "Tier now"), lambda one: one.tier or NOTHING),
        Column(translate("storms", "Score before"), lambda one: _score(one.sii_was), numeric=True),
        Column(translate("storms", "Score now"), lambda one: _score(one.sii), numeric=True),
    )


def _changed(one: ImportOfStorm) -> str:
    counts = dict(one.counts)
    said = counted(counts, "added", "changed", "withdrawn")
    if counts.get("houses"):
        houses = translate("storms", "tiers of houses {count}").format(count=whole(counts["houses"]))
        said = f"{said}, {houses}" if said else houses
    return said or translate("storms", "nothing")


def _fields(one: ReportChange, zone: str) -> str:
    told = []
    for field in one.fields:
        word = field_word(field.name)
        if word and field.name == AREA:
            told.append(word)  # its corners say nothing in a cell
        elif word:
            was, now = (_value(field.name, text, zone) for text in (field.was, field.now))
            told.append(f"{word}: {was} → {now}")
    return "; ".join(told) or NOTHING


def _value(name: str, text: str, zone: str) -> str:
    """What a field of a report holds, for people; it is stored as text."""
    if not text:
        return NOTHING
    if name == "time_at":
        return day_and_time(int(text), zone)
    if name == "preliminary":
        return YES if text in ("True", "1") else NOTHING
    words = {"measured": measured_word, "hazard": hazard_word}
    return words[name](text) if name in words else text


def _day(at: int | None, zone: str) -> str:
    """The day alone: the hour stands in the card."""
    return NOTHING if at is None else day_and_time(at, zone).partition(",")[0]


def _score(sii: float | None) -> str:
    return NOTHING if sii is None else f"{sii:.1f}"
