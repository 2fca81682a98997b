"""The papers page: the papers of one job, one being signed, and files for others."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stormops_desktop.domain.papers.pages import Page
from stormops_desktop.domain.papers.signature import Ink
from stormops_desktop.services.papers.models import PaperDraft, PaperLine, PapersView, Sealed, Signing
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.ports import ChangeSet, JobVerbs
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import CLAIM, concerns
from stormops_desktop.viewmodels.papers.words import file_name
from stormops_desktop.viewmodels.problems import sentence


class Mode(StrEnum):
    """What the page is about just now."""

    LIST = "list"
    DRAFT = "draft"
    SEALED = "sealed"


class Handout(StrEnum):
    """Files that leave the house."""

    PAPER = "paper"
    CLAIM_JSON = "claim_json"
    CLAIM_CSV = "claim_csv"
    MEETING = "meeting"
    LAST_DAY = "last_day"


_NAMES = {
    Handout.CLAIM_JSON: ("claim", ".json"),
    Handout.CLAIM_CSV: ("claim", ".csv"),
    Handout.MEETING: ("adjuster", ".ics"),
    Handout.LAST_DAY: ("last-day-to-cancel", ".ics"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands in the form of a draft."""

    signer: str = ""
    remarks: str = ""


class PapersViewModel(ViewModel):
    """Papers of one job at a time.

    Attributes:
        job_id: "" while none is open. view: None until the first answer about this job.
        mode: what the page is about. draft: the paper being signed. paper: the sealed one being looked at.
        pages: of the draft or the sealed paper, () while they are not here; `pages_problem` says why.

    Signals:
        opened: another job is shown. view_changed, mode_changed, pages_changed: as they say.
        handed: a file was written; carries its path.
    """

    opened = Signal()
    view_changed = Signal()
    mode_changed = Signal()
    pages_changed = Signal()
    handed = Signal(str)

    def __init__(
        self, around: Surroundings, papers: PaperServices, jobs: JobVerbs, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._papers, self._jobs = papers, jobs
        self.job_id = ""
        self.view: PapersView | None = None
        self.mode = Mode.LIST
        self.draft: PaperDraft | None = None
        self.pages: tuple[Page, ...] = ()
        self.pages_problem = ""
        self._paper_id = self._kind = ""
        self._wanted = Wanted()
        self._drafted = Wanted()
        self._drawing: Task | None = None
        self._when_drafted: Callable[[], None] | None = None
        self._sealed: list[tuple[str, Sealed]] = []

    @property
    def paper(self) -> PaperLine | None:
        papers = self.view.papers if self.view else ()
        return next((each for each in papers if each.paper_id == self._paper_id), None)

    def open(self, job_id: str) -> None:
        """Shows the papers of a job."""
        if job_id != self.job_id:
            self.job_id, self.view = job_id, None
            self._set_load(Load.BUSY)
            self.opened.emit()
        self._go(Mode.LIST)
        self.reload()

    def reload(self) -> None:
        job_id = self.job_id
        if job_id:
            self._read(lambda: self._papers.reads.papers(job_id), self._on_view)

    def start(self, kind: str) -> None:
        """Begins a paper; its pages are shown, and it is sealed only by `sign`."""
        if self.view is None:
            return
        self._kind, self.draft = kind, None
        self._wanted = self._drafted = Wanted(self.signer_of(kind))
        self._go(Mode.DRAFT)
        self._draw()

    def signer_of(self, kind: str) -> str:
        """Who is expected to sign a paper; "" when not known."""
        offers = self.view.offers if self.view else ()
        return next((offer.signer for offer in offers if offer.kind == kind), "")

    @property
    def signer(self) -> str:
        """The name that stands in the form when a draft begins."""
        return self._wanted.signer

    def fill(self, signer: str, remarks: str) -> None:
        """What stands in the form; the pages follow."""
        self._wanted = Wanted(signer, remarks)
        if self.mode is Mode.DRAFT and self._wanted != self._drafted:
            self._draw()

    def sign(self, ink: Ink, place: str) -> None:
        """Seals the paper that is shown. What was typed last is drawn before it is signed."""
        self.fill(ink.signer, self._wanted.remarks)
        if self.draft is None or self._drafted != self._wanted:
            self._when_drafted = lambda: self._seal(ink, place)
            return
        self._seal(ink, place)

    def show_paper(self, paper_id: str) -> None:
        """Looks at a sealed paper; one signed elsewhere is fetched from the office."""
        self._paper_id = paper_id
        self._go(Mode.SEALED)
        reads = self._papers.reads
        self._io(
            lambda _task: reads.pages(paper_id),
            lambda pages: self._on_pages(paper_id, pages),
            lambda error: self._on_pages(paper_id, (), sentence(error)),
        )

    def back(self) -> bool:
        """Back to the list; False when the page is there already."""
        if self.mode is Mode.LIST:
            return False
        self._go(Mode.LIST)
        return True

    def void(self, reason: str) -> None:
        paper_id = self._paper_id
        self._save(lambda: self._papers.verbs.void(paper_id, reason, origin=self))

    def record_outcome(self) -> None:
        """The outcome that usually comes with this paper: two taps, as on the job page."""
        paper, job_id = self.paper, self.job_id
        if paper is not None and paper.outcome:
            self._save(lambda: self._jobs.complete(job_id, paper.outcome, origin=self))

    def name_of(self, what: Handout) -> str:
        """The name that a saved file begins with."""
        address = self.view.address if self.view else ""
        if what is Handout.PAPER:
            return file_name(self.paper.kind if self.paper else "paper", address, ".pdf")
        kind, ending = _NAMES[what]
        return file_name(kind, address, ending)

    def hand_out(self, what: Handout, target: Path) -> None:
        """Writes a file for somebody else, whole or not at all."""
        out, made = self._papers.out, self._bytes_of(what)

        def work(_task: object) -> str:
            out.save(target, made())
            return str(target)

        self._io(work, self.handed.emit, lambda error: self.refused.emit(sentence(error)))

    def dispose(self) -> None:
        """Fields that lose the keyboard while the window goes change nothing any more."""
        self.mode = Mode.LIST
        super().dispose()

    def _bytes_of(self, what: Handout) -> Callable[[], bytes]:
        out, reads, job_id, paper_id = self._papers.out, self._papers.reads, self.job_id, self._paper_id
        return {
            Handout.PAPER: lambda: reads.pdf(paper_id),
            Handout.CLAIM_JSON: lambda: out.claim_json(job_id),
            Handout.CLAIM_CSV: lambda: out.claim_csv(job_id),
            Handout.MEETING: lambda: out.meeting(job_id),
            Handout.LAST_DAY: lambda: out.last_day_to_cancel(paper_id),
        }[what]

    def _seal(self, ink: Ink, place: str) -> None:
        draft, job_id, remarks = self.draft, self.job_id, self._drafted.remarks
        if draft is None:
            return
        signing = Signing(ink, place, draft.fingerprint, remarks)

        def verb() -> ChangeSet:
            sealed = self._papers.verbs.sign(job_id, draft.kind, signing, origin=self)
            self._sealed.append((job_id, sealed))
            return sealed.change

        self._save(verb)

    def _draw(self) -> None:
        job_id, kind, wanted, reads = self.job_id, self._kind, self._wanted, self._papers.reads
        if self._drawing is not None:
            self._drawing.cancel()  # another letter was typed before the last one was drawn
        self._drawing = self._db(
            lambda: reads.draft(job_id, kind, signer=wanted.signer, remarks=wanted.remarks),
            lambda draft: self._on_draft(draft, wanted),
            self._on_no_draft,
        )

    def _on_draft(self, draft: PaperDraft, wanted: Wanted) -> None:
        if self.mode is not Mode.DRAFT or draft.kind != self._kind or wanted != self._wanted:
            return
        self.draft, self._drafted = draft, wanted
        self._show_pages(draft.pages)
        after, self._when_drafted = self._when_drafted, None
        if after is not None:
            after()

    def _on_no_draft(self, error: Exception) -> None:
        self._when_drafted = None
        self.refused.emit(sentence(error))

    def _on_saved(self, changes: ChangeSet) -> None:
        job_id, sealed = self._sealed.pop() if self._sealed else ("", None)
        super()._on_saved(changes)
        self.reload()
        if sealed is not None and job_id == self.job_id and self.mode is Mode.DRAFT:
            self.show_paper(sealed.paper_id)

    def _on_refused(self, error: Exception) -> None:
        super()._on_refused(error)
        if self.mode is Mode.DRAFT:
            self._draw()  # the refusal may be that the claim has changed: what is read next is what is

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "jobs", "properties", "storms", "papers", *CLAIM):
            self.reload()
            if self.mode is Mode.DRAFT and changes.origin is not self:
                self._draw()

    def _on_view(self, view: PapersView) -> Load:
        self.view = view
        self.view_changed.emit()
        return Load.READY

    def _on_pages(self, paper_id: str, pages: tuple[Page, ...], problem: str = "") -> None:
        """Of a paper that is still being looked at."""
        if self.mode is Mode.SEALED and paper_id == self._paper_id:
            self._show_pages(pages, problem)

    def _show_pages(self, pages: tuple[Page, ...], problem: str = "") -> None:
        self.pages, self.pages_problem = pages, problem
        self.pages_changed.emit()

    def _go(self, mode: Mode) -> None:
        self.mode = mode
        self._when_drafted = None
        self.pages, self.pages_problem = (), ""
        if mode is not Mode.DRAFT:
            self.draft = None
        self.mode_changed.emit()
        self.pages_changed.emit()


def papers_page(around: Surroundings, papers: PaperServices | None, jobs: JobVerbs) -> PapersViewModel | None:
    """The page's viewmodel; None in a session without papers."""
    return None if papers is None else PapersViewModel(around, papers, jobs)
