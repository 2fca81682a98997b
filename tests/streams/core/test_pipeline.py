"""Whatever the order, the batches and the repetitions, the results are those of a recomputation at once."""

from collections import Counter
from random import Random

import numpy as np
import pytest

from stormops_desktop.domain.attribution.chain import fit
from stormops_desktop.domain.attribution.journeys import TouchColumns, journeys
from sync.contracts.ops import Kind
from sync.streams.core.batch import recompute
from sync.streams.core.memory import MemoryStates
from sync.streams.core.pipeline import process
from sync.streams.core.shapes import ALLOWED_LATENESS_MS, WINDOW_MS, window_of
from sync.streams.core.windows import Status
from sync.streams.runner.pg_states import action_id
from tests.streams.events import (
    BEGIN_MS,
    CHANNELS,
    DAY,
    HOUR,
    MINUTE,
    STORM,
    TENANT,
    Season,
    arrivals,
    event_of,
    uuid_of,
)


def fed(events, dice=None, largest=40) -> MemoryStates:
    states, waiting = MemoryStates(), list(events)
    while waiting:
        size = dice.randrange(1, largest) if dice else len(waiting)
        process(TENANT, waiting[:size], states)
        waiting = waiting[size:]
    return states


def results(states: MemoryStates):
    windows = {(TENANT, *window): counts for window, counts in states.counts().items()}
    return windows, {(TENANT, *step): told for step, told in states.transitions().items()}


