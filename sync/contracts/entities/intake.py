"""How evidence and addresses came in: imports, how columns were read, a company's own thresholds."""

from sync.contracts.schema import (
    ADMIN,
    MANAGER,
    OFFICE,
    Entity,
    Merge,
    Scope,
    integer,
    json,
    text,
    timestamp,
    uuid,
)

DATA_IMPORTS = Entity(
    "data_imports", "import_id", Scope.TENANT,
    (
        # Kinds are words of the domain: a newer version may read more of them.
        text("kind", required=True), text("file_name", required=True), text("file_sha256"),
        uuid("storm_id", "storms"),
        text("dataset"), text("vintage"),
        integer("rows", required=True), integer("accepted", required=True), integer("changed"),
        integer("unchanged", required=True), integer("withdrawn"), integer("rejected", required=True),
        timestamp("span_begin"), timestamp("span_end"),
        json("rejects", personal=True), json("tiers_moved"),
        timestamp("imported_at", required=True), uuid("imported_by", required=True),
    ),
    writers=OFFICE, append_only=True,
)  # fmt: skip

IMPORT_MAPPINGS = Entity(
    "import_mappings", "mapping_id", Scope.TENANT,
    (
        text("name", required=True, merge=Merge.FIXED),
        text("kind", required=True, merge=Merge.FIXED),
        json("columns", required=True),
    ),
    writers=OFFICE, deletable=True, uniques=(("kind", "name"),),
)  # fmt: skip

HAIL_THRESHOLDS = Entity(
    "hail_thresholds", "edition_id", Scope.TENANT,
    (
        text("version", required=True), json("base_in", required=True),
        text("reason"), timestamp("made_at", required=True), uuid("made_by", required=True),
    ),
    writers=frozenset({MANAGER, ADMIN}), append_only=True,
)  # fmt: skip

IMPORT_CHANGES = Entity(
    # What an import changed in a storm; long ones in parts, since a document has a longest length.
    "import_changes", "change_id", Scope.STORM,
    (
        uuid("import_id", "data_imports", required=True),
        uuid("storm_id", "storms", required=True),
        integer("part", required=True),
        # {"added": [report], "changed": [[report, {field: [was, is]}]], "withdrawn": [report],
        #  "houses": [[property, tier before, tier after, sii before, sii after]]}
        json("document", required=True),
    ),
    writers=OFFICE, append_only=True,
)  # fmt: skip

ENTITIES = (DATA_IMPORTS, IMPORT_MAPPINGS, HAIL_THRESHOLDS, IMPORT_CHANGES)
