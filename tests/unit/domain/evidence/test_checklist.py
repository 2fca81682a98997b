"""The matrix of slopes and shots, its gaps and their reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.evidence.checklist import (
    CellState,
    Excuse,
    Gap,
    GapReason,
    Taken,
    Wanted,
    build_checklist,
    gap_in_words,
)
from stormops_desktop.domain.evidence.taxonomy import COMPASS, Category, Labels, Shot, Slope

S, N = Slope.S, Slope.N
WANTED = Wanted(slopes=(S, N), damaged=frozenset({S}), categories=(Category.ADDRESS_FRONT,))


def photo(name: str, slope: str, category: str, *, shot: str = "", readable: bool = True) -> Taken:
    return Taken(name, Labels(category, slope, shot), readable)


FULL = [
    photo("1", "", "address_front"),
    photo("2", "S", "slope_overview"),
    photo("3", "S", "test_square"),
    photo("4", "S", "close_up"),
    photo("5", "N", "slope_overview"),
]


def test_all_there() -> None:
    checklist = build_checklist(WANTED, FULL)
    assert checklist.complete
    assert checklist.cells[S, Shot.TEST_SQUARE].photo_ids == ("3",)
    assert checklist.cells[N, Shot.CLOSE_UP].state is CellState.OPTIONAL
    assert len(checklist.cells) == 2 * len(Shot)


@pytest.mark.parametrize("missing", range(5))
def test_each_missing_photo_is_one_gap(missing: int) -> None:
    checklist = build_checklist(WANTED, FULL[:missing] + FULL[missing + 1 :])
    assert len(checklist.gaps) == 1


def test_gaps_are_named() -> None:
    gaps = build_checklist(WANTED, []).gaps
    assert [gap_in_words(gap) for gap in gaps] == [
        "S: overview", "S: test square", "S: close up", "N: overview", "address front",
    ]  # fmt: skip
    assert Gap(Slope.ALL, None, Category.ADDRESS_FRONT) in gaps


def test_an_excuse_covers_a_slope_or_one_shot() -> None:
    whole = build_checklist(WANTED, FULL[:1] + FULL[4:], [Excuse(S, GapReason.TOO_STEEP)])
    assert whole.complete
    assert whole.cells[S, Shot.OVERVIEW].state is CellState.EXCUSED
    one = build_checklist(WANTED, FULL[:1] + FULL[4:], [Excuse(S, GapReason.UNSAFE, Shot.CLOSE_UP)])
    assert [gap.shot for gap in one.gaps] == [Shot.OVERVIEW, Shot.TEST_SQUARE]


def test_front_and_south_are_one_slope_when_the_front_faces_south() -> None:
    photos = [FULL[0], *(photo(p.photo_id, "front", p.labels.category) for p in FULL[1:4]), FULL[4]]
    assert not build_checklist(WANTED, photos).complete
    facing = Wanted((S, N), frozenset({Slope.FRONT}), (Category.ADDRESS_FRONT,), front_deg=175)
    assert build_checklist(facing, photos).complete


def test_a_picture_of_the_whole_roof_is_an_overview_of_each_slope_and_nothing_nearer() -> None:
    drone = [FULL[0], photo("d", "all", "drone", shot="overview"), photo("c", "all", "close_up")]
    checklist = build_checklist(WANTED, drone)
    assert checklist.cells[N, Shot.OVERVIEW].state is CellState.DONE
    assert [gap.shot for gap in checklist.gaps] == [Shot.TEST_SQUARE, Shot.CLOSE_UP]


def test_unreadable_photos_prove_nothing_and_unlabelled_ones_are_shown() -> None:
    photos = [*FULL[:4], photo("5", "N", "slope_overview", readable=False), photo("6", "", "")]
    checklist = build_checklist(WANTED, photos)
    assert len(checklist.gaps) == 1
    assert "6" in checklist.unplaced
    assert "1" not in checklist.unplaced


slopes = st.lists(st.sampled_from(COMPASS), unique=True, max_size=8)
photos = st.lists(
    st.builds(
        photo,
        st.uuids().map(str),
        st.sampled_from(["", "N", "S", "all", "front", "up"]),
        st.sampled_from(["slope_overview", "test_square", "close_up", "interior", "hologram", ""]),
    ),
    max_size=12,
)


@given(slopes=slopes, taken=photos, more=photos)
def test_more_photos_never_make_a_gap(slopes: list[Slope], taken: list[Taken], more: list[Taken]) -> None:
    wanted = Wanted(slopes, frozenset(slopes[:2]))
    before = set(build_checklist(wanted, taken).gaps)
    assert set(build_checklist(wanted, taken + more).gaps) <= before
