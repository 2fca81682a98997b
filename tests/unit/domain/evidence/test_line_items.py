"""What a photo must answer, and which questions do not apply to it."""

import pytest

from stormops_desktop.domain.evidence.line_items import Question, Said, counted_hits, unanswered
from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.domain.evidence.taxonomy import Category, Labels

SQUARE = Mark(MarkKind.TEST_SQUARE, ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)), hits=9)


def test_a_photo_without_a_word_leaves_open_where_what_and_which_line() -> None:
    assert unanswered(Said(Labels())) == (Question.WHERE, Question.WHAT, Question.WHICH_LINE)


def test_a_close_up_is_asked_how_big_and_its_answer_is_taken() -> None:
    labels = Labels(category="close_up", slope="S")
    assert unanswered(Said(labels, claim_items=("roof_covering",))) == (Question.HOW_MUCH,)
    assert unanswered(Said(labels, extent="1.5 in", claim_items=("roof_covering",))) == ()


def test_a_counted_square_says_how_many_and_one_of_the_claim_which_line() -> None:
    labels = Labels(shot="test_square", slope="N")
    assert unanswered(Said(labels, marks=(SQUARE,))) == (Question.WHICH_LINE,)
    assert unanswered(Said(labels, in_square=True)) == ()
    assert counted_hits((SQUARE, SQUARE, Mark(MarkKind.LETTER, ((0, 0),), "M"))) == 18
    assert counted_hits(()) is None


@pytest.mark.parametrize("category", ["address_front", "document", "safety"])
def test_the_house_number_supports_no_line(category: str) -> None:
    assert unanswered(Said(Labels(category=Category(category)))) == ()
