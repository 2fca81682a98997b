"""The sample storm as a cohort."""

import numpy as np

from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.journeys import TouchColumns, journeys
from stormops_desktop.domain.attribution.sample_journeys import sample_homes, sample_touches


def dfw(*zips: str | None) -> Cohort:
    """Its 61 journeys, or those of some ZIP codes (None: of the house without one)."""
    return journeys(dfw_columns(*zips))


def dfw_columns(*zips: str | None, by_play: bool = False) -> TouchColumns:
    homes = tuple(home for home in sample_homes() if not zips or home.zip_code in zips)
    touches = sample_touches(homes, [str(at) for at in range(len(homes))])
    names = tuple(dict.fromkeys(touch.play if by_play else touch.channel.value for touch in touches))
    return TouchColumns(
        names,
        np.array([names.index(touch.play if by_play else touch.channel.value) for touch in touches]),
        np.array([int(touch.property_id) for touch in touches]),
        np.array([touch.at_ms for touch in touches]),
        np.array([touch.converted for touch in touches]),
        np.array([touch.value_cents / 100 for touch in touches]),
    )
