-- What was imported, how columns were read, and a company's own thresholds of hail.

CREATE TABLE data_imports (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    import_id uuid NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    file_sha256 text,
    storm_id uuid,
    dataset text,
    vintage text,
    rows bigint NOT NULL,
    accepted bigint NOT NULL,
    changed bigint,
    unchanged bigint NOT NULL,
    withdrawn bigint,
    rejected bigint NOT NULL,
    span_begin timestamptz,
    span_end timestamptz,
    rejects jsonb,
    tiers_moved jsonb,
    imported_at timestamptz NOT NULL,
    imported_by uuid NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT data_imports_pkey PRIMARY KEY (tenant_id, import_id),
    CONSTRAINT data_imports_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id)
);

CREATE TABLE import_mappings (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    mapping_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    columns jsonb NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT import_mappings_pkey PRIMARY KEY (tenant_id, mapping_id)
);
CREATE UNIQUE INDEX import_mappings_kind_name_key ON import_mappings (kind, name, tenant_id) WHERE NOT deleted;

CREATE TABLE hail_thresholds (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    edition_id uuid NOT NULL,
    version text NOT NULL,
    base_in jsonb NOT NULL,
    reason text,
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT hail_thresholds_pkey PRIMARY KEY (tenant_id, edition_id)
);
