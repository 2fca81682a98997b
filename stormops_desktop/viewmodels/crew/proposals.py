"""What the office proposes for the crew's routes, and the crew's own changes of its order."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.domain.routing.plans.diff import PlanDiff
from stormops_desktop.services.models import Stop
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.models import CrewPlan
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.crew.asked_words import asked_anew
from stormops_desktop.viewmodels.crew.day_words import short_day
from stormops_desktop.viewmodels.moments import clock_time
from stormops_desktop.viewmodels.words import OPEN_STATUSES

translate = QCoreApplication.translate
SHOWN = (
    "routes", "route_properties", "route_versions", "route_answers", "crew_changes", "assignments", "jobs",
)  # fmt: skip


class ProposalsViewModel(ViewModel):
    """Versions that the crew has not answered; until then it drives by the one it has.

    Args:
        is_crew: only a crew answers for itself; the office sees its answers at the desk.

    Attributes:
        waiting: plans with a newer version that changes something and has no answer yet.
        zone: where the houses are; times are said in it.

    Signals:
        waiting_changed: as it says.
    """

    waiting_changed = Signal()

    def __init__(
        self, around: Surroundings, routes: RouteServices, *, is_crew: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._crew, self.is_crew = routes.crew, is_crew
        self.plans: Sequence[CrewPlan] = ()
        self.zone = ""

    @property
    def waiting(self) -> list[CrewPlan]:
        return [plan for plan in self.plans if plan.answered is None and not plan.diff.is_empty]

    def reload(self) -> None:
        if self.is_crew:
            self._read(self._crew.plans, self._on_plans)

    def accept(self, plan: CrewPlan) -> None:
        self._save(lambda: self._crew.answer(plan.route_id, plan.version, accepted=True, origin=self))

    def decline(self, plan: CrewPlan, reason: str) -> None:
        self._save(
            lambda: self._crew.answer(plan.route_id, plan.version, accepted=False, reason=reason, origin=self)
        )

    def put_off(self, stop: Stop) -> None:
        """Behind all others of its route."""
        self._save(lambda: self._crew.defer(stop.route_id, stop.property_id, origin=self))

    def bring_forward(self, stop: Stop, stops: Sequence[Stop]) -> None:
        """Next: behind what is under way, first of what is open otherwise."""
        under_way = [
            one for one in stops
            if one.route_id == stop.route_id and one.status in ("en_route", "on_site")
            and one.job_id != stop.job_id
        ]  # fmt: skip
        after = under_way[-1].property_id if under_way else None
        self._save(lambda: self._crew.move(stop.route_id, stop.property_id, after, origin=self))

    def can_change(self, stop: Stop | None) -> bool:
        """Whether the crew may put the stop elsewhere; the office's locks are told when it tries."""
        return self.is_crew and stop is not None and stop.status in OPEN_STATUSES

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
            self.reload()

    def _on_plans(self, plans: Sequence[CrewPlan]) -> Load:
        self.plans = plans
        self.waiting_changed.emit()
        return Load.READY


def proposal_lines(plan: CrewPlan, zone: str) -> list[tuple[str, str]]:
    """What a version changes: an icon's name and a sentence a line, what comes and goes first."""
    diff, where = plan.diff, plan.addresses
    places = {stop.property_id: at for at, stop in enumerate(plan.stops, start=1)}
    lines = _another_day(diff, zone)
    for key in diff.added:
        told = translate("proposal", "New: {address}, as stop {place}")
        lines.append(("plus", told.format(address=_address(where, key), place=places.get(key, "?"))))
    for key in diff.removed:
        told = translate("proposal", "Taken off: {address}")
        lines.append(("minus", told.format(address=_address(where, key))))
    for moved in diff.moved:
        told = translate("proposal", "Moved: {address}, stop {was} becomes {now}")
        lines.append(
            (
                "en_route",
                told.format(address=_address(where, moved.property_id), was=moved.was, now=moved.now),
            )
        )
    for timed in diff.retimed:
        told = translate("proposal", "Time: {address}, {was} becomes {now}")
        was, now = clock_time(timed.was_ms, zone), clock_time(timed.now_ms, zone)
        if was == now:
            continue  # another day's same hour, which is said above
        lines.append(("clock", told.format(address=_address(where, timed.property_id), was=was, now=now)))
    lines += [("clock", asked_anew(one, _address(where, one.property_id))) for one in diff.asked]
    return lines


def _another_day(diff: PlanDiff, zone: str) -> list[tuple[str, str]]:
    """One line for a route that is driven on another day: its stops all come at another time."""
    days = [(date_of(one.was_ms, zone), date_of(one.now_ms, zone)) for one in diff.retimed]
    moved = next((pair for pair in days if pair[0] != pair[1]), None)
    if moved is None:
        return []
    told = translate("proposal", "Another day: {now} instead of {was}")
    return [("today", told.format(now=short_day(moved[1], moved[0]), was=short_day(moved[0], moved[0])))]


def proposal_sum(plan: CrewPlan) -> str:
    """The change in one line: 2 new, 1 taken off, 3 moved, 4 at another time."""
    diff = plan.diff
    parts = (
        (len(diff.added), translate("proposal", "{count} new")),
        (len(diff.removed), translate("proposal", "{count} taken off")),
        (len(diff.moved), translate("proposal", "{count} moved")),
        (len(diff.retimed), translate("proposal", "{count} at another time")),
        (len(diff.asked), translate("proposal", "{count} asked otherwise")),
    )
    return ", ".join(words.format(count=count) for count, words in parts if count)


def decline_reasons() -> list[tuple[str, str]]:
    """What a crew says most often: a key for the button, and the words that the office reads."""
    return [
        ("time", translate("proposal", "Not enough time")),
        ("road", translate("proposal", "Road is closed")),
        ("gear", translate("proposal", "Truck or gear can't do it")),
        ("promised", translate("proposal", "We promised an owner otherwise")),
    ]


def _address(where: dict[str, str], key: str) -> str:
    return where.get(key) or translate("proposal", "a house")
