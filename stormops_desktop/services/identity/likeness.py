"""People who are alike without sharing enough to be joined: misspelt names, telephone numbers with a slip."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np

from stormops_desktop.domain.identity.facts import Event, standing
from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.domain.identity.linkage.explaining import Likeness, alike
from stormops_desktop.domain.identity.linkage.table import Records, records_of
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.identity.cards import cards_of
from stormops_desktop.services.identity.lane import IdentityLane
from stormops_desktop.services.identity.models import PersonCard, QuestionView
from stormops_desktop.storage.identity import fact_rows, reading

MOST = 50_000
LIKENESS = "likeness"
TOO_MANY = (
    "More than {most} records take too long here. Export the list and use `stormops identity link`; "
    "everything else works."
)
_FIELDS = {
    Kind.NAME: "name", Kind.EMAIL: "email", Kind.PHONE: "phone", Kind.CLAIM_NUMBER: "claim_number",
    Kind.POLICY_NUMBER: "policy_number", Kind.PARCEL_ID: "parcel_id",
}  # fmt: skip


def lookalikes(lane: IdentityLane, limit: int) -> list[QuestionView]:
    """Pairs of persons, the surest first; those told apart and those asked already are left out.

    Raises:
        NotAllowed: who does not read in clear, no key, or too many records. StoreTrouble.
    """
    lane.lead()
    with lane.reading() as connection:
        person = dict(connection.exec_driver_sql("SELECT node_id, person_id FROM identity_person").all())
        if len(person) > MOST:
            raise NotAllowed(TOO_MANY, most=f"{MOST:,}")
        records = _records(connection, lane, person)
        told = _settled(connection, person)
    best: dict[tuple[str, str], Likeness] = {}
    for one in alike(records, np.random.default_rng(0)):
        pair = _sorted(person[one.one], person[one.other])
        if pair[0] != pair[1] and pair not in told and not _household(one):
            best.setdefault(pair, one)
    wanted = list(best.items())[:limit]
    with lane.reading() as connection:
        names = {name for pair, _ in wanted for name in pair}
        cards = {card.person_id: card for card in cards_of(connection, names, lane.shown)}
    return [_view(pair, one, cards) for pair, one in wanted if pair[0] in cards and pair[1] in cards]


def _records(connection: Any, lane: IdentityLane, person: Mapping[str, str]) -> Records:
    """Every record with what it says, in clear; nothing of it leaves this function but the comparison."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for row in reading.identifiers(connection, set(person.values())):
        field = _FIELDS.get(row.kind)
        value, clear = lane.shown(row.kind, row.value_sealed, row.value_shown)
        if field is not None and clear and not row.blocked:
            for part, text in _parts(field, value):
                said[row.node_id].setdefault(part, text)
    for row in reading.addresses(connection):
        if row.node_id in said:
            said[row.node_id] |= {"address": row.address or "", "zip_code": row.zip_code or ""}
    nodes = sorted(said)
    fields = (*_FIELDS.values(), "given_name", "surname", "address", "zip_code")
    return records_of(nodes, {field: [said[node].get(field, "") for node in nodes] for field in fields})


def _parts(field: str, value: str) -> list[tuple[str, str]]:
    """A name in its parts: they are what pairs are proposed by, and slips are in one of them."""
    words = value.split()
    if field != "name" or len(words) < 2:
        return [(field, value)]
    return [("given_name", words[0]), ("surname", words[-1])]


def _settled(connection: Any, person: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of persons that somebody told apart, or is asked about by other evidence."""
    settled = {_sorted(row.one, row.other) for row in reading.questions(connection, 0, MOST)}
    for decision in standing(fact_rows.decided(connection)):
        if decision.event is Event.SPLIT:
            settled |= {
                _sorted(person[one], person[other])
                for one in decision.one for other in decision.other
                if one in person and other in person
            }  # fmt: skip
    return settled


def _household(one: Likeness) -> bool:
    """Another given name at the same address is somebody else of the house."""
    weights = dict(one.weights)
    return weights.get("given_name", 0.0) < 0 < weights.get("address", 0.0)


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _view(pair: tuple[str, str], one: Likeness, cards: Mapping[str, PersonCard]) -> QuestionView:
    weights = (("prior", one.prior), *one.weights)
    return QuestionView(cards[pair[0]], cards[pair[1]], one.chance, LIKENESS, (), (), weights)
