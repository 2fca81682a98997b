"""The chain of a job's papers shows every change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.papers import START, SignedPaper, check_papers, first_break, link

SIGNED_AT = 1_553_446_800_000


def chain(count: int) -> list[SignedPaper]:
    papers: list[SignedPaper] = []
    before = START
    for i in range(count):
        sha, signer, at = f"{i:064x}", f"Maria Lopez {i}", SIGNED_AT + i
        before = link(before, sha, signer, at)
        papers.append(SignedPaper("contingency", sha, signer, at, before))
    return papers


def test_the_text_under_the_hash_is_fixed_for_ever() -> None:
    assert link(START, "ab" * 32, "Maria Lopez", SIGNED_AT) == (
        "48e49ba68cad909a52d67e3ff069b11723ff0cbfa5a36ae7041dda9c8803b5aa"
    )


def test_an_honest_chain_holds() -> None:
    assert first_break(chain(5)) is None
    assert first_break([]) is None
    assert check_papers(chain(3), SIGNED_AT + 10) == ()


@pytest.mark.parametrize("change", [{"sha256": "f" * 64}, {"signer": "Somebody Else"}, {"signed_at": 1}])
@given(count=st.integers(1, 6), data=st.data())
def test_any_change_is_found_where_it_was_made(
    change: dict[str, object], count: int, data: st.DataObject
) -> None:
    papers = chain(count)
    at = data.draw(st.integers(0, count - 1))
    papers[at] = replace(papers[at], **change)  # type: ignore[arg-type]
    assert first_break(papers) == at


def test_a_missing_and_a_swapped_paper_are_found() -> None:
    papers = chain(4)
    assert first_break(papers[:1] + papers[2:]) == 1
    assert first_break([papers[1], papers[0], *papers[2:]]) == 0
    found = check_papers(papers[1:], SIGNED_AT + 10)
    assert [f.code for f in found] == ["chain_broken"]
    assert "number 1" in found[0].sentence


def test_a_name_cannot_be_made_to_look_like_another_paper() -> None:
    plain = link(START, "a" * 64, "Ann", SIGNED_AT)
    assert link(START, "a" * 64, f"Ann\n{SIGNED_AT}", SIGNED_AT) != plain
    assert link(START, "a" * 64, "  Ann ", SIGNED_AT) == plain


def test_future_and_unsigned_papers_are_pointed_out() -> None:
    late = link(START, "a" * 64, "", SIGNED_AT + 1)
    codes = {f.code for f in check_papers([SignedPaper("coc", "a" * 64, "", SIGNED_AT + 1, late)], SIGNED_AT)}
    assert codes == {"signed_in_future", "signer_missing"}
