"""The real HTTP service on a fresh database, with two companies that know nothing of each other.

Fixtures `hub_app` and `shared_hub` (one a module): a `HubAtHand`. Everyone's password is `PASSWORD`.
"""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
import pytest

from sync.contracts.account import LoginRequest, TokenResponse
from sync.contracts.schema import ROLES
from sync.hub.accounts.passwords import Passwords
from sync.hub.parts import HubParts
from sync.hub.settings import HubSettings
from sync.hub.wiring import open_hub
from sync.postgres.provision import NewUser, add_crew, add_user, create_tenant
from sync.postgres.urls import ServerUrls
from tests.helpers.asgi import AsgiServer
from tests.helpers.own_folders import own_folder
from tests.helpers.postgres import PostgresServer

PASSWORD = "correct horse battery staple"
CHEAP = Passwords(time_cost=1, memory_kib=8, lanes=1)
SECRET = b"a secret for tests only, of 40 bytes ...."


@dataclass
class TestClock:
    """Wall and monotonic seconds that move when told."""

    __test__ = False
    now: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class Person:
    """A member: of `company` only, unless told otherwise. Each has one laptop."""

    email: str
    account_id: str
    role: str
    device: str


@dataclass(frozen=True)
class Company:
    """A tenant with a crew and a person of each role."""

    tenant_id: str
    name: str
    crew_id: str
    people: dict[str, Person]


@dataclass
class HubAtHand:
    """The service, its database, its clock and its people."""

    server: AsgiServer
    urls: ServerUrls
    clock: TestClock
    ours: Company
    theirs: Company
    both: Person
    _clients: list[httpx.Client] = field(default_factory=list)

    @property
    def parts(self) -> HubParts:
        """What the service works with."""
        parts: HubParts = self.server.app.state.parts  # type: ignore[attr-defined]  # a Starlette application
        return parts

    def anonymous(self, transport: httpx.BaseTransport | None = None, **options: Any) -> httpx.Client:
        """A client without a token; closed with the fixture."""
        self._clients.append(self.server.client(transport, **options))
        return self._clients[-1]

    def login(self, person: Person, *, tenant_id: str = "", device: str = "") -> TokenResponse:
        """Tokens by the front door."""
        body = LoginRequest(person.email, PASSWORD, device or person.device, tenant_id)
        answer = self.anonymous().post("/v1/login", content=msgspec.json.encode(body))
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=TokenResponse)

    def client(self, person: Person, *, tenant_id: str = "") -> httpx.Client:
        """A signed-in client."""
        client = self.anonymous()
        client.headers["authorization"] = f"Bearer {self.login(person, tenant_id=tenant_id).access_token}"
        return client

    def close(self) -> None:
        for client in self._clients:
            client.close()


def found_company(urls: ServerUrls, name: str, domain: str) -> Company:
    """A company with one crew and `crew@domain`, `planner@domain`, `manager@domain`, `admin@domain`."""
    tenant_id = create_tenant(urls.owner, name)
    crew_id = add_crew(urls.owner, tenant_id, f"{name} crew 1")
    people = {}
    for role in ROLES:
        crew = crew_id if role == "crew" else None
        people[role] = _hire(urls, tenant_id, f"{role}@{domain}", role, crew)
    return Company(tenant_id, name, crew_id, people)


def _hire(urls: ServerUrls, tenant_id: str, email: str, role: str, crew_id: str | None) -> Person:
    user = NewUser(email, email.title(), CHEAP.hash(PASSWORD), role, crew_id)
    account_id = add_user(urls.owner, tenant_id, user)
    return Person(email, account_id, role, str(uuid.uuid4()))


@contextmanager
def hub_at_hand(urls: ServerUrls, **settings: Any) -> Iterator[HubAtHand]:
    """The service on a migrated, empty database; `settings` are those of `HubSettings`."""
    clock = TestClock()
    ours = found_company(urls, "DFW Elite Roofing", "dfw-elite.example")
    theirs = found_company(urls, "Lone Star Exteriors", "lone-star.example")
    both = _hire(urls, ours.tenant_id, "both@people.example", "planner", None)
    add_user(urls.owner, theirs.tenant_id, NewUser(both.email, "Both", CHEAP.hash("other"), "manager"))
    with ExitStack() as stack:
        folder = stack.enter_context(own_folder("blobs"))
        given = {"clock_poll_s": 0.05, "member_cache_s": 0.0, "blobs": str(folder / "blobs"), **settings}
        app = open_hub(
            HubSettings(SECRET, identity_secret=SECRET[::-1], **given),
            urls,
            passwords=CHEAP,
            now_s=clock,
            monotonic=clock,
        )
        server = stack.enter_context(AsgiServer(app))
        hub = HubAtHand(server, urls, clock, ours, theirs, both)
        stack.callback(hub.close)
        yield hub


@pytest.fixture
def hub_app(database: ServerUrls) -> Iterator[HubAtHand]:
    """The real service on a database of the test's own."""
    with hub_at_hand(database) as hub:
        yield hub


@pytest.fixture(scope="module")
def shared_hub(postgres_server: PostgresServer) -> Iterator[HubAtHand]:
    """The real service for a module's tests that leave nothing behind."""
    with postgres_server.fresh_database() as urls, hub_at_hand(urls) as hub:
        yield hub
