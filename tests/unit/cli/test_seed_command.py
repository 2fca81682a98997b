"""`stormops seed` at the real service: an admin's company gets the demo, everybody else a sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from click.testing import CliRunner, Result

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import entering
from stormops_desktop.cli.seed import seed, seed_company
from stormops_desktop.services.errors import Unreachable
from stormops_desktop.services.seed import LONE_STAR
from tests.helpers.asgi import BASE_URL, AsgiTransport, Refuses
from tests.helpers.hub import PASSWORD, HubAtHand

pytestmark = pytest.mark.postgres


@dataclass
class Machine:
    """A laptop whose commands reach the service; `broken` is a link that fails instead."""

    hub: HubAtHand
    settings: DesktopSettings
    broken: httpx.BaseTransport | None = None

    def desktop(self) -> Desktop:
        return open_desktop(self.settings, self.hub.anonymous(self.broken))

    def seed(self, role: str, *words: str) -> Result:
        person = self.hub.ours.people[role]
        given = ["--email", person.email, "--password", PASSWORD, "--houses", "120", *words]
        return CliRunner().invoke(seed, given, standalone_mode=False)

    def told(self, *words: str) -> dict[str, Any]:
        result = self.seed("admin", "--json", *words)
        return dict(json.loads(result.stdout))


@pytest.fixture
def machine(hub_app: HubAtHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    settings = DesktopSettings(
        tmp_path, BASE_URL, keyring=lambda: None, cost=Argon2Cost(1, 8, 1),
        now_ms=lambda: int(hub_app.clock.now * 1_000),
    )  # fmt: skip
    laptop = Machine(hub_app, settings)
    monkeypatch.setattr(entering, "open_desktop", laptop.desktop)
    yield laptop


def test_an_admin_loads_the_demo_once(machine: Machine) -> None:
    first = machine.told()
    assert (first["already"], first["houses"], first["waiting"], first["problem"]) == (False, 120, 0, "")
    assert first["sent"] == first["ops"] > 1_000
    again = machine.seed("admin")
    assert again.return_value == 0
    assert "loaded before" in again.stdout


def test_in_words_and_without_the_sample(machine: Machine) -> None:
    result = machine.seed("admin", "--no-sample")
    assert "Loaded 120 synthetic houses" in result.stdout
    assert "0 of them still only on this computer" in result.stdout
    with machine.desktop() as desktop:
        desktop.accounts.sign_in(machine.hub.ours.people["admin"].email, PASSWORD)
        storms = desktop.services().storms.storms()
    assert [storm.name for storm in storms] == ["North Texas hail, 24 March 2019"]


def test_the_company_s_crew_finds_its_day(machine: Machine) -> None:
    machine.told()
    with machine.desktop() as desktop:
        desktop.accounts.sign_in(machine.hub.ours.people["crew"].email, PASSWORD)
        today = desktop.services().jobs.today()
    assert today.total == len(today.stops) > 0
    assert today.done == 0
    assert all(stop.is_synthetic and stop.sii is not None for stop in today.stops)


def test_a_planner_is_told_who_may(machine: Machine) -> None:
    refused = machine.seed("planner").exception
    assert isinstance(refused, click.ClickException)
    assert "Only an admin of the company can load the demo" in refused.message


def test_without_the_office_nothing_is_loaded(machine: Machine) -> None:
    with machine.desktop() as desktop:
        desktop.accounts.sign_in(machine.hub.ours.people["admin"].email, PASSWORD)
        desktop.services().sync.work_offline(True)
        with pytest.raises(Unreachable, match="the office comes first"):
            seed_company(desktop, LONE_STAR)
        assert desktop.services().sync.status().waiting == 0


def test_a_line_that_breaks_afterwards_leaves_it_waiting_here(machine: Machine) -> None:
    def carries_ops(request: httpx.Request) -> bool:
        return request.url.path == "/v1/sync" and len(request.content) > 2_000

    machine.broken = Refuses(AsgiTransport(machine.hub.server), carries_ops)
    result = machine.seed("admin")
    assert result.return_value == 1
    assert "`stormops sync` sends it later" in result.stderr
    machine.broken = None
    with machine.desktop() as desktop:
        desktop.accounts.sign_in(machine.hub.ours.people["admin"].email, PASSWORD)
        report = desktop.services().sync.run()
        assert report.problem == ""
        assert report.sent > 1_000
        assert desktop.services().sync.status().waiting == 0
