"""Windows close at the centre: who counts, when, what a late conversion does, and that laptops hear of it."""

from collections.abc import Callable

import pytest

from stormops_desktop.domain.jobs.conversion import outcome_id
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.contracts.schema import ADMIN
from sync.hub.core.model import Principal
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
DAY = 86_400_000


def now_ms(hub: HubAtHand) -> int:
    return int(hub.parts.now_s() * 1000)


def drafts(*lines: p.Line) -> list[Draft]:
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in lines]


def close(hub: HubAtHand) -> int:
    assert hub.parts.windows is not None
    return hub.parts.windows.close(Principal(hub.ours.tenant_id, "", ADMIN))


def outcomes(laptop: Laptop) -> dict[str, tuple[object, object]]:
    with laptop.desktop.accounts.session.work.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT property_id, actual_converted, source FROM policy_outcomes ORDER BY property_id"
        ).fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


@pytest.fixture
def office(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> Laptop:
    made = laptops()
    made.sign_in(hub_app.ours.people["planner"])
    return made


def decided(hub: HubAtHand, n: int, decision: str, reason: str, days_ago: int) -> list[p.Line]:
    return [*p.house_lines(n), p.decision_line(n, decision, reason, at=now_ms(hub) - days_ago * DAY)]


def test_treated_and_held_out_houses_have_not_converted_once_ninety_days_are_over(
    hub_app: HubAtHand, office: Laptop
) -> None:
    office.capture(*drafts(
        p.storm_line(), *decided(hub_app, 1, "treat", "high_uplift", 91),
        *decided(hub_app, 2, "hold", "rct_control", 91), *decided(hub_app, 3, "hold", "low_uplift", 91),
        *decided(hub_app, 4, "treat", "high_uplift", 89), *decided(hub_app, 5, "treat", "high_uplift", 91),
        p.outcome_line(5, True, at=now_ms(hub_app) - 30 * DAY),
    ))  # fmt: skip
    assert office.sync().problem == ""
    assert close(hub_app) == 2
    assert office.sync().problem == ""
    said = outcomes(office)
    assert said[p.house(1)] == said[p.house(2)] == (0, "window_closed")
    assert p.house(3) not in said
    assert p.house(4) not in said
    assert said[p.house(5)][0] == 1


def test_closing_twice_says_nothing_new(hub_app: HubAtHand, office: Laptop) -> None:
    office.capture(*drafts(p.storm_line(), *decided(hub_app, 1, "treat", "high_uplift", 120)))
    office.sync()
    assert [close(hub_app), close(hub_app)] == [1, 0]


def test_a_conversion_inside_the_window_that_comes_late_outweighs_it(
    hub_app: HubAtHand, office: Laptop
) -> None:
    office.capture(*drafts(p.storm_line(), *decided(hub_app, 1, "treat", "high_uplift", 80)))
    office.sync()
    key = outcome_id(p.STORM, p.house(1))
    signed = now_ms(hub_app)
    office.capture(
        Draft(Kind.ADD, "policy_outcomes", key, {"storm_id": p.STORM, "property_id": p.house(1)}),
        Draft(Kind.SET, "policy_outcomes", key, {"actual_converted": True, "converted_at": signed}),
    )
    hub_app.clock.advance(11 * 86_400)
    assert close(hub_app) == 1
    assert office.sync().problem == ""
    assert outcomes(office)[p.house(1)][0] == 1
    assert close(hub_app) == 0


def test_another_company_is_left_alone(hub_app: HubAtHand, office: Laptop) -> None:
    office.capture(*drafts(p.storm_line(), *decided(hub_app, 1, "treat", "high_uplift", 120)))
    office.sync()
    assert hub_app.parts.windows is not None
    assert hub_app.parts.windows.close(Principal(hub_app.theirs.tenant_id, "", ADMIN)) == 0
