"""Sign-in over the wire: tokens, their rotation, their end, and what a stranger can learn."""

import uuid
from typing import Any

import httpx
import jwt
import msgspec
import psycopg
import pytest

from sync.contracts.account import LoginRequest, RefreshRequest, TokenResponse
from sync.contracts.errors import PROBLEM_MEDIA_TYPE, Problem, ProblemType
from sync.hub.accounts.passwords import Passwords
from sync.postgres.provision import revoke_user
from tests.helpers.hub import PASSWORD, HubAtHand

pytestmark = pytest.mark.postgres


def _login(hub: HubAtHand, **changed: Any) -> httpx.Response:
    person = hub.ours.people["crew"]
    fields = {"email": person.email, "password": PASSWORD, "device": person.device, **changed}
    return hub.anonymous().post("/v1/login", content=msgspec.json.encode(LoginRequest(**fields)))


def _refresh(hub: HubAtHand, token: str, tenant_id: str = "") -> httpx.Response:
    body = msgspec.json.encode(RefreshRequest(token, tenant_id))
    return hub.anonymous().post("/v1/refresh", content=body)


def _tokens(answer: httpx.Response) -> TokenResponse:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=TokenResponse)


def _problem(answer: httpx.Response) -> Problem:
    assert answer.headers["content-type"] == PROBLEM_MEDIA_TYPE
    return msgspec.json.decode(answer.content, type=Problem)


def _works(hub: HubAtHand, access_token: str) -> int:
    headers = {"authorization": f"Bearer {access_token}"}
    content = b'{"device":"%s","name":"n","platform":"p"}' % hub.ours.people["crew"].device.encode()
    return hub.anonymous().post("/v1/devices", headers=headers, content=content).status_code


def test_login_gives_a_token_for_the_only_company(hub_app: HubAtHand) -> None:
    tokens = _tokens(_login(hub_app))
    assert tokens.tenant_id == hub_app.ours.tenant_id
    assert tokens.expires_in == 900
    assert [(m.tenant_id, m.role, m.crew_id) for m in tokens.memberships] == [
        (hub_app.ours.tenant_id, "crew", hub_app.ours.crew_id)
    ]
    assert _works(hub_app, tokens.access_token) == 204


def test_the_email_is_read_in_any_case(hub_app: HubAtHand) -> None:
    assert _login(hub_app, email="Crew@DFW-Elite.Example").status_code == 200


def test_a_wrong_password_and_an_unknown_email_look_alike(hub_app: HubAtHand) -> None:
    wrong, unknown = _login(hub_app, password="no"), _login(hub_app, email="nobody@else.example")
    assert wrong.status_code == unknown.status_code == 401
    one, other = _problem(wrong), _problem(unknown)
    assert msgspec.structs.replace(one, request_id="") == msgspec.structs.replace(other, request_id="")
    assert wrong.headers.keys() == unknown.headers.keys()


def test_a_disabled_account_looks_like_an_unknown_one(hub_app: HubAtHand) -> None:
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("UPDATE accounts SET status = 'disabled' WHERE email = 'crew@dfw-elite.example'")
    assert _problem(_login(hub_app)).type is ProblemType.UNAUTHENTICATED


def test_wrong_passwords_slow_the_device_down_and_time_lets_it_in_again(hub_app: HubAtHand) -> None:
    for _ in range(3):
        assert _login(hub_app, password="no").status_code == 401
    refused = _login(hub_app)
    assert refused.status_code == 429
    assert _problem(refused).type is ProblemType.RATE_LIMITED
    assert int(refused.headers["retry-after"]) >= 1
    assert _login(hub_app, device=str(uuid.uuid4())).status_code == 200  # another laptop is not locked out
    hub_app.clock.advance(2)
    assert _login(hub_app).status_code == 200


def test_an_unknown_email_is_throttled_alike(hub_app: HubAtHand) -> None:
    statuses = [_login(hub_app, email="nobody@else.example", password="no").status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]


