"""What screens read: frozen values, made by the services from the replica."""

from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.services.identity.models import HouseholdView
from stormops_desktop.services.jobs.timeline_models import TimelineItem


@dataclass(frozen=True, slots=True)
class Member:
    """Who is signed in, where."""

    tenant_id: str
    org_name: str
    account_id: str
    display_name: str
    role: str
    crew_id: str | None
    email: str


@dataclass(frozen=True, slots=True)
class StormChoice:
    """One entry of the storm selector. `zone` is the IANA name its times are shown in, "" when unknown."""

    storm_id: str
    name: str
    status: str
    is_sample: bool
    zone: str = ""


@dataclass(frozen=True, slots=True)
class DoorAsk:
    """What is planned and asked of a visit.

    Attributes:
        windows: hours asked for, in minutes from local midnight. priority: "" where there is none.
        service_min: minutes at the door. arrive_at: when it begins by the plan, UTC milliseconds.
    """

    windows: tuple[tuple[int, int], ...] = ()
    service_min: int | None = None
    priority: str = ""
    arrive_at: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of Today: a house on the crew's route, in order."""

    job_id: str
    property_id: str
    route_id: str
    route_name: str
    sequence: int
    address: str
    city: str
    zip_code: str
    latitude: float | None
    longitude: float | None
    status: str
    outcome: str | None
    sii: float | None
    tier: str | None
    is_synthetic: bool
    pending: bool  # has work that the office does not have yet
    needs_you: bool = False  # the office did not take something done here; a person has to decide
    scheduled_at: int | None = None  # the appointment, UTC milliseconds
    held_out: str = ""  # why nobody is to knock, so that an experiment stays one; "" for everybody else
    route_when: str = ""  # how its route stands to this day: a word of `domain.routing.crew_day.When`
    route_day: int | None = None  # the day its route is planned for, UTC milliseconds
    closed_at: int | None = None  # when the visit was over, UTC milliseconds
    asked: DoorAsk = DoorAsk()


@dataclass(frozen=True, slots=True)
class LaterRoute:
    """A route of a later day: `day` is UTC milliseconds of its local midnight, `zone` where that is."""

    route_id: str
    name: str
    day: int
    zone: str
    stops: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """A crew's day. `done` counts completed, `total` all but cancelled.

    Attributes:
        later: routes of later days, the next one first.
        ahead: the day shown when this one has nothing, UTC milliseconds; None otherwise.
        start: where the crew starts, in degrees; None when nobody said.
    """

    crew_name: str
    routes: tuple[str, ...]
    stops: tuple[Stop, ...]
    done: int
    total: int
    later: tuple[LaterRoute, ...] = ()
    ahead: int | None = None
    start: tuple[float, float] | None = None


class JobSort(StrEnum):
    """The columns a job table can be ordered by."""

    ROUTE_ORDER = "route_order"
    ADDRESS = "address"
    ZIP = "zip_code"
    STATUS = "status"
    SII = "sii"
    UPLIFT = "expected_uplift"
    APPOINTMENT = "scheduled_at"


@dataclass(frozen=True, slots=True)
class JobFilter:
    """What the Jobs table shows. `text` searches address, ZIP, route name and notes."""

    storm_id: str | None = None
    text: str = ""
    statuses: tuple[str, ...] = ()
    route_id: str | None = None
    sort: JobSort = JobSort.ROUTE_ORDER
    descending: bool = False


@dataclass(frozen=True, slots=True)
class JobRow:
    """One line of the Jobs table."""

    job_id: str
    address: str
    city: str
    zip_code: str
    route_name: str
    sequence: int | None
    status: str
    outcome: str | None
    sii: float | None
    tier: str | None
    expected_uplift: float | None
    pending: bool
    needs_you: bool = False
    scheduled_at: int | None = None
    route_day: int | None = None  # the day its route is driven, UTC milliseconds; said in `zone`
    zone: str = ""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as its readers see it."""

    note_id: str
    body: str | None  # None when redacted
    author: str
    written_at: int
    pending: bool
    mine: bool
    redacted_at: int | None = None
    earlier: tuple["NoteView", ...] = ()  # the notes it stands in for, the latest first


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of a job's timeline; not `effective` when it could not move the job."""

    from_status: str
    to_status: str
    reason: str | None
    actor: str
    happened_at: int
    effective: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class JobDetail:
    """The job page. `next_statuses` are the legal steps from here, `reopen_to` those of a reopen."""

    row: JobRow
    property_id: str
    storm_name: str
    zone: str
    route_id: str | None
    latitude: float | None
    longitude: float | None
    is_synthetic: bool
    is_sample: bool
    roof: str
    hail: str  # a sentence: size, source, distance, or why there is no evidence
    next_statuses: tuple[str, ...]
    reopen_to: tuple[str, ...]
    notes: tuple[NoteView, ...]
    events: tuple[EventView, ...]
    seen_rev: int
    untaken: tuple[str, ...] = ()  # what was done here and the office did not take, undecided yet
    scheduled_at: int | None = None  # the appointment, UTC milliseconds; said in `zone`
    completed_at: int | None = None  # UTC milliseconds; None unless completed
    timeline: tuple[TimelineItem, ...] = ()  # everything that happened, newest first
    photo_count: int = 0
    held_out: str = ""  # why nobody is to knock, so that an experiment stays one; "" for everybody else
    asked: DoorAsk = DoorAsk()
    household: HouseholdView | None = None  # who lives there, in masks; None where nothing is known


class SyncPhase(StrEnum):
    """The one word behind the sync chip."""

    SAFE = "safe"  # everything is at the office
    WAITING = "waiting"  # saved here, not sent yet
    SENDING = "sending"
    OFFLINE = "offline"
    ATTENTION = "attention"  # the inbox wants a person


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The sync chip and page. Times are UTC milliseconds, None when it never happened."""

    phase: SyncPhase
    waiting: int
    attention: int
    sending_done: int = 0
    sending_total: int = 0
    bytes_left: int = 0
    offline_since: int | None = None
    last_contact: int | None = None
    last_error: str = ""
    working_offline: bool = False  # the person chose to
    photos_unsafe: int = 0  # photos and papers whose original the office has not verified yet
    photos_wait: int = 0  # those of them that wait for a link that costs nothing
    papers_unsafe: int = 0  # those of `photos_unsafe` that are papers


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A change that exists only on this machine."""

    n: int
    what: str
    where: str
    captured_at: int


@dataclass(frozen=True, slots=True)
class ConflictField:
    """One contested field, its values already in words.

    Attributes:
        key: names it to `keep_edited`; "" where one of the two values stands and nothing between them.
        both: the two texts together, theirs first, as they came to the office; "" without a key.
    """

    name: str
    before: str
    mine: str
    theirs: str
    key: str = ""
    both: str = ""


@dataclass(frozen=True, slots=True)
class InboxView:
    """Something the office did not take, with the three values side by side.

    Attributes:
        changes: how many were refused with it, in one step.
        can_merge: what is contested is text, so both may stand together, or a third be typed.
    """

    item_id: int
    title: str
    where: str
    reason: str
    captured_at: int
    received_at: int
    fields: tuple[ConflictField, ...]
    can_resend: bool
    changes: int = 1
    can_merge: bool = False


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How a sync run ended. `problem` is a sentence for the user, "" when all went well.

    Attributes:
        retry_after_s: when to try again after a failure, by chance, so that laptops do not come in step.
        ended: the member was taken out and the office has everything; what is here can't be opened again.
    """

    sent: int
    received: int
    attention: int
    problem: str = ""
    retry_after_s: float | None = None
    ended: bool = False
