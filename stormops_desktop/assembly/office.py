"""The Office pages' use cases over one open session."""

from dataclasses import dataclass
from pathlib import Path

from stormops_desktop.adapters.machine import machine_name
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.services.bundle.desk import BundleDesk
from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.sync_desk import Courier
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.office.parcel_shelf import SqlParcelShelf
from stormops_desktop.storage.opening import OpenStore
from sync.engine.courier import deliver_parcels
from sync.engine.transport import HubClient


@dataclass(frozen=True, slots=True)
class OfficeParts:
    """What the use cases are made of. `photo_folder` is the vault's."""

    settings: DesktopSettings
    work: Workplace
    vault: PhotoVault
    photo_folder: Path


def office_services(parts: OfficeParts) -> OfficeServices:
    """The use cases of the Office pages."""
    return OfficeServices(
        BundleDesk(parts.work, parts.vault, parts.photo_folder, machine_name(), parts.settings.cost)
    )


def courier_of(store: OpenStore, hub: HubClient, work: Workplace) -> Courier:
    """Hands over what was brought on a stick, before each run's own ops."""
    shelf = SqlParcelShelf(store.database, store.replica)
    return lambda cancelled: deliver_parcels(shelf, hub, wall=work.now_ms, cancelled=cancelled)
