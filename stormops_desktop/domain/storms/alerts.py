"""Reads weather alerts (GeoJSON): radar or spotter figures for a polygon, or only for counties.

Messages of one event (NEW, CON, EXT, then CAN or EXP; the event is in the VTEC line) become one report a
hazard: the greatest figure told, over the area it was told for. A warning without polygon is a county match.
What an alert says is never "observed within a mile": inside its polygon it counts as a radar estimate.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from stormops_desktop.domain.storms.areas import Area, polygons_of
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile
from stormops_desktop.domain.storms.reading import (
    FIRST_YEAR,
    GUST_LIMIT_KT,
    HAIL_LIMIT_IN,
    LAST_YEAR,
    MPH_PER_KNOT,
    Reading,
    Reject,
    RowFault,
    StormReport,
)
from stormops_desktop.domain.storms.table import refuse_web_page, text_of
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard, ReportSource

EVENTS = frozenset(
    {"severe thunderstorm warning", "tornado warning", "severe weather statement", "special marine warning",
     "special weather statement"}
)  # fmt: skip
ENDED = ("CAN", "EXP")
_VTEC = re.compile(
    r"/[OTEX]\.(NEW|CON|CAN|EXP|EXT|EXA|EXB|UPG|COR|ROU)\.([A-Z]{4})\.([A-Z]{2})\.([A-Z])\.(\d{4})\."
    r"(\d{6}T\d{4}Z)-(\d{6}T\d{4}Z)/"
)
_FIGURE = re.compile(r"\d*\.?\d+")
_COUNTY = re.compile(r"([^;,]+),\s*([A-Z]{2})")
_UNITS: Mapping[ReportHazard, str] = MappingProxyType({ReportHazard.HAIL: "in", ReportHazard.WIND: "mph"})
_TAGS = ((ReportHazard.HAIL, "maxHailSize"), (ReportHazard.WIND, "maxWindGust"))


@dataclass(frozen=True, slots=True)
class _Message:
    """One feature, as far as it tells of hail or wind. `event` is what all messages of one warning share."""

    row: int
    event: str
    action: str
    begins: int
    told: str
    office: str
    figures: Mapping[ReportHazard, tuple[float, str]]
    area: Area | None
    counties: tuple[tuple[str, str], ...]
    headline: str


def is_alerts(table: Any) -> bool:
    """Whether a parsed JSON document is a list of weather alerts."""
    features = table.get("features") if isinstance(table, dict) else None
    if not isinstance(features, list):
        return False
    if not features:
        return "alert" in str(table.get("title", "")).lower()
    properties = features[0].get("properties") if isinstance(features[0], dict) else None
    return isinstance(properties, dict) and "event" in properties


def json_of(content: str | bytes) -> Any:
    """The parsed document.

    Raises:
        NotAStormFile: a web page, or no JSON.
        CutShort: the document ends in the middle.
    """
    text = text_of(content)
    refuse_web_page(text)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated"):
            raise CutShort("The file ends in the middle of its JSON. Download it again.") from None
        raise NotAStormFile(f"This is not JSON: line {error.lineno}, {error.msg.lower()}.") from None
    except RecursionError:
        raise NotAStormFile("This JSON is nested too deep to be data.") from None


def read_alerts(content: str | bytes) -> Reading:
    """All alerts that tell of hail or wind.

    Raises:
        NotAStormFile: a web page, or no list of alerts.
        CutShort: the document ends in the middle.
    """
    table = json_of(content)
    if not is_alerts(table):
        raise NotAStormFile("This is not a list of weather alerts: its features name no event.")
    messages: list[_Message] = []
    rejects: list[Reject] = []
    others = 0
    for row, feature in enumerate(table["features"], start=1):
        try:
            message = _message(row, feature)
        except RowFault as fault:
            rejects.append(Reject(row, _id(feature), str(fault)))
            continue
        messages += [message] if message else []
        others += message is None
    return Reading(
        "nws_alerts", len(table["features"]), _folded(messages), tuple(rejects), others, zones=("UTC",),
        units=("hail in inches", "wind in miles an hour", "largest in the warned area, not at a point"),
    )  # fmt: skip


def _id(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return str(properties.get("id", "")) if isinstance(properties, dict) else ""


def _message(row: int, feature: Any) -> _Message | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise RowFault("has no properties")
    given = properties.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    if str(properties.get("event", "")).lower() not in EVENTS:
        return None
    figures = {hazard: size for hazard, tag in _TAGS if (size := _figure(hazard, parameters.get(tag)))}
    vtec = _VTEC.search(" ".join(_texts(parameters.get("VTEC"))))
    if not figures and not (vtec and vtec[1] in ENDED):
        return None
    begins, told = _begins(properties, parameters, vtec)
    event = f"{vtec[2]}.{vtec[3]}.{vtec[4]}.{vtec[5]}.{begins_year(begins)}" if vtec else _id(feature)
    counties = tuple((c.strip(), s) for c, s in _COUNTY.findall(str(properties.get("areaDesc", ""))))
    area = _area(feature.get("geometry"))
    if area is None and figures and not counties:
        raise RowFault("has no polygon and names no county")
    return _Message(
        row, event or f"row {row}", vtec[1] if vtec else "NEW", begins, told, vtec[2][1:] if vtec else "",
        figures, area, counties, str(properties.get("headline") or properties.get("event")),
    )  # fmt: skip


def begins_year(at_ms: int) -> int:
    """The year of a UTC time; event numbers start anew in each."""
    return datetime.fromtimestamp(at_ms / 1_000, UTC).year


def _texts(given: Any) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list) else [str(given)] if given else []


def _figure(hazard: ReportHazard, given: Any) -> tuple[float, str] | None:
    """The greatest figure of a tag and its text: ["1.00"], ["Up to .75"], ["60 MPH"]. Zero is none."""
    told = [(float(match[0]), text) for text in _texts(given) if (match := _FIGURE.search(text))]
    if not told:
        return None
    value, text = max(told)
    knots = hazard is ReportHazard.WIND and "KT" in text.upper()
    value = value * MPH_PER_KNOT if knots else value
    if value > (HAIL_LIMIT_IN if hazard is ReportHazard.HAIL else GUST_LIMIT_KT * MPH_PER_KNOT):
        raise RowFault(f"says {text}; is the unit right?")
    return (value, text) if value > 0 else None


def _begins(
    properties: Mapping[str, Any], parameters: Mapping[str, Any], vtec: re.Match[str] | None
) -> tuple[int, str]:
    for name in ("onset", "effective", "sent"):
        at = _instant(properties.get(name))
        if at is not None:
            return at, str(properties[name])
    if vtec and (at := _vtec_time(vtec[6])) is not None:
        return at, vtec[6]
    motion = " ".join(_texts(parameters.get("eventMotionDescription"))).partition("...")[0]
    at = _instant(re.sub(r"-00:00$", "+00:00", motion))
    if at is None:
        raise RowFault(f"has no valid time: {properties.get('onset') or properties.get('sent') or 'none'}")
    return at, motion


def _instant(text: Any) -> int | None:
    """UTC milliseconds of an ISO time with its offset; None for anything else."""
    try:
        at = datetime.fromisoformat(text)
        known = at.tzinfo is not None and FIRST_YEAR <= at.year <= LAST_YEAR
        return int(at.timestamp()) * 1_000 if known else None
    except (TypeError, ValueError, OverflowError):
        return None


def _vtec_time(text: str) -> int | None:
    try:
        return int(datetime.strptime(text, "%y%m%dT%H%MZ").replace(tzinfo=UTC).timestamp()) * 1_000
    except ValueError:
        return None  # 000000T0000Z: under way already


def _area(geometry: Any) -> Area | None:
    if geometry is None:
        return None
    try:
        return polygons_of(geometry)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise RowFault(f"has a polygon that can't be used ({error})") from None


def _folded(messages: Sequence[_Message]) -> tuple[StormReport, ...]:
    events: dict[str, list[_Message]] = {}
    for message in sorted(messages, key=lambda one: (one.begins, one.row)):
        events.setdefault(message.event, []).append(message)
    reports: list[StormReport] = []
    for event, told in events.items():
        for hazard in (ReportHazard.HAIL, ReportHazard.WIND):
            with_figure = [message for message in told if hazard in message.figures]
            if with_figure:
                reports += _reports(event, hazard, with_figure, told)
    return tuple(reports)


def _reports(
    event: str, hazard: ReportHazard, with_figure: Sequence[_Message], told: Sequence[_Message]
) -> list[StormReport]:
    greatest = max(message.figures[hazard][0] for message in with_figure)
    strongest = [message for message in with_figure if message.figures[hazard][0] == greatest]
    first = strongest[0]
    how = f"Warned of: {first.figures[hazard][1]}. {first.headline}"
    ended = ". Cancelled early." if told[-1].action == "CAN" else ""
    report = StormReport(
        ReportSource.NWS_ALERT, f"{event}/{hazard}", hazard, greatest, _UNITS[hazard], Measured.ESTIMATED,
        None, None, "", "", "", with_figure[0].begins, first.told, how + ended, first.office,
        preliminary=True,
    )  # fmt: skip
    polygons = tuple(part for message in strongest if message.area for part in message.area.polygons)
    if polygons:
        return [replace(report, area=Area(polygons=polygons))]
    counties = dict.fromkeys(county for message in strongest for county in message.counties)
    return [
        replace(report, source_id=f"{report.source_id}/{county}, {state}", county=county, state=state)
        for county, state in counties
    ]
