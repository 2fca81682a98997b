"""The claim's list of papers: what is signed in the future or by nobody is pointed out."""

from stormops_desktop.domain.claims.papers import SignedPaper, check_papers

SIGNED_AT = 1_553_446_800_000


def test_future_and_unsigned_papers_are_pointed_out() -> None:
    good = SignedPaper("contingency", "a" * 64, "Maria Lopez", SIGNED_AT)
    assert check_papers([good], SIGNED_AT) == ()
    late = SignedPaper("coc", "a" * 64, " ", SIGNED_AT + 1)
    assert {each.code for each in check_papers([good, late], SIGNED_AT)} == {
        "signed_in_future",
        "signer_missing",
    }
