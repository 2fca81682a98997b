"""The commands as a person runs them: words on stdout, one sentence on stderr, an exit code."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import stormops_desktop.cli as cli
from stormops_desktop.__main__ import main
from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.assembly.checkup import Finding
from stormops_desktop.assembly.desktop import open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.cli import doctor, entering
from stormops_desktop.cli.export import as_csv
from stormops_desktop.services.models import JobRow
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import PASSWORD, HubAtHand

Say = pytest.CaptureFixture[str]


def row(**values: Any) -> JobRow:
    given = {
        "job_id": "j", "address": "12 Oak St", "city": "Allen", "zip_code": "75002", "route_name": "North",
        "sequence": 1, "status": "assigned", "outcome": None, "sii": -1.5, "tier": "A",
        "expected_uplift": None,
        "pending": False,
    }  # fmt: skip
    return JobRow(**{**given, **values})


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])  # noqa: RUF001
def test_no_cell_becomes_a_formula(evil: str) -> None:
    text, count = as_csv(iter([row(address=evil)]))
    (read,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert count == 1
    assert read["address"] == f"'{evil}"
    assert read["sii"] == "-1.5"  # a number stays one


def test_moments_are_told_as_the_clock_at_the_house_shows_them() -> None:
    there = {"route_day": 1_553_490_000_000, "scheduled_at": 1_553_628_600_000, "zone": "America/Chicago"}
    text, _ = as_csv(iter([row(**there), row()]))
    with_hour, without = csv.DictReader(io.StringIO(text, newline=""))
    assert (with_hour["route_day"], with_hour["scheduled_at"]) == ("2019-03-25", "2019-03-26 14:30-05:00")
    assert (without["route_day"], without["scheduled_at"]) == ("", "")


def test_every_command_has_help(capsys: Say) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in ("sync", "doctor", "export"):
        assert name in listed
        assert main([name, "--help"]) == 0
        assert len(capsys.readouterr().out) > 60


def test_a_command_that_does_not_exist(capsys: Say) -> None:
    assert main(["dance"]) == 2
    assert "No such command" in capsys.readouterr().err


def test_an_unexpected_error_is_a_sentence(capsys: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(doctor, "open_desktop", broken)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "our fault (ZeroDivisionError)" in said
    assert "Traceback" not in said
    assert "secret detail" not in said


def test_the_commands_load_no_qt() -> None:
    code = (
        "import sys; from stormops_desktop.__main__ import main; main(['doctor', '--help']); "
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_part_that_is_not_there_is_not_listed(monkeypatch: pytest.MonkeyPatch, capsys: Say) -> None:
    monkeypatch.setitem(cli.COMMANDS, "fly", "stormops_desktop.cli.fly:fly")
    assert main(["--help"]) == 0
    assert "fly" not in capsys.readouterr().out
    assert main(["fly"]) == 2


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DesktopSettings:
    """A machine that nobody has used, with no office in reach."""
    settings = DesktopSettings(tmp_path, "http://127.0.0.1:9", keyring=lambda: None, cost=Argon2Cost(1, 8, 1))
    for module in (doctor, entering):
        monkeypatch.setattr(module, "open_desktop", lambda: open_desktop(settings))
    return settings


def findings(capsys: Say) -> dict[str, Finding]:
    return {found["name"]: Finding(**found) for found in json.loads(capsys.readouterr().out)}


def test_doctor_on_an_unused_machine(empty: DesktopSettings, capsys: Say) -> None:
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    assert not found["hub"].ok
    assert "saved here" in found["hub"].advice
    assert "password opens" in found["keyring"].said
    assert "No data" in found["replica"].said
    assert main(["doctor"]) == 1
    assert "look  hub" in capsys.readouterr().out


def test_doctor_on_an_address_that_is_none(
    empty: DesktopSettings, monkeypatch: pytest.MonkeyPatch, capsys: Say
) -> None:
    odd = replace(empty, hub_url="the office")
    monkeypatch.setattr(doctor, "open_desktop", lambda: open_desktop(odd))
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    assert "no address" in found["hub"].said
    assert "STORMOPS_HUB_URL" in found["hub"].advice
    assert "when that can be reached" in found["clock"].said


@pytest.mark.parametrize(
    ("name", "value"), [("STORMOPS_DATA_DIR", "{file}/in/it"), ("STORMOPS_CLOCK_OFFSET_MS", "noon")]
)
def test_an_environment_that_makes_no_sense(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Say
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("STORMOPS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(name, value.format(file=tmp_path / "file"))
    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert name in said
    assert "our fault" not in said


def test_sync_before_anybody_signed_in(empty: DesktopSettings, capsys: Say) -> None:
    assert main(["sync", "--pin", "1"]) == 1
    assert "--email" in capsys.readouterr().err


def test_sync_without_the_office_is_a_sentence(empty: DesktopSettings, capsys: Say) -> None:
    assert main(["sync", "--email", "a@b.example", "--password", "x"]) == 1
    assert "No connection to the office" in capsys.readouterr().err


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A crew's laptop with a PIN, its program closed; commands run on it."""
    office = laptops()
    office.sign_in(hub_app.ours.people["planner"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    office.sync()
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    laptop.desktop.accounts.set_pin("314159")
    laptop.restart()

    def desktop() -> Any:
        laptop.restart()
        return laptop.desktop

    for module in (doctor, entering):
        monkeypatch.setattr(module, "open_desktop", desktop)
    return laptop


@pytest.mark.postgres
def test_sync_and_export_on_a_laptop(truck: Laptop, capsys: Say, tmp_path: Path) -> None:
    assert main(["sync", "--pin", "314159", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["problem"], told["waiting"]) == ("", 0)
    target = tmp_path / "jobs.csv"
    assert main(["export", "jobs", "--pin", "314159", "--csv", str(target)]) == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [read["address"] for read in rows] == ["1 Oak St", "2 Oak St"]
    assert main(["export", "jobs", "--pin", "314159", "--status", "completed"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2  # the line about the file, and a header
    assert main(["export", "jobs", "--pin", "314159", "--csv", str(target / "below.csv")]) == 1
    assert "Choose another place" in capsys.readouterr().err


@pytest.mark.postgres
def test_export_of_one_storm_by_its_name(truck: Laptop, capsys: Say) -> None:
    assert main(["export", "jobs", "--pin", "314159", "--storm", "North Texas hail"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main(["export", "jobs", "--pin", "314159", "--storm", "Tampa"]) == 1
    assert "There are: North Texas hail." in capsys.readouterr().err
    assert main(["export", "jobs", "--pin", "314159", "--status", "done"]) == 2
    assert "completed" in capsys.readouterr().err


@pytest.fixture
def fresh(laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A computer nobody has signed in on; commands run on it."""
    laptop = laptops()

    def desktop() -> Any:
        laptop.restart()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    return laptop


@pytest.mark.postgres
@pytest.mark.parametrize("which", ["ours", "theirs"])
def test_a_company_is_chosen_by_its_name(fresh: Laptop, hub_app: HubAtHand, which: str, capsys: Say) -> None:
    door = ["--email", hub_app.both.email, "--password", PASSWORD]
    company = getattr(hub_app, which)
    assert main(["sync", *door, "--tenant", company.name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problem"] == ""
    kept = " ".join(str(path) for path in fresh.folder.rglob("*"))
    assert company.tenant_id in kept


@pytest.mark.postgres
def test_a_company_one_is_not_at(fresh: Laptop, hub_app: HubAtHand, capsys: Say) -> None:
    assert main(["sync", "--email", hub_app.both.email, "--password", PASSWORD, "--tenant", "Acme"]) == 1
    said = capsys.readouterr().err
    assert hub_app.ours.tenant_id in said
    assert hub_app.theirs.name in said


@pytest.mark.postgres
def test_a_wrong_pin_opens_nothing(truck: Laptop, capsys: Say) -> None:
    assert main(["sync", "--pin", "1"]) == 1
    assert "not the PIN" in capsys.readouterr().err


@pytest.mark.postgres
def test_doctor_on_a_laptop_in_use(truck: Laptop, hub_app: HubAtHand, capsys: Say) -> None:
    assert main(["doctor", "--json"]) == 0, capsys.readouterr().out
    found = findings(capsys)
    assert "database up" in found["hub"].said
    assert found["clock"].ok
    replica = next(finding for name, finding in found.items() if name.startswith("replica of"))
    assert replica.ok
    assert hub_app.ours.name in replica.name


@pytest.mark.postgres
def test_a_clock_that_is_wrong_is_said(truck: Laptop, capsys: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    object.__setattr__(truck.settings, "now_ms", lambda: 0)
    assert main(["doctor", "--json"]) == 1
    found = findings(capsys)
    assert not found["clock"].ok
    assert "behind" in found["clock"].said
    assert "automatic time" in found["clock"].advice


@pytest.mark.postgres
def test_two_members_on_one_computer_have_to_say_who(truck: Laptop, hub_app: HubAtHand, capsys: Say) -> None:
    truck.restart()
    truck.sign_in(hub_app.ours.people["planner"])
    truck.desktop.accounts.set_pin("271828")
    assert main(["sync", "--pin", "314159"]) == 1
    assert "Say --email" in capsys.readouterr().err
    email = hub_app.ours.people["crew"].email
    assert main(["sync", "--email", email, "--pin", "314159"]) == 0


@pytest.mark.postgres
def test_a_password_is_the_one_members_who_uses_the_computer(truck: Laptop, capsys: Say) -> None:
    assert main(["sync", "--password", PASSWORD]) == 0
    assert "E-mail" not in capsys.readouterr().out


def test_the_app_open_on_the_same_data_is_said(truck: Laptop, hub_app: HubAtHand, capsys: Say) -> None:
    from stormops_desktop.storage.owner import Owner

    replica = next(truck.folder.glob("accounts/*/*/replica.db"))
    owner = Owner(replica)
    assert main(["sync", "--pin", "314159"]) == 1
    assert "already open" in capsys.readouterr().err
    owner.release()
    assert main(["sync", "--email", hub_app.ours.people["crew"].email, "--password", PASSWORD]) == 0
