"""What a spreadsheet would run is text in every file that the product writes; numbers stay numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.spreadsheets import FORMULA_STARTS, defused, numbered, safe_cell, separator_hint

RUN = ["=1+1", "+12145550134", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "-"]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == defused(text) == f"'{text}"


@given(st.text(max_size=30))
def test_no_cell_starts_as_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = safe_cell(text)
    assert cell.endswith(text)
    if cell.startswith(FORMULA_STARTS):
        float(cell)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_one_however_small(value: float) -> None:
    assert safe_cell(f"{value:.10g}") == f"{value:.10g}"


@pytest.mark.parametrize("value", ["12 Oak St", "", None, -5, 0.25])
def test_what_is_harmless_is_left_alone(value: object) -> None:
    assert defused(value) is value


def test_a_number_kept_as_text_is_text_where_numbers_are_numbers() -> None:
    assert defused("-5") == "'-5"
    assert safe_cell("-5") == "-5"


@pytest.mark.parametrize(
    ("header", "hint"),
    [("a;b;c", "semicolons"), ("a\tb", "tabs"), ("a,b;c", ""), ("a", ""), ("a,b\n1;2", "")],
)
def test_a_table_divided_by_something_else_says_what_to_do(header: str, hint: str) -> None:
    assert (hint in separator_hint(header)) if hint else separator_hint(header) == ""


def test_empty_lines_count_when_rows_are_named_and_short_ones_end_early() -> None:
    lines = [["1", "2"], [], [], ["3"], ["4", "5", "beyond"]]
    assert numbered(["a", "b"], lines) == [
        (2, {"a": "1", "b": "2"}),
        (5, {"a": "3"}),
        (6, {"a": "4", "b": "5"}),
    ]
