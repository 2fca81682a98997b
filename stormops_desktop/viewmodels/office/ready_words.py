"""What a check of readiness looked at, and what it found, in words."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.office.models import Check
from stormops_desktop.viewmodels.moments import ago, size, whole

translate = QCoreApplication.translate


def check_name(check: Check) -> str:
    """What was looked at."""
    names = {
        "routes": translate("ready", "Routes and jobs"),
        "houses": translate("ready", "Houses"),
        "evidence": translate("ready", "Storm evidence"),
        "map": translate("ready", "Map"),
        "rules": translate("ready", "Rules of claims"),
        "disk": translate("ready", "Free disk"),
        "clock": translate("ready", "Clock"),
        "unlock": translate("ready", "Opens without the office"),
        "fresh": translate("ready", "Last sync"),
        "health": translate("ready", "Data on this machine"),
    }
    return names[check.key]


def found_words(check: Check, now_ms: int, zone: str) -> str:
    """What was found, and what it means."""
    words = {**_work_words(), **_machine_words()}[check.fact]
    return words.format(**_told(check, now_ms, zone))


def _told(check: Check, now_ms: int, zone: str) -> dict[str, str]:
    """The numbers as people write them."""
    told = {name: whole(value) if isinstance(value, int) else value for name, value in check.told.items()}
    for name in ("free", "wanted"):
        if name in check.told:
            told[name] = size(int(check.told[name]))
    if "at_ms" in check.told:
        told["when"] = ago(int(check.told["at_ms"]), now_ms, zone)
    if "off_ms" in check.told:
        off_ms = int(check.told["off_ms"])
        told["seconds"], told["minutes"] = f"{off_ms / 1000:.1f}", whole(off_ms // 60_000)
    return told


def _work_words() -> dict[str, str]:
    return {
        "no_stops": translate(
            "ready", "No open stop is on this machine. If the office gave you a route, sync brings it."
        ),
        "stops": translate("ready", "Open stops: {stops}, on routes: {routes}."),
        "houses": translate("ready", "{done} of {all} houses are here with address and place."),
        "evidence": translate("ready", "{done} of {all} houses have their storm evidence here."),
        "no_pack": translate(
            "ready", "No map pack on this machine covers every stop. Stops show their address and distance."
        ),
        "no_place": translate("ready", "No stop needs a map just now."),
        "covered": translate("ready", "The streets around every stop are on this machine."),
        "no_rules": translate(
            "ready", "The deadline rules can't be read. Install StormOps again before leaving."
        ),
        "rules": translate("ready", "Deadline rules: {packs}."),
    }


def _machine_words() -> dict[str, str]:
    return {
        "no_disk": translate("ready", "The folder of photos can't be read."),
        "room": translate("ready", "{free} free; two weeks of photos need about {wanted}."),
        "short": translate(
            "ready", "{free} free; two weeks of photos need about {wanted}: it lasts {days} of 14 days."
        ),
        "never_compared": translate(
            "ready", "Never compared with the office's. Sync once, so that photos get the right time."
        ),
        "set_back": translate(
            "ready", "This computer's clock was set back since the last sync. Set it right, then sync."
        ),
        "off": translate("ready", "{minutes} minutes off the office's. Turn on automatic time, then sync."),
        "right": translate("ready", "{seconds} s off the office's."),
        "opens": translate("ready", "Your PIN or password opens your data without a network."),
        "no_pin": translate(
            "ready", "No PIN is set: once closed, StormOps could not be opened without a network."
        ),
        "never_reached": translate("ready", "The office was never reached from here."),
        "fresh": translate("ready", "The office was reached {when}."),
        "old": translate("ready", "The office was reached {when}. What it changed since then is not here."),
        "whole": translate("ready", "Every page of it can be read."),
        "broken": translate("ready", "A part can't be read. Restart StormOps: it rescues what was not sent."),
    }
