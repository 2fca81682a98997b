"""`stormops routes solve`: the JSON that scripts read, and one sentence with exit code 2 for bad input."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stormops_desktop.cli import main, run_command
from stormops_desktop.cli.routes_watched import watched
from stormops_desktop.domain.routing.search import Progress
from tests.helpers.streets import Streets, street_server

HEADER = "property_id,latitude,longitude,expected_uplift,service_min,window_start,window_end\n"
HOUSES = "".join(
    f"h{at},{32.7 + at * 0.003:.4f},{-96.8 + (at * 7 % 5) * 0.004:.4f},0.1,10,,\n" for at in range(12)
)


def _solve(file: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["routes", "solve", str(file), *words], standalone_mode=False)


def _answer(file: Path, *words: str) -> dict[str, Any]:
    result = _solve(file, "--json", *words)
    assert result.return_value == 0, result.stderr
    answer = json.loads(result.stdout)
    assert list(answer) == ["routes", "cost", "unassigned", "seconds", "iterations", "engine", "matrix"]
    return answer  # type: ignore[no-any-return]


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    file = tmp_path / "houses.csv"
    file.write_text(HEADER + HOUSES)
    return file


def test_a_table_of_properties_becomes_routes_of_at_most_so_many_stops(houses: Path) -> None:
    answer = _answer(houses, "--iterations", "500", "--max-per-route", "5", "--depot", "32.7,-96.8")
    assert sorted(stop for route in answer["routes"] for stop in route) == sorted(
        f"h{at}" for at in range(12)
    )
    assert max(map(len, answer["routes"])) == 5
    assert (answer["iterations"], answer["engine"], answer["matrix"]) == (
        500,
        "ruin-recreate",
        "great_circle",
    )
    assert 2_000 < answer["cost"] < 30_000  # metres


def test_the_same_iterations_and_seed_give_the_same_answer(houses: Path) -> None:
    first = _answer(houses, "--iterations", "400", "--seed", "3")
    again = _answer(houses, "--iterations", "400", "--seed", "3")
    assert {**first, "seconds": 0} == {**again, "seconds": 0}


def test_one_crew_with_a_short_shift_takes_the_houses_of_highest_uplift(tmp_path: Path) -> None:
    file = tmp_path / "few.csv"
    file.write_text(HEADER + "a,32.70,-96.80,0.01,60,,\nb,32.70,-96.801,0.2,60,,\nc,32.701,-96.8,0.3,60,,\n")
    words = ("--iterations", "500", "--depot", "32.7,-96.8", "--crews", "1", "--shift", "09:00-11:30")
    answer = _answer(file, *words)
    assert sorted(answer["routes"][0]) == ["b", "c"]
    assert answer["unassigned"] == [{"id": "a", "reason": "crews_are_full"}]


def test_hours_make_seconds_count_and_the_cost_is_told_in_metres(tmp_path: Path) -> None:
    """A hundredth of a degree north, there and back: by street, not by prices or seconds."""
    file = tmp_path / "one.csv"
    file.write_text(HEADER + "a,32.71,-96.80,0.2,60,09:00,11:00\n")
    answer = _answer(file, "--iterations", "10", "--depot", "32.7,-96.8", "--shift", "08:00-12:00")
    assert answer["cost"] == pytest.approx(2 * 1.3 * 1_111.95, rel=1e-4)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--seconds", "nan"), "not a number of seconds"),
        (("--seconds", "inf"), "not in the range"),
        (("--shift", "8-17"), "give it as HH:MM-HH:MM"),
    ],
)
def test_hours_that_cannot_be_meant_are_not_solved(
    houses: Path, words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["routes", "solve", str(houses), "--iterations", "5", *words]) == 2
    said = capsys.readouterr()
    assert says in said.err and said.out == ""


def test_a_house_whose_coordinates_changed_places_is_named(houses: Path) -> None:
    houses.write_text(f"{houses.read_text()}swapped,-86.7,33.1,0.1,10,,\n")
    result = _solve(houses, "--iterations", "5", "--json")
    assert "Far from all the other houses: row 14." in result.stderr
    assert len(json.loads(result.stdout)["routes"][0]) == 13


def test_a_planar_file_counts_its_rows_and_the_streets(tmp_path: Path) -> None:
    file = tmp_path / "plane.csv"
    file.write_text("x_m,y_m (row 0 = crew yard)\n0,0\n300,400\n")
    answer = _answer(file, "--planar", "--iterations", "10")
    assert (answer["routes"], answer["cost"]) == ([[1]], 1_300)


def test_published_instances_are_solved_in_their_own_units(stormops_data: Path) -> None:
    cvrp = _answer(stormops_data / "routing/CVRP/X-n101-k25.vrp", "--iterations", "30000")
    assert 27_591 <= cvrp["cost"] < 27_591 * 1.02
    solomon = _answer(stormops_data / "routing/VRPTW/C101.txt", "--iterations", "20000")
    assert solomon["cost"] == pytest.approx(827.3)


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        (HEADER + "a,,\n", (), "No coordinates: row 2"),
        ("id,lat\n1,2\n", (), "The header lacks property_id, latitude, longitude"),
        (HEADER + HOUSES, ("--crews", "0"), "zero crews"),
        (HEADER + HOUSES, ("--max-per-route", "0"), "room for one stop"),
        (HEADER + HOUSES, ("--depot", "here"), "LAT,LON"),
        (HEADER + HOUSES, ("--depot", "0,0"), "no place on earth"),
        (HEADER + HOUSES, ("--shift", "soon"), "HH:MM-HH:MM"),
        (HEADER + HOUSES, ("--planar", "--depot", "1,2"), "--planar"),
        ("a story\n", (), "neither VRPLIB nor Solomon"),
        ("x_m,y_m\n0,0\n", (), "give --planar"),
        ("", (), "neither VRPLIB"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(
    tmp_path: Path, text: str, words: tuple[str, ...], says: str
) -> None:
    file = tmp_path / "given.csv"
    file.write_text(text)
    result = _solve(file, "--json", *words)
    assert result.return_value == 2
    assert result.stdout == ""
    assert says in result.stderr and result.stderr.count("\n") == 1


def test_a_missing_or_binary_file_is_told_apart(tmp_path: Path) -> None:
    assert "no such file" in _solve(tmp_path / "none.csv").stderr
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"\xff\xfe\x00\x01")
    assert "UTF-8" in _solve(odd).stderr


def test_where_no_road_leads_the_great_circle_counts_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "houses.csv"
    rows = ["property_id,latitude,longitude", *(f"{n},33.0{n},-96.7" for n in range(1, 7))]
    table.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(Streets, "islands", frozenset({(-96.7, 33.06)}))
    with street_server() as address:
        words = ["routes", "solve", str(table), "--iterations", "50", "--depot", "33.0,-96.7", "--json"]
        result = CliRunner().invoke(main, [*words, "--osrm", address], standalone_mode=False)
    answer = json.loads(result.stdout)
    assert (answer["matrix"], answer["unassigned"]) == ("osrm", [])
    assert answer["cost"] < 10_000  # seconds
    assert "No road leads to 1 of 7 places" in result.stderr


def test_ctrl_c_ends_a_search_with_the_best_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with watched() as listen:
        assert listen(Progress(0.1, 5.0))
        signal.raise_signal(signal.SIGINT)
        assert not listen(Progress(0.2, 4.0))
        assert signal.getsignal(signal.SIGINT) == before  # a second one is not caught
    assert "best so far" in capsys.readouterr().err
