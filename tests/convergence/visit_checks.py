"""What must hold of marks, papers, appointments and outcome rows, told from the centre's op log."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sync.contracts.errors import ProblemType
from sync.contracts.ops import Kind, Op
from sync.hub.core.model import LogEntry
from sync.hub.stores.memory_state import TenantState
from tests.convergence.checks import require
from tests.convergence.client import Client
from tests.convergence.visit_actions import link

_NO_MORE = (ProblemType.OP_FORBIDDEN, ProblemType.PARENT_MISSING)


def check_visits(tenant: TenantState, clients: Iterable[Client]) -> None:
    """All of them, at any moment."""
    check_marks(tenant)
    check_papers(tenant)
    check_appointments(tenant)
    check_outcomes(tenant, clients)


def check_marks(tenant: TenantState) -> None:
    """Nobody's mark is lost unless somebody took that very mark away, and none comes from nowhere."""
    drawn: dict[str, set[str]] = {}
    removed: dict[str, set[str]] = {}
    for op in _sets(tenant, "photos", "marks"):
        change = json.loads(op.fields["marks"])
        drawn.setdefault(op.key, set()).update(each["id"] for each in change["add"])
        removed.setdefault(op.key, set()).update(each["id"] for each in change["remove"])
    for key, wanted in drawn.items():
        found = {each["id"] for each in json.loads(tenant.rows["photos"][key].values["marks"])}
        lost, strange = wanted - removed[key] - found, found - wanted
        require(not lost, f"marks: {sorted(lost)[:3]} of photo {key} disappeared")
        require(not strange, f"marks: {sorted(strange)[:3]} of photo {key} were never drawn")


def check_papers(tenant: TenantState) -> None:
    """What was signed is what was sealed, and whatever a paper follows is here."""
    papers = tenant.rows["papers"]
    for key, row in papers.items():
        parents = json.loads(row.values["parents"])
        missing = [parent for parent in parents if parent not in papers]
        if missing and not tenant.epoch.endswith("-0"):
            continue  # a restored centre may have lost the one and been sent the other
        require(not missing, f"papers: {key} follows {missing[:3]}, which nobody has")
        sealed = link(row.values, [papers[parent].values["chain_hash"] for parent in parents])
        require(row.values["chain_hash"] == sealed, f"papers: {key} is not what was signed")


def check_appointments(tenant: TenantState) -> None:
    """No appointment was put in the place of another that its author had not seen."""
    last: dict[str, tuple[int, int, Any]] = {}
    for rev, entry in _entries(tenant):
        op = entry.op
        if op.entity != "jobs" or op.kind is not Kind.SET or "scheduled_at" not in op.fields:
            continue
        writer, value = entry.author.writer, op.fields["scheduled_at"]
        before = last.get(op.key)
        if before is not None:
            seen = before[0] <= op.base or before[1] == writer or before[2] == value
            require(seen, f"appointments: job {op.key} at {rev} had another one")
            if before[2] == value:
                continue  # agreeing writes nothing: the field keeps its revision and writer
        last[op.key] = (rev, writer, value)


def check_outcomes(tenant: TenantState, clients: Iterable[Client]) -> None:
    """One row a house and storm, whoever adds it; a row that is there already refuses nobody."""
    places = [
        (r.values["storm_id"], r.values["property_id"]) for r in tenant.rows["policy_outcomes"].values()
    ]
    require(len(places) == len(set(places)), "outcomes: a house has two rows in one storm")
    for client in clients:
        refused = [i for i in client.replica.inbox if i.op.entity == "policy_outcomes"]
        # Whose stop the office took away may not say it any more, and what is set beside it waits in vain;
        # nobody is told that it was said already.
        clashed = [i.op.id for i in refused if i.verdict.problem not in _NO_MORE]
        require(not clashed, f"outcomes: {client.name} was refused {clashed[:3]}")


def _sets(tenant: TenantState, entity: str, field: str) -> Iterator[Op]:
    for _, entry in _entries(tenant):
        if entry.op.entity == entity and entry.op.kind is Kind.SET and field in entry.op.fields:
            yield entry.op


def _entries(tenant: TenantState) -> Iterator[tuple[int, LogEntry]]:
    for logged in tenant.log:
        yield logged.rev, logged.entry
