"""Routes as files, on paper and back again: what the export and import panels work with."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.maps.mercator import world_point
from stormops_desktop.domain.routing.plans.choice import named
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.maps.models import RouteLine, RouteStop, TileSource
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.models import RouteFile, RouteView, UnplacedStop
from stormops_desktop.services.routing.models import RouteStop as StoredStop
from stormops_desktop.services.routing.out_models import ImportPreview, MapPicture
from stormops_desktop.services.routing.ports import RouteServices
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.routes import words
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
SHEET = "sheet"
READ_BACK = (".csv", ".gpx", ".geojson", ".json")
MOST_BYTES = 50_000_000  # a file of 100,000 stops has 15 MB
CLOSED = ("completed", "skipped", "cancelled")
Draw = Callable[[RouteLine, Sequence[TileSource]], MapPicture]


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that is ready to be saved. `note`: what is not on its map or in its links, "" for nothing."""

    name: str
    content: bytes
    note: str = ""


class OutgoingViewModel(ViewModel):
    """Makes files of routes, and says what a file would change.

    Attributes:
        busy: a sheet is being drawn or a file read. preview: of the file read last, None before.
        reading: name of that file.

    Signals:
        made: files are ready; carries a tuple of MadeFile. busy_changed, preview_changed: as they say.
        listed: what `list_routes` found: pairs of id and words.
        taken_over: a file's changes are stored; carries their name.
    """

    made = Signal(object)
    busy_changed = Signal()
    preview_changed = Signal()
    taken_over = Signal(str)
    listed = Signal(object)

    def __init__(
        self, around: Surroundings, routes: RouteServices, maps: MapServices, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._plans, self._out, self._maps = routes.plans, routes.out, maps
        self.busy = False
        self.preview: ImportPreview | None = None
        self.reading = ""

    def list_routes(self, storm_id: str | None) -> None:
        """Asks for the stored routes to choose from."""
        self._db(
            lambda: self._plans.get_routes(storm_id),
            lambda views: self.listed.emit([(view.route_id, _choice(view)) for view in views]),
            self._on_refused,
        )

    def export(self, route_ids: Collection[str], kind: str, draw: Draw | None = None) -> None:
        """Makes the files of some routes; `draw` makes the maps of a sheet, off the window's thread."""
        if self.busy:
            return
        wanted = tuple(route_ids)
        self._set_busy(busy=True)
        if kind == SHEET:
            self._db(lambda: self._driven(wanted), lambda views: self._draw(views, draw), self._on_failed)
        else:
            self._db(
                lambda: self._plans.export(wanted, kind), lambda files: self._on_files(files, kind),
                self._on_failed,
            )  # fmt: skip

    def read(self, storm_id: str, path: Path) -> None:
        """Says what an edited file would change. Nothing is stored by this."""
        if self.busy:
            return
        self._set_busy(busy=True)
        self.reading = path.name
        kind = path.suffix.lower().lstrip(".")
        kind = "geojson" if kind == "json" else kind
        self._io(lambda _: _text(path), lambda text: self._preview(storm_id, text, kind), self._on_failed)

    def take_over(self) -> None:
        """Stores what the preview tells, all of it or nothing; published routes get a new version."""
        preview = self.preview
        if preview is None or preview.plan is None:
            return
        plan = preview.plan
        if preview.published:
            self._save(lambda: self._plans.publish(plan, origin=self))
        else:
            self._save(lambda: self._plans.save(plan, origin=self))

    def forget(self) -> None:
        """Lets go of a preview."""
        self.preview = None
        self.preview_changed.emit()

    def _driven(self, route_ids: Sequence[str]) -> Sequence[RouteView]:
        if self._out is None:
            raise ServiceError(translate("routes", "Sheets can't be printed on this computer."))
        return self._out.driven(route_ids)

    def _draw(self, views: Sequence[RouteView], draw: Draw | None) -> None:
        packs = self._maps.packs

        def pictures() -> Mapping[str, MapPicture]:
            if draw is None:
                return {}
            sources = packs.sources()
            lines = [line_of(view) for view in views]
            return {line.route_id: draw(line, sources) for line in lines if line.stops}

        self._io(lambda _: pictures(), lambda drawn: self._print(views, drawn), self._on_failed)

    def _print(self, views: Sequence[RouteView], drawn: Mapping[str, MapPicture]) -> None:
        out = self._out
        if out is None:
            return
        name = f"{views[0].name}.pdf" if len(views) == 1 else "routes.pdf"
        ids = [view.route_id for view in views]
        unplaced = [
            UnplacedStop(view.name, number, stop.address)
            for view in views
            for number, stop in enumerate(_driven(view), start=1)
            if stop.latitude is None or stop.longitude is None
        ]
        note = unplaced_words(unplaced, SHEET)
        self._db(
            lambda: out.sheet(ids, drawn),
            lambda content: self._on_made((MadeFile(_safe(name), content, note),)),
            self._on_failed,
        )

    def _preview(self, storm_id: str, text: str, kind: str) -> None:
        out = self._out
        if out is not None:
            self._db(lambda: out.preview(storm_id, text, kind), self._on_preview, self._on_failed)

    def _on_preview(self, preview: ImportPreview) -> None:
        self._set_busy(busy=False)
        self.preview = preview
        self.preview_changed.emit()

    def _on_files(self, files: Sequence[RouteFile], kind: str) -> None:
        made = (
            MadeFile(_safe(file.name), _bytes(file), unplaced_words(file.unplaced, kind)) for file in files
        )
        self._on_made(tuple(made))

    def _on_made(self, files: tuple[MadeFile, ...]) -> None:
        self._set_busy(busy=False)
        self.made.emit(files)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._on_refused(error)

    def _on_saved(self, changes: ChangeSet) -> None:
        super()._on_saved(changes)
        self.forget()
        self.taken_over.emit(say(changes.name))

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()


def line_of(view: RouteView) -> RouteLine:
    """A stored route as the map draws it, in the order in which it is driven."""
    stops = tuple(
        RouteStop(
            stop.property_id, at, *world_point(stop.latitude, stop.longitude), stop.job_status in CLOSED
        )
        for at, stop in enumerate(_driven(view), start=1)
        if stop.latitude is not None and stop.longitude is not None
    )
    return RouteLine(view.route_id, view.name, view.crew_name, stops, draft=view.status == "draft")


def _driven(view: RouteView) -> list[StoredStop]:
    known = {stop.property_id: stop for stop in view.stops}
    return [known[key] for key in view.order if key in known] or list(view.stops)


def _choice(view: RouteView) -> str:
    crew = view.crew_name or translate("routes", "no crew")
    told = translate("routes", "{route}: {stops}, {crew}, version {version}")
    if not view.plan_version:
        told = translate("routes", "{route}: {stops}, {crew}, not published")
    count = words.stops(len(view.stops))
    return told.format(route=view.name, stops=count, crew=crew, version=view.plan_version)


def kind_words() -> dict[str, tuple[str, str]]:
    """What each kind is called, and what it is good for."""
    back = translate("routes", "can be read back")
    return {
        SHEET: (translate("routes", "Print sheet (PDF)"), translate("routes", "map, and boxes to tick")),
        "csv": (translate("routes", "Table (CSV)"), back),
        "gpx": (translate("routes", "GPS devices (GPX)"), back),
        "kml": (translate("routes", "Google Earth (KML)"), ""),
        "geojson": (translate("routes", "GIS (GeoJSON)"), back),
        "google": (translate("routes", "Google Maps links"), translate("routes", "some stops a link")),
        "apple": (translate("routes", "Apple Maps links"), translate("routes", "one stop a link")),
    }


def unplaced_words(stops: Sequence[UnplacedStop], kind: str) -> str:
    """Which stops no map shows, as nobody knows where they are, and how the file has them all the same."""
    if not stops:
        return ""
    told = translate("routes", "{route} stop {number}, {address}")
    unknown = translate("routes", "no address")
    which = named(
        told.format(route=one.route_name, number=one.number, address=one.address or unknown) for one in stops
    )
    return f"{translate('routes', 'Nobody knows the place of {which}.').format(which=which)} {_kept_as(kind)}"


def _kept_as(kind: str) -> str:
    if kind == SHEET:
        return translate("routes", "On the sheet's list, but not on its map.")
    if kind == "csv":
        return translate("routes", "In the table, with empty coordinates.")
    if kind in ("google", "apple"):
        return translate("routes", "In no link; a search by address stands below them.")
    return translate("routes", "Named in the file, without a point.")


def _text(path: Path) -> str:
    """The file's text.

    Raises:
        ServiceError: it can't be read, is too large, or is no text.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ServiceError(translate("routes", "This file is too large for a table of routes."))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        told = translate("routes", "{file} is not a text file in UTF-8. Save it again as CSV UTF-8.")
        raise ServiceError(told.format(file=path.name)) from error
    except OSError as error:
        told = translate("routes", "{file} can't be read ({why}). Nothing was changed.")
        raise ServiceError(told.format(file=path.name, why=error.strerror or str(error))) from error


def _bytes(file: RouteFile) -> bytes:
    return file.text.encode("utf-8-sig" if file.name.endswith(".csv") else "utf-8")


def _safe(name: str) -> str:
    """A name that every system takes."""
    return "".join(c if c.isalnum() or c in " ._-" else "-" for c in name)
