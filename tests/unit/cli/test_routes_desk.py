"""`stormops routes …` on the demo storm: cut, list, assign, publish, export, import, progress."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import entering
from stormops_desktop.cli.routes import routes
from stormops_desktop.cli.seed import seed
from tests.helpers.asgi import BASE_URL
from tests.helpers.hub import PASSWORD, HubAtHand, hub_at_hand
from tests.helpers.postgres import PostgresServer

pytestmark = pytest.mark.postgres
STORM = "North Texas hail, 24 March 2019"


@dataclass
class Machine:
    """A planner's laptop after the demo was loaded."""

    hub: HubAtHand
    settings: DesktopSettings

    def desktop(self) -> Desktop:
        return open_desktop(self.settings, self.hub.anonymous())

    def run(self, *words: str, role: str = "planner", command: click.Command = routes) -> Result:
        given = ["--email", self.hub.ours.people[role].email, "--password", PASSWORD]
        verb = list(words[:1]) if command is routes else []
        return CliRunner().invoke(command, [*verb, *given, *words[len(verb) :]], standalone_mode=False)

    def told(self, *words: str) -> Any:
        result = self.run(*words, "--json")
        assert result.exception is None, result.exception
        return json.loads(result.stdout)

    def refused(self, *words: str, role: str = "planner") -> str:
        result = self.run(*words, role=role)
        assert isinstance(result.exception, click.ClickException)
        return str(result.exception)


