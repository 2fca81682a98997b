"""Who is who, over one replica: `ports.Identity`."""

from stormops_desktop.services.identity.erasures import PersonErasures
from stormops_desktop.services.identity.graph import IdentityGraphDesk
from stormops_desktop.services.identity.lane import IdentityLane
from stormops_desktop.services.identity.ports import Seal
from stormops_desktop.services.identity.verbs import IdentityActions
from stormops_desktop.services.profiles.desk import BehavioralProfileService
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace


class IdentityDesk:
    """See `ports.Identity`. `seal` is None for crews, and before a sign-in that gives the key."""

    def __init__(self, work: Workplace, seal: Seal | None, undo: UndoShelf) -> None:
        lane = IdentityLane(work, seal)
        self.graph = IdentityGraphDesk(lane)
        self.verbs = IdentityActions(lane, self.graph, undo)
        self.erasures = PersonErasures(lane)
        self.profiles = BehavioralProfileService(lane)
