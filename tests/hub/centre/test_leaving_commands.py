"""`stormops-hub user remove` and `report quarantine`: who leaves, and what they hand over."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sync.contracts.ops import Kind, Op
from sync.serve.__main__ import main
from tests.helpers.hub import HubAtHand
from tests.hub.http.test_farewell import Leaving, receipt
from tests.hub.http.wire import new_id

pytestmark = pytest.mark.postgres


def run(hub: HubAtHand, data: Path, *arguments: str) -> Result:
    urls = hub.urls
    environment = {f"STORMOPS_DATABASE_URL_{role.upper()}": url for role, url in asdict(urls).items()}
    return CliRunner().invoke(main, ["--data-dir", str(data), *arguments], env=environment)


def test_what_a_member_who_left_hands_over_is_reported(hub_app: HubAtHand, tmp_path: Path) -> None:
    name, crew = hub_app.ours.name, hub_app.ours.people["crew"]
    leaving = Leaving(hub_app, crew)
    quiet = run(hub_app, tmp_path, "report", "quarantine")
    assert (quiet.exit_code, quiet.output) == (0, "Nobody who left had anything to hand over.\n")
    out = run(hub_app, tmp_path, "user", "remove", crew.email.upper(), "--tenant", name)
    assert (out.exit_code, out.output) == (0, f"{crew.email.upper()} is out of {name}.\n")
    notes = [Op(new_id(), Kind.ADD, "notes", new_id(), {"body": text}, 0, 1) for text in ("a", "b\0")]
    receipt(leaving.say(*notes, last=True))
    told = run(hub_app, tmp_path, "report", "quarantine", "--tenant", name)
    assert told.exit_code == 1
    assert f"{name}: {crew.email.title()}, truck: 2 changes, 0 files, " in told.output
    lines = run(hub_app, tmp_path, "report", "quarantine", "--json").output.splitlines()
    exported = [json.loads(line) for line in lines]
    assert [(each["n"], each["op"]["fields"]["body"]) for each in exported] == [(1, "a"), (2, "b\0")]
    assert {each["device"] for each in exported} == {crew.device}
    theirs = run(hub_app, tmp_path, "report", "quarantine", "--tenant", hub_app.theirs.name)
    assert theirs.exit_code == 0


def test_a_stolen_laptop_hands_over_nothing(hub_app: HubAtHand, tmp_path: Path) -> None:
    crew = hub_app.ours.people["crew"]
    leaving = Leaving(hub_app, crew)
    arguments = ("user", "remove", crew.email, "--tenant", hub_app.ours.name, "--farewell-days", "0")
    assert run(hub_app, tmp_path, *arguments).exit_code == 0
    assert leaving.say(last=True).status_code == 403
    again = run(hub_app, tmp_path, *arguments)
    assert again.exit_code != 0
    assert f"is not a member of {hub_app.ours.name}" in again.output
    nobody = run(hub_app, tmp_path, "user", "remove", "nobody@x.example", "--tenant", hub_app.ours.name)
    assert "Nobody here has the e-mail address" in nobody.output
