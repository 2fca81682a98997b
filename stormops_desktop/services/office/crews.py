"""Who the company's crews are, when they work and from where: read by the office, changed by its managers."""

from collections.abc import Mapping, Sequence
from typing import Any

from stormops_desktop.domain.routing.crews import SAME_NAME, CrewForm, form_of, read_crew, rebased
from stormops_desktop.domain.routing.plans.draft import Place
from stormops_desktop.domain.said import Said
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
MOVED_ON = "{crew} was changed again meanwhile, so this can't be undone. Nothing was changed."


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

    def save(
        self, crew_id: str | None, form: CrewForm, *, seen: CrewForm | None = None, origin: object = None
    ) -> ChangeSet:
        """Stores what the form says differently; a new crew when no id is given.

        Args:
            seen: the form as it was before anybody typed into it. What others changed since then, and nobody
                typed over, stays theirs. None: the form is meant as it stands.

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
        others = _names(rows, crew_id)
        if before is None:
            return self._add(_read(form, others), origin)
        meant = form if seen is None else rebased(form, seen, form_of(before))
        return self._change(before, _read(meant, others), origin)

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
        return self._done(
            Said("Added {name}", name=fields["crew_name"]),
            Draft(Kind.ADD, CREWS, key, given),
            {"active": False},
            origin,
        )

    def _change(self, before: Any, fields: Mapping[str, Any], origin: object) -> ChangeSet:
        stood = read_crew(form_of(before)).fields or {}
        changed = {name: value for name, value in fields.items() if name not in stood or stood[name] != value}
        if not changed:
            raise NotAllowed(NOTHING_NEW)
        was = {name: _stored(before, name) for name in changed}
        draft = Draft(Kind.SET, CREWS, before.crew_id, changed)
        return self._done(Said("Changed {name}", name=fields["crew_name"]), draft, was, origin)

    def _done(self, label: str, draft: Draft, was: Mapping[str, Any], origin: object) -> ChangeSet:
        (op,), touched = self._work.capture([draft])
        undo = self._undo.offer(op.id, label, lambda: [self._back(draft.key, op.fields, was)])
        return ChangeSet(label, touched, origin, undo)

    def _back(self, key: str, wrote: Mapping[str, Any], was: Mapping[str, Any]) -> Draft:
        """What takes a change back, while everything that it wrote is still so."""
        rows = self._rows()
        now = rows.get(key)
        if now is None:
            raise NotFound(GONE)
        if any(_stored(now, name) != value for name, value in wrote.items()):
            raise NotAllowed(MOVED_ON, crew=now.crew_name)
        name = str(was.get("crew_name", ""))
        if name.casefold() in {other.casefold() for other in _names(rows, key)}:
            raise ServiceError(SAME_NAME, name=name)
        return Draft(Kind.SET, CREWS, key, dict(was))


def _names(rows: Mapping[str, Any], but: str | None) -> list[str]:
    return [str(row.crew_name) for key, row in rows.items() if key != but]


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
