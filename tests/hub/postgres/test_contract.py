"""The migrated tables are those of the contract: names, types, keys, references, unique sets, spellings."""

import psycopg
import pytest

from sync.contracts.entities import ALL, BY_NAME
from sync.contracts.schema import ROLES, Entity, Type
from sync.postgres.urls import ServerUrls
from tests.helpers.postgres import PostgresServer
from tests.hub.postgres.catalogue import ForeignKey, Table, read_catalogue

pytestmark = pytest.mark.postgres
TYPES = {
    Type.UUID: "uuid", Type.TEXT: "text", Type.INT: "bigint", Type.REAL: "double precision",
    Type.BOOL: "boolean", Type.TIMESTAMP: "timestamp with time zone", Type.DATE: "date", Type.JSON: "jsonb",
}  # fmt: skip
STAMPS = [
    ("rev", "bigint", True), ("fv", "bigint[]", True), ("fw", "bigint[]", True), ("fh", "bigint[]", True),
    ("deleted", "boolean", True),
    ("created_at", "timestamp with time zone", False), ("created_by", "uuid", False),
    ("updated_at", "timestamp with time zone", False), ("updated_by", "uuid", False),
    ("origin_device", "uuid", False),
]  # fmt: skip
every_entity = pytest.mark.parametrize("entity", ALL, ids=lambda entity: entity.name)


@pytest.fixture(scope="module")
def tables(postgres_server: PostgresServer) -> dict[str, Table]:
    with postgres_server.fresh_database() as urls, psycopg.connect(urls.owner) as connection:
        return read_catalogue(connection)


@every_entity
def test_columns_types_and_required(tables: dict[str, Table], entity: Entity) -> None:
    found = [(c.name, c.type, c.required) for c in tables[entity.name].columns.values()]
    fields = [(field.name, TYPES[field.type], field.required) for field in entity.fields]
    # A column that a later migration added stands last in its table; statements name what they want.
    wanted = [("tenant_id", "uuid", True), (entity.key, "uuid", True), *fields, *STAMPS]
    assert sorted(found) == sorted(wanted)


@every_entity
def test_keys_and_unique_sets(tables: dict[str, Table], entity: Entity) -> None:
    table = tables[entity.name]
    assert table.key == ("tenant_id", entity.key)
    predicate = "(NOT deleted)" if entity.deletable else ""
    found = {
        (index.columns, index.predicate) for index in table.indexes if index.unique and not index.primary
    }
    assert found == {((*columns, "tenant_id"), predicate) for columns in entity.uniques}
    names = {index.name for index in table.indexes if index.unique and not index.primary}
    assert names == {f"{entity.name}_{'_'.join(columns)}_key" for columns in entity.uniques}


@every_entity
def test_references_are_composite(tables: dict[str, Table], entity: Entity) -> None:
    found = {key for key in tables[entity.name].foreign_keys if key.target != "tenants"}
    assert found == {
        ForeignKey(
            f"{entity.name}_{field}_fkey", ("tenant_id", field), parent, ("tenant_id", BY_NAME[parent].key)
        )
        for field, parent in entity.parents
    }


@every_entity
def test_enumerations(tables: dict[str, Table], entity: Entity) -> None:
    for field in entity.fields:
        assert tables[entity.name].columns[field.name].choices == (field.values or ()), field.name


@every_entity
def test_places_on_earth_are_checked(tables: dict[str, Table], entity: Entity) -> None:
    checks = tables[entity.name].checks
    for name in entity.names:
        if name in ("south", "north") or name.endswith("latitude"):
            assert "-90" in checks[f"{entity.name}_{name}_range"], name
        if name in ("west", "east") or name.endswith("longitude"):
            assert "-180" in checks[f"{entity.name}_{name}_range"], name
        if name.endswith("latitude"):
            assert f"{entity.name}_{name}_null_island" in checks, name


def test_memberships_know_the_contracts_roles(tables: dict[str, Table]) -> None:
    assert tables["memberships"].columns["role"].choices == ROLES


PLACES = [
    (32.9, -97.0, True), (None, None, True), (0.0, -97.0, True),
    (90.01, 0.0, False), (1.0, -180.5, False), (0.0, 0.0, False), (float("nan"), 1.0, False),
]  # fmt: skip
INSERT_PROPERTY = """
INSERT INTO properties (tenant_id, property_id, address, latitude, longitude, do_not_knock, is_synthetic,
    rev, fv, fw, fh)
SELECT tenant_id, gen_random_uuid(), '1 Main', %s, %s, false, true, 1, '{}', '{}', '{}' FROM tenants
"""


@pytest.mark.parametrize(("latitude", "longitude", "fits"), PLACES)
def test_a_place_off_the_map_is_refused(
    postgres_server: PostgresServer, database: ServerUrls, latitude: float, longitude: float, fits: bool
) -> None:
    with postgres_server.superuser(database) as admin:
        admin.execute("INSERT INTO tenants (tenant_id, org_name) VALUES (gen_random_uuid(), 'One')")
        try:
            admin.execute(INSERT_PROPERTY, (latitude, longitude))
        except psycopg.errors.CheckViolation:
            assert not fits
        else:
            assert fits
