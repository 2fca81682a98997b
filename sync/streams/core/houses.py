"""Stage three, keyed by (tenant, storm, house): the house's path, kept as counts of a chain; and what the
guardrails find.

A path is what `domain/attribution/journeys` makes of the touches: in order of time, up to the first
conversion, nothing older than 90 days before its end. Each change of a touch takes the old path's transitions
out of the counts and puts the new path's in, so counts are those of a full recomputation at any moment.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from stormops_desktop.domain.nurture.guardrails import (
    Contact,
    Finding,
    competitor_move,
    findings,
    hail_alert,
    is_inbound,
    waiting,
)
from sync.streams.core.shapes import StormFact, Touch, TouchChange

LOOK_BACK_MS = 90 * 86_400_000
START, CONVERSION, NULL = "", "+", "-"
CHANNEL, PLAY, PAIR = "channel", "play", "pair"
LEVELS = (CHANNEL, PLAY, PAIR)
NO_PLAY = "none"

Steps = Mapping[tuple[str, str, str], tuple[int, int]]
"""{(level, from, to): (times, value in cents)}; see `ChainDelta`."""


class ChainDelta(msgspec.Struct, frozen=True, array_like=True):
    """A change of one transition of one chain.

    Attributes:
        level: who the players are: channels, plays, or "play|channel" pairs.
        came_from: a player or `START`. to: a player, `CONVERSION` or `NULL`.
        times: may be negative. value_cents: of conversions.
    """

    tenant_id: str
    storm_id: str
    level: str
    came_from: str
    to: str
    times: int
    value_cents: int


class Action(msgspec.Struct, frozen=True, array_like=True):
    """Something that the guardrails ask for, once. `because` is the id of the touch or report behind it."""

    tenant_id: str
    storm_id: str
    property_id: str
    action: str
    reason: str
    since: int
    until: int
    because: str


class HouseState(msgspec.Struct, array_like=True):
    """Touches by id, and the actions asked for already, as (reason, because)."""

    touches: dict[str, Touch]
    asked: list[tuple[str, str]] = []


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(HouseState).decode


Visited = tuple[bytes, tuple[ChainDelta, ...], tuple[Action, ...]]


def visit(state: bytes | None, *changes: TouchChange) -> Visited:
    """The house's next state, how the chain counts change, and new findings of the guardrails.

    Args:
        changes: of this house, in the order in which they came; several cost little more than one.
    """
    house = _decode(state) if state is not None else HouseState({})
    before = path(house.touches)
    contacts = {touch_id: contact_of(touch) for touch_id, touch in house.touches.items()}
    actions: list[Action] = []
    for change in changes:
        if change.touch is None:
            house.touches.pop(change.touch_id, None)
            contacts.pop(change.touch_id, None)
        else:
            house.touches[change.touch_id] = change.touch
            contacts[change.touch_id] = contact_of(change.touch)
            actions += _new_actions(house, contacts, change)
    return _encode(house), _chain_deltas(changes[0], before, path(house.touches)), tuple(actions)


def waiting_since(state: bytes) -> tuple[str, int] | None:
    """The touch after which the house waits for an answer, and when that was; None for none.

    Whoever has a clock escalates when it has waited too long (`Caps.answer_ms`); the stage has none.
    """
    found = waiting(contact_of(touch) for touch in _decode(state).touches.values())
    return None if found is None else (found.contact_id, found.at)


def steps_of(state: bytes) -> Steps:
    """What the house's path puts into the counts of the chains now: the whole, and not a difference."""
    return transitions(path(_decode(state).touches))


def path(touches: Mapping[str, Touch]) -> tuple[Touch, ...]:
    """The touches that can earn credit, in order."""
    ordered = sorted(touches.values(), key=lambda one: (one.at, one.converted, one.channel, one.touch_id))
    end = next((place for place, one in enumerate(ordered) if one.converted), len(ordered) - 1)
    ordered = ordered[: end + 1]
    return tuple(one for one in ordered if one.at >= ordered[-1].at - LOOK_BACK_MS)


def transitions(path: tuple[Touch, ...]) -> Steps:
    """The steps of one path; nothing for none."""
    if not path:
        return {}
    last = path[-1]
    end, worth = (CONVERSION, last.value_cents) if last.converted else (NULL, 0)
    times: Counter[tuple[str, str, str]] = Counter()
    for level in LEVELS:
        names = [player(level, one) for one in path]
        times.update((level, *step) for step in zip([START, *names], [*names, end], strict=True))
    return {step: (count, worth if step[2] == CONVERSION else 0) for step, count in times.items()}


def player(level: str, touch: Touch) -> str:
    """Who a touch is credited to."""
    play = touch.play or NO_PLAY
    return {CHANNEL: touch.channel, PLAY: play, PAIR: f"{play}|{touch.channel}"}[level]


def _chain_deltas(
    change: TouchChange, before: tuple[Touch, ...], after: tuple[Touch, ...]
) -> tuple[ChainDelta, ...]:
    if before == after:
        return ()
    changed = differences(transitions(before), transitions(after))
    return tuple(ChainDelta(change.tenant_id, change.storm_id, *step, *by) for step, by in changed.items())


def differences(old: Steps, new: Steps) -> Steps:
    """What has to be added to the counts when a path with the old steps becomes one with the new."""
    found = {}
    for step in sorted({*old, *new}):
        was, now = old.get(step, (0, 0)), new.get(step, (0, 0))
        if was != now:
            found[step] = (now[0] - was[0], now[1] - was[1])
    return found


def contact_of(touch: Touch) -> Contact:
    """A touch as the guardrails see it."""
    return Contact(
        touch.touch_id,
        touch.at,
        touch.channel,
        touch.outcome,
        inbound=is_inbound(touch.direction, touch.channel),
    )


def _new_actions(house: HouseState, contacts: Mapping[str, Contact], change: TouchChange) -> Iterator[Action]:
    known = set(map(tuple, house.asked))
    for found in findings(contacts.values()):
        if (found.reason, found.because) not in known:
            house.asked.append((found.reason, found.because))
            yield _action(change, found)


def _action(change: TouchChange, found: Finding) -> Action:
    return Action(
        change.tenant_id, change.storm_id, change.property_id, found.action, found.reason, found.since,
        found.until, found.because,
    )  # fmt: skip


def alerts(fact: StormFact) -> tuple[Action, ...]:
    """What a fact about a whole storm asks for."""
    found = (
        competitor_move(fact.report_id, fact.at)
        if fact.rival
        else hail_alert(fact.report_id, fact.at, fact.size_in)
    )
    if found is None:
        return ()
    asked = (found.action, found.reason, found.since, found.until, found.because)
    return (Action(fact.tenant_id, fact.storm_id, "", *asked),)
