-- What an import changed in a storm, in parts of at most 64 KiB each.

CREATE TABLE import_changes (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    change_id uuid NOT NULL,
    import_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    part bigint NOT NULL,
    document jsonb NOT NULL,
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
    CONSTRAINT import_changes_pkey PRIMARY KEY (tenant_id, change_id),
    CONSTRAINT import_changes_import_id_fkey FOREIGN KEY (tenant_id, import_id)
        REFERENCES data_imports (tenant_id, import_id),
    CONSTRAINT import_changes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id)
);
CREATE INDEX import_changes_import_id_idx ON import_changes (import_id, tenant_id);
CREATE INDEX import_changes_storm_id_idx ON import_changes (storm_id, tenant_id);

ALTER TABLE import_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON import_changes
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON import_changes TO stormops_app;
