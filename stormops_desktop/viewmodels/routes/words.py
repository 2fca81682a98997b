"""Figures of routes in words: always with their unit, always in the order minutes, miles, uplift."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stormops_desktop.domain.routing.pace import Pace
from stormops_desktop.domain.routing.plans.days import (
    CrewDay,
    agreed_for_other_days,
    date_of,
    storms_elsewhere,
)
from stormops_desktop.domain.routing.plans.draft import (
    GREAT_CIRCLE,
    OSRM,
    ROAD_PACK,
    Crew,
    DraftRoute,
    Place,
    PlanDraft,
)
from stormops_desktop.domain.routing.plans.figures import Delta
from stormops_desktop.viewmodels.moments import DAY_MS, HOUR_MS, MINUTE_MS, whole

translate = QCoreApplication.translate
ABOUT = "≈ "
MPH = 3_600 / 1_609.344  # miles an hour in a metre a second


def hours(minutes: float) -> str:
    """5 h 12 min."""
    total = round(minutes)
    if total < 60:
        return translate("routes", "{minutes} min").format(minutes=total)
    return translate("routes", "{hours} h {minutes} min").format(
        hours=whole(total // 60), minutes=f"{total % 60:02d}"
    )


def miles(value: float) -> str:
    return translate("routes", "{miles} mi").format(miles=QLocale().toString(value, "f", 1))


def uplift(value: float) -> str:
    return translate("routes", "uplift {uplift}").format(uplift=QLocale().toString(value, "f", 2))


def stops(count: int) -> str:
    return (
        translate("routes", "1 stop")
        if count == 1
        else translate("routes", "{count} stops").format(count=whole(count))
    )


def routes(count: int) -> str:
    return (
        translate("routes", "1 route")
        if count == 1
        else translate("routes", "{count} routes").format(count=whole(count))
    )


def facts(count: int, minutes: float, distance: float, promise: float, *, by_roads: bool = False) -> str:
    """24 stops · 5 h 12 min · 18.3 mi · uplift 3.41.

    Args:
        by_roads: the plan was cut by roads, and these minutes and miles estimate them: they get a ≈.
    """
    about = ABOUT if by_roads else ""
    return " · ".join((stops(count), about + hours(minutes), about + miles(distance), uplift(promise)))


def delta_sentence(change: Delta, *, by_roads: bool = False) -> str:
    """+4 min · +0.3 mi · uplift ±0; less has a true minus sign, and what estimates roads says so."""
    drive = (
        translate("routes", "{minutes} min").format(minutes=_signed(change.minutes, 0)),
        translate("routes", "{miles} mi").format(miles=_signed(change.miles, 1)),
    )
    promise = translate("routes", "uplift {uplift}").format(uplift=_signed(change.expected_uplift, 2))
    told = " · ".join(drive)
    if by_roads:
        told = translate("routes", "{change} (estimated)").format(change=told)
    return f"{told} · {promise}"


def old(stale_ms: int) -> str:
    """How old the newest news of a crew are."""
    if stale_ms < MINUTE_MS:
        return translate("routes", "news just in")
    if stale_ms < HOUR_MS:
        return translate("routes", "news {minutes} min old").format(minutes=stale_ms // MINUTE_MS)
    if stale_ms < DAY_MS:
        return translate("routes", "news {hours} h old").format(hours=stale_ms // HOUR_MS)
    days = stale_ms // DAY_MS
    if days == 1:
        return translate("routes", "news 1 day old")
    return translate("routes", "news {days} days old").format(days=whole(days))


def status(word: str) -> str:
    known = {
        "draft": translate("routes", "Draft"),
        "published": translate("routes", "Published"),
        "in_progress": translate("routes", "In progress"),
        "completed": translate("routes", "Completed"),
        "archived": translate("routes", "Archived"),
    }
    return known.get(word, word)


def engine(word: str) -> str:
    known = {
        "": translate("routes", "by hand"),
        "split": translate("routes", "giant tour and split"),
        "split+polish": translate("routes", "giant tour and split, polished by OR-Tools"),
        "ruin-recreate": translate("routes", "ruin and recreate"),
        "by hand": translate("routes", "by hand"),
    }
    return known.get(word, word)


def travel(matrix: str) -> str:
    known = {
        GREAT_CIRCLE: translate("routes", "great circle with street factor, slower on short ways"),
        ROAD_PACK: translate("routes", "road pack"),
        OSRM: translate("routes", "OSRM service"),
    }
    return known.get(matrix, matrix)


def is_by_roads(plan: PlanDraft) -> bool:
    """Whether minutes and miles of the desk estimate what roads take: no road is asked while a hand edits."""
    return plan.matrix != GREAT_CIRCLE


def measured(plan: PlanDraft) -> str:
    """What the desk's minutes and miles rest on."""
    if not is_by_roads(plan):
        return travel(plan.matrix)
    told = translate("routes", "straight lines times {factor} at {speed}, by the {roads}")
    factor = QLocale().toString(plan.pace.factor, "f", 2)
    return told.format(factor=factor, speed=speed(plan.pace), roads=travel(plan.matrix))


