"""Takes reports in as ops of a device of their own: judged, logged, published and synced like any other.

A report's op id follows from the tenant and from the report's own id, so the same report told again, by
another way or years later, is a duplicate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.domain.merge import RULES
from sync.contracts import clock
from sync.contracts.errors import ProblemType
from sync.contracts.events.areas import WEATHER, AreaSaid
from sync.contracts.events.inbound import AREA, JOB_DONE, NOT_OURS, Reported, id_from
from sync.contracts.messages import Push
from sync.contracts.ops import Kind, Op, Verdict, VerdictKind
from sync.contracts.rules import Rules
from sync.contracts.schema import ADMIN
from sync.hub.core.envelope import MOST_OPS
from sync.hub.core.errors import TryAgain, problem
from sync.hub.core.facts import CENTRE_ACCOUNT
from sync.hub.core.model import Principal
from sync.hub.core.push import push_batch
from sync.hub.core.store import Store
from sync.hub.ingest.alerts import Alerts
from sync.hub.ingest.owners import Owners
from sync.hub.ingest.places import Known, look_up
from sync.postgres.errors import Cancelled
from sync.postgres.pool import Pool

MOST_REPORTS = 500
TRIES = 5
INCARNATION = 1
CONTESTED = "The job went another way meanwhile; the report stands in its history."
MOST_CANCELLED = 4  # areas of a batch, each of some seconds; those after them are looked for another time
TOO_LONG = "The database did not find in time whom it concerns."
WAITS = "It waits for a row that is not here yet."
_ACCEPTED = (VerdictKind.APPLIED, VerdictKind.MERGED, VerdictKind.DUPLICATE)
TAKEN, REPEATED, IGNORED, REFUSED = "taken", "repeated", "ignored", "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a report: `TAKEN`, `REPEATED`, `IGNORED`, or `REFUSED`; with the reason where there is
    more to say.

    Attributes:
        later: refused for what may come yet: told again in a while, the report may be taken.
        slow: the database did not get through with it.
    """

    status: str
    reason: str = ""
    later: bool = field(default=False, compare=False)
    slow: bool = field(default=False, compare=False)


