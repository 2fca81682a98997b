"""What others say of an area: the weather service's alerts, and what competitors do there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sync.contracts.events.envelope import EventError
from sync.contracts.events.reading import milliseconds_of, moment_of, required_text, text_of, word_of

WEATHER, COMPETITOR = "weather", "competitor"
KINDS = (WEATHER, COMPETITOR)
MOVES = ("price_drop", "promotion_launch")
LONGEST_HEADLINE = 200
MOST_CORNERS = 5_000
MOST_COUNTIES = 200
MOST_REFERENCES = 200
LARGEST_HAIL_IN, FASTEST_WIND_MPH = 10.0, 400.0
_SAYS_WHAT = ("type", "event_type", "event_name", "name")
_WORDS = {"weather_alert": WEATHER, "competitor_intel": COMPETITOR, "competitor_move": COMPETITOR}
_ZIP = re.compile(r"(\d{5})(-\d{4})?\Z")
_NUMBER = re.compile(r"\d*\.?\d+")

Ring = tuple[tuple[float, float], ...]


class AreaSaid(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an area.

    Attributes:
        kind: `WEATHER` or `COMPETITOR`.
        passed_over: why nothing follows from it (a test, an acknowledgement), "" for it counts.
        withdrawn: it takes back the alerts that it names.
        references: the source's ids of the alerts that it updates or takes back, the oldest first.
        hazard, severity: in the service's own words. hail_in, wind_mph: None where it names none.
        ends_at: UTC milliseconds. move: one of `MOVES`.
        rings: outer borders, corners as (longitude, latitude). counties: as "collin, tx".
    """

    kind: str
    passed_over: str = ""
    withdrawn: bool = False
    references: tuple[str, ...] = ()
    headline: str = ""
    zip_code: str = ""
    hazard: str = ""
    severity: str = ""
    hail_in: float | None = None
    wind_mph: float | None = None
    ends_at: int | None = None
    competitor: str = ""
    move: str = ""
    rings: tuple[Ring, ...] = ()
    counties: tuple[str, ...] = ()


def area_kind(said: Mapping[str, Any]) -> str:
    """`WEATHER` or `COMPETITOR` for a document that says so, "" for any other.

    Raises:
        EventError: several alerts in one.
    """
    if said.get("type") == "FeatureCollection":
        raise EventError("Send each alert of a collection as a report of its own.")
    if said.get("type") == "Feature":
        return WEATHER
    words = (word_of({"": said.get(name)}, "") for name in _SAYS_WHAT)
    return next((_WORDS[word] for word in words if word in _WORDS), "")


def read_area(said: Mapping[str, Any], kind: str, now_ms: int) -> tuple[AreaSaid, int, str]:
    """What is said, when (UTC milliseconds), and the source's own id, "" for none.

    Raises:
        EventError: what is missing or wrong, without the values.
    """
    if kind == COMPETITOR:
        return _competitor(said), moment_of(said, now_ms), text_of(said, "source_event_id", "id")
    if said.get("type") == "Feature":
        return _feature(said, now_ms)
    return _flat(said), moment_of(said, now_ms), text_of(said, "source_event_id", "id")


def _competitor(said: Mapping[str, Any]) -> AreaSaid:
    move = word_of(said, "action", "move")
    if move not in MOVES:
        raise EventError(f"The move is none of {', '.join(MOVES)}.")
    zip_code = _zip(said)
    if not zip_code and not text_of(said, "storm_id"):
        raise EventError("The report names no zip_code.")
    return AreaSaid(
        kind=COMPETITOR, competitor=required_text(said, "competitor"), move=move, zip_code=zip_code
    )


def _flat(said: Mapping[str, Any]) -> AreaSaid:
    """{zip_code, event_type, severity, timestamp}: severity is inches of hail, or miles an hour of wind."""
    hazard = word_of(said, "hazard") or word_of(said, "event_type")
    hazard = "" if hazard in _WORDS else hazard
    if not hazard:
        raise EventError("The alert names no hazard.")
    amount = _number(said.get("severity"), LARGEST_HAIL_IN if hazard == "hail" else FASTEST_WIND_MPH)
    return _placed(
        AreaSaid(
            kind=WEATHER, hazard=hazard, zip_code=_zip(said), headline=_headline(said),
            hail_in=amount if hazard == "hail" else None, wind_mph=amount if hazard == "wind" else None,
            ends_at=milliseconds_of(said.get("expires")),
        ),
        said,
    )  # fmt: skip


