"""Who is who over the replica: `ports.IdentityGraph`."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from stormops_desktop.domain.identity import normalising
from stormops_desktop.domain.identity.evidence import waterfall
from stormops_desktop.domain.identity.facts import standing
from stormops_desktop.domain.identity.graph import resolved
from stormops_desktop.domain.identity.identifiers import Identifier, Kind, combined, identifier
from stormops_desktop.domain.identity.resolving import Resolution, resolve
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity.cards import cards_of, identifier_views, spelled
from stormops_desktop.services.identity.lane import IdentityLane
from stormops_desktop.services.identity.likeness import lookalikes
from stormops_desktop.services.identity.models import (
    EventView,
    HouseView,
    IdentifierView,
    Overview,
    PersonCard,
    PersonView,
    QuestionView,
    RecordView,
    SharedValue,
)
from stormops_desktop.storage.identity import fact_rows, reading

NAMES_READ = 200_000
GONE = "Nobody of that name is on this computer. Sync to see; people may have become one meanwhile."
NO_KIND = "{kind} is no kind of identifier. There are {kinds}."
_SEARCHED = (
    Kind.EMAIL, Kind.PHONE, Kind.CLAIM_NUMBER, Kind.POLICY_NUMBER, Kind.CUSTOMER_ID, Kind.PARCEL_ID,
    Kind.DEVICE_ID, Kind.PROPERTY_ID, Kind.NAME,
)  # fmt: skip


class IdentityGraphDesk:
    """See `ports.IdentityGraph`, whose promises these methods keep."""

    def __init__(self, lane: IdentityLane) -> None:
        self._lane = lane

    def overview(self) -> Overview:
        """How much is known."""
        with self._lane.reading() as connection:
            row = reading.counts(connection)
        return Overview(
            row.records, row.persons, row.identifiers, row.questions, row.houses_known, row.houses,
            row.decisions, row.blocked, self._lane.leads and self._lane.has_key, self._lane.leads,
        )  # fmt: skip

    def resolve_identity(self, identifiers: Mapping[str, str]) -> Resolution:
        """Whose these values are.

        Raises:
            NotAllowed: an unknown kind, or no key. StoreTrouble.
        """
        unknown = set(identifiers) - {kind.value for kind in Kind}
        if unknown:
            raise NotAllowed(NO_KIND, kind=sorted(unknown)[0], kinds=", ".join(Kind))
        record = self._hashed(identifiers)
        with self._lane.reading() as connection:
            blocked = fact_rows.blocked(connection)
            record = [item for item in record if item.value not in blocked]
            persons = reading.by_values(connection, [item.value for item in record], 100)
            held = reading.identifiers(connection, persons)
        known: dict[str, list[Identifier]] = defaultdict(list)
        for row in held:
            if row.kind in set(Kind):
                known[row.person_id].append(Identifier(Kind(row.kind), row.value_hash, row.storm_id or ""))
        holders = {item: [one for one, theirs in known.items() if item in theirs] for item in record}
        return resolve(record, holders, known)

    def get_identifiers(self, person_id: str) -> Sequence[IdentifierView]:
        """What a person is known by, strongest first.

        Raises:
            NotFound: nobody of that name is here. StoreTrouble.
        """
        with self._lane.reading() as connection:
            found = reading.identifiers(connection, [self._person(connection, person_id)])
        return identifier_views(found, self._lane.shown)

    def search(self, words: str, limit: int = 50) -> Sequence[PersonCard]:
        """By any identifier, name, address or house id.

        Raises:
            StoreTrouble.
        """
        wanted = " ".join(words.split())
        with self._lane.reading() as connection:
            if not wanted:
                persons = reading.most_told(connection, 0, limit)
            else:
                persons = self._found(connection, wanted, limit)
            return cards_of(connection, persons, self._lane.shown)

    def person(self, person_id: str) -> PersonView:
        """Everything known of who a person is.

        Raises:
            NotFound: nobody of that name is here. StoreTrouble.
        """
        now = self._lane.work.office_ms()
        with self._lane.reading() as connection:
            return self._view(connection, self._person(connection, person_id), now)

    def question_count(self) -> int:
        """How many pairs wait for somebody to look at them."""
        with self._lane.reading() as connection:
            return int(reading.counts(connection).questions)

    def questions(self, offset: int = 0, limit: int = 50) -> Sequence[QuestionView]:
        """Pairs to look at, the strongest first, with the evidence."""
        with self._lane.reading() as connection:
            found = reading.questions(connection, offset, limit)
            persons = {row.one for row in found} | {row.other for row in found}
            cards = {card.person_id: card for card in cards_of(connection, persons, self._lane.shown)}
            return [
                self._question(connection, row, cards)
                for row in found
                if row.one in cards and row.other in cards
            ]

    def lookalikes(self, limit: int = 50) -> Sequence[QuestionView]:
        """Pairs that are alike without sharing enough, by learnt weights.

        Raises:
            NotAllowed: who does not read in clear, or too many records. StoreTrouble.
        """
        return lookalikes(self._lane, limit)

    def _question(self, connection: Any, row: Any, cards: Mapping[str, PersonCard]) -> QuestionView:
        shared = reading.shared(connection, row.one, row.other)
        kinds = [Kind(one.kind) for one in shared if one.kind in set(Kind)]
        values = tuple(
            SharedValue(one.kind, self._said(one, cards[row.one]), one.source, one.other_source)
            for one in shared
        )
        return QuestionView(
            cards[row.one], cards[row.other], row.strength, row.refused, waterfall(kinds), values
        )

    def _said(self, one: Any, card: PersonCard) -> str:
        """A shared value for people: a house by its address, a name as it is written."""
        if one.kind == Kind.PROPERTY_ID:
            return card.address or str(one.value_shown)
        value, clear = self._lane.shown(one.kind, one.value_sealed, one.value_shown)
        return spelled(value, clear) if one.kind == Kind.NAME else value

    def _hashed(self, identifiers: Mapping[str, str]) -> list[Identifier]:
        seal = self._lane.seal
        made = [identifier(Kind(kind), written) for kind, written in identifiers.items()]
        return [Identifier(one.kind, seal.digest(one.kind, one.value)) for one in made if one is not None]

    def _person(self, connection: Any, node: str) -> str:
        person = reading.person_of(connection, node)
        if person is None:
            raise NotFound(GONE)
        return person

    def _found(self, connection: Any, wanted: str, limit: int) -> list[str]:
        persons: list[str] = []
        if self._lane.has_key:
            spelt = (identifier(kind, wanted) for kind in _SEARCHED)
            hashes = [self._lane.seal.digest(one.kind, one.value) for one in spelt if one is not None]
            persons += reading.by_values(connection, hashes, limit)
        persons += self._named(connection, wanted, limit)
        persons += reading.by_address(connection, wanted, limit)
        known = reading.person_of(connection, wanted.lower())
        return list(dict.fromkeys([*persons, *([known] if known else [])]))[:limit]

    def _named(self, connection: Any, wanted: str, limit: int) -> list[str]:
        """Names that have all the words, for those who may read them."""
        if not (self._lane.leads and self._lane.has_key):
            return []
        words = normalising.name(wanted).split()
        found: list[str] = []
        for row in reading.names(connection, NAMES_READ if words else 0):
            name = self._lane.seal.open(Kind.NAME, row.value_sealed) or ""
            if all(word in name for word in words):
                found.append(row.person_id)
                if len(found) >= limit:
                    break
        return found

    def _view(self, connection: Any, person: str, now: int) -> PersonView:
        records = tuple(
            RecordView(
                row.node_id, row.kind, row.source, row.source_ref, row.property_id or "", row.told_at or 0
            )
            for row in reading.members(connection, [person])
        )
        values = identifier_views(reading.identifiers(connection, [person]), self._lane.shown)
        houses = tuple(
            HouseView(row.property_id, row.address or "", row.city or "", row.zip_code or "")
            for row in reading.houses(connection, [person])
        )
        near = [
            one for one in reading.at_home(connection, [house.property_id for house in houses])
            if one != person
        ]  # fmt: skip
        card = cards_of(connection, [person], self._lane.shown)[0]
        household = tuple(cards_of(connection, near, self._lane.shown))
        proved = combined(Kind(one.kind) for one in values if one.kind in set(Kind) and not one.blocked)
        events = _events(connection, [one.node_id for one in records])
        return PersonView(card, records, tuple(values), houses, household, events, proved, now)


def _events(connection: Any, nodes: Collection[str]) -> tuple[EventView, ...]:
    rows = reading.events(connection, nodes)
    everything = fact_rows.decided(connection)
    counting = {one.event_id for one in standing(everything)}
    about = {node for one in everything for node in (*one.one, *one.other)}
    idle = resolved(fact_rows.facts(connection, about)).idle
    return tuple(
        EventView(
            row.event_id, row.event, tuple(json.loads(row.one)), tuple(json.loads(row.other)),
            row.display_name or "", row.why or "", row.happened_at or 0, row.withdraws or "",
            row.event_id in counting and row.event_id not in idle,
        )
        for row in rows
    )  # fmt: skip
