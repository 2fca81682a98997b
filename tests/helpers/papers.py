"""The papers ports in memory, over the claims in memory: the same templates, rules, pages and chain."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from stormops_desktop.adapters.papers_paper import Paper, Signature
from stormops_desktop.adapters.papers_saving import CannotSave, save_whole
from stormops_desktop.adapters.papers_templates import load_paper_templates
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.wording import point_out
from stormops_desktop.domain.papers.chain import Link, examine, link_of
from stormops_desktop.domain.papers.content import Content, JobFacts, compose, in_words
from stormops_desktop.domain.papers.pages import Page, as_bytes
from stormops_desktop.domain.papers.signature import NotSigned, checked, signature_hash
from stormops_desktop.domain.papers.template import PaperTemplate
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.papers.lines import moment
from stormops_desktop.services.papers.models import Offer, PaperDraft, PaperLine, PapersView, Sealed, Signing
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.papers.press import lay_out
from stormops_desktop.services.ports import ChangeSet
from sync.contracts.replica import Touched
from tests.helpers.claims import PACK, TODAY, FakeClaims

NOW = 1_553_522_700_000
ZONE = "America/Chicago"
COMPANY, MEMBER = "DFW Elite Roofing", "Dana Ortiz"
TEMPLATES = load_paper_templates()


@dataclass
class FakePapers:
    """`PaperReads`, `PaperVerbs` and `HandingOut`.

    Attributes:
        known: addresses by job. is_open: whether a job's outcome can still be recorded.
        problem: raised by the next verb or reading of pages, then forgotten.
    """

    claims: FakeClaims
    known: Callable[[str], str | None]
    is_open: Callable[[str], bool]
    links: list[Link] = field(default_factory=list)
    voided: dict[str, str] = field(default_factory=dict)
    signed: list[Signing] = field(default_factory=list)
    problem: Exception | None = None
    _pages: dict[str, tuple[Page, ...]] = field(default_factory=dict)
    _pdfs: dict[str, bytes] = field(default_factory=dict)

    def services(self) -> PaperServices:
        return PaperServices(self, self, self)

    def papers(self, job_id: str) -> PapersView:
        address = self._address(job_id)
        form = self._form(job_id)
        insured = str(form.values.get("insured", ""))
        mine = [link for link in self.links if link.job_id == job_id]
        chain = examine(mine)
        lines = {link.paper_id: self._line(link, chain.faults.get(link.paper_id)) for link in mine}
        return PapersView(
            job_id=job_id, address=address, place=f"{address}, Plano 75024",
            storm_name="North Texas hail, 24 March 2019", zone=ZONE,
            papers=tuple(lines[paper_id] for paper_id in reversed(chain.order)), chain=chain,
            offers=tuple(
                Offer(t.kind.value, t.title, MEMBER if t.signer == "Contractor" else insured)
                for t in TEMPLATES.values()
            ),
            can_close=self.is_open(job_id),
            has_meeting="meeting_at" in form.values, as_of=NOW,
        )  # fmt: skip

    def draft(self, job_id: str, kind: str, *, signer: str = "", remarks: str = "") -> PaperDraft:
        template = self._template(kind)
        content = self._content(job_id, template, signer, remarks)
        pages = lay_out(self._paper(content, template), resource_folder() / "fonts").pages
        return PaperDraft(
            kind=kind, title=template.title, signer_role=template.signer, fingerprint=content.fingerprint(),
            pages=pages, missing=content.missing, pointers=point_out(content.text, PACK),
            cancel_by=content.cancel_by,
            days_left=(content.cancel_by - TODAY).days if content.cancel_by else None,
            disclaimer=content.disclaimer,
        )  # fmt: skip

    def pages(self, paper_id: str) -> tuple[Page, ...]:
        self._fail()
        return self._pages[paper_id]

    def pdf(self, paper_id: str) -> bytes:
        self._fail()
        return self._pdfs[paper_id]

    def sign(self, job_id: str, kind: str, signing: Signing, *, origin: object = None) -> Sealed:
        self._fail()
        try:
            ink = checked(signing.ink)
        except NotSigned as error:
            raise NotAllowed(str(error)) from error
        template = self._template(kind)
        content = self._content(job_id, template, signing.ink.signer, signing.remarks)
        if content.fingerprint() != signing.fingerprint:
            raise NotAllowed("What this paper says has changed since it was shown. Read it again, then sign.")
        paper = self._paper(content, template)
        who = Signature(template.signer, ink.signer, moment(NOW, ZONE), signing.place, ink.strokes)
        made = lay_out(replace(paper, signatures=(who,)), resource_folder() / "fonts")
        paper_id = f"paper-{len(self.links) + 1}"
        link = Link(
            paper_id, job_id, kind, template.title, template.name,
            hashlib.sha256(as_bytes(made.pages)).hexdigest(),  # of no library's compression
            "0" * 64, ink.signer, ink.signed_by.value, signature_hash(ink), NOW + len(self.links), ZONE,
            signing.place, cancel_by=content.cancel_by.isoformat() if content.cancel_by else "",
            parents=examine(each for each in self.links if each.job_id == job_id).tips,
        )  # fmt: skip
        self.links.append(replace(link, chain_hash=link_of(link)))
        self.signed.append(signing)
        self._pages[paper_id], self._pdfs[paper_id] = made.pages, made.pdf
        change = ChangeSet(f"Signed: {template.title}", Touched({"papers": {paper_id}}), origin)
        return Sealed(change, paper_id, link.sha256)

    def void(self, paper_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        self._fail()
        if not reason.strip():
            raise NotAllowed("Say in a few words why the paper is no longer good.")
        self.voided[paper_id] = reason
        return ChangeSet("Voided", Touched({"papers": {paper_id}}), origin)

    def claim_json(self, job_id: str) -> bytes:
        return f'{{"job_id": "{job_id}"}}'.encode()

    def claim_csv(self, job_id: str) -> bytes:
        return f"job_id\r\n{job_id}\r\n".encode()

    def meeting(self, job_id: str) -> bytes:
        return b"BEGIN:VCALENDAR"

    def last_day_to_cancel(self, paper_id: str) -> bytes:
        return b"BEGIN:VCALENDAR"

    def save(self, target: Path, data: bytes) -> None:
        try:
            save_whole(target, data)
        except CannotSave as error:
            raise NotAllowed(str(error)) from error

    def _line(self, link: Link, fault: object) -> PaperLine:
        day = date.fromisoformat(link.cancel_by) if link.cancel_by else None
        template = self._template(link.kind)
        return PaperLine(
            paper_id=link.paper_id, kind=link.kind, title=link.title, signer=link.signer,
            signed_by=link.signed_by, signed_at=link.signed_at, signed=moment(link.signed_at, ZONE),
            place=link.place, author=MEMBER, sha256=link.sha256, size_bytes=48_311,
            chain_hash=link.chain_hash, follows=len(link.parents), cancel_by=day,
            days_left=(day - TODAY).days if day else None, state="queued", here=True, pending=True,
            voided_at=NOW if link.paper_id in self.voided else None,
            void_reason=self.voided.get(link.paper_id, ""), fault=fault,  # type: ignore[arg-type]
            outcome=template.outcome,
        )  # fmt: skip

    def _content(self, job_id: str, template: PaperTemplate, signer: str, remarks: str) -> Content:
        address = f"{self._address(job_id)}, Plano 75024"
        owner = signer if template.signer == "Owner" else ""
        job = JobFacts(COMPANY, MEMBER, address, "North Texas hail, 24 March 2019", TODAY, owner)
        return compose(template, job, self._form(job_id), PACK, remarks)

    def _paper(self, content: Content, template: PaperTemplate) -> Paper:
        roles = (template.signer,) if template.signer == "Contractor" else (template.signer, f"For {COMPANY}")
        until = in_words(content.cancel_by) if content.cancel_by else ""
        return Paper(
            COMPANY, content.title, in_words(TODAY), content.facts, content.clauses, content.scope,
            content.notices, signed_on=in_words(TODAY), cancel_until=until,
            signatures=tuple(map(Signature, roles)),
            disclaimer=content.disclaimer,
        )  # fmt: skip

    def _template(self, kind: str) -> PaperTemplate:
        return next(template for template in TEMPLATES.values() if template.kind == kind)

    def _form(self, job_id: str) -> ClaimForm:
        return self.claims.forms.get(job_id, ClaimForm())

    def _address(self, job_id: str) -> str:
        address = self.known(job_id)
        if address is None:
            raise NotFound("That job is not on this machine any more. Your other jobs are.")
        return address

    def _fail(self) -> None:
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem
