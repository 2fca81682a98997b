"""The policy over the replica: `ports.Policy`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.mode_lock import hinders, is_locked, is_over
from stormops_desktop.domain.targeting.policy import CapacityTaken
from stormops_desktop.domain.targeting.policy_table import TableRun, decide_table
from stormops_desktop.domain.targeting.value import worth_cents
from stormops_desktop.domain.targeting.vocabulary import Decision, PolicyMode
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.comparing import Difference, differences, preview_of
from stormops_desktop.services.targeting.log import decision_view, refused_run, run_view
from stormops_desktop.services.targeting.models import (
    DecisionFilter,
    DecisionView,
    HouseValue,
    PolicyOutcome,
    PolicyPreview,
    PolicyState,
    PolicyWishes,
    RunView,
)
from stormops_desktop.services.targeting.reading import Situation, situation
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.sync_queries import inbox
from stormops_desktop.storage.targeting import inputs, log_rows
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import Touched

USUAL = PolicyWishes()
TOGETHER = 900  # the centre takes a thousand ops a message
AT_ONCE = 20_000  # drafts a transaction: what is cut off is taken up by the next run
OFFICE_ONLY = "Only the office decides whom to treat. Ask a planner or a manager."
LOCKED = "{name} is active and is decided by the mode {mode}, which stays until the storm is over."
OVER = "{name} is over, so nobody is treated any more. Its decisions stay as they are."
ANOTHER_MODE = "{why} This preview shows what another mode would do."
NOTHING_CHANGES = "Nothing to change: every decision stands"
GONE = "This storm is not on this computer any more. Sync to see what became of it."


class PolicyDesk:
    """See `ports.Policy`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def state(self, storm_id: str) -> PolicyState:
        """Where a storm stands.

        Raises:
            NotFound: no such storm here. StoreTrouble.
        """
        with self._work.reading() as connection:
            storm = _storm(connection, storm_id)
            mode = log_rows.last_mode(connection, storm_id)
            used = log_rows.modes_used(connection, storm_id)
            live = inputs.live_version(connection, storm_id)
            runs = log_rows.runs(connection, storm_id)
            refused = refused_run(inbox(connection), storm_id)
        locked = is_locked(storm.status, used)
        why_not = self._why_not(storm)
        return PolicyState(
            storm_id, storm.status, PolicyMode(mode) if mode else None, locked,
            _locked(storm.name, mode) if locked else "", not why_not, why_not, live or "",
            run_view(runs[0]) if runs else None, refused,
        )  # fmt: skip

    def preview(self, storm_id: str, wishes: PolicyWishes = USUAL) -> PolicyPreview:
        """What a run would decide and change; nothing is stored.

        Raises:
            NotAllowed: an experiment is larger than the capacity. NotFound, StoreTrouble.
        """
        storm, run, now, used = self._decided(storm_id, wishes)
        notes = []
        if hinders(storm.status, used, wishes.mode):
            notes = [Said(ANOTHER_MODE, why=_locked(storm.name, min(used)))]
        return preview_of(storm_id, run, now, differences(run, now), notes)

    def run(self, storm_id: str, wishes: PolicyWishes = USUAL, *, origin: object = None) -> PolicyOutcome:
        """Decides, and writes what the log does not say yet.

        Raises:
            NotAllowed: a crew, a storm that is over, another mode while it is active, an experiment larger
                than the capacity; nothing was changed. NotFound, StoreTrouble.
        """
        storm, run, now, used = self._decided(storm_id, wishes)
        why_not = self._why_not(storm)
        if why_not:
            raise NotAllowed(why_not)
        if hinders(storm.status, used, wishes.mode):
            raise NotAllowed("{why} Nothing was changed.", why=_locked(storm.name, min(used)))
        found = differences(run, now)
        preview = preview_of(storm_id, run, now, found)
        if not found:
            return PolicyOutcome(preview, ChangeSet(Said(NOTHING_CHANGES), Touched(), origin))
        touched = self._write(storm_id, run, now, found, preview)
        name = Said("Decided {treated} to treat, {held} to hold", treated=preview.treated, held=preview.held)
        return PolicyOutcome(preview, ChangeSet(name, touched, origin))

    def runs(self, storm_id: str) -> Sequence[RunView]:
        """The newest first."""
        with self._work.reading() as connection:
            return [run_view(row) for row in log_rows.runs(connection, storm_id)]

    def count(self, wanted: DecisionFilter) -> int:
        """How many lines of the log."""
        with self._work.reading() as connection:
            return log_rows.count(connection, _query(wanted))

    def page(self, wanted: DecisionFilter, offset: int, limit: int) -> Sequence[DecisionView]:
        """Lines of the log, the newest first."""
        with self._work.reading() as connection:
            rows = log_rows.page(connection, _query(wanted), offset, limit)
        return [decision_view(row) for row in rows]

    def history(self, storm_id: str, property_id: str) -> Sequence[DecisionView]:
        """Every decision about a house, the newest first."""
        return self.page(DecisionFilter(storm_id, property_id=property_id, current=False), 0, 1_000)

    def values(self, storm_id: str, *, margin_cents: int, visit_cents: int) -> Mapping[str, HouseValue]:
        """What treating is worth, for the houses that are treated and scored."""
        with self._work.reading() as connection:
            treated = {
                row.property_id
                for row in inputs.current_decisions(connection, storm_id)
                if row.decision == Decision.TREAT
            }
            rows = [row for row in inputs.houses(connection, storm_id) if row.property_id in treated]
        found = {}
        for row in rows:
            expected = worth_cents(row.expected_uplift, margin_cents, visit_cents)
            if expected is not None:
                cautious = worth_cents(row.ci_low, margin_cents, visit_cents)
                found[row.property_id] = HouseValue(row.property_id, expected, cautious)
        return found

    def _decided(
        self, storm_id: str, wishes: PolicyWishes
    ) -> tuple[Any, TableRun, Situation, frozenset[str]]:
        if wishes.capacity is not None and wishes.capacity < 0:
            raise NotAllowed("The capacity is a number of houses, 0 or more; leave it empty for no limit.")
        tenant, at = self._work.member.tenant_id, self._work.office_ms()
        with self._work.reading() as connection:
            storm = _storm(connection, storm_id)
            used = log_rows.modes_used(connection, storm_id)
            now = situation(connection, tenant, storm_id, at)
        try:
            run = decide_table(now.table, wishes.mode, capacity=wishes.capacity, salt=f"{tenant}|{storm_id}")
        except CapacityTaken as error:
            raise NotAllowed(
                "{why} Allow more houses, or stop the experiment first. Nothing was changed.", why=str(error)
            ) from error
        return storm, run, now, used

    def _why_not(self, storm: Any) -> str:
        if not self._work.is_office:
            return Said(OFFICE_ONLY)
        if is_over(storm.status):
            return Said(OVER, name=storm.name)
        return ""

    def _write(
        self,
        storm_id: str,
        run: TableRun,
        now: Situation,
        found: Sequence[Difference],
        preview: PolicyPreview,
    ) -> Touched:
        with self._work.reading() as connection:
            last = log_rows.last_decided(connection, storm_id)
        at = max(self._work.office_ms(), last + 1)  # the newest decision holds, whatever the clocks say
        key = uuid7(at, self._work.randomness(10))
        drafts = [self._run_draft(key, storm_id, now, preview, at)]
        drafts += [_decision_draft(key, storm_id, run, now, one, at) for one in found]
        touched = Touched()
        for begin in range(0, len(drafts), AT_ONCE):
            part = drafts[begin : begin + AT_ONCE]
            groups = [part[i : i + TOGETHER] for i in range(0, len(part), TOGETHER)]
            touched.merge(self._work.capture_groups(groups)[1])
        return touched

    def _run_draft(self, key: str, storm_id: str, now: Situation, preview: PolicyPreview, at: int) -> Draft:
        versions = preview.model_versions
        fields = {
            "storm_id": storm_id, "run_id": preview.run_id, "policy_mode": preview.mode.value,
            "threshold": preview.threshold, "capacity": preview.capacity,
            "model_version": now.live or max(versions, key=lambda one: versions[one], default=None),
            "treated": preview.treated, "held": preview.held, "changed": preview.would_change,
            "reasons": json.dumps(dict(sorted(preview.reasons.items()))),
            "mean_uplift_treated": preview.mean_uplift_treated,
            "mean_uplift_held": preview.mean_uplift_held, "decided_at": at,
            "author_id": self._work.member.account_id,
        }  # fmt: skip
        return Draft(Kind.ADD, "policy_runs", key, _given(fields))


