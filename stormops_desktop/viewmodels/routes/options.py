"""The options of a new plan as they are typed, and what is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlparse

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.crews import NOT_ON_EARTH, BadCrew, place_typed
from stormops_desktop.domain.routing.plans.choice import job_types
from stormops_desktop.domain.routing.plans.days import check_day, midnight_of
from stormops_desktop.domain.routing.plans.draft import GREAT_CIRCLE, OSRM, Crew, Place, PlanDraft
from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.domain.routing.plans.wishes import (
    MAX_PER_ROUTE,
    MOST_PER_ROUTE,
    SERVICE_MIN,
    Roads,
    RouteWishes,
)
from stormops_desktop.viewmodels.nurture.words import action_word
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
DAY_MIN = 24 * 60
MOST_SECONDS = 3_600
MOST_SEED = 2**31 - 1
MOST_MINUTES = DAY_MIN
BY_TYPE = "by_action."  # and the job type's code: the field of its minutes


@dataclass(frozen=True, slots=True)
class JobType:
    """A next best action, channel or play, and what a person calls it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What stands in the form, as typed.

    Attributes:
        crew_ids: those who drive.
        travel: great_circle, road_pack or osrm. where: the pack's file or the service's address.
        days: empty for as many routes as it takes.
        by_action: minutes by the code of a job type; empty ones are as usual.
    """

    max_per_route: str = str(MAX_PER_ROUTE)
    zips: str = ""
    crew_ids: frozenset[str] = frozenset()
    days: str = ""
    day: str = ""
    yard: str = ""
    service_min: str = str(SERVICE_MIN)
    seconds: str = "20"
    seed: str = "0"
    travel: str = GREAT_CIRCLE
    where: str = ""
    match_skills: bool = False
    balance: bool = True
    group_by_zip: bool = False
    keep_drafts: bool = False
    by_action: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the options are checked against.

    Attributes:
        zips: where the storm's decided houses lie. zone: the storm's, for the first minute of a day.
        today: the day there; None where nobody knows, so that any day goes.
    """

    zips: frozenset[str] = frozenset()
    crews: Sequence[Crew] = ()
    zone: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Wishes, or what is wrong: the field and a sentence about it, in the order of the form."""

    wishes: RouteWishes | None
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Check:
    options: PlanOptions
    ground: Ground
    problems: list[tuple[str, str]] = field(default_factory=list)

    def number(self, name: str, words: str, least: int, most: int) -> int:
        text = str(getattr(self.options, name)).strip()
        if re.fullmatch(r"\d{1,10}", text) and least <= int(text) <= most:
            return int(text)
        told = translate("routes", "{what}: a whole number from {least} to {most}, not “{text}”.")
        self.wrong(name, told.format(what=words, least=least, most=most, text=text))
        return least

    def wrong(self, name: str, sentence: str) -> None:
        self.problems.append((name, sentence))


def checked(options: PlanOptions, ground: Ground) -> Checked:
    """The options as wishes, or every problem at once."""
    check = _Check(options, ground)
    words = field_words()
    most = check.number("max_per_route", words["max_per_route"], 1, MOST_PER_ROUTE)
    zips = _zips(check)
    crews = _crews(check)
    days = check.number("days", words["days"], 1, 365) if options.days.strip() else None
    start, yard = _day(check), _yard(check)
    service = check.number("service_min", words["service_min"], 0, DAY_MIN)
    by_action = _by_action(check)
    seconds = check.number("seconds", words["seconds"], 1, MOST_SECONDS)
    seed = check.number("seed", words["seed"], 0, MOST_SEED)
    roads = _roads(check)
    if days is not None and options.group_by_zip:
        check.wrong(
            "days", translate("routes", "Routes by ZIP are cut without a limit of days: leave it empty.")
        )
    if check.problems:
        return Checked(None, tuple(check.problems))
    return Checked(RouteWishes(
        max_per_route=most, zip_codes=zips, crew_ids=crews, days=days, yard=yard, service_min=service,
        by_action=by_action,
        match_skills=options.match_skills, balance=options.balance, group_by_zip=options.group_by_zip,
        keep_drafts=options.keep_drafts, planned_start=start, roads=roads, seed=seed, seconds=float(seconds),
    ))  # fmt: skip


def field_words() -> dict[str, str]:
    """The form's labels."""
    return {
        "max_per_route": translate("routes", "Stops on a route, at most"),
        "zips": translate("routes", "Only these ZIP codes"),
        "days": translate("routes", "Days for the crews"),
        "day": translate("routes", "First day"),
        "yard": translate("routes", "Yard (latitude, longitude)"),
        "service_min": translate("routes", "Minutes at a door"),
        "seconds": translate("routes", "Seconds to search"),
        "seed": translate("routes", "Seed"),
        "where": translate("routes", "Road pack file or OSRM address"),
    }


