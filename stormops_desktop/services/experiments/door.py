"""Who is to be left alone, for whoever stands at the door: known on any laptop, without a network."""

from collections.abc import Collection
from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.domain.targeting.holdout import in_universal_control
from stormops_desktop.services.experiments.models import HeldOut
from stormops_desktop.storage.experiments import rows

ALWAYS_HELD = (
    "Held out: this house is in the company's standing control group, so that the effect of visits can be "
    "measured. Do not knock unless the owner asked you to come."
)
HELD = (
    "Held out: this house is in the control group of the experiment “{name}”. Do not knock unless the owner "
    "asked you to come."
)


def held_out(
    connection: Any, tenant_id: str, storm_id: str | None, property_ids: Collection[str]
) -> dict[str, HeldOut]:
    """Which of these houses are to be left alone, and why; in any storm when none is named.

    The standing control group needs no row: it follows from the house's id.
    """
    named = rows.held_out(connection, storm_id, property_ids)
    found = {}
    for house in property_ids:
        if in_universal_control(tenant_id, house):
            found[house] = HeldOut(house, "", Said(ALWAYS_HELD))
        elif house in named:
            found[house] = HeldOut(house, named[house], Said(HELD, name=named[house]))
    return found
