"""A laptop and the centre count the same storm alike, and another company's rows never show."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import psycopg
import pytest

from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.houses import counts_of_alike
from stormops_desktop.domain.scoring.play_score import play_score
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.hub.play_scores import house_states, job_counts
from sync.postgres.context import TenantContext, set_context
from sync.postgres.pool import Connection
from tests.helpers import play_storm as p
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres


def play_counts(connection: Connection, storm_id: str, at: int) -> PlayCounts:
    """What all houses and jobs of a storm add up to at the centre, for the tenant of the transaction."""
    houses = counts_of_alike(Counter(house_states(connection, storm_id, at).values()))
    return replace(houses, **job_counts(connection, storm_id))


def any_storm(seed: int) -> list[Draft]:
    """Forty houses with whatever can be scored, decided, refused, reported and done."""
    chance = random.Random(seed)
    lines: list[p.Line] = [p.storm_line()]
    for n in range(40):
        lines += p.house_lines(n, do_not_knock=chance.random() < 0.1)
        if chance.random() < 0.9:
            lines.append(p.uplift_line(n, chance.choice((-0.2, 0.1, 0.15, 0.16, 0.4))))
        if chance.random() < 0.3:
            lines.append(p.uplift_line(n, chance.choice((0.05, 0.3)), version="v2", at=p.BEGIN + 5))
        if chance.random() < 0.9:
            decision, reason, code = chance.choice((
                *[("treat", "high_uplift", "")] * 4, ("treat", "rct_treatment", "low_uplift"),
                ("hold", "rct_control", "high_uplift"), ("hold", "universal_control", "high_uplift"),
                ("hold", "universal_control", "low_uplift"), ("hold", "capacity_limit", "high_uplift"),
            ))  # fmt: skip
            lines.append(p.decision_line(n, decision, reason, codes=[code] if code else []))
        if chance.random() < 0.2:
            lines.append(p.decision_line(n, "hold", "low_uplift", at=p.BEGIN + 9))
        if chance.random() < 0.2:
            reason = chance.choice(("opt_out", "moved", "duplicate", "opt_in"))
            lines.append(p.preference_line(n, reason, allowed=reason == "opt_in"))
        if chance.random() < 0.7:
            days = chance.choice((1, 1, 200))
            lines.append(
                p.outcome_line(n, chance.choice((True, True, False, None)), at=p.BEGIN + days * 86_400_000)
            )
        if chance.random() < 0.6:
            lines.append(p.job_line(n, chance.choice(("assigned", "completed", "cancelled", "skipped"))))
    return [Draft(Kind.ADD, entity, row, fields) for entity, row, fields in lines]


def of_the_account(drafts: list[Draft], account_id: str) -> list[Draft]:
    return [
        replace(draft, fields={**draft.fields, "actor_id": account_id})
        if "actor_id" in draft.fields
        else draft
        for draft in drafts
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_both_ends_count_alike(hub_app: HubAtHand, laptops: Callable[..., Laptop], seed: int) -> None:
    office = laptops()
    planner = hub_app.ours.people["planner"]
    office.sign_in(planner)
    office.capture(*of_the_account(any_storm(seed), planner.account_id))
    report = office.sync()
    assert (report.problem, report.attention) == ("", 0)
    scores = office.desktop.services().scores
    assert scores is not None
    here = scores.calculate_storm_play_score(p.STORM)
    with psycopg.connect(hub_app.urls.app) as connection:
        with connection.transaction():
            set_context(connection, TenantContext(hub_app.ours.tenant_id))
            there = play_counts(connection, p.STORM, here.as_of)
        with connection.transaction():
            set_context(connection, TenantContext(hub_app.theirs.tenant_id))
            theirs = play_counts(connection, p.STORM, here.as_of)
    assert there.high_uplift and there.control_n and there.treat_conversions
    assert there == here.counts
    assert play_score(there) == here.score
    assert (theirs.high_uplift, theirs.jobs_total, theirs.treat_n) == (0, 0, 0)
