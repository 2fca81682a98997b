"""The viewmodels of the Office pages beside Sync, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.office.ports import OfficeServices
from stormops_desktop.services.ports import AccountVerbs
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.office.close_out import CloseOutViewModel
from stormops_desktop.viewmodels.office.crews import CrewsViewModel
from stormops_desktop.viewmodels.office.data import DataViewModel
from stormops_desktop.viewmodels.office.ready import ReadyViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver


@dataclass(frozen=True, slots=True)
class OfficeViewModels:
    """Ready, Close-out, Photos & data; Crews for the office."""

    ready: ReadyViewModel
    close_out: CloseOutViewModel
    data: DataViewModel
    crews: CrewsViewModel | None = None

    def start(self) -> None:
        """First reads."""
        for viewmodel in (self.ready, self.close_out, self.data):
            viewmodel.reload()

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        if self.crews is not None:
            self.crews.dispose()
            self.crews.deleteLater()
        for viewmodel in (self.data, self.close_out, self.ready):
            viewmodel.dispose()
            viewmodel.deleteLater()


def office_viewmodels(
    services: OfficeServices | None, accounts: AccountVerbs, around: Surroundings, driver: SyncDriver
) -> OfficeViewModels | None:
    """None for a session without these use cases."""
    if services is None:
        return None
    return OfficeViewModels(
        ReadyViewModel(around, services.ready, accounts, driver),
        CloseOutViewModel(around, services.close_out, services.bundles, driver),
        DataViewModel(around, services.data, accounts, driver),
        None if services.crews is None else CrewsViewModel(around, services.crews),
    )
