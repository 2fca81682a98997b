"""Saved mappings of columns. They sync, so everybody in the office reads a county's file alike."""

import json
from collections.abc import Mapping, Sequence

from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, ServiceError
from stormops_desktop.services.intake.models import SavedColumns
from stormops_desktop.services.intake.rows import IntakeIds, add_row, set_row
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.intake import queries
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

ENTITY = "import_mappings"
LONGEST_NAME = 80


class MappingDesk:
    """The company's mappings."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._ids = IntakeIds(work.member.tenant_id)

    def saved(self, kind: str = "") -> Sequence[SavedColumns]:
        """Those of one kind of file, or all, by name."""
        with self._work.reading() as connection:
            rows = queries.mappings(connection)
        return [
            SavedColumns(key, name, of_kind, _columns(told))
            for key, name, of_kind, told in rows
            if kind in ("", of_kind)
        ]

    def save(self, name: str, kind: str, columns: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        """Keeps a mapping under a name, in place of an older one of that name.

        Raises:
            NotAllowed: only the office. ServiceError: no name, or nothing mapped.
        """
        self._office_only()
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name or not columns:
            raise ServiceError("A mapping needs a name and at least one column. Nothing was saved.")
        told = json.dumps(dict(columns), ensure_ascii=False, sort_keys=True)
        there = next((one for one in self.saved(kind) if one.name == name), None)
        if there is None:
            key = self._ids.of(ENTITY, f"{kind}/{name}")
            draft = add_row(ENTITY, key, {"name": name, "kind": kind, "columns": told})
        else:
            draft = set_row(ENTITY, there.mapping_id, {"columns": told})
        _, touched = self._work.capture([draft])
        return ChangeSet(Said("Saved the mapping {name}", name=name), touched, origin)

    def forget(self, mapping_id: str, *, origin: object = None) -> ChangeSet:
        """Removes a mapping.

        Raises:
            NotAllowed: only the office.
        """
        self._office_only()
        _, touched = self._work.capture([Draft(Kind.DELETE, ENTITY, mapping_id)])
        return ChangeSet(Said("Removed a mapping"), touched, origin)

    def _office_only(self) -> None:
        if not self._work.is_office:
            raise NotAllowed("Only the office can change mappings. Nothing was changed.")


def _columns(told: str) -> Mapping[str, str]:
    try:
        found = json.loads(told)
    except ValueError:
        return {}
    return {str(ours): str(theirs) for ours, theirs in found.items()} if isinstance(found, dict) else {}
