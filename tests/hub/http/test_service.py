"""What every answer has in common, and the answers of a service that cannot serve."""

import dataclasses
import logging
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any, NoReturn

import msgspec
import pytest

from sync.contracts.account import HealthResponse, TimeResponse
from sync.contracts.errors import Problem, ProblemType
from sync.hub.web.problems import TITLES
from sync.postgres.urls import ServerUrls
from tests.helpers.hub import HubAtHand, hub_at_hand
from tests.hub.http.wire import laptop, problem_of, storm_op

pytestmark = pytest.mark.postgres

CLOSED_DOORS = [
    ("POST", "/v1/sync"),
    ("GET", "/v1/changes"),
    ("GET", "/v1/snapshot/t"),
    ("POST", "/v1/digest"),
    ("POST", "/v1/devices"),
]


def test_health_tells_the_hub_from_a_captive_portal(shared_hub: HubAtHand) -> None:
    answer = shared_hub.anonymous().get("/v1/health")
    health = msgspec.json.decode(answer.content, type=HealthResponse)
    assert (health.service, health.database, health.broker) == ("stormops-hub", "up", "none")
    assert (health.reports, health.reports_waiting, health.reports_oldest_s) == ("none", 0, 0)


def test_health_says_that_the_database_is_down(hub_app: HubAtHand) -> None:
    hub_app.parts.database.close()
    answer = hub_app.anonymous().get("/v1/health")
    assert (answer.status_code, answer.json()["database"]) == (200, "down")
    assert answer.json()["reports"] == "down"


def test_health_says_that_the_broker_is_down(database: ServerUrls) -> None:
    with hub_at_hand(database, broker="127.0.0.1:1") as hub:
        assert hub.anonymous().get("/v1/health").json()["broker"] == "down"


def test_health_says_that_the_broker_is_up(database: ServerUrls, mock_broker: str) -> None:
    with hub_at_hand(database, broker=mock_broker) as hub:
        assert hub.anonymous().get("/v1/health").json()["broker"] == "up"


def test_time_is_the_clock_s(shared_hub: HubAtHand) -> None:
    answer = shared_hub.anonymous().get("/v1/time")
    found = msgspec.json.decode(answer.content, type=TimeResponse)
    assert found.server_time == int(shared_hub.clock.now * 1000)


@pytest.mark.parametrize("path", ["/v1/time", "/v1/nothing", "/v1/changes"])
def test_every_answer_has_an_id_and_the_time(shared_hub: HubAtHand, path: str) -> None:
    one, other = shared_hub.anonymous().get(path), shared_hub.anonymous().get(path)
    assert one.headers["x-request-id"] != other.headers["x-request-id"]
    assert one.headers["x-server-time"] == str(int(shared_hub.clock.now * 1000))
    if one.status_code != 200:
        assert problem_of(one).request_id == one.headers["x-request-id"]


def test_a_client_may_name_its_request_but_not_write_into_the_log(shared_hub: HubAtHand) -> None:
    client = shared_hub.anonymous()
    assert (
        client.get("/v1/time", headers={"x-request-id": "abc-12345"}).headers["x-request-id"] == "abc-12345"
    )
    for bad in ("x", "a" * 65, "id with spaces", "line\tbreak1"):
        assert client.get("/v1/time", headers={"x-request-id": bad}).headers["x-request-id"] != bad


@pytest.mark.parametrize(("method", "path"), CLOSED_DOORS)
def test_nothing_is_served_without_a_token(shared_hub: HubAtHand, method: str, path: str) -> None:
    answer = shared_hub.anonymous().request(method, path)
    assert answer.status_code == 401
    assert problem_of(answer).type is ProblemType.UNAUTHENTICATED


@pytest.mark.parametrize(("method", "path"), CLOSED_DOORS)
def test_a_token_in_the_address_is_not_read(shared_hub: HubAtHand, method: str, path: str) -> None:
    token = shared_hub.login(shared_hub.ours.people["planner"]).access_token
    answer = shared_hub.anonymous().request(method, path, params={"token": token, "access_token": token})
    assert answer.status_code == 401


def test_refusals_of_identity_and_of_membership_have_one_shape(shared_hub: HubAtHand) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    unknown = shared_hub.anonymous().post("/v1/sync")
    planner.device = shared_hub.ours.people["manager"].device
    refused = planner.post(planner.request())
    assert unknown.json().keys() == refused.json().keys() - {"detail"}
    assert unknown.headers.keys() - {"www-authenticate"} == refused.headers.keys()


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_another_method_is_a_problem_too(shared_hub: HubAtHand, method: str) -> None:
    answer = shared_hub.anonymous().request(method, "/v1/sync")
    assert answer.status_code == 405
    assert problem_of(answer).type is ProblemType.BAD_REQUEST


def test_the_list_of_problems_is_closed_and_complete() -> None:
    assert set(TITLES) == set(ProblemType)


def test_a_database_that_is_away_is_unavailable_with_a_time_to_retry(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    hub_app.parts.database.close()
    answer = planner.post(planner.request())
    assert (answer.status_code, problem_of(answer).type) == (503, ProblemType.UNAVAILABLE)
    assert int(answer.headers["retry-after"]) >= 1
    assert "pool" not in answer.text


@pytest.mark.logs_warnings
def test_a_mistake_of_ours_shows_no_traceback(hub_app: HubAtHand, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def sync(self, *_: Any) -> NoReturn:
            raise RuntimeError("DETAIL: Key (email)=(secret@customer.example) already exists")

    planner = laptop(hub_app, hub_app.ours.people["planner"])
    broken = dataclasses.replace(hub_app.parts, core=Broken())  # type: ignore[arg-type]  # only sync is asked for
    hub_app.server.app.state.parts = broken  # type: ignore[attr-defined]  # a Starlette application
    with caplog.at_level(logging.ERROR):
        answer = planner.post(planner.request())
    assert (answer.status_code, problem_of(answer).type) == (500, ProblemType.INTERNAL)
    assert "secret" not in answer.text
    assert problem_of(answer).request_id in caplog.text
    broken.lanes.close()


def test_a_tenant_that_asks_too_much_is_told_when_to_come_back(database: ServerUrls) -> None:
    with hub_at_hand(database, threads=1, queue_per_tenant=1) as hub:
        ours = [laptop(hub, hub.ours.people[role]) for role in ("planner", "manager", "admin")]
        theirs = laptop(hub, hub.theirs.people["planner"])
        gate, entered = threading.Event(), threading.Event()

        def hold() -> None:
            entered.set()
            gate.wait(120)

        with ThreadPoolExecutor(4) as pool:
            held = pool.submit(hub.server.run, hub.parts.lanes.run("held", hold))
            assert entered.wait(60)
            answers = [pool.submit(one.post, one.request()) for one in (*ours[:2], theirs)]
            (refused,) = wait(answers[:2], return_when=FIRST_COMPLETED).done
            gate.set()
            held.result(60)
            statuses = sorted(f.result(60).status_code for f in answers)
        assert statuses == [200, 200, 429]
        problem = msgspec.json.decode(refused.result().content, type=Problem)
        assert problem.type is ProblemType.RATE_LIMITED
        assert problem.retry_after >= 1


def test_an_answer_under_load_asks_to_spread_out(database: ServerUrls) -> None:
    with hub_at_hand(database, threads=1) as hub:
        planner = laptop(hub, hub.ours.people["planner"])
        planner.settle()
        quiet = planner.push(storm_op("quiet"))
        assert quiet.reconnect_spread_s == 0.0
