"""`stormops attribution`: the JSON that scripts read, and one sentence for files that can't be read."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from stormops_desktop.cli import main

PATHS = "path,conversions,value,nulls\nga4 > email > call,9,900,20\nemail > call,4,200,30\nga4,0,0,25\n"


def run(tmp_path: Path, text: str, *words: str) -> Result:
    file = tmp_path / "paths.csv"
    file.write_text(text)
    return CliRunner().invoke(main, ["attribution", str(file), *words], standalone_mode=False)


def test_every_method_with_shares_and_intervals(tmp_path: Path) -> None:
    result = run(tmp_path, PATHS, "--json", "--draws", "200", "--seed", "4")
    assert result.return_value == 0
    answer = json.loads(result.stdout)
    assert (answer["n_journeys"], answer["n_conversions"]) == (88, 13)
    assert "time_decay" in answer["left_out"]
    markov = answer["methods"]["markov"]
    assert set(markov) == {"ga4", "email", "call"}
    assert markov["ga4"]["lo"] < markov["ga4"]["share"] < markov["ga4"]["hi"]
    assert answer["methods"]["last_touch"]["call"] == {"share": 1.0, "lo": None, "hi": None}
    assert "last_touch: no variation in paths" in answer["notes"]
    assert run(tmp_path, PATHS, "--json", "--draws", "200", "--seed", "4").stdout == result.stdout


def test_people_read_counts_first_and_a_warning_when_they_are_few(tmp_path: Path) -> None:
    said = run(tmp_path, "path,conversions,value,nulls\na > b,2,0,3\n").stdout
    assert said.startswith("2 of 5 journeys converted; few,")


def test_a_bad_file_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    result = run(tmp_path, "path,conversions,value,nulls\na > b,x,0,3\n")
    assert result.return_value == 2
    assert result.stderr == "paths.csv: line 2: conversions is 'x', not a number. Nothing was computed.\n"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    words = ["attribution", str(tmp_path / "none.csv")]
    result = CliRunner().invoke(main, words, standalone_mode=False)
    assert (result.return_value, result.stderr.split(":")[0]) == (2, "none.csv")


def test_touches_that_name_plays_are_credited_by_play_and_channel(tmp_path: Path) -> None:
    rows = ["journey_id,channel,timestamp,converted,conversion_value,play_id"]
    for n in range(8):
        rows.append(f"{n},email,2024-06-15T10:00:00Z,false,0,Financing")
        rows.append(f"{n},sms,2024-06-15T11:00:00Z,false,0,Safety")
        if n % 2:
            rows.append(f"{n},call,2024-06-15T12:00:00Z,true,500,Safety")
    answer = json.loads(run(tmp_path, "\n".join(rows), "--json", "--draws", "20").stdout)
    markov = {play: told["share"] for play, told in answer["plays"]["markov"].items()}
    assert markov == {"Financing": 0.5, "Safety": 0.5}
    assert answer["play_channels"]["Financing"] == {"email": 0.5, "sms": 0.0, "call": 0.0}
    assert answer["play_channels"]["Safety"]["sms"] == answer["play_channels"]["Safety"]["call"] == 0.25


def test_a_path_table_names_no_plays(tmp_path: Path) -> None:
    assert "plays" not in json.loads(run(tmp_path, PATHS, "--json", "--draws", "0").stdout)
