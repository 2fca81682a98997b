"""Signatures, places and pages: what counts, what is kept, and that it comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.papers.pages import (
    Drawn,
    Filled,
    Page,
    PagesError,
    Words,
    as_bytes,
    read_pages,
    words_on,
)
from stormops_desktop.domain.papers.place import Place, read_place
from stormops_desktop.domain.papers.signature import Ink, NotSigned, SignedBy, checked, signature_hash

WAVE = ((0.1, 0.5), (0.4, 0.2), (0.8, 0.9))


def test_a_drawn_signature_is_kept_inside_the_field() -> None:
    kept = checked(Ink("  Maria   Lopez ", (WAVE, ((1.5, -1.0),), ())))
    assert (kept.signer, kept.signed_by) == ("Maria Lopez", SignedBy.DRAWN)
    assert kept.strokes == (WAVE, ((1.0, 0.0),))
    assert checked(kept) == kept


@pytest.mark.parametrize(("ink", "says"), [
    (Ink(" ", (WAVE,)), "Write the name"), (Ink("x" * 121, (WAVE,)), "at most 120"),
    (Ink("Maria"), "Sign in the field"), (Ink("Maria", (((0.1, 0.1), (0.11, 0.1)),)), "Sign in the field"),
    (Ink("Maria", (WAVE,), typed=True), "needs the tick"),
])  # fmt: skip
def test_what_is_no_signature_is_refused_in_words(ink: Ink, says: str) -> None:
    with pytest.raises(NotSigned, match=says):
        checked(ink)


def test_a_typed_name_needs_consent_and_drops_the_strokes() -> None:
    kept = checked(Ink("Maria", (WAVE,), typed=True, consent=True))
    assert (kept.strokes, kept.signed_by) == ((), SignedBy.TYPED)


def test_the_hash_tells_signers_strokes_and_ways_apart() -> None:
    inks = (
        Ink("Maria", (WAVE,)), Ink("Ana", (WAVE,)), Ink("Maria", (WAVE[:2],)),
        Ink("Maria", typed=True, consent=True),
    )  # fmt: skip
    assert len({signature_hash(ink) for ink in inks}) == 4
    assert signature_hash(inks[0]) == signature_hash(checked(inks[0]))


@pytest.mark.parametrize(("typed", "place"), [
    ("33.1032, -96.6706", Place("33.10320, -96.67060", 33.1032, -96.6706)),
    ("12 Oak  St, Allen ", Place("12 Oak St, Allen")), ("95, 12", Place("95, 12")), ("0, 0", Place("0, 0")),
    ("", Place("")),
])  # fmt: skip
def test_a_place_is_words_or_a_spot(typed: str, place: Place) -> None:
    assert read_place(typed) == place


NUMBERS = st.floats(0, 800).map(lambda number: round(number, 2))
POINTS = st.tuples(NUMBERS, NUMBERS)
COLOURS = st.sampled_from(["#1b2733", "#eef2f5"])
ITEMS = st.one_of(
    st.builds(Words, NUMBERS, NUMBERS, NUMBERS, st.booleans(), COLOURS, st.text(max_size=20)),
    st.builds(Filled, NUMBERS, NUMBERS, NUMBERS, NUMBERS, COLOURS),
    st.builds(Drawn, st.lists(POINTS, max_size=5).map(tuple), NUMBERS, COLOURS),
)
PAGES = st.lists(st.builds(Page, NUMBERS, NUMBERS, st.lists(ITEMS, max_size=8).map(tuple)), max_size=3)


@given(pages=PAGES)
def test_pages_come_back_as_they_were(pages: list[Page]) -> None:
    kept = as_bytes(pages)
    assert read_pages(kept) == tuple(pages)
    assert as_bytes(read_pages(kept)) == kept


@pytest.mark.parametrize("data", [
    b"", b"%PDF-1.4", b"[]", b'{"format":"stormops-pages-9","pages":[]}',
    b'{"format":"stormops-pages-1","pages":[[1,2,[["z"]]]]}',
    b'{"format":"stormops-pages-1","pages":[[1,2,[["d",1,"#000000",[1,2,3]]]]]}',
])  # fmt: skip
def test_other_bytes_are_no_pages(data: bytes) -> None:
    with pytest.raises(PagesError):
        read_pages(data)


def test_the_words_of_pages() -> None:
    page = Page(1, 1, (Words(0, 0, 9, False, "#000000", "one"), Filled(0, 0, 1, 1, "#000000")))
    assert words_on([page, page]) == "one\none"
