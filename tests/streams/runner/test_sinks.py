"""What the runner found reaches the hub once: actions, houses that wait for an answer, storms out of date."""

import functools
from collections.abc import Callable
from random import Random

import pytest

from stormops_desktop.domain.nurture.guardrails import CAPS
from sync.postgres.context import TenantContext, set_context, streams_transaction
from sync.streams.core.houses import Action
from sync.streams.core.pipeline import process
from sync.streams.runner.pg_states import PgStates
from sync.streams.runner.sinks import Sinks
from tests.streams.events import BEGIN_MS, DAY, HOUR, MINUTE, STORM, TENANT, event_of, uuid_of

pytestmark = pytest.mark.postgres
OTHER = "99999999-1111-4111-8111-111111111111"


class Desk:
    """The hub's side: what it was told."""

    def __init__(self) -> None:
        self.actions: list[tuple[str, Action]] = []
        self.credited: list[tuple[str, str]] = []
        self.away = False

    def raise_actions(self, tenant_id, actions) -> int:
        if self.away:
            raise TimeoutError
        self.actions += actions
        return 1

    def refresh_credit(self, tenant_id, storm_id) -> None:
        if self.away:
            raise TimeoutError
        self.credited.append((tenant_id, storm_id))


class Wall:
    def __init__(self) -> None:
        self.ms, self.seconds = BEGIN_MS + 2 * DAY, 0.0


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def transaction(streams_pool):
    return functools.partial(streams_transaction, streams_pool)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def sinks(transaction, desk, wall) -> Sinks:
    return Sinks(transaction, desk, (TimeoutError,), lambda: wall.ms, lambda: wall.seconds)


@pytest.fixture
def heard(transaction) -> Callable[..., None]:
    """Takes touches of one house in, as the runner does."""

    def take(*touches, tenant: str = TENANT, house: int = 1) -> None:
        with transaction() as connection:
            set_context(connection, TenantContext(tenant))
            events = [
                event_of("customer_journeys", uuid_of(Random(f"{tenant}{rev}")), {
                    "property_id": uuid_of(Random(house)), "timestamp": at, "converted": False, **said,
                }, rev=rev, at=at, tenant=tenant)
                for rev, at, said in touches
            ]  # fmt: skip
            process(tenant, events, PgStates(connection, tenant))

    return take


SMS, CALL = {"channel": "sms", "direction": "outbound"}, {"channel": "call", "direction": "outbound"}
FORM = {"channel": "ga4", "outcome": "lead_form_submit"}


def a_burst(begin: int = BEGIN_MS + DAY):
    return [(n + 1, begin + n * HOUR, SMS) for n in range(4)]


def test_an_action_is_told_once_though_the_hub_was_away(sinks, desk, heard) -> None:
    heard(*a_burst())
    desk.away = True
    with pytest.raises(TimeoutError):
        sinks.tell_actions()
    desk.away = False
    assert (sinks.tell_actions(), sinks.tell_actions()) == (1, 0)
    ((action_id, action),) = desk.actions
    assert (action.action, action.reason, action.tenant_id) == ("throttle", "contact_frequency", TENANT)
    assert len(action_id) == 36


def test_of_what_is_over_nobody_is_told(sinks, desk, heard, wall) -> None:
    heard(*a_burst())
    wall.ms = BEGIN_MS + DAY + 3 * HOUR + CAPS.rest_ms
    assert sinks.tell_actions() == 1
    assert desk.actions == []


def test_companies_are_told_apart(sinks, desk, heard) -> None:
    heard(*a_burst())
    heard(*a_burst(), tenant=OTHER)
    sinks.tell_actions()
    assert sorted(action.tenant_id for _, action in desk.actions) == sorted([TENANT, OTHER])
    assert len({action_id for action_id, _ in desk.actions}) == 2


def test_a_house_that_waits_too_long_goes_to_a_person_once(sinks, desk, heard, wall) -> None:
    heard((1, BEGIN_MS, FORM), (2, BEGIN_MS + HOUR, {"channel": "ga4", "outcome": "page_view"}))
    wall.ms = BEGIN_MS + CAPS.answer_ms
    assert sinks.escalate() == 0
    wall.ms += 1
    assert (sinks.escalate(), sinks.escalate()) == (1, 0)
    sinks.tell_actions()
    ((_, action),) = desk.actions
    assert (action.action, action.reason, action.since) == ("escalate", "response_sla", BEGIN_MS)
    heard((3, BEGIN_MS + 30 * HOUR, CALL))  # the late answer finds the same, and it is known
    sinks.tell_actions()
    assert {action_id for action_id, _ in desk.actions} == {desk.actions[0][0]}


def test_who_was_answered_in_time_or_asked_long_ago_is_nobodys_concern(sinks, desk, heard, wall) -> None:
    heard((1, BEGIN_MS, FORM), (2, BEGIN_MS + HOUR, CALL))
    heard((3, BEGIN_MS - 30 * DAY, FORM), house=2)
    assert sinks.escalate() == 1
    assert sinks.escalate() == 0
    sinks.tell_actions()
    assert desk.actions == []


def test_a_storms_credit_is_refreshed_when_its_paths_changed_and_rests_in_between(
    sinks, desk, heard, wall
) -> None:
    heard((1, BEGIN_MS, SMS))
    rested: dict[tuple[str, str], float] = {}
    assert (sinks.refresh(rested), sinks.refresh(rested)) == (1, 0)
    heard((2, BEGIN_MS + MINUTE, CALL))
    assert sinks.refresh(rested) == 0
    wall.seconds += 5.0
    assert sinks.refresh(rested) == 1
    assert desk.credited == [(TENANT, STORM)] * 2


def test_credit_that_could_not_be_worked_out_is_tried_again(sinks, desk, heard) -> None:
    heard((1, BEGIN_MS, SMS))
    desk.away = True
    with pytest.raises(TimeoutError):
        sinks.refresh({})
    desk.away = False
    assert sinks.refresh({}) == 1
