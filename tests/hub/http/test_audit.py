"""What the centre remembers of sign-ins, and that changing it shows."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from sync.contracts.account import DeviceRequest, RefreshRequest
from sync.hub.accounts.audit import Entry, Happening, append, entries, first_broken
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool
from tests.helpers.hub import HubAtHand

pytestmark = pytest.mark.postgres


@pytest.fixture
def remembered(hub_app: HubAtHand, database_pools: Callable[[str], Pool]) -> Callable[[], list[Entry]]:
    """Our company's entries, as the application's role reads them."""
    pool, tenant_id = database_pools(hub_app.urls.app), hub_app.ours.tenant_id

    def read() -> list[Entry]:
        with tenant_transaction(pool, TenantContext(tenant_id)) as connection:
            return entries(connection, tenant_id)

    return read


def test_a_day_of_a_laptop(hub_app: HubAtHand, remembered: Callable[[], list[Entry]]) -> None:
    person = hub_app.ours.people["crew"]
    tokens = hub_app.login(person)
    headers = {"authorization": f"Bearer {tokens.access_token}"}
    device = msgspec.json.encode(DeviceRequest(person.device, "Toughbook", "Windows"))
    for _ in range(2):
        hub_app.anonymous().post("/v1/devices", content=device, headers=headers)
    body = msgspec.json.encode(RefreshRequest(tokens.refresh_token))
    hub_app.anonymous().post("/v1/refresh", content=body)
    hub_app.clock.advance(100)
    hub_app.anonymous().post("/v1/refresh", content=body)
    for _ in range(2):
        again = msgspec.json.encode(RefreshRequest(hub_app.login(person).refresh_token))
        hub_app.anonymous().post("/v1/logout", content=again)
    hub_app.login(hub_app.theirs.people["crew"])
    known = remembered()
    assert [entry.action for entry in known] == [
        "signed in", "device enrolled", "refresh token reused; the sign-in was ended",
        "signed in", "signed out", "signed in", "signed out",
    ]  # fmt: skip
    assert {entry.actor for entry in known} == {person.account_id}
    assert {entry.device for entry in known} == {person.device}
    assert first_broken(hub_app.ours.tenant_id, known) is None


def test_what_was_changed_or_taken_out_shows(
    hub_app: HubAtHand, remembered: Callable[[], list[Entry]]
) -> None:
    for _ in range(4):
        hub_app.login(hub_app.ours.people["crew"])
    known, tenant_id = remembered(), hub_app.ours.tenant_id
    for i in range(3):
        assert first_broken(tenant_id, [*known[:i], *known[i + 1 :]]) == i + 2
    for field, value in {"actor": None, "action": "x", "detail": '{"a":"b"}', "subject": "y"}.items():
        changed = [*known[:1], dataclasses.replace(known[1], **{field: value}), *known[2:]]  # type: ignore[arg-type]
        assert first_broken(tenant_id, changed) == 2
    assert first_broken(hub_app.theirs.tenant_id, known) == 1


def test_each_day_begins_a_chain(
    hub_app: HubAtHand, remembered: Callable[[], list[Entry]], database_pools: Callable[[str], Pool]
) -> None:
    pool, tenant_id = database_pools(hub_app.urls.app), hub_app.ours.tenant_id
    for day in (24, 24, 25):
        with tenant_transaction(pool, TenantContext(tenant_id)) as connection:
            at = datetime(2019, 3, day, 23, 59, 59, 123_457, tzinfo=UTC)
            append(connection, tenant_id, Happening("tested", "s", detail={"b": "1", "a": "é"}), at)
    known = remembered()
    assert [entry.prev_hash == "0" * 64 for entry in known] == [True, False, True]
    assert first_broken(tenant_id, known) is None
