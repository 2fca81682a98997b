"""Two laptops, the real HTTP service, a real PostgreSQL: nothing is simulated but bad luck."""

import random
from typing import Any

import httpx
import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.capture import Draft, capture
from sync.contracts.ops import Kind
from sync.engine.core.known import PRESENT, Known
from sync.engine.errors import SignedOut, SyncError, Unreachable
from sync.engine.memory import MemoryReplica
from sync.engine.session import Pace, run_sync
from sync.engine.tokens import MemoryTokens, TokenPair
from sync.engine.transport import HubClient, http_client
from tests.helpers.asgi import BASE_URL, AsgiTransport, CutsBody, LosesReply, Refuses
from tests.helpers.hub import HubAtHand, Person

pytestmark = pytest.mark.postgres


class Laptop:
    """A signed-in member with a replica."""

    def __init__(
        self, hub: HubAtHand, person: Person, transport: httpx.BaseTransport | None = None,
        replica: Any = None,
    ) -> None:  # fmt: skip
        self.hub, self.person, self.rng = hub, person, random.Random(person.device)
        tokens = hub.login(person)
        self.tokens = MemoryTokens(TokenPair(tokens.access_token, tokens.refresh_token, tokens.tenant_id))
        self.http = http_client(BASE_URL, transport or AsgiTransport(hub.server))
        self.client = HubClient(self.http, self.tokens)
        self.replica = replica or MemoryReplica(person.device)
        self.pace = Pace()

    def __enter__(self) -> "Laptop":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def wall(self) -> int:
        return int(self.hub.clock.now * 1_000)

    def sync(self, known: Known = PRESENT):
        return run_sync(self.replica, RULES, self.client, wall=self.wall, pace=self.pace, known=known)

    def do(self, *drafts: Draft) -> None:
        with self.replica.begin(durable=True) as tx:
            capture(tx, RULES, drafts, now_ms=self.wall(), randomness=self.rng.randbytes)

    def new_id(self) -> str:
        from sync.contracts.identifiers import uuid7

        return uuid7(self.wall(), self.rng.randbytes(10))

    def add_storm(self, name: str) -> str:
        key = self.new_id()
        fields = {"event_id": key, "name": name, "status": "active", "is_sample": False}
        self.do(Draft(Kind.ADD, "storms", key, fields))
        return key


def names(laptop: Laptop) -> list[str]:
    return sorted(v["name"] for (entity, _), v in laptop.replica.all_seen().items() if entity == "storms")


def sums_agree(laptop: Laptop) -> bool:
    """A second run asks once and finds nothing amiss (a differing sum would make it ask for more)."""
    report = laptop.sync()
    return (report.rounds, report.repaired, report.rows) == (1, 0, 0)


def test_work_of_one_laptop_reaches_the_other(hub_app):
    people = hub_app.ours.people
    with Laptop(hub_app, people["planner"]) as planner, Laptop(hub_app, people["manager"]) as manager:
        planner.sync()
        manager.sync()
        key = planner.add_storm("North Texas hail")
        assert planner.sync().applied == 1
        manager.sync()
        assert names(manager) == ["North Texas hail"]
        manager.do(Draft(Kind.SET, "storms", key, {"county": "Collin"}))
        manager.sync()
        planner.sync()
        assert planner.replica.seen("storms", key)["county"] == "Collin"
        assert sums_agree(planner)
        assert sums_agree(manager)


def test_the_other_company_sees_nothing(hub_app):
    with (
        Laptop(hub_app, hub_app.ours.people["planner"]) as ours,
        Laptop(hub_app, hub_app.theirs.people["planner"]) as theirs,
    ):
        ours.add_storm("ours alone")
        ours.sync()
        theirs.sync()
        assert names(theirs) == []


def test_an_upgraded_laptop_gets_into_its_file_what_the_older_program_left_out(hub_app, tmp_path):
    person = hub_app.ours.people["planner"]
    older = Known({**PRESENT.fields, "storms": PRESENT.fields["storms"] - {"county"}})
    store = open_store(tmp_path / "replica.db", bytes(32), person.device, lambda: 0)
    with (
        Laptop(hub_app, hub_app.ours.people["manager"]) as manager,
        Laptop(hub_app, person, replica=store.replica) as planner,
    ):
        manager.sync()
        key = manager.add_storm("North Texas hail")
        manager.do(Draft(Kind.SET, "storms", key, {"county": "Collin"}))
        manager.sync()
        planner.sync(older)
        assert stored_county(store) == [("North Texas hail", None)]
        planner.do(Draft(Kind.SET, "storms", key, {"name": "May hail"}))
        planner.sync()
        assert stored_county(store) == [("May hail", "Collin")]
        assert sums_agree(planner)
    store.close()


def stored_county(store: OpenStore) -> list[tuple[str, str | None]]:
    with store.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT name, county FROM storms")]


@pytest.mark.parametrize("fault", [LosesReply, CutsBody, Refuses])
def test_every_third_answer_is_lost_and_nothing_is(hub_app, fault):
    count = iter(range(1, 1_000))
    line = fault(AsgiTransport(hub_app.server), lambda request: next(count) % 3 == 0)
    with Laptop(hub_app, hub_app.ours.people["planner"], line) as planner:
        for number in range(6):
            planner.add_storm(f"storm {number}")
            until_through(planner)
        assert names(planner) == [f"storm {number}" for number in range(6)]
        assert not planner.replica.inbox
    with Laptop(hub_app, hub_app.ours.people["manager"]) as manager:
        manager.sync()
        assert names(manager) == [f"storm {number}" for number in range(6)]


def until_through(laptop: Laptop) -> None:
    for _ in range(10):
        try:
            laptop.sync()
        except SyncError as failure:
            assert isinstance(failure, Unreachable), failure
        else:
            if not laptop.replica.log:
                return
    pytest.fail("ten runs did not get through")


def test_an_access_token_that_ended_is_renewed_without_a_word(hub_app):
    with Laptop(hub_app, hub_app.ours.people["planner"]) as planner:
        planner.sync()
        hub_app.clock.advance(3_600)
        planner.add_storm("after an hour")
        assert planner.sync().applied == 1


def test_a_sign_in_that_ended_keeps_the_work(hub_app):
    with Laptop(hub_app, hub_app.ours.people["planner"]) as planner:
        planner.sync()
        planner.client.logout()
        hub_app.clock.advance(3_600)
        planner.add_storm("still here")
        with pytest.raises(SignedOut):
            planner.sync()
        assert len(planner.replica.log) == 1
        assert names(planner) == ["still here"]


def test_a_bad_op_comes_back_and_the_good_one_behind_it_goes_through(hub_app):
    with Laptop(hub_app, hub_app.ours.people["planner"]) as planner:
        planner.do(Draft(Kind.SET, "storms", planner.add_storm("good"), {"nonsense": 1}))
        planner.add_storm("good too")
        report = planner.sync()
        assert (report.applied, report.inbox) == (2, 1)
        assert sums_agree(planner)
