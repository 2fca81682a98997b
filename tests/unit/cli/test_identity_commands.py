"""`stormops identity` over a company's own data: bring in, find, look at pairs; refusals in one sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import entering
from stormops_desktop.cli.identity import identity
from tests.helpers.asgi import BASE_URL
from tests.helpers.hub import PASSWORD, HubAtHand

pytestmark = pytest.mark.postgres
LIST = "name,email,phone\nAnn Lee,ann@mail.example,2145559123\nA. Lee,,214-555-9123\n,,\n"


@dataclass
class Machine:
    """A laptop whose commands reach the service."""

    hub: HubAtHand
    settings: DesktopSettings

    def desktop(self) -> Desktop:
        return open_desktop(self.settings, self.hub.anonymous())

    def run(self, role: str, *words: str) -> Result:
        person = self.hub.ours.people[role]
        given = [words[0], "--email", person.email, "--password", PASSWORD, *words[1:]]
        return CliRunner().invoke(identity, given, standalone_mode=False)


@pytest.fixture
def machine(hub_app: HubAtHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    settings = DesktopSettings(
        tmp_path, BASE_URL, keyring=lambda: None, cost=Argon2Cost(1, 8, 1),
        now_ms=lambda: int(hub_app.clock.now * 1_000),
    )  # fmt: skip
    laptop = Machine(hub_app, settings)
    monkeypatch.setattr(entering, "open_desktop", laptop.desktop)
    yield laptop


def test_a_list_comes_in_and_people_are_found(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "fair.csv"
    file.write_text(LIST, encoding="utf-8")
    taken = machine.run("manager", "import", str(file), "--json")
    told = json.loads(taken.stdout)
    assert (taken.return_value, told["records"], told["refused"][0]["line"]) == (3, 2, 4)
    found = json.loads(machine.run("manager", "show", "ann@mail.example", "--json").stdout)["people"]
    assert [one["name"] for one in found] == ["Ann Lee"]
    assert {one["value"] for one in found[0]["identifiers"]} >= {"ann@mail.example", "+12145559123"}
    assert "ann@mail.example" in machine.run("manager", "show", "Ann").stdout
    queue = json.loads(machine.run("manager", "queue", "--json").stdout)
    assert (queue["count"], queue["pairs"][0]["evidence"]) == (1, {"phone": 0.85})
    assert "1 pairs to look at" in machine.run("manager", "queue").stdout
    assert "0 new records" in machine.run("manager", "gather").stdout
    assert "Nobody is known by that." in machine.run("manager", "show", "zzz").stdout


def test_what_can_t_be_done_is_said(machine: Machine, tmp_path: Path) -> None:
    crew = machine.run("crew", "queue")
    assert "crew's computer" in str(crew.exception)
    missing = machine.run("manager", "import", str(tmp_path / "none.csv"))
    assert "can't be read" in str(missing.exception)
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    assert "no column" in str(machine.run("manager", "import", str(empty)).exception)
