"""`stormops storms …` on the demo storm."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import entering
from stormops_desktop.cli.seed import seed
from stormops_desktop.cli.storms import storms
from tests.helpers.asgi import BASE_URL
from tests.helpers.hub import PASSWORD, hub_at_hand
from tests.helpers.postgres import PostgresServer
from tests.unit.cli.test_routes_desk import Machine

pytestmark = pytest.mark.postgres
STORM = ("--storm", "North Texas hail, 24 March 2019")
MIDNIGHT = 1_553_490_000_000  # of the 24th to the 25th in Dallas


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


def said(machine: Machine, *words: str, role: str = "manager") -> Result:
    given = ["--email", machine.hub.ours.people[role].email, "--password", PASSWORD]
    return CliRunner().invoke(storms, [words[0], *given, *words[1:]], standalone_mode=False)


def told(machine: Machine, *words: str) -> Any:
    result = said(machine, *words, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_storms_and_one_of_them(machine: Machine) -> None:
    names = [one["name"] for one in told(machine, "list")]
    assert STORM[1] in names
    card = told(machine, "show", *STORM)
    assert card["reports"] == 53
    assert sum(card["tiers"].values()) == 2_000
    assert card["outdated"] == 0
    assert "Houses by tier" in said(machine, "show", *STORM).stdout


def test_every_shown_score_is_reckoned_from_its_inputs(machine: Machine) -> None:
    found = told(machine, "losses", _some_house(machine))
    score = told(machine, "score", found["property_id"], *STORM)
    assert score["sii"] == pytest.approx(score["reckoned"], abs=0.005)
    assert not score["differs"]
    assert score["anew"] == pytest.approx(score["sii"], abs=0.005)
    assert found["dates"][0]["date"] == "2019-03-24"


def test_dates_of_loss_as_a_file(machine: Machine, tmp_path: Path) -> None:
    out = tmp_path / "losses.csv"
    result = said(machine, "losses", _some_house(machine), "--out", str(out))
    assert result.exception is None
    assert "Absence is not proof" in result.stdout
    assert "2019-03-24" in out.read_text("utf-8-sig")


def test_reports_by_filter_are_json_lines(machine: Machine) -> None:
    lines = said(machine, "reports", *STORM, "--hazard", "hail", "--least", "3").stdout.splitlines()
    sizes = [json.loads(line)["magnitude"] for line in lines]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 4.5
    assert min(sizes) >= 3


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("status", "archived", *STORM), "no way to that status"),
        (("score", "Nowhere 99999", *STORM), "No house fits"),
        (("changes", "0190b6d0-0000-7000-8000-0000000000ff", *STORM), "no list of changes"),
        (("thresholds", "--set", "slate"), "no MATERIAL=INCHES"),
        (("thresholds", "--set", "thatch=1", "--reason", "x"), "no roof material"),
        (("show", "--storm", "Elsewhere"), "Elsewhere"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(machine: Machine, words: tuple[str, ...], why: str) -> None:
    result = said(machine, *words)
    error: Any = result.exception
    assert error is not None, (result.return_value, result.stdout)
    assert why in error.message
    assert error.exit_code == 2


def test_thresholds_are_changed_and_scored_by(machine: Machine) -> None:
    before = told(machine, "show", *STORM)["tiers"]
    changed = told(
        machine, "thresholds", "--set", "asphalt_laminated=1.75", "--reason", "Tougher roofs", "--rescore"
    )
    assert changed["base_in"]["asphalt_laminated"] == 1.75
    assert changed["outdated"] == {}
    tougher = told(machine, "show", *STORM)["tiers"]
    assert tougher != before
    assert sum(tougher.values()) == 2_000  # the sample's houses are of the sample, though their county is hit
    back = told(machine, "thresholds", "--set", "asphalt_laminated=1.25", "--reason", "Back", "--rescore")
    assert back["moved"]
    assert told(machine, "show", *STORM)["tiers"] == before


def _some_house(machine: Machine) -> str:
    """Where hail of the 24th, in local time, is what counted; by midnight the storm had gone on eastwards."""
    with machine.desktop() as desktop:
        person = machine.hub.ours.people["manager"]
        desktop.accounts.sign_in(person.email, PASSWORD)
        with desktop.accounts.session.work.reading() as connection:
            return str(
                connection.exec_driver_sql(
                    "SELECT address FROM properties p JOIN property_impacts i USING (property_id) "
                    "JOIN storms s USING (storm_id) JOIN storm_reports h ON h.report_id = i.hail_report_id "
                    "LEFT JOIN storm_reports g ON g.report_id = i.gust_report_id "
                    "WHERE s.name LIKE 'North Texas%' AND i.hail_confidence >= 0.7 AND h.time_at < ? "
                    "AND coalesce(g.time_at, 0) < ? AND address IN (SELECT address FROM properties "
                    "GROUP BY address HAVING count(*) = 1) ORDER BY i.sii DESC, address LIMIT 1",
                    (MIDNIGHT, MIDNIGHT),
                ).scalar_one()
            )
