"""`stormops jobs` as a script runs it, on a crew's laptop without a network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import PASSWORD, HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
Say = pytest.CaptureFixture[str]
JOB, HOUSE, ROUTE = key("job1"), key("house1"), key("route")


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A crew's laptop that has the day's jobs; commands run there."""
    office, laptop = laptops(), laptops()
    office.sign_in(hub_app.ours.people["planner"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    office.sync()
    laptop.sign_in(hub_app.ours.people["crew"])
    laptop.sync()
    laptop.desktop.accounts.set_pin("246813")
    laptop.desktop.close()

    def desktop() -> Any:
        laptop.start()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    monkeypatch.setenv("STORMOPS_PASSWORD", PASSWORD)
    return laptop


def run(capsys: Say, truck: Laptop, *words: str) -> Any:
    email = truck.hub.ours.people["crew"].email
    code = main(["jobs", words[0], "--email", email, *words[1:], "--json"])
    said = capsys.readouterr()
    assert code == 0, said.err
    return json.loads(said.out)


def test_a_visit_from_a_script(capsys: Say, truck: Laptop) -> None:
    shown = run(capsys, truck, "show", HOUSE)
    assert (shown["job_id"], shown["status"], shown["others"]) == (JOB, "assigned", [])
    assert run(capsys, truck, "progress", ROUTE)["completion_pct"] == 0
    told = run(
        capsys, truck, "update", JOB, "--status", "completed", "--outcome", "contingency_signed",
        "--notes", "Signed", "--claim", "severity=High", "--claim", "rcv=$11,000",
    )  # fmt: skip
    assert (told["status"], told["outcome"], told["pending"]) == ("completed", "contingency_signed", True)
    assert told["completed_at"] is not None
    assert told["notes"][0]["body"] == "Signed"
    progress = run(capsys, truck, "progress", ROUTE)
    assert (progress["completed"], progress["total"], progress["share"]) == (1, 2, 0.5)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("show", key("nowhere")), "not on this computer"),
        (("progress", key("nowhere")), "not on this computer"),
        (("update", JOB), "nothing to update"),
        (("update", JOB, "--status", "sleeping"), "is not a status"),
        (("update", JOB, "--claim", "rcv"), "is not FIELD=VALUE"),
        (("update", JOB, "--photo", "nowhere.jpg", "--status", "sleeping"), "is not a status"),
    ],
)
def test_what_can_not_be_is_one_sentence(
    capsys: Say, truck: Laptop, words: tuple[str, ...], why: str, tmp_path: Path
) -> None:
    email = truck.hub.ours.people["crew"].email
    assert main(["jobs", words[0], "--email", email, *words[1:]]) == 1
    said = capsys.readouterr()
    assert why in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
