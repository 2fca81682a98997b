"""Who the company's crews are, when they work and from where: read by the office, changed by its managers."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.routing.crews import CrewForm, form_of, read_crew
from stormops_desktop.domain.routing.plans.draft import Place
from stormops_desktop.services.errors import NotAllowed, NotFound, ServiceError
from stormops_desktop.services.office.models import CrewCard, CrewsView, KnownPlace
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.office import crew_rows
from sync.contracts.capture import Draft
from sync.contracts.entities import BY_NAME
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

CREWS = "crews"
MOST_PLACES = 5
OFFICE_ONLY = "Crews are looked up at the office; this account is a crew's."
LEADERS_ONLY = "Only a manager or an admin changes crews. Nothing was changed."
GONE = "This crew is not on this computer any more. Sync to see what became of it."
NOTHING_NEW = "This is how the crew is stored already. Nothing was changed."


class CrewRoster:
    """`office.ports.CrewVerbs` on the replica."""

    def __init__(self, work: Workplace, undo: UndoShelf) -> None:
        self._work, self._undo = work, undo

    def view(self) -> CrewsView:
        """Every crew, those in service first.

        Raises:
            NotAllowed: a crew asks. StoreTrouble.
        """
        self._at_the_office()
        return CrewsView(tuple(_card(row) for row in self._rows().values()), self._may_edit)

    def save(self, crew_id: str | None, form: CrewForm, *, origin: object = None) -> ChangeSet:
        """Stores what the form says differently; a new crew when no id is given.

        Raises:
            NotAllowed: only managers and admins, or nothing differs. NotFound: it is not here.
            ServiceError: the first thing that is wrong with the form. StoreTrouble.
        """
        if not self._may_edit:
            raise NotAllowed(LEADERS_ONLY)
        rows = self._rows()
        before = None if crew_id is None else rows.get(crew_id)
        if crew_id is not None and before is None:
            raise NotFound(GONE)
        others = [str(row.crew_name) for key, row in rows.items() if key != crew_id]
        fields = _read(form, others)
        if before is None:
            return self._add(fields, origin)
        return self._change(before, fields, origin)

    def places(self, address: str) -> Sequence[KnownPlace]:
        """Houses known here whose address begins so.

        Raises:
            NotAllowed: a crew asks. StoreTrouble.
        """
        self._at_the_office()
        with self._work.reading() as connection:
            found = crew_rows.houses_at(connection, address.strip(), MOST_PLACES)
        return tuple(
            KnownPlace(", ".join(part for part in (row.address, row.city) if part),
                       Place(row.latitude, row.longitude))
            for row in found
        )  # fmt: skip

    @property
    def _may_edit(self) -> bool:
        return self._work.member.role in BY_NAME[CREWS].writers

    def _at_the_office(self) -> None:
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)

    def _rows(self) -> Mapping[str, Any]:
        with self._work.reading() as connection:
            return {row.crew_id: row for row in crew_rows.every_crew(connection)}

    def _add(self, fields: Mapping[str, Any], origin: object) -> ChangeSet:
        key = uuid7(self._work.now_ms(), self._work.randomness(10))
        given = {name: value for name, value in fields.items() if value is not None}
        ops, touched = self._work.capture([Draft(Kind.ADD, CREWS, key, given)])
        label = f"Added {fields['crew_name']}"
        undo = self._undo.offer(ops[0].id, label, lambda: [Draft(Kind.SET, CREWS, key, {"active": False})])
        return ChangeSet(label, touched, origin, undo)

    def _change(self, before: Any, fields: Mapping[str, Any], origin: object) -> ChangeSet:
        stood = read_crew(form_of(before)).fields or {}
        changed = {name: value for name, value in fields.items() if name not in stood or stood[name] != value}
        if not changed:
            raise NotAllowed(NOTHING_NEW)
        ops, touched = self._work.capture([Draft(Kind.SET, CREWS, before.crew_id, changed)])
        label = f"Changed {fields['crew_name']}"
        was = {name: _stored(before, name) for name in changed}
        key = before.crew_id
        undo = self._undo.offer(ops[0].id, label, lambda: [Draft(Kind.SET, CREWS, key, was)])
        return ChangeSet(label, touched, origin, undo)


def _read(form: CrewForm, others: Sequence[str]) -> Mapping[str, Any]:
    read = read_crew(form, others)
    if read.fields is None:
        first = read.problems[0]
        raise ServiceError(first.template, **first.given)
    return read.fields


def _stored(row: Any, name: str) -> Any:
    value = getattr(row, name)
    return bool(value) if name == "active" else value


def _card(row: Any) -> CrewCard:
    return CrewCard(row.crew_id, form_of(row), row.members, row.driven)
