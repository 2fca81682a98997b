"""Why a score moved: points by component, and which counts moved them."""

from dataclasses import dataclass, fields

from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.play_score import Part, play_score

RULES_VERSION = "play-score-1"

# The counts that each component is made of; its drill-down shows their rows.
MADE_OF: dict[Part, tuple[str, ...]] = {
    Part.COVERAGE: ("treat_high", "high_uplift"),
    Part.COMPLETION: ("jobs_completed", "jobs_total"),
    Part.LIFT: ("treat_n", "treat_conversions", "control_n", "control_conversions"),
    Part.QUALITY: ("checks_failed", "checks_run"),
}


@dataclass(frozen=True, slots=True)
class CountMove:
    """One count before and after."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Driver:
    """One component's part in the change; `points` of 100, and the counts of it that moved."""

    part: Part
    points: float
    moves: tuple[CountMove, ...]


def drivers(before: PlayCounts, after: PlayCounts) -> tuple[Driver, ...]:
    """Components whose points or counts moved, the largest change first; their points add up to the change
    of the raw score."""
    old, new = play_score(before), play_score(after)
    found = [
        Driver(was.part, round(now.points - was.points, 9), _moves(MADE_OF[was.part], before, after))
        for was, now in zip(old.components, new.components, strict=True)
    ]
    moved = [driver for driver in found if driver.points or driver.moves]
    return tuple(sorted(moved, key=lambda driver: -abs(driver.points)))


def as_table(counts: PlayCounts) -> dict[str, int]:
    """The counts by name, as `counts_from` reads them; one that is not known is left out."""
    given = {field.name: getattr(counts, field.name) for field in fields(counts)}
    return {name: value for name, value in given.items() if value is not None}


def _moves(names: tuple[str, ...], before: PlayCounts, after: PlayCounts) -> tuple[CountMove, ...]:
    pairs = [CountMove(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(pair for pair in pairs if pair.before != pair.after)
