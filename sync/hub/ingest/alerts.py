"""Alerts of areas as ops: one row an alert, however often its service updates it or takes it back.

Messages of one alert name each other (`references`). The first that a company hears of makes the row; each
later one changes it in place, so that what it asks for is asked for once, and one that takes the alert back
settles that. A message that comes after a newer one changes nothing; so an end that comes first is kept, as
the row of an alert that has ended, and its alert changes nothing when it comes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from sync.contracts import clock
from sync.contracts.events.areas import WEATHER, AreaSaid
from sync.contracts.events.inbound import AREA, Reported, id_from
from sync.contracts.ops import Kind, Op
from sync.hub.core.facts import CENTRE_ACCOUNT
from sync.hub.ingest.areas import NOBODY_THERE, Place, fields_of, place_of
from sync.postgres.context import TenantContext, tenant_transaction
from sync.postgres.pool import Pool

TAKEN_BACK = "The weather service has taken the alert back."
HOLDS_AGAIN = "The weather service says that the alert holds."
UNKNOWN = "It names no alert of this storm that it takes back."
OLDER = "A newer message on the alert is known."
ALERTS = "area_alerts"
MOST_ASKED = 100  # because of one alert: the centre asks for one thing, a laptop may add some
_FIXED = frozenset({"storm_id", "kind", "source_event_id", "competitor", "move"})
# By the op of each message that was taken, and by the key that the row of its first message has.
_CHAINS = """
SELECT l.op_id::text, a.alert_id::text, a.storm_id::text, (extract(epoch FROM a.heard_at) * 1000)::bigint,
       coalesce(a.ends_at = a.heard_at, false), a.rev
FROM op_log l JOIN area_alerts a ON a.alert_id = l.row_id AND a.tenant_id = l.tenant_id AND NOT a.deleted
WHERE l.op_id = ANY(%(ops)s::uuid[]) AND l.entity = 'area_alerts'
UNION ALL
SELECT a.alert_id::text, a.alert_id::text, a.storm_id::text, (extract(epoch FROM a.heard_at) * 1000)::bigint,
       coalesce(a.ends_at = a.heard_at, false), a.rev
FROM area_alerts a WHERE a.alert_id = ANY(%(keys)s::uuid[]) AND NOT a.deleted
"""
_ASKED = """
SELECT a.because::text, a.action_id::text, a.status, coalesce(a.note, ''), a.rev, coalesce((
    SELECT (extract(epoch FROM max(s.happened_at)) * 1000)::bigint FROM guardrail_steps s
    WHERE s.action_id = a.action_id), 0)
FROM guardrail_actions a
WHERE a.storm_id = ANY(%s::uuid[]) AND a.because = ANY(%s::uuid[]) AND a.reason = 'hail_alert'
  AND NOT a.deleted
ORDER BY a.action_id
"""
# Written since it was looked up what the alert asked for; whoever writes one later sees the alert's end. What
# was lifted once and is open was opened again by a person, whom another message of the end does not overrule.
_LEFT_OPEN = """
SELECT a.because::text, a.action_id::text, a.status, coalesce(a.note, ''), a.rev, coalesce((
    SELECT (extract(epoch FROM max(s.happened_at)) * 1000)::bigint FROM guardrail_steps s
    WHERE s.action_id = a.action_id), 0)
FROM guardrail_actions a
JOIN area_alerts l ON l.alert_id = a.because AND l.tenant_id = a.tenant_id AND l.ends_at = l.heard_at
WHERE a.storm_id = ANY(%s::uuid[]) AND a.because = ANY(%s::uuid[]) AND a.reason = 'hail_alert'
  AND a.status = 'open' AND NOT a.deleted AND NOT l.deleted
  AND NOT EXISTS (SELECT FROM guardrail_steps s WHERE s.action_id = a.action_id AND s.step = 'lifted')
