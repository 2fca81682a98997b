"""The Office pages' use cases over one open session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.machine import machine_name
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.assembly.profile import Profile, Profiles, WrappedBy
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.services.bundle.desk import BundleDesk
from stormops_desktop.services.models import Stop
from stormops_desktop.services.office.close_out import CloseOutDesk
from stormops_desktop.services.office.crews import CrewRoster
from stormops_desktop.services.office.data import DataDesk
from stormops_desktop.services.office.ports import MapPacks, OfficeServices
from stormops_desktop.services.office.ready import ReadyDesk, Surroundings
from stormops_desktop.services.office.thrift import Thriftiness
from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.sync_desk import Courier
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.office.parcel_shelf import SqlParcelShelf
from stormops_desktop.storage.opening import OpenStore
from sync.engine.blobs import HubBlobs
from sync.engine.courier import deliver_parcels
from sync.engine.transport import HubClient


@dataclass(frozen=True, slots=True)
class OfficeParts:
    """What the use cases are made of. `photo_folder` is the vault's; `packs` None without maps."""

    settings: DesktopSettings
    work: Workplace
    vault: PhotoVault
    photo_folder: Path
    lane: PhotoLane
    hub: HubClient
    stops: Callable[[], Sequence[Stop]]
    rule_packs: Mapping[str, RulePack]
    opens_offline: Callable[[], bool]
    undo: UndoShelf
    packs: MapPacks | None = None


def office_services(parts: OfficeParts) -> OfficeServices:
    """The use cases of the Office pages; the lane of photos goes by the person's thrift from here on."""
    work, vault, folder = parts.work, parts.vault, parts.photo_folder
    bundles = BundleDesk(work, vault, folder, machine_name(), parts.settings.cost)
    thrift = Thriftiness(work, parts.lane, parts.settings.link_costs)
    around = Surroundings(folder, parts.opens_offline, parts.stops, parts.rule_packs, parts.packs)
    data = DataDesk(work, vault, folder, HubBlobs(parts.hub), thrift)
    crews = CrewRoster(work, parts.undo) if work.is_office else None
    return OfficeServices(bundles, ReadyDesk(work, around), CloseOutDesk(work, bundles), data, crews)


def courier_of(store: OpenStore, hub: HubClient, work: Workplace) -> Courier:
    """Hands over what was brought on a stick, before each run's own ops."""
    shelf = SqlParcelShelf(store.database, store.replica)
    return lambda cancelled: deliver_parcels(shelf, hub, wall=work.now_ms, cancelled=cancelled)


def opens_offline(profiles: Profiles, profile: Profile) -> Callable[[], bool]:
    """Whether what the person knows opens the data without the office; a PIN may be set at any time."""

    def opens() -> bool:
        now = profiles.read(profile.account_id) or profile
        return now.has_pin or now.wrapped_by is WrappedBy.PASSWORD

    return opens
