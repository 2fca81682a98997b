"""`stormops-hub report audit`: what is remembered of sign-ins, and what somebody changed of it."""

import json
from pathlib import Path

import psycopg
import pytest

from tests.helpers.hub import HubAtHand
from tests.hub.centre.test_leaving_commands import run

pytestmark = pytest.mark.postgres
CHANGED = "UPDATE audit SET action = 'signed out' WHERE tenant_id = %s AND seq = 2"
TAKEN_OUT = "DELETE FROM audit WHERE tenant_id = %s AND seq = 2"


def test_an_audit_that_nobody_touched_is_told_with_its_newest_entries(
    hub_app: HubAtHand, tmp_path: Path
) -> None:
    name, crew = hub_app.ours.name, hub_app.ours.people["crew"]
    for _ in range(3):
        hub_app.login(crew)
    told = run(hub_app, tmp_path, "report", "audit", "--tenant", name, "--last", "2")
    assert told.exit_code == 0
    *shown, verdict = told.output.splitlines()
    assert verdict == f"{name}: all 3 entries are as they were written."
    assert len(shown) == 2
    assert all("signed in" in line for line in shown)
    lines = [
        json.loads(line) for line in run(hub_app, tmp_path, "report", "audit", "--json").output.splitlines()
    ]
    assert {"tenant": name, "entries": 3, "first_broken": None} in lines
    assert [line["seq"] for line in lines if line.get("actor") == crew.account_id] == [1, 2, 3]


@pytest.mark.parametrize(("statement", "first"), [(CHANGED, 2), (TAKEN_OUT, 3)])
def test_a_changed_or_missing_entry_is_named(
    hub_app: HubAtHand, tmp_path: Path, statement: str, first: int
) -> None:
    for _ in range(3):
        hub_app.login(hub_app.ours.people["crew"])
    with psycopg.connect(hub_app.urls.owner) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        assert connection.execute(statement, (hub_app.ours.tenant_id,)).rowcount == 1
    told = run(hub_app, tmp_path, "report", "audit", "--last", "0")
    assert told.exit_code == 1
    assert f"{hub_app.ours.name}: entry {first} was changed after it was written" in told.output
    assert f"{hub_app.theirs.name}: all 0 entries are as they were written." in told.output
