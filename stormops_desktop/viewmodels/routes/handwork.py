"""What a planner's hand does to the plan, by mouse, finger or key: the same verbs, the same words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from stormops_desktop.domain.routing.plans import days, edits
from stormops_desktop.domain.routing.plans.draft import DraftRoute, PlanDraft
from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.domain.routing.plans.figures import Delta
from stormops_desktop.domain.routing.plans.gathering import gather, move_to_route
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.routes.day_choice import day_typed
from stormops_desktop.viewmodels.routes.editor import PlanEditor
from stormops_desktop.viewmodels.routes.picking import Picking
from stormops_desktop.viewmodels.routes.words import delta_sentence, is_by_roads, weekday
from stormops_desktop.viewmodels.said import say


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stop would go: before the stop that is `number` now; None for where it costs least."""

    route_id: str
    number: int | None = None


class HandWork(QObject):
    """Edits of the plan in `editor` by what `picking` holds.

    Args:
        new_id: gives ids for routes.
    """

    def __init__(self, editor: PlanEditor, picking: Picking, new_id: Callable[[], str]) -> None:
        super().__init__(editor)
        self._editor, self._picking, self._new_id = editor, picking, new_id

    def preview(self, property_id: str, spot: Spot) -> Delta | None:
        """What dropping a stop there would change; None where it can't go."""
        return self._editor.preview(lambda plan: _dropped(plan, property_id, spot))

    def cost(self, change: Delta) -> str:
        """What an edit changes, in words."""
        plan = self._editor.plan
        return delta_sentence(change, by_roads=plan is not None and is_by_roads(plan))

    def drop(self, property_id: str, spot: Spot) -> bool:
        """Puts a stop there."""
        plan = self._editor.plan
        route = plan.route(spot.route_id) if plan else None
        label = self.tr("{house} to {route}").format(
            house=self._house(property_id), route=route.name if route else ""
        )
        done = self._editor.do(label, lambda now: _dropped(now, property_id, spot))
        if done and self._editor.plan is not None:
            self._picking.pick_stop(self._editor.plan, property_id)
        return done

    def move_by(self, by: int) -> bool:
        """The picked stop so many places further on its route."""
        plan, key = self._editor.plan, self._picking.property_id
        route = plan.route_of(key) if plan and key else None
        if route is None:
            return False
        place = route.order.index(key) + 1 + by
        if not 1 <= place <= len(route.stops):
            return False
        label = self.tr("Moved {house}").format(house=self._house(key))
        return self._editor.do(label, lambda now: edits.move_stop(now, key, route.route_id, place))

    def cut(self) -> None:
        """The picked stop waits to be pasted; it stays where it is until then."""
        self._picking.set_cut(self._picking.property_id)

    def paste(self) -> bool:
        """The cut stop behind the picked one, or to the best place of the picked route."""
        plan, key, route_id = self._editor.plan, self._picking.cut, self._picking.route_id
        route = plan.route(route_id) if plan and route_id else None
        if not key or route is None:
            return False
        behind = self._picking.property_id
        number = route.order.index(behind) + 2 if behind in route.order else None
        done = self.drop(key, Spot(route_id, number))
        if done:
            self._picking.set_cut("")
        return done

    def take_out(self) -> bool:
        """Leaves the picked stop out."""
        key = self._picking.property_id
        label = self.tr("Took out {house}").format(house=self._house(key))
        return bool(key) and self._editor.do(label, lambda plan: edits.take_out(plan, key))

    def lock(self) -> bool:
        """Locks or unlocks the picked stop, else the picked route."""
        plan, key = self._editor.plan, self._picking.property_id
        route = plan.route(self._picking.route_id) if plan else None
        if route is None:
            return False
        held = next((stop.locked for stop in route.stops if stop.property_id == key), route.locked)
        what = self._house(key) if key else route.name
        words = self.tr("Unlocked {what}") if held else self.tr("Locked {what}")
        if key:
            return self._editor.do(
                words.format(what=what), lambda now: edits.lock_stop(now, key, locked=not held)
            )
        return self._editor.do(
            words.format(what=what), lambda now: edits.lock_route(now, route.route_id, locked=not held)
        )

    def set_crew(self, crew_id: str | None) -> bool:
        """Who drives the picked route."""
        route_id = self._picking.route_id
        plan = self._editor.plan
        crew = plan.crews.get(crew_id or "") if plan else None
        if crew is None:
            label = self.tr("{route} without a crew").format(route=self._route_name())
        else:
            label = self.tr("{route} to {crew}").format(route=self._route_name(), crew=crew.name)
        return self._editor.do(label, lambda now: edits.set_crew(now, route_id, crew_id))

    def set_day(self, day: date | None) -> bool:
        """The day on which the picked route is driven; None: no day."""
        route_id = self._picking.route_id
        if day is None:
            label = self.tr("{route} without a day").format(route=self._route_name())
        else:
            label = self.tr("{route} on {day}").format(route=self._route_name(), day=weekday(day))
        return self._editor.do(label, lambda plan: days.set_day(plan, route_id, day))

    @property
    def day_in_hand(self) -> str:
        """The picked route's day as it is typed; "" for none."""
        plan = self._editor.plan
        route = plan.route(self._picking.route_id) if plan else None
        return str(days.date_of(route.day, plan.zone)) if plan and route and route.day is not None else ""

    def type_day(self, text: str, today: date) -> bool:
        """Puts the picked route on a day that was typed; False, with a word, when it is none or can't be."""
        day = day_typed(text, today)
        if day is None:
            told = self.tr("Type the day as 2019-04-16 or 4/16, not “{text}”.")
            self._editor.refused.emit(told.format(text=text.strip()))
            return False
        try:
            days.check_day(day, today)
        except PlanError as error:
            self._editor.refused.emit(sentence(error))
            return False
        return self.set_day(day)

    def give_days(self, first: date) -> bool:
        """A day for every route that has a crew and none yet, from this one on."""
        label = self.tr("Days from {day} on").format(day=weekday(first))
        return self._editor.do(label, lambda plan: _with_days(plan, first))

    def rename(self, name: str) -> bool:
        """Another name for the picked route."""
        route_id = self._picking.route_id
        label = self.tr("Renamed to {name}").format(name=name.strip())
        return self._editor.do(label, lambda plan: edits.rename(plan, route_id, name))

    def split(self) -> bool:
        """Cuts the route before the picked stop."""
        plan, key = self._editor.plan, self._picking.property_id
        route = plan.route_of(key) if plan and key else None
        if route is None:
            return False
        at, fresh = route.order.index(key) + 1, self._new_id()
        label = self.tr("Split {route}").format(route=route.name)
        return self._editor.do(label, lambda now: edits.split_route(now, route.route_id, at, fresh))

    def merge(self, other: str) -> bool:
        """Puts the stops of another route behind those of the picked one."""
        route_id = self._picking.route_id
        label = self.tr("Merged into {route}").format(route=self._route_name())
        return self._editor.do(label, lambda plan: edits.merge_routes(plan, route_id, other))

    def remove(self) -> bool:
        """Takes the picked route off the plan; its houses are left out."""
        route_id = self._picking.route_id
        label = self.tr("Removed {route}").format(route=self._route_name())
        return bool(route_id) and self._editor.do(label, lambda plan: edits.remove_route(plan, route_id))

    def gather(self, property_ids: tuple[str, ...]) -> bool:
        """A route of their own for these houses."""
        plan, fresh = self._editor.plan, self._new_id()
        if plan is None:
            return False
        name = _free_name(plan, self.tr("By hand {number}"))
        done = self._editor.do(
            self.tr("Made {route}").format(route=name), lambda now: gather(now, property_ids, fresh, name)
        )
        if done:
            self._picking.outline(())
            self._picking.pick_route(fresh)
        return done

    def other_routes(self) -> list[DraftRoute]:
        """Routes that the picked stop, or the picked route's stops, could go to."""
        plan = self._editor.plan
        routes = plan.routes if plan else ()
        return [route for route in routes if route.route_id != self._picking.route_id and not route.locked]

    def _house(self, property_id: str) -> str:
        plan = self._editor.plan
        return say(edits.place_of(plan, property_id)) if plan else ""

    def _route_name(self) -> str:
        plan = self._editor.plan
        route = plan.route(self._picking.route_id) if plan else None
        return route.name if route else ""


def _dropped(plan: PlanDraft, property_id: str, spot: Spot) -> PlanDraft:
    if spot.number is None:
        return move_to_route(plan, property_id, spot.route_id)
    source, target = plan.route_of(property_id), plan.route(spot.route_id)
    number = spot.number
    if source is None:
        return edits.insert_stop(plan, property_id, spot.route_id, number)
    if target is not None and source.route_id == target.route_id:
        number -= source.order.index(property_id) + 1 < number  # it leaves a gap behind
    return edits.move_stop(plan, property_id, spot.route_id, number)


def _with_days(plan: PlanDraft, first: date) -> PlanDraft:
    begun = replace(plan, planned_start=days.midnight_of(first, plan.zone))
    return days.dated(begun, {route.route_id for route in plan.routes})


def _free_name(plan: PlanDraft, pattern: str) -> str:
    taken = {route.name for route in plan.routes}
    names = (pattern.format(number=number) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
