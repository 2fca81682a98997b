-- Whom to treat, and what came of it.
-- Each row carries its revision (rev) and, by the field's ordinal in the contract: the revision (fv), the writer (fw)
-- and the hybrid-clock time (fh) of every field.

CREATE TABLE lead_uplift (
    tenant_id uuid NOT NULL,
    uplift_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    expected_uplift double precision NOT NULL,
    next_best_action text,
    p_treat double precision,
    p_control double precision,
    ci_low double precision,
    ci_high double precision,
    model_version text NOT NULL,
    scored_at timestamptz NOT NULL,
    feature_hash text,
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
    CONSTRAINT lead_uplift_pkey PRIMARY KEY (tenant_id, uplift_id),
    CONSTRAINT lead_uplift_storm_id_property_id_model_version_key UNIQUE (storm_id, property_id, model_version, tenant_id),
    CONSTRAINT lead_uplift_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT lead_uplift_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id)
);
CREATE INDEX lead_uplift_property_id_idx ON lead_uplift (property_id, tenant_id);

CREATE TABLE policy_decisions_log (
    tenant_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    decision text NOT NULL,
    reason text NOT NULL,
    reason_codes jsonb NOT NULL,
    expected_uplift double precision,
    uplift_band text,
    policy_mode text NOT NULL,
    threshold double precision NOT NULL,
    run_id text NOT NULL,
    model_version text,
    play_id uuid,
    decided_at timestamptz NOT NULL,
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
    CONSTRAINT policy_decisions_log_pkey PRIMARY KEY (tenant_id, decision_id),
    CONSTRAINT policy_decisions_log_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT policy_decisions_log_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT policy_decisions_log_play_id_fkey FOREIGN KEY (tenant_id, play_id)
        REFERENCES plays (tenant_id, play_id),
    CONSTRAINT policy_decisions_log_decision_known CHECK (decision IN ('treat', 'hold')),
    CONSTRAINT policy_decisions_log_policy_mode_known CHECK (policy_mode IN (
        'aggressive', 'moderate', 'conservative'))
);
CREATE INDEX policy_decisions_log_property_id_idx ON policy_decisions_log (property_id, tenant_id);

CREATE TABLE policy_outcomes (
    tenant_id uuid NOT NULL,
    outcome_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    decision text,
    expected_uplift double precision,
    actual_converted boolean,
    value_cents bigint,
    converted_at timestamptz,
    window_days bigint,
    source text,
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
    CONSTRAINT policy_outcomes_pkey PRIMARY KEY (tenant_id, outcome_id),
    CONSTRAINT policy_outcomes_storm_id_property_id_key UNIQUE (storm_id, property_id, tenant_id),
    CONSTRAINT policy_outcomes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT policy_outcomes_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT policy_outcomes_decision_known CHECK (decision IN ('treat', 'hold'))
);
CREATE INDEX policy_outcomes_property_id_idx ON policy_outcomes (property_id, tenant_id);

CREATE TABLE customer_journeys (
    tenant_id uuid NOT NULL,
    journey_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    channel text NOT NULL,
    channel_original text,
    "timestamp" timestamptz NOT NULL,
    play_id uuid,
    persona text,
    direction text,
    outcome text,
    converted boolean NOT NULL,
    conversion_value_cents bigint,
    source_event_id text NOT NULL,
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
    CONSTRAINT customer_journeys_pkey PRIMARY KEY (tenant_id, journey_id),
    CONSTRAINT customer_journeys_source_event_id_key UNIQUE (source_event_id, tenant_id),
    CONSTRAINT customer_journeys_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT customer_journeys_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT customer_journeys_play_id_fkey FOREIGN KEY (tenant_id, play_id)
        REFERENCES plays (tenant_id, play_id),
    CONSTRAINT customer_journeys_channel_known CHECK (channel IN (
        'ga4', 'email', 'sms', 'door_knock', 'call', 'direct_mail', 'referral', 'other'))
);
CREATE INDEX customer_journeys_property_id_idx ON customer_journeys (property_id, tenant_id);