def a_touch(at, *, rev, recorded_at=None, row=None, house=None, channel="email", **more):
    fields = {
        "property_id": house or uuid_of(Random(5)),
        "channel": channel,
        "timestamp": at,
        "converted": False,
    }
    return event_of(
        "customer_journeys", row or uuid_of(Random(rev)), {**fields, **more}, rev=rev, at=at,
        recorded_at=at if recorded_at is None else recorded_at,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_any_arrival_gives_what_a_recomputation_gives(seed) -> None:
    dice = Random(seed)
    events = Season(dice).events(600)
    states = fed(arrivals(events, dice), dice)
    whole = recompute(events)
    assert results(states) == (whole.windows, whole.chains)
    assert sum(sum(counts.values()) for counts in whole.windows.values()) > 300


@pytest.mark.parametrize("seed", range(4))
def test_all_told_again_changes_nothing(seed) -> None:
    dice = Random(seed)
    events = Season(dice).events(300)
    states = fed(events)
    before, told, asked = results(states), len(states.told), len(states.actions)
    changes = process(TENANT, events, states)
    assert results(states) == before
    assert (len(states.told), len(states.actions)) == (told, asked)
    assert (changes.rows, changes.repeated) == ({}, 300)


def test_the_last_revision_of_a_window_has_its_counts() -> None:
    dice = Random(3)
    states = fed(arrivals(Season(dice).events(500), dice), dice)
    last = {(row.storm_id, row.start): row for row in sorted(states.told, key=lambda row: row.revision)}
    counts = states.counts()
    assert all(row.counts == counts.get(window, {}) for window, row in last.items())
    revisions = Counter((row.storm_id, row.start, row.revision) for row in states.told)
    assert set(revisions.values()) == {1}
    assert {row.status for row in states.told} == {Status.CLOSED, Status.CORRECTED}


def test_a_window_closes_when_time_has_passed_its_end_and_is_corrected_by_who_was_away() -> None:
    start = window_of(BEGIN_MS)
    states = fed([a_touch(start, rev=1), a_touch(start + WINDOW_MS + 4_000, rev=2)])
    assert states.told == []
    process(TENANT, [a_touch(start + WINDOW_MS + 5_000, rev=3)], states)
    assert [(row.revision, row.status, row.counts["touches.email"]) for row in states.told] == [
        (1, "closed", 1)
    ]
    late = a_touch(start + MINUTE, rev=4, recorded_at=start + 3 * DAY)
    process(TENANT, [late], states)
    assert [(row.start, row.revision, row.counts["touches.email"]) for row in states.told[1:]] == [
        (start, 2, 2)
    ]


def test_what_was_told_after_the_allowed_lateness_is_counted_as_that() -> None:
    recorded = BEGIN_MS + ALLOWED_LATENESS_MS + 1
    states = fed([a_touch(BEGIN_MS, rev=1, recorded_at=recorded)])
    assert states.counts() == {(STORM, window_of(recorded)): {"too_late": 1}}
    assert states.transitions()[STORM, "channel", "", "email"] == (1, 0)


def test_a_job_counts_once_where_it_was_completed_last() -> None:
    job = uuid_of(Random(1))

    def step(rev, to, at, *, effective=True):
        fields = {"from": "on_site", "to": to, "happened_at": at}
        return event_of("jobs", job, fields, rev=rev, kind=Kind.TRANSITION, at=at, effective=effective)

    later = BEGIN_MS + 2 * HOUR
    states = fed([
        step(1, "completed", BEGIN_MS), step(2, "on_site", BEGIN_MS + HOUR), step(3, "completed", later),
        step(4, "completed", later + DAY, effective=False),
    ])  # fmt: skip
    assert states.counts() == {(STORM, window_of(later)): {"jobs_completed": 1}}


def test_a_touch_taken_back_leaves_no_trace() -> None:
    touch = a_touch(BEGIN_MS, rev=1, converted=True, conversion_value_cents=900)
    gone = event_of("customer_journeys", touch.row_id, {}, rev=2, kind=Kind.DELETE)
    states = fed([touch, gone])
    assert (states.counts(), states.transitions()) == ({}, {})


def test_chain_counts_are_those_of_the_attribution_engine() -> None:
    dice = Random(8)
    touches = [event for event in Season(dice).events(800) if event.name in ("touch_logged", "conversion")]
    states = fed(touches, dice)
    houses = sorted({event.fields["property_id"] for event in touches})
    columns = TouchColumns(
        CHANNELS,
        np.array([CHANNELS.index(event.fields["channel"]) for event in touches]),
        np.array([houses.index(event.fields["property_id"]) for event in touches]),
        np.array([event.occurred_at for event in touches]),
        np.array([event.fields["converted"] for event in touches]),
        np.array([float(event.fields["conversion_value_cents"] or 0) for event in touches]),
    )
    chain = fit(journeys(columns))
    names = ("", *CHANNELS)
    counted = states.transitions()
    for row, came_from in enumerate(names):
        for column, to in enumerate(CHANNELS, 1):
            assert chain.counts[row, column] == counted.get((STORM, "channel", came_from, to), (0, 0))[0]
        assert (chain.converted[row], chain.value[row]) == counted.get(
            (STORM, "channel", came_from, "+"), (0, 0)
        )
        assert chain.lost[row] == counted.get((STORM, "channel", came_from, "-"), (0, 0))[0]


def test_a_fourth_contact_within_a_day_asks_for_rest_once() -> None:
    house = uuid_of(Random(2))
    touches = [a_touch(BEGIN_MS + n * HOUR, rev=n + 1, house=house, channel="sms") for n in range(4)]
    states = fed([touches[3], touches[0], touches[2], touches[1]], Random(1), 2)
    assert [(one.action, one.reason, one.since, one.until) for one in states.actions] == [
        ("throttle", "contact_frequency", BEGIN_MS + 3 * HOUR, BEGIN_MS + 3 * HOUR + 7 * DAY)
    ]


def test_large_hail_calls_for_the_storms_play() -> None:
    def report(rev, size):
        fields = {"hazard": "hail", "magnitude": size, "time_at": BEGIN_MS}
        return event_of("storm_reports", uuid_of(Random(rev)), fields, rev=rev)

    states = fed([report(1, 1.5), report(2, 1.75), report(2, 1.75)])
    assert [(one.action, one.reason, one.property_id) for one in states.actions] == [
        ("activate_storm_play", "hail_alert", "")
    ]


def test_an_alert_that_is_updated_asks_for_the_same_thing_once() -> None:
    alert = uuid_of(Random(1))
    said = {"kind": "weather", "heard_at": BEGIN_MS, "hail_in": 1.0}
    events = [event_of("area_alerts", alert, said, rev=1)]
    for rev, size in ((2, 2.0), (3, 2.5)):
        later = {"heard_at": BEGIN_MS + rev * HOUR, "hail_in": size}
        events.append(event_of("area_alerts", alert, later, rev=rev, kind=Kind.SET))
    states = fed(events)
    assert {(one.reason, one.because) for one in states.actions} == {("hail_alert", alert)}
    assert len(set(map(action_id, states.actions))) == 1
    assert states.counts() == {(STORM, window_of(BEGIN_MS + 3 * HOUR)): {"alerts.weather": 1}}


def test_a_warning_of_large_hail_does_too_and_a_competitors_move_for_a_look_at_prices() -> None:
    def alert(rev, **fields):
        said = {"heard_at": BEGIN_MS, **fields}
        return event_of("area_alerts", uuid_of(Random(rev)), said, rev=rev)

    small, large = alert(1, kind="weather", hail_in=1.5), alert(2, kind="weather", hail_in=2)
    rival, calm = alert(3, kind="competitor", move="price_drop"), alert(4, kind="weather", wind_mph=60.0)
    states = fed([small, large, rival, calm, large])
    assert [(one.action, one.reason, one.because) for one in states.actions] == [
        ("activate_storm_play", "hail_alert", large.row_id),
        ("adjust_pricing", "competitor_move", rival.row_id),
    ]
