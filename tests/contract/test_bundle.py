"""A laptop that can't reach the office, a stick, another laptop: nothing is lost and nothing is double."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.services.bundle.models import BroughtIn
from stormops_desktop.services.errors import NotAllowed, ServiceError
from stormops_desktop.services.office.models import Kind as OpenKind
from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.ports import Services
from stormops_desktop.storage.office.parcel_shelf import carried
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.adapters.photos import encoded, picture

pytestmark = pytest.mark.postgres
Laptops = Callable[..., Laptop]
WORDS = "two ladders and a tarp"


def services(laptop: Laptop) -> Services:
    return laptop.desktop.services()


def office_of(laptop: Laptop) -> OfficeServices:
    found = services(laptop).office
    assert found is not None
    return found


def settled(laptop: Laptop) -> None:
    report = laptop.sync()
    assert (report.problem, report.attention) == ("", 0)


def rows(laptop: Laptop) -> Mapping[str, list[tuple[Any, ...]]]:
    """What the laptop shows of everything that people wrote."""
    with laptop.desktop.accounts.session.work.reading() as connection:
        return {
            table: sorted(
                map(tuple, connection.exec_driver_sql(f"SELECT {columns} FROM {table}").all()), key=str
            )
            for table, columns in (
                ("jobs", "job_id, status, outcome, completed_at"),
                ("notes", "note_id, body"),
                ("job_events", "event_id, to_status, effective"),
                ("claim_intel", "claim_id, claim_number, rcv_cents, carrier"),
                ("photos", "photo_id, sha256, caption, state"),
            )
        }


@pytest.fixture
def office(hub_app: HubAtHand, laptops: Laptops) -> Laptop:
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["planner"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    settled(laptop)
    return laptop


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Laptops, office: Laptop) -> Laptop:
    """The crew's laptop; its network is gone."""
    assert office
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    laptop.wire.up = False
    return laptop


@pytest.fixture
def spare(hub_app: HubAtHand, laptops: Laptops, truck: Laptop) -> Laptop:
    """Another laptop of the same person."""
    assert truck
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["crew"])
    return laptop


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "work.stormops"


def a_day(laptop: Laptop, folder: Path) -> None:
    """An outcome, a note, a claim and two photos."""
    verbs = services(laptop).job_verbs
    verbs.complete(key("job1"), "inspected_damage", note="Ridge vents bruised")
    laptop.capture(
        Draft(Kind.ADD, "claim_intel", key("claim"), {"job_id": key("job1"), "claim_number": "A-1"})
    )
    files = []
    for n in (1, 2):
        files.append(folder / f"{n}.jpg")
        files[-1].write_bytes(encoded(picture(300 + n, 200)))
    photos = services(laptop).photos
    assert photos is not None
    assert len(photos.add_photos(key("job1"), files).added) == 2


def brought(laptop: Laptop, stick: Path, words: str = WORDS) -> BroughtIn:
    return office_of(laptop).bundles.bring_in(stick, words)


