"""A crew as somebody types it: who, where, when, with what; and what is wrong with that.

The office's screen and the centre's command read a crew by the same rules and refuse it in the same words.
"""

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from stormops_desktop.domain.routing.plans.draft import DAY_END_MIN, DAY_START_MIN, Place
from stormops_desktop.domain.routing.plans.wishes import MOST_PER_ROUTE

KNOWN_SKILLS = ("inspection", "steep", "tile", "spanish")
NOON_MIN, DAY_MIN, LONGEST_BREAK_MIN = 12 * 60, 24 * 60, 240
LONGEST_WORDS = 60

NO_NAME = "A crew needs a name."
LONG_WORDS = "{what} has {most} letters at most."
SAME_NAME = "Another crew is called {name}. Give this one another name."
NO_CLOCK = "{text} is no time of the day. Type it as 07:30."
NO_NUMBER = "{text} is no whole number from {least} to {most}."
UPSIDE_DOWN = "The shift ends at {end}, which is not after its begin at {begin}."
BREAK_OUTSIDE = "The break from {begin} to {end} lies outside the shift."
NO_SKILL = "{text} is no skill: one word of letters, such as tile."
NO_PLACE = "{text} is no place: latitude, longitude in degrees, as 33.10, -96.67."
NOT_ON_EARTH = "{text} is no place on earth where crews start."
END_ALONE = "A crew that ends somewhere starts somewhere, too. Say where, or leave both empty."
SENTENCES = (
    NO_NAME, LONG_WORDS, SAME_NAME, NO_CLOCK, NO_NUMBER, UPSIDE_DOWN, BREAK_OUTSIDE, NO_SKILL, NO_PLACE,
    NOT_ON_EARTH, END_ALONE,
)  # fmt: skip


class BadCrew(ValueError):  # noqa: N818 - reads as the sentence it is
    """One field can't be so; `template` and `given` make the sentence, for whoever translates it."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(template.format(**given))
        self.template, self.given = template, given


@dataclass(frozen=True, slots=True)
class CrewForm:
    """What stands in the fields.

    Attributes:
        start, end: latitude, longitude; an empty end is the start, an empty start the yard of a plan.
        break_min: minutes; empty or 0: no break. most_stops: empty: as many as a route takes.
        skills: words with commas or spaces between them.
    """

    name: str = ""
    start: str = ""
    end: str = ""
    shift_start: str = ""
    shift_end: str = ""
    break_start: str = ""
    break_min: str = ""
    skills: str = ""
    vehicle: str = ""
    most_stops: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of the form."""

    field: str
    template: str
    given: Mapping[str, object]

    @property
    def sentence(self) -> str:
        return self.template.format(**self.given)


@dataclass(frozen=True, slots=True)
class CrewRead:
    """The crew's fields by their names in the contract; None where something is wrong with the form."""

    fields: Mapping[str, Any] | None
    problems: tuple[Problem, ...] = ()


def read_crew(form: CrewForm, other_names: Collection[str] = ()) -> CrewRead:
    """The form as a crew, or every problem at once, in the order of the form.

    Args:
        other_names: of the company's other crews.
    """
    reader = _Reader(form)
    crew: dict[str, Any] = {"crew_name": reader.take("name", lambda text: _name(text, other_names))}
    start, end = reader.take("start", place_typed), reader.take("end", place_typed)
    if form.end.strip() and not form.start.strip():
        reader.problems.append(Problem("end", END_ALONE, {}))
    crew |= {"start_latitude": start and start.latitude, "start_longitude": start and start.longitude,
               "end_latitude": end and end.latitude, "end_longitude": end and end.longitude}  # fmt: skip
    crew |= reader.hours()
    crew["skills"] = reader.take("skills", lambda text: " ".join(skills_typed(text))) or None
    crew["vehicle"] = reader.take("vehicle", lambda text: _words(text, "The vehicle")) or None
    crew["max_stops"] = reader.take("most_stops", lambda text: _number(text, 1, MOST_PER_ROUTE))
    crew["active"] = form.active
    return CrewRead(None, tuple(reader.problems)) if reader.problems else CrewRead(crew)


def form_of(row: Any) -> CrewForm:
    """The form of a crew as it is stored; the row has the contract's fields as attributes."""
    begin = DAY_START_MIN if row.shift_start_min is None else row.shift_start_min
    end = DAY_END_MIN if row.shift_end_min is None else row.shift_end_min
    rest = NOON_MIN if row.break_start_min is None else row.break_start_min
    return CrewForm(
        row.crew_name or "", _place_text(row.start_latitude, row.start_longitude),
        _place_text(row.end_latitude, row.end_longitude), clock_text(begin), clock_text(end),
        clock_text(rest) if row.break_min else "", str(row.break_min) if row.break_min else "",
        ", ".join(skill_words(row.skills or "")), row.vehicle or "",
        "" if row.max_stops is None else str(row.max_stops), bool(row.active),
    )  # fmt: skip


def new_form() -> CrewForm:
    """A crew that works as crews do of whom nobody said anything."""
    return CrewForm(shift_start=clock_text(DAY_START_MIN), shift_end=clock_text(DAY_END_MIN))


