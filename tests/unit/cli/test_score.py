"""`stormops score play`: the JSON that scripts read, and exit code 2 for what are no counts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stormops_desktop.cli import main

WORKING = {
    "treat_high": 40, "high_uplift": 50, "jobs_completed": 30, "jobs_total": 40, "treat_n": 100,
    "treat_conversions": 12, "control_n": 100, "control_conversions": 8, "checks_failed": 3, "checks_run": 60,
}  # fmt: skip


def score(tmp_path: Path, text: str, *words: str) -> Result:
    file = tmp_path / "counts.json"
    file.write_text(text)
    return CliRunner().invoke(main, ["score", "play", "--input", str(file), *words], standalone_mode=False)


def test_the_answer_is_one_object_with_components_and_their_status(tmp_path: Path) -> None:
    result = score(tmp_path, json.dumps(WORKING), "--json")
    assert result.return_value == 0
    answer = json.loads(result.stdout)
    assert answer["score"] == pytest.approx(74.25)
    assert (answer["raw"], answer["measurable"]) == (pytest.approx(74.25), 100)
    assert answer["components"]["conversion_lift"] == {"value": pytest.approx(0.5), "status": "ok"}
    assert list(answer["components"]) == [
        "policy_coverage", "route_completion", "conversion_lift", "data_quality"
    ]  # fmt: skip


def test_people_read_the_headline_first(tmp_path: Path) -> None:
    assert score(tmp_path, json.dumps(WORKING)).stdout.startswith("74/100 (of 100 measurable)\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"treat_n": NaN}', "treat_n is nan. Give a whole number."),
        ('{"treat_n": 1, "treat_conversions": 2}', "2 of only 1"),
        ("[1, 2]", "one JSON object"),
        ("treat_n: 4", "this is not JSON"),
    ],
)
def test_bad_counts_are_one_sentence_and_exit_code_2(tmp_path: Path, text: str, says: str) -> None:
    result = score(tmp_path, text)
    assert result.return_value == 2
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    words = ["score", "play", "--input", str(tmp_path / "none.json")]
    result = CliRunner().invoke(main, words, standalone_mode=False)
    assert (result.return_value, result.stderr.split(":")[0]) == (2, "none.json")