def _feature(said: Mapping[str, Any], now_ms: int) -> tuple[AreaSaid, int, str]:
    """One alert of the National Weather Service (api.weather.gov), a GeoJSON feature."""
    told = said.get("properties")
    if not isinstance(told, dict):
        raise EventError("The alert has no properties.")
    told = {str(name): value for name, value in told.items() if value is not None}
    more = told.get("parameters")
    more = more if isinstance(more, dict) else {}
    area = AreaSaid(
        kind=WEATHER, passed_over=_passed_over(told), withdrawn=word_of(told, "messageType") == "cancel",
        references=_references(told.get("references")), headline=_headline(told), zip_code=_zip(said),
        hazard=text_of(told, "event"), severity=text_of(told, "severity"),
        hail_in=_first(more.get("maxHailSize"), LARGEST_HAIL_IN),
        wind_mph=_first(more.get("maxWindGust"), FASTEST_WIND_MPH),
        ends_at=milliseconds_of(told.get("ends") or told.get("expires")),
        rings=tuple(_rings(said.get("geometry"))), counties=_counties(told.get("areaDesc")),
    )  # fmt: skip
    at = moment_of(told, now_ms, ("sent", "effective"))
    return _placed(area, said), at, text_of(told, "id") or text_of(said, "id")


def _placed(area: AreaSaid, said: Mapping[str, Any]) -> AreaSaid:
    if not (area.zip_code or area.rings or area.counties or text_of(said, "storm_id")):
        raise EventError("The alert names no area: a ZIP code, a polygon or counties.")
    return area


def _passed_over(told: Mapping[str, Any]) -> str:
    if word_of(told, "status") not in ("", "actual"):
        return "The alert is a test or an exercise."
    if word_of(told, "messageType") in ("ack", "error"):
        return "The message warns of nothing."
    return ""


def _references(written: Any) -> tuple[str, ...]:
    """Of the service's [{"identifier", "sent", …}, …], or of CAP's own "sender,identifier,sent …"."""
    if isinstance(written, str):
        parts = [one.split(",") for one in written.split()]
        written = [{"identifier": part[1], "sent": part[2]} for part in parts if len(part) == 3]
    named = [one for one in written if isinstance(one, dict)] if isinstance(written, list) else []
    found = [(milliseconds_of(one.get("sent")) or 0, text_of(one, "identifier")) for one in named]
    return tuple(dict.fromkeys(name for _, name in sorted(found[:MOST_REFERENCES]) if name))


def _headline(said: Mapping[str, Any]) -> str:
    written = said.get("headline", said.get("event", ""))
    return (
        " ".join(written.replace("\x00", " ").split())[:LONGEST_HEADLINE] if isinstance(written, str) else ""
    )


def _zip(said: Mapping[str, Any]) -> str:
    written = text_of(said, "zip_code", "zip")
    found = _ZIP.match(written)
    if written and found is None:
        raise EventError("The zip_code is none.")
    return found[1] if found else ""


def _first(written: Any, largest: float) -> float | None:
    """Of ["1.75"], ["Up to .75"] or ["60 MPH"] the number."""
    said = written[0] if isinstance(written, list) and written else written
    found = _NUMBER.search(said) if isinstance(said, str) else None
    return _number(found[0] if found else said, largest)


def _number(written: Any, largest: float) -> float | None:
    if written is None or isinstance(written, bool | list | dict):
        return None
    try:
        found = float(written)
    except (TypeError, ValueError, OverflowError):
        return None  # "Severe" is no amount
    if not 0.0 <= found <= largest:
        raise EventError("The size or speed is out of range.")
    return found


def _counties(written: Any) -> tuple[str, ...]:
    """Of "Collin, TX; Dallas, TX"."""
    if not isinstance(written, str):
        return ()
    parts = [" ".join(part.lower().split()) for part in written.split(";")]
    return tuple(part for part in parts if part.count(",") == 1 and "\x00" not in part)[:MOST_COUNTIES]


def _rings(geometry: Any) -> Iterator[Ring]:
    if not isinstance(geometry, dict):
        return
    corners = geometry.get("coordinates")
    polygons = {"Polygon": [corners], "MultiPolygon": corners}.get(str(geometry.get("type")))
    if not isinstance(polygons, list):
        raise EventError("The area of the alert is no polygon.")
    left = MOST_CORNERS
    for polygon in polygons:
        ring = polygon[0] if isinstance(polygon, list) and polygon else None
        if not isinstance(ring, list) or not 4 <= len(ring) <= left:
            raise EventError("The area of the alert is no polygon, or has too many corners.")
        left -= len(ring)
        yield tuple(map(_corner, ring))


def _corner(written: Any) -> tuple[float, float]:
    if (
        not isinstance(written, list)
        or len(written) < 2
        or any(isinstance(part, bool) or not isinstance(part, int | float) for part in written[:2])
        or not (-180 <= written[0] <= 180 and -90 <= written[1] <= 90)
    ):
        raise EventError("A corner of the area is none.")
    return float(written[0]), float(written[1])
