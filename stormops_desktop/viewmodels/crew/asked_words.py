"""What planners ask of a visit, as its crew reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.asked_hours import Lateness, lateness
from stormops_desktop.domain.routing.plans.days import date_of, minute_of
from stormops_desktop.domain.routing.plans.diff import Asked
from stormops_desktop.domain.routing.plans.draft import Visit, Window
from stormops_desktop.domain.routing.plans.wishes import SERVICE_MIN
from stormops_desktop.services.models import DoorAsk, JobRow, Stop
from stormops_desktop.viewmodels.routes import visit_words
from stormops_desktop.viewmodels.words import OPEN_STATUSES

translate = QCoreApplication.translate
NOT_ASKED = Visit()


def hours(windows: Sequence[Window]) -> str:
    """14:00-16:00, 17:00-18:00; "" for none."""
    return ", ".join(map(visit_words.window, windows))


def hours_asked(windows: Sequence[Window], late: Lateness) -> str:
    """Asked for 14:00-16:00, and that the crew is late for it; "" where no hours are asked for."""
    if not windows:
        return ""
    words = {
        Lateness.NONE: translate("asked", "asked for {hours}"),
        Lateness.PLANNED: translate("asked", "asked for {hours}, planned later"),
        Lateness.OVER: translate("asked", "asked for {hours}, late"),
    }
    return words[late].format(hours=hours(windows))


def door(service_min: int | None, priority: str) -> str:
    """25 min at the door, high priority: what is not as usual of a visit; "" when all of it is."""
    urgent = {
        "low": translate("asked", "low priority"), "high": translate("asked", "high priority"),
        "critical": translate("asked", "critical priority"),
    }  # fmt: skip
    minutes = translate("asked", "{minutes} min at the door")
    parts = (
        "" if service_min in (None, SERVICE_MIN) else minutes.format(minutes=service_min),
        urgent.get(priority, ""),
    )
    return ", ".join(part for part in parts if part)


def asked(visit: Visit) -> str:
    """All that is asked of a visit; "" for nothing."""
    minutes = translate("asked", "{minutes} min at the door")
    parts = (
        hours(visit.windows),
        "" if visit.service_min is None else minutes.format(minutes=visit.service_min),
        visit_words.urgent(visit.priority),
    )
    return ", ".join(part for part in parts if part)


def asked_anew(change: Asked, address: str) -> str:
    """14:00-16:00 asked for at 12 Elm St; or that what was asked there is not any more."""
    if change.now == NOT_ASKED:
        told = translate("asked", "{was} not asked for any more at {address}")
        return told.format(was=asked(change.was), address=address)
    told = translate("asked", "{now} asked for at {address}")
    if change.was != NOT_ASKED:
        told = translate("asked", "{now} asked for at {address}, was {was}")
    return told.format(now=asked(change.now), was=asked(change.was), address=address)


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What is asked of a visit that is still to be made, at this hour.

    Attributes:
        line: all of it. short: the hours only, for a line that is short.
        late: that the crew is late for them, "" when it is not. over: it is too late already.
    """

    line: str = ""
    short: str = ""
    late: str = ""
    over: bool = False


def asked_now(stop: Stop | JobRow, asked: DoorAsk, now_ms: int, zone: str) -> AskedNow:
    """What is asked of a visit; nothing of one that is over. An appointment goes before any window."""
    if stop.status not in OPEN_STATUSES:
        return AskedNow()
    booked = stop.scheduled_at is not None and date_of(stop.scheduled_at, zone) >= date_of(now_ms, zone)
    windows = () if booked else asked.windows
    late = Lateness.NONE
    is_due = isinstance(stop, Stop) or stop.route_day is not None  # a job without a day may be any day's
    if is_due and stop.status != "on_site":
        late = _lateness(windows, stop.route_day, asked.arrive_at, now_ms, zone)
    line = asked_line(windows, asked.service_min, asked.priority, late)
    marks = {
        Lateness.PLANNED: translate("asked", "Planned too late"), Lateness.OVER: translate("asked", "Late"),
    }  # fmt: skip
    return AskedNow(line, _short(windows, late), marks.get(late, ""), late is Lateness.OVER)


def _short(windows: Sequence[Window], late: Lateness) -> str:
    """Late is who has not come by the end of the hours; who is planned after them may still be quicker."""
    if late is Lateness.OVER:
        return translate("asked", "late: {hours}").format(hours=hours(windows))
    return hours_asked(windows, late) if late else hours(windows)


def asked_line(
    windows: Sequence[Window], service_min: int | None, priority: str, late: Lateness = Lateness.NONE
) -> str:
    """Asked for 14:00-16:00 · 25 min at the door, high priority."""
    line = " · ".join(part for part in (hours_asked(windows, late), door(service_min, priority)) if part)
    return line[:1].upper() + line[1:]


def _lateness(
    windows: Sequence[Window], route_day: int | None, arrive: int | None, now_ms: int, zone: str
) -> Lateness:
    today = date_of(now_ms, zone)
    day = today if route_day is None else date_of(route_day, zone)
    planned = None
    if arrive is not None and day >= today and date_of(arrive, zone) == day:
        planned = minute_of(arrive, zone)
    return lateness(windows, planned, None if day > today else minute_of(now_ms, zone))
