"""What becomes of two edits of one field, made without sight of each other."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from stormops_desktop.domain.merge.sets import changed_set


class Policy(StrEnum):
    """The rules by name, as the contract's fields name them."""

    LWW = "lww"
    SERVER = "server"
    MANUAL = "manual"
    SET = "set"
    MAX = "max"
    MIN = "min"
    FOLD = "fold"
    FIXED = "fixed"


class Edit(Protocol):
    """One side of the meeting."""

    @property
    def value(self) -> Any: ...
    @property
    def hlc(self) -> int: ...
    @property
    def writer(self) -> int: ...
    @property
    def trusted(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Settled:
    """The value to keep, and how the incoming edit fared.

    Attributes:
        accepted: it had an effect, or agreed. lost: another edit won by rule.
        contested: a person must choose; the centre's value stays meanwhile.
    """

    value: Any
    accepted: bool
    lost: bool = False
    contested: bool = False


def meet(policy: str, current: Edit, incoming: Edit) -> Settled:
    """Settles an incoming edit that had not seen the current one.

    Raises:
        ValueError: no rule has this name.
    """
    rule = _RULES[Policy(policy)]
    if policy != Policy.SET and current.value == incoming.value:
        return Settled(current.value, accepted=True)
    return rule(current, incoming)


def update(policy: str, current: Any, incoming: Any) -> Any:
    """The value after an edit whose author had seen `current`.

    Raises:
        ValueError: no rule has this name.
    """
    match Policy(policy):
        case Policy.SET:
            return changed_set(current, incoming)
        case Policy.MAX:
            return _extreme(max, current, incoming)
        case Policy.MIN:
            return _extreme(min, current, incoming)
        case Policy.FIXED:
            return incoming if current is None else current
    return incoming


def _later_wins(current: Edit, incoming: Edit) -> Settled:
    """Without two clocks to trust, arrival is the only order there is, and the incoming edit came later."""
    comparable = current.trusted and incoming.trusted
    if comparable and (incoming.hlc, incoming.writer) < (current.hlc, current.writer):
        return Settled(current.value, accepted=False, lost=True)
    return Settled(incoming.value, accepted=True)


def _ask(current: Edit, _incoming: Edit) -> Settled:
    return Settled(current.value, accepted=False, contested=True)


def _changed(current: Edit, incoming: Edit) -> Settled:
    return Settled(changed_set(current.value, incoming.value), accepted=True)


def _by(pick: Callable[..., Any]) -> Callable[[Edit, Edit], Settled]:
    def settle(current: Edit, incoming: Edit) -> Settled:
        value = _extreme(pick, current.value, incoming.value)
        wins = value == incoming.value
        return Settled(value, accepted=wins, lost=not wins)

    return settle


def _extreme(pick: Callable[..., Any], current: Any, incoming: Any) -> Any:
    """Nothing is less than something, whichever way one compares."""
    known = [value for value in (current, incoming) if value is not None]
    return pick(known, key=_comparable) if known else None


def _comparable(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value


_RULES: dict[Policy, Callable[[Edit, Edit], Settled]] = {
    Policy.LWW: _later_wins,
    Policy.SERVER: _ask,
    Policy.MANUAL: _ask,
    Policy.SET: _changed,
    Policy.MAX: _by(max),
    Policy.MIN: _by(min),
    Policy.FOLD: _ask,
    Policy.FIXED: _ask,
}
