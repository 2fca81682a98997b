"""What screens may ask of the services, and the shape of the answers' news."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from stormops_desktop.services.attribution.ports import AttributionVerbs
from stormops_desktop.services.board.ports import BoardReads
from stormops_desktop.services.claim_models import ClaimView
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.guardrails.ports import GuardrailVerbs
from stormops_desktop.services.identity.ports import Identity
from stormops_desktop.services.intake.ports import IntakeServices
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.live.ports import Live
from stormops_desktop.services.maps.nothing import no_maps
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import (
    InboxView,
    JobDetail,
    JobFilter,
    JobRow,
    Member,
    StormChoice,
    SyncReport,
    SyncStatus,
    TodayView,
    WaitingItem,
)
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.phases.ports import Phases
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.services.quality.ports import Quality
from stormops_desktop.services.scoring.ports import PlayScores
from stormops_desktop.services.storms.ports import StormServices
from sync.contracts.replica import Touched

if TYPE_CHECKING:  # its answers are made of `ChangeSet`
    from stormops_desktop.services.routing.ports import RouteServices
    from stormops_desktop.services.targeting.ports import TargetingServices


@dataclass(frozen=True, slots=True)
class Undo:
    """A way back, good for a while: `JobVerbs.undo(token)` is itself a change that syncs."""

    token: str
    label: str
    expires_at: int


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What a verb changed.

    Attributes:
        name: what the person did, in their words ("Completed 12 Oak St").
        touched: entities and keys whose visible rows may differ now.
        origin: whoever asked, so that a screen can tell its own changes from others'.
        redo: of an undo, the way to do it once more.
    """

    name: str
    touched: Touched = field(default_factory=Touched)
    origin: object | None = None
    undo: Undo | None = None
    redo: Undo | None = None


class AccountVerbs(Protocol):
    """Signing in and out. Errors are `services.errors.ServiceError` with a sentence for the user."""

    def remembered(self) -> Sequence[Member]:
        """Members whose replica is on this machine and can be unlocked offline."""

    def sign_in(self, email: str, password: str, tenant_id: str = "") -> Member: ...
    def unlock(self, member: Member, pin: str) -> Member: ...
    def set_pin(self, pin: str) -> None: ...
    def tenants(self) -> Sequence[Member]:
        """Every membership of the signed-in account."""

    def switch(self, tenant_id: str) -> Member: ...
    def sign_out(self) -> None:
        """Refuses while something exists only on this machine."""

    def remove_data(self) -> None:
        """Removes the open company's data from this machine; refuses while anything of it is only here."""

    def leave(self) -> None:
        """Closes a company after a run that told that it `ended`, and removes what can't be opened again."""


class StormReads(Protocol):
    """The storms this member can see."""

    def storms(self) -> Sequence[StormChoice]: ...


class JobReads(Protocol):
    """Everything the field screens read; all of it from the local replica."""

    def today(self, storm_id: str | None = None, opened: Collection[str] = ()) -> TodayView:
        """The person's stops of this day in one storm, in all storms when none is named.

        Args:
            opened: ids of later routes to show as well.
        """

    def count(self, wanted: JobFilter) -> int: ...
    def page(self, wanted: JobFilter, offset: int, limit: int) -> Sequence[JobRow]: ...
    def detail(self, job_id: str) -> JobDetail: ...


class JobVerbs(Protocol):
    """`base` is `JobDetail.seen_rev`: what the person was looking at."""

    def step(self, job_id: str, to: str, *, reason: str = "", origin: object = None) -> ChangeSet: ...
    def complete(
        self, job_id: str, outcome: str, *, note: str = "", reason: str = "", origin: object = None
    ) -> ChangeSet:
        """Status, outcome and note as one group: all or none."""

    def skip(self, job_id: str, outcome: str, *, note: str = "", origin: object = None) -> ChangeSet: ...
    def add_note(self, job_id: str, body: str, *, origin: object = None) -> ChangeSet: ...
    def redact_note(self, note_id: str, *, origin: object = None) -> ChangeSet: ...
    def undo(self, token: str, *, origin: object = None) -> ChangeSet: ...


