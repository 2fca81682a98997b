-- Who was erased: ids of records, and nothing of the person.

CREATE TABLE erasures (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    erasure_id uuid NOT NULL,
    nodes jsonb NOT NULL,
    basis text NOT NULL,
    values_erased bigint NOT NULL,
    decisions_erased bigint NOT NULL,
    erased_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
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
    CONSTRAINT erasures_pkey PRIMARY KEY (tenant_id, erasure_id),
    CONSTRAINT erasures_basis_known CHECK (basis IN ('request', 'mistake', 'retention'))
);
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON erasures
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON erasures TO stormops_app;
