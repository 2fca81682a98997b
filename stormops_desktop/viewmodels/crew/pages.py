"""Board, crew side and files of routes: made together, let go together."""

from dataclasses import dataclass

from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import Services
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.board.board import BoardViewModel
from stormops_desktop.viewmodels.crew.proposals import ProposalsViewModel
from stormops_desktop.viewmodels.crew.taking_in import TakingInViewModel
from stormops_desktop.viewmodels.crew.way import WayViewModel
from stormops_desktop.viewmodels.routes.outgoing import OutgoingViewModel
from stormops_desktop.viewmodels.today import TodayViewModel


@dataclass(frozen=True, slots=True)
class FieldViewModels:
    """What Today, the board and the export panels add; parts that the session lacks are None."""

    board: BoardViewModel | None = None
    way: WayViewModel | None = None
    proposals: ProposalsViewModel | None = None
    outgoing: OutgoingViewModel | None = None
    taking: TakingInViewModel | None = None

    def start(self) -> None:
        if self.proposals is not None:
            self.proposals.reload()

    def show_storm(self, storm: StormChoice | None) -> None:
        if self.board is not None:
            self.board.show_storm(storm)
        if self.proposals is not None:
            self.proposals.zone = storm.zone if storm else ""

    def dispose(self) -> None:
        for part in (self.taking, self.outgoing, self.proposals, self.way, self.board):
            if part is not None:
                part.dispose()
                part.deleteLater()


def field_viewmodels(services: Services, around: Surroundings, today: TodayViewModel) -> FieldViewModels:
    """The parts that these services allow."""
    board = None if services.board is None else BoardViewModel(around, services.board)
    routes = services.routes
    if routes is None:
        return FieldViewModels(board)
    is_crew = services.member.role == "crew"
    return FieldViewModels(
        board,
        WayViewModel(around, today, routes),
        ProposalsViewModel(around, routes, is_crew=is_crew),
        OutgoingViewModel(around, routes, services.maps),
        TakingInViewModel(around, today, routes, is_crew=is_crew),
    )
