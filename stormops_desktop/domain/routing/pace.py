"""How long a way takes by its length: slow from house to house, fast across the county. The one rule.

A way of s street metres takes  s / far + lost * s / (s + half)  seconds. Its first metres go at the near
speed, a long way at the far one, and `lost` is what the streets between door and motorway cost at most. The
curve is concave with 0 at 0, so it is subadditive: a way through a third place is never the quicker one.
A concave time by length is how Kolesar, Walker and Hausner found it for fire engines (Operations Research
23(4), 1975); the fraction stands here for their square root because its first metres have a speed.

Where the figures are from: the near speed from the drive times of an in-town extract (600 junctions of
Helsinki, ways of .2 to 3 km: 4 % too quick in the median, absolute error 7 % in the median); the middle from
trips of 8.5 to 12 miles in four national surveys (FHWA, Highway Statistics 2006, table NT-3: 18.2, 19.6, 20.7
and 23.3 minutes, here 17.4, 20.2, 21.5 and 22.1); the far speed from the usual signs of motorways less a
tenth for ramps and traffic, as `adapters.road_graph` takes it. What is assumed: motorways are never far.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.routing.street import FAR_M_S, HALF_LOST_M, NEAR_M_S, STREET_FACTOR

Length = TypeVar("Length", float, npt.NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Pace:
    """How great circles become street miles and minutes.

    Attributes:
        factor: street metres per metre of great circle.
        near_m_s: speed of the first metres. far_m_s: speed that a long way comes to; not below the near one.
    """

    factor: float = STREET_FACTOR
    near_m_s: float = NEAR_M_S
    far_m_s: float = FAR_M_S

    @property
    def lost_s(self) -> float:
        """Seconds that the longest way takes beyond its length at the far speed."""
        return HALF_LOST_M * (1.0 / self.near_m_s - 1.0 / self.far_m_s)

    def seconds(self, street_m: Length) -> Length:
        """Driving time of one way, or of each in a column, of so many street metres."""
        return street_m / self.far_m_s + self.lost_s * street_m / (street_m + HALF_LOST_M)

    def quickened(self, times: float) -> "Pace":
        """The pace at which every way takes `times` less time."""
        return replace(self, near_m_s=self.near_m_s * times, far_m_s=self.far_m_s * times)


USUAL = Pace()


def constant(factor: float, speed_m_s: float) -> Pace:
    """One speed at any length."""
    return Pace(factor, speed_m_s, speed_m_s)
