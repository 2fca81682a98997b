"""Today: the crew's stops in order, and which one comes next."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from stormops_desktop.domain.routing.plans.days import date_of
from stormops_desktop.services.models import Stop, StormChoice, TodayView
from stormops_desktop.services.ports import ChangeSet, JobReads, JobVerbs
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.crew.asked_words import AskedNow, asked_now
from stormops_desktop.viewmodels.crew.day_words import (
    day_name,
    later_entry,
    later_line,
    route_mark,
    route_said,
)
from stormops_desktop.viewmodels.moments import MINUTE_MS, clock_time, same_day, short_day_and_time
from stormops_desktop.viewmodels.stop_list import StopListModel
from stormops_desktop.viewmodels.words import OPEN_STATUSES

UNDER_WAY = ("on_site", "en_route")
SHOWN = (
    "jobs", "routes", "route_properties", "route_versions", "route_answers", "crew_changes", "assignments",
    "properties", "notes", "photos", "experiments", "experiment_assignments", *CLAIM,
)  # fmt: skip
FORWARD = {"pending": "en_route", "assigned": "en_route", "en_route": "on_site"}


class TodayViewModel(ViewModel):
    """The day of whoever is signed in.

    Attributes:
        day: None until the first answer.
        storm: whose stops these are; None for all storms'.
        stops: the list, in route order.
        chosen: the stop the person looks at; follows the next stop until they choose one.
        opened: routes of later days that the person wants to see now.

    Signals:
        chosen_changed: another stop is chosen, or the chosen one looks different.
    """

    chosen_changed = Signal()

    def __init__(
        self, around: Surroundings, jobs: JobReads, verbs: JobVerbs, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._jobs, self._verbs = jobs, verbs
        self.day: TodayView | None = None
        self.storm: StormChoice | None = None
        self.stops = StopListModel()
        self.stops.setParent(self)
        self.chosen: Stop | None = None
        self.opened: frozenset[str] = frozenset()
        self._follows = True
        self._late: frozenset[tuple[str, str]] = frozenset()
        self._read_on = self._date()
        self._midnight = QTimer(self)
        self._midnight.setInterval(MINUTE_MS)
        self._midnight.timeout.connect(self.turn_page)
        self._midnight.start()

    def reload(self) -> None:
        storm_id, opened = self.storm.storm_id if self.storm else None, self.opened
        self._read(lambda: self._jobs.today(storm_id, opened), self._on_day)

    def turn_page(self) -> None:
        """Reads the new day once midnight has passed, for a laptop that was left open; and tells who is late
        as hours that were asked for go by.
        """
        if self._date() != self._read_on:
            self.opened = frozenset()
            self.reload()
        elif self._late_now() != self._late:
            self._late = self._late_now()
            self.stops.tell_time()
            self.chosen_changed.emit()

    def dispose(self) -> None:
        self._midnight.stop()
        super().dispose()

    def _date(self) -> date:
        return date_of(self._around.now(), self._zone)

    def open_route(self, route_id: str) -> None:
        """Shows a later day's route behind this day's."""
        self.opened |= {route_id}
        self.reload()

    def show_storm(self, storm: StormChoice | None) -> None:
        """Another storm's day; it begins at its own next stop. The same storm told afresh reads nothing."""
        moved = (self.storm and self.storm.storm_id) != (storm and storm.storm_id)
        self.storm = storm
        if moved:
            self._follows = True
            self.opened = frozenset()
            self.reload()

    @property
    def next_stop(self) -> Stop | None:
        """The one under way, else the first open one; None when the day is done."""
        stops = self.day.stops if self.day else ()
        under_way = [stop for stop in stops if stop.status in UNDER_WAY]
        waiting = [stop for stop in stops if stop.status in OPEN_STATUSES]
        return next(iter(under_way or waiting), None)

    @property
    def heading(self) -> str:
        """Today, or the day that is shown because nothing is planned for this one."""
        ahead = self.day.ahead if self.day else None
        if ahead is None:
            return self.tr("Today")
        return self.tr("Next: {day}").format(day=day_name(ahead, self._around.now(), self._zone))

    @property
    def later_line(self) -> str:
        """What comes on later days, in one line."""
        return later_line(self.day.later, self._around.now()) if self.day and self.day.later else ""

    @property
    def later_entries(self) -> list[tuple[str, str]]:
        """Routes of later days: id and words."""
        later = self.day.later if self.day else ()
        return [(one.route_id, later_entry(one, self._around.now())) for one in later]

    @property
    def _zone(self) -> str:
        return self.storm.zone if self.storm else ""

    def route_said(self, stop: Stop) -> str:
        """How the stop's route stands to this day: begun, overdue, for another day; "" for this day's own."""
        return route_said(stop, self._around.now(), self._zone)

    def _route_mark(self, stop: Stop) -> str:
        return route_mark(stop, self._around.now(), self._zone)

    def asked(self, stop: Stop) -> AskedNow:
        """What is asked of the visit at a stop, and whether its crew is late for it."""
        return asked_now(stop, stop.asked, self._around.now(), self._zone)

    def _late_now(self) -> frozenset[tuple[str, str]]:
        """Jobs with how it is said that their crew is late."""
        stops = self.day.stops if self.day else ()
        told = ((stop.job_id, self.asked(stop).late) for stop in stops)
        return frozenset((job_id, late) for job_id, late in told if late)

    @property
    def is_next(self) -> bool:
        """The chosen stop is the one that comes next."""
        following = self.next_stop
        return following is not None and self.chosen is not None and following.job_id == self.chosen.job_id

    @property
    def forward(self) -> str | None:
        """The status that the chosen stop's one-tap step leads to."""
        return FORWARD.get(self.chosen.status) if self.chosen else None

    @property
    def trail(self) -> tuple[str, ...]:
        """Job ids in order, for moving on from one job page to the next."""
        return tuple(stop.job_id for stop in self.day.stops) if self.day else ()

    @property
    def route_length(self) -> int:
        """How many stops the chosen stop's route has: stops are numbered within their route."""
        stops = self.day.stops if self.day else ()
        return sum(self.chosen is not None and stop.route_id == self.chosen.route_id for stop in stops)

    def hour(self, at: int) -> str:
        """An appointment's hour where the houses are; with its day when that is another one."""
        zone, now = self._zone, self._around.now()
        return clock_time(at, zone) if same_day(at, now, zone) else short_day_and_time(at, now, zone)

    def choose(self, row: int) -> None:
        if 0 <= row < self.stops.rowCount():
            self._follows = False
            self._set_chosen(self.stops.stop(row))

    def move(self, by: int) -> None:
        """J and K: the next or the previous stop, stopping at the ends."""
        row = self.stops.row_of(self.chosen.job_id) if self.chosen else -1
        self.choose(max(0, min(self.stops.rowCount() - 1, row + by)))

    def follow_next(self) -> None:
        self._follows = True
        self._set_chosen(self.next_stop)

    def step(self) -> None:
        """Moves the chosen stop one step: drive, then arrive."""
        to, stop = self.forward, self.chosen
        if to is not None and stop is not None:
            self._save(lambda: self._verbs.step(stop.job_id, to, origin=self))

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, *SHOWN):
            self.reload()

    def _on_day(self, day: TodayView) -> Load:
        self.day, self._read_on = day, self._date()
        self.stops.tell_hour(self.hour)
        self.stops.tell_asked(self.asked)
        self._late = self._late_now()
        self.stops.tell_route(self.route_said, self._route_mark)
        self.stops.replace(day.stops)
        row = self.stops.row_of(self.chosen.job_id) if self.chosen and not self._follows else -1
        self._set_chosen(day.stops[row] if row >= 0 else self._fallback())
        return Load.READY if day.stops else Load.EMPTY

    def _fallback(self) -> Stop | None:
        self._follows = True
        return self.next_stop

    def _set_chosen(self, stop: Stop | None) -> None:
        self.chosen = stop
        self.chosen_changed.emit()
