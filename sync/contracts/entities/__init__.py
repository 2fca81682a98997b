"""Every synced table, parents before children."""

from sync.contracts.entities import claims, fieldwork, properties, reference, targeting
from sync.contracts.schema import Entity

ALL: tuple[Entity, ...] = (
    *reference.ENTITIES,
    *properties.ENTITIES,
    *targeting.ENTITIES,
    *fieldwork.ENTITIES,
    *claims.ENTITIES,
)
BY_NAME: dict[str, Entity] = {entity.name: entity for entity in ALL}
