"""Houses that may stand twice: found when two laptops' additions meet at the office, settled by a person."""

import json
from collections.abc import Sequence
from typing import Any

from stormops_desktop.domain.nurture.consent import EVERY_CHANNEL, NEEDS_OPT_IN
from stormops_desktop.domain.routing.plans.twins import Door, Twins, twins_among
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.routing.reading import draft_route
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.office.settings import keep_setting, setting
from stormops_desktop.storage.routing.stored import StoredRoutes, stored_routes
from stormops_desktop.storage.routing.twin_houses import (
    added_houses,
    houses_by_number,
    marked_double,
    words_on,
)
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind

APART = "houses-apart"
DUPLICATE, PREFERENCES = "duplicate", "contact_preferences"


class TwinDesk:
    """See `ports.TwinPlans`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def found(self, storm_id: str) -> list[Twins]:
        """Pairs of one address, one of them added by a crew on a live route, that nobody decided on."""
        with self._work.reading() as connection:
            added = added_houses(connection, storm_id)
            if not added:
                return []
            numbers = {row.address.split()[0].split("-")[0] for row in added if row.address.split()}
            rows = houses_by_number(connection, numbers)
            marked, apart = marked_double(connection), _apart(connection)
            stored = stored_routes(connection, storm_id)
        routes, own = _routes_of(stored), {row.property_id for row in added}
        doors = [_door(row, routes.get(row.property_id), own, marked) for row in rows]
        return twins_among(doors, apart)

    def same_house(self, twins: Twins, *, origin: object = None) -> ChangeSet:
        """Notes for every laptop that one is the other's double. Its stop is taken off by editing the plan.

        Raises:
            NotAllowed: a crew may not. StoreTrouble.
        """
        said = {"allowed": False, "reason": DUPLICATE, "same_as": twins.stays.property_id}
        return self._note(twins, Said("{house} is one house", house=twins.goes.address), [said], origin)

    def two_again(self, twins: Twins, *, origin: object = None) -> ChangeSet:
        """Takes `same_house` back on every laptop: what was said of the house before it counts again.

        A yes to texts or calls does not: nobody but the owner gives it anew.

        Raises:
            NotAllowed: a crew may not. StoreTrouble.
        """
        with self._work.reading() as connection:
            words = words_on(connection, twins.goes.property_id)
        said: list[dict[str, Any]] = [{"allowed": True, "reason": DUPLICATE}]
        said += [_again(word) for word in _standing(words)]
        return self._note(twins, Said("{house} is two houses again", house=twins.goes.address), said, origin)

    def two_houses(self, twins: Twins) -> None:
        """Does not ask about this pair again on this computer.

        Raises:
            NotAllowed: a crew may not. StoreTrouble.
        """
        self._office()
        with self._work.writing() as connection:
            kept = sorted({*_apart(connection), twins.key})
            keep_setting(connection, APART, json.dumps(kept))

    def _note(self, twins: Twins, label: str, said: Sequence[dict[str, Any]], origin: object) -> ChangeSet:
        """Appends words on the house that goes, each newer than all before it: the newest one counts."""
        self._office()
        house = twins.goes.property_id
        with self._work.reading() as connection:
            last = max((row.recorded_at for row in words_on(connection, house)), default=0)
        first = max(self._work.office_ms(), last + 1)
        drafts = []
        for at, words in enumerate(said, start=first):
            fields = {
                "property_id": house, "channel": EVERY_CHANNEL, "recorded_at": at,
                "actor_id": self._work.member.account_id, **words,
            }  # fmt: skip
            drafts.append(Draft(Kind.ADD, PREFERENCES, uuid7(at, self._work.randomness(10)), fields))
        _, touched = self._work.capture(drafts)
        return ChangeSet(label, touched, origin)

    def _office(self) -> None:
        if not self._work.is_office:
            raise NotAllowed("The office decides whether two houses are one. Call the office.")


def _apart(connection: Any) -> set[tuple[str, str]]:
    return {(one, other) for one, other in json.loads(setting(connection, APART) or "[]")}


def _routes_of(stored: StoredRoutes) -> dict[str, tuple[str, str, bool]]:
    """(route id, its name, whether the visit is over) of each house on a live route, as crews drive now."""
    return {
        stop.property_id: (key, row.route_name, stop.done)
        for key, row in stored.routes.items()
        for stop in draft_route(stored, key).stops
    }


def _door(row: Any, on: tuple[str, str, bool] | None, own: set[str], marked: frozenset[str]) -> Door:
    route_id, name, done = on or ("", "", False)
    return Door(
        row.property_id, row.address or "", row.zip_code or "", row.city or "", route_id, name,
        row.property_id in own, done, row.property_id in marked,
    )  # fmt: skip


def _standing(words: Sequence[Any]) -> list[Any]:
    """The words that count without the one on doubles, in the order in which they were said."""
    found: dict[str, Any] = {}
    for word in words:
        if word.reason == DUPLICATE:
            continue
        found.setdefault(word.channel, word)
        if word.channel == EVERY_CHANNEL:  # overrules what was said of single channels before it
            break
    kept = [word for word in found.values() if not (word.allowed and word.channel in NEEDS_OPT_IN)]
    return kept[::-1]


def _again(word: Any) -> dict[str, Any]:
    again = {"channel": word.channel, "allowed": bool(word.allowed), "reason": word.reason}
    return again | ({"basis": word.basis} if word.basis else {})
