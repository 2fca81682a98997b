"""What the centre's history says: every row as it was at every revision of every epoch."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sync.hub.stores.memory_state import TenantState

RowId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    rev: int
    values: Mapping[str, Any] | None
    buckets: frozenset[str]


@dataclass
class History:
    """Versions of each row, oldest first, for one tenant; one copy an epoch."""

    epochs: dict[str, dict[RowId, list[Version]]] = field(default_factory=dict)
    revs: dict[str, int] = field(default_factory=dict)
    op_revs: dict[str, dict[str, int]] = field(default_factory=dict)
    _logged: int = 0

    def observe(self, state: TenantState) -> None:
        """Writes down what changed since the last look."""
        rows = self.epochs.setdefault(state.epoch, {})
        seen = self.revs.get(state.epoch, 0)
        if state.rev == seen:
            return
        for entity, table in state.rows.items():
            for key, row in table.items():
                if row.rev > seen:
                    rows.setdefault((entity, key), []).append(_version(row, entity, key, state))
        self.revs[state.epoch] = state.rev
        accepted = self.op_revs.setdefault(state.epoch, {})
        for logged in state.log[self._logged :]:
            assert logged.entry.op.id not in accepted, f"I5: op {logged.entry.op.id} was applied twice"
            accepted[logged.entry.op.id] = logged.rev
        self._logged = len(state.log)

    def restored(self, state: TenantState, old_epoch: str) -> None:
        """The centre went back to an earlier point, under a new epoch."""
        self.epochs[state.epoch] = {
            row_id: kept
            for row_id, versions in self.epochs[old_epoch].items()
            if (kept := [version for version in versions if version.rev <= state.rev])
        }
        self.revs[state.epoch] = state.rev
        self.op_revs[state.epoch] = {
            op: rev for op, rev in self.op_revs[old_epoch].items() if rev <= state.rev
        }
        self._logged = len(state.log)

    def at(self, epoch: str, rev: int, scope: Collection[str]) -> dict[RowId, Version]:
        """The rows of these buckets as they were at a revision; each names those of the scope it lay in."""
        wanted, rows = frozenset(scope), {}
        for row_id, versions in self.epochs[epoch].items():
            version = _latest(versions, rev)
            if version is not None and version.values is not None and (there := version.buckets & wanted):
                rows[row_id] = Version(version.rev, version.values, there)
        return rows


def _latest(versions: list[Version], rev: int) -> Version | None:
    for version in reversed(versions):
        if version.rev <= rev:
            return version
    return None


def _version(row: Any, entity: str, key: str, state: TenantState) -> Version:
    places = state.places.get((entity, key), frozenset())
    live = frozenset(b for b in places if not state.members[b][entity, key].gone)
    return Version(row.rev, None if row.deleted else dict(row.values), live)
