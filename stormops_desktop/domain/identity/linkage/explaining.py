"""Why two records are alike: what each field adds to the odds, by weights learned from the list itself."""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.identity.linkage.blocking import PASSES, candidate_pairs
from stormops_desktop.domain.identity.linkage.comparing import UNKNOWN, compare
from stormops_desktop.domain.identity.linkage.learning import learn, probability
from stormops_desktop.domain.identity.linkage.linking import LINKED
from stormops_desktop.domain.identity.linkage.table import Records


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records that are more likely one person than not.

    Attributes:
        one, other: ids of the records. chance: 0..1, all fields together.
        prior: log2 odds before anything was compared. weights: (field, log2(m / u)) of the fields that both
            have; below 0 speaks against it. Prior and weights add up to the log2 odds of `chance`.
    """

    one: str
    other: str
    chance: float
    prior: float
    weights: tuple[tuple[str, float], ...]


def alike(records: Records, rng: np.random.Generator) -> list[Likeness]:
    """Pairs from even odds on, the surest first (Fellegi and Sunter, 1969; weights by EM)."""
    if len(records.ids) < 2 or not records.columns:
        return []
    model = learn(records, PASSES, rng)
    first, second = candidate_pairs(records)
    levels = compare(records, first, second)
    chances = probability(model.score(levels))
    order = np.argsort(-chances, kind="stable")
    names = [column.name for column in records.columns]
    return [
        Likeness(
            records.ids[first[at]], records.ids[second[at]], float(chances[at]), model.prior,
            tuple(
                (name, float(model.weights[field][levels[at, field]]))
                for field, name in enumerate(names)
                if levels[at, field] != UNKNOWN
            ),
        )
        for at in order[chances[order] >= LINKED].tolist()
    ]  # fmt: skip
