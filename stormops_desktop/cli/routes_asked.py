"""What `routes generate` is asked of visits: minutes, windows, skills, priority, must and avoid.

A house is named by its id or its address. What is asked of a house stays asked when routes are cut again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import click

from stormops_desktop.domain.routing.crews import skill_words
from stormops_desktop.domain.routing.plans.choice import job_types
from stormops_desktop.domain.routing.plans.draft import PlanDraft, Window
from stormops_desktop.domain.routing.plans.visits import PRIORITIES
from stormops_desktop.domain.routing.plans.wishes import RouteWishes

_WINDOW = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_OPTIONS = (
    click.option("--service", type=click.IntRange(0, 1_440),
                 help="Minutes at a door; stays asked.  [at first: 15]"),
    click.option("--minutes", "by_action", multiple=True, metavar="ACTION=MIN",
                 help="Other minutes by the next best action of a house, or its channel; several times."),
    click.option("--window", "windows", multiple=True, metavar="PROPERTY=HH:MM-HH:MM",
                 help="The visit begins within; up to three a house."),
    click.option("--door", "doors", multiple=True, metavar="PROPERTY=MIN", help="Minutes at this house."),
    click.option("--needs", multiple=True, metavar="PROPERTY=SKILL", help="Goes to a crew with that skill."),
    click.option("--priority", "priorities", multiple=True, metavar="PROPERTY=WORD",
                 help=f"{', '.join(PRIORITIES)}."),
    click.option("--must", multiple=True, metavar="PROPERTY", help="Has to be visited."),
    click.option("--avoid", multiple=True, metavar="PROPERTY", help="Is left out."),
    click.option("--forget", multiple=True, metavar="PROPERTY",
                 help="Nothing that was asked of this house before is asked any more."),
    click.option("--balance/--no-balance", default=True, help="Even out the crews' hours."),
    click.option("--match-skills/--no-match-skills", default=None,
                 help="Steep and tile roofs go to crews with that skill; stays asked."),
)  # fmt: skip
ASKED = (
    "service", "by_action", "windows", "doors", "needs", "priorities", "must", "avoid", "forget", "balance",
    "match_skills",
)  # fmt: skip


def asked_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, for a command that hands them to `with_asked`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def with_asked(wishes: RouteWishes, plan: PlanDraft, said: Mapping[str, Any]) -> RouteWishes:
    """The wishes with what was said of visits; `plan` knows the houses."""
    find = _Houses(plan)
    windows: dict[str, tuple[Window, ...]] = {}
    for house, text in find.pairs("--window", said["windows"]):
        windows[house] = (*windows.get(house, ()), _window(text))
    needs: dict[str, frozenset[str]] = {}
    for house, skill in find.pairs("--needs", said["needs"]):
        needs[house] = needs.get(house, frozenset()).union(skill_words(skill))
    by_action = {name: _number("--minutes", text) for name, text in _split("--minutes", said["by_action"])}
    _check_types(plan, by_action)
    return replace(
        wishes, service_min=said["service"], by_action=by_action or None, windows=windows, needs=needs,
        minutes={house: _number("--door", text) for house, text in find.pairs("--door", said["doors"])},
        priorities={house: _priority(text) for house, text in find.pairs("--priority", said["priorities"])},
        must=frozenset(map(find.house, said["must"])), avoid=frozenset(map(find.house, said["avoid"])),
        forget=frozenset(map(find.house, said["forget"])),
        balance=said["balance"], match_skills=said["match_skills"],
    )  # fmt: skip


class _Houses:
    """Houses by what people call them."""

    def __init__(self, plan: PlanDraft) -> None:
        self._plan = plan
        self._by_address: dict[str, list[str]] = {}
        known = [(house.address, key) for key, house in plan.houses.items()]
        known += [
            (out.address, out.property_id) for out in plan.left_out if out.property_id not in plan.houses
        ]
        for address, key in known:
            self._by_address.setdefault(address.casefold(), []).append(key)

    def house(self, said: str) -> str:
        if said in self._plan.houses:
            return said
        found = self._by_address.get(said.strip().casefold(), [])
        if len(found) != 1:
            how_many = "several decided houses" if found else "no decided house"
            raise click.ClickException(
                f"This storm has {how_many} {said!r}. Give the id or the whole address. Nothing was changed."
            )
        return found[0]

    def pairs(self, option: str, said: Iterable[str]) -> list[tuple[str, str]]:
        return [(self.house(name), value) for name, value in _split(option, said)]


def _check_types(plan: PlanDraft, names: Iterable[str]) -> None:
    known = job_types(plan.houses.values())
    for name in names:
        if name not in known:
            there = ", ".join(sorted(known)) or "none"
            raise click.ClickException(f"No house here has the next action {name!r}. There are: {there}.")


def _split(option: str, said: Iterable[str]) -> list[tuple[str, str]]:
    found = [one.rpartition("=") for one in said]
    bad = [whole for whole, (name, _, value) in zip(said, found, strict=True) if not (name and value)]
    if bad:
        raise click.UsageError(f"{option} {bad[0]}: give it as NAME=VALUE.")
    return [(name.strip(), value.strip()) for name, _, value in found]


def _window(text: str) -> Window:
    found = _WINDOW.fullmatch(text)
    hours = [int(part) for part in found.groups()] if found else []
    if not hours or hours[1] > 59 or hours[3] > 59:
        raise click.UsageError(f"--window {text}: give the hours as HH:MM-HH:MM, such as 09:00-11:30.")
    return hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]


def _number(option: str, text: str) -> int:
    if not text.isdecimal() or int(text) > 1_440:
        raise click.UsageError(f"{option} {text}: minutes are a whole number from 0 to 1,440.")
    return int(text)


def _priority(text: str) -> str:
    if text.lower() not in PRIORITIES:
        raise click.UsageError(f"--priority {text}: one of {', '.join(PRIORITIES)}.")
    return text.lower()