def test_a_member_of_two_companies_picks(shared_hub: HubAtHand) -> None:
    first = shared_hub.login(shared_hub.both)
    assert first.tenant_id == shared_hub.ours.tenant_id
    assert {m.tenant_id: m.role for m in first.memberships} == {
        shared_hub.ours.tenant_id: "planner",
        shared_hub.theirs.tenant_id: "manager",
    }
    assert (
        shared_hub.login(shared_hub.both, tenant_id=shared_hub.theirs.tenant_id).tenant_id
        == shared_hub.theirs.tenant_id
    )


def test_a_company_one_is_no_member_of_is_refused(shared_hub: HubAtHand) -> None:
    answer = _login(shared_hub, tenant_id=shared_hub.theirs.tenant_id)
    assert answer.status_code == 403
    assert _problem(answer).type is ProblemType.FORBIDDEN
    nowhere = _login(shared_hub, tenant_id=str(uuid.uuid4()))
    assert (
        _problem(nowhere).type is ProblemType.FORBIDDEN
    )  # a company that exists looks like one that does not


def test_a_suspended_company_lets_nobody_in(hub_app: HubAtHand) -> None:
    person = hub_app.ours.people["crew"]
    token = hub_app.login(person).access_token
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        owner.execute("UPDATE tenants SET status = 'suspended'")
    assert _works(hub_app, token) == 403
    assert _problem(_login(hub_app)).type is ProblemType.MEMBERSHIP_REVOKED


def test_an_expired_access_token_is_refused(hub_app: HubAtHand) -> None:
    tokens = _tokens(_login(hub_app))
    hub_app.clock.advance(899)
    assert _works(hub_app, tokens.access_token) == 204
    hub_app.clock.advance(1)
    assert _works(hub_app, tokens.access_token) == 401


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c", "Bearer é"]
)
def test_what_is_no_token_is_refused_without_a_reason(shared_hub: HubAtHand, authorization: str) -> None:
    answer = shared_hub.anonymous().post("/v1/devices", headers={"authorization": authorization.encode()})
    assert answer.status_code == 401
    assert _problem(answer).detail == ""
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_signed_with_another_secret_or_none_is_refused(hub_app: HubAtHand) -> None:
    claims = jwt.decode(_tokens(_login(hub_app)).access_token, options={"verify_signature": False})
    assert _works(hub_app, jwt.encode(claims, "x" * 40, algorithm="HS256")) == 401
    assert _works(hub_app, jwt.encode(claims, "", algorithm="none")) == 401


def test_refresh_rotates(hub_app: HubAtHand) -> None:
    first = _tokens(_login(hub_app))
    second = _tokens(_refresh(hub_app, first.refresh_token))
    assert second.refresh_token != first.refresh_token
    assert _works(hub_app, second.access_token) == 204
    assert _refresh(hub_app, second.refresh_token).status_code == 200


def test_a_lost_answer_is_forgiven_for_sixty_seconds(hub_app: HubAtHand) -> None:
    first = _tokens(_login(hub_app))
    _refresh(hub_app, first.refresh_token)  # its answer is lost
    hub_app.clock.advance(30)
    _refresh(hub_app, first.refresh_token)  # and again
    hub_app.clock.advance(30)
    third = _tokens(_refresh(hub_app, first.refresh_token))
    assert _refresh(hub_app, third.refresh_token).status_code == 200


def test_a_token_shown_after_the_grace_ends_the_family(hub_app: HubAtHand) -> None:
    first = _tokens(_login(hub_app))
    second = _tokens(_refresh(hub_app, first.refresh_token))
    hub_app.clock.advance(61)
    assert _refresh(hub_app, first.refresh_token).status_code == 401
    assert _refresh(hub_app, second.refresh_token).status_code == 401
    assert _login(hub_app).status_code == 200  # another sign-in is another family


def test_a_token_whose_successor_was_used_has_no_grace(hub_app: HubAtHand) -> None:
    first = _tokens(_login(hub_app))
    second = _tokens(_refresh(hub_app, first.refresh_token))
    third = _tokens(_refresh(hub_app, second.refresh_token))
    assert _refresh(hub_app, first.refresh_token).status_code == 401
    assert _refresh(hub_app, third.refresh_token).status_code == 401


