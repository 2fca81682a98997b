"""Bundles: out of this laptop when it can't reach the office, and into it from another one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from stormops_desktop.adapters.bundle.archive import open_bundle, write_bundle
from stormops_desktop.adapters.bundle.errors import BundleError
from stormops_desktop.adapters.photo_errors import PhotoStoreError
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.adapters.vault_keys import Argon2Cost
from stormops_desktop.services.bundle.making import Packing, suggested_name
from stormops_desktop.services.bundle.models import LEAST_PASSPHRASE, BroughtIn, BundleMade
from stormops_desktop.services.bundle.opening import Unpacking
from stormops_desktop.services.bundle.ports import Progress
from stormops_desktop.services.errors import NotAllowed, ServiceError, StoreTrouble
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.blob_queue import all_quarantined
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.office import only_here, parcel_shelf
from stormops_desktop.storage.office.settings import keep_setting, setting

LAST_BUNDLE = "last-bundle"
TOO_SHORT = "A passphrase has at least {least} characters. Four words that you can remember are a good one."
NOTHING = "There is nothing that exists only on this computer, so no bundle is needed."


class LastBundle(msgspec.Struct, frozen=True):
    """What the last bundle held; kept so that we know whether it still holds all."""

    made_ms: int
    name: str
    incarnation: int
    last_n: int
    digests: tuple[str, ...]
    parcels: tuple[str, ...]


class BundleDesk:
    """`bundle.ports.BundleVerbs` on the replica and the photo vault.

    Args:
        machine: what people call this computer.
    """

    def __init__(
        self, work: Workplace, vault: PhotoVault, photo_folder: Path, machine: str,
        cost: Argon2Cost | None = None,
    ) -> None:  # fmt: skip
        self._work, self._vault, self._folder, self._machine = work, vault, photo_folder, machine
        self._cost = cost or Argon2Cost()

    def suggested_name(self) -> str:
        """A file name that says whose work it is and of when."""
        return suggested_name(self._work)

    def make(self, path: Path, passphrase: str, progress: Progress | None = None) -> BundleMade:
        """Writes all that exists only here to one sealed file. Nothing here changes by it.

        Raises:
            NotAllowed: a short passphrase, or nothing to write.
            ServiceError: the stick is full or was pulled out; all of it is still here.
        """
        if len(passphrase) < LEAST_PASSPHRASE:
            raise NotAllowed(TOO_SHORT, least=LEAST_PASSPHRASE)
        with _in_words():
            packing = Packing(self._work, self._vault, self._machine)
            if not (packing.parcels or packing.manifest.sizes):
                raise NotAllowed(NOTHING)
            size = write_bundle(path, passphrase, packing.files(progress), cost=self._cost)
        self._remember(path, packing)
        return BundleMade(path, packing.changes, packing.photos, size, packing.made_ms, packing.left_out)

    def bring_in(self, path: Path, passphrase: str, progress: Progress | None = None) -> BroughtIn:
        """Takes over what another laptop of this member captured; the next sync sends it.

        Raises:
            NotAllowed: another member's or company's. ServiceError: wrong words, damaged, cut short.
        """
        with _in_words(), open_bundle(path, passphrase) as bundle:
            unpacking = Unpacking(self._work, self._vault, self._folder, bundle)
            unpacking.check()
            return unpacking.take(progress)

    def last(self) -> LastBundle | None:
        """The bundle made last on this computer."""
        with self._work.reading() as connection:
            kept = setting(connection, LAST_BUNDLE)
        return None if kept is None else msgspec.json.decode(kept, type=LastBundle)

    def holds_all(self) -> bool:
        """Whether the last bundle has everything that exists only here."""
        last = self.last()
        if last is None:
            return False
        with self._work.reading() as connection:
            log = only_here.own_log(connection)
            files = {file.sha256 for file in only_here.unsafe_files(connection)}
            files |= {item.sha256 or "" for item in all_quarantined(connection)}
            parcels = {parcel.parcel_id for parcel, _, _ in parcel_shelf.undelivered(connection)}
        same = log.state is None or log.state.incarnation == last.incarnation
        written = not log.ops or (same and log.first_n + len(log.ops) - 1 <= last.last_n)
        return written and files <= set(last.digests) and parcels <= set(last.parcels)

    def _remember(self, path: Path, packing: Packing) -> None:
        state, log = packing.log.state, packing.log
        kept = LastBundle(
            packing.made_ms, path.name, state.incarnation if state else 1,
            log.first_n + len(log.ops) - 1 if log.ops else 0,
            tuple(packing.manifest.sizes),
            tuple(parcel.parcel_id for parcel, _, _ in packing.parcels),
        )  # fmt: skip
        with self._work.writing() as connection:
            keep_setting(connection, LAST_BUNDLE, msgspec.json.encode(kept).decode())


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except BundleError as error:
        raise ServiceError(str(error)) from error
    except (PhotoStoreError, StorageError) as error:
        raise StoreTrouble(str(error)) from error
