"""`stormops identity link`: the JSON that scripts read, and one sentence for what can't be linked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stormops_desktop.cli import main

HEAD = "lead_id,name,email,phone\n"
OURS = HEAD + "".join(f"o{at},Person Number{at:03},p{at}@x.org,21455512{at:02}\n" for at in range(40))
THEIRS = HEAD + "".join(
    f"t{at},Person Number{at:03},P{at}@X.ORG,+1 214 555 12{at:02}\n" for at in range(20, 60)
)


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    ours.write_text(OURS)
    theirs.write_text(THEIRS)
    return ours, theirs


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["identity", "link", *map(str, words)], standalone_mode=False)


def test_two_lists_are_linked_with_a_probability(lists: tuple[Path, Path]) -> None:
    result = run(*lists, "--json")
    assert result.return_value == 0
    answer = json.loads(result.stdout)
    assert {(pair["a"], pair["b"]) for pair in answer["pairs"]} == {
        (f"o{at}", f"t{at}") for at in range(20, 40)
    }
    assert all(0.5 <= pair["probability"] <= 1 for pair in answer["pairs"])
    assert sorted(answer["clusters"]) == sorted([f"o{at}", f"t{at}"] for at in range(20, 40))
    assert answer["seconds"] >= 0


def test_people_read_counts_first(lists: tuple[Path, Path]) -> None:
    assert run(*lists).stdout.startswith("20 links, 20 people with more than one record\n")


def test_what_names_nobody_is_exit_code_2(tmp_path: Path) -> None:
    file = tmp_path / "sizes.csv"
    file.write_text("colour,size\nred,4\n")
    result = run(file)
    assert (result.return_value, len(result.stderr.splitlines())) == (2, 1)
    assert "Name columns as: given_name, surname" in result.stderr


def test_three_lists_are_too_many(lists: tuple[Path, Path]) -> None:
    result = run(*lists, lists[0])
    assert result.return_value == 2
    assert "one list, or two" in result.stderr
