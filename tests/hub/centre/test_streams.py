"""From one laptop's touch to another laptop: hub, relay, broker, stream jobs and back, as processes."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.contracts.messages import SyncResponse
from sync.serve.centre import Centre, CentreOptions
from tests.helpers.hub import found_company
from tests.hub.blobs.wire import add
from tests.hub.centre.test_centre import Running
from tests.hub.http.wire import Laptop, answered, new_id

pytestmark = [pytest.mark.postgres, pytest.mark.broker, pytest.mark.e2e]
HOUR = 3_600_000


@pytest.fixture
def running(data_folder: Path) -> Iterator[Running]:
    options = CentreOptions(data_folder, durable=False, limits={"max_wait_s": 20.0}, environment="tests")
    with Centre(options) as centre:
        at_hand = Running(centre, found_company(centre.urls.database, "DFW Elite Roofing", "dfw.example"), [])
        yield at_hand
        for client in at_hand.clients:
            client.close()


def rows_of(answer: SyncResponse, entity: str) -> list[dict[str, Any]]:
    return [
        dict(zip(block.fields, values, strict=True))
        for block in answer.changes
        if block.entity == entity
        for values in zip(*block.columns, strict=True)
    ]


def received(
    laptop: Laptop, entity: str, enough: Callable[[list[dict[str, Any]]], bool]
) -> list[dict[str, Any]]:
    """Rows of an entity as they come, each request held until there is news."""
    found: list[dict[str, Any]] = []
    while not enough(found):
        answer = answered(laptop.post(laptop.request(wait=15.0)))
        if answer.scope is not None:
            laptop.epoch, laptop.scope = answer.epoch, answer.scope.etag
            continue
        laptop.cursor, laptop.epoch = answer.cursor, answer.epoch
        found += rows_of(answer, entity)
    return found


@pytest.mark.logs_warnings
def test_a_conversion_becomes_credit_and_a_burst_a_throttle_though_the_jobs_are_killed(
    running: Running,
) -> None:
    crew_chief, manager = running.laptop("planner"), running.laptop("manager")
    storm, house = new_id(), new_id()
    now = int(time.time() * 1000) - 30 * HOUR
    touches = [
        add("customer_journeys", new_id(), storm_id=storm, property_id=house, channel=channel,
            timestamp=now + n * HOUR, converted=False, source_event_id=f"t{n}", direction="outbound")
        for n, channel in enumerate(("email", "sms", "call", "sms"))
    ]  # fmt: skip
    answer = crew_chief.push(
        add("storms", storm, event_id="E", name="Hail", status="active", is_sample=False),
        add("properties", house, address="1 Elm St", do_not_knock=False, is_synthetic=True),
        *touches,
    )  # fmt: skip
    assert answer.verdicts == ()
    (throttle,) = received(manager, "guardrail_actions", lambda rows: len(rows) >= 1)
    assert (throttle["action"], throttle["reason"], throttle["property_id"]) == (
        "throttle", "contact_frequency", house,
    )  # fmt: skip
    assert throttle["until"] == now + 3 * HOUR + 7 * 24 * HOUR
    first = running.centre.streams.pid
    os.kill(first, signal.SIGKILL)
    sale = add(
        "customer_journeys", new_id(), storm_id=storm, property_id=house, channel="door_knock",
        timestamp=now + 5 * HOUR, converted=True, conversion_value_cents=1_500_000, source_event_id="sale",
    )  # fmt: skip
    assert crew_chief.push(sale).verdicts == ()
    runs = received(manager, "attribution_runs", lambda rows: any(row["n_conversions"] for row in rows))
    assert runs[-1]["value_cents"] == 1_500_000
    assert running.centre.streams.pid != first
