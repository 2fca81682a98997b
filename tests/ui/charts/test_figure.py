"""What a figure says as sentences, as a table and as a file; round scales; the layout's sums."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Series, Unit, printed
from stormops_desktop.views.charts.plan import plan_of
from stormops_desktop.views.charts.scale import round_scale
from tests.ui.charts.figures import BARS, FIGURES, FUNNEL, GAUGE, LIFT, LINE, ORIGIN, STACKED

BOX = QRectF(0, 0, 400, 200)
numbers = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(numbers, numbers, st.integers(3, 9), st.booleans())
def test_a_scale_holds_both_numbers_and_zero(low: float, high: float, most: int, whole: bool) -> None:
    scale = round_scale(min(low, high), max(low, high), most, whole=whole)
    slack = 1e-9 * max(abs(scale.low), abs(scale.high))
    assert scale.low - slack <= min(low, high, 0)
    assert max(low, high, 0) <= scale.high + slack
    assert len(scale.ticks) <= most + 1
    assert any(abs(tick) <= slack for tick in scale.ticks)


def test_counts_have_whole_ticks() -> None:
    assert round_scale(0, 3, whole=True).ticks == (0, 1, 2, 3)
    assert round_scale(0, 1).ticks == (0, 0.25, 0.5, 0.75, 1)


def test_nothing_at_all_is_still_a_scale() -> None:
    assert round_scale(0, 0).high > 0


def test_a_point_is_a_sentence() -> None:
    assert BARS.spoken(0, 0) == "Treated, Rate: 12.0 %, interval 7.0 % to 20.0 %, n 100"
    assert STACKED.spoken(2, 3) == "McKinney, Control: —"
    assert GAUGE.spoken(0, 0) == "Storm, Play score: 60.5"


def test_the_table_has_the_same_numbers() -> None:
    assert BARS.head == ("Arm", "Rate", "From", "To", "Note")
    assert BARS.rows()[1] == ("Control", "8.0 %", "4.0 %", "15.0 %", "n 100")
    assert STACKED.rows()[3] == ("McKinney", "9", "31", "—")


def test_a_file_begins_with_where_it_comes_from() -> None:
    text = BARS.csv().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert [line[0] for line in lines[:4]] == ["# Conversion by arm", *(f"# {line}" for line in ORIGIN.lines)]
    assert lines[5] == ["Treated", "0.12", "0.07", "0.2", "n 100"]


def test_a_file_runs_no_formula() -> None:
    figure = Figure("f", Kind.BARS, "Names", ("=1+1", "-2"), (Series("@a", (Mark(-2.0), Mark(None))),))
    lines = list(csv.reader(io.StringIO(figure.csv().decode("utf-8-sig"))))
    assert lines[1:] == [["What", "'@a"], ["'=1+1", "-2"], ["-2", ""]]


def test_marks_must_fit_the_places() -> None:
    with pytest.raises(ValueError, match="1 marks for 2 places"):
        Figure("f", Kind.BARS, "t", ("a", "b"), (Series("s", (Mark(1.0),)),))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.COUNT, "—"), (234.0, Unit.COUNT, "234"), (0.125, Unit.PART, "12.5 %"),
        (0.145, Unit.DIFFERENCE, "+14.5 points"), (-0.02, Unit.DIFFERENCE, "-2.0 points"),
        (0.0, Unit.DIFFERENCE, "0.0 points"), (60.5, Unit.POINTS, "60.5"), (60.0, Unit.POINTS, "60"),
        (15000, Unit.CENTS, "$150"), (15050, Unit.CENTS, "$150.50"),
    ],
)  # fmt: skip
def test_numbers_in_their_unit(value: float | None, unit: Unit, text: str) -> None:
    assert printed(value, unit) == text


def test_bars_stand_on_zero_and_hang_from_it() -> None:
    plan = plan_of(LIFT, BOX)
    up, down = plan.spots
    assert up.box.bottom() == pytest.approx(plan.y(0))
    assert down.box.top() == pytest.approx(plan.y(0))
    assert up.high is not None and up.low is not None and up.high < up.box.top() < up.low


def test_stacks_touch_and_add_up() -> None:
    plan = plan_of(STACKED, BOX)
    treat, hold, control = plan.spots[:3]
    assert treat.box.top() == pytest.approx(hold.box.bottom())
    assert control.box.top() == pytest.approx(plan.y(47.0))


def test_a_funnel_is_as_wide_as_its_numbers() -> None:
    spots = plan_of(FUNNEL, BOX).spots
    assert spots[1].box.width() / spots[0].box.width() == pytest.approx(740 / 2000)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.key)
def test_everything_lies_in_the_plot(figure: Figure) -> None:
    plan = plan_of(figure, BOX)
    assert plan.spots
    for spot in plan.spots:
        corners = (spot.box.topLeft(), spot.box.bottomRight())
        assert all(BOX.adjusted(-6, -6, 6, 6).contains(corner) for corner in corners)


def test_a_finger_hits_the_column_it_aims_at() -> None:
    plan = plan_of(LINE, BOX)
    assert plan.at(QPointF(BOX.right(), 10)) in {19, 39}
    assert plan.at(QPointF(900, 900)) is None
