"""What a planner asks of the visit at a house, or at several at once: the form, what is wrong, the edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.routing.plans.draft import Visit, Window
from stormops_desktop.domain.routing.plans.edits import place_of
from stormops_desktop.domain.routing.plans.visits import DAY_MIN, NOTHING, are_possible, ask
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.routes import visit_words
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.said import say

USUAL_SKILLS = frozenset({"steep", "tile"})  # what roofs take


@dataclass(frozen=True, slots=True)
class VisitForm:
    """What stands in the form. None: the houses differ in it, and nobody said anything new.

    Attributes:
        windows: hours as typed, one text a window. minutes: as typed.
        priority, rule: as `Visit` has them. needs: skills.
    """

    windows: tuple[str, ...] | None = ()
    minutes: str | None = ""
    priority: str | None = ""
    needs: frozenset[str] | None = frozenset()
    rule: str | None = ""


class VisitWork(QObject):
    """Wishes for the houses in `targets`, on the plan in `editor`.

    Attributes:
        targets: ids of houses. form: what is asked of all of them now.
        problems: what is wrong with what was typed last, field and sentence.

    Signals:
        asked: other houses; the form has to be shown.
    """

    asked = Signal()

    def __init__(self, editor: PlanEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.targets: tuple[str, ...] = ()
        self.form = VisitForm()
        self.problems: tuple[tuple[str, str], ...] = ()

    def open(self, property_ids: Sequence[str]) -> bool:
        """Asks about these houses; False when none of them may be visited, which `refused` says."""
        plan = self._editor.plan
        known = tuple(key for key in property_ids if plan is not None and key in plan.houses)
        if plan is None or not known:
            self._editor.refused.emit(
                self.tr("Nothing can be asked of a visit here: no crew may visit, or nobody decided to.")
            )
            return False
        self.targets, self.problems = known, ()
        self.form = _common([plan.visits.get(key, NOTHING) for key in known])
        self.asked.emit()
        return True

    @property
    def title(self) -> str:
        """The house, or how many."""
        plan = self._editor.plan
        if plan is None or not self.targets:
            return ""
        if len(self.targets) == 1:
            return say(place_of(plan, self.targets[0]))
        return self.tr("{count} houses").format(count=whole(len(self.targets)))

    @property
    def agreed(self) -> str:
        """What crews agreed on with owners, which no wish changes."""
        plan = self._editor.plan
        houses = [plan.houses[key] for key in self.targets if key in plan.houses] if plan else []
        booked = [house for house in houses if house.usual.agreed]
        if plan is None or not booked:
            return ""
        if len(houses) == 1:
            told = self.tr("An hour is {agreed}. It goes before any window, and is changed at the job.")
            return told.format(agreed=visit_words.agreed(booked[0], plan.zone))
        told = self.tr("At {count} of them an hour is agreed on, which goes before any window.")
        return told.format(count=whole(len(booked)))

    @property
    def skills(self) -> tuple[str, ...]:
        """Skills to choose from: those that crews have or a house takes."""
        plan = self._editor.plan
        crews = plan.crews.values() if plan else ()
        asked = (visit.needs for visit in plan.visits.values()) if plan else ()
        return tuple(sorted(USUAL_SKILLS.union(*(crew.skills for crew in crews), *asked)))

    def do(self, form: VisitForm) -> bool:
        """Asks what the form says; False when it is wrong or can't be done. What nobody touched stays."""
        plan = self._editor.plan
        windows, minutes, self.problems = self._read(form)
        if plan is None or self.problems:
            return False
        visits = {}
        for key in self.targets:
            before = plan.visits.get(key, NOTHING)
            visits[key] = Visit(
                before.windows if windows is None else windows,
                before.service_min if form.minutes is None else minutes,
                before.priority if form.priority is None else form.priority,
                before.needs if form.needs is None else form.needs,
                before.rule if form.rule is None else form.rule,
            )
        label = self.tr("Visit at {house}").format(house=self.title)
        return self._editor.do(label, lambda now: ask(now, visits))

    def _read(
        self, form: VisitForm
    ) -> tuple[tuple[Window, ...] | None, int | None, tuple[tuple[str, str], ...]]:
        problems: list[tuple[str, str]] = []
        windows = None if form.windows is None else self._windows(form.windows, problems.append)
        text = (form.minutes or "").strip()
        minutes = int(text) if text.isdecimal() and int(text) <= DAY_MIN else None
        if text and minutes is None:
            told = self.tr("Minutes at the door: a whole number from 0 to 1,440, not “{text}”.")
            problems.append(("minutes", told.format(text=text)))
        return windows, minutes, tuple(problems)

    def _windows(self, typed: Sequence[str], wrong: Callable[[tuple[str, str]], None]) -> tuple[Window, ...]:
        found = []
        for at, text in enumerate(typed):
            one = visit_words.window_typed(text) if text.strip() else None
            if one is not None:
                found.append(one)
            elif text.strip():
                told = self.tr("Window {number}: hours as 09:00-11:30, not “{text}”.")
                wrong((f"window{at}", told.format(number=at + 1, text=text.strip())))
        if not are_possible(found):
            wrong(("window0", self.tr("The windows run into each other. Make one of them, or move one.")))
        return tuple(sorted(found))


def _common(visits: Sequence[Visit]) -> VisitForm:
    """What is the same at all of them."""
    first = visits[0]
    form = VisitForm(
        tuple(map(visit_words.window, first.windows)),
        "" if first.service_min is None else str(first.service_min), first.priority, first.needs, first.rule,
    )  # fmt: skip
    if any(one.windows != first.windows for one in visits):
        form = replace(form, windows=None)
    if any(one.service_min != first.service_min for one in visits):
        form = replace(form, minutes=None)
    if any(one.priority != first.priority for one in visits):
        form = replace(form, priority=None)
    if any(one.needs != first.needs for one in visits):
        form = replace(form, needs=None)
    return replace(form, rule=None) if any(one.rule != first.rule for one in visits) else form
