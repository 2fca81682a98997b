-- Runs of the attribution engine and the credit that they found.

CREATE TABLE attribution_runs (
    tenant_id uuid NOT NULL,
    attribution_run_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    computed_at timestamptz NOT NULL,
    as_of timestamptz NOT NULL,
    computed_by uuid,
    engine_version text NOT NULL,
    chain_order bigint NOT NULL,
    draws bigint NOT NULL,
    seed bigint NOT NULL,
    shapley_weight double precision NOT NULL,
    markov_weight double precision NOT NULL,
    prior_strength double precision NOT NULL,
    n_journeys bigint NOT NULL,
    n_conversions bigint NOT NULL,
    value_cents bigint NOT NULL,
    low_sample boolean NOT NULL,
    input_sha256 text NOT NULL,
    config jsonb NOT NULL,
    reconciliation jsonb,
    sweep jsonb,
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
    CONSTRAINT attribution_runs_pkey PRIMARY KEY (tenant_id, attribution_run_id),
    CONSTRAINT attribution_runs_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id)
);
CREATE INDEX attribution_runs_storm_id_idx ON attribution_runs (storm_id, tenant_id);

CREATE TABLE channel_attribution (
    tenant_id uuid NOT NULL,
    credit_id uuid NOT NULL,
    attribution_run_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    method text NOT NULL,
    channel text NOT NULL,
    zip_code text,
    credit double precision NOT NULL,
    conversions double precision NOT NULL,
    value_cents bigint NOT NULL,
    ci_low double precision,
    ci_high double precision,
    touches bigint NOT NULL,
    n_journeys bigint NOT NULL,
    n_conversions bigint NOT NULL,
    engine_version text NOT NULL,
    computed_at timestamptz NOT NULL,
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
    CONSTRAINT channel_attribution_pkey PRIMARY KEY (tenant_id, credit_id),
    CONSTRAINT channel_attribution_attribution_run_id_fkey FOREIGN KEY (tenant_id, attribution_run_id)
        REFERENCES attribution_runs (tenant_id, attribution_run_id),
    CONSTRAINT channel_attribution_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT channel_attribution_channel_known CHECK (channel IN ('ga4', 'email', 'sms', 'door_knock', 'call', 'direct_mail', 'referral', 'other'))
);
CREATE INDEX channel_attribution_attribution_run_id_idx ON channel_attribution (attribution_run_id, tenant_id);
CREATE INDEX channel_attribution_storm_id_idx ON channel_attribution (storm_id, tenant_id);

CREATE TABLE play_attribution (
    tenant_id uuid NOT NULL,
    credit_id uuid NOT NULL,
    attribution_run_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    method text NOT NULL,
    play_id uuid,
    credit double precision NOT NULL,
    conversions double precision NOT NULL,
    value_cents bigint NOT NULL,
    ci_low double precision,
    ci_high double precision,
    touches bigint NOT NULL,
    n_journeys bigint NOT NULL,
    n_conversions bigint NOT NULL,
    engine_version text NOT NULL,
    computed_at timestamptz NOT NULL,
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
    CONSTRAINT play_attribution_pkey PRIMARY KEY (tenant_id, credit_id),
    CONSTRAINT play_attribution_attribution_run_id_fkey FOREIGN KEY (tenant_id, attribution_run_id)
        REFERENCES attribution_runs (tenant_id, attribution_run_id),
    CONSTRAINT play_attribution_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT play_attribution_play_id_fkey FOREIGN KEY (tenant_id, play_id)
        REFERENCES plays (tenant_id, play_id)
);
CREATE INDEX play_attribution_attribution_run_id_idx ON play_attribution (attribution_run_id, tenant_id);
CREATE INDEX play_attribution_storm_id_idx ON play_attribution (storm_id, tenant_id);
CREATE INDEX play_attribution_play_id_idx ON play_attribution (play_id, tenant_id);

CREATE TABLE play_channel_attribution (
    tenant_id uuid NOT NULL,
    credit_id uuid NOT NULL,
    attribution_run_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    method text NOT NULL,
    play_id uuid,
    channel text NOT NULL,
    within double precision NOT NULL,
    credit double precision NOT NULL,
    conversions double precision NOT NULL,
    value_cents bigint NOT NULL,
    ci_low double precision,
    ci_high double precision,
    touches bigint NOT NULL,
    n_journeys bigint NOT NULL,
    n_conversions bigint NOT NULL,
    engine_version text NOT NULL,
    computed_at timestamptz NOT NULL,
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
    CONSTRAINT play_channel_attribution_pkey PRIMARY KEY (tenant_id, credit_id),
    CONSTRAINT play_channel_attribution_attribution_run_id_fkey FOREIGN KEY (tenant_id, attribution_run_id)
        REFERENCES attribution_runs (tenant_id, attribution_run_id),
    CONSTRAINT play_channel_attribution_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT play_channel_attribution_play_id_fkey FOREIGN KEY (tenant_id, play_id)
        REFERENCES plays (tenant_id, play_id),
    CONSTRAINT play_channel_attribution_channel_known CHECK (channel IN ('ga4', 'email', 'sms', 'door_knock', 'call', 'direct_mail', 'referral', 'other'))
);
CREATE INDEX play_channel_attribution_attribution_run_id_idx ON play_channel_attribution (attribution_run_id, tenant_id);
CREATE INDEX play_channel_attribution_storm_id_idx ON play_channel_attribution (storm_id, tenant_id);
CREATE INDEX play_channel_attribution_play_id_idx ON play_channel_attribution (play_id, tenant_id);
