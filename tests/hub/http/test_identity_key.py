"""The key for who is who: the office's at sign-in and refresh, each company another, and never a crew's."""

import msgspec
import pytest

from sync.contracts.account import RefreshRequest, TokenResponse
from tests.helpers.hub import HubAtHand

pytestmark = pytest.mark.postgres


def test_the_office_of_a_company_has_one_key_and_crews_none(shared_hub: HubAtHand) -> None:
    people = shared_hub.ours.people
    keys = {role: shared_hub.login(people[role]).identity_key for role in people}
    assert keys.pop("crew") == ""
    assert len(set(keys.values())) == 1
    assert len(bytes.fromhex(keys["manager"])) == 32
    assert shared_hub.login(shared_hub.theirs.people["manager"]).identity_key not in ("", keys["manager"])


def test_a_refresh_brings_the_key_of_the_company_it_is_for(shared_hub: HubAtHand) -> None:
    told = shared_hub.login(shared_hub.both)
    body = msgspec.json.encode(RefreshRequest(told.refresh_token, shared_hub.theirs.tenant_id))
    answer = shared_hub.anonymous().post("/v1/refresh", content=body)
    moved = msgspec.json.decode(answer.content, type=TokenResponse)
    theirs = shared_hub.login(shared_hub.theirs.people["manager"])
    assert moved.identity_key == theirs.identity_key != told.identity_key
