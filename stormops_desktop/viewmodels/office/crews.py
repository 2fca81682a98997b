"""The company's crews at the office: who they are, when and from where they work, and changing that."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.routing.crews import (
    KNOWN_SKILLS,
    CrewForm,
    Problem,
    new_form,
    read_crew,
    rebased,
    skill_words,
    with_skill,
)
from stormops_desktop.services.office.models import CrewCard, CrewsView, KnownPlace
from stormops_desktop.services.office.ports import CrewVerbs
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.office.crew_words import crew_columns, problem_words
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.seen import SeenViewModel

translate = QCoreApplication.translate
DEGREES = re.compile(r"[-+\d.,\s]*")


class CrewsViewModel(SeenViewModel):
    """The page Crews.

    Attributes:
        view: None before it is read. rows: of the table.
        crew_id: the crew in the form; "" for a new one. form: as it stands there.
        problems: what was wrong with it when it was to be saved, until that field changes.
        choices: houses of the address that was typed into the field `asked`.

    Signals:
        content_changed: other crews. opened: another crew is in the form. form_changed: what stands in it.
        told: something went well; carries the sentence.
    """

    MOVERS = ("crews", "users", "routes")
    content_changed = Signal()
    opened = Signal()
    form_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, verbs: CrewVerbs, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.view: CrewsView | None = None
        self.rows = FixedTableModel[CrewCard](crew_columns(), self)
        self.crew_id, self.form = "", new_form()
        self._stored = self._sent = self.form
        self.problems: tuple[Problem, ...] = ()
        self.asked, self.choices = "", tuple[KnownPlace, ...]()
        self.saved.connect(self._on_crew_saved)

    @property
    def may_edit(self) -> bool:
        return self.view is not None and self.view.may_edit

    @property
    def changed(self) -> bool:
        """Whether the form says something else than what is stored."""
        return self.form != self._stored

    @property
    def row(self) -> int:
        """Of the crew in the form; -1 for a new one."""
        return next((at for at, one in enumerate(self.rows.rows) if one.crew_id == self.crew_id), -1)

    @property
    def skills(self) -> tuple[str, ...]:
        """Skills to choose from: the usual ones and those of the company's crews as they are stored."""
        used = {skill for one in self.rows.rows for skill in skill_words(one.form.skills)}
        return (*KNOWN_SKILLS, *sorted(used - set(KNOWN_SKILLS)))

    def has_skill(self, skill: str) -> bool:
        return skill in skill_words(self.form.skills)

    def reload(self) -> None:
        self._read(self._verbs.view, self._on_view)

    def open(self, at: int) -> None:
        """The crew of a row; what was typed and not saved has to be settled first."""
        card = self.rows.row(at)
        if card is None or card.crew_id == self.crew_id:
            return
        if self._may_leave():
            self._fill(card.crew_id, card.form)

    def open_new(self) -> None:
        """An empty form; nothing is stored before it is saved."""
        if self._may_leave():
            self._fill("", new_form())

    def edit(self, field: str, text: str) -> None:
        """A field as it is typed."""
        if getattr(self.form, field) != text:
            typed: dict[str, Any] = {field: text}
            self.form = replace(self.form, **typed)
            self.problems = tuple(one for one in self.problems if one.field != field)
            if field == self.asked:
                self.asked, self.choices = "", ()
            self.form_changed.emit()

    def set_skill(self, skill: str, *, has: bool) -> None:
        self.edit("skills", with_skill(self.form, skill, has=has).skills)

    def set_active(self, *, active: bool) -> None:
        if self.form.active != active:
            self.form = replace(self.form, active=active)
            self.form_changed.emit()

    def start_over(self) -> None:
        """The form as it is stored."""
        if not self.saving:
            self._fill(self.crew_id, self._stored)

    def look_up(self, field: str) -> None:
        """An address that was typed for a place becomes the place of a house that is known here."""
        text = str(getattr(self.form, field)).strip()
        if DEGREES.fullmatch(text) or not self.may_edit:
            return
        verb = partial(self._verbs.places, text)
        self._db(verb, lambda found: self._on_places(field, text, found), self._on_failed)

    def take_place(self, field: str, latitude: float, longitude: float) -> None:
        """A place that was pointed at."""
        self.edit(field, f"{round(latitude, 6)}, {round(longitude, 6)}")

    def save(self) -> None:
        """Stores the form, or says everything that is wrong with it."""
        others = [one.form.name for one in self.rows.rows if one.crew_id != self.crew_id]
        self.problems = read_crew(self.form, others).problems
        self.form_changed.emit()
        if self.problems:
            self.refused.emit("\n".join(problem_words(one) for one in self.problems))
            return
        if not self.saving:
            self._sent = self.form
            self._save(
                partial(self._verbs.save, self.crew_id or None, self._sent, seen=self._stored, origin=self)
            )

    def _on_view(self, view: CrewsView) -> Load:
        first, self.view = self.view is None, view
        self.rows.show(view.crews)
        card = self.rows.row(0 if first else self.row)
        if card is not None and card.crew_id == self.crew_id:
            self._bring_up_to_date(card.form)
        elif card is not None:
            self._fill(card.crew_id, card.form)
        self.content_changed.emit()
        return Load.READY

    def _bring_up_to_date(self, stored: CrewForm) -> None:
        """What others changed comes into the form; what was typed and not saved stays."""
        typed = self.changed
        others = read_crew(stored).fields != read_crew(self._stored).fields
        self.form, self._stored = rebased(self.form, self._stored, stored), stored
        self.form_changed.emit()
        if typed and others:
            told = translate("crews", "{crew} was changed by somebody else meanwhile. What you typed stays.")
            self.told.emit(told.format(crew=stored.name))

    def _fill(self, crew_id: str, form: CrewForm) -> None:
        self.crew_id, self.form, self._stored = crew_id, form, form
        self.problems, self.asked, self.choices = (), "", ()
        self.opened.emit()
        self.form_changed.emit()

    def _may_leave(self) -> bool:
        if not self.changed:
            return True
        told = translate("crews", "{crew} was changed and is not saved. Save it, or discard the changes.")
        self.refused.emit(told.format(crew=self._stored.name or translate("crews", "The new crew")))
        self.content_changed.emit()  # the table goes back to the row in the form
        return False

    def _on_places(self, field: str, text: str, found: Sequence[KnownPlace]) -> None:
        if str(getattr(self.form, field)).strip() != text:
            return  # typed on meanwhile
        if not found:
            told = translate("crews", "{field}: no house of that address is known here. Type latitude, "
                             "longitude, or show the place on the map.")  # fmt: skip
            self.refused.emit(told.format(field=self._label(field)))
        elif len(found) == 1:
            self.choose(field, found[0])
        else:
            self.asked, self.choices = field, tuple(found)
            self.form_changed.emit()

    def choose(self, field: str, house: KnownPlace) -> None:
        """The place of a house."""
        self.take_place(field, house.place.latitude, house.place.longitude)
        told = translate("crews", "{field}: {address}.")
        self.told.emit(told.format(field=self._label(field), address=house.address))

    def _label(self, field: str) -> str:
        return translate("crews", "Starts at") if field == "start" else translate("crews", "Ends at")

    def _on_crew_saved(self, changes: ChangeSet) -> None:
        self._stored = self._sent  # what comes back with the next reading is not a change of somebody else's
        if not self.crew_id:
            self.crew_id = next(iter(changes.touched.rows["crews"] or ()), "")
        self.told.emit(translate("crews", "{what}. It goes to everybody's laptop with the next sync.").format(
            what=say(changes.name)))  # fmt: skip

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(sentence(error))
