"""`stormops score play --storm` and `stormops nurture` on a planner's laptop over the real hub."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop
from tests.helpers.hub import PASSWORD, HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
Say = pytest.CaptureFixture[str]


def storm() -> list[Draft]:
    lines = [p.storm_line()]
    for n in range(1, 4):
        lines += [*p.house_lines(n), p.uplift_line(n, 0.2 + n / 100), p.decision_line(n, "treat")]
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in lines]


@pytest.fixture
def office(hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A planner's laptop with a decided storm; commands run there."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["planner"])
    laptop.capture(*storm())
    laptop.sync()
    laptop.desktop.close()

    def desktop() -> Any:
        laptop.start()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    monkeypatch.setenv("STORMOPS_PASSWORD", PASSWORD)
    return laptop


def run(capsys: Say, office: Laptop, *words: str) -> tuple[int, str, str]:
    email = office.hub.ours.people["planner"].email
    code = main([*words[:2], "--email", email, *words[2:]])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_storms_score_and_its_list(
    capsys: Say, office: Laptop, tmp_path: Path, laptops: Callable[..., Laptop], hub_app: HubAtHand
) -> None:
    code, out, err = run(capsys, office, "score", "play", "--storm", p.STORM, "--json")
    assert code == 0, err
    told = json.loads(out)
    assert (told["score"], told["counts"]["treat_high"], told["provisional"]) == (30, 3, True)
    code, out, _ = run(capsys, office, "nurture", "export", "--storm", p.STORM)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["property_id"] for row in rows] == [p.house(n) for n in (3, 2, 1)]
    back = tmp_path / "back.csv"
    back.write_text(f"property_id,converted\n{p.house(3)},yes\n{key('nobody')},yes\n")
    codes = [
        run(capsys, office, "nurture", "import-outcomes", "--storm", p.STORM, str(back), "--json")
        for _ in range(2)
    ]
    assert [code for code, _, _ in codes] == [3, 3]
    assert [json.loads(out)["accepted"] for _, out, _ in codes] == [1, 0]
    # What was taken goes to the office and to everybody there.
    office.start()
    office.sign_in(hub_app.ours.people["planner"])
    assert office.sync().problem == ""
    other = laptops()
    other.sign_in(hub_app.ours.people["manager"])
    other.sync()
    nurture, scores = other.desktop.services().nurture, other.desktop.services().scores
    assert nurture is not None and scores is not None
    assert nurture.count(p.STORM) == 2
    nurture.schedule(p.STORM, start_at=p.NOW)
    nurture.say(p.house(1), "opt_out")
    quality = other.desktop.services().quality
    assert quality is not None
    quality.mute("DQ02", p.NOW * 2, "known")
    scores.take_stock(p.STORM)
    report = other.sync()
    assert (report.problem, list(other.desktop.services().sync.inbox())) == ("", [])
    office.sync()
    here = office.desktop.services()
    assert here.nurture is not None and here.scores is not None
    assert here.nurture.count(p.STORM) == 1
    assert len(here.nurture.steps(p.STORM, p.house(2))) == 3
    assert len(here.scores.history(p.STORM)) == 1


def test_bad_questions_exit_with_2(capsys: Say, office: Laptop, tmp_path: Path) -> None:
    assert run(capsys, office, "score", "play")[0] == 2
    code, _, err = run(capsys, office, "score", "play", "--storm", p.STORM, "--as-of", "noon")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "no moment" in err
    bad = tmp_path / "bad.csv"
    bad.write_text("who,what\n")
    code, _, err = run(capsys, office, "nurture", "import-outcomes", "--storm", p.STORM, str(bad))
    assert code == 2
    assert "lacks the column" in err
