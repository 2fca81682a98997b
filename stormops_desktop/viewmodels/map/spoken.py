"""The map in words, for those who hear it and for its list."""

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.storms.evidence import RADAR_CONFIDENCE, RINGS
from stormops_desktop.viewmodels.map.house_list import house_sentence
from stormops_desktop.viewmodels.map.model import MapModel, ReportMark
from stormops_desktop.viewmodels.moments import day_and_time, whole

__all__ = [
    "as_of", "confidence_sentence", "house_sentence", "map_sentence", "report_sentence", "selection_sentence",
]  # fmt: skip

translate = QCoreApplication.translate
_SOURCES = {
    "spc_daily": QT_TRANSLATE_NOOP("map", "Storm Prediction Center, daily report"),
    "spc_wcm": QT_TRANSLATE_NOOP("map", "Storm Prediction Center, yearly file"),
    "ncei_details": QT_TRANSLATE_NOOP("map", "NCEI storm events"),
    "nws_lsr": QT_TRANSLATE_NOOP("map", "weather service report"),
    "nws_alert": QT_TRANSLATE_NOOP("map", "weather service alert"),
    "crew": QT_TRANSLATE_NOOP("map", "seen by a crew of ours"),
}


def map_sentence(model: MapModel, chosen: int) -> str:
    """What is on the map, in numbers."""
    return translate(
        "map", "{houses} houses, {reports} reports, {routes} routes; {chosen} houses selected"
    ).format(
        houses=whole(len(model.houses)), reports=whole(len(model.reports)), routes=whole(len(model.routes)),
        chosen=whole(chosen),
    )  # fmt: skip


def as_of(model: MapModel) -> str:
    """How old what is shown is."""
    parts = []
    if model.unplaced:
        parts.append(
            translate("map", "1 house without a position")
            if model.unplaced == 1
            else translate("map", "{count} houses without a position").format(count=whole(model.unplaced))
        )
    if model.decided_at is not None:
        when = day_and_time(model.decided_at, model.zone)
        parts.append(translate("map", "Decisions as of {when}").format(when=when))
    return " · ".join((*parts, *([model.vintage] if model.vintage else [])))


def selection_sentence(count: int, mean_uplift: float | None) -> str:
    """How many houses are selected and what a visit to them is worth."""
    if count == 0:
        return translate("map", "No house selected")
    houses = (
        translate("map", "1 house selected")
        if count == 1
        else translate("map", "{count} houses selected").format(count=whole(count))
    )
    if mean_uplift is None or not np.isfinite(mean_uplift):
        return translate("map", "{houses}, none with an expected uplift").format(houses=houses)
    return translate("map", "{houses}, mean expected uplift {uplift}").format(
        houses=houses, uplift=f"{mean_uplift:.3f}"
    )


def report_sentence(report: ReportMark, zone: str) -> str:
    """A report as it is told: what, how large, how that is known, by whom, where and when."""
    known = report.magnitude is not None
    size = (
        translate("map", "hail of {inches} in").format(inches=f"{report.magnitude:.2f}")
        if report.hazard == "hail" and known
        else translate("map", "wind of {speed} mph").format(speed=f"{report.magnitude:.0f}")
        if known
        else report.hazard
    )
    parts = (_capital(size), _how_known(report), _by_whom(report), report.place,
             day_and_time(report.time_at, zone))  # fmt: skip
    told = ", ".join(part for part in parts if part)
    return f"{told}. {translate('map', 'Preliminary.')}" if report.preliminary else f"{told}."


def confidence_sentence(report: ReportMark) -> str:
    """How far the impact index believes it, by how far off a house is."""
    believed = [(miles, min(share, RADAR_CONFIDENCE) if report.radar else share) for miles, share in RINGS]
    rings = "; ".join(
        translate("map", "within {miles} mi {share} %").format(miles=f"{miles:g}", share=f"{100 * share:g}")
        for miles, share in believed
    )
    return translate("map", "Counts for houses {rings}.").format(rings=rings)


def _how_known(report: ReportMark) -> str:
    if report.radar:
        return translate("map", "estimated by radar")
    return translate("map", "measured") if report.measured else translate("map", "estimated")


def _by_whom(report: ReportMark) -> str:
    words = _SOURCES.get(report.source)
    return translate("map", str(words)) if words else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
