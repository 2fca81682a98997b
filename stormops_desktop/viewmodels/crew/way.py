"""The way to the stop a crew looks at: how far, in which direction, from where, and links for an app."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject, Signal

from stormops_desktop.domain.evidence.position import Apart, Fix, Source, apart
from stormops_desktop.services.models import Stop
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.out_models import Navigation
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.moments import clock_time, same_day
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.words import OPEN_STATUSES

translate = QCoreApplication.translate
METRES_PER_MILE, FEET_PER_METRE = 1609.344, 3.28084
NEAR_M = 160.0  # below a tenth of a mile feet say more
_DIRECTIONS = {
    "north": QT_TRANSLATE_NOOP("way", "north"), "north-east": QT_TRANSLATE_NOOP("way", "north-east"),
    "east": QT_TRANSLATE_NOOP("way", "east"), "south-east": QT_TRANSLATE_NOOP("way", "south-east"),
    "south": QT_TRANSLATE_NOOP("way", "south"), "south-west": QT_TRANSLATE_NOOP("way", "south-west"),
    "west": QT_TRANSLATE_NOOP("way", "west"), "north-west": QT_TRANSLATE_NOOP("way", "north-west"),
}  # fmt: skip
_SOURCES = {
    Source.EXIF: QT_TRANSLATE_NOOP("way", "from the newest photo, taken at {time}"),
    Source.RECEIVER: QT_TRANSLATE_NOOP("way", "from the satellite receiver at {time}"),
    Source.TYPED: QT_TRANSLATE_NOOP("way", "from the position typed at {time}"),
    Source.MAP: QT_TRANSLATE_NOOP("way", "from the place tapped on the map at {time}"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """How far and where, and from what: "1.2 mi north-east", "from the stop before, 1232 Coit Rd"."""

    distance: str
    since: str


@dataclass(frozen=True, slots=True)
class _Origin:
    latitude: float
    longitude: float
    since: str


class WayViewModel(ViewModel):
    """The way to the stop that Today shows.

    Attributes:
        links: into a navigation app for the chosen stop, and through the open stops from it on.

    Signals:
        way_changed: as it says.
    """

    way_changed = Signal()

    def __init__(
        self, around: Surroundings, today: TodayViewModel, routes: RouteServices,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._today, self._out = today, routes.out
        self._fix: Fix | None = None
        self.links = Navigation()
        today.chosen_changed.connect(self._on_chosen)

    @property
    def way(self) -> Way | None:
        """None without a stop, or where nobody knows where it or any place before it is."""
        stop = self._today.chosen
        if stop is None or stop.latitude is None or stop.longitude is None:
            return None
        fix = self._fix
        if fix is not None and fix.is_fresh(self._around.now()):
            told = apart(fix.latitude, fix.longitude, stop.latitude, stop.longitude)
            return Way(way_words(told), self._source(fix))
        origin = self._origin(stop)
        if origin is None:
            return None
        told = apart(origin.latitude, origin.longitude, stop.latitude, stop.longitude)
        return Way(way_words(told), origin.since)

    @property
    def ahead(self) -> list[Stop]:
        """The open stops of the chosen stop's route from it on, as they are driven."""
        chosen, day = self._today.chosen, self._today.day
        if chosen is None or day is None:
            return []
        same = [stop for stop in day.stops if stop.route_id == chosen.route_id]
        rest = same[next((at for at, stop in enumerate(same) if stop.job_id == chosen.job_id), 0) :]
        return [stop for stop in rest if stop.status in OPEN_STATUSES]

    def _origin(self, stop: Stop) -> _Origin | None:
        """Where a crew without a position is: for its next stop the house it was at last today, or its start;
        for another stop the one before."""
        last, before, start = self._last_done(), self._before(stop), self._start()
        likely = (last, start, before) if self._today.is_next else (before, last, start)
        return next((origin for origin in likely if origin is not None), None)

    def _last_done(self) -> _Origin | None:
        day = self._today.day
        now, zone = self._around.now(), self._zone
        done = [
            stop for stop in (day.stops if day else ())
            if stop.closed_at is not None and same_day(stop.closed_at, now, zone)
        ]  # fmt: skip
        placed = [stop for stop in done if stop.latitude is not None]
        last = max(placed, key=lambda stop: stop.closed_at or 0, default=None)
        return None if last is None else _at(last, translate("way", "from the last visit, {address}"))

    def _start(self) -> _Origin | None:
        start = self._today.day.start if self._today.day else None
        return None if start is None else _Origin(*start, translate("way", "from where the crew starts"))

    def _before(self, stop: Stop) -> _Origin | None:
        stops: Sequence[Stop] = self._today.day.stops if self._today.day else ()
        same = [one for one in stops if one.route_id == stop.route_id]
        at = next((at for at, one in enumerate(same) if one.job_id == stop.job_id), 0)
        placed = [one for one in same[:at] if one.latitude is not None]
        return _at(placed[-1], translate("way", "from the stop before, {address}")) if placed else None

    @property
    def _zone(self) -> str:
        return self._today.storm.zone if self._today.storm else ""

    def _source(self, fix: Fix) -> str:
        time = "" if fix.at is None else clock_time(fix.at, self._zone)
        return translate("way", str(_SOURCES[fix.source])).format(time=time)

    def _on_chosen(self) -> None:
        out, chosen = self._out, self._today.chosen
        if out is None or chosen is None:
            self.links = Navigation()
            self.way_changed.emit()
            return
        one, rest = out.navigation([chosen]), out.navigation(self.ahead)
        self.links = Navigation(one.geo, one.google, one.apple, rest.rest)
        self.way_changed.emit()
        self._db(out.position, self._on_position, lambda _error: None)

    def _on_position(self, fix: Fix | None) -> None:
        self._fix = fix
        self.way_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        """Today reads anew when something changes, and says so."""


def _at(stop: Stop, since: str) -> _Origin | None:
    if stop.latitude is None or stop.longitude is None:
        return None
    return _Origin(stop.latitude, stop.longitude, since.format(address=stop.address))


def way_words(told: Apart) -> str:
    """1.2 mi north-east, as the crow flies; feet where that is near."""
    direction = translate("way", str(_DIRECTIONS[told.direction]))
    if told.distance_m < NEAR_M:
        feet = QLocale().toString(round(told.distance_m * FEET_PER_METRE / 10) * 10)
        return translate("way", "{feet} ft {direction}").format(feet=feet, direction=direction)
    miles = QLocale().toString(told.distance_m / METRES_PER_MILE, "f", 1)
    return translate("way", "{miles} mi {direction}").format(miles=miles, direction=direction)
