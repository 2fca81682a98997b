"""Touches of an invented storm, for the time from rows to credit at every level."""

import random
import time
from uuid import UUID

from benchmarks.table import Figure
from stormops_desktop.domain.attribution.recorded import recorded
from stormops_desktop.domain.attribution.storm import RunConfig, StormTouch, storm_credit, storm_journeys

HOUSES, PLAYS, ZIPS = 20_000, 11, 40
CHANNELS = ("ga4", "email", "sms", "door_knock", "direct_mail", "referral", "call")
STORM, LATER = str(UUID(int=5)), 10**13


def storm_figures() -> list[Figure]:
    """CPU seconds from touches to the rows that are kept: methods, plays, their channels, ZIP codes."""
    touches = invented_touches(HOUSES, random.Random(1))
    began = time.process_time()
    credit = storm_credit(storm_journeys(touches, LATER, RunConfig()), RunConfig())
    recorded(STORM, credit, (), computed_at=0, computed_by=None)
    taken = time.process_time() - began
    name = f"a storm's run with intervals, {HOUSES:,} houses, {len(touches):,} touches"
    return [Figure(name, taken, 5, "s", at_most=True)]


def invented_touches(houses: int, dice: random.Random) -> list[StormTouch]:
    """One to six touches a house; every tenth converts with its last."""
    plays = [str(UUID(int=at)) for at in range(PLAYS)]
    touches = []
    for house in range(houses):
        steps, won = dice.randint(1, 6), dice.random() < 0.1
        play, zip_code = dice.choice([*plays, None]), str(75_001 + house % ZIPS)
        for step in range(steps):
            last = won and step == steps - 1
            touches.append(StormTouch(
                f"h{house:06}", dice.choice(CHANNELS), 1_000 * step + house, play, last,
                900_000 if last else None, f"{house}/{step}", zip_code,
            ))  # fmt: skip
    return touches
