"""What leaves the house: the claim for other programs and people, and days for their calendars."""

from pathlib import Path

from stormops_desktop.adapters.papers_saving import CannotSave, save_whole
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.handoff import Handoff, PhotoLine, as_csv, as_json
from stormops_desktop.domain.claims.rule_pack import DeadlineKind
from stormops_desktop.domain.papers.content import in_words
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.papers.lines import day_at, line_of
from stormops_desktop.services.papers.reads import NO_PAPER, PaperDesk
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.papers.rows import paper, photo_lines

BOM = b"\xef\xbb\xbf"  # makes Excel read UTF-8
NO_MEETING = (
    "The claim does not say when the adjuster comes. Fill in “Adjuster meeting” on the claim page first."
)
NO_DAY = "No right to cancel runs from this paper, so there is no day for a calendar."


class OutDesk:
    """`ports.HandingOut` on the replica."""

    def __init__(self, work: Workplace, desk: PaperDesk) -> None:
        self._work, self._desk = work, desk

    def claim_json(self, job_id: str) -> bytes:
        """The claim as JSON: amounts in integer cents."""
        return as_json(self._handoff(job_id)).encode()

    def claim_csv(self, job_id: str) -> bytes:
        """The claim as CSV, safe to open in a spreadsheet."""
        return BOM + as_csv(self._handoff(job_id)).encode()

    def meeting(self, job_id: str) -> bytes:
        """The adjuster's visit.

        Raises:
            NotAllowed: the claim does not tell its time, or in no zone this machine knows. NotFound.
        """
        from stormops_desktop.adapters.calendar import Meeting, UnknownZone, as_icalendar

        desk = self._desk.look(job_id)
        at = desk.form.values.get("meeting_at")
        if not isinstance(at, int):
            raise NotAllowed(NO_MEETING)
        meeting = Meeting(
            meeting_id=f"adjuster-{job_id}", title=f"Adjuster at {desk.page.job.address or 'the house'}",
            starts_at=at, zone=_said(desk.form, "meeting_zone") or desk.zone, address=desk.address,
            adjuster=_said(desk.form, "adjuster_name"), phone=_said(desk.form, "adjuster_phone"),
            email=_said(desk.form, "adjuster_email"), notes=_claim_words(desk.form),
        )  # fmt: skip
        try:
            return as_icalendar(meeting, now_ms=self._work.now_ms())
        except UnknownZone as error:
            raise NotAllowed(str(error)) from error

    def last_day_to_cancel(self, paper_id: str) -> bytes:
        """The last day on which the customer may cancel what was signed.

        Raises:
            NotAllowed: there is no such day. NotFound.
        """
        from stormops_desktop.adapters.calendar import LastDay, last_day

        with self._work.reading() as connection:
            row = paper(connection, paper_id)
        if row is None:
            raise NotFound(NO_PAPER)
        line = line_of(row, day_at(self._work.office_ms(), row["zone"] or "UTC"), None, "")
        if line.cancel_by is None:
            raise NotAllowed(NO_DAY)
        desk = self._desk.look(row["job_id"])
        entry = LastDay(
            day_id=f"cancel-{paper_id}",
            title=f"Last day to cancel: {line.title}, {line.signer}",
            day=line.cancel_by,
            address=desk.address,
            notes=self._rule(desk.page.job.state, in_words(line.cancel_by), line.signed),
        )
        return last_day(entry, now_ms=self._work.now_ms())

    def save(self, target: Path, data: bytes) -> None:
        """Writes a file whole or not at all.

        Raises:
            NotAllowed: the place can't be written; says so.
        """
        try:
            save_whole(target, data)
        except CannotSave as error:
            raise NotAllowed(str(error)) from error

    def _handoff(self, job_id: str) -> Handoff:
        desk = self._desk.look(job_id)
        with self._work.reading() as connection:
            found = photo_lines(connection, job_id)
        photos = tuple(PhotoLine(number, *line) for number, line in enumerate(found, 1))
        return Handoff(
            tenant=self._work.member.org_name, storm=desk.page.job.storm_name or "", address=desk.address,
            job_id=job_id, as_of=desk.now_ms, form=desk.form, photos=photos,
        )  # fmt: skip

    def _rule(self, state: str | None, day: str, signed: str) -> str:
        """The rule's words, its source and that it is no advice."""
        pack = self._desk.stock.pack(state)
        rules = [r for r in pack.deadlines if r.kind is DeadlineKind.CANCEL_RIGHT] if pack else []
        said = [f"{rule.text} {rule.source}." for rule in rules]
        advice = [pack.disclaimer] if pack else []
        return " ".join((f"Signed {signed}; may be cancelled until midnight of {day}.", *said, *advice))


def _said(form: ClaimForm, key: str) -> str:
    value = form.values.get(key)
    return value if isinstance(value, str) else ""


def _claim_words(form: ClaimForm) -> str:
    named = (("Carrier", "carrier"), ("Claim", "claim_number"), ("Policy", "policy_number"))
    return "\n".join(f"{label}: {_said(form, key)}" for label, key in named if _said(form, key))
