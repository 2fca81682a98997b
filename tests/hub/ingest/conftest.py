"""A company with a storm, houses under it and a job, and a desk for reports."""

from dataclasses import dataclass

import pytest

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.inbound import read_report
from tests.helpers.hub import Company, HubAtHand
from tests.hub.blobs.wire import add
from tests.hub.http.wire import Laptop, laptop, new_id

KNOWN_CHANNELS = frozenset(CHANNELS)


@dataclass
class Ground:
    """The rows of one company. `hit` lies under the storm, `calm` under none."""

    company: Company
    office: Laptop
    storm: str
    hit: str
    calm: str
    play: str
    job: str


def ground_of(hub: HubAtHand, company: Company) -> Ground:
    office = laptop(hub, company.people["manager"])
    ground = Ground(company, office, *(new_id() for _ in range(5)))
    answer = office.push(
        add("storms", ground.storm, event_id="DFW_STORM_24", name="Hail", status="active", is_sample=False),
        add("properties", ground.hit, external_id="prop_1", address="1 Elm St", do_not_knock=False,
            is_synthetic=True),
        add("properties", ground.calm, external_id="prop_2", address="2 Elm St", do_not_knock=False,
            is_synthetic=True),
        add("property_impacts", new_id(), storm_id=ground.storm, property_id=ground.hit,
            material_assumed=False, sii_version="1", scored_at=1),
        add("plays", ground.play, code="Quick_Test", name="Quick", active=True),
        add("jobs", ground.job, storm_id=ground.storm, property_id=ground.hit, status="pending"),
    )  # fmt: skip
    assert answer.verdicts == (), answer.verdicts
    return ground


@pytest.fixture
def ground(hub_app: HubAtHand) -> Ground:
    return ground_of(hub_app, hub_app.ours)


def report(now_ms: int = 0, **said):
    """A report as it is read; a touch by e-mail an hour ago unless said otherwise."""
    document = {"property_id": "prop_1", "channel": "email", "timestamp": now_ms - 3_600_000, **said}
    return read_report(document, now_ms=now_ms, channels=KNOWN_CHANNELS)
