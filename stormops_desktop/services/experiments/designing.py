"""Before a launch: whom an experiment could take, and whether that can show anything."""

from collections.abc import Mapping
from typing import Any

from stormops_desktop.domain.experiments.assignment import Arms, assign
from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.power import FEWEST_AN_ARM, Outlook, outlook
from stormops_desktop.domain.targeting.holdout import position
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import Design, DesignCheck
from stormops_desktop.services.targeting.reading import situation
from stormops_desktop.storage.experiments import rows

NO_TIER = "-"


def arms_of(design: Design) -> Arms:
    """The arms of a design.

    Raises:
        NotAllowed: they are impossible; the sentence says what to change.
    """
    try:
        arms = Arms({arm.name: arm.part for arm in design.arms})
    except ExperimentError as error:
        raise NotAllowed(str(error)) from error
    if len(arms.parts) != len(design.arms) or any(not arm.name.strip() for arm in design.arms):
        raise NotAllowed("Every arm needs a name of its own.")
    if design.control not in arms.parts:
        raise NotAllowed(f"One of the arms must be the control; {design.control!r} is none of them.")
    return arms


def eligible(connection: Any, tenant_id: str, design: Design, salt: str, now_ms: int) -> dict[str, str]:
    """Stratum (ZIP and tier) by house, of those that may be contacted and are in no other experiment."""
    now = situation(connection, tenant_id, design.storm_id, now_ms)
    taken = rows.taken(connection, design.storm_id)
    free = [
        house
        for house, blocked, control in zip(now.rows, now.table.blocked, now.table.control, strict=True)
        if not blocked and not control and house.property_id not in taken and _wanted(house, design)
    ]
    if design.most is not None and len(free) > design.most:
        free.sort(key=lambda house: position(f"{salt}|taken", house.property_id))
        free = free[: design.most]
    return {house.property_id: f"{house.zip_code or ''}|{house.tier or NO_TIER}" for house in free}


def checked(design: Design, strata: Mapping[str, str], salt: str) -> DesignCheck:
    """Sizes of the arms, and what they can show.

    Raises:
        NotAllowed: the baseline or the wanted effect is impossible.
    """
    arms = arms_of(design)
    dealt = list(assign(salt, strata, arms).values())
    sizes = {arm.name: dealt.count(arm.name) for arm in design.arms}
    treated = min(many for name, many in sizes.items() if name != design.control)
    if not treated or not sizes[design.control]:
        return DesignCheck(len(strata), tuple(sizes.items()), None, _nobody(len(strata)))
    try:
        seen = outlook(design.baseline, treated, sizes[design.control], design.wanted_effect)
    except ExperimentError as error:
        raise NotAllowed(str(error)) from error
    return DesignCheck(len(strata), tuple(sizes.items()), seen, _warning(seen))


def _wanted(house: Any, design: Design) -> bool:
    in_zip = not design.zips or house.zip_code in design.zips
    return in_zip and (not design.tiers or house.tier in design.tiers)


def _nobody(many: int) -> str:
    return (
        f"Only {many} houses can be taken, too few for an arm each. Widen the ZIPs or tiers, or end another "
        "experiment first."
    )


def _warning(seen: Outlook) -> str:
    said = []
    if seen.smallest > seen.wanted:
        said.append(
            f"Too small: it sees differences of {100 * seen.smallest:.1f} points and more, and is meant to "
            f"show {100 * seen.wanted:.1f}. That takes {seen.needed:,} houses an arm; the smallest has "
            f"{seen.fewest:,}."
        )
    if seen.fewest < FEWEST_AN_ARM:
        said.append(f"An arm has {seen.fewest:,} houses; {FEWEST_AN_ARM} are the fewest to rely on.")
    return " ".join(said)
