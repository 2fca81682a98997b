"""Rows without a file for two days: the hourly log line, and `stormops-hub report photos`."""

import json
import logging
import time
from dataclasses import asdict
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from sync.hub.core.model import Principal
from sync.hub.housekeeping import Housekeeping
from sync.serve.__main__ import main
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.test_blobs import state_seen
from tests.hub.blobs.wire import PHOTO, Site, Uploader, furnished

pytestmark = pytest.mark.postgres
HOUR_S = 3600.0


@pytest.fixture
def site(hub_app: HubAtHand) -> Site:
    hub_app.clock.now = time.time() - 72 * HOUR_S
    made = furnished(hub_app, hub_app.ours.people["manager"], hub_app.ours.crew_id)
    made.office.push(made.photo(), made.photo(0, b"never brought"), made.photo(1, b"nor this"))
    assert Uploader(made.office.http).patch(0, PHOTO).headers["upload-complete"] == "?1"
    return made


def report(hub: HubAtHand, data: Path, *arguments: str) -> Result:
    urls = hub.urls
    environment = {f"STORMOPS_DATABASE_URL_{role.upper()}": url for role, url in asdict(urls).items()}
    command = ["--data-dir", str(data), "report", "photos", *arguments]
    return CliRunner().invoke(main, command, env=environment)


def chores(hub: HubAtHand) -> Housekeeping:
    parts = hub.parts
    assert parts.blobs is not None
    return Housekeeping(
        parts.database.clocks, parts.core.sweep, parts.core.prune, parts.database.forget_ended, 0.001,
        missing=parts.blobs.overdue,
    )  # fmt: skip


def test_the_log_tells_once_they_are_two_days_old(
    hub_app: HubAtHand, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "sync.hub.housekeeping")
    hub_app.clock.advance(47 * HOUR_S)
    chores(hub_app).round()
    assert "files missing" not in caplog.text
    hub_app.clock.advance(2 * HOUR_S)
    chores(hub_app).round()
    assert f"files missing for 48 h tenant={hub_app.ours.tenant_id} count=2" in caplog.text
    assert hub_app.theirs.tenant_id not in caplog.text


def test_the_report_names_the_person_and_the_laptop(hub_app: HubAtHand, site: Site, tmp_path: Path) -> None:
    found = report(hub_app, tmp_path)
    assert found.exit_code == 1
    assert found.output.count("\n") == 1
    for word in ("DFW Elite Roofing", "Manager@Dfw-Elite.Example", "2 files", "3 days ago", "last seen"):
        assert word in found.output
    told = json.loads(report(hub_app, tmp_path, "--json", "--tenant", "DFW Elite Roofing").output)
    assert (told["files"], told["bytes"]) == (2, len(b"never brought") + len(b"nor this"))


def test_nothing_late_is_said_too(hub_app: HubAtHand, site: Site, tmp_path: Path) -> None:
    for arguments in (("--hours", "96"), ("--tenant", "Lone Star Exteriors")):
        found = report(hub_app, tmp_path, *arguments)
        assert (found.exit_code, "is here" in found.output) == (0, True)
    assert "no company" in report(hub_app, tmp_path, "--tenant", "Nobody").output.lower()


def test_files_that_are_here_after_all_are_told_of_every_hour(hub_app: HubAtHand, site: Site) -> None:
    """The database was restored, and the laptop that knows of the file has lost sight of the job."""
    desk, steward = hub_app.parts.blobs, Principal(hub_app.ours.tenant_id, "", "admin")
    assert desk is not None
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, false)", (hub_app.ours.tenant_id,))
        owner.execute("DELETE FROM blobs")
        owner.execute("UPDATE photos SET state = 'saved'")
    assert desk.settle(steward) == 0  # not within the hour: its laptop is about to ask
    hub_app.clock.advance(2 * HOUR_S)
    assert desk.settle(steward) == 1
    assert desk.settle(steward) == 0
    assert sorted(state_seen(hub_app, site)) == ["saved", "saved", "stored"]
