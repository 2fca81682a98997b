-- Photo files. A file is named by its original's SHA-256 and its kind, within one tenant: what another tenant has
-- is neither found nor shared.

-- One row a file and device: laptops that hold the same photo cannot spoil each other's upload. `received` is what
-- was on the disk, flushed, when this row was written; whatever the file has beyond it is cut off.
CREATE TABLE blob_uploads (
    tenant_id uuid NOT NULL,
    sha256 text NOT NULL,
    kind text NOT NULL,
    device uuid NOT NULL,
    digest text NOT NULL,
    length bigint NOT NULL,
    received bigint NOT NULL DEFAULT 0,
    touched_at timestamptz NOT NULL,
    CONSTRAINT blob_uploads_pkey PRIMARY KEY (tenant_id, sha256, kind, device),
    CONSTRAINT blob_uploads_kind_known CHECK (kind IN ('thumb', 'preview', 'original')),
    CONSTRAINT blob_uploads_received_counts CHECK (received >= 0 AND received <= length)
) WITH (fillfactor = 50);
CREATE INDEX blob_uploads_touched_at_idx ON blob_uploads (touched_at, tenant_id);

-- Files that were read back from the disk and found equal to their hash.
CREATE TABLE blobs (
    tenant_id uuid NOT NULL,
    sha256 text NOT NULL,
    kind text NOT NULL,
    digest text NOT NULL,
    length bigint NOT NULL,
    account_id uuid NOT NULL,
    device uuid NOT NULL,
    verified_at timestamptz NOT NULL,
    CONSTRAINT blobs_pkey PRIMARY KEY (tenant_id, sha256, kind),
    CONSTRAINT blobs_kind_known CHECK (kind IN ('thumb', 'preview', 'original'))
);

-- Which photos show a file.
CREATE INDEX photos_sha256_idx ON photos (sha256, tenant_id);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['blob_uploads', 'blobs'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) '
            'WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            tenant_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON blob_uploads TO stormops_app;
GRANT SELECT, INSERT ON blobs TO stormops_app;
