-- Routes, stops, jobs and what a crew captures on them.
-- Each row carries its revision (rev) and, by the field's ordinal in the contract: the revision (fv), the writer (fw)
-- and the hybrid-clock time (fh) of every field.

CREATE TABLE routes (
    tenant_id uuid NOT NULL,
    route_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_name text NOT NULL,
    zip_code text,
    status text NOT NULL,
    crew_id uuid,
    plan_version bigint NOT NULL,
    property_count bigint NOT NULL,
    avg_uplift double precision,
    planned_start timestamptz,
    minutes double precision,
    miles double precision,
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
    CONSTRAINT routes_pkey PRIMARY KEY (tenant_id, route_id),
    CONSTRAINT routes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT routes_crew_id_fkey FOREIGN KEY (tenant_id, crew_id)
        REFERENCES crews (tenant_id, crew_id),
    CONSTRAINT routes_status_known CHECK (status IN (
        'draft', 'published', 'in_progress', 'completed', 'archived'))
);

CREATE TABLE route_properties (
    tenant_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    route_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    sequence_order bigint NOT NULL,
    service_min bigint,
    window_start timestamptz,
    window_end timestamptz,
    locked boolean NOT NULL,
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
    CONSTRAINT route_properties_pkey PRIMARY KEY (tenant_id, stop_id),
    CONSTRAINT route_properties_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id),
    CONSTRAINT route_properties_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT route_properties_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id)
);
CREATE UNIQUE INDEX route_properties_route_id_property_id_key ON route_properties (route_id, property_id, tenant_id) WHERE NOT deleted;
CREATE INDEX route_properties_property_id_idx ON route_properties (property_id, tenant_id);

CREATE TABLE assignments (
    tenant_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_id uuid NOT NULL,
    crew_id uuid NOT NULL,
    epoch bigint NOT NULL,
    active boolean NOT NULL,
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
    CONSTRAINT assignments_pkey PRIMARY KEY (tenant_id, assignment_id),
    CONSTRAINT assignments_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT assignments_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id),
    CONSTRAINT assignments_crew_id_fkey FOREIGN KEY (tenant_id, crew_id)
        REFERENCES crews (tenant_id, crew_id)
);
CREATE INDEX assignments_route_id_idx ON assignments (route_id, tenant_id);
-- Every request of a crew asks for its routes.
CREATE INDEX assignments_crew_id_idx ON assignments (crew_id, tenant_id);

CREATE TABLE jobs (
    tenant_id uuid NOT NULL,
    job_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_id uuid,
    property_id uuid NOT NULL,
    status text NOT NULL,
    completed_at timestamptz,
    outcome text,
    outcome_reason text,
    priority text,
    scheduled_at timestamptz,
    service_min bigint,
    claim_stage text,
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
    CONSTRAINT jobs_pkey PRIMARY KEY (tenant_id, job_id),
    CONSTRAINT jobs_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT jobs_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id),
    CONSTRAINT jobs_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT jobs_status_known CHECK (status IN (
        'pending', 'assigned', 'en_route', 'on_site', 'completed', 'skipped', 'cancelled')),
    CONSTRAINT jobs_outcome_known CHECK (outcome IN (
        'no_answer', 'callback', 'not_interested', 'do_not_knock', 'vacant', 'wrong_address',
        'inspected_no_damage', 'inspected_damage', 'contingency_signed', 'adjuster_met', 'built',
        'repair_only', 'safety_stop')),
    CONSTRAINT jobs_priority_known CHECK (priority IN ('low', 'medium', 'high', 'critical'))
);
CREATE INDEX jobs_route_id_idx ON jobs (route_id, tenant_id);
CREATE INDEX jobs_property_id_idx ON jobs (property_id, tenant_id);

CREATE TABLE job_events (
    tenant_id uuid NOT NULL,
    event_id uuid NOT NULL,
    job_id uuid NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    reason text,
    happened_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    effective boolean NOT NULL,
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
    CONSTRAINT job_events_pkey PRIMARY KEY (tenant_id, event_id),
    CONSTRAINT job_events_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT job_events_from_status_known CHECK (from_status IN (
        'pending', 'assigned', 'en_route', 'on_site', 'completed', 'skipped', 'cancelled')),
    CONSTRAINT job_events_to_status_known CHECK (to_status IN (
        'pending', 'assigned', 'en_route', 'on_site', 'completed', 'skipped', 'cancelled'))
);
CREATE INDEX job_events_job_id_idx ON job_events (job_id, tenant_id);

CREATE TABLE notes (
    tenant_id uuid NOT NULL,
    note_id uuid NOT NULL,
    job_id uuid NOT NULL,
    body text,
    author_id uuid NOT NULL,
    written_at timestamptz NOT NULL,
    supersedes uuid,
    redacted_at timestamptz,
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
    CONSTRAINT notes_pkey PRIMARY KEY (tenant_id, note_id),
    CONSTRAINT notes_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id)
);
CREATE INDEX notes_job_id_idx ON notes (job_id, tenant_id);

CREATE TABLE photos (
    tenant_id uuid NOT NULL,
    photo_id uuid NOT NULL,
    job_id uuid NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    mime text NOT NULL,
    width bigint,
    height bigint,
    orientation bigint,
    taken_at timestamptz,
    taken_local text,
    gps_at timestamptz,
    latitude double precision,
    longitude double precision,
    heading double precision,
    device text,
    category text,
    slope text,
    shot text,
    collateral text,
    caption text,
    marks jsonb,
    state text NOT NULL,
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
    CONSTRAINT photos_pkey PRIMARY KEY (tenant_id, photo_id),
    CONSTRAINT photos_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT photos_state_known CHECK (state IN (
        'saved', 'prepared', 'queued', 'uploading', 'stored', 'failed', 'quarantined')),
    CONSTRAINT photos_latitude_range CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT photos_longitude_range CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT photos_latitude_null_island CHECK (NOT (latitude = 0 AND longitude = 0))
);
CREATE INDEX photos_job_id_idx ON photos (job_id, tenant_id);

CREATE TABLE claim_intel (
    tenant_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    job_id uuid NOT NULL,
    damage_type text,
    severity text,
    date_of_loss date,
    discovered_on date,
    carrier text,
    policy_number text,
    claim_number text,
    coverage_type text,
    rcv_cents bigint,
    recoverable_dep_cents bigint,
    nonrecoverable_dep_cents bigint,
    acv_cents bigint,
    deductible_kind text,
    deductible_cents bigint,
    deductible_pct double precision,
    areas jsonb,
    extra jsonb,
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
    CONSTRAINT claim_intel_pkey PRIMARY KEY (tenant_id, claim_id),
    CONSTRAINT claim_intel_job_id_key UNIQUE (job_id, tenant_id),
    CONSTRAINT claim_intel_job_id_fkey FOREIGN KEY (tenant_id, job_id)
        REFERENCES jobs (tenant_id, job_id),
    CONSTRAINT claim_intel_damage_type_known CHECK (damage_type IN (
        'hail', 'wind', 'hail_wind', 'tornado', 'tree', 'other', 'none')),
    CONSTRAINT claim_intel_severity_known CHECK (severity IN ('none', 'low', 'medium', 'high', 'severe'))
);
