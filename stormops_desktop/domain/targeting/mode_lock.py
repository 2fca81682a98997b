"""When a storm's mode may change: never while crews are out, so that one storm has one rule.

Both ends ask here: the laptop before it runs the policy, the centre before it takes a run.
"""

from collections.abc import Collection

from stormops_desktop.domain.storms.vocabulary import StormStatus

OVER = frozenset({StormStatus.COMPLETED, StormStatus.ARCHIVED})


def is_over(storm_status: str) -> bool:
    """Nobody is treated any more, so nothing is decided."""
    return storm_status in OVER


def is_locked(storm_status: str, used: Collection[str]) -> bool:
    """Whether the mode is fixed: the storm is active and decisions by some mode are out."""
    return storm_status == StormStatus.ACTIVE and bool(used)


def hinders(storm_status: str, used: Collection[str], wanted: str) -> bool:
    """Whether a run in the wanted mode would change the mode of an active storm."""
    return is_locked(storm_status, used) and wanted not in used
