"""Who lives at a house, in masks, and which ways to them are open: for everybody who stands at the door."""

from typing import Any

from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.domain.nurture.consent import consent
from stormops_desktop.services.identity.models import HouseholdView, WayToContact
from stormops_desktop.storage.identity import at_house, happenings

MOST = 6  # of a kind: many names must not hide a number
WAYS = {Kind.PHONE: ("call", "sms"), Kind.EMAIL: ("email",)}
DOOR = "door_knock"


def household(connection: Any, property_id: str, now: int) -> HouseholdView:
    """What is known here of the people of a house, and what they said about being contacted."""
    said = happenings.said(connection, [property_id])
    names: list[str] = []
    contacts: list[WayToContact] = []
    for row in at_house.masks(connection, property_id, MOST):
        if row.kind == Kind.NAME:
            names.append(row.value_shown)
        else:
            answers = {way: consent(said, way, now) for way in WAYS[Kind(row.kind)]}
            contacts.append(WayToContact(row.kind, row.value_shown, answers))
    return HouseholdView(tuple(dict.fromkeys(names)), tuple(contacts), consent(said, DOOR, now))
