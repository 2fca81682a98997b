"""A company's own thresholds: tried before, kept as an edition with its reason, and houses scored by it."""

import pytest

from stormops_desktop.services.errors import NotAllowed, ServiceError
from tests.helpers.storms import StormBench

TOUGHER = {"asphalt_laminated": 2.0}


def test_another_table_is_tried_changed_and_scored_by(bench: StormBench) -> None:
    bench.furnish()
    desk = bench.desks.thresholds
    ((storm, moved),) = desk.would_move(TOUGHER).storms
    assert (storm, dict(moved.moves)) == ("Reports of 15 June 2018", {("B", "C"): 1, ("C", "D"): 1})
    assert desk.view().outdated == ()
    desk.change(TOUGHER, "Class of roofs here")
    view = desk.view()
    assert view.in_force.base_in["asphalt_laminated"] == 2.0
    assert view.in_force.base_in["slate"] == 1.5
    assert (view.in_force.reason, view.may_edit) == ("Class of roofs here", True)
    assert view.outdated == (("Reports of 15 June 2018", 3),)
    (done,), _ = desk.rescore()
    assert dict(done.moves) == dict(moved.moves)
    assert desk.view().outdated == ()
    assert [one.version for one in view.editions] == [view.in_force.version, "hail-1"]


def test_trying_changes_nothing(bench: StormBench) -> None:
    bench.furnish()
    logged = bench.column("SELECT count(*) FROM op_log")
    bench.desks.thresholds.would_move(TOUGHER)
    assert bench.column("SELECT count(*) FROM op_log") == logged


@pytest.mark.parametrize(
    ("table", "reason", "error", "said"),
    [
        ({"thatch": 1.0}, "x", ServiceError, "no roof material"),
        ({"slate": 9.0}, "x", ServiceError, "0.25 to 6"),
        ({"slate": 1.5}, "x", NotAllowed, "in force"),
        (TOUGHER, " ", NotAllowed, "why the thresholds change"),
    ],
)
def test_what_cannot_be_is_refused(
    bench: StormBench, table: dict[str, float], reason: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        bench.desks.thresholds.change(table, reason)


def test_planners_read_them_only(bench: StormBench) -> None:
    bench.become("planner")
    assert not bench.desks.thresholds.view().may_edit
    with pytest.raises(NotAllowed, match="managers and admins"):
        bench.desks.thresholds.change(TOUGHER, "x")
