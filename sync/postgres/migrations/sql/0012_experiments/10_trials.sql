-- Runs of the policy, experiments with who got which arm, and models that were learnt.

CREATE TABLE policy_runs (
    tenant_id uuid NOT NULL,
    policy_run_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    run_id text NOT NULL,
    policy_mode text NOT NULL,
    threshold double precision NOT NULL,
    capacity bigint,
    model_version text,
    treated bigint NOT NULL,
    held bigint NOT NULL,
    changed bigint NOT NULL,
    reasons jsonb NOT NULL,
    mean_uplift_treated double precision,
    mean_uplift_held double precision,
    decided_at timestamptz NOT NULL,
    author_id uuid NOT NULL,
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
    CONSTRAINT policy_runs_pkey PRIMARY KEY (tenant_id, policy_run_id),
    CONSTRAINT policy_runs_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT policy_runs_policy_mode_known CHECK (policy_mode IN ('aggressive', 'moderate', 'conservative'))
);
CREATE INDEX policy_runs_storm_id_idx ON policy_runs (storm_id, tenant_id);

CREATE TABLE experiments (
    tenant_id uuid NOT NULL,
    experiment_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    name text NOT NULL,
    hypothesis text,
    status text NOT NULL,
    arms jsonb NOT NULL,
    control text NOT NULL,
    salt text NOT NULL,
    population jsonb,
    window_days bigint NOT NULL,
    baseline double precision,
    wanted_effect double precision,
    smallest_effect double precision,
    exploratory boolean NOT NULL,
    designed_at timestamptz NOT NULL,
    started_at timestamptz,
    stopped_at timestamptz,
    stop_reason text,
    author_id uuid NOT NULL,
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
    CONSTRAINT experiments_pkey PRIMARY KEY (tenant_id, experiment_id),
    CONSTRAINT experiments_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT experiments_status_known CHECK (status IN ('draft', 'running', 'completed', 'cancelled'))
);
CREATE UNIQUE INDEX experiments_storm_id_name_key ON experiments (storm_id, name, tenant_id);

CREATE TABLE experiment_assignments (
    tenant_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    experiment_id uuid NOT NULL,
    property_id uuid NOT NULL,
    arm text NOT NULL,
    stratum text,
    assigned_at timestamptz NOT NULL,
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
    CONSTRAINT experiment_assignments_pkey PRIMARY KEY (tenant_id, assignment_id),
    CONSTRAINT experiment_assignments_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT experiment_assignments_experiment_id_fkey FOREIGN KEY (tenant_id, experiment_id)
        REFERENCES experiments (tenant_id, experiment_id),
    CONSTRAINT experiment_assignments_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id)
);
CREATE UNIQUE INDEX experiment_assignments_experiment_id_property_id_key ON experiment_assignments (experiment_id, property_id, tenant_id);
CREATE INDEX experiment_assignments_storm_id_idx ON experiment_assignments (storm_id, tenant_id);
CREATE INDEX experiment_assignments_property_id_idx ON experiment_assignments (property_id, tenant_id);

CREATE TABLE models (
    tenant_id uuid NOT NULL,
    model_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    kind text NOT NULL,
    action text NOT NULL,
    version text NOT NULL,
    status text NOT NULL,
    cohort jsonb NOT NULL,
    metrics jsonb NOT NULL,
    artefact jsonb NOT NULL,
    trained_at timestamptz NOT NULL,
    author_id uuid NOT NULL,
    note text,
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
    CONSTRAINT models_pkey PRIMARY KEY (tenant_id, model_id),
    CONSTRAINT models_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT models_kind_known CHECK (kind IN ('uplift')),
    CONSTRAINT models_status_known CHECK (status IN ('candidate', 'live', 'retired', 'rejected'))
);
CREATE UNIQUE INDEX models_kind_action_version_key ON models (kind, action, version, tenant_id);
CREATE INDEX models_storm_id_idx ON models (storm_id, tenant_id);
