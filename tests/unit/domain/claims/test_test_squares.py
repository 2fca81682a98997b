"""Counting hits, slope by slope, without ever calling a roof approved."""

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.test_squares import SquareCount, by_slope, check_squares

shown = {"photo_ids": ("p",)}


def test_squares_of_a_slope_are_averaged() -> None:
    squares = [SquareCount("S", 9), SquareCount("N", 2), SquareCount("S", 6)]
    south, north = by_slope(squares, hint_hits=8)
    assert (south.slope, south.squares, south.total_hits, south.mean_hits) == ("S", 2, 15, 7.5)
    assert not south.reaches_hint
    assert north.reaches_hint is False
    assert by_slope(squares)[0].reaches_hint is None


def test_the_hint_is_reached_at_its_number() -> None:
    assert by_slope([SquareCount("S", 8)], hint_hits=8)[0].reaches_hint is True


def test_no_squares_no_rows() -> None:
    assert by_slope([]) == ()
    assert check_squares([]) == ()


def test_impossible_counts_and_unseen_squares_are_pointed_out() -> None:
    squares = [
        SquareCount("S", 201, photo_ids=("p",)),
        SquareCount("N", -1, photo_ids=("p",)),
        SquareCount("E", 200),
        SquareCount("W", 0, photo_ids=("p",), confidence=1.5),
    ]
    assert [f.code for f in check_squares(squares)] == [
        "hits_out_of_range", "hits_out_of_range", "square_without_photo", "confidence_out_of_range",
    ]  # fmt: skip


@given(st.lists(st.builds(SquareCount, st.sampled_from("NESW"), st.integers(0, 200)), max_size=20))
def test_no_hit_is_lost_in_the_sum(squares: list[SquareCount]) -> None:
    rows = by_slope(squares)
    assert sum(row.total_hits for row in rows) == sum(square.hits for square in squares)
    assert sum(row.squares for row in rows) == len(squares)
