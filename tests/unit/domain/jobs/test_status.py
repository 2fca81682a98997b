"""The status machine, enumerated: every state, every event, every pair of events."""

from itertools import permutations, product

import pytest

from stormops_desktop.domain.jobs.status import (
    CLOSED,
    OPEN,
    RANK,
    JobStatus,
    is_legal,
    next_steps,
    parse,
    step,
)

S = JobStatus
EVENTS = [(a, b) for a, b in product(S, S) if is_legal(a, b, office=True)]
FORWARD = [(a, b) for a, b in EVENTS if a in OPEN and b is not S.CANCELLED and RANK[b] > RANK[a]]


def apply(state, event, at=0, *, office=True):
    status, completed_at = state
    return step(status, completed_at, came_from=event[0], to=event[1], at=at, concurrent=True, office=office)


def fold(state, events):
    for at, event in events:
        taken = apply(state, event, at)
        state = (taken.status, taken.completed_at)
    return state


def start(status):
    return (status, 5 if status is S.COMPLETED else None)


@pytest.mark.parametrize("office", [True, False])
def test_legal_steps_are_those_of_the_decision(office):
    table = {came: {to for to in S if is_legal(came, to, office=office)} for came in S}
    closing = {S.COMPLETED, S.SKIPPED, S.CANCELLED}
    assert table[S.PENDING] == {S.ASSIGNED, S.EN_ROUTE, S.ON_SITE} | closing
    assert table[S.ASSIGNED] == {S.PENDING, S.EN_ROUTE, S.ON_SITE} | closing
    assert table[S.EN_ROUTE] == {S.ON_SITE} | closing
    assert table[S.ON_SITE] == closing
    assert table[S.COMPLETED] == table[S.SKIPPED] == {S.ON_SITE, S.PENDING}
    assert table[S.CANCELLED] == ({S.ON_SITE, S.PENDING} if office else set())


@pytest.mark.parametrize("state", S)
def test_a_step_from_where_the_job_is_always_happens_and_nothing_illegal_ever_does(state):
    for came_from, to in product(S, S):
        taken = apply(start(state), (came_from, to), at=9)
        if not is_legal(came_from, to, office=True):
            assert taken.illegal
            assert (taken.status, taken.effective) == (state, False)
        elif came_from is state:
            assert (taken.status, taken.effective, taken.contested) == (to, True, False)


@pytest.mark.parametrize("state", S)
def test_forward_reports_of_two_people_commute(state):
    for first, second in product(FORWARD, FORWARD):
        ends = {fold(start(state), order) for order in permutations([(7, first), (3, second)])}
        assert len(ends) == 1, (state, first, second, ends)


def test_three_forward_reports_commute_from_every_open_state():
    for state in OPEN:
        for trio in product(FORWARD[::2], FORWARD[1::2], FORWARD[::3]):
            timed = list(enumerate(trio))
            assert len({fold(start(state), order) for order in permutations(timed)}) == 1, (state, trio)


@pytest.mark.parametrize("state", S)
def test_every_triple_keeps_completed_at_exactly_while_completed(state):
    for first, second in product(EVENTS, EVENTS):
        status, completed_at = fold(start(state), [(7, first), (8, second)])
        assert (completed_at is not None) == (status is S.COMPLETED), (state, first, second)


def test_cancelled_against_completed_is_for_a_person_in_both_orders():
    done = apply((S.CANCELLED, None), (S.ON_SITE, S.COMPLETED), at=4)
    gone = apply((S.COMPLETED, 4), (S.ON_SITE, S.CANCELLED))
    assert (done.contested, done.effective, done.status) == (True, False, S.CANCELLED)
    assert (gone.contested, gone.effective, gone.status) == (True, False, S.COMPLETED)


def test_a_report_that_lost_by_rank_is_merged_and_asks_nobody():
    late = apply((S.COMPLETED, 5), (S.ASSIGNED, S.EN_ROUTE))
    assert (late.merged, late.effective, late.contested, late.completed_at) == (True, False, False, 5)


def test_two_completions_keep_the_earlier_time():
    assert fold((S.ON_SITE, None), [(9, (S.ON_SITE, S.COMPLETED)), (4, (S.ON_SITE, S.COMPLETED))]) == (
        S.COMPLETED,
        4,
    )


def test_a_crew_may_reopen_its_own_work_but_not_what_the_office_cancelled():
    assert apply((S.COMPLETED, 5), (S.COMPLETED, S.ON_SITE), office=False).completed_at is None
    assert apply((S.CANCELLED, None), (S.CANCELLED, S.PENDING), office=False).illegal
    assert apply((S.CANCELLED, None), (S.CANCELLED, S.PENDING), office=True).status is S.PENDING


@pytest.mark.parametrize(
    ("spelling", "status"),
    [
        ("done", S.COMPLETED),
        ("Completed", S.COMPLETED),
        ("complete", S.COMPLETED),
        ("in progress", S.ON_SITE),
    ],
)
def test_older_spellings_are_read(spelling, status):
    assert parse(spelling) is status
    assert apply((S.PENDING, None), ("pending", spelling)).status is status


def test_a_spelling_nobody_knows_is_illegal_and_changes_nothing():
    taken = apply((S.PENDING, None), ("pending", "exploded"))
    assert (taken.illegal, taken.status, taken.effective) == (True, "pending", False)


def test_next_steps_never_offer_the_present_state():
    for status in S:
        assert status not in next_steps(status, office=True)
    assert next_steps(S.CANCELLED, office=False) == ()
    assert set(CLOSED) <= set(next_steps(S.ON_SITE, office=False))
