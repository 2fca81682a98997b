"""The photo report and the adjuster's packet: made from this machine's files, whole or not at all."""

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stormops_desktop.adapters.papers_packet import Enclosure, write_packet
from stormops_desktop.adapters.papers_report import PhotoReport, index_rows, render_photo_report
from stormops_desktop.adapters.papers_saving import CannotSave, save_whole
from stormops_desktop.adapters.photo_errors import PhotoError, PhotoRefused
from stormops_desktop.adapters.photo_renditions import render
from stormops_desktop.adapters.pictures.marked_copy import marked_copy
from stormops_desktop.adapters.pictures.places_map import places_map
from stormops_desktop.domain.evidence.naming import export_name
from stormops_desktop.domain.spreadsheets import safe_cell
from stormops_desktop.services.errors import NotAllowed, NotFound, ServiceError, StoreTrouble
from stormops_desktop.services.evidence.desk import Pictures, read_evidence
from stormops_desktop.services.evidence.models import EvidencePhoto, EvidenceView, Outgoing, OutStep, Written
from stormops_desktop.services.evidence.report import moment, report_of, spots
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.papers.ports import HandingOut
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.evidence.rows import claim_of
from stormops_desktop.storage.photos.rows import house_of
from sync.contracts.blobs import BlobKind

PER_PAGE = (2, 4, 6)
# Pixels a side as printed: about 240 dots an inch in each layout. Six photos a page need no more.
PRINTED_SIDE = {2: 1600, 4: 1100, 6: 900}
INDEX_HEADINGS = ("line_item", "slope", "photo", "sha256")
NOTHING = "There is no photo of this job on this computer yet, so there is nothing to report."

Progress = Callable[[OutStep], None]
Cancelled = Callable[[], bool]


class Stopped(ServiceError):  # noqa: N818 - the person's wish, no fault
    """The person did not want it any more; nothing was written."""