class IngestDesk:
    """Blocking.

    Args:
        app: pool of the application role. relay: of the relay's, which may list tenants.
        clock: UTC milliseconds.
    """

    def __init__(
        self, app: Pool, store: Store, relay: Pool, clock: Callable[[], int], rules: Rules = RULES
    ) -> None:
        self._app, self._store, self._clock, self._rules = app, store, clock, rules
        self._owners = Owners(app, relay, clock)

    def tenant_of_storm(self, storm_id: str) -> str:
        """The one tenant that has the storm, "" when none or more than one does."""
        return self._owners.of_storm(storm_id)

    def has_tenant(self, tenant_id: str) -> bool:
        """Whether this centre keeps that company."""
        return self._owners.has(tenant_id)

    def tenants(self) -> Sequence[str]:
        """Every company that this centre keeps."""
        return self._owners.tenants()

    def now_ms(self) -> int:
        """The centre's time."""
        return self._clock()

    def take(self, tenant_id: str, source: str, reports: Sequence[Reported]) -> list[Taken]:
        """Takes reports of one company in; an answer for each, in order.

        Args:
            source: who reports, for example "kafka"; each has a device of its own in the op log.

        Raises:
            HubProblem: too many writers at once. DatabaseError.
        """
        known, alerts = look_up(self._app, tenant_id, reports), Alerts(self._app, tenant_id, self._clock())
        alerts.look_up(reports)
        made = [self._made(tenant_id, report, known, alerts) for report in reports]
        ops = [op for each in made if not isinstance(each, Taken) for op in each]
        if len(ops) > MOST_OPS:
            halves = reports[: len(reports) // 2], reports[len(reports) // 2 :]
            return [answer for half in halves for answer in self.take(tenant_id, source, half)]
        answers = iter(self._pushed(tenant_id, source, ops))
        self._lift(tenant_id, source, reports, alerts)
        return [each if isinstance(each, Taken) else _first([next(answers) for _ in each]) for each in made]

    def _lift(self, tenant_id: str, source: str, reports: Sequence[Reported], alerts: Alerts) -> None:
        """Settles what was asked for because of an alert while it was taken back, some at a time."""
        told = [Taken(TAKEN)]
        while any(one.status == TAKEN for one in told):
            told = self._pushed(tenant_id, source, alerts.left_open(reports))

    def _made(self, tenant_id: str, report: Reported, known: Known, alerts: Alerts) -> list[Op] | Taken:
        if report.area is not None and report.kind == AREA:
            return self._alert(report, report.area, alerts)
        made = self._op(tenant_id, report, known)
        return made if isinstance(made, Taken) else [made]

    def _op(self, tenant_id: str, report: Reported, known: Known) -> Op | Taken:
        if report.kind == NOT_OURS:
            return Taken(IGNORED, "The hub works this out itself.")
        op_id = id_from("report", tenant_id, report.kind, report.source_event_id)
        hlc = clock.pack(self._clock())
        if report.kind == JOB_DONE:
            status = known.jobs.get(report.place)
            if status is None:
                return Taken(REFUSED, "There is no such job.", later=True)
            return Op(op_id, Kind.TRANSITION, "jobs", report.place, _step(op_id, status, report), 0, hlc)
        fields = known.touch_of(report)
        if isinstance(fields, str):
            return Taken(REFUSED, fields, later=True)
        key = id_from("touch", tenant_id, report.source_event_id)
        return Op(op_id, Kind.ADD, "customer_journeys", key, fields, 0, hlc)

    def _alert(self, report: Reported, area: AreaSaid, alerts: Alerts) -> list[Op] | Taken:
        if area.passed_over:
            return Taken(IGNORED, area.passed_over)
        if alerts.heard(report):
            return Taken(REPEATED)
        if alerts.cancelled >= MOST_CANCELLED:
            return Taken(REFUSED, TOO_LONG, later=True, slow=True)
        try:
            made = alerts.ops_of(report, area)
        except Cancelled:
            alerts.cancelled += 1
            return Taken(REFUSED, TOO_LONG, later=True, slow=True)
        if isinstance(made, str):
            # The weather is told to everybody; whoever has no house there has no use for it, and no fault.
            weather = area.kind == WEATHER
            return Taken(IGNORED if weather else REFUSED, made, later=not weather)
        return made

    def _pushed(self, tenant_id: str, source: str, ops: list[Op]) -> list[Taken]:
        if not ops:
            return []
        principal = Principal(tenant_id, CENTRE_ACCOUNT, ADMIN)
        device = id_from("ingest", tenant_id, source)
        for _ in range(TRIES):
            try:
                with self._store.push(principal, device) as tx:
                    before = set(tx.known([op.id for op in ops]))
                    state = tx.device(device, INCARNATION)
                    first = state.last_n + 1
                    pushed = push_batch(
                        tx, principal, device, INCARNATION, Push(first, state.chain, tuple(ops)),
                        rules=self._rules, now_ms=self._clock(),
                    )  # fmt: skip
            except TryAgain:
                continue
            verdicts = {verdict.n: verdict for verdict in pushed.verdicts}
            return [_answer(op, verdicts.get(first + at), before) for at, op in enumerate(ops)]
        raise problem(ProblemType.UNAVAILABLE, "Too many writers at once.", retry_after=1.0)


def _first(answers: list[Taken]) -> Taken:
    """Of a report that made several ops, what became of its own."""
    return answers[0]


def _step(op_id: str, status: str, report: Reported) -> dict[str, Any]:
    return {
        "event_id": id_from("event", op_id), "from": status, "to": "completed", "reason": "reported",
        "happened_at": report.at, "actor_id": CENTRE_ACCOUNT,
    }  # fmt: skip


def _answer(op: Op, verdict: Verdict | None, before: set[str]) -> Taken:
    """What was told before was judged then, and is not judged again: a conflict is told once, however often
    the report comes."""
    again = op.id in before
    before.add(op.id)
    if verdict is None or verdict.kind in _ACCEPTED:
        return Taken(REPEATED if again else TAKEN)
    if verdict.kind is VerdictKind.DEFERRED:
        return Taken(REPEATED if again else TAKEN, WAITS)
    contested = verdict.kind is VerdictKind.CONFLICT and op.kind is Kind.TRANSITION
    reason = CONTESTED if contested else f"{verdict.kind}: {verdict.problem or 'not accepted'}"
    return Taken(REPEATED if again else REFUSED, reason)
