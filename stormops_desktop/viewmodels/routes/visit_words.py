"""What is asked of a visit, in words, and the hours of windows as people type them."""

import re

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.plans.draft import House, Visit, Window
from stormops_desktop.domain.routing.plans.visits import AVOID, MUST, NOTHING
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.routes.words import clock

translate = QCoreApplication.translate
DAY_MIN = 24 * 60
_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?"
_WINDOW = re.compile(rf"{_HOUR}\s*(?:-|\N{{EN DASH}}|to)\s*{_HOUR}", re.IGNORECASE)


def window(hours: Window) -> str:
    """09:00-11:30."""
    return f"{_hour(hours[0])}-{_hour(hours[1])}"


def window_typed(text: str) -> Window | None:
    """The window in 09:00-11:30, 9-11 or 9.00 to 11.30; None for anything else."""
    found = _WINDOW.fullmatch(text.strip())
    if found is None:
        return None
    opens, closes = _minute(found[1], found[2]), _minute(found[3], found[4])
    return None if opens is None or closes is None or closes < opens else (opens, closes)


def priority(word: str) -> str:
    known = {
        "": translate("routes", "As usual"),
        "low": translate("routes", "Low"),
        "medium": translate("routes", "Medium"),
        "high": translate("routes", "High"),
        "critical": translate("routes", "Critical"),
    }
    return known.get(word, word)


def urgent(word: str) -> str:
    """priority high; "" where none is asked for."""
    return translate("routes", "priority {word}").format(word=priority(word).lower()) if word else ""


def rule(word: str) -> str:
    known = {
        "": translate("routes", "If it pays"),
        MUST: translate("routes", "Must be visited"),
        AVOID: translate("routes", "Leave out"),
    }
    return known.get(word, word)


def agreed(house: House, zone: str) -> str:
    """The hour agreed with the owner; "" where there is none."""
    at = house.usual.agreed_at
    return "" if at is None else translate("routes", "agreed for {when}").format(when=day_and_time(at, zone))


def asked(house: House, visit: Visit, zone: str) -> str:
    """All that is asked of a visit, in one line; "" for nothing."""
    visit = visit or NOTHING
    windows = "" if house.usual.agreed else ", ".join(map(window, visit.windows))
    within = translate("routes", "within {windows}")
    minutes = translate("routes", "{minutes} min at the door")
    parts = (
        agreed(house, zone), within.format(windows=windows) if windows else "",
        "" if visit.service_min is None else minutes.format(minutes=visit.service_min),
        urgent(visit.priority),
        ", ".join(sorted(visit.needs)),
        rule(visit.rule).lower() if visit.rule else "",
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _hour(minute: int) -> str:
    return "24:00" if minute == DAY_MIN else clock(minute)


def _minute(hour: str, minutes: str | None) -> int | None:
    at = int(hour) * 60 + int(minutes or 0)
    return at if at <= DAY_MIN and int(minutes or 0) < 60 else None
