"""Ready and Close-out read this machine alone: true without a network, and after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.office import ready as ready_module
from stormops_desktop.services.office.models import Fix, Kind, Light, Readiness
from stormops_desktop.services.office.ready import ReadyDesk, Surroundings
from stormops_desktop.services.workplace import Workplace
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind as OpKind
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.services.office.conftest import Truck

pytestmark = pytest.mark.postgres
PASSWORD = "correct horse battery staple"
WORDS = "two ladders and a tarp"


def lights(found: Readiness) -> dict[str, Light]:
    return {check.key: check.light for check in found.checks}


def test_a_synced_laptop_with_a_pin_is_ready_without_a_network(truck: Truck, hub_app: HubAtHand) -> None:
    truck.laptop.desktop.accounts.set_pin("314159")
    truck.laptop.wire.up = False
    found = truck.office.ready.check()
    assert found.ready
    assert found.as_of_ms == int(hub_app.clock.now * 1000)
    assert found.good_until_ms - found.as_of_ms == 14 * 86_400_000
    seen = lights(found)
    assert [seen[k] for k in ("routes", "houses", "evidence", "rules", "unlock", "fresh", "health")] == [
        Light.OK
    ] * 7
    said = {check.key: check.told for check in found.checks}
    assert said["routes"] == {"stops": 2, "routes": 1}
    assert said["houses"] == {"done": 2, "all": 2}
    truck.laptop.restart()
    truck.laptop.desktop.accounts.unlock(truck.laptop.desktop.accounts.remembered()[0], "314159")
    assert truck.office.ready.last() == found


def test_what_is_missing_is_red_and_says_what_to_do(truck: Truck, hub_app: HubAtHand) -> None:
    found = truck.office.ready.check()
    assert not found.ready
    by_key = {check.key: check for check in found.checks}
    assert (by_key["unlock"].light, by_key["unlock"].fix) == (Light.STOP, Fix.SET_PIN)
    assert by_key["map"].light is Light.LOOK
    hub_app.clock.advance(3 * 86_400)
    assert {c.key: c.fact for c in truck.office.ready.check().checks}["fresh"] == "old"


def test_nothing_to_do_is_no_readiness_for_a_crew(truck: Truck) -> None:
    for job in ("job1", "job2"):
        truck.services.job_verbs.complete(key(job), "no_answer")
    by_key = {check.key: check for check in truck.office.ready.check().checks}
    assert (by_key["routes"].light, by_key["routes"].fix) == (Light.STOP, Fix.SYNC)


class Packs:
    """Maps of one box."""

    def __init__(self, covered: bool) -> None:
        self.covered, self.asked = covered, (0.0, 0.0, 0.0, 0.0)

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        self.asked = (south, west, north, east)
        return self.covered


def desk(truck: Truck, work: Workplace | None = None, **around: object) -> ReadyDesk:
    """The check with other surroundings than the laptop's own."""
    place = work or truck.laptop.desktop.accounts.session.work
    given = Surroundings(truck.folder, lambda: True, lambda: truck.services.jobs.today().stops, {})
    return ReadyDesk(place, replace(given, **around))  # type: ignore[arg-type]


def test_the_map_is_asked_for_the_box_of_the_open_stops(truck: Truck) -> None:
    packs = Packs(covered=True)
    found = desk(truck, packs=packs).check()
    assert lights(found)["map"] is Light.OK
    south, west, north, east = packs.asked
    assert south < 33.1 < north
    assert west < -96.6 < east
    assert lights(desk(truck, packs=Packs(covered=False)).check())["map"] is Light.LOOK


@pytest.mark.parametrize(
    ("free", "light"),
    [(20 << 30, Light.OK), (5 << 30, Light.LOOK), (1 << 30, Light.STOP), (0, Light.STOP)],
)
def test_the_disk_has_to_hold_two_weeks_of_photos(truck: Truck, free: int, light: Light) -> None:
    found = desk(truck, disk_free=lambda _folder: free).check()
    assert lights(found)["disk"] is light


def test_a_disk_that_cannot_be_asked(truck: Truck) -> None:
    def gone(_folder: Path) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    assert lights(desk(truck, disk_free=gone).check())["disk"] is Light.STOP


@pytest.mark.parametrize(("moved_ms", "light"), [(-3_600_000, Light.STOP), (0, Light.OK)])
def test_a_clock_that_was_set_back_is_seen(truck: Truck, moved_ms: int, light: Light) -> None:
    work = truck.laptop.desktop.accounts.session.work
    moved = replace(work, now_ms=lambda: work.now_ms() + moved_ms)
    assert lights(desk(truck, moved).check())["clock"] is light


def test_two_weeks_of_photos_is_what_the_sentence_says() -> None:
    assert ready_module.ROOM_BYTES == 14 * 150 * 5_000_000


