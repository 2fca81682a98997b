"""Reports by filter, as rows and on the map; what an edition changed, opened later."""

import json

import pytest

from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.intake.changes import LONGEST, MOST_PARTS, change_drafts
from stormops_desktop.services.intake.models import HouseMoved, ReportMoved, TiersMoved
from stormops_desktop.services.intake.rows import IntakeIds
from stormops_desktop.services.storms.models import ReportFilter
from tests.helpers.intake import TENANT
from tests.helpers.storms import HAIL_NAME, StormBench, newer_edition

HOUR = 3_600_000


def test_reports_are_filtered_and_the_map_shows_the_same(bench: StormBench) -> None:
    storm_id = bench.furnish()
    every = bench.desks.evidence.reports(storm_id)
    assert (len(every.rows), every.of, every.sources) == (3, 3, ("spc_daily",))
    large = bench.desks.evidence.reports(storm_id, ReportFilter(least_in=1.5))
    assert [row.place for row in large.rows] == ["Moose Lake, Carlton, MN"]
    assert [mark.report_id for mark in large.map.reports] == [large.rows[0].report_id]
    assert large.map.swath
    assert (large.of, len(every.map.reports)) == (3, 3)
    assert every.span is not None
    early = bench.desks.evidence.reports(storm_id, ReportFilter(before=every.span[0] + HOUR))
    assert len(early.rows) == 1
    assert bench.desks.evidence.reports(storm_id, ReportFilter(hazard="wind")).rows == ()


def test_an_edition_can_be_opened_later(bench: StormBench) -> None:
    storm_id = bench.furnish()
    bench.bring_in(newer_edition())
    newest = bench.desks.board.card(storm_id).imports[0]
    assert newest.kept
    assert newest.counts == {"added": 1, "changed": 1, "withdrawn": 1, "houses": 3}
    told = bench.desks.evidence.diff(newest.import_id, storm_id)
    kinds = [(one.kind, one.row.place if one.row else "") for one in told.reports]
    assert kinds == [
        ("added", "A, B, WI"), ("changed", "Mosinee, Marathon, WI"), ("withdrawn", "Moose Lake, Carlton, MN"),
    ]  # fmt: skip
    grown = told.reports[1].fields
    assert [(one.name, one.was, one.now) for one in grown if one.name == "magnitude"] == [
        ("magnitude", "1", "2.25")
    ]
    moves = {one.address: (one.was, one.tier) for one in told.houses}
    assert moves == {
        "12 Oak St, Mosinee": ("C", "A"), "14 Oak St, Mosinee": ("D", "B"), "1 Elm St, Moose Lake": ("B", ""),
    }  # fmt: skip
    assert len(told.map.houses) == 3
    assert {mark.report_id for mark in told.map.reports} == {one.report_id for one in told.reports}
    assert told.map.bounds is not None


def test_a_first_import_has_no_list(bench: StormBench) -> None:
    storm_id = bench.furnish()
    (first,) = bench.desks.board.card(storm_id).imports
    with pytest.raises(NotFound, match="no list of changes"):
        bench.desks.evidence.diff(first.import_id, storm_id)
    assert bench.column("SELECT count(*) FROM import_changes") == [0]


def test_the_same_edition_again_leaves_no_list(bench: StormBench) -> None:
    bench.furnish()
    bench.bring_in(newer_edition())
    bench.bring_in(newer_edition(), HAIL_NAME)
    assert bench.column("SELECT count(*) FROM import_changes") == [1]


def test_long_lists_come_in_parts_that_the_office_takes() -> None:
    ids, storm = IntakeIds(TENANT), "0190b6d0-0000-7000-8000-00000000f001"
    key = "0190b6d0-0000-7000-8000-{:012d}"
    moved = [ReportMoved(storm, key.format(n), "changed", {"comments": ("x" * 900, "y")}) for n in range(500)]
    houses = tuple(HouseMoved(key.format(n), "A", "B", 80.0, 50.0) for n in range(40_000))
    tiers = TiersMoved(storm, {("A", "B"): 40_000}, 40_000, 40_000, houses)
    drafts = change_drafts(ids, key.format(1), moved, [tiers])
    assert len(drafts) == MOST_PARTS
    assert max(len(draft.fields["document"]) for draft in drafts) < LONGEST + 500
    first = json.loads(drafts[0].fields["document"])
    assert first["counts"] == {"changed": 500, "houses": 40_000}
    assert [draft.fields["part"] for draft in drafts] == list(range(MOST_PARTS))
    assert len({draft.key for draft in drafts}) == MOST_PARTS
