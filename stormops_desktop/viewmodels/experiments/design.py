"""What a person types for an experiment, read into a design."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import TREATING, Arm, Design
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
_UNIT = {
    Unit.HOUSE: QT_TRANSLATE_NOOP("trials", "House"),
    Unit.HOUSEHOLD: QT_TRANSLATE_NOOP("trials", "Household"),
    Unit.ZIP: QT_TRANSLATE_NOOP("trials", "ZIP"),
}
ARM = re.compile(r"\s*(?P<name>.+?)[\s:=]+(?P<part>\d+(?:[.,]\d+)?)\s*%?\s*")
CONTROL = "control"


def unit_word(unit: Unit) -> str:
    """What an arm is drawn for."""
    return translate("trials", str(_UNIT[unit]))


def ways_to_treat() -> tuple[tuple[str, str], ...]:
    """Channels that an arm may name: code and words."""
    return tuple((code, channel_word(code)) for code in TREATING)


@dataclass(frozen=True, slots=True)
class Given:
    """What a treated arm gets: a play's code and a channel, "" for what is usual."""

    play: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form as they stand; `given` of the treated arms, in the order of their names."""

    name: str = ""
    hypothesis: str = ""
    arms: str = "control 50, treatment 50"
    zips: str = ""
    most: str = ""
    window_days: str = "90"
    baseline: str = "25"
    effect: str = "10"
    unit: str = "house"
    given: tuple[Given, ...] = ()


def design_from(typed: Typed, storm_id: str) -> Design:
    """The design that the fields describe; the first arm is the control unless one is called so.

    Raises:
        NotAllowed: something can't be read; the sentence names it.
    """
    arms = _arms(typed.arms)
    control = _control(arms)
    return Design(
        storm_id,
        typed.name.strip(),
        _with_given(arms, control, typed.given),
        control,
        typed.hypothesis.strip(),
        tuple(part for part in re.split(r"[\s,;]+", typed.zips) if part),
        (),
        round(_number(typed.most, translate("trials", "Houses at the most"))) if typed.most.strip() else None,
        round(_number(typed.window_days, translate("trials", "Window in days"))),
        _number(typed.baseline, translate("trials", "Rate without treatment")) / 100,
        _number(typed.effect, translate("trials", "Effect to show")) / 100,
        Unit(typed.unit),
    )


def treated_arms(text: str) -> tuple[str, ...] | None:
    """Names of the arms that are not the control, as typed; None while that can't be read."""
    try:
        arms = _arms(text)
    except NotAllowed:
        return None
    control = _control(arms)
    return tuple(arm.name for arm in arms if arm.name != control)


def _control(arms: Sequence[Arm]) -> str:
    named = [arm.name for arm in arms if arm.name.lower() == CONTROL]
    return named[0] if named else arms[0].name


def _with_given(arms: Sequence[Arm], control: str, given: Sequence[Given]) -> tuple[Arm, ...]:
    left = iter(given)
    told = {arm.name: next(left, Given()) for arm in arms if arm.name != control}
    return tuple(
        replace(arm, play=told[arm.name].play, channel=told[arm.name].channel) if arm.name in told else arm
        for arm in arms
    )


def _arms(text: str) -> tuple[Arm, ...]:
    found = [(part, ARM.fullmatch(part)) for part in re.split(r"[;,](?!\d)", text) if part.strip()]
    wrong = next((part for part, match in found if match is None), "")
    if wrong or len(found) < 2:
        raise NotAllowed(
            translate("trials", "Write arms with their parts, as: control 50, treatment 50. Not read: {part}")
            .format(part=wrong.strip() or text.strip())
        )  # fmt: skip
    sizes = [(match["name"], float(match["part"].replace(",", "."))) for _, match in found if match]
    whole = sum(size for _, size in sizes)
    if not whole:
        raise NotAllowed(translate("trials", "At least one arm needs a part above 0."))
    return tuple(Arm(name, size / whole) for name, size in sizes)


def _number(text: str, what: str) -> float:
    try:
        return float(text.strip().rstrip("%").replace(",", "."))
    except ValueError as error:
        raise NotAllowed(
            translate("trials", "{what} is a number; “{text}” is none.").format(what=what, text=text.strip())
        ) from error
