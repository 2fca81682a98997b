"""A route as it leaves the house: what every export carries, and every import gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedStop:
    """One house in visiting order. `sequence_order` is dense from 1 within its route.

    Latitude and longitude are both None where nobody knows the place of the house.
    """

    route_id: str
    property_id: str
    sequence_order: int
    address: str
    zip_code: str
    latitude: float | None
    longitude: float | None
    expected_uplift: float | None = None

    @property
    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, in degrees."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class PublishedRoute:
    """One crew's route. `tenant` and `plan_version` say whose it is and how old.

    Attributes:
        plan_version: 0 before it was ever published, None when nobody said.
        day: the day it is driven, as 2019-03-26; "" when nobody said.
    """

    route_id: str
    name: str
    tenant: str
    plan_version: int | None
    stops: tuple[PublishedStop, ...]
    day: str = ""
