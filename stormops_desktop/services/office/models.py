"""What the pages Ready, Close-out, Photos & data and Crews show."""

from dataclasses import dataclass, field
from enum import StrEnum

from stormops_desktop.domain.routing.crews import CrewForm
from stormops_desktop.domain.routing.plans.draft import Place


class Kind(StrEnum):
    """The kinds of things that may exist only on this machine, in the order of the page."""

    JOBS = "jobs"
    NOTES = "notes"
    CLAIMS = "claims"
    PHOTOS = "photos"
    PAPERS = "papers"
    OTHER = "other"
    BROUGHT = "brought"  # from another laptop, on a stick
    APART = "apart"  # files that are no usable pictures, kept with the reason
    REFUSED = "refused"
    CONFLICTS = "conflicts"


NEEDS_YOU = (Kind.REFUSED, Kind.CONFLICTS)
"""The office has these on record too, but only a person can say what becomes of them."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that is not finished: what, where, since when (UTC ms), and the job it leads to.

    Attributes:
        what: "" for a file that is not safe yet, `size_bytes` of which are to go.
        machine: the laptop that it was brought from, "" for this one.
    """

    kind: Kind
    what: str
    where: str
    at_ms: int
    job_id: str | None = None
    trouble: str = ""
    size_bytes: int = 0
    machine: str = ""


@dataclass(frozen=True, slots=True)
class BundleNote:
    """The bundle made last. `holds_all`: nothing that exists only here is missing in it."""

    name: str
    made_ms: int
    holds_all: bool


@dataclass(frozen=True, slots=True)
class CloseOut:
    """The whole page, from one look at this machine."""

    as_of_ms: int
    items: tuple[OpenItem, ...]
    bundle: BundleNote | None = None

    def of(self, kind: Kind) -> tuple[OpenItem, ...]:
        """The items of one kind, oldest first."""
        return tuple(item for item in self.items if item.kind is kind)

    @property
    def only_here(self) -> int:
        """How many things would be lost with this machine."""
        return sum(item.kind not in (*NEEDS_YOU, Kind.APART) for item in self.items)

    @property
    def apart(self) -> int:
        """Files that are no pictures. The office takes none of them, so they keep nobody from handing on."""
        return len(self.of(Kind.APART))

    @property
    def needs_you(self) -> int:
        return sum(item.kind in NEEDS_YOU for item in self.items)


class Light(StrEnum):
    """How one check went."""

    OK = "ok"
    LOOK = "look"  # the day can begin, but somebody should know
    STOP = "stop"  # the day can't begin like this


class Fix(StrEnum):
    """What a red item leads to."""

    SYNC = "sync"
    SET_PIN = "set_pin"
    FREE_SPACE = "free_space"
    MAP_PACKS = "map_packs"
    CLOSE_OUT = "close_out"
    JOBS = "jobs"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, how it went, and what puts it right.

    Attributes:
        fact: the code of what was found; `viewmodels.office.ready_words` says it in words, with `told`.
    """

    key: str
    light: Light
    fact: str
    told: dict[str, int | str] = field(default_factory=dict)
    fix: Fix = Fix.NONE


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether this machine can go to the field, as of a moment."""

    as_of_ms: int
    good_until_ms: int
    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        return all(check.light is not Light.STOP for check in self.checks)

    @property
    def stops(self) -> int:
        return sum(check.light is Light.STOP for check in self.checks)


class LinkSays(StrEnum):
    """Whether the present link costs: as the system says, or as the person says."""

    SYSTEM = "system"
    COSTS = "costs"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class ThriftChoice:
    """What this laptop may send over a link that costs.

    Attributes:
        wifi_only: originals wait for a link that costs nothing.
        day_mb: million bytes a day that small pictures (and originals, if they may) keep to.
    """

    wifi_only: bool = True
    day_mb: int = 50
    link: LinkSays = LinkSays.SYSTEM


@dataclass(frozen=True, slots=True)
class ApartFile:
    """A file that is no usable picture and was kept with the reason.

    Attributes:
        where: the job's house. sentence: why it was not taken; `code` the same for machines.
        sha256: of its bytes; None where none could be kept.
    """

    job_id: str
    name: str
    where: str
    sentence: str
    added_ms: int
    code: str = ""
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class DataView:
    """The page Photos & data.

    Attributes:
        system_says: the system knows the link as costing, free, or (None) does not say.
        costs: what is gone by.
        waits_for_wifi: photos held back by it. unsafe: photos that are not safe yet, `unsafe_bytes` of them.
        free_to_go: originals that can be freed now; `held`: kept for a claim or an order.
        legal_holds: jobs of which the office lets no original go.
        apart: files that are no usable pictures, the oldest first.
    """

    choice: ThriftChoice
    system_says: bool | None
    costs: bool
    waits_for_wifi: int
    unsafe: int
    unsafe_bytes: int
    spent_bytes: int
    originals: int
    original_bytes: int
    free_to_go: int
    free_bytes: int
    held: int
    disk_free: int
    keep_days: int
    sending_anyway: bool = False
    legal_holds: int = 0
    apart: tuple[ApartFile, ...] = ()


@dataclass(frozen=True, slots=True)
class CrewCard:
    """One crew. `members`: people in it. `routes`: those it drives, published and not over."""

    crew_id: str
    form: CrewForm
    members: int = 0
    routes: int = 0


@dataclass(frozen=True, slots=True)
class CrewsView:
    """The company's crews, and whether who looks may change them."""

    crews: tuple[CrewCard, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A house that the replica knows, as a place to start from."""

    address: str
    place: Place
