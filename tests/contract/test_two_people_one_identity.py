"""Two managers decide offline who is who: laptops and centre agree afterwards, and a crew sees masks only."""

import itertools
from collections.abc import Callable
from typing import Any

import msgspec
import psycopg
import pytest

from stormops_desktop.domain.identity.graph import resolved
from stormops_desktop.services.identity.models import Told
from stormops_desktop.services.identity.ports import Identity
from sync.contracts.capture import Draft
from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, Verdict
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import open_pool
from tests.helpers.desktops import Laptop
from tests.helpers.hub import HubAtHand
from tests.helpers.people_at_centre import facts
from tests.helpers.replica_rows import key
from tests.helpers.targeting import house_id, storm_rows

pytestmark = pytest.mark.postgres
Make = Callable[..., Laptop]


def desk(laptop: Laptop) -> Identity:
    found = laptop.desktop.services().identity
    assert found is not None
    return found


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def told(ref: str, house: str = "", **said: str) -> Told:
    return Told("form", ref, 1_553_500_000_000, house, **said)


PEOPLE = [
    told("1", house_id(1), name="Ann Lee", phone="2145559123"),
    told("2", name="Anne Lee", phone="2145559123"),
    told("3", house_id(2), name="Bob Ray", phone="2145559123"),
    told("4", email="ann@mail.example", phone="2145559123"),
    told("5", email="ann@mail.example"),
]


def state(laptop: Laptop) -> tuple[Any, ...]:
    """Who is who as a laptop has it."""
    desk(laptop).graph.overview()
    with laptop.desktop.accounts.session.work.reading() as connection:
        run = connection.exec_driver_sql
        return (
            dict(run("SELECT node_id, person_id FROM identity_person").all()),
            set(run("SELECT one, other, strength, refused FROM identity_question").all()),
        )


def at_the_centre(hub: HubAtHand) -> tuple[Any, ...]:
    with (
        open_pool(hub.urls.app, size=1) as pool,
        tenant_transaction(pool, TenantContext(hub.ours.tenant_id)) as connection,
    ):
        graph = resolved(facts(connection))
    asked = {(one.one, one.other, one.strength, one.refused) for one in graph.questions}
    return graph.person, asked


@pytest.fixture
def offices(hub_app: HubAtHand, laptops: Make) -> tuple[Laptop, Laptop]:
    """Two managers' laptops that know the same people."""
    one, other = laptops(), laptops()
    one.sign_in(hub_app.ours.people["admin"])
    other.sign_in(hub_app.ours.people["manager"])
    exchange(one)
    rows = storm_rows([0.3] * 3)
    one.capture(*(Draft(Kind.ADD, entity, row, fields) for entity, row, fields in rows))
    desk(one).verbs.take_in(PEOPLE)
    exchange(one, other)
    assert state(one) == state(other)
    assert len(set(state(one)[0].values())) == 4
    return one, other


def persons(laptop: Laptop) -> list[str]:
    return sorted(card.person_id for card in desk(laptop).graph.search(""))


