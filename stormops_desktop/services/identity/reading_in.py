"""Records of people as sources write them, into drafts: normalised, hashed, sealed, masked.

Ids follow from what is told (UUID version 5), so a record told again, or on two laptops, is one row.
"""

from collections.abc import Iterator
from uuid import UUID, uuid5

from stormops_desktop.domain.identity.facts import NodeKind
from stormops_desktop.domain.identity.identifiers import SHOWN_ONLY, STRENGTHS, Identifier, Kind, identifier
from stormops_desktop.domain.identity.masking import masked
from stormops_desktop.domain.identity.normalising import name as plain_name
from stormops_desktop.services.identity.models import Told
from stormops_desktop.services.identity.ports import Seal
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind as OpKind

NODES, IDENTIFIERS = "identity_nodes", "identifiers"
_OF_THE_HOUSE = frozenset({Kind.PROPERTY_ID, Kind.PARCEL_ID, Kind.HOUSEHOLD})
_WHY = {
    Kind.PROPERTY_ID: "told of this house", Kind.NAME_ADDRESS: "name and address together",
    Kind.PARCEL_ID: "parcel of the house",
}  # fmt: skip


def node_id(tenant_id: str, told: Told) -> str:
    """The id of the record: of this source, under its reference."""
    return str(uuid5(UUID(tenant_id), f"identity/{told.source}/{told.ref}"))


def values_of(told: Told) -> list[Identifier]:
    """What the record says that can be used, in its one spelling."""
    name = plain_name(told.name)
    at_home = f"{name} {told.address}" if name and told.address else ""
    written = (
        (Kind.PROPERTY_ID, told.property_id), (Kind.NAME, told.name), (Kind.EMAIL, told.email),
        (Kind.PHONE, told.phone), (Kind.CLAIM_NUMBER, told.claim_number),
        (Kind.POLICY_NUMBER, told.policy_number), (Kind.CUSTOMER_ID, told.customer_id),
        (Kind.PARCEL_ID, told.parcel_id), (Kind.DEVICE_ID, told.device_id), (Kind.NAME_ADDRESS, at_home),
    )  # fmt: skip
    return [found for kind, value in written if (found := identifier(kind, value)) is not None]


def speaks_of(values: list[Identifier]) -> NodeKind | None:
    """Whether it is about a person or a house; None for a record that says nothing of either."""
    kinds = {one.kind for one in values}
    if kinds - _OF_THE_HOUSE - SHOWN_ONLY or Kind.NAME in kinds:
        return NodeKind.PERSON
    return NodeKind.HOUSEHOLD if kinds & _OF_THE_HOUSE else None


def drafts_of(tenant_id: str, told: Told, values: list[Identifier], seal: Seal) -> Iterator[Draft]:
    """The record and each of its values. `values` are `values_of(told)`, and say something."""
    node, house = node_id(tenant_id, told), told.property_id or None
    about = speaks_of(values)
    yield _draft(
        NODES, node, kind=str(about), property_id=house, source=told.source, source_ref=told.ref,
        told_at=told.told_at,
    )  # fmt: skip
    for one in values:
        digest = seal.digest(one.kind, one.value)
        claims = told.storm_id if one.kind is Kind.CLAIM_NUMBER and told.storm_id else None
        yield _draft(
            IDENTIFIERS, str(uuid5(UUID(node), f"{one.kind}/{digest}")), node_id=node, property_id=house,
            storm_id=claims, kind=str(one.kind), value_hash=digest,
            value_sealed=seal.seal(one.kind, one.value), value_shown=masked(one.kind, one.value),
            strength=STRENGTHS[one.kind], source=told.source, why=_WHY.get(one.kind), first_seen=told.told_at,
        )  # fmt: skip


def _draft(entity: str, key: str, **fields: object) -> Draft:
    return Draft(
        OpKind.ADD, entity, key, {name: value for name, value in fields.items() if value is not None}
    )
