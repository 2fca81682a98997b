"""Reading papers: what is signed, whether its chain holds, and what a new one would say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stormops_desktop.adapters.papers_paper import Paper, Signature
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.rule_pack import RulePack, pack_of
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.claims.wording import point_out
from stormops_desktop.domain.jobs.status import CLOSED
from stormops_desktop.domain.papers.chain import ChainReport, examine
from stormops_desktop.domain.papers.content import Content, JobFacts, compose, in_words
from stormops_desktop.domain.papers.pages import Page, PagesError, read_pages
from stormops_desktop.domain.papers.template import PaperTemplate
from stormops_desktop.services.claim_reads import form_of
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.papers.files import CHANGED, PaperFiles
from stormops_desktop.services.papers.lines import day_at, line_of, link_in
from stormops_desktop.services.papers.models import Offer, PaperDraft, PaperLine, PapersView
from stormops_desktop.services.papers.press import lay_out
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.claim_page import ClaimPage, claim_page
from stormops_desktop.storage.job_page import brief
from stormops_desktop.storage.papers.rows import PaperRow, paper, papers_of

NO_TEMPLATE = "There is no template for a paper of the kind “{kind}” on this machine."
NO_PAPER = "This paper is not on this machine any more."


@dataclass(frozen=True, slots=True)
class PaperStock:
    """What papers are made from: templates by kind, rule packs by state, the folder of typefaces."""

    templates: Mapping[PaperKind, PaperTemplate]
    packs: Mapping[str, RulePack]
    fonts: Path

    def template(self, kind: str) -> PaperTemplate:
        """Raises NotAllowed: there is no template of that kind."""
        found = next((each for each in self.templates.values() if each.kind == kind), None)
        if found is None:
            raise NotAllowed(NO_TEMPLATE, kind=kind)
        return found

    def pack(self, state: str | None) -> RulePack | None:
        """As on the claim page: a house whose state is not known goes by the first pack."""
        return pack_of(self.packs, state)


@dataclass(frozen=True, slots=True)
class Desk:
    """A job as its papers see it. `now_ms` is the office's time, UTC milliseconds."""

    page: ClaimPage
    form: ClaimForm
    rows: list[PaperRow]
    status: str
    now_ms: int

    @property
    def zone(self) -> str:
        return self.page.job.time_zone or "UTC"

    @property
    def today(self) -> date:
        return day_at(self.now_ms, self.zone)

    @property
    def address(self) -> str:
        """In one line, as printed."""
        job = self.page.job
        town = " ".join(part for part in (job.city, job.zip_code) if part)
        return ", ".join(part for part in (job.address, town) if part)

    def chain(self) -> ChainReport:
        return examine(link_in(row) for row in self.rows)


class PaperDesk:
    """`ports.PaperReads` on the replica and the vault."""

    def __init__(self, work: Workplace, files: PaperFiles, stock: PaperStock) -> None:
        self._work, self._files, self.stock = work, files, stock

    def papers(self, job_id: str) -> PapersView:
        """Every paper of a job with its place in the chain.

        Raises:
            NotFound: the job is not in this replica (any more). StoreTrouble.
        """
        desk = self.look(job_id)
        chain = desk.chain()
        lines = {row["paper_id"]: self._line(row, desk.today, chain) for row in desk.rows}
        job = desk.page.job
        return PapersView(
            job_id=job_id, address=job.address or "", place=desk.address, storm_name=job.storm_name or "",
            zone=desk.zone, papers=tuple(lines[paper_id] for paper_id in reversed(chain.order)), chain=chain,
            offers=self._offers(desk.form),
            can_close=desk.status not in CLOSED, has_meeting="meeting_at" in desk.form.values,
            as_of=desk.now_ms,
        )  # fmt: skip

    def draft(self, job_id: str, kind: str, *, signer: str = "", remarks: str = "") -> PaperDraft:
        """A paper as it would be signed now.

        Raises:
            NotAllowed: no such template. NotFound, StoreTrouble.
        """
        desk, template = self.look(job_id), self.stock.template(kind)
        content = self.content(desk, template, signer, remarks)
        pack = self.stock.pack(desk.page.job.state)
        paper = self.blank(desk, content, template)
        return PaperDraft(
            kind=kind, title=template.title, signer_role=template.signer,
            fingerprint=content.fingerprint(), pages=lay_out(paper, self.stock.fonts).pages,
            missing=content.missing, pointers=point_out(content.text, pack) if pack else (),
            cancel_by=content.cancel_by,
            days_left=(content.cancel_by - desk.today).days if content.cancel_by else None,
            disclaimer=content.disclaimer,
        )  # fmt: skip

    def pages(self, paper_id: str) -> tuple[Page, ...]:
        """The pages of a sealed paper; errors as of `PaperFiles.pdf`."""
        try:
            return read_pages(self._files.pages(self._row(paper_id)))
        except PagesError as error:
            raise StoreTrouble(CHANGED) from error

    def pdf(self, paper_id: str) -> bytes:
        """The PDF of a sealed paper; errors as of `PaperFiles.pdf`."""
        return self._files.pdf(self._row(paper_id))

    def look(self, job_id: str) -> Desk:
        """Everything that papers of a job are made from, in one view of the file."""
        with self._work.reading() as connection:
            page, job = claim_page(connection, job_id), brief(connection, job_id)
            rows = papers_of(connection, job_id)
        if page is None or job is None:
            raise NotFound(GONE)
        return Desk(page, form_of(page), rows, job.status, self._work.office_ms())

    def content(self, desk: Desk, template: PaperTemplate, signer: str, remarks: str) -> Content:
        """What the paper says today."""
        member = self._work.member
        owner = signer if template.signer == "Owner" else ""
        facts = JobFacts(
            member.org_name, member.display_name, desk.address, desk.page.job.storm_name or "", desk.today,
            " ".join(owner.split()),
        )  # fmt: skip
        return compose(template, facts, desk.form, self.stock.pack(desk.page.job.state), remarks)

    def blank(self, desk: Desk, content: Content, template: PaperTemplate) -> Paper:
        """The paper with empty lines to sign on."""
        company = self._work.member.org_name
        roles = (template.signer,) if template.signer == "Contractor" else (template.signer, f"For {company}")
        return Paper(
            company=company, title=content.title, made=in_words(desk.today), facts=content.facts,
            clauses=content.clauses, scope=content.scope, notices=content.notices,
            signed_on=in_words(desk.today),
            cancel_until=in_words(content.cancel_by) if content.cancel_by else "",
            signatures=tuple(Signature(role) for role in roles), follows=desk.chain().tips,
            disclaimer=content.disclaimer,
        )  # fmt: skip

    def _offers(self, form: ClaimForm) -> tuple[Offer, ...]:
        signers = {"Owner": str(form.values.get("insured", "")), "Contractor": self._work.member.display_name}
        return tuple(
            Offer(each.kind.value, each.title, signers.get(each.signer, ""))
            for each in self.stock.templates.values()
        )

    def _line(self, row: PaperRow, today: date, chain: ChainReport) -> PaperLine:
        template = next((t for t in self.stock.templates.values() if t.kind == row["kind"]), None)
        return line_of(row, today, chain.faults.get(row["paper_id"]), template.outcome if template else "")

    def _row(self, paper_id: str) -> PaperRow:
        with self._work.reading() as connection:
            row = paper(connection, paper_id)
        if row is None:
            raise NotFound(NO_PAPER)
        return row
