"""What a model may know of a house: facts from before anybody was treated, as numbers without gaps.

A gap is filled with the median of the houses that the model learnt from; the fills travel with the model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import numpy as np

from stormops_desktop.domain.storms.vocabulary import Persona
from stormops_desktop.domain.uplift.errors import UpliftError
from stormops_desktop.domain.uplift.trial import Floats

_SHOWN_PERSONAS = tuple(Persona)[1:]  # the first is what the others are compared with
NAMES: tuple[str, ...] = (
    "sii", "risk_score", "log10_value", "roof_age_years", "owner_occupied",
    *(f"persona:{persona.value}" for persona in _SHOWN_PERSONAS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """Facts of a house, None where unknown. `value_cents`: what it is worth."""

    sii: float | None = None
    risk_score: float | None = None
    value_cents: int | None = None
    roof_age_years: float | None = None
    owner_occupied: bool | None = None
    persona: str | None = None


def known_numbers(houses: Sequence[HouseFacts]) -> Floats:
    """(n, p) in the order of `NAMES`, nan where nothing is known."""
    rows = [_row(house) for house in houses]
    return np.array(rows, np.float64).reshape(len(rows), len(NAMES))


def fills_of(known: Floats) -> tuple[float, ...]:
    """The median of each feature, 0 where nobody knows it."""
    columns = (column[~np.isnan(column)] for column in known.T)
    return tuple(float(np.median(column)) if len(column) else 0.0 for column in columns)


def filled(known: Floats, fills: Sequence[float]) -> Floats:
    """The features without gaps.

    Raises:
        UpliftError: the fills are of other features.
    """
    if len(fills) != len(NAMES):
        raise UpliftError("This model knows other features of a house. Train it again.")
    return np.where(np.isnan(known), np.asarray(fills, np.float64), known)


def _row(house: HouseFacts) -> list[float]:
    value = house.value_cents
    plain = (
        house.sii, house.risk_score, log10(value / 100) if value and value > 0 else None,
        house.roof_age_years, None if house.owner_occupied is None else float(house.owner_occupied),
    )  # fmt: skip
    shown = [
        np.nan if house.persona is None else float(house.persona == persona) for persona in _SHOWN_PERSONAS
    ]
    return [np.nan if one is None else float(one) for one in plain] + shown