@pytest.fixture(scope="module")
def machine(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("laptop")
    with (
        postgres_server.fresh_database() as urls,
        hub_at_hand(urls) as hub,
        pytest.MonkeyPatch.context() as patch,
    ):
        settings = DesktopSettings(
            folder, BASE_URL, keyring=lambda: None, cost=Argon2Cost(1, 8, 1), passphrase="of the environment",
            now_ms=lambda: int(hub.clock.now * 1_000),
        )  # fmt: skip
        made = Machine(hub, settings)
        patch.setattr(entering, "open_desktop", made.desktop)
        assert made.run("--houses", "700", role="admin", command=seed).exception is None
        with made.desktop() as desktop:
            desktop.accounts.sign_in(hub.ours.people["planner"].email, PASSWORD)
            assert desktop.services().sync.run().problem == ""
        yield made


def test_a_plan_from_cutting_to_progress(machine: Machine, tmp_path: Path) -> None:
    words = ("generate", "--storm", STORM, "--iterations", "500", "--max-per-route", "12")
    plan = machine.told(*words)
    assert (plan["engine"], plan["matrix"], plan["iterations"]) == ("ruin-recreate", "great_circle", 500)
    new = [route for route in plan["routes"] if not route["route_name"].startswith("ZIP")]
    assert new
    assert all(route["property_count"] <= 12 for route in new)
    listed = machine.told("list", "--storm", STORM)
    assert {one["route_id"] for one in plan["routes"]} == {one["route_id"] for one in listed}
    name = next(one["name"] for one in listed if one["status"] == "draft")
    crew = machine.hub.ours.name + " crew 1"
    assert machine.told("assign", name, crew, "--storm", STORM)["crew"] == crew
    said = machine.run("publish", name, "--storm", STORM).stdout
    assert said == f"Published {name}. Crews get it once `stormops sync` has sent it.\n"
    file = tmp_path / "routes.csv"
    assert machine.told("export", "--storm", STORM, "--to", str(file))["routes"] == len(listed)
    sheet = tmp_path / "paper" / "sheet.pdf"
    assert machine.told("export", "--storm", STORM, "--sheet", str(sheet))["routes"] == len(listed)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert machine.told("import", str(file), "--storm", STORM)["rows"] == 0
    assert "as the file has it" in machine.run("import", str(file), "--storm", STORM).stdout
    progress = {one["name"]: one for one in machine.told("progress", "--storm", STORM)}
    assert progress[name]["status"] == "published"
    assert progress[name]["completion_pct"] == 0.0


def test_routes_have_days_that_are_told_and_asked_for(machine: Machine) -> None:
    words = ("generate", "--storm", STORM, "--iterations", "200", "--max-per-route", "12", "--day")
    plan = machine.told(*words, "2027-06-04")
    days = [(one["crew_id"], one["day"]) for one in plan["routes"] if one["day"] and one["day"] > "2027"]
    assert ("2027-06-04" in {day for _, day in days}) and len(set(days)) == len(days)
    assert "2027-06-06" not in {day for _, day in days}  # a Sunday
    listed = machine.told("list", "--storm", STORM, "--day", "2027-06-04")
    assert {one["day"] for one in listed} == {"2027-06-04"}
    assert "for 2027-06-04" in machine.run("list", "--storm", STORM, "--day", "2027-06-04").stdout
    said = machine.run("progress", "--storm", STORM, "--day", "2027-06-04").stdout
    assert "no news of its crew yet" in said
    first, second = [one for one in listed if one["day"] == "2027-06-04" and one["crew_id"]][:2]
    machine.told("assign", first["route_id"], "nobody")
    told = machine.told("assign", first["route_id"], second["crew_id"])
    assert (told["day"], told["crew"]) == ("2027-06-04", second["crew_name"])
    assert second["name"] in told["other_routes"] and told["other_storms"] == []
    lines = machine.run("assign", first["route_id"], second["crew_id"]).stdout.splitlines()
    assert lines[0].endswith(f"{first['name']}, {second['crew_name']}, for 2027-06-04")
    assert lines[1].startswith(f"{second['crew_name']} has 2 routes on 2027-06-04: also ")
    plan = machine.told(*words, "none")
    assert None in {one["day"] for one in plan["routes"]}
    assert "give it as 2019-03-26" in machine.refused(*words, "6/6/2027")
    for day, why in (("2019-03-26", "is over. Choose a day to come."), ("2061-03-26", "is more than a year")):
        said = machine.refused(*words, day)
        assert said.startswith(f"{day} {why}") and said.endswith("Nothing was changed.")


def test_what_is_asked_of_houses_stays_asked_until_it_is_forgotten(machine: Machine) -> None:
    words = ("generate", "--storm", STORM, "--iterations", "100", "--day", "none")
    plan = machine.told(*words)
    ours = {one["route_id"] for one in machine.told("list", "--storm", STORM) if one["status"] == "draft"}
    drafts = [one["property_ids"] for one in plan["routes"] if one["route_id"] in ours]
    first, second = max(drafts, key=len)[:2]
    asked = ("--avoid", first, "--window", f"{second}=09:00-10:00", "--service", "12")
    for more in (asked, ()):
        plan = machine.told(*words, *more)
        assert {one["property_id"]: one["reason"] for one in plan["left_out"]}[first] == "avoided"
    plan = machine.told(*words, "--forget", first, "--service", "15")
    assert first not in {one["property_id"] for one in plan["left_out"]}
    assert "give it as NAME=VALUE" in machine.refused(*words, "--window", second)
    assert "no decided house 'Nowhere'" in machine.refused(*words, "--must", "Nowhere")
    machine.told(*words, "--forget", second)


def test_in_words(machine: Machine) -> None:
    said = machine.run("generate", "--storm", STORM, "--iterations", "200", "--days", "1").stdout
    for words in ("routes, ", "over great circle", "Left out", "the current decision is not to treat it"):
        assert words in said
    assert "stops, " in machine.run("list", "--storm", STORM).stdout
    assert " of " in machine.run("progress", "--storm", STORM).stdout
    text = machine.run("export", "--storm", STORM).stdout
    assert text.startswith(
        "route_id,property_id,sequence_order,address,zip_code,latitude,longitude,expected_uplift"
    )


def test_a_storm_without_routes_is_told_how_to_get_some(machine: Machine) -> None:
    sample = "DFW Storm 24 (sample)"
    for verb in ("list", "progress"):
        assert "no route yet" in machine.run(verb, "--storm", sample).stderr
        assert "No route is planned for 2039-01-01." in machine.run(verb, "--day", "2039-01-01").stderr
    assert "no route yet" in machine.refused("publish", "--storm", sample)


def test_bad_words_are_answered_with_what_there_is(machine: Machine, tmp_path: Path) -> None:
    assert "Say --storm" in machine.refused("generate")
    assert "There is no storm 'Elsewhere'" in machine.refused("generate", "--storm", "Elsewhere")
    assert "ZIP 99999" in machine.refused("generate", "--storm", STORM, "--zip", "99999")
    assert "no active crew 'Nobody'" in machine.refused("generate", "--storm", STORM, "--crew", "Nobody")
    assert "There is no route 'X'" in machine.refused("publish", "X", "--storm", STORM)
    assert "two sources" in machine.refused(
        "generate", "--storm", STORM, "--roads", "a.osm.pbf", "--osrm", "http://a"
    )
    assert "no place on earth" in machine.refused("generate", "--storm", STORM, "--yard", "0,0")
    assert "no file" in machine.refused("import", str(tmp_path / "none.csv"), "--storm", STORM)
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "header lacks route_id" in machine.refused("import", str(tmp_path / "bad.csv"), "--storm", STORM)
    said = machine.run(
        "generate", "--storm", STORM, "--iterations", "100", "--roads", str(tmp_path / "t.osm.pbf")
    )
    assert "t.osm.pbf can't be read" in said.stderr


def test_every_wrong_row_of_a_file_is_named_and_publishing_is_asked_for(
    machine: Machine, tmp_path: Path
) -> None:
    listed = machine.told("list", "--storm", STORM)
    sent = next(one for one in listed if one["status"] == "published" and len(one["stops"]) > 2)
    file = tmp_path / "edited.csv"
    machine.told("export", sent["name"], "--storm", STORM, "--to", str(file))
    header, first, second, *rest = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text(
        "\n".join([header, second.replace(",2,", ",1,", 1), first.replace(",1,", ",2,", 1), *rest])
    )
    assert "Give --publish to make a new version" in machine.refused("import", str(file), "--storm", STORM)
    wrong = [second.replace(",2,", ",x,", 1), first.replace(sent["route_id"], "nowhere")]
    file.write_text("\n".join([header, first, *wrong, first]))
    said = machine.refused("import", str(file), "--storm", STORM)
    assert "row 3: " in said and "row 4: " in said and "row 5: " in said
    assert said.endswith("Nothing was changed.") and said.count("Nothing was") == 1


def test_links_say_whose_route_of_which_version_they_are(machine: Machine) -> None:
    [view, *_] = machine.told("list", "--storm", STORM)
    text = machine.run("export", view["name"], "--as", "google", "--storm", STORM).stdout
    name = machine.hub.ours.name
    assert text.splitlines()[0] == f"# {view['name']}, version {view['plan_version']}, {name}"


def test_the_file_solver_takes_roads_too_and_says_what_it_used(tmp_path: Path) -> None:
    table = tmp_path / "houses.csv"
    table.write_text("property_id,latitude,longitude\n1,33.0,-96.7\n2,33.01,-96.71\n", encoding="utf-8")
    words = ["solve", str(table), "--iterations", "10", "--roads", str(tmp_path / "none.osm.pbf"), "--json"]
    result = CliRunner().invoke(routes, words, standalone_mode=False)
    assert json.loads(result.stdout)["matrix"] == "great_circle"
    assert "none.osm.pbf can't be read" in result.stderr
