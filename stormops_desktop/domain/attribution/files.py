"""Touch tables and path tables, as text, into a cohort. Bad rows are named by their line."""

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from stormops_desktop.domain.attribution.cohort import Cohort, cohort_of
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.journeys import NOBODY, TouchColumns, journeys
from stormops_desktop.domain.attribution.priors import context_weights
from stormops_desktop.domain.spreadsheets import unreadable

ARROW = ">"
NO_PLAY = "no play"
LISTED = 3  # bad rows that a message names
NAMES: Mapping[str, tuple[str, ...]] = {
    "path": ("path",),
    "conversions": ("conversions", "total_conversions"),
    "path_value": ("value", "total_conversion_value", "conversion_value"),
    "nulls": ("nulls", "null", "total_null"),
    "journey": ("journey_id", "user_id"),
    "channel": ("channel",),
    "time": ("timestamp",),
    "converted": ("converted",),
    "event": ("event_type",),
    "value": ("conversion_value", "value"),
    "play": ("play_id", "play"),
    "source": ("source_event_id", "event_id"),
    "context": ("context_key",),
}
TRUE, FALSE = {"1", "true", "yes", "t"}, {"", "0", "false", "no", "f"}


@dataclass(frozen=True, slots=True, eq=False)
class ReadFile:
    """What a file held. `by_play` is None unless the touches name plays."""

    channels: Cohort
    by_play: Cohort | None = None


@dataclass(slots=True)
class _Touches:
    journeys: dict[str, int] = field(default_factory=dict)
    channels: dict[str, int] = field(default_factory=dict)
    plays: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[int, int, int, int, bool, float, int]] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)


def read_file(text: str, *, priors: bool = False) -> ReadFile:
    """A cohort of a touch CSV or a path CSV; which one it is, its header says.

    Args:
        priors: weigh touches by the intent that `context_key` names.

    Raises:
        AttributionError: another header, or rows that can't be read; the message names them.
    """
    reader = csv.reader(text.lstrip("\ufeff").splitlines())
    try:
        names, *rows = list(reader) or [[]]
    except csv.Error as error:
        raise AttributionError(unreadable(reader.line_num, error)) from error
    header = [name.strip().lower() for name in names]
    place = {
        key: header.index(name) for key, names in NAMES.items() for name in reversed(names) if name in header
    }
    lines = ((line, row) for line, row in enumerate(rows, 2) if any(cell.strip() for cell in row))
    if "path" in place:
        return ReadFile(_paths(lines, place))
    if {"journey", "channel", "time"} <= set(place):
        return _touch_table(lines, place, priors=priors)
    raise AttributionError(
        "the header fits neither a path table (path, conversions, value, nulls) "
        "nor a touch table (journey_id, channel, timestamp, converted, conversion_value)."
    )


def _paths(lines: Iterator[tuple[int, list[str]]], place: Mapping[str, int]) -> Cohort:
    paths: list[list[str]] = []
    numbers: list[tuple[float, float, float]] = []
    bad: list[str] = []
    for line, row in lines:
        path = [name.strip() for name in _cell(row, place, "path").split(ARROW) if name.strip()]
        try:
            counted = tuple(
                _number(_cell(row, place, key), key) for key in ("conversions", "nulls", "path_value")
            )
        except ValueError as error:
            bad.append(f"line {line}: {error}")
            continue
        if not path:
            bad.append(f"line {line}: the path is empty")
            continue
        paths.append(path)
        numbers.append(counted)  # type: ignore[arg-type]
    _refuse(bad)
    if not paths:
        raise AttributionError("there are no paths in it.")
    conversions, nulls, value = zip(*numbers, strict=True)
    return cohort_of(paths, conversions, nulls, value)


def _touch_table(
    lines: Iterator[tuple[int, list[str]]], place: Mapping[str, int], *, priors: bool
) -> ReadFile:
    table = _Touches()
    for line, row in lines:
        try:
            _add_touch(table, row, place)
        except ValueError as error:
            table.bad.append(f"line {line}: {error}")
    _refuse(table.bad)
    if not table.rows:
        raise AttributionError("there are no touches in it.")
    weight = context_weights(table.contexts) if priors and "context" in place else None
    channels = _cohort(table, list(table.channels), 1, weight)
    by_play = _cohort(table, list(table.plays), 2, weight) if set(table.plays) - {NO_PLAY} else None
    return ReadFile(channels, by_play)


def _add_touch(table: _Touches, row: Sequence[str], place: Mapping[str, int]) -> None:
    who, channel = _cell(row, place, "journey"), _cell(row, place, "channel")
    if not who:
        raise ValueError("the journey has no id")
    at_ms = _time(_cell(row, place, "time"))
    converted = _converted(row, place)
    value = _number(_cell(row, place, "value"), "conversion_value")
    source = _cell(row, place, "source")
    play = _cell(row, place, "play") or NO_PLAY
    table.rows.append((
        table.journeys.setdefault(who, len(table.journeys)),
        table.channels.setdefault(channel, len(table.channels)) if channel else NOBODY,
        table.plays.setdefault(play, len(table.plays)) if channel else NOBODY,
        at_ms,
        converted,
        value if converted else 0.0,
        table.sources.setdefault(source, len(table.sources)) if source else -1,
    ))  # fmt: skip
    table.contexts.append(_cell(row, place, "context"))


def _cohort(table: _Touches, players: list[str], column: int, weight: object) -> Cohort:
    whole = np.array(table.rows, dtype=np.float64)
    ints = whole[:, [0, 1, 2, 3, 6]].astype(np.int64)
    return journeys(
        TouchColumns(
            tuple(players), ints[:, column], ints[:, 0], ints[:, 3], whole[:, 4] > 0, whole[:, 5],
            source=ints[:, 4], weight=weight,  # type: ignore[arg-type]
        )
    )  # fmt: skip


def _cell(row: Sequence[str], place: Mapping[str, int], key: str) -> str:
    at = place.get(key, -1)
    return row[at].strip() if 0 <= at < len(row) else ""


def _number(text: str, name: str) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        raise ValueError(f"{name} is {text!r}, not a number") from None
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"{name} is {text}, and can't be below 0 or endless")
    return number


def _converted(row: Sequence[str], place: Mapping[str, int]) -> bool:
    word = _cell(row, place, "converted").lower()
    if word not in TRUE | FALSE:
        raise ValueError(f"converted is {word!r}; write true or false")
    return word in TRUE or _cell(row, place, "event").lower() == "conversion"


def _time(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"timestamp is {text!r}; write it as 2024-01-15T08:00:00Z") from None
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000)


def _refuse(bad: Sequence[str]) -> None:
    if bad:
        more = f" and {len(bad) - LISTED} more" if len(bad) > LISTED else ""
        raise AttributionError(f"{'; '.join(bad[:LISTED])}{more}. Nothing was computed.")
