"""Days of routes in words, as a crew and a planner say them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stormops_desktop.domain.routing.crew_day import When
from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.services.models import LaterRoute, Stop
from stormops_desktop.viewmodels.moments import whole

translate = QCoreApplication.translate
MOST_NAMED = 3  # routes named in the line of later ones


def day_name(at_ms: int, now_ms: int, zone: str) -> str:
    """today, tomorrow, yesterday, else Wed 27 Mar; with the year when it is another one."""
    return day_said(date_of(at_ms, zone), date_of(now_ms, zone))


def day_said(day: date, today: date) -> str:
    """As `day_name`, of days."""
    near = {
        -1: translate("days", "yesterday"), 0: translate("days", "today"), 1: translate("days", "tomorrow"),
    }  # fmt: skip
    return near.get((day - today).days) or short_day(day, today)


def short_day(day: date, today: date) -> str:
    """Wed 27 Mar; with the year when it is another one than today's."""
    pattern = "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def route_said(stop: Stop, now_ms: int, zone: str) -> str:
    """How a stop's route stands to the day: begun, overdue, planned for another day; "" for this day's."""
    if stop.route_when == When.BEGUN:
        return translate("days", "begun")
    if stop.route_day is None or stop.route_when not in (When.OVERDUE, When.LATER):
        return ""
    day = day_name(stop.route_day, now_ms, zone)
    if stop.route_when == When.OVERDUE:
        return translate("days", "overdue, was for {day}").format(day=day)
    return translate("days", "for {day}").format(day=day)


def route_mark(stop: Stop, now_ms: int, zone: str) -> str:
    """As `route_said`, in a word for a line that is short."""
    if stop.route_when == When.OVERDUE:
        return translate("days", "overdue")
    if stop.route_when == When.LATER and stop.route_day is not None:
        return day_name(stop.route_day, now_ms, zone)
    return route_said(stop, now_ms, zone)


def later_line(later: Sequence[LaterRoute], now_ms: int) -> str:
    """12 more routes: tomorrow 75002 A, Wed 27 Mar 75009 B …"""
    named = [f"{day_name(one.day, now_ms, one.zone)} {one.name}" for one in later[:MOST_NAMED]]
    more = " …" if len(later) > MOST_NAMED else ""
    if len(later) == 1:
        return translate("days", "1 more route: {names}").format(names=named[0])
    told = translate("days", "{count} more routes: {names}")
    return told.format(count=whole(len(later)), names=", ".join(named) + more)


def later_entry(one: LaterRoute, now_ms: int) -> str:
    """Wed 27 Mar · 75009 B · 34 stops left."""
    stops = (
        translate("days", "1 stop") if one.stops == 1
        else translate("days", "{count} stops").format(count=whole(one.stops))
    )  # fmt: skip
    return " · ".join((day_name(one.day, now_ms, one.zone), one.name, stops))
