"""Before a launch: whom an experiment could take, and whether that can show anything."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.experiments.assignment import Arms
from stormops_desktop.domain.experiments.clusters import FEWEST_GROUPS, Unit, deal, planned_effect
from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.power import FEWEST_AN_ARM, Outlook, outlook
from stormops_desktop.domain.targeting.holdout import position
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import TREATING, Design, DesignCheck
from stormops_desktop.services.experiments.telling import group_of
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
        raise NotAllowed(
            "One of the arms must be the control; {control!r} is none of them.", control=design.control
        )
    _treats(design)
    return arms


def _treats(design: Design) -> None:
    """The control is left alone, and the others are reached by something that the company does."""
    for arm in design.arms:
        if arm.name == design.control and (arm.play or arm.channel):
            raise NotAllowed(
                "{arm} is the control: it is left alone, and takes no play or channel.", arm=arm.name
            )
        if arm.channel and arm.channel not in TREATING:
            raise NotAllowed(
                "Nobody is treated by {channel!r}. Choose one of {known}.", channel=arm.channel,
                known=", ".join(TREATING),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Takers:
    """Houses that an experiment can take: stratum (ZIP and tier) and group of each."""

    strata: Mapping[str, str]
    groups: Mapping[str, str]

    def dealt(self, design: Design, salt: str) -> dict[str, str]:
        """The arm of each."""
        return deal(salt, self.strata, self.groups, arms_of(design))


def eligible(connection: Any, tenant_id: str, design: Design, salt: str, now_ms: int) -> Takers:
    """Those that may be contacted and are in no other experiment. Groups are taken whole."""
    now = situation(connection, tenant_id, design.storm_id, now_ms)
    taken = rows.taken(connection, design.storm_id)
    free = [
        house
        for house, blocked, control in zip(now.rows, now.table.blocked, now.table.control, strict=True)
        if not blocked and not control and house.property_id not in taken and _wanted(house, design)
    ]
    groups = {house.property_id: group_of(design.unit, house) for house in free}
    if design.most is not None and len(free) > design.most:
        chosen = _some(groups, design.most, f"{salt}|taken")
        free = [house for house in free if house.property_id in chosen]
    strata = {house.property_id: f"{house.zip_code or ''}|{house.tier or NO_TIER}" for house in free}
    return Takers(strata, {house: groups[house] for house in strata})


def _some(groups: Mapping[str, str], most: int, salt: str) -> set[str]:
    """Whole groups in the order of their salted hash, as long as they fit."""
    members: dict[str, list[str]] = {}
    for house, group in groups.items():
        members.setdefault(group, []).append(house)
    found: set[str] = set()
    for group in sorted(members, key=lambda one: position(salt, one)):
        if len(found) + len(members[group]) <= most:
            found.update(members[group])
    return found


def checked(design: Design, takers: Takers, salt: str) -> DesignCheck:
    """Sizes of the arms, and what they can show.

    Raises:
        NotAllowed: the baseline or the wanted effect is impossible.
    """
    dealt = takers.dealt(design, salt)
    counted, drawn = Counter(dealt.values()), Counter(takers.groups.values())
    sizes = {arm.name: counted[arm.name] for arm in design.arms}
    told = tuple(sizes.items())
    treated = min(many for name, many in sizes.items() if name != design.control)
    if not treated or not sizes[design.control]:
        return DesignCheck(len(dealt), told, None, _nobody(len(dealt)), len(drawn))
    worth = planned_effect(drawn.values(), design.unit)
    try:
        arms = (max(1, int(treated / worth)), max(1, int(sizes[design.control] / worth)))
        seen = outlook(design.baseline, *arms, design.wanted_effect)
    except ExperimentError as error:
        raise NotAllowed(str(error)) from error
    warning = " ".join(part for part in (_warning(seen), _few_groups(design, takers, dealt)) if part)
    return DesignCheck(len(dealt), told, seen, warning, len(drawn))


def _few_groups(design: Design, takers: Takers, dealt: Mapping[str, str]) -> str:
    if design.unit is Unit.HOUSE:
        return ""
    arm_of = {takers.groups[house]: arm for house, arm in dealt.items()}
    fewest = min(Counter(arm_of.values()).values())
    if fewest >= FEWEST_GROUPS:
        return ""
    return f"An arm has {fewest} groups; with fewer than {FEWEST_GROUPS} they differ more than any treatment."


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