def test_the_work_of_a_dead_laptop_reaches_the_office_by_another(
    truck: Laptop, spare: Laptop, office: Laptop, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    waiting = services(truck).sync.status().waiting
    made = office_of(truck).bundles.make(stick, WORDS)
    assert (made.changes, made.photos, made.left_out) == (waiting, 2, 0)
    wanted = rows(truck)
    truck.desktop.close()
    found = brought(spare, stick)
    assert (found.changes, found.photos, found.known) == (waiting, 2, False)
    status = services(spare).sync.status()
    assert (status.waiting, status.photos_unsafe) == (waiting, 2)
    settled(spare)
    status = services(spare).sync.status()
    assert (status.waiting, status.photos_unsafe) == (0, 0)
    office.sync()
    stored = [(*photo[:-1], "stored") for photo in wanted["photos"]]
    for laptop in (spare, office):
        assert rows(laptop) == {**wanted, "photos": stored}


def test_files_that_are_no_pictures_are_told_and_go_along(
    truck: Laptop, spare: Laptop, stick: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "IMG_0007.JPG"
    damaged.write_bytes(encoded(picture(300, 200))[:900])
    photos = services(truck).photos
    assert photos is not None
    assert len(photos.add_photos(key("job1"), [damaged]).refused) == 1
    found = office_of(truck).close_out.close_out()
    assert (found.only_here, found.apart) == (0, 1)
    (item,) = found.of(OpenKind.APART)
    assert (item.what, item.job_id) == ("IMG_0007.JPG", key("job1"))
    made = office_of(truck).bundles.make(stick, WORDS)
    assert made.size_bytes > 0
    assert office_of(truck).bundles.holds_all()
    assert not brought(spare, stick).known
    assert brought(spare, stick).known
    theirs = services(spare).photos
    assert theirs is not None
    assert [each.name for each in theirs.quarantined(key("job1"))] == ["IMG_0007.JPG"]
    assert office_of(spare).close_out.close_out().apart == 1
    assert office_of(spare).bundles.make(stick, WORDS).size_bytes > 0  # the bytes came along


def test_the_first_laptop_comes_back_and_nothing_is_double(
    truck: Laptop, spare: Laptop, office: Laptop, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    brought(spare, stick)
    settled(spare)
    # Meanwhile the first laptop goes on, on the very fields that the other one has delivered.
    truck.capture(Draft(Kind.SET, "claim_intel", key("claim"), {"claim_number": "A-2", "carrier": "Acme"}))
    services(truck).job_verbs.add_note(key("job1"), "Adjuster called")
    truck.restart()
    truck.desktop.accounts.sign_in(services_email(spare), "correct horse battery staple")
    settled(truck)
    settled(spare)
    settled(office)
    assert rows(truck) == rows(spare) == rows(office)
    assert [row[1:] for row in rows(office)["claim_intel"]] == [("A-2", None, "Acme")]
    assert len(rows(office)["notes"]) == 2
    assert len(rows(office)["photos"]) == 2


def services_email(laptop: Laptop) -> str:
    return services(laptop).member.email


def test_the_first_laptop_may_be_quicker(truck: Laptop, spare: Laptop, stick: Path, tmp_path: Path) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    truck.wire.up = True
    settled(truck)
    brought(spare, stick)
    settled(spare)
    assert rows(spare) == rows(truck)
    assert services(spare).sync.status().waiting == 0


def test_the_same_stick_twice_and_a_longer_one_later(
    truck: Laptop, spare: Laptop, office: Laptop, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    bundles = office_of(truck).bundles
    bundles.make(stick, WORDS)
    assert not brought(spare, stick).known
    assert brought(spare, stick).known
    before = services(truck).sync.status().waiting
    services(truck).job_verbs.add_note(key("job2"), "Dog in the yard")
    assert services(truck).sync.status().waiting == before + 1
    longer = stick.with_name("longer.stormops")
    assert bundles.make(longer, WORDS).changes == before + 1
    brought(spare, longer)
    settled(spare)
    assert brought(spare, stick).known
    settled(office)
    assert sorted(body for _, body in rows(office)["notes"]) == ["Dog in the yard", "Ridge vents bruised"]


def test_what_the_office_does_not_take_waits_for_the_person_on_both(
    truck: Laptop, spare: Laptop, office: Laptop, stick: Path
) -> None:
    services(office).job_verbs.step(key("job1"), "cancelled", reason="owner called")
    settled(office)
    services(truck).job_verbs.complete(key("job1"), "inspected_damage")
    office_of(truck).bundles.make(stick, WORDS)
    brought(spare, stick)
    report = spare.sync()
    assert report.problem == ""
    assert len(services(spare).sync.inbox()) == 1
    brought(spare, stick)
    spare.sync()
    assert len(services(spare).sync.inbox()) == 1
    truck.wire.up = True
    assert truck.sync().attention > 0
    (item,) = services(truck).sync.inbox()
    services(truck).sync.take_theirs(item.item_id, "the office is right")
    assert rows(truck)["jobs"] == rows(office)["jobs"]


def test_refused_work_travels_too(truck: Laptop, spare: Laptop, office: Laptop, stick: Path) -> None:
    services(office).job_verbs.step(key("job1"), "cancelled", reason="owner called")
    settled(office)
    services(truck).job_verbs.complete(key("job1"), "inspected_damage")
    truck.wire.up = True
    truck.sync()
    truck.wire.up = False
    services(truck).job_verbs.add_note(key("job2"), "later")
    office_of(truck).bundles.make(stick, WORDS)
    assert brought(spare, stick).decisions > 0
    assert len(services(spare).sync.inbox()) == 1


def test_a_parcel_waits_on_the_second_laptop_until_there_is_signal(
    truck: Laptop, spare: Laptop, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    spare.wire.up = False
    brought(spare, stick)
    assert "saved here" in spare.sync().problem
    spare.restart()
    spare.desktop.accounts.sign_in(services_email(truck), "correct horse battery staple")
    with spare.desktop.accounts.session.work.reading() as connection:
        assert len(carried(connection)) == services(truck).sync.status().waiting > 0
    with pytest.raises(NotAllowed, match=r"Only on this computer: \d+ changes and 2 photos"):
        spare.desktop.accounts.sign_out()
    settled(spare)
    with spare.desktop.accounts.session.work.reading() as connection:
        assert carried(connection) == []


def test_a_bundle_goes_on_from_laptop_to_laptop(
    truck: Laptop, spare: Laptop, laptops: Laptops, hub_app: HubAtHand, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    brought(spare, stick)
    services(spare).job_verbs.add_note(key("job2"), "from the spare one")
    second = stick.with_name("second.stormops")
    brought_and_own = services(truck).sync.status().waiting + 1
    assert office_of(spare).bundles.make(second, WORDS).changes == brought_and_own
    third = laptops()
    third.sign_in(hub_app.ours.people["crew"])
    brought(third, second)
    settled(third)
    settled(spare)
    truck.wire.up = True
    settled(truck)
    settled(third)
    assert rows(truck) == rows(spare) == rows(third)
    assert len(rows(third)["notes"]) == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda raw: raw[:-100], "cut short or changed"),
        (lambda raw: raw[: len(raw) // 2], "cut short or changed"),
        (lambda raw: raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:], "cut short or changed"),
        (lambda raw: b"", "no StormOps bundle"),
    ],
)
def test_a_spoilt_bundle_changes_nothing(
    truck: Laptop, spare: Laptop, stick: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], said: str
) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    stick.write_bytes(spoil(stick.read_bytes()))
    with pytest.raises(ServiceError, match=said):
        brought(spare, stick)
    status = services(spare).sync.status()
    assert (status.waiting, status.photos_unsafe) == (0, 0)


def test_wrong_words_and_short_words(truck: Laptop, spare: Laptop, stick: Path, tmp_path: Path) -> None:
    a_day(truck, tmp_path)
    with pytest.raises(NotAllowed, match="at least 10 characters"):
        office_of(truck).bundles.make(stick, "short")
    assert not stick.exists()
    office_of(truck).bundles.make(stick, WORDS)
    with pytest.raises(ServiceError, match="does not open this bundle"):
        brought(spare, stick, WORDS.upper())


def test_it_is_for_its_member_and_company_only(
    truck: Laptop, office: Laptop, laptops: Laptops, hub_app: HubAtHand, stick: Path, tmp_path: Path
) -> None:
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    with pytest.raises(NotAllowed, match=r"crew@dfw-elite\.example"):
        brought(office, stick)
    stranger = laptops()
    stranger.sign_in(hub_app.theirs.people["crew"])
    with pytest.raises(NotAllowed, match="work for DFW Elite Roofing"):
        brought(stranger, stick)


def test_nothing_to_carry_makes_no_bundle(spare: Laptop, stick: Path) -> None:
    with pytest.raises(NotAllowed, match="no bundle is needed"):
        office_of(spare).bundles.make(stick, WORDS)
    assert not stick.exists()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_order_things_happen_in_both_laptops_end_alike(
    truck: Laptop, spare: Laptop, office: Laptop, tmp_path: Path, seed: int
) -> None:
    """Edits on both laptops and in the office, sticks made, brought in, late, twice; syncs in between."""
    dice = random.Random(seed)
    notes = iter(range(10_000))
    sticks: list[Path] = []
    truck.capture(Draft(Kind.ADD, "claim_intel", key("claim"), {"job_id": key("job1")}))

    def edit(laptop: Laptop) -> None:
        n = next(notes)
        services(laptop).job_verbs.add_note(key(f"job{1 + n % 2}"), f"note {n}")
        laptop.capture(Draft(Kind.SET, "claim_intel", key("claim"), {"carrier": f"carrier {n}"}))

    def pack(laptop: Laptop) -> None:
        if services(laptop).sync.status().waiting:
            sticks.append(tmp_path / f"{len(sticks)}.stormops")
            office_of(laptop).bundles.make(sticks[-1], WORDS)

    def unpack(laptop: Laptop) -> None:
        if sticks:
            brought(laptop, dice.choice(sticks))

    def exchange(laptop: Laptop) -> None:
        laptop.wire.up = dice.random() < 0.6
        laptop.sync()

    both = (truck, spare)
    for _ in range(25):
        act, weight = dice.choices((edit, pack, unpack, exchange), (4, 2, 2, 2))[0], dice.choice(both)
        if act is edit and weight is spare and not rows(spare)["claim_intel"]:
            continue  # it has not heard of the claim yet
        act(weight)
    for laptop in (*both, *both, office):
        laptop.wire.up = True
        report = laptop.sync()
        assert report.problem == ""
    truck.sync()
    written = next(notes)
    assert rows(truck) == rows(spare) == rows(office)
    bodies = [body for _, body in rows(office)["notes"]]
    assert len(bodies) == len(set(bodies))
    assert set(bodies) == {f"note {n}" for n in range(written)}
    assert services(truck).sync.status().waiting == services(spare).sync.status().waiting == 0


def test_a_damaged_laptop_still_delivers_what_it_was_given(
    truck: Laptop, spare: Laptop, office: Laptop, stick: Path, tmp_path: Path
) -> None:
    """The replica that carried a parcel breaks before there was signal."""
    a_day(truck, tmp_path)
    office_of(truck).bundles.make(stick, WORDS)
    spare.desktop.accounts.set_pin("314159")
    spare.wire.up = False
    brought(spare, stick)
    member = services(spare).member
    spare.desktop.close()
    replica = next(spare.folder.glob("accounts/*/*/replica.db"))
    raw = bytearray(replica.read_bytes())
    raw[:4096] = bytes(4096)
    replica.write_bytes(raw)
    spare.start()
    spare.desktop.accounts.unlock(member, "314159")
    assert "rescued" in services(spare).notice
    settled(spare)
    truck.wire.up = True
    settled(truck)
    settled(office)
    settled(spare)
    assert rows(truck) == rows(spare) == rows(office)
    assert len(rows(office)["photos"]) == 2
