"""What crosses an alert that is taken back: its own action, on the way, and the alert itself, told late."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from sync.contracts.events.inbound import Reported
from sync.hub.guardrails import GuardrailDesk
from sync.hub.ingest.alerts import OLDER, TAKEN_BACK, Alerts
from tests.hub.ingest.test_alert_chains import Service, hail, service

__all__ = ["service"]
pytestmark = pytest.mark.postgres
LIFTED = ([("dismissed", TAKEN_BACK)], ["lifted"])


def cancel(service: Service) -> Reported:
    return service.says("b", "a", minutes_ago=10, messageType="Cancel")


def known(service: Service) -> str:
    """The row of an alert that was told."""
    assert service.take(service.says("a", minutes_ago=30)) == ["taken"]
    ((alert, *_),) = service.rows()
    return alert


def after(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, crossing: Callable[[], object]) -> None:
    """What crosses comes right after the method did its work, once."""
    method, waiting = getattr(owner, name), [crossing]

    def crossed(*given: Any) -> Any:
        answer = method(*given)
        if waiting:
            waiting.pop()()
        return answer

    monkeypatch.setattr(owner, name, crossed)


def test_an_action_that_is_written_while_its_alert_is_taken_back_is_lifted(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = known(service)
    after(monkeypatch, Alerts, "look_up", lambda: service.raises(alert))
    assert service.take(cancel(service)) == ["taken"]
    assert (service.actions(), service.steps()) == LIFTED


def test_an_alert_that_is_taken_back_while_its_action_is_judged_asks_for_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = known(service)
    after(monkeypatch, GuardrailDesk, "_still_there", lambda: service.take(cancel(service)))
    service.raises(alert)
    assert service.rows() == [(alert, 1.75, True)]
    assert service.actions() == []


def test_what_a_crash_left_open_is_lifted_when_the_message_is_read_again(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = known(service)
    after(monkeypatch, Alerts, "look_up", lambda: service.raises(alert))
    with monkeypatch.context() as crash:
        crash.setattr(Alerts, "left_open", _crashed)
        with pytest.raises(ConnectionError):
            service.take(cancel(service))
    assert [status for status, _ in service.actions()] == ["open"]
    assert service.take(cancel(service)) == ["repeated"]
    assert (service.actions(), service.steps()) == LIFTED


def _crashed(alerts: Alerts, reports: Sequence[Reported]) -> None:
    raise ConnectionError


def test_what_the_office_opened_again_stays_open_when_the_message_is_repeated(service: Service) -> None:
    service.raises(known(service))
    assert service.take(cancel(service)) == ["taken"]
    service.reopens()
    assert service.take(cancel(service)) == ["repeated"]
    assert [status for status, _ in service.actions()] == ["open"]


def test_what_the_office_opened_again_stays_open_when_the_end_is_told_once_more(service: Service) -> None:
    service.raises(known(service))
    assert service.take(cancel(service)) == ["taken"]
    service.reopens()
    again = service.says("c", "b", "a", minutes_ago=5, messageType="Cancel")
    assert service.take(again) == ["taken"]
    assert [status for status, _ in service.actions()] == ["open"]


@pytest.mark.parametrize("at_once", [True, False])
def test_an_alert_that_is_told_after_it_was_taken_back_warns_of_nothing(
    service: Service, at_once: bool
) -> None:
    said = [cancel(service), service.says("a", minutes_ago=30, **hail("2.00"))]
    told = service.take(*said) if at_once else [service.take(one)[0] for one in said]
    assert told == ["taken", OLDER]
    ((alert, _, taken_back),) = service.rows()
    assert taken_back
    service.raises(alert)
    assert service.actions() == []


@pytest.mark.parametrize("at_once", [True, False])
def test_a_newer_word_holds_after_an_end_that_came_first(service: Service, at_once: bool) -> None:
    said = [cancel(service), service.says("c", "a", minutes_ago=5), service.says("a", minutes_ago=30)]
    told = service.take(*said) if at_once else [service.take(one)[0] for one in said]
    assert told == ["taken", "taken", OLDER]
    assert [taken_back for _, _, taken_back in service.rows()] == [False]


def test_both_orders_end_alike(service: Service) -> None:
    said = [service.says("a", minutes_ago=30), cancel(service)]
    service.take(*reversed(said))
    ((late, *_),) = service.rows()
    assert service.take(*said) == [OLDER, "repeated"]
    assert [row[0] for row in service.rows()] == [late]
