"""What is in front of the person: a run, or one ZIP code of it. Made off the GUI thread."""

from dataclasses import dataclass

from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.methods import Attribution
from stormops_desktop.domain.attribution.paths import WalkedPath, walked_paths
from stormops_desktop.domain.attribution.storm import zip_cohort
from stormops_desktop.services.attribution.models import StormAttribution
from stormops_desktop.services.attribution.ports import AttributionVerbs

WHOLE_STORM = ""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Journeys with their credit.

    Attributes:
        zip_code: "" for the whole storm. houses: of each path of the cohort.
    """

    found: StormAttribution
    zip_code: str
    shown: Attribution
    cohort: Cohort
    houses: tuple[str, ...]
    paths: tuple[WalkedPath, ...]


def part_of(verbs: AttributionVerbs, found: StormAttribution, zip_code: str) -> Part:
    """The part; all of the run when nobody was touched in that ZIP code (any more)."""
    credit = found.credit
    journeys = found.touches.journeys
    if journeys is None or zip_code == WHOLE_STORM or zip_code not in journeys.zip_codes:
        whole = credit.by_channel
        return Part(found, WHOLE_STORM, credit.channels, whole, credit.houses, walked_paths(whole))
    cohort = zip_cohort(journeys, zip_code)
    here = zip(journeys.houses, journeys.zip_codes, strict=True)
    houses = tuple(house for house, code in here if code == zip_code)
    return Part(found, zip_code, verbs.of_zip(found, zip_code), cohort, houses, walked_paths(cohort))
