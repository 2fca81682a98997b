"""The way in: every stage, and what it says when it is refused."""

import pytest

from stormops_desktop.services.models import Member
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.sign_in import SignInViewModel, Stage
from tests.helpers.fakes import CREW, NOW, OTHER, FakeDesk
from tests.helpers.runners import HeldRunner


class Door:
    """A sign-in with what it said and whom it let in."""

    def __init__(self, desk: FakeDesk, around: Surroundings) -> None:
        self.desk = desk
        self.vm = SignInViewModel(around, desk)
        self.said: list[str] = []
        self.entered: list[Member] = []
        self.vm.refused.connect(self.said.append)
        self.vm.entered.connect(self.entered.append)
        self.vm.reload()


@pytest.fixture
def door(desk: FakeDesk, around: Surroundings) -> Door:
    return Door(desk, around)


def test_a_new_machine_asks_for_password_then_pin(door: Door) -> None:
    assert door.vm.stage is Stage.ONLINE
    door.vm.sign_in(f"  {CREW.email} ", door.desk.password)
    assert door.vm.stage is Stage.PIN
    door.vm.set_pin("135790", "135790")
    assert (door.entered, door.desk.pin) == ([CREW], "135790")


def test_the_pin_may_wait(door: Door) -> None:
    door.vm.sign_in(CREW.email, door.desk.password)
    door.vm.skip_pin()
    assert door.entered == [CREW]


@pytest.mark.parametrize(
    ("pin", "again", "why"),
    [
        ("12345", "12345", "A PIN has 6 digits."),
        ("12345x", "12345x", "A PIN has 6 digits."),
        ("123456", "123457", "The two PINs differ. Type the same one twice."),
    ],
)
def test_a_pin_that_would_not_do_is_refused(door: Door, pin: str, again: str, why: str) -> None:
    door.vm.sign_in(CREW.email, door.desk.password)
    door.vm.set_pin(pin, again)
    assert (door.said, door.entered) == ([why], [])


def test_a_wrong_password_says_so_and_an_empty_one_asks(door: Door) -> None:
    door.vm.sign_in(CREW.email, "")
    door.vm.sign_in(CREW.email, "wrong")
    assert door.said == [
        "Type your e-mail address and your password.",
        "That e-mail and password do not belong together. Try again, or ask your office.",
    ]
    assert not door.vm.busy


def test_an_account_of_two_companies_chooses_one(desk: FakeDesk, around: Surroundings) -> None:
    desk.memberships = (CREW, OTHER)
    door = Door(desk, around)
    door.vm.sign_in(CREW.email, desk.password)
    assert door.vm.stage is Stage.TENANT
    door.vm.choose_tenant(OTHER.tenant_id)
    door.vm.skip_pin()
    assert door.entered == [OTHER]


def test_a_known_person_unlocks_without_the_office(desk: FakeDesk, around: Surroundings) -> None:
    desk.people = [CREW, OTHER]
    desk.reachable = False
    door = Door(desk, around)
    assert (door.vm.stage, door.vm.person) == (Stage.UNLOCK, CREW)
    door.vm.choose_person(OTHER.account_id, OTHER.tenant_id)
    door.vm.unlock("000000")
    door.vm.unlock(desk.pin)
    assert door.said == ["That is not the PIN. Try again in 2 seconds."]
    assert door.entered == [OTHER]


def test_who_is_known_here_is_not_asked_for_a_pin_again(desk: FakeDesk, around: Surroundings) -> None:
    desk.people = [CREW]
    door = Door(desk, around)
    door.vm.use_password()
    door.vm.sign_in(CREW.email, desk.password)
    assert door.entered == [CREW]


def test_pressing_twice_asks_once(desk: FakeDesk) -> None:
    runner = HeldRunner()
    vm = SignInViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk)
    vm.sign_in(CREW.email, desk.password)
    vm.sign_in(CREW.email, desk.password)
    assert (runner.held, vm.busy) == (1, True)
