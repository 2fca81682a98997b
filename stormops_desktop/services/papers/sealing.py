"""Signing and voiding papers. A signature is one durable transaction after its files are on the disk.

A kill before it leaves files that no row names (offered again as orphans), never a row without its files.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from stormops_desktop.adapters.papers_paper import Paper, Signature
from stormops_desktop.domain.claims.form import change, clear, set_known
from stormops_desktop.domain.papers.chain import Link, link_of
from stormops_desktop.domain.papers.content import Content
from stormops_desktop.domain.papers.pages import as_bytes
from stormops_desktop.domain.papers.place import Place, read_place
from stormops_desktop.domain.papers.signature import CONSENT, Ink, NotSigned, checked, signature_hash
from stormops_desktop.domain.papers.template import PaperTemplate
from stormops_desktop.domain.said import Said
from stormops_desktop.services.claim_verbs import CLAIM, claim_id
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.jobs.known import THE_JOB
from stormops_desktop.services.papers.files import Kept, PaperFiles
from stormops_desktop.services.papers.lines import as_columns, day_at, moment
from stormops_desktop.services.papers.models import Sealed, Signing
from stormops_desktop.services.papers.press import lay_out
from stormops_desktop.services.papers.reads import NO_PAPER, Desk, PaperDesk
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.papers.rows import PaperRow, paper
from stormops_desktop.storage.replica import SqlReplicaTx
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.replica import ReplicaTx

PDF = "application/pdf"
LONGEST_REASON = 500
SIGNED = "Signed: {title} at {place}"
MOVED_ON = (
    "What this paper says has changed since it was shown (the claim or the day is another). Read it again, "
    "then sign."
)


class PaperSealing:
    """`ports.PaperVerbs` on the replica and the vault."""

    def __init__(self, work: Workplace, files: PaperFiles, desk: PaperDesk) -> None:
        self._work, self._files, self._desk = work, files, desk

    def sign(self, job_id: str, kind: str, signing: Signing, *, origin: object = None) -> Sealed:
        """Seals a paper: PDF and pages to the disk, then row, claim and queue in one transaction.

        Raises:
            NotAllowed: not signed, or the paper says something else by now. NotFound, StoreTrouble.
        """
        ink = _checked(signing.ink)
        desk, template = self._desk.look(job_id), self._desk.stock.template(kind)
        content = self._desk.content(desk, template, signing.ink.signer, signing.remarks)
        if content.fingerprint() != signing.fingerprint:
            raise NotAllowed(MOVED_ON)
        place = read_place(signing.place)
        paper = self._signed(self._desk.blank(desk, content, template), desk, ink, place)
        made = lay_out(paper, self._desk.stock.fonts)
        kept = self._files.seal(made.pdf, as_bytes(made.pages))
        link = self._link(desk, content, kept, ink, place, template)
        return self._captured(desk, template, link, kept, origin)

    def void(self, paper_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        """Marks a paper as no longer good; it stays where it is, and so does its file. The claim forgets it.

        Raises:
            NotAllowed: no reason, or it is void already. NotFound, StoreTrouble.
        """
        with self._work.reading() as connection:
            row = paper(connection, paper_id)
        if row is None:
            raise NotFound(NO_PAPER)
        if row["voided_at"] is not None:
            raise NotAllowed("This paper is void already.")
        if not reason.strip():
            raise NotAllowed(
                "Say in a few words why the paper is no longer good; the reason is kept with it."
            )
        fields = {"voided_at": self._work.office_ms(), "void_reason": reason.strip()[:LONGEST_REASON]}
        drafts = [Draft(Kind.SET, "papers", paper_id, fields), *self._off_the_claim(row)]
        _, touched = self._work.capture(drafts, grouped=len(drafts) > 1)
        return ChangeSet(Said("Voided: {title}", title=row["title"]), touched, origin)

    def _signed(self, blank: Paper, desk: Desk, ink: Ink, place: Place) -> Paper:
        """The paper with who, when and where; the contractor's side is signed by who is signed in."""
        when = moment(desk.now_ms, desk.zone)
        who, *others = blank.signatures
        theirs = Signature(
            who.role, ink.signer, when, place.words, ink.strokes, ink.signer if ink.typed else ""
        )
        name = self._work.member.display_name
        ours = (Signature(other.role, name, when, place.words, (), name) for other in others)
        consent = f" {ink.signer}: {CONSENT}" if ink.typed else ""
        return replace(
            blank, made=when, signatures=(theirs, *ours), disclaimer=f"{blank.disclaimer}{consent}"
        )

    def _link(
        self, desk: Desk, content: Content, kept: Kept, ink: Ink, place: Place, template: PaperTemplate
    ) -> Link:
        link = Link(
            paper_id=uuid7(desk.now_ms, self._work.randomness(10)), job_id=desk.page.job.job_id,
            kind=template.kind.value, title=content.title, template=content.template, sha256=kept.sha256,
            pages_sha256=kept.pages_sha256, signer=ink.signer, signed_by=ink.signed_by.value,
            signature_sha256=signature_hash(ink), signed_at=desk.now_ms, zone=desk.zone, place=place.words,
            latitude=place.latitude, longitude=place.longitude,
            cancel_by=content.cancel_by.isoformat() if content.cancel_by else "",
            parents=desk.chain().tips,
        )  # fmt: skip
        return replace(link, chain_hash=link_of(link))

    def _captured(
        self, desk: Desk, template: PaperTemplate, link: Link, kept: Kept, origin: object
    ) -> Sealed:
        row = Draft(Kind.ADD, "papers", link.paper_id, {
            **as_columns(link), "bytes": kept.size_bytes, "mime": PDF,
            "author_id": self._work.member.account_id, "state": "saved",
        })  # fmt: skip
        drafts = [*self._on_the_claim(desk, template, link), row]
        blobs = self._files.queued(kept, link.paper_id, link.job_id)

        def queue_files(tx: ReplicaTx) -> None:
            assert isinstance(tx, SqlReplicaTx)
            tx.add_blobs(blobs)

        _, touched = self._work.capture(drafts, grouped=True, also=queue_files)
        name = Said(SIGNED, title=link.title, place=desk.page.job.address or THE_JOB)
        return Sealed(ChangeSet(name, touched, origin), link.paper_id, link.sha256)

    def _off_the_claim(self, row: PaperRow) -> Sequence[Draft]:
        """The list without the paper; the day of the contract goes with the last paper that gave it."""
        desk = self._desk.look(row["job_id"])
        claim, listed = desk.page.claim, desk.form.values.get("papers")
        if claim is None or not isinstance(listed, list):
            return []
        rest = [
            each for each in listed if not (isinstance(each, dict) and each.get("sha256") == row["sha256"])
        ]
        after = set_known(desk.form, "papers", rest)
        dated = next((t.dates for t in self._desk.stock.templates.values() if t.kind == row["kind"]), "")
        others = any(isinstance(each, dict) and each.get("kind") == row["kind"] for each in rest)
        day = day_at(row["signed_at"] or 0, row["zone"] or "UTC").isoformat()
        if dated and not others and desk.form.values.get(dated) == day:
            after = clear(after, dated)
        fields = change(desk.form, after)
        return [Draft(Kind.SET, CLAIM, claim["claim_id"], fields)] if fields else []

    def _on_the_claim(self, desk: Desk, template: PaperTemplate, link: Link) -> Sequence[Draft]:
        """The claim lists the paper, and knows the day that deadlines count from."""
        listed: list[Any] = list(desk.form.values.get("papers") or ())
        entry = {"kind": link.kind, "sha256": link.sha256, "signed_at": link.signed_at, "signer": link.signer}
        after = set_known(desk.form, "papers", [*listed, entry])
        if template.dates:
            after = set_known(after, template.dates, desk.today.isoformat())
        fields = change(desk.form, after)
        claim = desk.page.claim
        if claim is not None:
            return [Draft(Kind.SET, CLAIM, claim["claim_id"], fields)]
        key = claim_id(link.job_id)
        return [Draft(Kind.ADD, CLAIM, key, {"job_id": link.job_id}), Draft(Kind.SET, CLAIM, key, fields)]


def _checked(ink: Ink) -> Ink:
    try:
        return checked(ink)
    except NotSigned as error:
        raise NotAllowed(str(error)) from error
