"""The viewmodels of the section Storms, made and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import Services
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.targeting.policy import PolicyViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class StormViewModels:
    """Targeting."""

    policy: PolicyViewModel

    def show_storm(self, storm: StormChoice | None) -> None:
        self.policy.show_storm(storm)

    def dispose(self) -> None:
        """Nothing calls back afterwards."""
        self.policy.dispose()
        self.policy.deleteLater()


def storm_viewmodels(services: Services, around: Surroundings) -> StormViewModels | None:
    """None for a crew, and for a session without these use cases."""
    targeting = services.targeting
    if targeting is None or services.member.role not in OFFICE:
        return None
    return StormViewModels(PolicyViewModel(around, targeting.policy))
