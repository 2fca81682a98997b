-- Who changed what on a job besides its status: appointments, the claim, its stage. Facts, added and never changed.
CREATE TABLE job_changes (
    tenant_id uuid NOT NULL,
    change_id uuid NOT NULL,
    job_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    happened_at timestamptz NOT NULL,
    topic text NOT NULL,
    item text,
    did text NOT NULL,
    before text,
    after text,
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
    CONSTRAINT job_changes_pkey PRIMARY KEY (tenant_id, change_id),
    CONSTRAINT job_changes_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id)
);
CREATE INDEX job_changes_job_id_idx ON job_changes (job_id, tenant_id);
