"""Panels: deltas folded on an old snapshot give the new one, whoever looks and whatever happened between."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contracts.entities.fieldwork import JOB_STATUS
from sync.contracts.live import Panel, fold
from sync.contracts.live_panels import (
    GONE_KEPT,
    MARKS_KEPT,
    Batch,
    DecisionFact,
    JobFact,
    PanelCells,
    RouteFact,
    Sight,
    StormPanels,
)
from sync.hub.live.pages import Walk, page

EVERY = frozenset(Panel)
OFFICE = Sight(EVERY)
ROUTES = ("", "r1", "r2", "r3")
CREW = Sight(frozenset({Panel.JOBS, Panel.MAP}), frozenset({"r1", "r3"}))
SIGHTS = (OFFICE, CREW, Sight(frozenset({Panel.MAP})), replace(CREW, routes=frozenset()))


def job(n: int, route: str = "r1", status: str = "assigned", rev: int = 0, gone: bool = False) -> JobFact:
    return JobFact(f"j{n}", f"p{n}", route, status, rev, gone)


def opened(**rows: object) -> StormPanels:
    made = StormPanels()
    made.apply(Batch("e", 1, 0, EVERY, **rows))  # type: ignore[arg-type]
    return made


jobs = st.builds(
    job, st.integers(0, 9), st.sampled_from(ROUTES), st.sampled_from(JOB_STATUS), gone=st.booleans()
)
routes = st.builds(
    RouteFact, st.sampled_from(ROUTES[1:]), st.sampled_from(("A", "B")), st.sampled_from((None, "c1", "c2")),
    gone=st.booleans(),
)  # fmt: skip
decisions = st.builds(
    DecisionFact, st.uuids().map(str), st.sampled_from(("p1", "p2")), st.sampled_from(("treat", "hold")),
    st.just(0),
)  # fmt: skip
cells = st.none() | st.dictionaries(
    st.sampled_from(("counts", "run", "credit a b")), st.integers(), max_size=3
)
steps = st.lists(
    st.tuples(
        st.lists(jobs, max_size=6), st.lists(routes, max_size=2), st.lists(decisions, max_size=2),
        cells, cells,
    ),
    min_size=1, max_size=12,
)  # fmt: skip


def batches(
    found: list[tuple[list[JobFact], list[RouteFact], list[DecisionFact], object, object]],
) -> list[Batch]:
    """Revision 1 holds the panels whole; a row is in a revision once."""
    made = []
    for seq, (moved, ways, decided, score, credit) in enumerate(found, start=1):
        made.append(Batch(
            "e", seq, seq, EVERY if seq == 1 else frozenset(),
            tuple({one.job_id: replace(one, rev=seq) for one in moved}.values()),
            tuple({one.route_id: one for one in ways}.values()),
            tuple(replace(one, rev=seq) for one in decided),
            score, credit,  # type: ignore[arg-type]
        ))  # fmt: skip
    return made


@settings(max_examples=60, deadline=None)
@given(steps, st.sampled_from(SIGHTS), st.data())
def test_a_snapshot_and_the_deltas_after_it_are_the_later_snapshot(found, sight, data) -> None:
    panels, states = StormPanels(), {}
    reader, stands = None, 0
    for batch in batches(found):
        panels.apply(batch)
        states[panels.seq] = panels.state(sight)
        if reader is None:
            reader, stands = panels.state(sight), panels.seq
        elif data.draw(st.booleans()):  # a slow reader is told several revisions in one
            reader, stands = fold(reader, over_the_wire(changes(panels, stands, sight))), panels.seq
        assert {panel: dict(kept) for panel, kept in reader.items()} == states[stands]


@settings(max_examples=60, deadline=None)
@given(steps)
def test_a_replay_of_all_rows_is_what_the_day_made(found) -> None:
    panels = StormPanels()
    last_jobs: dict[str, JobFact] = {}
    last_routes: dict[str, RouteFact] = {}
    decided: list[DecisionFact] = []
    score = credit = None
    for batch in batches(found):
        panels.apply(batch)
        last_jobs.update({one.job_id: one for one in batch.jobs})
        last_routes.update({one.route_id: one for one in batch.routes})
        decided += batch.decisions
        score = batch.score if batch.score is not None else score
        credit = batch.attribution if batch.attribution is not None else credit
    replayed = StormPanels()
    replayed.apply(Batch(
        "e", panels.seq, panels.as_of, EVERY, tuple(last_jobs.values()), tuple(last_routes.values()),
        tuple(decided), score, credit,
    ))  # fmt: skip
    for sight in SIGHTS:
        assert replayed.state(sight) == panels.state(sight)


def over_the_wire(changes):
    return msgspec.json.decode(msgspec.json.encode(changes))


def changes(panels: StormPanels, since: int, sight: Sight) -> dict[str, dict[str, object]]:
    """What is told to one who stands at `since`, in one message."""
    told = page(panels, sight, Walk.of(since, panels.seq), 1 << 20)
    assert told.onward is None
    return over_the_wire(told.cells)


@settings(max_examples=80, deadline=None)
@given(steps, st.sampled_from(SIGHTS), st.sampled_from((1, 60, 200)), st.data())
def test_pages_told_while_all_moves_make_the_newest_state(found, sight, most, data) -> None:
    """A snapshot, and a delta after it, each in as many messages as one draws, rows changing in between."""
    panels, coming = StormPanels(), iter(batches(found))
    panels.apply(next(coming))
    reader: Any = {panel: {} for panel in panels.state(sight)}
    since: int | None = None
    for _ in range(2):
        walk: Walk | None = Walk.of(since, panels.seq)
        while walk is not None:
            told = page(panels, sight, walk, most)
            assert told.onward is None or told.onward.parts == walk.parts + 1
            reader, walk = fold(reader, over_the_wire(told.cells)), told.onward
            since = panels.seq
            if walk is not None and data.draw(st.booleans()) and (batch := next(coming, None)):
                panels.apply(batch)
        assert reader == panels.state(sight)
        if (batch := next(coming, None)) is not None:
            panels.apply(batch)


def test_a_page_is_no_larger_than_asked_for_unless_one_cell_is() -> None:
    panels = opened(routes=tuple(RouteFact(f"r{n}", "x" * 300, None) for n in range(9)))
    walk: Walk | None = Walk.of(None, panels.seq)
    sizes = []
    while walk is not None:
        told = page(panels, OFFICE, walk, 1_000)
        sizes.append(len(msgspec.json.encode(told.cells)))
        walk = told.onward
    assert len(sizes) == 5
    assert max(sizes) <= 1_000 + 50
    alone = page(panels, OFFICE, Walk.of(None, panels.seq), 10)
    assert len(alone.cells["jobs"]) == 1


def test_counts_are_of_every_status_in_the_contracts_order() -> None:
    panels = opened(
        jobs=(job(1), job(2, status="completed"), job(3, route="", status="pending")),
        routes=(RouteFact("r1", "75002 A", "c1"),),
    )
    assert panels.state(OFFICE)["jobs"] == {
        "r1": {"name": "75002 A", "crew": "c1", "counts": [0, 1, 0, 0, 1, 0, 0]},
        "": {"name": "", "crew": None, "counts": [1, 0, 0, 0, 0, 0, 0]},
    }


def test_a_job_that_moves_is_counted_in_one_place_and_told_in_one_delta() -> None:
    panels = opened(jobs=(job(1), job(2)))
    panels.apply(Batch("e", 5, 0, jobs=(job(1, route="r2", status="on_site", rev=5),)))
    told = changes(panels, 1, OFFICE)
    assert told["jobs"]["r1"]["counts"] == [0, 1, 0, 0, 0, 0, 0]
    assert told["jobs"]["r2"]["counts"] == [0, 0, 0, 1, 0, 0, 0]
    assert told["map"] == {"r1/j1": None, "r2/j1": ["p1", "on_site", 5]}


def test_a_crew_hears_of_its_own_routes_only_and_of_what_leaves_them() -> None:
    panels = opened(jobs=(job(1), job(2, route="r2")), routes=(RouteFact("r2", "Others", "c2"),))
    assert "r2" not in str(panels.state(CREW)) and "Others" not in str(panels.state(CREW))
    panels.apply(
        Batch("e", 2, 0, jobs=(job(1, route="r2", rev=2), job(2, route="r2", status="skipped", rev=2)))
    )
    assert changes(panels, 1, CREW) == {"jobs": {"r1": None}, "map": {"r1/j1": None}}


def test_nothing_new_is_no_change() -> None:
    panels = opened(jobs=(job(1),), score={"counts": 1})
    panels.apply(Batch("e", 2, 0, jobs=(job(1),), score={"counts": 1}))
    assert panels.seq == 2
    assert changes(panels, 1, OFFICE) == {}


def test_the_map_holds_the_newest_marks_only() -> None:
    many = tuple(job(n, rev=n) for n in range(MARKS_KEPT + 50))
    panels = opened(jobs=many)
    marks = panels.state(OFFICE)["map"]
    assert len(marks) == MARKS_KEPT
    assert "r1/j49" not in marks and "r1/j50" in marks
    assert sum(panels.state(OFFICE)["jobs"]["r1"]["counts"]) == MARKS_KEPT + 50


def test_panels_that_nobody_looks_at_are_let_go_and_read_anew() -> None:
    panels = opened(jobs=(job(1),))
    panels.forget([Panel.JOBS])
    assert not panels.reaches(1, OFFICE)
    panels.apply(Batch("e", 4, 0, frozenset({Panel.JOBS}), jobs=(job(1), job(2))))
    assert panels.state(OFFICE)["jobs"]["r1"]["counts"][1] == 2
    assert not panels.reaches(3, OFFICE) and panels.reaches(4, OFFICE)


@pytest.mark.parametrize(("gone", "reaches"), [(GONE_KEPT, True), (GONE_KEPT + 1, False)])
def test_what_went_is_remembered_up_to_a_bound(gone: int, reaches: bool) -> None:
    cells = PanelCells(floor=0)
    for n in range(gone):
        cells.put(str(n), n, 1)
    for n in range(gone):
        cells.drop(str(n), 2 + n)
    assert len(cells.gone) <= GONE_KEPT
    assert (cells.floor <= 1) is reaches