def test_an_old_refresh_token_expires(hub_app: HubAtHand) -> None:
    first = _tokens(_login(hub_app))
    hub_app.clock.advance(61 * 86_400)
    assert _refresh(hub_app, first.refresh_token).status_code == 401


def test_refresh_switches_to_another_company_of_the_account_only(hub_app: HubAtHand) -> None:
    tokens = hub_app.login(hub_app.both)
    switched = _tokens(_refresh(hub_app, tokens.refresh_token, hub_app.theirs.tenant_id))
    assert switched.tenant_id == hub_app.theirs.tenant_id
    crew = _tokens(_login(hub_app))
    refused = _refresh(hub_app, crew.refresh_token, hub_app.theirs.tenant_id)
    assert refused.status_code == 403
    assert _refresh(hub_app, crew.refresh_token).status_code == 200  # the refusal used nothing up


def test_logout_ends_the_family_and_tells_nothing(hub_app: HubAtHand) -> None:
    tokens = _tokens(_login(hub_app))
    for token in (tokens.refresh_token, tokens.refresh_token, "never existed"):
        body = msgspec.json.encode(RefreshRequest(token))
        assert hub_app.anonymous().post("/v1/logout", content=body).status_code == 204
    assert _refresh(hub_app, tokens.refresh_token).status_code == 401


def test_a_revoked_member_is_out_at_once(hub_app: HubAtHand) -> None:
    person, tokens = hub_app.ours.people["crew"], _tokens(_login(hub_app))
    revoke_user(hub_app.urls.owner, hub_app.ours.tenant_id, person.account_id)
    assert _works(hub_app, tokens.access_token) == 403
    assert _refresh(hub_app, tokens.refresh_token).status_code == 401
    assert _problem(_login(hub_app)).type is ProblemType.MEMBERSHIP_REVOKED


def test_a_revoked_laptop_is_out(hub_app: HubAtHand) -> None:
    tokens = _tokens(_login(hub_app))
    assert _works(hub_app, tokens.access_token) == 204
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        owner.execute("UPDATE devices SET revoked_at = now()")
    assert _works(hub_app, tokens.access_token) == 403


def test_no_token_and_no_password_is_kept_in_clear(hub_app: HubAtHand) -> None:
    tokens = _tokens(_login(hub_app))
    with psycopg.connect(hub_app.urls.auth) as auth:
        kept = str(auth.execute("SELECT * FROM refresh_tokens").fetchall())
        kept += str(auth.execute("SELECT * FROM accounts").fetchall())
    assert tokens.refresh_token not in kept
    assert PASSWORD not in kept


@pytest.mark.parametrize("device", ["", "laptop", "1234"])
def test_a_device_is_an_uuid(shared_hub: HubAtHand, device: str) -> None:
    assert _problem(_login(shared_hub, device=device)).type is ProblemType.BAD_REQUEST


def test_devices_are_enrolled_once_and_only_by_their_token(hub_app: HubAtHand) -> None:
    person = hub_app.ours.people["crew"]
    client = hub_app.client(person)
    mine = {"device": person.device.upper(), "name": "Toughbook 3", "platform": "Windows 11"}
    assert client.post("/v1/devices", json=mine).status_code == 204
    assert client.post("/v1/devices", json={**mine, "name": "Toughbook 4"}).status_code == 204
    assert client.post("/v1/devices", json={**mine, "device": str(uuid.uuid4())}).status_code == 403
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        rows = owner.execute("SELECT device_id::text, name FROM devices").fetchall()
    assert rows == [(person.device, "Toughbook 4")]


def test_a_hash_of_an_older_cost_is_renewed_at_sign_in(hub_app: HubAtHand) -> None:
    older = Passwords(time_cost=2, memory_kib=16, lanes=1).hash(PASSWORD)
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("UPDATE accounts SET password_hash = %s", (older,))
    assert _login(hub_app).status_code == 200
    with psycopg.connect(hub_app.urls.auth) as auth:
        question = "SELECT password_hash FROM accounts WHERE email = 'crew@dfw-elite.example'"
        row = auth.execute(question).fetchone()
    assert row is not None
    assert row[0] != older
    assert _login(hub_app).status_code == 200
