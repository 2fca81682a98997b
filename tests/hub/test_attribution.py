"""A manager's laptop and the centre attribute one storm alike: one run, equal rows, and nobody else's."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from stormops_desktop.domain.attribution.recorded import run_id
from stormops_desktop.domain.merge import RULES
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.hub.attribution import Attributions
from sync.hub.core.hub import Hub
from sync.hub.stores.pg import PgStore
from sync.postgres.pool import Pool, open_pool
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
PLAYS = ("Financing_Standard", "Safety_Warranty")
HOUR = 3_600_000
CREDIT = ("channel_attribution", "play_attribution", "play_channel_attribution")


def play_lines() -> list[p.Line]:
    return [("plays", key(code), {"code": code, "name": code, "active": True}) for code in PLAYS]


def touch_line(
    n: int, step: int, channel: str, *, cents: int | None = None, play: str | None = None
) -> p.Line:
    fields: dict[str, Any] = {
        "storm_id": p.STORM, "property_id": p.house(n), "channel": channel, "converted": cents is not None,
        "timestamp": p.BEGIN + step * HOUR + n, "source_event_id": f"touch/{n}/{step}",
    }  # fmt: skip
    more = {"conversion_value_cents": cents, "play_id": play and key(play)}
    return (
        "customer_journeys",
        key(f"touch{n}-{step}"),
        fields | {k: v for k, v in more.items() if v is not None},
    )


def walked_storm(houses: int = 40) -> list[p.Line]:
    chance = random.Random(6)
    lines = [p.storm_line(), *play_lines()]
    for n in range(houses):
        lines += p.house_lines(n, zip_code="75002" if n % 2 else "75013")
        play = chance.choice((*PLAYS, None))
        steps = chance.randint(1, 4)
        for step in range(steps):
            lines.append(touch_line(n, step, chance.choice(("ga4", "email", "door_knock")), play=play))
        if n % 3 == 0:
            lines.append(touch_line(n, steps, "call", cents=900_000, play=play))
    return lines


def experiment_lines(houses: int = 40) -> list[p.Line]:
    arms = [{"name": "mail", "part": 0.5, "channel": "email"}, {"name": "none", "part": 0.5}]
    lines: list[p.Line] = [("experiments", key("trial"), {
        "storm_id": p.STORM, "name": "Mail first", "status": "draft", "arms": json.dumps(arms),
        "control": "none", "salt": "s", "window_days": 90, "exploratory": True, "designed_at": p.BEGIN,
        "author_id": key("me"),
    })]  # fmt: skip
    lines += [
        ("experiment_assignments", key(f"place{n}"), {
            "storm_id": p.STORM, "experiment_id": key("trial"), "property_id": p.house(n),
            "arm": ("mail", "none")[n % 2], "assigned_at": p.BEGIN,
        })
        for n in range(houses)
    ]  # fmt: skip
    return lines


def drafts(lines: list[p.Line]) -> list[Draft]:
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in lines]


@pytest.fixture
def office(laptops: Callable[..., Laptop], hub_app: HubAtHand) -> Laptop:
    """A manager's laptop with a storm that was worked, all of it at the centre too."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    laptop.capture(*drafts([*walked_storm(), *experiment_lines()]))
    laptop.capture(Draft(Kind.SET, "experiments", key("trial"), {"status": "running", "started_at": p.BEGIN}))
    report = laptop.sync()
    assert (report.problem, report.attention) == ("", 0)
    return laptop


@pytest.fixture
def pool(hub_app: HubAtHand) -> Any:
    made: Pool = open_pool(hub_app.urls.app, size=2)
    yield made
    made.close()


def centre_of(pool: Pool, hub: HubAtHand) -> Attributions:
    return Attributions(pool, Hub(PgStore(pool), RULES, lambda: int(hub.clock.now * 1000)))


def kept(laptop: Laptop, table: str) -> dict[str, dict[str, Any]]:
    with laptop.desktop.accounts.session.work.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
    return {next(iter(row.values())): {k: v for k, v in row.items() if not k.startswith("_")} for row in rows}


