"""Routes on paper and in navigation apps, and files that come back from a planner's spreadsheet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from stormops_desktop.adapters.route_files_links import apple_links, google_links
from stormops_desktop.domain.evidence.position import Fix
from stormops_desktop.domain.routing.published import PublishedStop
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.models import Stop
from stormops_desktop.services.routing.comparing import previewed
from stormops_desktop.services.routing.desk import GONE, RouteDesk
from stormops_desktop.services.routing.driven import driven_order, seen_version
from stormops_desktop.services.routing.models import RouteView
from stormops_desktop.services.routing.on_paper import on_paper
from stormops_desktop.services.routing.out_models import ImportPreview, LastKnown, MapPicture, Navigation
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.routing.stored import stored_routes
from stormops_desktop.storage.routing.whereabouts import newest_photo_place, zones


class RouteOutput:
    """See `ports.RouteOut`, whose promises these methods keep.

    Args:
        fonts: the folder of the typefaces. told: where the device was said to be, None when nobody said.
        today: the member's stops, which know their appointments.
    """

    def __init__(
        self, work: Workplace, desk: RouteDesk, fonts: Path, told: LastKnown,
        today: Callable[[], Sequence[Stop]],
    ) -> None:  # fmt: skip
        self._work, self._desk, self._fonts, self._told, self._today = work, desk, fonts, told, today

    def sheet(self, route_ids: Collection[str], pictures: Mapping[str, MapPicture] | None = None) -> bytes:
        """A PDF to take along, a route after the other; without a picture the way is drawn plainly.

        Raises:
            NotFound: a route is not on this computer, or none is named. StoreTrouble.
        """
        from stormops_desktop.adapters.route_sheet import route_sheet

        views = self.driven(route_ids)
        with self._work.reading() as connection:
            known = zones(connection)
        now, tenant, drawn = self._work.office_ms(), self._work.member.org_name, pictures or {}
        promised = {
            (stop.route_id, stop.property_id): stop.scheduled_at
            for stop in self._today()
            if stop.scheduled_at is not None
        }
        routes = []
        for view in views:
            said = _clock(known.get(view.storm_id) or "")
            routes.append(on_paper(view, tenant, said(now, "%d %b %Y, %H:%M %Z"), promised, said, drawn))
        return route_sheet(routes, self._fonts)

    def driven(self, route_ids: Collection[str]) -> Sequence[RouteView]:
        """The routes in the order of the sheet: what the member's own crew agreed to, or the office's newest.

        Raises:
            NotFound: a route is not on this computer, or none is named. StoreTrouble.
        """
        views = self._views(route_ids)
        if self._work.is_office:
            return views
        with self._work.reading() as connection:
            stored = stored_routes(connection, None)
        return [
            replace(
                view, order=driven_order(stored, view.route_id),
                plan_version=seen_version(stored, view.route_id) or view.plan_version,
            )
            for view in views
        ]  # fmt: skip

    def preview(self, storm_id: str, text: str, kind: str) -> ImportPreview:
        """What an edited CSV, GPX or GeoJSON would change, or every row that is wrong; nothing is stored.

        Raises:
            NotAllowed: a crew may not. NotFound: no such storm here. StoreTrouble.
        """
        plan = self._desk.open_plan(storm_id)
        return previewed(plan, text, kind, self._work.member.org_name, self._work.office_ms())

    def navigation(self, stops: Sequence[Stop]) -> Navigation:
        """Links to the first stop and through all of them; those without a position are left out."""
        placed = [stop for stop in map(_placed, stops) if stop is not None]
        if not placed:
            return Navigation()
        first = placed[0]
        return Navigation(
            geo=f"geo:{first.latitude:.6f},{first.longitude:.6f}",
            google=google_links([first])[0],
            apple=apple_links([first])[0],
            rest=tuple(google_links(placed)),
        )

    def position(self) -> Fix | None:
        """The newest place of this device that somebody told or a photo says; it may be old."""
        told = self._told()
        with self._work.reading() as connection:
            photo = newest_photo_place(connection)
        known = [fix for fix in (told, photo) if fix is not None]
        return max(known, key=lambda fix: fix.at or 0, default=None)

    def _views(self, route_ids: Collection[str]) -> list[RouteView]:
        every = {view.route_id: view for view in self._desk.get_routes()}
        missing = [key for key in route_ids if key not in every]
        if missing or not route_ids:
            raise NotFound(GONE if missing else "Choose at least one route. Nothing was written.")
        return [every[key] for key in route_ids]


def _placed(stop: Stop) -> PublishedStop | None:
    if stop.latitude is None or stop.longitude is None:
        return None
    return PublishedStop(
        stop.route_id, stop.property_id, stop.sequence, stop.address, stop.zip_code, stop.latitude,
        stop.longitude,
    )  # fmt: skip


def _clock(zone: str) -> Callable[[int, str], str]:
    """Says moments in the storm's zone; without one in UTC, and says so."""
    there = zone_named(zone)
    return lambda at_ms, pattern: datetime.fromtimestamp(at_ms / 1000, there).strftime(pattern)
