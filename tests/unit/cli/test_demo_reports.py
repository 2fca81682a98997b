"""What the demo's night is told to the real hub, by the way that real tools take."""

from collections.abc import Callable

import psycopg
import pytest

from stormops_desktop.cli.demo_reports import report_night
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
TOLD = """
SELECT channel || ':' || coalesce(outcome, '') FROM customer_journeys
UNION ALL SELECT kind || ':' || coalesce(move, hail_in::text) FROM area_alerts ORDER BY 1
"""


@pytest.fixture
def office(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> Laptop:
    """An admin's laptop with a storm of four houses on the nurture list."""
    made = laptops()
    made.sign_in(hub_app.ours.people["manager"])
    listed = [line for n in range(1, 5) for line in (p.uplift_line(n, 0.3), p.decision_line(n, "treat"))]
    made.capture(*storm_day(hub_app.ours.crew_id, houses=4), *(Draft(Kind.ADD, *line) for line in listed))
    assert made.sync().problem == ""
    return made


def test_the_night_is_taken_by_the_hub_once(hub_app: HubAtHand, office: Laptop) -> None:
    now = int(hub_app.clock() * 1000)
    assert report_night(office.desktop, now) == 9
    assert report_night(office.desktop, now) == 0
    with psycopg.connect(hub_app.urls.app) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        told = [row[0] for row in connection.execute(TOLD).fetchall()]
    assert told == [
        "competitor:price_drop", "email:complaint", "ga4:quote_started", "ga4:quote_started",
        *["sms:sent"] * 4, "weather:1.75",
    ]  # fmt: skip