class ClaimReads(Protocol):
    """The claim of a job: the answers, and what the rules make of them."""

    def claim(self, job_id: str) -> ClaimView: ...


class ClaimVerbs(Protocol):
    """`key` is a field's of `domain.claims.form_fields`; `seen` is `ClaimView.seen_rev`."""

    def answer(
        self, job_id: str, key: str, value: object, *, seen: int, origin: object = None
    ) -> ChangeSet: ...
    def mark_unknown(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet: ...
    def clear(self, job_id: str, key: str, *, seen: int, origin: object = None) -> ChangeSet: ...
    def add_entry(
        self, job_id: str, key: str, values: Mapping[str, Any], *, seen: int, origin: object = None
    ) -> ChangeSet: ...
    def edit_entry(
        self, job_id: str, key: str, entry_id: str, values: Mapping[str, Any], *, seen: int,
        origin: object = None,
    ) -> ChangeSet: ...  # fmt: skip
    def remove_entry(
        self, job_id: str, key: str, entry_id: str, *, seen: int, origin: object = None
    ) -> ChangeSet: ...
    def move(self, job_id: str, to: str, *, reason: str = "", seen: int, origin: object = None) -> ChangeSet:
        """Another stage; a reason is asked for where the step is unusual or facts are missing."""

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        """Takes a step of the form back, or does it once more."""


class SyncVerbs(Protocol):
    """Exchange with the office, and what it did not take."""

    def status(self) -> SyncStatus: ...
    def run(self, progress: Callable[[SyncStatus], None] | None = None) -> SyncReport:
        """One full exchange; never raises for a network that is not there."""

    def hold_back_s(self) -> float:
        """How long to wait before a session's first exchange, as the office asked; 0.0 for not at all."""

    def wait_for_news(self, cancelled: Callable[[], bool]) -> bool:
        """Blocks on the live channel until the office has something newer, or it is cancelled."""

    def work_offline(self, offline: bool) -> None: ...
    def waiting(self, limit: int = 200) -> Sequence[WaitingItem]: ...
    def inbox(self) -> Sequence[InboxView]: ...
    def keep_mine(self, item_id: int, *, origin: object = None) -> ChangeSet:
        """Sends the edit again, now having seen the office's value."""

    def keep_both(self, item_id: int, *, origin: object = None) -> ChangeSet:
        """Sends contested texts joined, theirs first."""

    def keep_edited(self, item_id: int, typed: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        """Sends what was typed, by `ConflictField.key`, in place of either text."""

    def take_theirs(self, item_id: int, reason: str, *, origin: object = None) -> ChangeSet: ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a signed-in window works with; a new one after each sign-in or switch.

    Attributes:
        notice: what happened to the local data at its opening, "" for nothing out of the ordinary.
    """

    member: Member
    storms: StormReads
    jobs: JobReads
    job_verbs: JobVerbs
    sync: SyncVerbs
    claims: ClaimReads
    claim_verbs: ClaimVerbs
    notice: str = ""
    photos: PhotoVerbs | None = None
    office: OfficeServices | None = None
    evidence: Evidence | None = None
    visits: Visits | None = None
    papers: PaperServices | None = None
    maps: MapServices = field(default_factory=no_maps)
    routes: "RouteServices | None" = None
    targeting: "TargetingServices | None" = None
    intake: IntakeServices | None = None
    board: BoardReads | None = None
    scores: PlayScores | None = None
    quality: Quality | None = None
    nurture: Nurture | None = None
    identity: Identity | None = None
    live: Live | None = None
    phases: Phases | None = None
    attribution: AttributionVerbs | None = None
    storm_work: StormServices | None = None
    guardrails: GuardrailVerbs | None = None
