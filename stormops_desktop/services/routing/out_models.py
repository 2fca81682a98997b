"""What leaves as files and links, and what an edited file would change."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from stormops_desktop.domain.evidence.position import Fix
from stormops_desktop.domain.routing.plans.draft import PlanDraft


@dataclass(frozen=True, slots=True)
class Navigation:
    """Ways into a navigation app.

    Attributes:
        geo: opens whatever app the system has for places (RFC 5870). google, apple: one stop each, in a
            browser. rest: directions through all stops, split where an app takes no more of them.
    """

    geo: str = ""
    google: str = ""
    apple: str = ""
    rest: tuple[str, ...] = ()


class Edit(StrEnum):
    """What a file does with a stop, or with a route."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One stop that an edited file puts elsewhere, or a route that it puts on another day.

    Attributes:
        was, now: places from 1, None for not on it. days: the old one, None for none, and the new one.
    """

    route_name: str
    edit: Edit
    address: str
    was: int | None
    now: int | None
    days: tuple[date | None, date] | None = None


@dataclass(frozen=True, slots=True)
class ImportFault:
    """Why a file can't be taken over: `where` names the row, "" for the file as a whole."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What taking a file over would do. Nothing is stored yet.

    Attributes:
        plan: the whole plan as the file wants it; None while there are faults.
        published: names of routes that are with their crews already: they get a new version.
    """

    changes: tuple[ImportChange, ...] = ()
    faults: tuple[ImportFault, ...] = ()
    plan: PlanDraft | None = None
    published: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map of a route as a view drew it, and whom to name for it."""

    image: bytes
    credit: str = ""


class LastKnown(Protocol):
    """Who knows where the device is."""

    def __call__(self) -> Fix | None: ...
