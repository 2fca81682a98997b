"""The seeded demo through the real centre: PostgreSQL takes every op, and each member sees what is theirs."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.models import Member
from stormops_desktop.services.seed import (
    LONE_STAR,
    SeedReport,
    demo_files,
    seed_demo,
)
from stormops_desktop.services.seed_roster import DemoPlan
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.contracts.messages import DigestRequest, SyncRequest
from sync.engine.core.calls import Call, Reply, RunReport
from sync.engine.session import run_sync
from sync.hub.core.hub import Hub
from sync.hub.core.model import Principal
from sync.hub.stores.pg import PgStore
from sync.postgres.pool import Pool
from sync.postgres.provision import NewUser, add_crew, add_user, create_tenant
from sync.postgres.urls import ServerUrls

STORMS = Path(__file__).parents[3] / "resources" / "storms"
FILES = demo_files(STORMS)
PLAN = DemoPlan(houses=240, sample=True, crews=LONE_STAR.crews)
NOW = 1_790_000_000_000
HASH = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG"

pytestmark = pytest.mark.postgres


@dataclass
class InProcess:
    """Carries calls to the hub without a socket, as one member."""

    hub: Hub
    principal: Principal

    def carry(self, call: Call) -> Reply:
        if isinstance(call, SyncRequest):
            return self.hub.sync(self.principal, call)
        if isinstance(call, DigestRequest):
            return self.hub.digest(self.principal, call.bucket)
        return self.hub.snapshot(self.principal, call.bucket, call.after, call.limit, call.suffix)


@dataclass
class Company:
    """A tenant with a crew of its own, hired before anything is seeded."""

    tenant_id: str
    crew_id: str
    admin: Principal
    crew: Principal


@dataclass
class Laptop:
    """One member's encrypted replica."""

    store: OpenStore
    carrier: InProcess

    def sync(self) -> RunReport:
        return run_sync(self.store.replica, RULES, self.carrier, wall=lambda: NOW)

    def column(self, sql: str) -> list[object]:
        with self.store.database.read() as connection:
            return list(connection.exec_driver_sql(sql).scalars())

    def seed(self) -> SeedReport:
        who = self.carrier.principal
        member = Member(who.tenant_id, "", who.account_id, "Ada", who.role, None, "admin@demo.example")
        work = Workplace(member, self.store.database, self.store.replica, RULES, lambda: NOW, os.urandom)
        return seed_demo(work, FILES, PLAN)


Open = Callable[[Principal], Laptop]


@pytest.fixture
def laptop(tmp_path: Path, app_pool: Pool) -> Iterator[Open]:
    hub = Hub(PgStore(app_pool), RULES, lambda: NOW)
    with ExitStack() as stack:

        def open_one(principal: Principal) -> Laptop:
            path = tmp_path / principal.account_id / "replica.db"
            store = open_store(path, bytes(32), str(uuid4()), lambda: NOW)
            stack.callback(store.close)
            return Laptop(store, InProcess(hub, principal))

        yield open_one


def company(urls: ServerUrls, name: str) -> Company:
    tenant_id = create_tenant(urls.owner, name)
    crew_id = add_crew(urls.owner, tenant_id, "Our crew")
    admin = add_user(urls.owner, tenant_id, NewUser(f"admin@{name}.example", "Ada", HASH, "admin"))
    crew = add_user(urls.owner, tenant_id, NewUser(f"crew@{name}.example", "Cy", HASH, "crew", crew_id))
    return Company(
        tenant_id, crew_id, Principal(tenant_id, admin, "admin"), Principal(tenant_id, crew, "crew", crew_id)
    )


def test_the_centre_takes_all_of_it_and_shows_each_member_theirs(database: ServerUrls, laptop: Open) -> None:
    ours, theirs = company(database, "ours"), company(database, "theirs")
    admin = laptop(ours.admin)
    admin.sync()
    seeded = admin.seed()
    report = admin.sync()
    assert (report.applied, report.merged, report.inbox, report.deferred) == (seeded.ops, 0, 0, 0)
    assert (report.more_ops, report.repaired) == (False, 0)

    crew = laptop(ours.crew)
    crew.sync()
    assert crew.column("SELECT DISTINCT crew_id FROM assignments") == [ours.crew_id]
    assert len(crew.column("SELECT route_id FROM routes")) == 2
    jobs = crew.column("SELECT status FROM jobs")
    assert set(jobs) == {"assigned"}
    assert len(jobs) == len(crew.column("SELECT property_id FROM properties")) < seeded.jobs
    assert None not in crew.column("SELECT sii FROM property_impacts")

    stranger = laptop(theirs.admin)
    stranger.sync()
    assert stranger.column("SELECT storm_id FROM storms") == []
    assert stranger.column("SELECT property_id FROM properties") == []


def test_a_fresh_laptop_of_the_office_sees_the_whole_demo_and_does_not_seed_again(
    database: ServerUrls, laptop: Open
) -> None:
    ours = company(database, "ours")
    first = laptop(ours.admin)
    first.sync()
    seeded = first.seed()
    first.sync()
    first.store.close()

    second = laptop(Principal(ours.tenant_id, str(uuid4()), "admin"))
    second.sync()
    assert len(second.column("SELECT property_id FROM properties")) == 240 + 61
    assert len(second.column("SELECT journey_id FROM customer_journeys")) == 208
    assert len(second.column("SELECT job_id FROM jobs")) == seeded.jobs
    assert len(second.column("SELECT play_id FROM plays")) == 11
    assert second.seed().already


def test_two_companies_may_hold_the_same_demo(database: ServerUrls, laptop: Open) -> None:
    for each in (company(database, "ours"), company(database, "theirs")):
        admin = laptop(each.admin)
        admin.sync()
        seeded = admin.seed()
        assert admin.sync().applied == seeded.ops
