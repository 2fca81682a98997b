"""What is known of a touch's intent before any path is seen (psychographic priors).

A transition out of a touch counts as many times as its context says. A weight that is the same for every
context of a channel cancels out: priors matter only where a channel is met in several.
"""

from collections.abc import Sequence

import numpy as np

from stormops_desktop.domain.attribution.cohort import Floats

CONTEXTS = {"high_intent": 1.5, "medium_intent": 1.1, "low_intent": 0.85}


def context_weights(contexts: Sequence[str], *, strength: float = 1.0) -> Floats:
    """(t,) 1 + strength x (w - 1) for each context's w; a context that names no intent has 1.

    Args:
        strength: 0 ignores the priors, 1 takes them as they are, up to 2.
    """
    known = [
        next((weight for key, weight in CONTEXTS.items() if key in context), 1.0) for context in contexts
    ]
    return 1 + strength * (np.asarray(known, np.float64) - 1)


def context_of(channel_as_told: str | None, direction: str | None, outcome: str | None) -> str:
    """The context of a recorded touch: what its source said of it, else what happened.

    Somebody who comes to us by himself means it; a door that stays shut says little.
    """
    told = (channel_as_told or "").lower()
    if any(key in told for key in CONTEXTS):
        return told
    if direction == "inbound":
        return "high_intent"
    return "low_intent" if outcome in ("no_answer", "not_interested") else told