@dataclass(frozen=True, slots=True)
class EvidenceFiles:
    """`ports.EvidenceOut` on the replica and the vault.

    Attributes:
        fonts: the folder resources/fonts. claims: writes the claim for other programs.
    """

    work: Workplace
    picture: Pictures
    fonts: Path
    claims: HandingOut

    def report(self, wanted: Outgoing, progress: Progress, cancelled: Cancelled) -> Written:
        """The photo report as one PDF.

        Raises:
            NotAllowed: no photo is here, or another number of photos a page. NotFound. StoreTrouble: the
                file can't be written. Stopped.
        """
        made, left_out, count = self._report(wanted, progress, cancelled)
        _write(wanted.target, made)
        return Written(wanted.target, len(made), hashlib.sha256(made).hexdigest(), count, left_out)

    def packet(self, wanted: Outgoing, progress: Progress, cancelled: Cancelled) -> Written:
        """One zip: report, index, the claim as JSON and CSV, the originals as captured, and marked copies.

        The originals are read one at a time and compared with the hash that the manifest tells.

        Raises:
            as `report`.
        """
        view = read_evidence(self.work, wanted.job_id)
        total = len(view.photos) * 2
        made, left_out, count = self._report(
            wanted, lambda step: progress(OutStep(step.done, total)), cancelled
        )
        enclosures = [
            Enclosure("photo-report.pdf", made), Enclosure("evidence-index.csv", _index(self._said(view))),
            Enclosure("claim.json", self.claims.claim_json(wanted.job_id)),
            Enclosure("claim.csv", self.claims.claim_csv(wanted.job_id)),
        ]  # fmt: skip
        names: list[str] = []
        for each in view.photos:
            enclosures += self._enclosures(view, each, names)

        def stepped(done: int) -> None:
            _stop_if(cancelled)
            progress(OutStep(min(total, len(view.photos) + done), total))

        try:
            digest = write_packet(wanted.target, enclosures, self._about(view), each=stepped)
        except PhotoError as error:
            raise StoreTrouble(str(error)) from error
        return Written(wanted.target, wanted.target.stat().st_size, digest, count, left_out)

    def _report(
        self, wanted: Outgoing, progress: Progress, cancelled: Cancelled
    ) -> tuple[bytes, tuple[int, ...], int]:
        if wanted.per_page not in PER_PAGE:
            raise NotAllowed("A page holds 2, 4 or 6 photos.")
        view = read_evidence(self.work, wanted.job_id)
        pictures: list[tuple[EvidencePhoto, bytes]] = []
        for done, each in enumerate(view.photos):
            _stop_if(cancelled)
            progress(OutStep(done, len(view.photos)))
            jpeg = self._printed(each, wanted.per_page)
            if jpeg is not None:
                pictures.append((each, jpeg))
        if not pictures:
            raise NotAllowed(NOTHING)
        made = render_photo_report(self._said(view, pictures, wanted.per_page), self.fonts)
        _stop_if(cancelled)
        progress(OutStep(len(view.photos), len(view.photos)))
        shown = {each.number for each, _ in pictures}
        return made, tuple(p.number for p in view.photos if p.number not in shown), len(pictures)

    def _said(
        self, view: EvidenceView, pictures: Sequence[tuple[EvidencePhoto, bytes]] = (), per_page: int = 4
    ) -> PhotoReport:
        with self.work.reading() as connection:
            claim, house = claim_of(connection, view.job_id), house_of(connection, view.job_id)
        if claim is None or house is None:
            raise NotFound(GONE)
        shown = pictures or [(each, b"") for each in view.photos]
        return report_of(
            view, claim, self.work.member.org_name, shown, made_ms=self.work.office_ms(), per_page=per_page,
            map_picture=self._map(view, house) if pictures else None,
        )  # fmt: skip

    def _map(self, view: EvidenceView, house: Any) -> bytes | None:
        """Nothing without the house's place, or when no photo knows where it was taken."""
        placed = spots(view)
        if house.latitude is None or house.longitude is None or not placed:
            return None
        return places_map((house.latitude, house.longitude), view.address, placed, self.fonts)

    def _printed(self, each: EvidencePhoto, per_page: int) -> bytes | None:
        """The photo at the size in which it is printed; None when no picture of it is here."""
        sha256 = each.photo.sha256
        for kind in (BlobKind.PREVIEW, BlobKind.ORIGINAL, BlobKind.THUMB):
            data = self.picture(sha256, kind)
            if data is not None:
                return _scaled(data, PRINTED_SIDE[per_page])
        return None

    def _enclosures(self, view: EvidenceView, each: EvidencePhoto, names: list[str]) -> list[Enclosure]:
        photo = each.photo
        name = export_name(view.address, each.number, each.labels, photo.mime, names)
        names.append(name)
        found = []
        if photo.here:
            found.append(
                Enclosure(f"photos/{name}", b"", photo.sha256, photo.size_bytes, self._reader(photo.sha256))
            )
        preview = self.picture(photo.sha256, BlobKind.PREVIEW) if each.marks or not photo.here else None
        if preview is not None and not photo.here:
            found.append(Enclosure(f"previews/{Path(name).stem}.jpg", preview))
        if preview is not None and each.marks:
            copy = marked_copy(preview, each.marks, self.fonts)
            found.append(Enclosure(f"marked/{Path(name).stem}_marked.jpg", copy))
        return found

    def _reader(self, sha256: str) -> Callable[[], bytes]:
        return lambda: self.picture(sha256, BlobKind.ORIGINAL) or b""

    def _about(self, view: EvidenceView) -> dict[str, str]:
        freed = [str(each.number) for each in view.photos if not each.photo.here]
        about = {
            "contractor": self.work.member.org_name, "address": f"{view.address}, {view.place}",
            "job_id": view.job_id, "as_of": moment(self.work.office_ms(), view.zone),
        }  # fmt: skip
        return {**about, "originals_not_enclosed": ", ".join(freed)} if freed else about


def _index(report: PhotoReport) -> bytes:
    """Line item, slope, photo, hash: the same rows as on paper, safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(INDEX_HEADINGS)
    for row in index_rows(report):
        writer.writerow([safe_cell(text) for text in row])
    return out.getvalue().encode("utf-8-sig")


def _scaled(data: bytes, side: int) -> bytes:
    try:
        return render(data, side).jpeg
    except PhotoRefused:
        return data


def _stop_if(cancelled: Cancelled) -> None:
    if cancelled():
        raise Stopped("Stopped. Nothing was written.")


def _write(target: Path, made: bytes) -> None:
    try:
        save_whole(target, made)
    except CannotSave as error:
        raise StoreTrouble(str(error)) from error
