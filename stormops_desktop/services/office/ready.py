"""Ready for the field? Every fact that a day without a network needs, read from this machine alone."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.services.models import Stop
from stormops_desktop.services.office.models import Check, Fix, Light, Readiness
from stormops_desktop.services.office.ports import MapPacks
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.office import field_facts
from stormops_desktop.storage.office.settings import keep_setting, setting
from stormops_desktop.storage.sync_queries import tally
from sync.contracts.capture import clock_quality
from sync.contracts.ops import Quality
from sync.contracts.replica import SyncState

KEPT_AS = "readiness"
DAY_MS, HOUR_MS = 86_400_000, 3_600_000
FIELD_DAYS = 14
PHOTOS_A_DAY = 150  # product.md: 40 to 200 photos an inspection; most stops need few
PHOTO_BYTES = 5_000_000
ROOM_BYTES = FIELD_DAYS * PHOTOS_A_DAY * PHOTO_BYTES
LEAST_BYTES = 2 << 30
CLOCK_MS = 120_000
FRESH_MS = 14 * HOUR_MS
MARGIN_DEG = 0.005  # a third of a mile around the outermost houses


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the check is told of the machine.

    Attributes:
        opens_offline: whether a PIN (or the password itself) opens the data without the office.
        stops: the person's, of all storms and days. packs: None where this program has no maps.
    """

    photo_folder: Path
    opens_offline: Callable[[], bool]
    stops: Callable[[], Sequence[Stop]]
    rule_packs: Mapping[str, RulePack]
    packs: MapPacks | None = None
    disk_free: Callable[[Path], int] = field(default=lambda folder: shutil.disk_usage(folder).free)


class ReadyDesk:
    """`office.ports.ReadyVerbs`; asks no network, so that it says the same with and without one."""

    def __init__(self, work: Workplace, around: Surroundings) -> None:
        self._work, self._around = work, around

    def check(self) -> Readiness:
        """Looks at everything and remembers what was found."""
        now = self._work.now_ms()
        with self._work.reading() as connection:
            state = tally(connection).state
        stops = [stop for stop in self._around.stops() if stop.status not in _CLOSED]
        checks = (
            self._routes(stops), *self._houses(stops), self._map(stops), self._rules(), self._disk(),
            self._clock(state, now), self._unlock(), self._fresh(state, now), self._health(),
        )  # fmt: skip
        found = Readiness(now, now + FIELD_DAYS * DAY_MS, checks)
        with self._work.writing() as connection:
            keep_setting(connection, KEPT_AS, msgspec.json.encode(found).decode())
        return found

    def last(self) -> Readiness | None:
        """What the last check found, after a restart too."""
        with self._work.reading() as connection:
            kept = setting(connection, KEPT_AS)
        try:
            return None if kept is None else msgspec.json.decode(kept, type=Readiness)
        except msgspec.DecodeError:  # another version's
            return None

    def _routes(self, stops: Sequence[Stop]) -> Check:
        if not stops:
            light = Light.LOOK if self._work.is_office else Light.STOP
            return Check("routes", light, "no_stops", fix=Fix.SYNC)
        routes = len({stop.route_id for stop in stops})
        return Check("routes", Light.OK, "stops", {"stops": len(stops), "routes": routes})

    def _houses(self, stops: Sequence[Stop]) -> Iterator[Check]:
        with self._work.reading() as connection:
            facts = field_facts.of_jobs(connection, [stop.job_id for stop in stops])
        yield _share("houses", facts.houses, facts.placed, Light.STOP)
        yield _share("evidence", facts.houses, facts.scored, Light.LOOK)

    def _map(self, stops: Sequence[Stop]) -> Check:
        if self._around.packs is None:
            return Check("map", Light.LOOK, "no_pack", fix=Fix.MAP_PACKS)
        places = [
            (s.latitude, s.longitude) for s in stops if s.latitude is not None and s.longitude is not None
        ]
        if not places:
            return Check("map", Light.OK, "no_place")
        if self._around.packs.covers(*_box(places)):
            return Check("map", Light.OK, "covered")
        return Check("map", Light.LOOK, "no_pack", fix=Fix.MAP_PACKS)

    def _rules(self) -> Check:
        packs = self._around.rule_packs
        if not packs:
            return Check("rules", Light.LOOK, "no_rules")
        said = ", ".join(f"{pack.state} {pack.version}" for pack in packs.values())
        return Check("rules", Light.OK, "rules", {"packs": said})

    def _disk(self) -> Check:
        try:
            free = self._around.disk_free(self._around.photo_folder)
        except OSError:
            return Check("disk", Light.STOP, "no_disk", fix=Fix.FREE_SPACE)
        told: dict[str, int | str] = {
            "free": free, "wanted": ROOM_BYTES, "days": free // (PHOTOS_A_DAY * PHOTO_BYTES),
        }  # fmt: skip
        if free >= ROOM_BYTES:
            return Check("disk", Light.OK, "room", told)
        return Check("disk", Light.LOOK if free >= LEAST_BYTES else Light.STOP, "short", told, Fix.FREE_SPACE)

    def _clock(self, state: SyncState | None, now: int) -> Check:
        if state is None or state.offset_ms is None:
            return Check("clock", Light.LOOK, "never_compared", fix=Fix.SYNC)
        if clock_quality(state, now) is Quality.BAD:
            return Check("clock", Light.STOP, "set_back", fix=Fix.SYNC)
        off = {"off_ms": abs(state.offset_ms)}
        if off["off_ms"] > CLOCK_MS:
            return Check("clock", Light.LOOK, "off", {**off}, Fix.SYNC)
        return Check("clock", Light.OK, "right", {**off})

    def _unlock(self) -> Check:
        if self._around.opens_offline():
            return Check("unlock", Light.OK, "opens")
        return Check("unlock", Light.STOP, "no_pin", fix=Fix.SET_PIN)

    def _fresh(self, state: SyncState | None, now: int) -> Check:
        if state is None or not state.last_contact_ms:
            return Check("fresh", Light.STOP, "never_reached", fix=Fix.SYNC)
        at: dict[str, int | str] = {"at_ms": state.last_contact_ms}
        if now - state.last_contact_ms <= FRESH_MS:
            return Check("fresh", Light.OK, "fresh", at)
        return Check("fresh", Light.LOOK, "old", at, Fix.SYNC)

    def _health(self) -> Check:
        """Reads every page of the file."""
        try:
            whole = self._work.database.intact()
        except StorageError:
            whole = False
        return Check("health", Light.OK, "whole") if whole else Check("health", Light.STOP, "broken")


_CLOSED = ("completed", "skipped", "cancelled")


def _share(key: str, every: int, done: int, light: Light) -> Check:
    told: dict[str, int | str] = {"done": done, "all": every}
    if done == every:
        return Check(key, Light.OK, key, told)
    return Check(key, light, key, told, Fix.SYNC)


def _box(places: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """South, west, north, east, with some room around the outermost houses."""
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    return (min(lats) - MARGIN_DEG, min(lons) - MARGIN_DEG, max(lats) + MARGIN_DEG, max(lons) + MARGIN_DEG)
