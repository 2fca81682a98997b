"""`stormops bundle`: out of one computer, into another, with sentences for what goes wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
Say = pytest.CaptureFixture[str]
WORDS = "four dry words here"
AT = ["--pin", "314159"]


@pytest.fixture
def pair(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> tuple[Laptop, Laptop]:
    """Two laptops of the crew, closed, a note captured on the first."""
    office = laptops()
    office.sign_in(hub_app.ours.people["planner"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    office.sync()
    made = []
    for _ in range(2):
        laptop = laptops()
        laptop.sign_in(hub_app.ours.people["crew"])
        laptop.desktop.accounts.set_pin("314159")
        made.append(laptop)
    made[0].desktop.services().job_verbs.add_note(key("job1"), "Only on the first one")
    return made[0], made[1]


def commands_run_on(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def desktop() -> Any:
        laptop.restart()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)


def test_out_of_one_into_another(
    pair: tuple[Laptop, Laptop], tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "work.stormops"
    commands_run_on(pair[0], monkeypatch)
    monkeypatch.setenv("STORMOPS_BUNDLE_PASSPHRASE", WORDS)
    assert main(["bundle", "export", str(stick), *AT]) == 0
    assert "1 changes and 0 photos" in capsys.readouterr().out
    commands_run_on(pair[1], monkeypatch)
    assert main(["bundle", "import", str(stick), *AT, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == 1
    assert main(["bundle", "import", str(stick), *AT]) == 0
    assert "here already" in capsys.readouterr().out
    assert main(["sync", *AT, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sent"], told["waiting"]) == (1, 0)


def test_what_goes_wrong_is_one_sentence(
    pair: tuple[Laptop, Laptop], tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "work.stormops"
    commands_run_on(pair[0], monkeypatch)
    assert main(["bundle", "export", str(stick), "--passphrase", "short", *AT]) == 1
    assert "at least 10 characters" in capsys.readouterr().err
    assert main(["bundle", "export", str(tmp_path / "no" / "stick"), "--passphrase", WORDS, *AT]) == 1
    assert "Is the stick plugged in" in capsys.readouterr().err
    assert main(["bundle", "import", str(stick), "--passphrase", WORDS, *AT]) == 1
    assert "could not be read" in capsys.readouterr().err
    stick.write_bytes(b"a holiday picture" * 10)
    assert main(["bundle", "import", str(stick), "--passphrase", WORDS, *AT]) == 1
    assert "no StormOps bundle" in capsys.readouterr().err
