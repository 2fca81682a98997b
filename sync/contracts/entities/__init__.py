"""Every synced table, parents before children."""

from sync.contracts.entities import (
    attribution,
    claims,
    fieldwork,
    guardrails,
    history,
    identity,
    intake,
    nurturing,
    papers,
    plans,
    properties,
    reference,
    targeting,
    trials,
    visits,
)
from sync.contracts.schema import Entity

ALL: tuple[Entity, ...] = (
    *reference.ENTITIES,
    *properties.ENTITIES,
    *targeting.ENTITIES,
    *fieldwork.ENTITIES,
    *claims.ENTITIES,
    *papers.ENTITIES,
    *visits.ENTITIES,
    *history.ENTITIES,
    *plans.ENTITIES,
    *intake.ENTITIES,
    *nurturing.ENTITIES,
    *trials.ENTITIES,
    *attribution.ENTITIES,
    *identity.ENTITIES,
    *guardrails.ENTITIES,
)
BY_NAME: dict[str, Entity] = {entity.name: entity for entity in ALL}