def speed(pace: Pace) -> str:
    """20 to 54 mph, on short ways and on long ones; 25 mph at any length."""
    near, far = (whole(round(metres * MPH)) for metres in (pace.near_m_s, pace.far_m_s))
    told = translate("routes", "{near} mph") if near == far else translate("routes", "{near} to {far} mph")
    return told.format(near=near, far=far)


def day_of(crew: Crew) -> str:
    """07:00 to 19:00 · 30 min break at 12:00 · inspection, steep · van."""
    parts = [
        translate("routes", "{start} to {end}").format(
            start=clock(crew.shift_start_min), end=clock(crew.shift_end_min)
        )
    ]
    if crew.break_min:
        parts.append(
            translate("routes", "{minutes} min break at {time}").format(
                minutes=crew.break_min, time=clock(crew.break_start_min)
            )
        )
    if crew.skills:
        parts.append(", ".join(sorted(crew.skills)))
    if crew.vehicle:
        parts.append(crew.vehicle)
    return " · ".join(parts)


def way_of(crew: Crew) -> str:
    """From 33.1000, -96.7000 and back · 50 stops at most."""
    start, end = crew.start, crew.end
    if start is None:
        told = translate("routes", "From the yard of the plan and back")
    elif end is None or end == start:
        told = translate("routes", "From {start} and back").format(start=_degrees(start))
    else:
        told = translate("routes", "From {start} to {end}").format(start=_degrees(start), end=_degrees(end))
    if crew.most_stops is None:
        return told
    most = translate("routes", "{stops} at most").format(stops=stops(crew.most_stops))
    return f"{told} · {most}"


def day(plan: PlanDraft, route: DraftRoute, driven: Mapping[CrewDay, int]) -> str:
    """Tue 26 Mar, with all that stands against it; "" for a route without a day.

    Args:
        driven: as `routes_a_day` has it of this plan.
    """
    return ", ".join(filter(None, (short_day(plan, route), *against_day(plan, route, driven))))


def short_day(plan: PlanDraft, route: DraftRoute) -> str:
    """Tue 26 Mar; "" for a route without a day."""
    return "" if route.day is None else weekday(date_of(route.day, plan.zone))


def against_day(plan: PlanDraft, route: DraftRoute, driven: Mapping[CrewDay, int]) -> Sequence[str]:
    """How many routes its crew has that day, in which other storms it is then, and visits that were agreed
    for other days; each where there is any."""
    if route.day is None:
        return ()
    date_, told = date_of(route.day, plan.zone), []
    if (routes_then := driven.get((route.crew_id or "", date_), 1)) > 1:
        told.append(translate("routes", "{count} routes that day").format(count=routes_then))
    if storms := storms_then(plan, route.crew_id, date_):
        told.append(translate("routes", "its crew is in {storm} then").format(storm=", ".join(storms)))
    elsewhen = len(agreed_for_other_days(plan, route))
    if elsewhen == 1:
        told.append(translate("routes", "1 visit is agreed for another day"))
    elif elsewhen:
        visits = translate("routes", "{count} visits are agreed for other days")
        told.append(visits.format(count=whole(elsewhen)))
    return told


def storms_then(plan: PlanDraft, crew_id: str | None, day: date) -> list[str]:
    """Other storms in which a crew has a route on a day, by name where this computer has them."""
    return [name or translate("routes", "another storm") for name in storms_elsewhere(plan, crew_id, day)]


def weekday(on: date) -> str:
    """Tue 26 Mar."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "ddd d MMM")


def clock(minute: float) -> str:
    """Minutes from local midnight as 07:05."""
    whole_minute = round(minute)
    return f"{whole_minute // 60 % 24:02d}:{whole_minute % 60:02d}"


def _degrees(place: Place) -> str:
    return f"{place.latitude:.4f}, {place.longitude:.4f}"


def _signed(value: float, digits: int) -> str:
    rounded = round(value, digits)
    if rounded == 0:
        return "±0"
    text = QLocale().toString(abs(rounded), "f", digits)
    return f"+{text}" if rounded > 0 else f"\u2212{text}"
