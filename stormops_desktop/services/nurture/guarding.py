"""The guardrails before a send, on the laptop and without a network: the rules of the stream jobs."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from stormops_desktop.domain.nurture.guardrails import (
    CAPS,
    COMPLAINT,
    DAY_MS,
    Contact,
    MayContact,
    Reason,
    is_inbound,
    may_contact,
)
from stormops_desktop.domain.said import Said
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.experiments.models import HeldOut
from stormops_desktop.storage.guardrails import rows
from stormops_desktop.storage.guardrails.actions import lifted

LEFT_ALONE = "To be left alone until {day}: {why}. Knock only if the owner asked you to come."
_WHY = {Reason.COMPLAINT: Said("the owner complained")}
_WORN_OUT = Said("it was contacted too often")
MONTHS = (
    Said("January"), Said("February"), Said("March"), Said("April"), Said("May"), Said("June"), Said("July"),
    Said("August"), Said("September"), Said("October"), Said("November"), Said("December"),
)  # fmt: skip
# What `mark` says of a step that had better not go out; it did go out when the person says so again.
HAD_BETTER_WAIT = "A guardrail asks to wait until {day}: {why}. If it went out already, mark it once more."
_LOOK_BACK_MS = max(CAPS.rest_ms, 7 * DAY_MS)


class Guardrails:
    """What is known of households at one moment; read once for a whole list.

    Args:
        at: UTC milliseconds. property_id: one house, or None for all.
    """

    def __init__(self, connection: Any, at: int, property_id: str | None = None) -> None:
        self._at = at
        self._until = {
            house: found.until for house, found in rows.throttles(connection, at, property_id).items()
        }
        settled = lifted(connection)
        self._contacts: dict[str, list[Contact]] = defaultdict(list)
        for row in rows.contacts(connection, at - _LOOK_BACK_MS, at, property_id):
            inbound = is_inbound(row.direction, row.channel)
            # A complaint that the office has settled asks for no rest any more; that it was a contact stays.
            said = "" if row.outcome == COMPLAINT and row.journey_id in settled else row.outcome
            contact = Contact(row.journey_id, row.at, row.channel, said, inbound=inbound)
            self._contacts[row.property_id].append(contact)

    def check(self, property_id: str, channel: str) -> MayContact:
        """Whether the house may be contacted by the channel now; else why not, and until when."""
        return may_contact(
            self._contacts.get(property_id, ()), self._until.get(property_id, 0), channel, self._at
        )


def had_better_wait(said: MayContact, zone: str) -> Said:
    """Why a step had better not go out yet, with the day in the storm's zone."""
    why = _WHY.get(Reason(said.reason), _WORN_OUT) if said.reason in set(Reason) else _WORN_OUT
    if said.reason == Reason.THROTTLED:
        why = Said("the house is to be left alone")
    return Said(HAD_BETTER_WAIT, day=_day(said.until, zone), why=why)


def left_alone(connection: Any, property_ids: Collection[str], at: int) -> dict[str, HeldOut]:
    """Which of these houses a throttle asks to leave alone at a moment (UTC milliseconds), in words."""
    found = {}
    for house, (until, reason, zone) in rows.throttles(connection, at).items():
        if house in property_ids:
            day = _day(until, zone)
            why = next((words for known, words in _WHY.items() if known == reason), _WORN_OUT)
            found[house] = HeldOut(house, "", Said(LEFT_ALONE, day=day, why=why))
    return found


def _day(at: int, zone: str) -> Said:
    """The day at the house: near midnight it is another one than in UTC."""
    there = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone_named(zone))
    return Said("{day} {month}", day=there.day, month=MONTHS[there.month - 1])
