"""The play table on small and on arbitrary sets of touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.attribution.play_table import Cell, play_table
from stormops_desktop.domain.attribution.touches import Channel, Touch, channel_of

touches = st.lists(
    st.builds(
        Touch,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(Channel),
        st.integers(0, 10**12),
        st.sampled_from(["X", "Y", None]),
        st.booleans(),
        st.integers(0, 10**7),
    ),
    max_size=40,
)


def test_no_touches_no_rows() -> None:
    table = play_table([])
    assert (table.rows, table.total, table.properties) == ((), Cell(), 0)


def test_touches_without_play_have_a_row_of_their_own() -> None:
    table = play_table([Touch("a", Channel.SMS, 0, None), Touch("a", Channel.SMS, 1, "X")])
    assert [row.play for row in table.rows] == [None, "X"]
    assert table.properties == 1


def test_value_counts_only_with_a_conversion() -> None:
    table = play_table([Touch("a", Channel.CALL, 0, "X", value_cents=500)])
    assert table.total == Cell(1, 0, 0)


@given(touches)
def test_rows_add_up(some: list[Touch]) -> None:
    table = play_table(some)
    assert table.total.touches == len(some)
    for part in ("touches", "conversions", "value_cents"):
        of_rows = sum(getattr(row.total, part) for row in table.rows)
        of_cells = sum(getattr(cell, part) for row in table.rows for cell in row.channels.values())
        assert of_rows == of_cells == getattr(table.total, part)
    assert all(sum(row.share(channel) for channel in Channel) == pytest.approx(1) for row in table.rows)


@given(touches, st.randoms())
def test_figures_do_not_depend_on_the_order(some: list[Touch], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    rows = {row.play: row for row in play_table(shuffled).rows}
    assert rows == {row.play: row for row in play_table(some).rows}


@pytest.mark.parametrize(
    ("written", "channel"),
    [("ga4", Channel.GA4), ("Web", Channel.GA4), ("Door Knock", Channel.DOOR_KNOCK), ("phone", Channel.CALL),
     ("direct-mail", Channel.DIRECT_MAIL), ("carrier pigeon", Channel.OTHER), ("", Channel.OTHER)],
)  # fmt: skip
def test_spellings_of_channels(written: str, channel: Channel) -> None:
    assert channel_of(written) is channel
