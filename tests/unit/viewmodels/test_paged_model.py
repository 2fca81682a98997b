"""A window over a query: few pages, stale rows instead of holes, the last wish first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.paged_model import KEPT_PAGES, PAGE_ROWS, Column, PagedTableModel, RowRole
from tests.helpers.runners import HeldRunner, InlineRunner

ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass
class Numbers:
    """A query whose row n reads "<prefix>n"."""

    total: int
    prefix: str = "row "
    asked: list[int] = field(default_factory=list)

    def count(self) -> int:
        return self.total

    def page(self, offset: int, limit: int) -> Sequence[str]:
        self.asked.append(offset // PAGE_ROWS)
        return [f"{self.prefix}{n}" for n in range(offset, min(self.total, offset + limit))]


COLUMNS: tuple[Column[str], ...] = (
    Column("Name", lambda row: row, lambda row: f"{row}, spoken"),
    Column("Length", lambda row: str(len(row)), numeric=True),
)


def inline(source: Numbers) -> PagedTableModel[str]:
    model = PagedTableModel[str](COLUMNS, InlineRunner())
    model.show(source)
    return model


def test_qts_own_checks_hold(qtmodeltester: ModelTester) -> None:
    model = inline(Numbers(450))
    qtmodeltester.check(model)
    model.show(Numbers(0))
    qtmodeltester.check(model)


def test_a_row_far_down_brings_its_page_and_only_that() -> None:
    source = Numbers(100_000)
    model = inline(source)
    assert model.rowCount() == 100_000
    model.index(50_100, 0).data()
    assert source.asked == [0, 250]
    assert model.index(50_100, 0).data() == "row 50100"


def test_a_page_on_its_way_shows_an_ellipsis_and_is_asked_for_once() -> None:
    runner, source = HeldRunner(), Numbers(1_000)
    model = PagedTableModel[str](COLUMNS, runner)
    model.show(source)
    runner.release_all()
    assert [model.index(500, 0).data() for _ in range(3)] == ["…"] * 3
    assert runner.held == 1
    runner.release_all()
    assert model.index(500, 0).data() == "row 500"
    assert source.asked == [0, 2]


def test_a_flick_through_the_table_fetches_the_last_pages_first() -> None:
    runner, source = HeldRunner(), Numbers(10_000)
    model = PagedTableModel[str](COLUMNS, runner)
    model.show(source)
    runner.release_all()
    for page in range(1, 20):
        model.index(page * PAGE_ROWS, 0).data()
    runner.release_all()
    assert source.asked[0:3] == [0, 1, 19]
    assert len(source.asked) <= 6


def test_only_a_few_pages_are_kept() -> None:
    source = Numbers(PAGE_ROWS * (KEPT_PAGES + 5))
    model = inline(source)
    for page in range(KEPT_PAGES + 5):
        model.index(page * PAGE_ROWS, 0).data()
    model.index(PAGE_ROWS, 0).data()
    assert source.asked.count(1) == 2


def test_while_a_change_is_read_the_old_rows_stay(qtbot: QtBot) -> None:
    runner, source = HeldRunner(), Numbers(300)
    model = PagedTableModel[str](COLUMNS, runner)
    model.show(source)
    runner.release_all()
    source.prefix, source.total = "new ", 301
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh()
        assert model.index(5, 0).data() == "row 5"
        runner.release_all()
    assert model.index(5, 0).data() == "new 5"
    assert model.rowCount() == 301


def test_a_page_seen_before_a_change_is_read_again_when_it_is_looked_at() -> None:
    source = Numbers(1_000)
    model = inline(source)
    model.index(450, 0).data()
    source.prefix = "new "
    model.refresh()
    model.index(450, 0).data()
    assert model.index(450, 0).data() == "new 450"


def test_rows_that_went_away_shrink_the_table_without_a_reset(qtmodeltester: ModelTester) -> None:
    source = Numbers(500)
    model = inline(source)
    source.total = 120
    model.refresh()
    assert model.rowCount() == 120
    qtmodeltester.check(model)


def test_the_answer_of_an_older_query_is_dropped() -> None:
    runner = HeldRunner()
    model = PagedTableModel[str](COLUMNS, runner)
    model.show(Numbers(3, "old "))
    model.show(Numbers(3, "new "))
    runner.release(1)
    runner.release_all()
    assert model.index(0, 0).data() == "new 0"


def test_a_read_that_fails_is_told_and_leaves_the_rows() -> None:
    model = inline(Numbers(10))
    told: list[object] = []
    model.broke.connect(told.append)

    class Broken(Numbers):
        def count(self) -> int:
            raise OSError("locked")

    model.show(Broken(3))
    assert [str(error) for error in told] == ["locked"]
    assert model.rowCount() == 10


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (int(Qt.ItemDataRole.DisplayRole), "row 2"),
        (ACCESSIBLE, "row 2, spoken"),
        (RowRole, "row 2"),
        (int(Qt.ItemDataRole.DecorationRole), None),
        (int(Qt.ItemDataRole.FontRole), None),
    ],
)
def test_few_roles_are_served(role: int, expected: object) -> None:
    assert inline(Numbers(5)).index(2, 0).data(role) == expected


def test_numbers_stand_to_the_right_in_cells_and_head() -> None:
    model = inline(Numbers(5))
    role = Qt.ItemDataRole.TextAlignmentRole
    right = Qt.AlignmentFlag.AlignRight
    assert Qt.AlignmentFlag(model.index(0, 1).data(role)) & right
    assert Qt.AlignmentFlag(model.headerData(1, Qt.Orientation.Horizontal, int(role))) & right
    assert not Qt.AlignmentFlag(model.index(0, 0).data(role)) & right