def test_a_merge_and_a_split_made_apart_converge_on_laptops_and_at_the_centre(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    one, other = offices
    a, b, c, d = persons(one)
    desk(one).verbs.merge(a, b, "one says so")
    desk(other).verbs.keep_apart(a, b, "the other does not")
    desk(one).verbs.merge(c, d, "")
    desk(other).verbs.merge(b, c, "")
    exchange(one, other)
    assert state(one) == state(other) == at_the_centre(hub_app)
    for laptop in offices:
        assert laptop.desktop.services().sync.inbox() == []


def test_both_may_block_one_value_and_take_in_one_list(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    one, other = offices
    for laptop, why in zip(offices, ("the agent's", "our own"), strict=True):
        phone = next(
            value
            for card in desk(laptop).graph.search("2145559123")
            for value in desk(laptop).graph.get_identifiers(card.person_id)
            if value.kind == "phone"
        )
        desk(laptop).verbs.block(phone.identifier_id, why)
        desk(laptop).verbs.take_list("name,phone\nCarl Orr,972 555 7777\n", "fair")
    exchange(one, other)
    assert state(one) == state(other) == at_the_centre(hub_app)
    assert desk(one).graph.question_count() == 0
    assert [card.name for card in desk(other).graph.search("carl")] == ["Carl Orr"]
    for laptop in offices:
        assert laptop.desktop.services().sync.inbox() == []


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_managers_do_apart_all_agree_afterwards(
    seed: int, hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    import random

    dice = random.Random(seed)
    for _ in range(4):
        for laptop in offices:
            for _ in range(dice.randint(0, 3)):
                _decide_something(laptop, dice)
            hub_app.clock.now += dice.choice((0, 1, 5))
        exchange(*dice.sample(offices, dice.randint(1, 2)))
    exchange(*offices)
    assert state(offices[0]) == state(offices[1]) == at_the_centre(hub_app)


def _decide_something(laptop: Laptop, dice: Any) -> None:
    verbs, known = desk(laptop).verbs, persons(laptop)
    pairs = list(itertools.combinations(known, 2))
    person = desk(laptop).graph.person(dice.choice(known))
    act = dice.choice(("merge", "apart", "split", "withdraw"))
    if act in ("merge", "apart") and pairs:
        one, other = dice.choice(pairs)
        (verbs.merge if act == "merge" else verbs.keep_apart)(one, other, "")
    elif act == "split" and len(person.records) > 1:
        verbs.split(person.card.person_id, [dice.choice(person.records).node_id], "")
    elif act == "withdraw" and person.events:
        verbs.withdraw(dice.choice(person.events).event_id)


def test_a_crew_has_the_people_of_its_houses_masked_and_the_database_has_nobody_in_clear(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop], laptops: Make
) -> None:
    office, truck = offices[0], laptops()
    truck.sign_in(hub_app.ours.people["crew"])
    storm = storm_rows([0.3] * 3)[0][1]
    route = {"storm_id": storm, "route_name": "A", "status": "published", "crew_id": hub_app.ours.crew_id,
             "plan_version": 1, "property_count": 1}  # fmt: skip
    stop = {"route_id": key("route"), "storm_id": storm, "property_id": house_id(1), "sequence_order": 1,
            "locked": False}  # fmt: skip
    given = {"storm_id": storm, "route_id": key("route"), "crew_id": hub_app.ours.crew_id, "epoch": 1,
             "active": True, "assigned_at": 1}  # fmt: skip
    office.capture(
        Draft(Kind.ADD, "routes", key("route"), route),
        Draft(Kind.ADD, "assignments", key("assignment"), given),
        Draft(Kind.ADD, "route_properties", key("stop"), stop),
    )
    exchange(office, truck)
    assert truck.desktop.services().identity is None
    with truck.desktop.accounts.session.work.reading() as connection:
        held = connection.exec_driver_sql("SELECT kind, value_shown FROM identifiers ORDER BY kind").all()
        events = connection.exec_driver_sql("SELECT count(*) FROM identity_events").scalar_one()
    assert dict(held)["phone"] == "••• ••• 9123"
    assert dict(held)["name"] == "A. L."
    assert {shown for kind, shown in held if kind == "property_id"} == {house_id(1)}
    assert events == 0
    blocks_the_number(office)
    exchange(office, truck)
    with truck.desktop.accounts.session.work.reading() as connection:
        kinds = connection.exec_driver_sql("SELECT DISTINCT kind FROM identifiers").scalars().all()
    assert "phone" not in kinds
    assert "name" in kinds
    with psycopg.connect(hub_app.urls.owner) as centre:
        centre.execute("SELECT set_config('app.tenant_id', %s, false)", (hub_app.ours.tenant_id,))
        rows = centre.execute("SELECT to_jsonb(i)::text FROM identifiers i").fetchall()
        log = centre.execute("SELECT to_jsonb(o)::text FROM op_log o").fetchall()
    assert len(rows) > 10
    assert not any("ann lee" in row[0].lower() or "5559123" in row[0] for row in [*rows, *log])


def blocks_the_number(laptop: Laptop) -> None:
    """It is the company's own, and says nothing of who lives there."""
    ann, *_ = desk(laptop).graph.search("Ann Lee")
    phone = next(one for one in desk(laptop).graph.get_identifiers(ann.person_id) if one.kind == "phone")
    desk(laptop).verbs.block(phone.identifier_id, "our own")


def inbox_of(laptop: Laptop) -> list[tuple[str, str]]:
    """(entity, problem) of what the centre did not take."""
    with laptop.desktop.accounts.session.work.reading() as connection:
        rows = connection.exec_driver_sql("SELECT op, verdict FROM inbox").all()
    return [
        (msgspec.json.decode(op, type=Op).entity, msgspec.json.decode(verdict, type=Verdict).problem)
        for op, verdict in rows
    ]


def said_at_the_centre(hub: HubAtHand) -> str:
    """Every row and log entry of who is who, as the database has them."""
    tables = ("identity_nodes", "identifiers", "identity_events", "op_log", "op_quarantine")
    with psycopg.connect(hub.urls.owner) as centre:
        centre.execute("SELECT set_config('app.tenant_id', %s, false)", (hub.ours.tenant_id,))
        return " ".join(
            row[0] for table in tables for row in centre.execute(f"SELECT to_jsonb(t)::text FROM {table} t")
        )


def test_who_is_erased_is_nobody_at_the_centre_and_on_the_other_laptop(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    one, other = offices
    ann = next(card for card in desk(one).graph.search("Ann Lee"))
    with one.desktop.accounts.session.work.reading() as connection:
        run = connection.exec_driver_sql
        name = "SELECT value_sealed, value_hash FROM identifiers WHERE kind IN ('name', 'name_address')"
        canaries = [value for row in run(f"{name} AND node_id = ?", (ann.person_id,)).all() for value in row]
    assert len(canaries) >= 2
    before = said_at_the_centre(hub_app)
    assert all(canary in before for canary in canaries)
    desk(one).erasures.erase(ann.person_id, "request")
    assert [mark.at_centre for mark in desk(one).erasures.log()] == [False]
    exchange(one, other)
    assert [mark.at_centre for mark in desk(one).erasures.log()] == [True]
    assert [mark.records for mark in desk(other).erasures.log()] == [1]
    after = said_at_the_centre(hub_app)
    assert not any(canary in after for canary in canaries)
    assert state(one) == state(other) == at_the_centre(hub_app)
    assert "Ann Lee" not in [card.name for card in desk(other).graph.search("")]
    report, _ = desk(other).verbs.take_in(PEOPLE)
    assert (report.records, report.erased) == (0, 1)


def test_a_list_that_was_brought_in_meanwhile_does_not_bring_the_erased_back(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    one, other = offices
    newcomer = [told("7", name="Cy Young", email="cy@mail.example")]
    desk(one).verbs.take_in(newcomer)
    exchange(one)
    (cy,) = desk(one).graph.search("Cy Young")
    hashes = {value.value_hash for value in desk(one).graph.get_identifiers(cy.person_id)}
    desk(one).erasures.erase(cy.person_id, "request")
    desk(other).verbs.take_in(newcomer)  # it has not heard of either
    exchange(one, other)
    assert state(one) == state(other) == at_the_centre(hub_app)
    assert desk(other).graph.search("Cy Young") == []
    assert {why for _, why in inbox_of(other)} == {ProblemType.OP_ERASED}
    assert hashes and not any(value in said_at_the_centre(hub_app) for value in hashes)


def test_the_words_of_a_blanked_note_leave_the_log(
    hub_app: HubAtHand, offices: tuple[Laptop, Laptop]
) -> None:
    one, _ = offices
    storm = storm_rows([0.3] * 3)[0][1]
    job = {"storm_id": storm, "property_id": house_id(1), "status": "pending"}
    note = {"job_id": key("job"), "body": "call Mrs Miller", "author_id": key("me"), "written_at": 1}
    one.capture(Draft(Kind.ADD, "jobs", key("job"), job), Draft(Kind.ADD, "notes", key("note"), note))
    exchange(one)
    assert "Mrs Miller" in said_at_the_centre(hub_app)
    one.capture(Draft(Kind.REDACT, "notes", key("note"), {"redacted_at": 5}))
    exchange(one)
    assert "Mrs Miller" not in said_at_the_centre(hub_app)
