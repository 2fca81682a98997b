"""`/v1/sync` and its neighbours: what goes up, what comes down, and how a request is refused."""

import json
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import msgspec
import pytest
import zstandard

from sync.contracts.chain import extend
from sync.contracts.errors import ProblemType
from sync.contracts.messages import DigestResponse, SnapshotPage
from sync.contracts.ops import VerdictKind
from sync.postgres.provision import add_crew, revoke_user
from sync.postgres.urls import ServerUrls
from tests.helpers.asgi import AsgiTransport, LosesReply
from tests.helpers.hub import HubAtHand, hub_at_hand
from tests.hub.http.wire import Laptop, answered, laptop, new_id, problem_of, storm_op

pytestmark = pytest.mark.postgres


def test_what_a_planner_adds_a_manager_gets(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    pushed = planner.push(storm_op("North Texas hail"))
    assert (pushed.ack_n, pushed.verdicts) == (1, ())
    manager = laptop(hub_app, hub_app.ours.people["manager"])
    rows = {block.entity: block for block in manager.settle().changes}
    names = dict(zip(rows["storms"].fields, rows["storms"].columns, strict=True))["name"]
    assert names == ("North Texas hail",)


def test_a_lost_answer_is_replayed(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    request = planner.request(storm_op("once"))
    link = LosesReply(AsgiTransport(hub_app.server), lambda _: True)
    lossy = hub_app.anonymous(link, headers=planner.http.headers)
    with pytest.raises(httpx.ReadError):
        lossy.post("/v1/sync", content=msgspec.json.encode(request))
    again = answered(planner.post(request))
    assert again.ack_n == 1
    assert {verdict.kind for verdict in again.verdicts} <= {VerdictKind.DUPLICATE, VerdictKind.APPLIED}
    manager = laptop(hub_app, hub_app.ours.people["manager"])
    (storms,) = [block for block in manager.settle().changes if block.entity == "storms"]
    assert len(storms.revs) == 1


def test_zstd_goes_both_ways(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.settle()
    ops = [storm_op(f"storm {i} " + "x" * 100) for i in range(20)]
    body = zstandard.ZstdCompressor().compress(msgspec.json.encode(planner.request(*ops)))
    headers = {"content-encoding": "zstd", "accept-encoding": "gzip, zstd;q=1.0"}
    answer = planner.http.post("/v1/sync", content=body, headers=headers)
    assert answer.headers["content-encoding"] == "zstd"
    assert answered(answer).ack_n == 20


def test_small_answers_and_plain_clients_get_plain_bytes(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.settle()
    small = planner.post(planner.request(), headers={"accept-encoding": "zstd"})
    assert "content-encoding" not in small.headers
    ops = [storm_op(f"storm {i} " + "x" * 100) for i in range(20)]
    for accepted in ("identity", "zstd;q=0", "gzip"):
        large = planner.post(planner.request(*ops), headers={"accept-encoding": accepted})
        assert "content-encoding" not in large.headers
        assert len(large.content) > 512


@pytest.mark.parametrize(
    ("body", "encoding", "kind"),
    [
        (b"{", "", ProblemType.BAD_REQUEST),
        (b"", "", ProblemType.BAD_REQUEST),
        (b"\xff\xfe", "", ProblemType.BAD_REQUEST),
        (b'{"device":7,"incarnation":1}', "", ProblemType.BAD_REQUEST),
        (b"[" * 100_000, "", ProblemType.BAD_REQUEST),
        (b"not zstd", "zstd", ProblemType.BAD_REQUEST),
        (b"{}", "gzip", ProblemType.BAD_REQUEST),
        (b" " * (4 << 20) + b"{}", "", ProblemType.PAYLOAD_TOO_LARGE),
        (zstandard.ZstdCompressor().compress(b" " * (64 << 20)), "zstd", ProblemType.PAYLOAD_TOO_LARGE),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    shared_hub: HubAtHand, body: bytes, encoding: str, kind: ProblemType
) -> None:
    client = shared_hub.client(shared_hub.ours.people["planner"])
    answer = client.post("/v1/sync", content=body, headers={"content-encoding": encoding} if encoding else {})
    assert problem_of(answer).type is kind
    assert answer.status_code == problem_of(answer).status


def test_more_ops_than_a_batch_may_hold_are_refused(shared_hub: HubAtHand) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    answer = planner.post(planner.request(*[storm_op("one too many")] * 1001))
    assert problem_of(answer).type is ProblemType.PAYLOAD_TOO_LARGE


def test_an_op_of_a_newer_app_does_not_stop_the_others(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    first, strange, last = storm_op("before"), storm_op("strange"), storm_op("after")
    body = json.loads(msgspec.json.encode(planner.request(first, strange, last)))
    body["push"]["ops"][1][1] = "teleport"
    found = answered(planner.http.post("/v1/sync", json=body))
    assert found.ack_n == 3
    (verdict,) = found.verdicts
    assert (verdict.n, verdict.kind, verdict.problem) == (2, VerdictKind.REJECTED, ProblemType.OP_INVALID)
    planner.next_n, planner.chain = 4, extend(planner.chain, [first.id, strange.id, last.id])
    assert planner.push(storm_op("the chain goes on")).ack_n == 4


def test_an_op_without_an_id_cannot_be_placed(shared_hub: HubAtHand) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    body = json.loads(msgspec.json.encode(planner.request(storm_op("nameless"))))
    body["push"]["ops"][0] = [7, "teleport"]
    assert problem_of(planner.http.post("/v1/sync", json=body)).type is ProblemType.BAD_REQUEST


def test_a_gap_says_what_is_expected(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.next_n = 5
    refused = problem_of(planner.post(planner.request(storm_op("too early"))))
    assert (refused.type, refused.status, refused.expect) == (ProblemType.GAP, 409, 1)


def test_another_history_is_a_fork(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.push(storm_op("first"))
    planner.chain = "f" * 32
    refused = problem_of(planner.post(planner.request(storm_op("second"))))
    assert (refused.type, refused.status) == (ProblemType.DEVICE_FORKED, 409)


def test_a_cursor_of_another_counter_is_refused(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.settle()
    refused = problem_of(planner.post(planner.request(epoch="elsewhere")))
    assert (refused.type, refused.status) == (ProblemType.EPOCH_CHANGED, 410)
    assert problem_of(planner.changes(cursor=10_000)).type is ProblemType.EPOCH_CHANGED


def test_a_token_speaks_for_its_own_device_only(shared_hub: HubAtHand) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    planner.device = shared_hub.ours.people["manager"].device
    assert problem_of(planner.post(planner.request(storm_op("forged")))).type is ProblemType.FORBIDDEN
    assert problem_of(planner.changes()).type is ProblemType.FORBIDDEN


def test_a_crew_may_not_add_a_storm(hub_app: HubAtHand) -> None:
    found = laptop(hub_app, hub_app.ours.people["crew"]).push(storm_op("mine"))
    assert [verdict.problem for verdict in found.verdicts] == [ProblemType.OP_FORBIDDEN]


def test_snapshot_pages_and_digests(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    planner.push(*(storm_op(f"storm {i}") for i in range(5)))
    seen, after = 0, ""
    while True:
        answer = planner.http.get("/v1/snapshot/t", params={"limit": 3, "after": after})
        page = msgspec.json.decode(answer.content, type=SnapshotPage)
        seen += sum(len(block.revs) for block in page.changes)
        after = page.next
        if not after:
            break
    digest = planner.http.post("/v1/digest", json={"bucket": "t"})
    ranges = msgspec.json.decode(digest.content, type=DigestResponse).ranges
    assert seen == sum(part.count for part in ranges) >= 5


@pytest.mark.parametrize("query", [{"suffix": "zz"}, {"suffix": "a"}, {"limit": "many"}, {"limit": "-1"}])
def test_a_strange_snapshot_query_is_refused(shared_hub: HubAtHand, query: dict[str, str]) -> None:
    client = shared_hub.client(shared_hub.ours.people["planner"])
    assert problem_of(client.get("/v1/snapshot/t", params=query)).type is ProblemType.BAD_REQUEST


@pytest.mark.parametrize("query", [{"cursor": "x"}, {"cursor": "-1"}, {"wait": "1e9"}, {"device": "me"}])
def test_a_strange_changes_query_is_refused(shared_hub: HubAtHand, query: dict[str, str]) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    assert problem_of(planner.changes(**query)).type is ProblemType.BAD_REQUEST


def test_changes_has_nothing_to_say(shared_hub: HubAtHand) -> None:
    planner = laptop(shared_hub, shared_hub.ours.people["planner"])
    planner.settle()
    answer = planner.changes()
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_long_poll_ends_by_itself(database: ServerUrls) -> None:
    with hub_at_hand(database, max_wait_s=0.05) as hub:
        planner = laptop(hub, hub.ours.people["planner"])
        planner.settle()
        assert planner.changes(wait=25).status_code == 204


def _wait_in_background(pool: ThreadPoolExecutor, hub: HubAtHand, waiter: Laptop) -> "Waiting":
    return Waiting(hub, pool.submit(waiter.changes, wait=25))


class Waiting:
    """A long poll under way."""

    def __init__(self, hub: HubAtHand, future: "Future[httpx.Response]") -> None:
        self.future = future
        pokes = hub.parts.pokes
        started = threading.Event()
        while not (pokes.waited_for() or future.done()):
            started.wait(0.005)

    def result(self) -> httpx.Response:
        return self.future.result(timeout=60)


def test_a_commit_ends_the_long_poll_of_a_colleague(hub_app: HubAtHand) -> None:
    manager = laptop(hub_app, hub_app.ours.people["manager"])
    manager.settle()
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    with ThreadPoolExecutor(1) as pool:
        waiting = _wait_in_background(pool, hub_app, manager)
        planner.push(storm_op("news"))
        found = answered(waiting.result())
    assert found.scope is not None or [block.entity for block in found.changes] == ["storms"]


def test_a_commit_of_another_process_ends_the_long_poll(hub_app: HubAtHand) -> None:
    manager = laptop(hub_app, hub_app.ours.people["manager"])
    manager.settle()
    with ThreadPoolExecutor(1) as pool:
        waiting = _wait_in_background(pool, hub_app, manager)
        add_crew(hub_app.urls.owner, hub_app.ours.tenant_id, "from elsewhere")
        found = answered(waiting.result())
    assert [block.entity for block in found.changes] == ["crews"]


def test_a_commit_of_the_other_company_wakes_nobody(database: ServerUrls) -> None:
    with hub_at_hand(database, max_wait_s=0.3) as hub:
        manager = laptop(hub, hub.ours.people["manager"])
        manager.settle()
        with ThreadPoolExecutor(1) as pool:
            waiting = _wait_in_background(pool, hub, manager)
            laptop(hub, hub.theirs.people["planner"]).push(storm_op("theirs"))
            assert waiting.result().status_code == 204


def test_a_member_revoked_during_a_long_poll_gets_nothing(hub_app: HubAtHand) -> None:
    person = hub_app.ours.people["manager"]
    manager = laptop(hub_app, person)
    manager.settle()
    with ThreadPoolExecutor(1) as pool:
        waiting = _wait_in_background(pool, hub_app, manager)
        revoke_user(hub_app.urls.owner, hub_app.ours.tenant_id, person.account_id)
        answer = waiting.result()
    assert problem_of(answer).type is ProblemType.MEMBERSHIP_REVOKED


def test_unknown_ids_and_buckets_are_not_found(shared_hub: HubAtHand) -> None:
    client = shared_hub.client(shared_hub.ours.people["planner"])
    for path in (f"/v1/snapshot/s:{new_id()}", "/v1/snapshot/nonsense", "/v2/sync", "/v1/health/"):
        assert problem_of(client.get(path)).type is ProblemType.NOT_FOUND


@pytest.mark.parametrize("depth", [100, 400])
def test_a_deeply_nested_op_is_refused_alone(hub_app: HubAtHand, depth: int) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    nested: list[object] = []
    for _ in range(depth):
        nested = [nested]
    found = planner.push(storm_op("deep", county=nested), storm_op("good"))
    assert [(verdict.n, verdict.problem) for verdict in found.verdicts] == [(1, ProblemType.OP_INVALID)]
