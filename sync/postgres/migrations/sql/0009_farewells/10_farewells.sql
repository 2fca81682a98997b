-- A laptop whose member was taken out of the company may send what it has, once. It proves itself with a refresh token
-- that it held at that moment (these hashes), or with one that it holds for another company. A lost laptop that was
-- shut out has no farewell.
CREATE TABLE farewells (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    device uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    token_hashes text[] NOT NULL,
    granted_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    said_at timestamptz,
    CONSTRAINT farewells_pkey PRIMARY KEY (tenant_id, device)
);
CREATE INDEX farewells_token_hashes_idx ON farewells USING gin (token_hashes);
CREATE INDEX farewells_account_id_idx ON farewells (account_id, tenant_id);

-- What came so: never applied, for the company's eyes (`stormops-hub report quarantine`).
CREATE TABLE last_words (
    tenant_id uuid NOT NULL,
    op_id uuid NOT NULL,
    device uuid NOT NULL,
    incarnation int NOT NULL,
    n bigint NOT NULL,
    account_id uuid NOT NULL,
    body jsonb NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT last_words_pkey PRIMARY KEY (tenant_id, device, op_id)
);
-- Whose photo a file is that comes with them.
CREATE INDEX last_words_sha256_idx ON last_words ((body -> 'fields' ->> 'sha256'), tenant_id);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['farewells', 'last_words'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) '
            'WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            tenant_table);
    END LOOP;
END $$;

-- Found by the hash of a random token before a tenant is known, as a refresh token is.
GRANT SELECT ON farewells TO stormops_auth;
CREATE POLICY sign_in_reads_farewells ON farewells FOR SELECT TO stormops_auth USING (true);
GRANT SELECT, UPDATE ON farewells TO stormops_app;
GRANT SELECT, INSERT ON last_words TO stormops_app;
