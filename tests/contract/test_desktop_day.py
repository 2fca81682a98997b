"""The wiring: laptops with real encrypted replicas, the real hub on the real database, a day between them."""

from collections.abc import Callable

import pytest

from stormops_desktop.adapters.machine import device_id
from stormops_desktop.services.errors import NotAllowed, StoreTrouble, Unreachable, WrongCredentials
from stormops_desktop.services.models import JobFilter, SyncPhase
from stormops_desktop.services.ports import Services
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.engine.transport import HubClient
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import PASSWORD, HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.adapters.memory_keyring import MemoryKeyring

pytestmark = pytest.mark.postgres
Laptops = Callable[..., Laptop]


@pytest.fixture
def office(hub_app: HubAtHand, laptops: Laptops) -> Laptop:
    """The planner's laptop, with a storm day captured and sent."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["planner"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    report = laptop.sync()
    assert (report.problem, report.attention) == ("", 0)
    return laptop


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Laptops, office: Laptop) -> Laptop:
    """The crew's laptop, signed in and filled."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    return laptop


def services(laptop: Laptop) -> Services:
    return laptop.desktop.services()


def test_the_crew_sees_its_route_after_the_first_sync(truck: Laptop) -> None:
    today = services(truck).jobs.today()
    assert [(stop.address, stop.status, stop.tier) for stop in today.stops] == [
        ("1 Oak St", "assigned", "A"),
        ("2 Oak St", "assigned", "A"),
    ]
    assert (today.routes, today.done, today.total) == (("75002 A",), 0, 2)
    assert services(truck).sync.status().phase is SyncPhase.SAFE


def test_a_job_done_without_signal_reaches_the_office(truck: Laptop, office: Laptop) -> None:
    truck.wire.up = False
    verbs = services(truck).job_verbs
    change = verbs.complete(key("job1"), "inspected_damage", note="Ridge vents bruised")
    assert change.name == "Completed 1 Oak St"
    assert services(truck).sync.status().waiting == 5  # step, outcome, note, and the two of the outcome row
    assert "saved here" in truck.sync().problem
    assert services(truck).sync.status().phase is SyncPhase.OFFLINE
    assert [item.where for item in services(truck).sync.waiting()] == ["1 Oak St, Allen"] * 5
    truck.wire.up = True
    report = truck.sync()
    assert (report.problem, report.sent, report.attention) == ("", 5, 0)
    assert services(truck).sync.status().phase is SyncPhase.SAFE
    office.sync()
    seen = services(office).jobs.detail(key("job1"))
    assert (seen.row.status, seen.row.outcome, seen.row.pending) == ("completed", "inspected_damage", False)
    assert [note.body for note in seen.notes] == ["Ridge vents bruised"]
    assert [(event.from_status, event.to_status) for event in seen.events] == [("assigned", "completed")]


def test_undo_after_sending_takes_it_back_at_the_office_too(truck: Laptop, office: Laptop) -> None:
    change = services(truck).job_verbs.complete(key("job1"), "no_answer", note="wrong house")
    truck.sync()
    assert change.undo is not None
    services(truck).job_verbs.undo(change.undo.token)
    report = truck.sync()
    assert (report.problem, report.attention) == ("", 0)
    office.sync()
    seen = services(office).jobs.detail(key("job1"))
    assert (seen.row.status, seen.row.outcome) == ("assigned", None)
    assert [note.body for note in seen.notes] == [None]


@pytest.mark.parametrize("to", ["en_route", "on_site"])
def test_a_step_is_undone(truck: Laptop, office: Laptop, to: str) -> None:
    change = services(truck).job_verbs.step(key("job2"), to)
    assert change.undo is not None
    services(truck).job_verbs.undo(change.undo.token)
    assert services(truck).jobs.detail(key("job2")).row.status == "assigned"
    report = truck.sync()
    assert (report.problem, report.attention) == ("", 0)
    office.sync()
    assert services(office).jobs.detail(key("job2")).row.status == "assigned"


def test_what_the_office_cancelled_meanwhile_comes_back_as_before_mine_theirs(
    truck: Laptop, office: Laptop
) -> None:
    services(office).job_verbs.step(key("job1"), "cancelled", reason="owner called")
    office.sync()
    services(truck).job_verbs.complete(key("job1"), "inspected_damage", note="roof is bad")
    report = truck.sync()
    assert report.attention > 0
    (item,) = services(truck).sync.inbox()
    status = next(field for field in item.fields if field.name == "Status")
    assert (status.before, status.mine, status.theirs) == ("assigned", "completed", "cancelled")
    assert item.where == "1 Oak St, Allen"
    assert services(truck).sync.status().phase is SyncPhase.ATTENTION
    assert services(truck).jobs.detail(key("job1")).untaken[0] == "Completed"
    assert marked(truck) == ({key("job1")}, {key("job1")})
    services(truck).sync.take_theirs(item.item_id, "owner called the office")
    assert not services(truck).sync.inbox()
    assert services(truck).jobs.detail(key("job1")).untaken == ()
    assert marked(truck) == (set(), set())
    assert services(truck).jobs.detail(key("job1")).row.status == "cancelled"