def test_close_out_counts_by_kind_and_reaches_zero_by_sync(truck: Truck) -> None:
    truck.laptop.wire.up = False
    truck.services.job_verbs.complete(key("job1"), "inspected_damage", note="Ridge vents bruised")
    truck.laptop.capture(
        Draft(OpKind.ADD, "claim_intel", key("claim"), {"job_id": key("job1"), "claim_number": "A-1"})
    )
    truck.take(2)
    found = truck.office.close_out.close_out()
    assert len(found.of(Kind.NOTES)) == 1
    assert len(found.of(Kind.CLAIMS)) == 1
    assert len(found.of(Kind.PHOTOS)) == 2
    assert len(found.of(Kind.JOBS)) >= 2
    assert {item.job_id for item in found.items} == {key("job1")}
    assert {item.where for item in found.items} == {"1 Oak St, Allen"}
    truck.laptop.restart()
    truck.laptop.desktop.accounts.sign_in("crew@dfw-elite.example", PASSWORD)
    again = truck.office.close_out.close_out()
    assert again.items == found.items
    truck.settle()
    assert truck.office.close_out.close_out().items == ()


def test_photos_that_wait_for_their_file_only_are_still_here_only(truck: Truck) -> None:
    truck.costs = True
    truck.take(2)
    truck.settle()
    found = truck.office.close_out.close_out()
    assert [(item.kind, item.what) for item in found.items] == [(Kind.PHOTOS, "")] * 2
    assert all(item.size_bytes > 0 for item in found.items)


def test_one_file_at_two_jobs_is_counted_where_it_was_taken_last(truck: Truck) -> None:
    (there,) = truck.take(1, "job1")
    truck.settle()
    truck.laptop.wire.up = False
    truck.photos.add_photos(key("job2"), [truck.folder / "job1-0.jpg"])
    assert [photo.sha256 for photo in truck.photos.photos(key("job2"))] == [there]
    found = truck.office.close_out.close_out()
    assert [(item.kind, item.job_id) for item in found.items] == [(Kind.PHOTOS, key("job2"))]


def test_what_the_office_did_not_take_wants_a_person(truck: Truck, hub_app: HubAtHand) -> None:
    truck.laptop.capture(Draft(OpKind.SET, "jobs", key("job1"), {"priority": "low"}))
    truck.settle()
    found = truck.office.close_out.close_out()
    assert (found.only_here, found.needs_you) == (0, 1)
    (item,) = found.of(Kind.REFUSED)
    assert "role may not change this" in item.trouble
    with pytest.raises(NotAllowed, match="only you can say"):
        truck.laptop.desktop.accounts.remove_data()


def test_a_bundle_that_holds_all_lets_the_person_sign_out(truck: Truck, tmp_path: Path) -> None:
    truck.laptop.wire.up = False
    truck.services.job_verbs.add_note(key("job1"), "only here")
    truck.take(1)
    accounts = truck.laptop.desktop.accounts
    with pytest.raises(NotAllowed, match="changes and 1 photo"):
        accounts.sign_out()
    truck.office.bundles.make(tmp_path / "work.stormops", WORDS)
    note = truck.office.close_out.close_out().bundle
    assert note is not None
    assert note.holds_all
    truck.services.job_verbs.add_note(key("job1"), "one more")
    note = truck.office.close_out.close_out().bundle
    assert note is not None
    assert not note.holds_all
    with pytest.raises(NotAllowed):
        accounts.sign_out()
    truck.office.bundles.make(tmp_path / "work.stormops", WORDS)
    with pytest.raises(NotAllowed, match="bundle on a stick"):
        accounts.remove_data()
    accounts.sign_out()
    with pytest.raises(NotAllowed, match="Sign in first"):
        truck.laptop.desktop.services()
    truck.laptop.wire.up = True
    accounts.sign_in("crew@dfw-elite.example", PASSWORD)
    assert truck.services.sync.status().waiting > 0


def test_removed_data_is_gone_and_comes_anew(truck: Truck) -> None:
    truck.take(1)
    truck.settle()
    folder = truck.laptop.folder / "accounts"
    replicas = lambda: list(folder.glob("*/*/replica.db"))  # noqa: E731
    assert len(replicas()) == 1
    truck.laptop.desktop.accounts.remove_data()
    assert replicas() == []
    assert not list(folder.glob("*/*/photos"))
    with pytest.raises(NotAllowed, match="Sign in first"):
        truck.laptop.desktop.services()
    truck.laptop.desktop.accounts.sign_in("crew@dfw-elite.example", PASSWORD)
    assert truck.services.jobs.today().total == 2
    assert len(truck.photos.photos(key("job1"))) == 1
    truck.services.job_verbs.add_note(key("job1"), "after the removal")
    truck.settle()
    assert truck.services.sync.status().waiting == 0
