"""In-memory services for the screens' tests: small, honest about the ports, with a day's worth of data."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stormops_desktop.services.errors import NotAllowed, NotFound, WrongCredentials
from stormops_desktop.services.jobs.timeline_models import ItemKind, TimelineItem
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.models import (
    ConflictField,
    EventView,
    InboxView,
    JobDetail,
    JobFilter,
    JobRow,
    JobSort,
    Member,
    NoteView,
    Stop,
    StormChoice,
    SyncPhase,
    SyncReport,
    SyncStatus,
    TodayView,
    WaitingItem,
)
from stormops_desktop.services.ports import ChangeSet, Services, Undo
from sync.contracts.replica import Touched
from tests.helpers.claims import FakeClaims
from tests.helpers.maps import FakeMaps
from tests.helpers.office import FakeOffice
from tests.helpers.papers import FakePapers
from tests.helpers.photos import FakePhotos
from tests.helpers.visits import FakeVisits

NOW = 1_553_522_700_000  # 25 March 2019, 14:05 UTC
ZONE = "America/Chicago"
STORM = "00000000-0000-7000-8000-000000000001"
SAMPLE = "00000000-0000-7000-8000-000000000002"
TENANT = "00000000-0000-7000-8000-00000000000a"
OTHER_TENANT = "00000000-0000-7000-8000-00000000000b"

CREW = Member(TENANT, "DFW Elite Roofing", "acc-1", "Dana Ortiz", "crew", "crew-1", "crew@dfw-elite.example")
OTHER = replace(CREW, tenant_id=OTHER_TENANT, org_name="Lone Star Exteriors")
STREETS = ("Oak Hollow Ln", "Mesquite Trl", "Lavon Dr", "Shady Creek Ct", "Coit Rd", "Parker Bend Way")
CITIES = (("Plano", "75024"), ("Allen", "75013"), ("Frisco", "75035"), ("McKinney", "75070"))
CLOSED = ("completed", "skipped", "cancelled")
FORWARD = {
    "pending": ("assigned", "en_route", "on_site"),
    "assigned": ("en_route", "on_site"),
    "en_route": ("on_site",),
}


def make_row(number: int, **changes: object) -> JobRow:
    """A plausible job; the number decides everything, so tests can name what they expect."""
    city, zip_code = CITIES[number % len(CITIES)]
    sii = (97 - number * 3) % 101
    row = JobRow(
        job_id=f"job-{number:06d}",
        address=f"{1200 + number * 8} {STREETS[number % len(STREETS)]}",
        city=city,
        zip_code=zip_code,
        route_name=f"{zip_code} A",
        sequence=number + 1,
        status="assigned",
        outcome=None,
        sii=float(sii),
        tier="A" if sii >= 70 else "B" if sii >= 40 else "C" if sii >= 15 else "D",
        expected_uplift=0.24 - (number % 20) / 100,
        pending=False,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


@dataclass
class FakeDesk:
    """Every port over one dictionary of jobs.

    Attributes:
        problem: raised by the next read or verb, then forgotten.
        reachable: the office answers.
    """

    rows: dict[str, JobRow] = field(default_factory=dict)
    notes: dict[str, list[NoteView]] = field(default_factory=dict)
    events: dict[str, list[EventView]] = field(default_factory=dict)
    log: list[WaitingItem] = field(default_factory=list)
    conflicts: list[InboxView] = field(default_factory=list)
    untaken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    people: list[Member] = field(default_factory=list)
    memberships: tuple[Member, ...] = (CREW,)
    calls: list[str] = field(default_factory=list)
    problem: Exception | None = None
    reachable: bool = True
    inside: Member = CREW
    offline: bool = False
    since: int | None = None
    contact: int | None = NOW - 4 * 60_000
    photos_unsafe: int = 0
    hold_back: float = 0.0
    undos: dict[str, Callable[[], None]] = field(default_factory=dict)
    pin: str = "246810"
    password: str = "hail-stone-1"
    claims: FakeClaims = field(init=False)
    maps: FakeMaps = field(default_factory=FakeMaps)
    photos: FakePhotos = field(init=False)
    past: dict[str, tuple[TimelineItem, ...]] = field(default_factory=dict)
    visits: FakeVisits = field(init=False)
    papers: FakePapers = field(init=False)
    office: FakeOffice = field(default_factory=FakeOffice)

    def __post_init__(self) -> None:
        self.claims = FakeClaims(lambda job_id: self.rows[job_id].address if job_id in self.rows else None)
        self.photos = FakePhotos(lambda job_id: self.rows[job_id].address if job_id in self.rows else None)
        self.visits = FakeVisits(self.book)
        self.papers = FakePapers(
            self.claims, self.claims.known, lambda job_id: self.rows[job_id].status not in CLOSED
        )

    def services(self, member: Member = CREW) -> Services:
        return Services(
            member, self, self, self, self, self.claims, self.claims, visits=self.visits.visits(),
            office=self.office.services(), papers=self.papers.services(),
            maps=MapServices(self.maps, self.maps), photos=self.photos,
        )  # fmt: skip

    def fail(self) -> None:
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem

    # AccountVerbs

    def remembered(self) -> Sequence[Member]:
        return tuple(self.people)

    def sign_in(self, email: str, password: str, tenant_id: str = "") -> Member:
        self.fail()
        if password != self.password or email != CREW.email:
            raise WrongCredentials(
                "That e-mail and password do not belong together. Try again, or ask your office."
            )
        self.inside = self.memberships[0]
        return self.inside

    def unlock(self, member: Member, pin: str) -> Member:
        if pin != self.pin:
            raise WrongCredentials("That is not the PIN. Try again in 2 seconds.")
        self.inside = member
        return member

    def set_pin(self, pin: str) -> None:
        self.pin = pin

    def tenants(self) -> Sequence[Member]:
        return self.memberships

    def switch(self, tenant_id: str) -> Member:
        self.inside = next(member for member in self.memberships if member.tenant_id == tenant_id)
        return self.inside

    def sign_out(self) -> None:
        if self.log:
            raise NotAllowed("1 change exists only on this machine. Sync first, then sign out.")

    def remove_data(self) -> None:
        self.calls.append("remove data")
        if self.log:
            raise NotAllowed("Only on this computer: 1 change. Sync first. Nothing was changed.")

    def leave(self) -> None:
        self.calls.append("leave")

    # StormReads and JobReads

    def storms(self) -> Sequence[StormChoice]:
        return (
            StormChoice(STORM, "North Texas hail, 24 March 2019", "active", is_sample=False, zone=ZONE),
            StormChoice(SAMPLE, "DFW Storm 24 (sample)", "active", is_sample=True, zone=ZONE),
        )

    def today(self, storm_id: str | None = None, opened: Collection[str] = ()) -> TodayView:
        self.fail()
        rows = list(self.rows.values())[:50] if storm_id != SAMPLE else []
        stops = tuple(self._stop(row) for row in rows)
        done = sum(row.status == "completed" for row in rows)
        total = sum(row.status != "cancelled" for row in rows)
        routes = tuple(dict.fromkeys(row.route_name for row in rows))
        return TodayView("Crew North", routes[:1], stops, done, total)

    def count(self, wanted: JobFilter) -> int:
        self.fail()
        return len(self._matching(wanted))

    def page(self, wanted: JobFilter, offset: int, limit: int) -> Sequence[JobRow]:
        return self._matching(wanted)[offset : offset + limit]

    def detail(self, job_id: str) -> JobDetail:
        self.fail()
        row = self.rows.get(job_id)
        if row is None:
            raise NotFound("That job is not on this machine any more. Your other jobs are.")
        closed = row.status in CLOSED
        return JobDetail(
            row=row,
            property_id="p" + job_id,
            storm_name="North Texas hail, 24 March 2019",
            zone=ZONE,
            route_id="r1",
            latitude=33.07,
            longitude=-96.75,
            is_synthetic=True,
            is_sample=False,
            roof="Laminated shingle, about 14 years old",
            hail="2.75 inch hail reported 0.8 miles north-west at 16:52 CDT by a trained spotter (NCEI)",
            next_statuses=()
            if closed
            else (*FORWARD.get(row.status, ()), "completed", "skipped", "cancelled"),
            reopen_to=("on_site", "pending") if row.status in ("completed", "skipped") else (),
            notes=tuple(self.notes.get(job_id, ())),
            events=tuple(self.events.get(job_id, ())),
            seen_rev=7,
            untaken=self.untaken.get(job_id, ()),
            scheduled_at=row.scheduled_at,
            timeline=self._timeline(job_id),
        )

    def _timeline(self, job_id: str) -> tuple[TimelineItem, ...]:
        steps = [
            TimelineItem(
                ItemKind.STEP, event.happened_at, event.actor, code=event.to_status, text=event.reason or "",
                counts=event.effective, pending=event.pending,
            )
            for event in self.events.get(job_id, ())
        ]  # fmt: skip
        return (*self.past.get(job_id, ()), *steps)

    def book(self, job_id: str, at: int | None) -> None:
        self.rows[job_id] = replace(self.rows[job_id], scheduled_at=at, pending=True)

    # JobVerbs

    def step(self, job_id: str, to: str, *, reason: str = "", origin: object = None) -> ChangeSet:
        self.calls.append(f"step {job_id} {to}")
        return self._change(
            job_id, to, None, f"On the way to {self.rows[job_id].address}", origin, reason=reason
        )

    def complete(
        self, job_id: str, outcome: str, *, note: str = "", reason: str = "", origin: object = None
    ) -> ChangeSet:
        self.calls.append(f"complete {job_id} {outcome} {note}".strip())
        return self._change(
            job_id, "completed", outcome, f"Completed {self.rows[job_id].address}", origin, note=note
        )

    def skip(self, job_id: str, outcome: str, *, note: str = "", origin: object = None) -> ChangeSet:
        self.calls.append(f"skip {job_id} {outcome} {note}".strip())
        return self._change(
            job_id, "skipped", outcome, f"Skipped {self.rows[job_id].address}", origin, note=note
        )

    def add_note(self, job_id: str, body: str, *, origin: object = None) -> ChangeSet:
        self.calls.append(f"note {job_id} {body}")
        self.fail()
        self._note(job_id, body)
        self._log("Note", job_id)
        return ChangeSet("Note added", _touched("notes", job_id), origin)

    def redact_note(self, note_id: str, *, origin: object = None) -> ChangeSet:
        for notes in self.notes.values():
            notes[:] = [replace(n, body=None) if n.note_id == note_id else n for n in notes]
        return ChangeSet("Note withdrawn", _touched("notes", note_id), origin)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        self.calls.append(f"undo {token}")
        self.undos.pop(token)()
        return ChangeSet("Undone", _touched("jobs", token), origin)

    # SyncVerbs

    def status(self) -> SyncStatus:
        waiting, attention = len(self.log), len(self.conflicts)
        phase = SyncPhase.WAITING if waiting or self.photos_unsafe else SyncPhase.SAFE
        if attention:
            phase = SyncPhase.ATTENTION
        elif self.offline or not self.reachable:
            phase = SyncPhase.OFFLINE
        return SyncStatus(
            phase,
            waiting,
            attention,
            offline_since=self.since,
            last_contact=self.contact,
            working_offline=self.offline,
            photos_unsafe=self.photos_unsafe,
        )

    def run(self, progress: Callable[[SyncStatus], None] | None = None) -> SyncReport:
        self.calls.append("run")
        if self.offline or not self.reachable:
            return SyncReport(
                0, 0, 0, "The office is out of reach. Everything is saved here and goes up later."
            )
        sent = len(self.log)
        if progress is not None:
            progress(replace(self.status(), phase=SyncPhase.SENDING, sending_total=sent))
        self.log.clear()
        self.rows = {key: replace(row, pending=False) for key, row in self.rows.items()}
        return SyncReport(sent, 0, len(self.conflicts))

    def hold_back_s(self) -> float:
        return self.hold_back

    def wait_for_news(self, cancelled: Callable[[], bool]) -> bool:
        return False

    def work_offline(self, offline: bool) -> None:
        self.offline = offline
        self.since = NOW if offline else None

    def waiting(self, limit: int = 200) -> Sequence[WaitingItem]:
        self.fail()
        return tuple(self.log[:limit])

    def inbox(self) -> Sequence[InboxView]:
        return tuple(self.conflicts)

    def keep_mine(self, item_id: int, *, origin: object = None) -> ChangeSet:
        self.calls.append(f"keep {item_id}")
        self.conflicts = [item for item in self.conflicts if item.item_id != item_id]
        return ChangeSet("Kept yours", _touched("jobs", str(item_id)), origin)

    def keep_both(self, item_id: int, *, origin: object = None) -> ChangeSet:
        return self._merged(f"both {item_id}", item_id, origin)

    def keep_edited(self, item_id: int, typed: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        return self._merged(f"edited {item_id} {dict(typed)}", item_id, origin)

    def _merged(self, said: str, item_id: int, origin: object) -> ChangeSet:
        self.calls.append(said)
        self.conflicts = [item for item in self.conflicts if item.item_id != item_id]
        return ChangeSet("Sent again", _touched("claim_intel", str(item_id)), origin)

    def take_theirs(self, item_id: int, reason: str, *, origin: object = None) -> ChangeSet:
        self.calls.append(f"theirs {item_id} {reason}")
        self.conflicts = [item for item in self.conflicts if item.item_id != item_id]
        return ChangeSet("Took theirs", _touched("jobs", str(item_id)), origin)

    # Inside.

    def _change(
        self,
        job_id: str,
        to: str,
        outcome: str | None,
        label: str,
        origin: object,
        *,
        note: str = "",
        reason: str = "",
    ) -> ChangeSet:
        self.fail()
        before = self.rows[job_id]
        self.rows[job_id] = replace(before, status=to, outcome=outcome, pending=True)
        event = EventView(
            before.status, to, reason or None, CREW.display_name, NOW, effective=True, pending=True
        )
        self.events.setdefault(job_id, []).insert(0, event)
        if note:
            self._note(job_id, note)
        self._log(label, job_id)
        token = f"undo-{len(self.calls)}"
        self.undos[token] = lambda: self.rows.__setitem__(job_id, before)
        return ChangeSet(label, _touched("jobs", job_id), origin, Undo(token, label, NOW + 10_000))

    def _note(self, job_id: str, body: str) -> None:
        number = sum(map(len, self.notes.values())) + 1
        note = NoteView(f"note-{number}", body, CREW.display_name, NOW, pending=True, mine=True)
        self.notes.setdefault(job_id, []).insert(0, note)

    def _log(self, what: str, job_id: str) -> None:
        row = self.rows[job_id]
        self.log.append(WaitingItem(len(self.log) + 1, what, f"{row.address}, {row.city}", NOW))

    def _stop(self, row: JobRow) -> Stop:
        return Stop(
            row.job_id, "p" + row.job_id, "r1", row.route_name, row.sequence or 0, row.address, row.city,
            row.zip_code, 33.0, -96.7, row.status, row.outcome, row.sii, row.tier,
            is_synthetic=True, pending=row.pending, scheduled_at=row.scheduled_at,
        )  # fmt: skip

    def _matching(self, wanted: JobFilter) -> list[JobRow]:
        if wanted.storm_id == SAMPLE:
            return []
        text = wanted.text.casefold()
        found = [
            row
            for row in self.rows.values()
            if (not wanted.statuses or row.status in wanted.statuses)
            and text in f"{row.address} {row.zip_code} {row.route_name}".casefold()
        ]
        if wanted.sort is not JobSort.ROUTE_ORDER:
            found.sort(key=lambda row: getattr(row, wanted.sort.value) or 0, reverse=wanted.descending)
        elif wanted.descending:
            found.reverse()
        return found


def busy_desk(jobs: int = 40) -> FakeDesk:
    """A day under way: some done, some skipped, one conflict's worth of trouble left out."""
    desk = FakeDesk(rows={row.job_id: row for row in map(make_row, range(jobs))})
    for number, (status, outcome) in enumerate(
        [
            ("completed", "inspected_damage"),
            ("completed", "contingency_signed"),
            ("skipped", "no_answer"),
            ("completed", "not_interested"),
        ]
    ):
        key = f"job-{number:06d}"
        desk.rows[key] = replace(desk.rows[key], status=status, outcome=outcome)
    return desk


def conflict(item_id: int = 1) -> InboxView:
    """Two people finished the same job differently."""
    return InboxView(
        item_id=item_id,
        title="Outcome of the visit",
        where="1232 Coit Rd, Plano",
        reason="While you were offline, the office changed this job. Both values are kept until you decide.",
        captured_at=NOW - 7_200_000,
        received_at=NOW - 60_000,
        fields=(
            ConflictField("Outcome", "", "Inspected, damage", "Not interested"),
            ConflictField("Status", "On site", "Completed", "Cancelled"),
        ),
        can_resend=True,
    )


def text_conflict(item_id: int = 1) -> InboxView:
    """Two people read two policy numbers."""
    key = f"{item_id}.policy_number"
    field_ = ConflictField("Policy number", "", "TRUCK-1", "OFFICE-1", key, "OFFICE-1; TRUCK-1")
    return replace(
        conflict(item_id), title="Changed claim: policy number", fields=(field_,), changes=3, can_merge=True
    )


def _touched(entity: str, key: str) -> Touched:
    return Touched({entity: {key}})