def marked(laptop: Laptop) -> tuple[set[str], set[str]]:
    """Jobs that ask for a person: on Today, and in the table."""
    jobs = services(laptop).jobs
    stops = {stop.job_id for stop in jobs.today().stops if stop.needs_you}
    return stops, {row.job_id for row in jobs.page(JobFilter(), 0, 10) if row.needs_you}


def test_today_is_the_chosen_storms(truck: Laptop) -> None:
    (storm,) = services(truck).storms.storms()
    assert (storm.name, storm.zone) == ("North Texas hail", "America/Chicago")
    assert services(truck).jobs.today(storm.storm_id).total == 2
    assert services(truck).jobs.today(key("another storm")).total == 0


def test_keeping_mine_sends_it_again_with_the_office_value_seen(truck: Laptop, office: Laptop) -> None:
    claim = {"job_id": key("job1"), "claim_number": "A-1"}
    truck.capture(Draft(Kind.ADD, "claim_intel", key("claim"), claim))
    truck.sync()
    office.sync()
    office.capture(Draft(Kind.SET, "claim_intel", key("claim"), {"claim_number": "OFFICE-2"}))
    office.sync()
    truck.capture(Draft(Kind.SET, "claim_intel", key("claim"), {"claim_number": "TRUCK-3"}))
    truck.sync()
    (item,) = services(truck).sync.inbox()
    assert [(f.mine, f.theirs) for f in item.fields] == [("TRUCK-3", "OFFICE-2")]
    services(truck).sync.keep_mine(item.item_id)
    assert truck.sync().attention == 0
    office.sync()
    rows = office.desktop.accounts.session
    with rows.store.replica.begin() as tx:
        assert tx.base("claim_intel", [key("claim")])[key("claim")].values["claim_number"] == "TRUCK-3"


def test_the_other_company_sees_nothing(hub_app: HubAtHand, laptops: Laptops, office: Laptop) -> None:
    other = laptops()
    other.sign_in(hub_app.theirs.people["manager"])
    assert services(other).jobs.count(JobFilter()) == 0
    assert not services(other).storms.storms()


def test_offline_unlock_after_a_restart_and_work_waits(truck: Laptop) -> None:
    member = truck.desktop.accounts.session.member
    truck.desktop.accounts.set_pin("314159")
    services(truck).job_verbs.add_note(key("job1"), "saved before the restart")
    truck.restart()
    truck.wire.up = False
    assert list(truck.desktop.accounts.remembered()) == [member]
    with pytest.raises(WrongCredentials, match="not the PIN"):
        truck.desktop.accounts.unlock(member, "000000")
    truck.desktop.accounts.unlock(member, "314159")
    assert services(truck).sync.status().waiting == 1
    truck.wire.up = True
    assert (truck.sync().problem, services(truck).sync.status().waiting) == ("", 0)


def test_wrong_pins_have_to_wait_longer_and_longer_even_after_a_restart(
    truck: Laptop, hub_app: HubAtHand
) -> None:
    member = truck.desktop.accounts.session.member
    truck.desktop.accounts.set_pin("314159")
    for _ in range(3):
        truck.restart()
        with pytest.raises(WrongCredentials, match="not the PIN"):
            truck.desktop.accounts.unlock(member, "000000")
    truck.restart()
    with pytest.raises(WrongCredentials, match="30 seconds"):
        truck.desktop.accounts.unlock(member, "314159")
    hub_app.clock.advance(31)
    truck.desktop.accounts.unlock(member, "314159")
    assert truck.desktop.accounts.session.member == member


def test_signing_out_is_refused_while_something_is_only_here(truck: Laptop) -> None:
    services(truck).job_verbs.add_note(key("job1"), "only here")
    with pytest.raises(NotAllowed, match=r"Only on this computer: \d change"):
        truck.desktop.accounts.sign_out()
    truck.sync()
    truck.desktop.accounts.set_pin("314159")
    truck.desktop.accounts.sign_out()
    assert not truck.desktop.accounts.remembered()
    with pytest.raises(NotAllowed, match="Sign in first"):
        truck.desktop.services()


def test_switching_closes_one_file_and_opens_the_other(
    hub_app: HubAtHand, laptops: Laptops, office: Laptop
) -> None:
    laptop = laptops()
    laptop.sign_in(hub_app.both, tenant_id=hub_app.ours.tenant_id)
    assert services(laptop).jobs.count(JobFilter()) == 2
    assert {m.org_name for m in laptop.desktop.accounts.tenants()} == {hub_app.ours.name, hub_app.theirs.name}
    member = laptop.desktop.accounts.switch(hub_app.theirs.tenant_id)
    assert (member.role, member.org_name) == ("manager", hub_app.theirs.name)
    assert services(laptop).jobs.count(JobFilter()) == 0
    laptop.wire.up = False
    laptop.desktop.accounts.switch(hub_app.ours.tenant_id)
    assert services(laptop).jobs.count(JobFilter()) == 2


