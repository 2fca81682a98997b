"""The hub's hourly chores, on the real database."""

import asyncio

import psycopg
import pytest

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op, VerdictKind
from sync.contracts.schema import ADMIN
from sync.hub.core.model import Principal
from sync.hub.housekeeping import Housekeeping
from tests.helpers.hub import HubAtHand
from tests.hub.http.wire import laptop, new_id, problem_of, storm_op

pytestmark = pytest.mark.postgres


def _housekeeping(hub: HubAtHand) -> Housekeeping:
    parts = hub.parts
    return Housekeeping(
        parts.database.clocks, parts.core.sweep, parts.core.prune, parts.database.forget_ended, 0.001
    )


def _tokens(hub: HubAtHand) -> int:
    with psycopg.connect(hub.urls.auth) as auth:
        row = auth.execute("SELECT count(*) FROM refresh_tokens").fetchone()
    assert row is not None
    return int(row[0])


def test_refresh_tokens_are_kept_while_they_can_be_shown(hub_app: HubAtHand) -> None:
    hub_app.login(hub_app.ours.people["crew"])
    _housekeeping(hub_app).round()
    assert _tokens(hub_app) == 1
    hub_app.clock.advance(61 * 86_400)
    _housekeeping(hub_app).round()
    assert _tokens(hub_app) == 0


def test_an_op_that_waited_three_days_is_settled(hub_app: HubAtHand) -> None:
    planner = laptop(hub_app, hub_app.ours.people["planner"])
    route = {"route_name": "r", "status": "draft", "plan_version": 1, "property_count": 0}
    op = Op(new_id(), Kind.ADD, "routes", new_id(), {"storm_id": new_id(), **route}, base=0, hlc=1)
    (verdict,) = planner.push(op).verdicts
    assert verdict.kind is VerdictKind.DEFERRED
    hub_app.clock.advance(73 * 3600)
    _housekeeping(hub_app).round()
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        states = owner.execute("SELECT state FROM op_quarantine").fetchall()
    assert states == [("rejected",)]


def test_a_laptop_away_for_three_months_is_told_to_begin_anew(hub_app: HubAtHand) -> None:
    person = hub_app.ours.people["planner"]
    old = laptop(hub_app, person)
    old.push(storm_op("seen"))
    old.settle()
    old.push(storm_op("missed"))
    hub_app.clock.advance(91 * 86_400)
    back = laptop(hub_app, person)
    back.cursor, back.epoch, back.scope = old.cursor, old.epoch, old.scope
    back.next_n, back.chain = old.next_n, old.chain
    assert back.post(back.request()).status_code == 200
    _housekeeping(hub_app).round()
    answer = back.post(back.request(storm_op("unsent")))
    assert (answer.status_code, problem_of(answer).type) == (410, ProblemType.CURSOR_EXPIRED)
    poll = {"cursor": back.cursor, "epoch": back.epoch, "scope": back.scope, "device": back.device}
    assert back.http.get("/v1/changes", params=poll).status_code == 410
    back.cursor = 0
    assert back.push(storm_op("unsent")).verdicts == ()


@pytest.mark.logs_warnings
def test_a_chore_that_fails_leaves_the_others(hub_app: HubAtHand) -> None:
    swept: list[str] = []

    def sweep(principal: Principal) -> int:
        assert principal.role == ADMIN
        swept.append(principal.tenant_id)
        if len(swept) == 1:
            raise ConnectionError
        return 1

    def prune(_principal: Principal) -> int:
        raise OSError

    def forget() -> int:
        raise ZeroDivisionError

    async def scenario() -> None:
        running = asyncio.create_task(Housekeeping(lambda: ["a", "b"], sweep, prune, forget, 0.001).run())
        async with asyncio.timeout(10):
            while len(swept) < 4:
                await asyncio.sleep(0.001)
        running.cancel()

    asyncio.run(scenario())
    assert swept[:4] == ["a", "b", "a", "b"]
