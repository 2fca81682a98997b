"""Thrift and space on a laptop over the real hub: what waits, what goes, and what comes back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound, ServiceError, Unreachable
from stormops_desktop.services.office.models import LinkSays, ThriftChoice
from sync.contracts.blobs import BlobKind
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.unit.services.office.conftest import Truck

pytestmark = pytest.mark.postgres
DAY_S = 86_400


def test_originals_wait_while_the_link_costs_and_go_when_it_does_no_more(truck: Truck) -> None:
    truck.costs = True
    truck.take(3)
    truck.settle()
    view = truck.office.data.view()
    assert (view.costs, view.waits_for_wifi, view.unsafe) == (True, 3, 3)
    assert view.spent_bytes > 0
    status = truck.services.sync.status()
    assert (status.photos_unsafe, status.photos_wait) == (3, 3)
    truck.costs = False
    truck.settle()
    view = truck.office.data.view()
    assert (view.costs, view.waits_for_wifi, view.unsafe) == (False, 0, 0)


def test_what_nobody_knows_is_taken_to_be_free(truck: Truck) -> None:
    assert truck.costs is None
    truck.take(1)
    truck.settle()
    assert truck.office.data.view().unsafe == 0


def test_the_persons_word_beats_the_systems_and_outlives_a_restart(truck: Truck) -> None:
    truck.costs = False
    truck.office.data.choose(ThriftChoice(link=LinkSays.COSTS, day_mb=7))
    truck.laptop.restart()
    truck.laptop.desktop.accounts.sign_in("crew@dfw-elite.example", "correct horse battery staple")
    truck.take(1)
    truck.settle()
    view = truck.office.data.view()
    assert (view.choice.day_mb, view.costs, view.waits_for_wifi) == (7, True, 1)
    truck.office.data.choose(replace(view.choice, link=LinkSays.FREE))
    truck.settle()
    assert truck.office.data.view().unsafe == 0


def test_sending_anyway_sends_all(truck: Truck) -> None:
    truck.costs = True
    truck.take(1)
    truck.office.data.send_anyway(True)
    truck.settle()
    assert truck.office.data.view().unsafe == 0
    truck.office.data.send_anyway(False)
    truck.take(1)
    truck.settle()
    assert truck.office.data.view().waits_for_wifi == 1


def test_originals_may_go_within_the_days_budget(truck: Truck) -> None:
    truck.costs = True
    truck.office.data.choose(ThriftChoice(wifi_only=False, day_mb=50))
    truck.take(2)
    truck.settle()
    view = truck.office.data.view()
    assert (view.unsafe, view.waits_for_wifi) == (0, 0)
    assert 0 < view.spent_bytes < 50_000_000


@pytest.mark.parametrize("mb", [0, -5, 100_001])
def test_a_budget_that_is_none_is_refused(truck: Truck, mb: int) -> None:
    with pytest.raises(ServiceError, match="between 1 and 100,000 MB"):
        truck.office.data.choose(ThriftChoice(day_mb=mb))
    assert truck.office.data.view().choice == ThriftChoice()


def test_a_freed_original_comes_back_byte_for_byte(truck: Truck, hub_app: HubAtHand) -> None:
    (sha256,) = truck.take(1)
    original = truck.photos.picture(sha256, BlobKind.ORIGINAL)
    assert original is not None
    truck.settle()
    assert truck.office.data.free() == 0  # not verified long enough
    hub_app.clock.advance(15 * DAY_S)
    truck.laptop.desktop.accounts.sign_in("crew@dfw-elite.example", "correct horse battery staple")
    assert truck.office.data.view().free_to_go == 1
    assert truck.office.data.free() == len(original)
    assert truck.photos.picture(sha256, BlobKind.ORIGINAL) is None
    assert not truck.here(sha256)
    assert truck.photos.picture(sha256, BlobKind.THUMB) is not None
    truck.laptop.wire.up = False
    with pytest.raises(Unreachable, match="No connection"):
        truck.office.data.fetch(sha256)
    truck.laptop.wire.up = True
    truck.office.data.fetch(sha256)
    truck.office.data.fetch(sha256)
    assert truck.photos.picture(sha256, BlobKind.ORIGINAL) == original
    assert truck.here(sha256)
    assert truck.services.sync.status().photos_unsafe == 0


def test_another_laptop_fetches_what_it_never_had(truck: Truck, hub_app: HubAtHand, laptops: object) -> None:
    (sha256,) = truck.take(1)
    original = truck.photos.picture(sha256, BlobKind.ORIGINAL)
    truck.settle()
    other = laptops()  # type: ignore[operator]
    other.sign_in(hub_app.ours.people["planner"])
    services = other.desktop.services()
    services.office.data.fetch(sha256)
    services.office.data.fetch(sha256, BlobKind.THUMB)
    assert services.photos.picture(sha256, BlobKind.ORIGINAL) == original
    assert services.photos.picture(sha256, BlobKind.THUMB) == truck.photos.picture(sha256, BlobKind.THUMB)


def test_what_is_not_at_the_office_is_not_fetched(truck: Truck) -> None:
    (sha256,) = truck.take(1)
    with pytest.raises(NotFound, match="does not have this photo"):
        truck.office.data.fetch("0" * 64)
    truck.office.data.fetch(sha256)  # it is here: nothing to ask for
    assert truck.office.data.view().unsafe == 1


def test_what_is_not_safe_never_goes(truck: Truck, hub_app: HubAtHand) -> None:
    (sha256,) = truck.take(1)
    hub_app.clock.advance(60 * DAY_S)
    assert truck.office.data.free(0) == 0
    assert truck.photos.picture(sha256, BlobKind.ORIGINAL) is not None


@pytest.mark.parametrize(
    ("stage", "held"), [(None, False), ("none", False), ("filed", True), ("denied", True), ("closed", False)]
)
def test_an_open_claim_keeps_its_originals_here(
    truck: Truck, hub_app: HubAtHand, stage: str | None, held: bool
) -> None:
    truck.take(2)
    if stage is not None:
        truck.laptop.capture(Draft(Kind.SET, "jobs", key("job1"), {"claim_stage": stage}))
    truck.settle()
    hub_app.clock.advance(15 * DAY_S)
    view = truck.office.data.view()
    assert (view.held, view.free_to_go) == ((2, 0) if held else (0, 2))
    assert (truck.office.data.free() == 0) is held
    assert truck.photos.free(0) == 0  # no other way leads past it


def test_a_legal_hold_of_the_office_is_obeyed_by_every_laptop(
    truck: Truck, hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> None:
    truck.take(1)
    truck.take(1, "job2")
    truck.settle()
    with pytest.raises(NotAllowed, match="office's to set"):
        truck.office.data.legal_hold(key("job1"), held=True)
    planner = laptops()
    planner.sign_in(hub_app.ours.people["planner"])
    planner.sync()
    office = planner.desktop.services().office
    assert office is not None
    office.data.legal_hold(key("job1"), held=True)
    assert office.data.view().legal_holds == 1
    planner.sync()
    truck.settle()
    hub_app.clock.advance(15 * DAY_S)
    view = truck.office.data.view()
    assert (view.legal_holds, view.held, view.free_to_go) == (1, 1, 1)
    truck.office.data.free(0)
    assert truck.photos.free(0) == 0  # no other way leads past it
    office.data.legal_hold(key("job1"), held=False)
    planner.sync()
    truck.settle()
    assert truck.office.data.view().free_to_go == 1


def test_an_order_to_keep_keeps(truck: Truck, hub_app: HubAtHand) -> None:
    truck.take(1)
    truck.take(1, "job2")
    truck.settle()
    truck.office.data.hold(key("job1"), held=True)
    hub_app.clock.advance(15 * DAY_S)
    view = truck.office.data.view()
    assert (view.held, view.free_to_go) == (1, 1)
    truck.office.data.hold(key("job1"), held=False)
    assert truck.office.data.view().free_to_go == 2