def test_a_first_sign_in_needs_the_office(hub_app: HubAtHand, laptops: Laptops) -> None:
    laptop = laptops()
    laptop.wire.up = False
    with pytest.raises(Unreachable):
        laptop.sign_in(hub_app.ours.people["crew"])
    laptop.wire.up = True
    with pytest.raises(WrongCredentials, match="password is not right"):
        laptop.sign_in(hub_app.ours.people["crew"], password="no")


def test_without_a_keyring_the_password_opens_the_data(
    hub_app: HubAtHand, laptops: Laptops, office: Laptop
) -> None:
    laptop = laptops(passphrase=None)
    laptop.sign_in(hub_app.ours.people["crew"])
    with pytest.raises(NotAllowed, match="no keyring"):
        laptop.desktop.accounts.set_pin("314159")
    member = laptop.desktop.accounts.session.member
    laptop.restart()
    laptop.wire.up = False
    with pytest.raises(WrongCredentials):
        laptop.desktop.accounts.unlock(member, "314159")
    laptop.desktop.accounts.unlock(member, "correct horse battery staple")
    assert services(laptop).jobs.today().total == 2


def test_working_offline_by_choice_sends_nothing(truck: Laptop) -> None:
    services(truck).sync.work_offline(True)
    services(truck).job_verbs.add_note(key("job1"), "later")
    assert "work offline" in truck.sync().problem
    status = services(truck).sync.status()
    assert (status.phase, status.working_offline, status.waiting) == (SyncPhase.OFFLINE, True, 1)
    services(truck).sync.work_offline(False)
    assert truck.sync().sent == 1


def test_a_damaged_file_is_told_and_its_unsent_work_still_reaches_the_office(
    truck: Laptop, office: Laptop
) -> None:
    accounts = truck.desktop.accounts
    member = accounts.session.member
    accounts.set_pin("314159")
    truck.wire.up = False
    services(truck).job_verbs.complete(key("job1"), "inspected_damage", note="before the crash")
    truck.restart()
    replica = next(truck.folder.glob("accounts/*/*/replica.db"))
    raw = bytearray(replica.read_bytes())
    raw[:4096] = bytes(4096)
    replica.write_bytes(raw)
    truck.desktop.accounts.unlock(member, "314159")
    assert "5 unsent changes were rescued" in services(truck).notice
    assert services(truck).sync.status().waiting == 5
    truck.sync()
    report = truck.sync()
    assert (report.problem, report.attention) == ("", 0)
    assert services(truck).jobs.today().total == 2
    office.sync()
    seen = services(office).jobs.detail(key("job1"))
    assert (seen.row.status, seen.row.outcome) == ("completed", "inspected_damage")
    assert [note.body for note in seen.notes] == ["before the crash"]


def test_a_changed_password_rewraps_what_the_old_one_opened(
    hub_app: HubAtHand, laptops: Laptops, office: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, person = laptops(passphrase=None), hub_app.ours.people["crew"]
    laptop.sign_in(person)
    member = laptop.desktop.accounts.session.member
    laptop.restart()
    told = hub_app.login(person, device=device_id(laptop.folder, person.email))
    monkeypatch.setattr(HubClient, "login", lambda client, request: told)  # the office knows the new one
    with pytest.raises(WrongCredentials, match="valid when this computer was last used"):
        laptop.sign_in(person, password="the new one")
    laptop.desktop.accounts.unlock(member, PASSWORD)
    laptop.sign_in(person, password="the new one")
    laptop.restart()
    laptop.desktop.accounts.unlock(member, "the new one")
    assert services(laptop).jobs.today().total == 2


def test_with_a_keyring_the_pin_opens_and_a_locked_keyring_says_so(
    hub_app: HubAtHand, laptops: Laptops, office: Laptop
) -> None:
    ring = MemoryKeyring()
    laptop = laptops(passphrase=None, keyring=lambda: ring)
    laptop.sign_in(hub_app.ours.people["crew"])
    laptop.desktop.accounts.set_pin("314159")
    member = laptop.desktop.accounts.session.member
    laptop.restart()
    ring.locked = True
    with pytest.raises(StoreTrouble, match="unlock the keyring"):
        laptop.desktop.accounts.unlock(member, "314159")
    ring.locked = False
    laptop.desktop.accounts.unlock(member, "314159")
    assert services(laptop).jobs.today().total == 2
    ring.entries.clear()
    laptop.restart()
    with pytest.raises(StoreTrouble, match="no longer has the key"):
        laptop.desktop.accounts.unlock(member, "314159")
