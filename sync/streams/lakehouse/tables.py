"""The tables of the lakehouse: columns from the synced contracts, cut by tenant and day."""

from dataclasses import dataclass

from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.transforms import DayTransform, IdentityTransform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DoubleType,
    IntegerType,
    LongType,
    NestedField,
    PrimitiveType,
    StringType,
    TimestamptzType,
)

from sync.contracts.entities import BY_NAME
from sync.contracts.schema import Field, Type

NAMESPACE = "stormops"
# Ids are text: what reads UUIDs of Iceberg, and how, differs between engines.
_ICEBERG: dict[Type, PrimitiveType] = {
    Type.UUID: StringType(),
    Type.TEXT: StringType(),
    Type.INT: LongType(),
    Type.REAL: DoubleType(),
    Type.BOOL: BooleanType(),
    Type.TIMESTAMP: TimestamptzType(),
    Type.DATE: DateType(),
    Type.JSON: StringType(),
}
# What every row says of its event: whose it is, its place in the tenant's order, when the centre took it.
_ORIGIN = (
    ("tenant_id", StringType()),
    ("rev", LongType()),
    ("i", IntegerType()),
    ("recorded_at", TimestamptzType()),
)
_EVENT = (
    ("occurred_at", TimestamptzType()),
    ("name", StringType()),
    ("type", StringType()),
    ("schema_version", IntegerType()),
    ("entity", StringType()),
    ("row_id", StringType()),
    ("kind", StringType()),
    ("storm_id", StringType()),
    ("device", StringType()),
    ("effective", BooleanType()),
    ("fields", StringType()),
)
PROPERTIES = {
    "format-version": "2",
    "write.parquet.compression-codec": "zstd",
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "8",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
    # An append that lost a race must look again at what is there, so it is never repeated blindly.
    "commit.retry.num-retries": "0",
}


@dataclass(frozen=True)
class LakeTable:
    """One table.

    Attributes:
        entities: the synced entities whose facts are its rows; none for the table of all events.
        key: column of a fact's id. day: column whose day cuts the table.
    """

    name: str
    schema: Schema
    day: str
    entities: tuple[str, ...] = ()
    key: str = ""

    @property
    def identifier(self) -> tuple[str, str]:
        return (NAMESPACE, self.name)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.schema.fields)

    @property
    def spec(self) -> PartitionSpec:
        tenant, day = self.schema.find_field("tenant_id"), self.schema.find_field(self.day)
        return PartitionSpec(
            PartitionField(tenant.field_id, 1000, IdentityTransform(), "tenant_id"),
            PartitionField(day.field_id, 1001, DayTransform(), f"{self.day}_day"),
        )


def _schema(columns: tuple[tuple[str, PrimitiveType], ...]) -> Schema:
    fields = [
        NestedField(number, name, kind, required=False) for number, (name, kind) in enumerate(columns, 1)
    ]
    return Schema(*fields)


def _of_fields(fields: tuple[Field, ...]) -> tuple[tuple[str, PrimitiveType], ...]:
    return tuple((field.name, _ICEBERG[field.type]) for field in fields)


def _facts(name: str, entities: tuple[str, ...], key: str, day: str) -> LakeTable:
    """A table of facts of entities whose fields it holds together; `gone` marks those taken back."""
    fields = {field.name: field for entity in entities for field in BY_NAME[entity].fields}
    columns = (
        *_ORIGIN, ("entity", StringType()), ("gone", BooleanType()), (key, StringType()),
        *_of_fields(tuple(fields.values())),
    )  # fmt: skip
    return LakeTable(name, _schema(columns), day, entities, key)


EVENTS = LakeTable("events", _schema((*_ORIGIN, *_EVENT)), "recorded_at")
CUSTOMER_JOURNEYS = _facts("customer_journeys", ("customer_journeys",), "journey_id", "timestamp")
ATTRIBUTION_HISTORY = _facts(
    "attribution_history",
    ("channel_attribution", "play_attribution", "play_channel_attribution"),
    "credit_id",
    "computed_at",
)
FACTS = (CUSTOMER_JOURNEYS, ATTRIBUTION_HISTORY)
TABLES = (EVENTS, *FACTS)
