"""One signed-in member's open replica with the use cases over it."""

import os
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.clock import ClockWatch
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.adapters.vault import Vault
from stormops_desktop.assembly.evidence import evidence_desk
from stormops_desktop.assembly.farewell import farewell_of
from stormops_desktop.assembly.identity import identity_desk
from stormops_desktop.assembly.intake import intake_services
from stormops_desktop.assembly.live import LiveParts, live_parts
from stormops_desktop.assembly.maps import map_services
from stormops_desktop.assembly.office import OfficeParts, courier_of, office_services, opens_offline
from stormops_desktop.assembly.papers import paper_services
from stormops_desktop.assembly.profile import Profile, Profiles
from stormops_desktop.assembly.routing import route_services
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.assembly.storms import storm_services
from stormops_desktop.assembly.targeting import targeting_services
from stormops_desktop.assembly.token_store import VaultTokens
from stormops_desktop.assembly.visits import visit_services
from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.attribution.desk import AttributionEngine
from stormops_desktop.services.board.desk import BoardDesk
from stormops_desktop.services.claim_reads import ClaimDesk
from stormops_desktop.services.claim_verbs import ClaimActions
from stormops_desktop.services.errors import ServiceError, StoreTrouble
from stormops_desktop.services.guardrails.desk import GuardrailDesk
from stormops_desktop.services.job_reads import JobDesk, StormDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.models import Member
from stormops_desktop.services.nurture.desk import NurtureDesk
from stormops_desktop.services.phases.desk import PhaseDesk
from stormops_desktop.services.photos.desk import PhotoDesk
from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.ports import Services
from stormops_desktop.services.quality.desk import QualityDesk
from stormops_desktop.services.scoring.desk import ScoreDesk
from stormops_desktop.services.sync_desk import SyncDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.blob_queue import SqlBlobQueue
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.opening import OpenStore, open_store
from sync.engine.blobs import HubBlobs
from sync.engine.transport import HubClient

PHOTOS = "photos"


@dataclass(frozen=True, slots=True)
class Session:
    """Everything of one member that has to be closed together."""

    profile: Profile
    vault: Vault
    tokens: VaultTokens
    hub: HubClient
    store: OpenStore
    work: Workplace
    sync: SyncDesk
    live: LiveParts
    services: Services

    @property
    def member(self) -> Member:
        return self.work.member

    def is_of(self, member: Member) -> bool:
        """Whether this is the session of that person in that company."""
        ours = self.work.member
        return (ours.account_id, ours.tenant_id) == (member.account_id, member.tenant_id)

    def bundle_holds_all(self) -> bool:
        """Whether a bundle was written that has everything that exists only here."""
        return self.services.office is not None and self.services.office.bundles.holds_all()

    def close(self) -> None:
        """Ends waits and runs, folds the log into the file, lets others open it."""
        if self.services.photos is not None:
            self.services.photos.close()
        self.live.line.close()
        self.sync.close()
        self.services.maps.packs.close()
        self.store.close()


def open_session(
    settings: DesktopSettings, profiles: Profiles, profile: Profile, member: Member, vault: Vault,
    tokens: VaultTokens, hub: HubClient,
) -> Session:  # fmt: skip
    """Opens the member's replica (made if there is none) and puts the use cases on it.

    Raises:
        StoreTrouble: open elsewhere, disk full, wrong key.
    """
    path, key = profiles.replica(profile.account_id, member.tenant_id), vault.replica_key(member.tenant_id)
    store = _opened(path, key, profile.device, settings)
    work = Workplace(
        member, store.database, store.replica, RULES, settings.now_ms, os.urandom, ClockWatch().jumped_back
    )
    live = live_parts(settings, store, hub, work)
    shelf = UndoShelf(work.now_ms)
    photo_vault, photos = _open_photos(path.parent / PHOTOS, key, work, store, shelf)
    lane = PhotoLane(SqlBlobQueue(store.database), photo_vault, HubBlobs(hub))
    sync = SyncDesk(
        work, hub, live.line.listening,
        lane, courier_of(store, hub, work), farewell_of(work, lane, hub, vault, profiles),
        lambda offline: live.line.hold(held=offline),
    )  # fmt: skip
    jobs = JobDesk(work)
    notice = "" if store.rescued is None else str(store.rescued)
    packs, maps = load_rule_packs(), map_services(settings, work)
    papers = paper_services(work, photo_vault, HubBlobs(hub).fetch, packs)
    evidence = evidence_desk(work, photos, shelf, settings.receiver_port, papers.out)
    quality = QualityDesk(work, shelf)
    services = Services(
        member, StormDesk(work), jobs, JobActions(work, shelf), sync,
        ClaimDesk(work, packs), ClaimActions(work, shelf), notice, photos,
        office=office_services(OfficeParts(
            settings, work, photo_vault, path.parent / PHOTOS, lane, hub, jobs.every_day, packs,
            opens_offline(profiles, profile), shelf, maps.packs,
        )),
        evidence=evidence, papers=papers, maps=maps,
        visits=visit_services(work, photos, shelf, packs),
        routes=route_services(work, shelf, evidence.last_told),
        intake=intake_services(work),
        targeting=targeting_services(work),
        board=BoardDesk(work, live.desk.progress),
        scores=ScoreDesk(work, quality, live.desk.score_counts),
        live=live.desk, quality=quality,
        nurture=NurtureDesk(work, shelf), identity=identity_desk(work, vault, shelf),
        storm_work=storm_services(work, shelf),
        phases=PhaseDesk(work), attribution=AttributionEngine(work), guardrails=GuardrailDesk(work, shelf),
    )  # fmt: skip
    return Session(profile, vault, tokens, hub, store, work, sync, live, services)


def _opened(path: Path, key: bytes, device: str, settings: DesktopSettings) -> OpenStore:
    try:
        return open_store(path, key, device, settings.now_ms)
    except StorageError as error:
        raise StoreTrouble(str(error)) from error


def _open_photos(
    folder: Path, key: bytes, work: Workplace, store: OpenStore, shelf: UndoShelf
) -> tuple[PhotoVault, PhotoDesk]:
    """The sealed photos beside the replica; what a rescue has forgotten of them is queued again."""
    try:
        vault = PhotoVault(folder, key)
        vault.clear_unfinished()
        photos = PhotoDesk(work, vault, shelf)
        photos.recover()
    except OSError as error:
        store.close()
        raise StoreTrouble(
            "The folder of photos can't be used ({why}). Nothing was changed; check {folder}.",
            why=error.strerror,
            folder=folder,
        ) from error
    except ServiceError:
        store.close()
        raise
    return vault, photos
