"""`stormops import` as a script runs it: dry runs without anybody, real ones as a member, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from tests.helpers.desktops import Laptop
from tests.helpers.hub import PASSWORD, HubAtHand
from tests.helpers.intake import DAILY_HAIL, data_file, needs_data

Say = pytest.CaptureFixture[str]


@pytest.fixture
def hail(tmp_path: Path) -> Path:
    path = tmp_path / "180615_rpts_hail.csv"
    path.write_text(DAILY_HAIL, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STORMOPS_PIN", "STORMOPS_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: Say, *words: str) -> tuple[int, str, str]:
    code = main(["import", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_dry_run_needs_nobody(capsys: Say, hail: Path) -> None:
    code, out, _ = run(capsys, str(hail), "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["rows"], told["accepted"], told["unchanged"]) == (
        0,
        "spc_daily",
        3,
        3,
        0,
    )
    assert (told["rejected"], told["compared"]) == ([], False)
    assert told["span_utc"] == ["2018-06-15T13:35:00Z", "2018-06-16T10:20:00Z"]


def test_rows_that_were_not_taken_are_exit_code_3(capsys: Say, hail: Path) -> None:
    hail.write_text(DAILY_HAIL + "9999,100,A,B,WI,44.7,-89.6,x\n", encoding="utf-8")
    code, out, _ = run(capsys, str(hail), "--dry-run", "--json")
    assert code == 3
    assert json.loads(out)["rejected"] == [{"row": 5, "reason": "has no valid time: 2018-06-15 9999"}]
    assert "row 5 has no valid time" in run(capsys, str(hail), "--dry-run")[1]


@pytest.mark.parametrize("text", ["<html>404</html>", "", "a,b\n1,2\n", '{"features": ['])
def test_bad_files_are_exit_code_2_and_one_sentence(capsys: Say, tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    for words in ((str(path), "--dry-run", "--json"), (str(path),), (str(tmp_path / "none"), "--dry-run")):
        code, out, err = run(capsys, *words)
        assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_mapping_says_where_the_address_is(capsys: Say, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text("Wo,Y,X\n12 Oak St,33.0,-96.7\n", encoding="utf-8")
    assert run(capsys, str(path), "--dry-run")[0] == 2
    code, out, _ = run(
        capsys,
        str(path),
        "--dry-run",
        "--json",
        "--map",
        "address=Wo",
        "--map",
        "latitude=Y",
        "--map",
        "longitude=X",
    )
    assert (code, json.loads(out)["kind"], json.loads(out)["accepted"]) == (0, "crm_leads", 1)
    assert run(capsys, str(path), "--dry-run", "--map", "Wo")[0] == 2


@pytest.mark.postgres
def test_a_member_imports_once(
    capsys: Say,
    hub_app: HubAtHand,
    laptops: Callable[..., Laptop],
    monkeypatch: pytest.MonkeyPatch,
    hail: Path,
) -> None:
    laptop = laptops()
    laptop.desktop.close()

    def desktop() -> Any:
        laptop.start()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    monkeypatch.setenv("STORMOPS_PASSWORD", PASSWORD)
    who = ("--email", hub_app.ours.people["planner"].email, "--json")
    first = json.loads(run(capsys, str(hail), *who)[1])
    again = json.loads(run(capsys, str(hail), *who)[1])
    assert (first["accepted"], first["compared"]) == (3, True)
    assert (again["accepted"], again["unchanged"]) == (0, 3)
    assert json.loads(run(capsys, str(hail), "--dry-run", *who)[1])["unchanged"] == 3
    assert run(capsys, str(hail), "--storm", "No such storm", *who)[0] == 2


@needs_data
def test_the_real_quarter(capsys: Say) -> None:
    path = data_file("storms", "ncei_details_2019_jan_mar.csv.gz")
    code, out, _ = run(capsys, str(path), "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["rows"], told["accepted"], told["others"]) == (0, 15_447, 4_167, 11_280)