ORDER BY a.action_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert that is kept. withdrawn: it was taken back. rev: of its row, 0 for one of this batch."""

    alert_id: str
    storm_id: str
    heard_at: int
    withdrawn: bool
    rev: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a guardrail asks for because of an alert. last_step_at: UTC milliseconds, 0 for none."""

    action_id: str
    status: str
    note: str
    rev: int
    last_step_at: int

    @property
    def is_open(self) -> bool:
        return self.status == "open"

    @property
    def was_lifted_here(self) -> bool:
        """And by nobody of the company."""
        return (self.status, self.note) == ("dismissed", TAKEN_BACK)


@dataclass(slots=True)
class Alerts:
    """The alerts that a batch of one company's reports speaks of; kept up to date as they are taken.

    Attributes:
        cancelled: how many of its areas the database did not get through with.
    """

    pool: Pool
    tenant_id: str
    now_ms: int
    cancelled: int = 0
    _standing: dict[str, Standing] = field(default_factory=dict)
    _asked: dict[str, list[_Asked]] = field(default_factory=dict)
    _heard: set[str] = field(default_factory=set)

    def look_up(self, reports: Sequence[Reported]) -> None:
        """Reads what is known of them, under the company's own context."""
        named = sorted({name for report in reports for name in self._names(report)})
        if not named:
            return
        by_op, by_key = {self._op_id(name): name for name in named}, {self._key(name): name for name in named}
        wanted = {"ops": list(by_op), "keys": list(by_key)}
        with tenant_transaction(self.pool, TenantContext(self.tenant_id), read_only=True) as connection:
            for found, *row in connection.execute(_CHAINS, wanted).fetchall():
                self._standing[by_op.get(found) or by_key[found]] = Standing(*row)
                self._heard.update({by_op[found]} if found in by_op else ())
            storms, alerts = self._unique("storm_id"), self._unique("alert_id")
            for because, *row in connection.execute(_ASKED, (storms, alerts)).fetchall():
                asked = self._asked.setdefault(because, [])
                asked += [_Asked(*row)] if len(asked) < MOST_ASKED else []

    def heard(self, report: Reported) -> bool:
        """Whether this very message was taken before."""
        return report.source_event_id in self._heard

    def ops_of(self, report: Reported, area: AreaSaid) -> list[Op] | str:
        """The ops of a message, its own first; or why nothing follows from it."""
        standing = self._of(report, area)
        if standing is None and area.withdrawn and not area.references:
            return UNKNOWN
        asked = report if report.storm or standing is None else _under(report, standing.storm_id)
        place = place_of(self.pool, self.tenant_id, asked, area)
        if not place.storm_id:
            return place.reason
        if standing is None:
            return [self._added(report, area, place)]
        if standing.storm_id != place.storm_id:
            return UNKNOWN if area.withdrawn else [self._added(report, area, place)]
        if not place.houses and not report.storm:
            return NOBODY_THERE  # of the alert's storm; it goes on, or ends, elsewhere
        if report.at < standing.heard_at or (area.withdrawn and report.at == standing.heard_at):
            return OLDER
        return self._changed(report, area, place, standing)

    def left_open(self, reports: Sequence[Reported]) -> list[Op]:
        """What is asked for because of alerts that these reports took back, and was written meanwhile."""
        ends = [(report, one) for report in reports if (one := self._ended_by(report)) is not None]
        if not ends:
            return []
        storms, alerts = {one.storm_id for _, one in ends}, {one.alert_id for _, one in ends}
        self._asked.clear()
        with tenant_transaction(self.pool, TenantContext(self.tenant_id), read_only=True) as connection:
            asked = (sorted(storms), sorted(alerts), MOST_ASKED)
            for because, *row in connection.execute(_LEFT_OPEN, asked).fetchall():
                self._asked.setdefault(because, []).append(_Asked(*row))
        return [op for report, one in ends for op in self._settled(report, one, withdrawn=True)]

    def _ended_by(self, report: Reported) -> Standing | None:
        if report.area is None or not report.area.withdrawn or not self._names(report):
            return None
        standing = self._of(report, report.area)
        return standing if standing is not None and standing.withdrawn else None

    def _of(self, report: Reported, area: AreaSaid) -> Standing | None:
        names = (report.source_event_id, *area.references)
        return next((self._standing[name] for name in names if name in self._standing), None)

    def _added(self, report: Reported, area: AreaSaid, place: Place) -> Op:
        """Under the key of the oldest message, so that one that comes after its update finds the row."""
        first = next(iter(area.references), report.source_event_id)
        key = self._key(first)
        if any(one.alert_id == key for one in self._standing.values()):
            key = self._key(report.source_event_id)  # that row is of another storm
        self._note(report, area, Standing(key, place.storm_id, report.at, withdrawn=area.withdrawn, rev=0))
        ended = {"ends_at": report.at} if area.withdrawn else {}
        return self._op(report, Kind.ADD, ALERTS, key, {**fields_of(report, area, place), **ended})

    def _changed(self, report: Reported, area: AreaSaid, place: Place, standing: Standing) -> list[Op]:
        fields = {name: told for name, told in fields_of(report, area, place).items() if name not in _FIXED}
        if area.withdrawn:
            fields = {"heard_at": report.at, "ends_at": report.at, "headline": area.headline or None}
        self._note(report, area, replace(standing, heard_at=report.at, withdrawn=area.withdrawn))
        told = self._op(report, Kind.SET, ALERTS, standing.alert_id, fields, base=standing.rev)
        if area.withdrawn == standing.withdrawn:
            return [told]
        ops = [told, *self._settled(report, standing, withdrawn=area.withdrawn)]
        return [msgspec.structs.replace(op, group=told.id) for op in ops] if len(ops) > 1 else ops

    def _settled(self, report: Reported, standing: Standing, *, withdrawn: bool) -> list[Op]:
        """Lifts what is open because of the alert, or opens what was lifted for it and by nobody else."""
        reason, step = (TAKEN_BACK, "lifted") if withdrawn else (HOLDS_AGAIN, "reopened")
        status, note, at = ("dismissed", TAKEN_BACK, self.now_ms) if withdrawn else ("open", None, None)
        found = []
        for place, one in enumerate(self._asked.get(standing.alert_id, ())):
            if not (one.is_open if withdrawn else one.was_lifted_here):
                continue
            taken_at = max(self.now_ms, one.last_step_at + 1)  # steps stay in their order
            self._asked[standing.alert_id][place] = replace(
                one, status=status, note=note or "", last_step_at=taken_at
            )
            settled = {"status": status, "settled_at": at, "note": note}
            told = {"action_id": one.action_id, "storm_id": standing.storm_id, "step": step, "reason": reason,
                    "happened_at": taken_at, "actor_id": CENTRE_ACCOUNT}  # fmt: skip
            step_id = id_from("alert step", self.tenant_id, report.source_event_id, one.action_id)
            found += [
                self._op(report, Kind.SET, "guardrail_actions", one.action_id, settled, base=one.rev),
                self._op(report, Kind.ADD, "guardrail_steps", step_id, told),
            ]
        return found

    def _op(
        self, report: Reported, kind: Kind, entity: str, key: str, fields: Mapping[str, Any], base: int = 0
    ) -> Op:
        op_id = self._op_id(report.source_event_id)
        if entity != ALERTS:
            op_id = id_from("alert op", op_id, entity, key)
        return Op(op_id, kind, entity, key, dict(fields), base, clock.pack(self.now_ms))

    def _note(self, report: Reported, area: AreaSaid, standing: Standing) -> None:
        self._heard.add(report.source_event_id)
        of_row = [name for name, one in self._standing.items() if one.alert_id == standing.alert_id]
        for name in (report.source_event_id, *area.references, *of_row):
            self._standing[name] = standing

    def _names(self, report: Reported) -> Sequence[str]:
        if report.area is None or report.area.kind != WEATHER or report.area.passed_over:
            return ()
        return (report.source_event_id, *report.area.references)

    def _unique(self, name: str) -> list[str]:
        return sorted({getattr(one, name) for one in self._standing.values()})

    def _op_id(self, source_event_id: str) -> str:
        return id_from("report", self.tenant_id, AREA, source_event_id)

    def _key(self, source_event_id: str) -> str:
        return id_from("alert", self.tenant_id, source_event_id)


def _under(report: Reported, storm_id: str) -> Reported:
    """The report as one that names the storm of its alert."""
    return msgspec.structs.replace(report, storm=storm_id)
