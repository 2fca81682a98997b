"""Ready for the field? Every fact that a day without a network needs, read from this machine alone."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.services.models import Stop, TodayView
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
        today: the person's stops of all storms. packs: None where this program has no maps.
    """

    photo_folder: Path
    opens_offline: Callable[[], bool]
    today: Callable[[], TodayView]
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
        stops = [stop for stop in self._around.today().stops if stop.status not in _CLOSED]
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
        name = "Routes and jobs"
        if not stops:
            said = "No open stop is on this machine. If the office gave you a route, sync brings it."
            light = Light.LOOK if self._work.is_office else Light.STOP
            return Check("routes", light, name, said, Fix.SYNC)
        routes = len({stop.route_id for stop in stops})
        said = f"{_count(len(stops), 'open stop')} on {_count(routes, 'route')}."
        return Check("routes", Light.OK, name, said)

    def _houses(self, stops: Sequence[Stop]) -> Iterator[Check]:
        with self._work.reading() as connection:
            facts = field_facts.of_jobs(connection, [stop.job_id for stop in stops])
        yield _share(
            "houses", "Houses", facts.houses, facts.placed,
            "{done} of {all} houses are here with address and place.", Light.STOP,
        )  # fmt: skip
        yield _share(
            "evidence", "Storm evidence", facts.houses, facts.scored,
            "{done} of {all} houses have their storm evidence here.", Light.LOOK,
        )  # fmt: skip

    def _map(self, stops: Sequence[Stop]) -> Check:
        name, places = "Map", [(s.latitude, s.longitude) for s in stops]
        lats = [lat for lat, _ in places if lat is not None]
        lons = [lon for _, lon in places if lon is not None]
        if self._around.packs is None:
            said = "No map pack on this machine. Stops show their address and distance without one."
            return Check("map", Light.LOOK, name, said, Fix.MAP_PACKS)
        if not lats or not lons:
            return Check("map", Light.OK, name, "No stop needs a map just now.")
        box = (min(lats) - MARGIN_DEG, min(lons) - MARGIN_DEG, max(lats) + MARGIN_DEG, max(lons) + MARGIN_DEG)
        if self._around.packs.covers(*box):
            return Check("map", Light.OK, name, "The streets around every stop are on this machine.")
        said = "No map pack on this machine covers every stop. Stops show their address and distance."
        return Check("map", Light.LOOK, name, said, Fix.MAP_PACKS)

    def _rules(self) -> Check:
        name, packs = "Rules and templates", self._around.rule_packs
        if not packs:
            said = "The deadline rules of claims can't be read. Install StormOps again before leaving."
            return Check("rules", Light.LOOK, name, said)
        said = ", ".join(f"{pack.state} {pack.version}" for pack in packs.values())
        return Check("rules", Light.OK, name, f"Deadline rules: {said}.")

    def _disk(self) -> Check:
        name = "Free disk"
        try:
            free = self._around.disk_free(self._around.photo_folder)
        except OSError as error:
            said = f"The folder of photos can't be read ({error.strerror})."
            return Check("disk", Light.STOP, name, said, Fix.FREE_SPACE)
        said = f"{_gb(free)} free; {FIELD_DAYS} days of photos need about {_gb(ROOM_BYTES)}."
        if free >= ROOM_BYTES:
            return Check("disk", Light.OK, name, said)
        light = Light.LOOK if free >= LEAST_BYTES else Light.STOP
        days = free // (PHOTOS_A_DAY * PHOTO_BYTES)
        return Check("disk", light, name, f"{said} That is {_count(days, 'day')}.", Fix.FREE_SPACE)

    def _clock(self, state: SyncState | None, now: int) -> Check:
        name = "Clock"
        if state is None or state.offset_ms is None:
            said = "Never compared with the office's. Sync once, so that photos get the right time."
            return Check("clock", Light.LOOK, name, said, Fix.SYNC)
        if clock_quality(state, now) is Quality.BAD:
            said = "This computer's clock was set back since the last sync. Set it right, then sync."
            return Check("clock", Light.STOP, name, said, Fix.SYNC)
        off = abs(state.offset_ms)
        if off > CLOCK_MS:
            said = f"{off // 60_000} minutes off the office's. Turn on automatic time, then sync."
            return Check("clock", Light.LOOK, name, said, Fix.SYNC)
        return Check("clock", Light.OK, name, f"{off / 1000:.1f} s off the office's.")

    def _unlock(self) -> Check:
        name = "Opens without the office"
        if self._around.opens_offline():
            return Check("unlock", Light.OK, name, "Your PIN or password opens your data without a network.")
        said = "No PIN is set: once closed, StormOps could not be opened without a network."
        return Check("unlock", Light.STOP, name, said, Fix.SET_PIN)

    def _fresh(self, state: SyncState | None, now: int) -> Check:
        name = "Last sync"
        if state is None or not state.last_contact_ms:
            return Check("fresh", Light.STOP, name, "The office was never reached from here.", Fix.SYNC)
        age = max(0, now - state.last_contact_ms)
        if age <= FRESH_MS:
            return Check("fresh", Light.OK, name, f"{_age(age)} ago.")
        said = f"{_age(age)} ago. What the office changed since then is not here."
        return Check("fresh", Light.LOOK, name, said, Fix.SYNC)

    def _health(self) -> Check:
        """Reads every page of the file."""
        name = "Data on this machine"
        try:
            whole = self._work.database.intact()
        except StorageError:
            whole = False
        if whole:
            return Check("health", Light.OK, name, "Every page of it can be read.")
        said = "A part of the data can't be read. Restart StormOps: it rescues what was not sent."
        return Check("health", Light.STOP, name, said)


_CLOSED = ("completed", "skipped", "cancelled")


def _share(key: str, name: str, every: int, done: int, words: str, light: Light) -> Check:
    said = words.format(done=done, all=every)
    if done == every:
        return Check(key, Light.OK, name, said)
    return Check(key, light, name, f"{said} Sync brings what is missing.", Fix.SYNC)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


def _age(age_ms: int) -> str:
    if age_ms < HOUR_MS:
        return _count(age_ms // 60_000, "minute")
    return _count(age_ms // HOUR_MS, "hour") if age_ms < 2 * DAY_MS else _count(age_ms // DAY_MS, "day")