def test_both_ends_find_one_run_with_equal_rows(hub_app: HubAtHand, office: Laptop, pool: Pool) -> None:
    verbs = office.desktop.services().attribution
    assert verbs is not None
    here = verbs.run(p.STORM)
    there = centre_of(pool, hub_app).refresh(hub_app.ours.tenant_id, p.STORM, here.touches.as_of)
    assert there is not None
    assert (there.run_id, there.n_journeys, there.n_conversions) == (here.run_id, 40, 14)
    assert [lift.arm for lift in here.lifts] == ["mail"]
    office.sync()
    from_centre = {table: kept(office, table) for table in ("attribution_runs", *CREDIT)}
    assert all(from_centre.values())
    assert from_centre["attribution_runs"][here.run_id]["computed_by"] is None
    said = verbs.record(here)
    assert "nothing has changed" in said.name and not said.touched.rows


def test_a_laptop_that_was_second_agrees_and_asks_nobody(
    hub_app: HubAtHand, office: Laptop, pool: Pool
) -> None:
    """It kept the run offline; meanwhile the centre told the same."""
    verbs = office.desktop.services().attribution
    assert verbs is not None
    here = verbs.run(p.STORM)
    verbs.record(here)
    mine = {table: kept(office, table) for table in CREDIT}
    centre_of(pool, hub_app).refresh(hub_app.ours.tenant_id, p.STORM, here.touches.as_of)
    report = office.sync()
    assert (report.problem, report.attention) == ("", 0)
    told = {table: kept(office, table) for table in CREDIT}
    for table in CREDIT:
        assert {row: fields | {"computed_at": 0} for row, fields in mine[table].items()} == {
            row: fields | {"computed_at": 0} for row, fields in told[table].items()
        }


def test_a_busy_day_leaves_one_run_of_the_centre(hub_app: HubAtHand, office: Laptop, pool: Pool) -> None:
    centre, now = centre_of(pool, hub_app), int(hub_app.clock.now * 1000)
    first = centre.refresh(hub_app.ours.tenant_id, p.STORM, now)
    assert centre.refresh(hub_app.ours.tenant_id, p.STORM, now + 1_000).rev == 0  # type: ignore[union-attr]
    office.capture(*drafts([touch_line(1, 9, "call", cents=500_000)]))
    office.sync()
    second = centre.refresh(hub_app.ours.tenant_id, p.STORM, now + 2_000)
    assert first is not None and second is not None and second.run_id != first.run_id
    office.sync()
    runs = kept(office, "attribution_runs")
    assert list(runs) == [second.run_id]
    assert {row["attribution_run_id"] for row in kept(office, "channel_attribution").values()} == {
        second.run_id
    }


def test_a_conversion_that_is_taken_back_brings_the_first_run_back(
    hub_app: HubAtHand, office: Laptop, pool: Pool
) -> None:
    centre, now = centre_of(pool, hub_app), int(hub_app.clock.now * 1000)
    first = centre.refresh(hub_app.ours.tenant_id, p.STORM, now)
    office.capture(*drafts([touch_line(1, 9, "call", cents=500_000)]))
    office.sync()
    centre.refresh(hub_app.ours.tenant_id, p.STORM, now + 1_000)
    office.capture(Draft(Kind.DELETE, "customer_journeys", key("touch1-9"), {}))
    office.sync()
    again = centre.refresh(hub_app.ours.tenant_id, p.STORM, now + 2_000)
    assert first is not None and again is not None
    assert again.run_id == first.run_id and again.rev > 0
    office.sync()
    assert list(kept(office, "attribution_runs")) == [first.run_id]


def test_a_sample_is_whole_whatever_the_clock_says(hub_app: HubAtHand, office: Laptop, pool: Pool) -> None:
    centre = centre_of(pool, hub_app)
    assert centre.refresh(hub_app.ours.tenant_id, p.STORM, p.BEGIN - HOUR) is None
    office.capture(Draft(Kind.SET, "storms", p.STORM, {"is_sample": True}))
    office.sync()
    told = centre.refresh(hub_app.ours.tenant_id, p.STORM, p.BEGIN - HOUR)
    assert told is not None and told.n_journeys == 40


def test_another_company_has_no_such_storm(hub_app: HubAtHand, office: Laptop, pool: Pool) -> None:
    now = int(hub_app.clock.now * 1000)
    assert centre_of(pool, hub_app).refresh(hub_app.theirs.tenant_id, p.STORM, now) is None


def test_the_run_is_named_by_what_it_is_of(office: Laptop) -> None:
    verbs = office.desktop.services().attribution
    assert verbs is not None
    one, other = verbs.run(p.STORM), verbs.run(p.STORM)
    assert one.run_id == other.run_id == run_id(p.STORM, one.credit, one.lifts)
    office.capture(*drafts([touch_line(2, 9, "email")]))
    assert verbs.run(p.STORM).run_id != one.run_id
