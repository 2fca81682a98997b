"""Closes windows: a decided house that has not converted in its ninety days has not converted.

The centre does it once for everybody, as ops of a device of its own, so laptops learn of it by sync. The rule
is the laptops' (`domain.jobs.conversion`). Its word is dated to when the window opened: a conversion inside
the window that a laptop brings late, after months without a network, outweighs it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stormops_desktop.domain.jobs.conversion import DAY_MS, WINDOW_DAYS, converted_by, outcome_id
from stormops_desktop.domain.merge import RULES
from sync.contracts import clock
from sync.contracts.errors import ProblemType
from sync.contracts.events.inbound import id_from
from sync.contracts.messages import Push
from sync.contracts.ops import Kind, Op
from sync.contracts.rules import Rules
from sync.contracts.schema import ADMIN
from sync.hub.core.errors import TryAgain, problem
from sync.hub.core.facts import CENTRE_ACCOUNT
from sync.hub.core.model import Principal
from sync.hub.core.push import push_batch
from sync.hub.core.store import Store
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool

SOURCE = "window_closed"
HOUSES_AT_ONCE = 400  # two ops each; a push takes a thousand
ROUNDS = 50  # 20,000 houses of a company an hour
TRIES = 5
INCARNATION = 1
# Who counts: treated houses and the control groups; and every house that has an outcome row already.
_OPEN = """
WITH decided AS (
  SELECT storm_id, property_id, min(decided_at) AS opened,
    (array_agg(decision ORDER BY decided_at DESC, decision_id DESC))[1] AS decision,
    (array_agg(reason ORDER BY decided_at DESC, decision_id DESC))[1] AS reason
  FROM policy_decisions_log WHERE NOT deleted GROUP BY storm_id, property_id)
SELECT d.storm_id::text, d.property_id::text, (extract(epoch FROM d.opened) * 1000)::bigint, d.decision,
  o.outcome_id::text, (extract(epoch FROM o.converted_at) * 1000)::bigint, o.window_days
FROM decided d LEFT JOIN policy_outcomes o ON o.storm_id = d.storm_id AND o.property_id = d.property_id
  AND NOT o.deleted
WHERE o.actual_converted IS NULL
  AND (o.outcome_id IS NOT NULL OR d.decision = 'treat' OR d.reason IN ('universal_control', 'rct_control'))
  AND d.opened + make_interval(days => coalesce(o.window_days, %(days)s)::int)
    <= to_timestamp(%(now)s / 1000.0)
ORDER BY d.opened, d.storm_id, d.property_id LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A house whose window has run out without a word; times in UTC milliseconds."""

    storm_id: str
    property_id: str
    opened_at: int
    decision: str
    outcome_id: str | None
    converted_at: int | None
    days: int | None

    def converted(self, now_ms: int) -> bool | None:
        return converted_by(self.converted_at, self.opened_at, now_ms, self.days or WINDOW_DAYS)


class WindowDesk:
    """Blocking.

    Args:
        clock_ms: the centre's time, UTC milliseconds.
    """

    def __init__(self, app: Pool, store: Store, clock_ms: Callable[[], int], rules: Rules = RULES) -> None:
        self._app, self._store, self._clock, self._rules = app, store, clock_ms, rules

    def close(self, principal: Principal) -> int:
        """Closes what has run out in the principal's company; returns how many houses. Call it hourly.

        Raises:
            HubProblem: too many writers at once. DatabaseError.
        """
        closed = 0
        for _ in range(ROUNDS):
            now = self._clock()
            found = self._run_out(principal.tenant_id, now)
            if not found:
                break
            self._push(principal.tenant_id, found, now)
            closed += len(found)
            if len(found) < HOUSES_AT_ONCE:
                break
        return closed

    def _run_out(self, tenant_id: str, now: int) -> list[OpenWindow]:
        asked = {"now": now, "days": WINDOW_DAYS, "limit": HOUSES_AT_ONCE}
        with tenant_transaction(self._app, TenantContext(tenant_id)) as connection:
            return [OpenWindow(*row) for row in connection.execute(_OPEN, asked).fetchall()]

    def _push(self, tenant_id: str, found: Sequence[OpenWindow], now: int) -> None:
        principal = Principal(tenant_id, CENTRE_ACCOUNT, ADMIN)
        device = id_from("windows", tenant_id)
        for _ in range(TRIES):
            try:
                with self._store.push(principal, device) as tx:
                    state, seen = tx.device(device, INCARNATION), tx.clock().rev
                    ops = tuple(op for one in found for op in _ops(one, seen, now))
                    push_batch(
                        tx, principal, device, INCARNATION, Push(state.last_n + 1, state.chain, ops),
                        rules=self._rules, now_ms=now,
                    )  # fmt: skip
            except TryAgain:
                continue
            return
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)


def _ops(one: OpenWindow, seen: int, now: int) -> list[Op]:
    key = one.outcome_id or outcome_id(one.storm_id, one.property_id)
    hlc = clock.pack(min(one.opened_at, now - WINDOW_DAYS * DAY_MS))
    said = {
        "actual_converted": one.converted(now), "decision": one.decision, "source": SOURCE,
        "window_days": one.days or WINDOW_DAYS,
    }  # fmt: skip
    made = [Op(id_from("window", key, str(now), "set"), Kind.SET, "policy_outcomes", key, said, seen, hlc)]
    if one.outcome_id is None:
        born = {"storm_id": one.storm_id, "property_id": one.property_id}
        made.insert(0, Op(id_from("window", key, "add"), Kind.ADD, "policy_outcomes", key, born, seen, hlc))
    return made
