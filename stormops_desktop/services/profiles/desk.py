"""Profiles over the replica: `ports.Profiles`."""

from stormops_desktop.domain.profiles.profile import profile, tallied
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.identity.lane import IdentityLane
from stormops_desktop.services.profiles.ports import ProfileView
from stormops_desktop.storage.identity import reading
from stormops_desktop.storage.identity.happenings import happenings, said
from stormops_desktop.storage.identity.known_house import known_house


class BehavioralProfileService:
    """See `ports.Profiles`, whose promises these methods keep."""

    def __init__(self, lane: IdentityLane) -> None:
        self._lane = lane

    def get_profile(self, person_id: str) -> ProfileView:
        """The profile as of now.

        Raises:
            NotFound: no such person or house here. StoreTrouble.
        """
        now = self._lane.work.office_ms()
        with self._lane.reading() as connection:
            person = reading.person_of(connection, person_id)
            if person is None and not known_house(connection, person_id):
                raise NotFound("Nobody of that name is on this computer. Sync to see.")
            found = [] if person is None else reading.houses(connection, [person])
            houses = [row.property_id for row in found] if person else [person_id]
            tally = tallied(happenings(connection, houses))
            heard = said(connection, houses)
        return ProfileView(person or person_id, tuple(houses), profile(tally, heard, now), now)
