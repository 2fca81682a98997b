"""Files that were no usable pictures: what is kept of them, and throwing one away with a word on why."""

from dataclasses import dataclass
from typing import Any

from stormops_desktop.adapters.photo_errors import PhotoStoreError
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.office.models import ApartFile
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage import blob_queue, sync_queries
from stormops_desktop.storage.job_page import brief
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

LONGEST_WHY = 200
NO_WHY = "Say in a few words why this file is not needed; the office reads it on the job."
GONE = "This file is not kept here any more. Nothing was changed."


@dataclass(frozen=True, slots=True)
class ApartShelf:
    """The files of this machine that are kept apart."""

    work: Workplace
    vault: PhotoVault

    def files(self) -> tuple[ApartFile, ...]:
        """All of them, the oldest first."""
        with self.work.reading() as connection:
            found = blob_queue.every_quarantined(connection)
            return tuple(
                ApartFile(
                    item.job_id, item.name, sync_queries.place_of(connection, "jobs", item.job_id, {}),
                    item.sentence, item.added_ms, item.reason, item.sha256,
                )
                for item in found
            )  # fmt: skip

    def discard(self, file: ApartFile, why: str, *, origin: object = None) -> ChangeSet:
        """Throws a file away for good; the job keeps a note on what it was and why it went.

        The note and the end of the entry are one transaction; the file goes after it.

        Raises:
            NotAllowed: no reason given. NotFound: it is not here any more. StoreTrouble.
        """
        words = why.strip()[:LONGEST_WHY]
        if not words:
            raise NotAllowed(NO_WHY)
        item = blob_queue.Quarantined(
            file.job_id, file.name, file.code, file.sentence, file.sha256, file.added_ms
        )
        with self.work.reading() as connection:
            if not blob_queue.in_quarantine(connection, item):
                raise NotFound(GONE)
            job = brief(connection, file.job_id)

        def drop(tx: Any) -> None:
            blob_queue.drop_quarantined(tx.connection, item)

        _, touched = self.work.capture([] if job is None else [self._note(file, words)], also=drop)
        with self.work.reading() as connection:
            nobodys = file.sha256 is not None and file.sha256 not in blob_queue.known_files(connection)
        if nobodys and file.sha256 is not None:
            self._removed(file.sha256)
        return ChangeSet(Said("Discarded {file}", file=file.name), touched, origin)

    def _note(self, file: ApartFile, why: str) -> Draft:
        now = self.work.office_ms()
        body = (
            f"Discarded the file {file.name}, which could not be taken as a photo: {file.sentence} Why: {why}"
        )
        fields = {
            "job_id": file.job_id, "body": body, "author_id": self.work.member.account_id, "written_at": now,
        }  # fmt: skip
        return Draft(Kind.ADD, "notes", uuid7(now, self.work.randomness(10)), fields)

    def _removed(self, sha256: str) -> None:
        try:
            self.vault.remove(sha256)
        except PhotoStoreError as error:
            raise StoreTrouble(str(error)) from error
