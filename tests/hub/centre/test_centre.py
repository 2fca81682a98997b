"""The whole centre as real processes: it serves, its parts come back, and nothing outlives it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec
import pytest
import websockets.sync.client

from sync.contracts.account import LoginRequest, TokenResponse
from sync.serve.centre import Centre, CentreOptions
from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.serve.errors import ChildFailed
from sync.serve.hub_child import listening
from tests.helpers.broker import header
from tests.helpers.hub import PASSWORD, Company, Person, found_company
from tests.hub.http.wire import Laptop, storm_op
from tests.hub.relay.test_relay import read_topic_when_there

pytestmark = [pytest.mark.postgres, pytest.mark.broker, pytest.mark.e2e]
ROOT = Path(__file__).parents[3]


@dataclass
class Running:
    """A started centre with one company."""

    centre: Centre
    company: Company
    clients: list[httpx.Client]

    def client(self, person: Person) -> httpx.Client:
        client = httpx.Client(base_url=self.centre.urls.hub, timeout=30)
        self.clients.append(client)
        body = msgspec.json.encode(LoginRequest(person.email, PASSWORD, person.device))
        tokens = msgspec.json.decode(client.post("/v1/login", content=body).content, type=TokenResponse)
        client.headers["authorization"] = f"Bearer {tokens.access_token}"
        return client

    def laptop(self, role: str) -> Laptop:
        person = self.company.people[role]
        return Laptop(self.client(person), person.device)


@pytest.fixture
def running(data_folder: Path) -> Iterator[Running]:
    options = CentreOptions(data_folder, durable=False, limits={"max_wait_s": 20.0})
    with Centre(options) as centre:
        at_hand = Running(centre, found_company(centre.urls.database, "DFW Elite Roofing", "dfw.example"), [])
        yield at_hand
        for client in at_hand.clients:
            client.close()


def _until(condition: Callable[[], bool], within_s: float = 60.0) -> None:
    pause = threading.Event()
    for _ in range(int(within_s / 0.05)):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError("it did not come to pass")


def _serves(running: Running) -> bool:
    try:
        health = httpx.get(f"{running.centre.urls.hub}/v1/health", timeout=5).json()
    except httpx.HTTPError:
        return False
    return bool(health["database"] == "up" and health["broker"] == "up")


def test_an_op_goes_from_a_laptop_to_the_broker(running: Running) -> None:
    planner = running.laptop("planner")
    planner.settle()
    token = planner.http.headers["authorization"]
    address = running.centre.urls.hub.replace("http", "ws") + "/v1/live"
    with websockets.sync.client.connect(address, additional_headers={"Authorization": token}) as live:
        live.recv(timeout=60)
        found = planner.push(storm_op("over real sockets"))
        assert json.loads(live.recv(timeout=60)) == {"rev": found.rev, "type": "poke"}
    (record,) = read_topic_when_there(running.centre.urls.broker, 1)
    assert header(record, "ce_sequence") == str(found.rev)


def test_a_socket_without_a_token_is_refused_with_a_problem(running: Running) -> None:
    address = running.centre.urls.hub.replace("http", "ws") + "/v1/live"
    with pytest.raises(websockets.exceptions.InvalidStatus) as refused:
        websockets.sync.client.connect(address)
    assert refused.value.response.status_code == 401
    assert json.loads(refused.value.response.body)["type"] == "/problems/unauthenticated"


@pytest.mark.logs_warnings
def test_every_part_that_dies_comes_back(running: Running) -> None:
    planner = running.laptop("planner")
    planner.push(storm_op("before"))
    hub_url, centre = running.centre.urls.hub, running.centre
    assert centre.broker is not None
    assert centre.postgres is not None
    for pid in (centre.hub.pid, centre.relay.pid, centre.broker.pid, centre.postgres.server_pid):
        os.kill(pid, signal.SIGKILL)
        _until(lambda pid=pid: not _exists(pid))  # type: ignore[misc]  # the default binds the loop's value
        _until(lambda: not centre._dead_parts() and _serves(running))
    assert centre.urls.hub == hub_url  # laptops know this address
    found = planner.push(storm_op("after"))  # with the token from before, the secret being kept
    records = read_topic_when_there(centre.urls.broker, 2)
    assert header(records[-1], "ce_tenantid") == running.company.tenant_id
    assert str(found.rev) in {header(record, "ce_sequence") for record in records}


def test_long_polls_do_not_hold_up_the_end(data_folder: Path) -> None:
    with Centre(CentreOptions(data_folder, broker="none", durable=False)) as centre:
        running = Running(centre, found_company(centre.urls.database, "A", "a.example"), [])
        manager = running.laptop("manager")
        manager.settle()
        sent, answers = threading.Event(), list[int]()

        def ask() -> None:
            query = {"cursor": manager.cursor, "epoch": manager.epoch, "scope": manager.scope, "wait": 25,
                     "device": manager.device}  # fmt: skip
            answer = manager.http.get("/v1/changes", params=query, extensions={"trace": on_the_way})
            answers.append(answer.status_code)

        def on_the_way(step: str, _: object) -> None:
            if step == "http11.send_request_body.complete":
                sent.set()

        poll = threading.Thread(target=ask)
        poll.start()
        assert sent.wait(60)
        httpx.get(f"{centre.urls.hub}/v1/health", timeout=60)  # answered after what was sent before is read
        centre.stop()
        poll.join(60)
        running.clients[0].close()
    assert answers == [204]


def test_without_a_broker_it_serves_and_says_so(data_folder: Path) -> None:
    with Centre(CentreOptions(data_folder, broker="none", durable=False)) as centre:
        assert centre.urls.broker == ""
        assert httpx.get(f"{centre.urls.hub}/v1/health").json()["broker"] == "none"
        assert not centre.relay.running


def test_a_port_that_is_taken_is_one_clear_line(data_folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        centre = Centre(CentreOptions(data_folder, broker="none", port=port, durable=False))
        with pytest.raises(ChildFailed, match=rf"Port {port} .*--port"):
            centre.start()
    assert not centre.hub.running
    assert centre.postgres is not None
    assert not centre.postgres.running


def _exists(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@dataclass
class Command:
    """`stormops-hub serve` as its own process, ready."""

    process: "subprocess.Popen[str]"
    facts: dict[str, str]
    pids: list[int]


@pytest.fixture
def serve(data_folder: Path) -> Iterator[Callable[..., Command]]:
    started: list[subprocess.Popen[str]] = []
    with EmbeddedPostgres(data_folder / "postgres", durable=False):
        pass  # a cluster made without syncing is there sooner; it serves durably all the same

    def start(*arguments: str) -> Command:
        command = [sys.executable, "-m", "sync.serve", "--data-dir", str(data_folder), "serve", "--port", "0"]
        process = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=ROOT,
        )  # fmt: skip
        started.append(process)
        assert process.stdout is not None
        facts = json.loads(process.stdout.readline())
        return Command(process, facts, _descendants(process.pid))

    yield start
    for process in started:
        process.terminate()
        process.wait(30)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def _descendants(pid: int) -> list[int]:
    try:
        children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):  # it ended since its parent named it
        return []
    return [*children, *(below for child in children for below in _descendants(child))]


@pytest.mark.parametrize("end", ["sigterm", "stdin"])
def test_serve_says_when_it_is_ready_and_stops_in_order(
    serve: Callable[..., Command], data_folder: Path, end: str
) -> None:
    ready_file = data_folder / "ready.json"
    command = serve("--die-with-parent", "--ready-file", str(ready_file))
    assert json.loads(ready_file.read_text()) == command.facts
    assert httpx.get(f"{command.facts['hub']}/v1/health").json()["broker"] == "up"
    assert "@" not in command.facts["database"]  # no password on a line that may be logged
    assert len(command.pids) >= 6
    assert command.process.stdin is not None
    if end == "sigterm":
        command.process.send_signal(signal.SIGTERM)
    else:
        command.process.stdin.close()
    assert command.process.wait(30) == 0
    assert not [pid for pid in command.pids if _exists(pid)]


def test_nothing_outlives_a_killed_parent(serve: Callable[..., Command]) -> None:
    command = serve()
    command.process.kill()
    command.process.wait(30)
    _until(lambda: not [pid for pid in command.pids if _exists(pid)])


def test_other_commands_share_the_folder_of_a_running_centre_and_a_second_one_does_not(
    serve: Callable[..., Command], data_folder: Path
) -> None:
    serve("--broker", "none")
    command = [sys.executable, "-m", "sync.serve", "--data-dir", str(data_folder), "tenant", "add", "A"]
    added = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert added.returncode == 0, added.stderr
    assert len(added.stdout.strip()) == 36
    command[-3:] = ["serve", "--port", "0"]
    second = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert second.returncode == 1
    assert second.stderr.startswith("Error: Another hub is running")
    assert len(second.stderr.strip().splitlines()) == 1
    assert (data_folder / "centre.json").exists()  # the note of the first is not taken away by the second


def test_answers_do_not_wait_for_nagle() -> None:
    bound = listening("127.0.0.1", 0)
    assert bound.proto == socket.IPPROTO_TCP  # what asyncio looks at before it turns the delay off
    bound.close()
