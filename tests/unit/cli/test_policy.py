"""`stormops policy …` and `stormops experiments …` on the demo storm."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import entering
from stormops_desktop.cli.experiments import experiments
from stormops_desktop.cli.policy import policy
from stormops_desktop.cli.seed import seed
from stormops_desktop.services.experiments.models import Design
from stormops_desktop.services.experiments.ports import Experiments
from tests.helpers.asgi import BASE_URL
from tests.helpers.hub import PASSWORD, hub_at_hand
from tests.helpers.postgres import PostgresServer
from tests.unit.cli.test_routes_desk import Machine

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def machine(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("laptop")
    with (
        postgres_server.fresh_database() as urls,
        hub_at_hand(urls) as hub,
        pytest.MonkeyPatch.context() as patch,
    ):
        settings = DesktopSettings(folder, BASE_URL, keyring=lambda: None, passphrase="of the environment",
                                   cost=Argon2Cost(1, 8, 1))  # fmt: skip
        made = Machine(hub, settings)
        patch.setattr(entering, "open_desktop", made.desktop)
        assert made.run(role="admin", command=seed).return_value == 0
        yield made


def said(machine: Machine, command: click.Command, *words: str, role: str = "manager") -> Result:
    given = ["--email", machine.hub.ours.people[role].email, "--password", PASSWORD]
    return CliRunner().invoke(command, [words[0], *given, *words[1:]], standalone_mode=False)


def told(machine: Machine, command: click.Command, *words: str) -> Any:
    result = said(machine, command, *words, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_the_preview_is_one_document_of_the_storm_that_is_on(machine: Machine) -> None:
    found = told(machine, policy, "preview", "--mode", "moderate")
    assert (found["mode"], found["threshold"], found["houses"]) == ("moderate", 0.15, 2_000)
    assert found["treated"] + found["held"] == sum(found["reasons"].values()) == 2_000
    assert found["mean_uplift_treated"] > 0.15 > found["mean_uplift_held"]
    assert set(found["changes"]) == {"newly_treated", "newly_held", "reasons_only", "total"}
    assert any("prior" in note for note in found["notes"])
    words = said(machine, policy, "preview").stdout
    assert words.startswith(f"moderate (from 0.15): {found['treated']:,} of 2,000 treated")


def test_a_run_writes_once_and_another_mode_is_refused(machine: Machine) -> None:
    before = told(machine, policy, "preview")["changes"]["total"]
    made = told(machine, policy, "run", "--capacity", "450")
    assert made["treated"] == 450
    assert made["written"] >= max(before, 1)
    assert told(machine, policy, "run", "--capacity", "450")["written"] == 0
    refused = said(machine, policy, "run", "--mode", "aggressive").exception
    assert isinstance(refused, click.ClickException)
    assert refused.exit_code == 2
    assert "active and is decided by the mode moderate" in str(refused)


@pytest.mark.parametrize("words", [("run", "--storm", "nowhere"), ("preview", "--capacity", "-1"),
                                   ("preview", "--mode", "wild")])  # fmt: skip
def test_bad_input_is_code_2_in_words(machine: Machine, words: tuple[str, ...]) -> None:
    refused = said(machine, policy, *words).exception
    assert isinstance(refused, click.ClickException)
    assert refused.exit_code == 2


def test_crews_do_not_decide(machine: Machine) -> None:
    refused = said(
        machine, policy, "run", "--storm", "North Texas hail, 24 March 2019", role="crew"
    ).exception
    assert isinstance(refused, click.ClickException)
    assert "office" in str(refused)


@contextmanager
def experiment_desk(machine: Machine) -> Iterator[tuple[Experiments, str]]:
    with machine.desktop() as desktop:
        desktop.accounts.sign_in(machine.hub.ours.people["manager"].email, PASSWORD)
        services = desktop.services()
        assert services.targeting is not None
        storm = next(storm for storm in services.storms.storms() if not storm.is_sample)
        yield services.targeting.experiments, storm.storm_id


def test_experiments_are_listed_and_read(machine: Machine) -> None:
    before = [(one["name"], one["status"]) for one in told(machine, experiments, "list")]
    assert before == [("Financing at the door", "running")]  # the demo's own
    with experiment_desk(machine) as (desk, storm_id):
        view, _ = desk.create(Design(storm_id, "Knock or not"))
        desk.start(view.experiment_id)
    listed = told(machine, experiments, "list")
    found = told(machine, experiments, "results", "Knock or not")
    words = said(
        machine, experiments, "results", view.experiment_id, "--sale", "15000", "--house", "50"
    ).stdout
    with experiment_desk(machine) as (desk, _):
        desk.cancel(view.experiment_id, "The others decide without it")
    # Both were designed by a clock that stands still, so which is newer is their ids' to say.
    assert {(one["name"], one["status"]) for one in listed} == {("Knock or not", "running"), *before}
    assert found["srm"]["mismatch"] is False
    assert found["arms"][0]["arm"] == "treatment"
    assert found["arms"][0]["treated"]["n"] > 100
    assert "treatment: 0 of" in words
    assert "treatment: $0 more than without treating" in words
    assert "a return of -100 %" in words
    refused = said(machine, experiments, "results", "nothing").exception
    assert isinstance(refused, click.ClickException)
    assert (refused.exit_code, "Knock or not" in str(refused)) == (2, True)
