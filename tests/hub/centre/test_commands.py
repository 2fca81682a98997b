"""`stormops-hub` on a database that somebody else runs: companies, people, and clear words."""

import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from stormops_desktop import __version__
from sync.hub.accounts.passwords import Passwords
from sync.postgres.urls import ROLES as DATABASE_ROLES
from sync.postgres.urls import ServerUrls
from sync.serve.__main__ import main
from sync.serve.embedded_postgres import EmbeddedPostgres

pytestmark = pytest.mark.postgres
Run = Callable[..., Result]
LONG = "a long password\n"
PLANNER = ("--role", "planner")


@pytest.fixture
def run(database: ServerUrls, tmp_path: Path) -> Run:
    """Runs the command against the test's database."""
    urls = {"OWNER": database.owner, "APP": database.app, "AUTH": database.auth, "RELAY": database.relay,
            "STREAMS": database.streams}  # fmt: skip
    environment = {f"STORMOPS_DATABASE_URL_{role}": url for role, url in urls.items()}

    def invoke(*arguments: str, typed: str = "", **more: str) -> Result:
        command = ["--data-dir", str(tmp_path), *arguments]
        return CliRunner().invoke(main, command, input=typed, env={**environment, **more})

    return invoke


def _fails_with_one_line(result: Result, *words: str) -> None:
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for word in words:
        assert word in result.output


def test_a_company_and_its_people(run: Run, database: ServerUrls) -> None:
    tenant_id = run("tenant", "add", "DFW Elite Roofing", "--tier", "pilot").output.strip()
    assert tenant_id in run("tenant", "list").output
    arguments = ("user", "add", "Ana@DFW-Elite.example", "--tenant", "DFW Elite Roofing", "--role", "planner")
    added = run(*arguments, "--name", "Ana", "--password-stdin", typed="a long password\n")
    assert added.exit_code == 0, added.output
    with psycopg.connect(database.auth) as auth:
        row = auth.execute("SELECT account_id::text, email, password_hash FROM accounts").fetchone()
        role = auth.execute("SELECT tenant_id::text, role FROM memberships").fetchone()
    assert row is not None
    assert (row[0], row[1]) == (added.output.strip(), "ana@dfw-elite.example")
    assert Passwords().matches(row[2], "a long password")
    assert role == (tenant_id, "planner")


def test_the_password_is_asked_for_twice_and_not_shown(run: Run) -> None:
    run("tenant", "add", "A")
    arguments = ("user", "add", "ana@a.example", "--tenant", "A", "--role", "admin")
    added = run(*arguments, typed="a long password\na long password\n")
    assert added.exit_code == 0
    assert "a long password" not in added.output
    assert run(*arguments, typed="a long password\nanother one\n\n").exit_code != 0


def test_there_is_no_password_option(run: Run) -> None:
    assert "--password " not in run("user", "add", "--help").output


def test_migrate_says_where_the_database_is(run: Run) -> None:
    assert "revision 0" in run("migrate").output