def _decision_draft(
    run_key: str, storm_id: str, run: TableRun, now: Situation, one: Difference, at: int
) -> Draft:
    verdict = one.verdict
    fields = {
        "storm_id": storm_id, "property_id": verdict.property_id, "decision": verdict.decision.value,
        "reason": verdict.reasons[0].value,
        "reason_codes": json.dumps([reason.value for reason in verdict.reasons]),
        "expected_uplift": verdict.expected_uplift, "uplift_band": verdict.band,
        "policy_mode": run.mode.value, "threshold": run.threshold, "run_id": run.run_id,
        "model_version": now.rows[one.row].model_version,
        "play_id": now.play_id(one.row) if run.treat[one.row] else None, "decided_at": at,
        "policy_run_id": run_key,
    }  # fmt: skip
    key = str(uuid5(UUID(run_key), f"decision/{verdict.property_id}"))
    return Draft(Kind.ADD, "policy_decisions_log", key, _given(fields))


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _storm(connection: Any, storm_id: str) -> Any:
    storm = log_rows.storm_row(connection, storm_id)
    if storm is None:
        raise NotFound(GONE)
    return storm


def _locked(storm_name: str, mode: str | None) -> Said:
    return Said(LOCKED, name=storm_name, mode=Said(str(mode)))


def _query(wanted: DecisionFilter) -> log_rows.LogQuery:
    return log_rows.LogQuery(
        wanted.storm_id, wanted.decision, wanted.reason, wanted.property_id, wanted.policy_run_id,
        wanted.text.strip(), wanted.current,
    )  # fmt: skip
