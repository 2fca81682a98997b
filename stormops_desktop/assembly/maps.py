"""The map of a session: its storm from the replica, its pictures from the packs of this machine."""

from stormops_desktop.adapters.maps.pack_folder import PackFolder
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.services.maps.packs import MapPacks
from stormops_desktop.services.maps.ports import MapServices
from stormops_desktop.services.maps.storm_map import MapDesk
from stormops_desktop.services.workplace import Workplace

PACKS = "maps"  # of the data folder: the packs of a machine are everybody's who works on it


def map_services(settings: DesktopSettings, work: Workplace) -> MapServices:
    """Nothing is opened yet: packs are, when the map is first looked at."""
    packs = MapPacks(PackFolder(resource_folder() / PACKS, settings.folder / PACKS))
    return MapServices(MapDesk(work), packs)
