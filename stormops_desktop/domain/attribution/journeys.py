"""From touches to paths: who was reached how, in which order, until the first conversion.

Rules (product.md C.12): a source id counts once; a journey ends with its first conversion, and what comes
after earns nothing; nothing older than 90 days before its end counts; journeys that never convert are kept.
"""

from dataclasses import dataclass

import numpy as np

from stormops_desktop.domain.attribution.cohort import Bools, Cohort, Floats, Ints, counted

DAY_MS = 86_400_000
LOOK_BACK_DAYS = 90
NOBODY = -1  # the player of an event that is no touch: a conversion that came by itself


@dataclass(frozen=True, slots=True, eq=False)
class TouchColumns:
    """t touches in any order.

    Attributes:
        players: names. player: (t,) index into them, NOBODY for a conversion without a touch.
        journey: (t,) whose touch this is (a property under a storm), 0-based and dense.
        at_ms: (t,) UTC milliseconds. converted: (t,) whether the journey converted with it. value: (t,) its
            worth.
        source: (t,) id of the event, negative for none. weight: (t,) prior of its context, None: 1.
        cluster: (journeys,) the identity behind a journey, None: each its own.
    """

    players: tuple[str, ...]
    player: Ints
    journey: Ints
    at_ms: Ints
    converted: Bools
    value: Floats
    source: Ints | None = None
    weight: Floats | None = None
    cluster: Ints | None = None


def journeys(touches: TouchColumns, *, look_back_days: int = LOOK_BACK_DAYS) -> Cohort:
    """One path for every journey that has a touch left; the order of the input does not matter."""
    order = _sorted(touches)
    order = order[_until_conversion(touches, order)]
    won, value, end_ms = _ends(touches, order)
    journey = touches.journey[order]
    recent = touches.at_ms[order] >= end_ms[journey] - look_back_days * DAY_MS
    kept = order[recent & (touches.player[order] != NOBODY)]
    return _cohort(touches, kept, won, value)


def _sorted(touches: TouchColumns) -> Ints:
    """Journey by journey in time; at one time, what converts comes last. Repeated sources are gone."""
    source = np.full(len(touches.player), -1) if touches.source is None else touches.source
    order = np.lexsort((source, touches.player, touches.converted, touches.at_ms, touches.journey))
    known = source[order] >= 0
    _, first = np.unique(source[order][known], return_index=True)
    keep = ~known
    keep[np.flatnonzero(known)[first]] = True
    return order[keep]


def _until_conversion(touches: TouchColumns, order: Ints) -> Bools:
    journey, converted = touches.journey[order], touches.converted[order]
    before: Ints = np.cumsum(converted) - converted
    starts = np.flatnonzero(np.diff(journey, prepend=-1))
    earlier: Bools = before > np.repeat(before[starts], np.diff(np.append(starts, len(order))))
    return ~earlier


def _ends(touches: TouchColumns, order: Ints) -> tuple[Bools, Floats, Ints]:
    """By journey: whether it converted, for how much, and when it ended."""
    count = int(touches.journey.max(initial=-1)) + 1
    journey, converted = touches.journey[order], touches.converted[order]
    won = np.bincount(journey, converted, count) > 0
    value = counted(journey, np.where(converted, touches.value[order], 0.0), count)
    end_ms: Ints = np.full(count, np.iinfo(np.int64).min)
    np.maximum.at(end_ms, journey, touches.at_ms[order])
    return won, value, end_ms


def _cohort(touches: TouchColumns, kept: Ints, won: Bools, value: Floats) -> Cohort:
    named, lengths = np.unique(touches.journey[kept], return_counts=True)
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    last_ms = touches.at_ms[kept][offsets[1:] - 1]
    return Cohort(
        touches.players,
        touches.player[kept],
        offsets,
        won[named].astype(np.float64),
        (~won[named]).astype(np.float64),
        value[named],
        age_days=(np.repeat(last_ms, lengths) - touches.at_ms[kept]) / DAY_MS,
        weight=None if touches.weight is None else touches.weight[kept],
        cluster=None if touches.cluster is None else touches.cluster[named],
    )
