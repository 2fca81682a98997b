"""What screens may ask about what people did."""

from dataclasses import dataclass
from typing import Protocol

from stormops_desktop.domain.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A person's profile as of a moment, UTC milliseconds, and the houses it is made of."""

    person_id: str
    houses: tuple[str, ...]
    profile: Profile
    as_of: int


class Profiles(Protocol):
    """Profiles as a projection of what the replica holds. Errors are `services.errors.ServiceError`."""

    def get_profile(self, person_id: str) -> ProfileView:
        """Of a person, by any of its records, or of whoever lives in a house, by the house's id.

        Raises:
            NotFound: neither is here. StoreTrouble.
        """
