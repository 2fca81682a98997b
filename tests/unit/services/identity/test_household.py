"""Who stands at the door sees masks, and which ways are open."""

from dataclasses import replace

import pytest

from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.identity.household import MOST
from stormops_desktop.services.identity.models import HouseholdView
from stormops_desktop.services.job_reads import JobDesk
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key
from tests.unit.services.identity.conftest import told


@pytest.fixture
def house(desk: IdentityDesk, bench: p.PlayBench) -> p.PlayBench:
    desk.verbs.take_in([
        told("1", 1, name="Ann Lee", email="ann.lee@mail.example", phone="2145559123"),
        told("2", 1, name="Ann Lee"),
        told("3", 1, name="Bob Ray"),
        told("4", 2, name="Cy Young", phone="2145557777"),
    ])  # fmt: skip
    bench.add(p.job_line(1, "on_site"))
    return bench


def seen(bench: p.PlayBench) -> HouseholdView:
    """As a crew's laptop shows it."""
    crew = replace(bench.work, member=replace(bench.work.member, role="crew"))
    found = JobDesk(crew).detail(key("job1")).household
    assert found is not None
    return found


def said(bench: p.PlayBench, name: str, channel: str, *, allowed: bool, reason: str) -> None:
    bench.add(("contact_preferences", key(name), {
        "property_id": p.house(1), "channel": channel, "allowed": allowed, "reason": reason,
        "recorded_at": p.BEGIN, "actor_id": key("me"),
    }))  # fmt: skip


def ways(found: HouseholdView) -> dict[str, dict[str, tuple[bool, str]]]:
    return {
        one.kind: {way: (answer.allowed, answer.basis) for way, answer in one.answers.items()}
        for one in found.contacts
    }


def test_people_of_this_house_come_in_masks_those_told_most_first(house: p.PlayBench) -> None:
    found = seen(house)
    assert found.names == ("A. L.", "B. R.")
    assert {one.kind: one.mask for one in found.contacts} == {
        "email": "a•••@m•••.example", "phone": "••• ••• 9123",
    }  # fmt: skip
    assert found.door.allowed


def test_a_number_needs_a_yes_and_a_no_shuts_everything(house: p.PlayBench) -> None:
    assert ways(seen(house)) == {
        "email": {"email": (True, "no_objection")},
        "phone": {"call": (False, "no_opt_in"), "sms": (False, "no_opt_in")},
    }  # fmt: skip
    said(house, "yes", "call", allowed=True, reason="opt_in")
    assert ways(seen(house))["phone"] == {"call": (True, "opt_in"), "sms": (False, "no_opt_in")}
    said(house, "zz", "all", allowed=False, reason="moved")
    shut = seen(house)
    assert not any(answer.allowed for one in shut.contacts for answer in one.answers.values())
    assert (shut.door.allowed, shut.door.basis) == (False, "moved")


def test_many_names_and_addresses_hide_no_number(house: p.PlayBench, desk: IdentityDesk) -> None:
    desk.verbs.take_in(
        [told(f"many{n}", 1, name=f"Guest {n}x", email=f"guest{n}@mail.example") for n in range(9)]
    )
    found = seen(house)
    assert [one.kind for one in found.contacts] == [*["email"] * MOST, "phone"]
    assert found.names[0] == "A. L."


def test_a_value_that_counts_for_nobody_is_not_shown(house: p.PlayBench, desk: IdentityDesk) -> None:
    (ann,) = desk.graph.search("ann.lee@mail.example")
    phone = next(one for one in desk.graph.get_identifiers(ann.person_id) if one.kind == "phone")
    desk.verbs.block(phone.identifier_id, "the agent's")
    assert [one.kind for one in seen(house).contacts] == ["email"]


def test_who_is_erased_is_not_at_the_door_either(house: p.PlayBench, desk: IdentityDesk) -> None:
    (ann,) = desk.graph.search("ann.lee@mail.example")
    desk.erasures.erase(ann.person_id, "request")
    assert seen(house).contacts == ()
    assert seen(house).names == ("B. R.",)
