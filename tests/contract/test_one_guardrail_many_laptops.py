"""What the centre's guardrails ask for reaches crews and office, is settled offline, and comes back."""

from collections.abc import Callable

import pytest

from stormops_desktop.services.experiments import door
from stormops_desktop.services.guardrails.models import ActionDetail
from stormops_desktop.services.guardrails.ports import GuardrailVerbs
from sync.hub.attribution import Attributions
from sync.hub.guardrails import GuardrailDesk
from sync.postgres.pool import Pool
from sync.streams.core.houses import Action
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
STORM, HOUSE, JOB, ACTION = key("storm"), key("house1"), key("job1"), key("action")
DAY = 86_400_000


@pytest.fixture
def nobody_held_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One house in twenty is, by its company's id, and these ids are new in each run."""
    monkeypatch.setattr(door, "in_universal_control", lambda *_: False)


@pytest.fixture
def three(
    hub_app: HubAtHand, laptops: Callable[..., Laptop], raised: Callable[[], int], nobody_held_out: None
) -> tuple[Laptop, Laptop, Laptop]:
    """A planner's, a manager's and a crew's laptop that have the storm, and a house to be left alone."""
    planner, manager, truck = laptops(), laptops(), laptops()
    planner.sign_in(hub_app.ours.people["planner"])
    planner.capture(*storm_day(hub_app.ours.crew_id))
    assert planner.sync().problem == ""
    manager.sign_in(hub_app.ours.people["manager"])
    truck.sign_in(hub_app.ours.people["crew"])
    assert raised() > 0
    exchange(planner, manager, truck)
    return planner, manager, truck


@pytest.fixture
def raised(hub_app: HubAtHand, database_pools: Callable[[str], Pool]) -> Callable[[], int]:
    """Has the centre find that the house is to be left alone; returns the revision."""
    now, tenant = int(hub_app.clock() * 1000), hub_app.ours.tenant_id
    asked = Action(tenant, STORM, HOUSE, "throttle", "complaint", now - 1, now + 7 * DAY, key("touch"))
    pool, core = database_pools(hub_app.urls.app), hub_app.parts.core
    desk = GuardrailDesk(pool, core, Attributions(pool, core), lambda: now)
    return lambda: desk.raise_actions(tenant, [(ACTION, asked)])


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def guardrails(laptop: Laptop) -> GuardrailVerbs:
    found = laptop.desktop.services().guardrails
    assert found is not None
    return found


def detail(laptop: Laptop) -> ActionDetail:
    return guardrails(laptop).detail(ACTION)


def at_the_door(laptop: Laptop) -> str:
    return laptop.desktop.services().jobs.detail(JOB).held_out


def test_lifted_without_a_network_it_frees_the_door_and_everybody_reads_why(
    three: tuple[Laptop, Laptop, Laptop],
) -> None:
    planner, manager, truck = three
    assert "the owner complained" in at_the_door(truck)
    manager.wire.up = False
    guardrails(manager).acknowledge(ACTION)
    guardrails(manager).lift(ACTION, "The owner asked us to come")
    assert "the owner complained" in at_the_door(truck)
    manager.wire.up = True
    exchange(manager, truck, planner)
    assert at_the_door(truck) == ""
    seen = detail(planner)
    assert (seen.row.stands, seen.row.note) == ("lifted", "The owner asked us to come")
    assert [(one.step, one.reason) for one in seen.steps] == [
        ("acknowledged", ""), ("lifted", "The owner asked us to come"),
    ]  # fmt: skip
    assert {one.who for one in seen.steps} == {detail(manager).steps[0].who} != {""}


def test_two_who_settle_it_apart_agree_in_the_end_and_both_are_in_the_trail(
    three: tuple[Laptop, Laptop, Laptop],
) -> None:
    planner, manager, _ = three
    planner.wire.up = manager.wire.up = False
    guardrails(planner).lift(ACTION, "Spoke to the owner")
    guardrails(manager).lift(ACTION, "A mistake")
    planner.wire.up = manager.wire.up = True
    exchange(planner, manager)
    left, right = detail(planner), detail(manager)
    assert left.row == right.row
    assert left.row.stands == "lifted"
    assert {one.reason for one in left.steps} == {"Spoke to the owner", "A mistake"}
    assert left.steps == right.steps
