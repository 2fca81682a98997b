"""People for the demo, taken in by the same door as any list."""

from stormops_desktop.services.identity.demo_people import DemoHouse, demo_people
from stormops_desktop.services.identity.ports import IdentityVerbs
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.identity.known_house import synthetic_houses


def seed_people(work: Workplace, verbs: IdentityVerbs, at: int) -> int:
    """Takes in the invented people of the invented houses; a second time brings nothing new.

    Returns:
        How many records and identifiers were new; 0 on a computer that has no key for who is who.

    Raises:
        NotAllowed: a crew. StoreTrouble.
    """
    if not verbs.may_take_in:
        return 0
    with work.reading() as connection:
        houses = [DemoHouse(*row) for row in synthetic_houses(connection)]
    report, _ = verbs.take_in(demo_people(houses, at))
    return report.records + report.identifiers