def rebased(form: CrewForm, seen: CrewForm, now: CrewForm) -> CrewForm:
    """What was typed since `seen`, on top of how the crew is stored by now."""
    names = [one.name for one in fields(CrewForm)]
    typed: dict[str, Any] = {
        name: getattr(form, name) for name in names if getattr(form, name) != getattr(seen, name)
    }
    return replace(now, **typed)


def with_skill(form: CrewForm, skill: str, *, has: bool) -> CrewForm:
    """The form with a skill more or less."""
    kept = [one for one in skill_words(form.skills) if one != skill]
    return replace(form, skills=", ".join([*kept, skill] if has else kept))


def place_typed(text: str) -> Place:
    """Latitude, longitude as typed.

    Raises:
        BadCrew: it is no pair of degrees, or 0,0, where nobody has a yard.
    """
    parts = [_degrees(part) for part in text.split(",")]
    if len(parts) != 2 or not all(map(math.isfinite, parts)):
        raise BadCrew(NO_PLACE, text=text.strip())
    latitude, longitude = parts
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        raise BadCrew(NOT_ON_EARTH, text=text.strip())
    return Place(latitude, longitude)


def clock_typed(text: str) -> int:
    """Minutes from midnight of 7, 7:30 or 07:30; 24:00 is the day's end.

    Raises:
        BadCrew: it is no time of the day.
    """
    found = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?", text.strip())
    if found is None or int(found[2] or 0) > 59 or int(found[1]) * 60 + int(found[2] or 0) > DAY_MIN:
        raise BadCrew(NO_CLOCK, text=text.strip())
    return int(found[1]) * 60 + int(found[2] or 0)


def clock_text(minute: int) -> str:
    """Minutes from midnight as 07:30; the day's end as 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def skill_words(text: str) -> tuple[str, ...]:
    """Skills as they are listed: words between commas, semicolons or spaces, in small letters, each once."""
    return tuple(dict.fromkeys(re.sub("[,;]", " ", text).casefold().split()))


def skills_typed(text: str) -> tuple[str, ...]:
    """The words of a list of skills.

    Raises:
        BadCrew: one of them has anything but letters, digits, _ and -.
    """
    found = skill_words(text)
    strange = next((one for one in found if not re.fullmatch(r"[\w-]{1,30}", one)), None)
    if strange is not None:
        raise BadCrew(NO_SKILL, text=strange)
    return found


class _Reader:
    """Reads field by field and keeps what is wrong."""

    def __init__(self, form: CrewForm) -> None:
        self._form = form
        self.problems: list[Problem] = []

    def take(self, name: str, read: Callable[[str], Any]) -> Any:
        """What a field says; None where it is empty or wrong."""
        text = str(getattr(self._form, name)).strip()
        if not text and name != "name":
            return None
        try:
            return read(text)
        except BadCrew as error:
            self.problems.append(Problem(name, error.template, error.given))
            return None

    def hours(self) -> dict[str, int | None]:
        """Shift and break; an empty end of a shift is the usual one."""
        begin, end = self.take("shift_start", clock_typed), self.take("shift_end", clock_typed)
        begin = DAY_START_MIN if begin is None else begin
        end = DAY_END_MIN if end is None else end
        if end <= begin:
            self._wrong("shift_end", UPSIDE_DOWN, begin=clock_text(begin), end=clock_text(end))
        rest = self.take("break_start", clock_typed)
        minutes = self.take("break_min", lambda text: _number(text, 0, LONGEST_BREAK_MIN)) or None
        rest = (NOON_MIN if rest is None else rest) if minutes else None
        if rest is not None and minutes and (rest < begin or rest + minutes > end) and begin < end:
            given = {"begin": clock_text(rest), "end": clock_text(rest + minutes)}
            self._wrong("break_start", BREAK_OUTSIDE, **given)
        return {"shift_start_min": begin, "shift_end_min": end, "break_start_min": rest, "break_min": minutes}

    def _wrong(self, name: str, template: str, **given: object) -> None:
        if not any(one.field == name for one in self.problems):
            self.problems.append(Problem(name, template, given))


def _name(text: str, others: Collection[str]) -> str:
    if not text:
        raise BadCrew(NO_NAME)
    name = _words(text, "The name")
    if name.casefold() in {one.casefold() for one in others}:
        raise BadCrew(SAME_NAME, name=name)
    return name


def _words(text: str, what: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(words) > LONGEST_WORDS:
        raise BadCrew(LONG_WORDS, what=what, most=LONGEST_WORDS)
    return words


def _number(text: str, least: int, most: int) -> int:
    if re.fullmatch(r"[0-9]{1,6}", text) and least <= int(text) <= most:
        return int(text)
    raise BadCrew(NO_NUMBER, text=text, least=least, most=most)


def _degrees(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _place_text(latitude: float | None, longitude: float | None) -> str:
    """Six decimals: a hand's breadth."""
    return "" if latitude is None or longitude is None else f"{round(latitude, 6)}, {round(longitude, 6)}"
