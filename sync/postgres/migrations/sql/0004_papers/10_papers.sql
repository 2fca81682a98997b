-- Papers that were signed. What was signed never changes; a paper is voided, not removed.
CREATE TABLE papers (
    tenant_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    job_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    template text,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    mime text NOT NULL,
    pages_sha256 text,
    signer text NOT NULL,
    signed_by text NOT NULL,
    signature_sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    zone text NOT NULL,
    latitude double precision,
    longitude double precision,
    place text,
    parents jsonb NOT NULL,
    chain_hash text NOT NULL,
    cancel_by date,
    author_id uuid NOT NULL,
    state text NOT NULL,
    voided_at timestamptz,
    void_reason text,
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
    CONSTRAINT papers_pkey PRIMARY KEY (tenant_id, paper_id),
    CONSTRAINT papers_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT papers_kind_known CHECK (kind IN (
        'contingency', 'authorisation', 'scope_of_loss', 'mortgage_form', 'permit', 'coc', 'invoice',
        'depreciation_request')),
    CONSTRAINT papers_signed_by_known CHECK (signed_by IN ('drawn', 'typed')),
    CONSTRAINT papers_state_known CHECK (state IN (
        'saved', 'prepared', 'queued', 'uploading', 'stored', 'failed', 'quarantined')),
    CONSTRAINT papers_latitude_range CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT papers_longitude_range CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT papers_latitude_null_island CHECK (NOT (latitude = 0 AND longitude = 0))
);
CREATE INDEX papers_job_id_idx ON papers (job_id, tenant_id);
-- Which papers a file is.
CREATE INDEX papers_sha256_idx ON papers (sha256, tenant_id);

ALTER TABLE papers ENABLE ROW LEVEL SECURITY;
ALTER TABLE papers FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON papers
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON papers TO stormops_app;
