-- The lists of a claim: rows of their own, so that what two people add is added twice and nothing is replaced.

CREATE TABLE supplements (
    tenant_id uuid NOT NULL,
    supplement_id uuid NOT NULL,
    job_id uuid NOT NULL,
    label text,
    requested_cents bigint NOT NULL,
    state text NOT NULL,
    approved_cents bigint,
    requested_on date,
    answered_on date,
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
    CONSTRAINT supplements_pkey PRIMARY KEY (tenant_id, supplement_id),
    CONSTRAINT supplements_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT supplements_state_known CHECK (state IN ('requested', 'approved', 'partial', 'denied'))
);
CREATE INDEX supplements_job_id_idx ON supplements (tenant_id, job_id);

CREATE TABLE claim_payments (
    tenant_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    job_id uuid NOT NULL,
    cents bigint NOT NULL,
    kind text NOT NULL,
    label text,
    received_on date,
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
    CONSTRAINT claim_payments_pkey PRIMARY KEY (tenant_id, payment_id),
    CONSTRAINT claim_payments_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT claim_payments_kind_known CHECK (kind IN ('acv', 'depreciation', 'supplement', 'deductible', 'other'))
);
CREATE INDEX claim_payments_job_id_idx ON claim_payments (tenant_id, job_id);

CREATE TABLE test_squares (
    tenant_id uuid NOT NULL,
    square_id uuid NOT NULL,
    job_id uuid NOT NULL,
    slope text NOT NULL,
    hits bigint NOT NULL,
    method text NOT NULL,
    confidence double precision,
    photo_ids jsonb,
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
    CONSTRAINT test_squares_pkey PRIMARY KEY (tenant_id, square_id),
    CONSTRAINT test_squares_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT test_squares_method_known CHECK (method IN ('chalk', 'touch', 'photo', 'drone'))
);
CREATE INDEX test_squares_job_id_idx ON test_squares (tenant_id, job_id);