def _zips(check: _Check) -> tuple[str, ...]:
    wanted = (
        tuple(dict.fromkeys(re.split(r"[\s,;]+", check.options.zips.strip()))) if check.options.zips else ()
    )
    wanted = tuple(code for code in wanted if code)
    unknown = sorted(set(wanted) - check.ground.zips)
    if unknown:
        there = ", ".join(sorted(code for code in check.ground.zips if code)[:8])
        told = translate("routes", "No decided house of this storm lies in ZIP {zips}. There are: {there}.")
        check.wrong("zips", told.format(zips=", ".join(unknown), there=there or translate("routes", "none")))
    return wanted


def _crews(check: _Check) -> tuple[str, ...]:
    every = [crew.crew_id for crew in check.ground.crews]
    chosen = tuple(key for key in every if key in check.options.crew_ids)
    if every and not chosen:
        check.wrong("crews", translate("routes", "Crews: choose one at least."))
    if check.options.days.strip() and not every:
        check.wrong(
            "days",
            translate("routes", "There are no crews, so days can't be counted. Leave the days empty, "
                      "or have a crew added at the office."),
        )  # fmt: skip
    return chosen


def job_types_of(plan: PlanDraft) -> tuple[JobType, ...]:
    """Types that a form asks about, those with the most houses first.

    A play by one channel is asked about where somebody asked for it, at the terminal: every pair of the two
    would be a page of rows.
    """
    known, asked = job_types(plan.houses.values()), plan.everywhere.by_action
    codes = {code for code in known if "|" not in code} | asked.keys()
    found = sorted((-known.get(code, 0), action_word(code), code) for code in codes)
    return tuple(JobType(code, words) for _, words, code in found)


def _by_action(check: _Check) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, text in check.options.by_action.items():
        if re.fullmatch(r"\d{1,4}", text.strip()) and int(text) <= MOST_MINUTES:
            found[code] = int(text)
        elif text.strip():
            told = translate("routes", "{type}: minutes from 0 to {most}, or nothing, not “{text}”.")
            words = told.format(type=action_word(code), most=MOST_MINUTES, text=text.strip())
            check.wrong(f"{BY_TYPE}{code}", words)
    return found


def _day(check: _Check) -> int | None:
    text = check.options.day.strip()
    if not text:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
        if check.ground.today is not None:
            check_day(day, check.ground.today)
    except ValueError:
        check.wrong("day", translate("routes", "First day: as 2019-03-26, not “{text}”.").format(text=text))
        return None
    except PlanError as error:
        check.wrong("day", translate("routes", "First day: {why}").format(why=say(str(error))))
        return None
    return midnight_of(day, check.ground.zone)


def _yard(check: _Check) -> Place | None:
    text = check.options.yard.strip()
    if not text:
        return None
    try:
        return place_typed(text)
    except BadCrew as error:
        told = translate("routes", "Yard: latitude, longitude in degrees, as 33.10, -96.67, not “{text}”.")
        if error.template == NOT_ON_EARTH:
            told = translate("routes", "Yard: “{text}” is no place on earth where crews start.")
    check.wrong("yard", told.format(text=text))
    return None


def _roads(check: _Check) -> Roads:
    options = check.options
    where = options.where.strip()
    if options.travel == GREAT_CIRCLE:
        return Roads()
    if options.travel == OSRM:
        address = urlparse(where)
        if address.scheme not in ("http", "https") or not address.netloc:
            told = translate("routes", "OSRM: an address that begins with http:// or https://, not “{text}”.")
            check.wrong("where", told.format(text=where))
    elif not where or not Path(where).is_file():
        told = translate("routes", "Road pack: there is no file “{text}” on this computer.")
        check.wrong("where", told.format(text=where))
    return Roads(options.travel, where)
