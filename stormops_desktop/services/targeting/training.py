"""Learning expected uplift from a storm's experiments: what the rows say, as trials."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.uplift.errors import UpliftError
from stormops_desktop.domain.uplift.features import NAMES, HouseFacts, filled, fills_of, known_numbers
from stormops_desktop.domain.uplift.learner import Learnt, learn
from stormops_desktop.domain.uplift.trial import Floats, trial

ANY = "any"
USUAL_CHANNEL, USUAL_PLAY = "door_knock", "Standard_Outreach"


@dataclass(frozen=True, slots=True)
class Taught:
    """A model of one action, with the fills of its features."""

    action: str
    model: Learnt
    fills: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    row: Any
    held: bool
    action: str  # of the arm, "" where it names none
    parts: Mapping[str, float]  # of the experiment's arms by action; the control's under ""


def facts_of(row: Any) -> HouseFacts:
    """A row of `storage.targeting.model_rows.facts`."""
    owner = None if row.owner_occupied is None else bool(row.owner_occupied)
    return HouseFacts(row.sii, row.risk_score, row.estimated_value_cents, row.age_years, owner, row.persona)


def taught(rows: Sequence[Any], facts: Mapping[str, HouseFacts], seed: int) -> tuple[list[Taught], list[str]]:
    """A model of being treated at all, and one of each play x channel that arms name.

    Returns:
        The models, and sentences about actions that have too few houses for one.

    Raises:
        UpliftError: too little even for the first.
    """
    units = _units(rows)
    made, notes = [_learnt(ANY, units, facts, seed)], list[str]()
    for action in sorted({unit.action for unit in units if unit.action}):
        some = [unit for unit in units if unit.held or unit.action == action]
        try:
            made.append(_learnt(action, some, facts, seed))
        except UpliftError as error:
            notes.append(Said("No model of {action}: {why}", action=action, why=str(error)))
    return made, notes


def action_of(arm: Mapping[str, Any]) -> str:
    """ "Play|channel" of an arm that names one of them, "" of one that names neither."""
    play, channel = arm.get("play"), arm.get("channel")
    return f"{play or USUAL_PLAY}|{channel or USUAL_CHANNEL}" if play or channel else ""


def _units(rows: Sequence[Any]) -> list[_Unit]:
    arms = {row.experiment_id: {arm["name"]: arm for arm in json.loads(row.arms)} for row in rows}
    units = []
    for row in rows:
        its = arms[row.experiment_id]
        held = row.arm == row.control
        parts: dict[str, float] = {"": its[row.control]["part"]}
        for name, arm in its.items():
            if name != row.control:
                parts[action_of(arm) or ANY] = parts.get(action_of(arm) or ANY, 0.0) + arm["part"]
        units.append(_Unit(row, held, "" if held else action_of(its[row.arm]), parts))
    return units


def _learnt(action: str, units: Sequence[_Unit], facts: Mapping[str, HouseFacts], seed: int) -> Taught:
    used = [unit for unit in units if _chance(action, unit) > 0]
    known = known_numbers([facts.get(unit.row.property_id, HouseFacts()) for unit in used])
    fills = fills_of(known)
    data = trial(
        NAMES,
        filled(known, fills),
        np.array([not unit.held for unit in used], np.bool_),
        np.array([float(unit.row.converted) for unit in used]),
        _chances(action, used),
    )
    return Taught(action, learn(data, np.random.default_rng(seed)), fills)


def _chances(action: str, units: Sequence[_Unit]) -> Floats:
    return np.array([_chance(action, unit) for unit in units], np.float64)


def _chance(action: str, unit: _Unit) -> float:
    """Of being treated, as the draw was made, among the arms that are compared."""
    if action == ANY:
        return 1 - unit.parts[""]
    part = unit.parts.get(action, 0.0)
    return part / (part + unit.parts[""])