@pytest.mark.parametrize(
    ("arguments", "typed", "words"),
    [
        (["user", "add", "a@b.example", "--tenant", "nobody", *PLANNER], LONG, "no company"),
        (["user", "add", "a@b.example", "--tenant", "A", *PLANNER], "short\n", "at least 8"),
        (["user", "add", "no address", "--tenant", "A", *PLANNER], LONG, "refuses a value"),
        (["user", "add", "a@b.example", "--tenant", "A", "--role", "crew"], LONG, "crew add"),
        (["crew", "add", "North", "--tenant", "nobody"], "", "no company"),
        (["tenant", "add", " "], "", "refuses a value"),
        (["tenant", "add", "a"], "", "a company 'a' already"),
        (["tenant", "add", "B", "--time-zone", "Mars/Base"], "", "no time zone 'Mars/Base'"),
        (["tenant", "add", "B", "--time-zone", "../etc/passwd"], "", "no time zone"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line(run: Run, arguments: list[str], typed: str, words: str) -> None:
    run("tenant", "add", "A")
    more = ["--password-stdin"] if arguments[0] == "user" else []
    _fails_with_one_line(run(*arguments, *more, typed=typed), "Error: ", words)


def test_a_crew_and_who_drives_with_it(run: Run, database: ServerUrls) -> None:
    run("tenant", "add", "A")
    crew = run("crew", "add", "North", "--tenant", "A").output.strip()
    arguments = ("user", "add", "a@b.example", "--tenant", "A", "--role", "crew", "--crew", crew)
    added = run(*arguments, "--password-stdin", typed=LONG)
    assert added.exit_code == 0, added.output
    with psycopg.connect(database.auth) as auth:
        assert auth.execute("SELECT crew_id::text FROM memberships").fetchone() == (crew,)
    for taken in ("North", "north"):
        _fails_with_one_line(run("crew", "add", taken, "--tenant", "A"), f"Another crew is called {taken}.")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, ["--data-dir", str(tmp_path / "file" / "hub"), "migrate"])
    _fails_with_one_line(result, "choose another folder", str(tmp_path / "file"))


def test_the_version_is_told() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


def test_a_crew_s_day_is_told_when_it_is_added_and_changed_later(run: Run, database: ServerUrls) -> None:
    run("tenant", "add", "A")
    said = ("--start", "33.10,-96.70", "--shift", "07:00-17:00", "--break", "12:00+30", "--skills",
            "Tile,steep", "--vehicle", "Truck 3", "--most-stops", "24", "--tenant", "A")  # fmt: skip
    crew = run("crew", "add", "North", *said).output.strip()
    assert run("crew", "list", "--tenant", "A").output.strip() == (
        f"{crew}  North · 07:00-17:00, break 12:00+30 · from 33.1, -96.7 · tile,steep · Truck 3 "
        "· at most 24 stops"
    )
    with psycopg.connect(database.owner, autocommit=True) as owner:
        owner.execute("SELECT set_config('app.tenant_id', tenant_id::text, false) FROM tenants")
        before = owner.execute("SELECT rev, fv FROM crews").fetchone()
        change = ("--name", "Crew North", "--end", "33.2,-96.6", "--break", "", "--inactive")
        changed = run("crew", "set", "North", "--tenant", "A", *change)
        assert changed.exit_code == 0, changed.output
        row = owner.execute(
            "SELECT crew_name, end_latitude, break_start_min, break_min, active, shift_start_min, skills, "
            "rev FROM crews"
        ).fetchone()
    assert row is not None
    assert before is not None
    assert row[:-1] == ("Crew North", 33.2, None, None, False, 420, "tile steep")
    assert row[-1] == before[0] + 1
    assert "to 33.2, -96.6 · tile,steep" in run("crew", "list", "--tenant", "A").output
    assert "out of service" in run("crew", "list", "--tenant", "A").output


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("--start", "0,0"), "0,0 is no place on earth where crews start."),
        (("--end", "33,-96"), "starts somewhere, too"),
        (("--shift", "7 to 5"), "--shift is 7 to 5; give it as HH:MM-HH:MM"),
        (("--shift", "17:00-07:00"), "The shift ends at 07:00, which is not after its begin at 17:00."),
        (("--break", "noon"), "--break is noon; give it as HH:MM+MINUTES"),
        (("--most-stops", "many"), "many is no whole number from 1 to 500."),
        (("--skills", "tile, roof!"), "roof! is no skill"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(run: Run, said: tuple[str, ...], told: str) -> None:
    run("tenant", "add", "A")
    _fails_with_one_line(run("crew", "add", "North", "--tenant", "A", *said), told)
    assert run("crew", "list", "--tenant", "A").output == ""
    _fails_with_one_line(run("crew", "set", "North", "--tenant", "A"), "no crew 'North'")


def test_a_crew_of_another_company_is_refused(run: Run, database: ServerUrls) -> None:
    run("tenant", "add", "A")
    crew = "01890000-0000-7000-8000-000000000000"
    arguments = ("user", "add", "a@b.example", "--tenant", "A", "--role", "crew", "--crew", crew)
    _fails_with_one_line(run(*arguments, "--password-stdin", typed="a long password\n"), "crew")


def test_a_database_that_is_not_there_is_one_line(run: Run) -> None:
    gone = {"STORMOPS_DATABASE_URL_OWNER": "postgresql://x:y@127.0.0.1:1/none"}
    _fails_with_one_line(run("migrate", **gone), "does not answer")


def test_addresses_for_some_roles_only_are_refused(tmp_path: Path) -> None:
    environment = {"STORMOPS_DATABASE_URL_OWNER": "postgresql://x"}
    result = CliRunner().invoke(main, ["--data-dir", str(tmp_path), "migrate"], env=environment)
    _fails_with_one_line(result, "STORMOPS_DATABASE_URL_APP")


def test_an_administrators_address_makes_roles_and_database(data_folder: Path) -> None:
    folder = data_folder / "hub"
    with EmbeddedPostgres(data_folder / "elsewhere", durable=False) as server:
        command = ["--data-dir", str(folder), "--database-url", server.admin_url]
        first = CliRunner().invoke(main, [*command, "tenant", "add", "A"])
        second = CliRunner().invoke(main, [*command, "tenant", "list"])
    assert first.exit_code == 0, first.output
    assert first.output.strip() in second.output
    assert (folder / "database.json").stat().st_mode & 0o077 == 0
    words = json.loads((folder / "database.json").read_text())
    assert set(words) == set(DATABASE_ROLES)


@pytest.mark.parametrize("url", ["mysql://x@y/z", "nonsense", "postgresql://"])
def test_an_address_of_something_else_is_refused(tmp_path: Path, url: str) -> None:
    result = CliRunner().invoke(main, ["--data-dir", str(tmp_path), "--database-url", url, "migrate"])
    _fails_with_one_line(result, "postgresql://user:password@host")


@pytest.mark.parametrize("broker", ["kafka", "host:", ":9092", "host:port"])
def test_a_broker_is_a_word_or_an_address(run: Run, broker: str) -> None:
    _fails_with_one_line(run("serve", "--broker", broker), "HOST:PORT")


def test_the_oldest_version_served_is_a_number(run: Run) -> None:
    _fails_with_one_line(run("serve", "--broker", "none", "--min-version", "0"), "--min-version")
    _fails_with_one_line(run("serve", "--broker", "none", STORMOPS_MIN_VERSION="x"), "--min-version")


def test_a_broker_config_is_pairs(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "kafka.properties"
    config.write_text("# TLS\n\nsecurity.protocol = SSL\nnonsense\n")
    result = run("serve", "--broker", "127.0.0.1:1", "--broker-config", str(config))
    _fails_with_one_line(result, "without '='", "nonsense")


def test_a_setting_the_kafka_client_does_not_know_is_one_line(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "kafka.properties"
    config.write_text("no.such.setting=1\n")
    command = ("serve", "--port", "0", "--broker", "127.0.0.1:1", "--broker-config", str(config))
    _fails_with_one_line(run(*command), "relay did not start", "no.such.setting")


@pytest.mark.parametrize(
    ("place", "words"),
    [("s3:bucket", "write s3://bucket"), ("/proc/nowhere/photos", "choose another with --blobs")],
)
def test_a_place_for_photos_that_is_none_is_one_line(run: Run, place: str, words: str) -> None:
    _fails_with_one_line(run("serve", "--port", "0", "--broker", "none", STORMOPS_BLOBS=place), words)


def test_an_environment_that_is_no_name_is_one_line(run: Run) -> None:
    _fails_with_one_line(run("serve", "--environment", "Not OK"), "lower-case letters")
