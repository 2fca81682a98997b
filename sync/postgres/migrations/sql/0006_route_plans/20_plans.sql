-- A plan as it was published, the crews' answers to it, and what crews changed on the way.

CREATE TABLE route_versions (
    tenant_id uuid NOT NULL,
    version_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_id uuid NOT NULL,
    plan_version bigint NOT NULL,
    base_version bigint,
    stops jsonb NOT NULL,
    taken jsonb,
    minutes double precision,
    miles double precision,
    expected_uplift double precision,
    engine text,
    matrix text,
    note text,
    published_at timestamptz NOT NULL,
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
    CONSTRAINT route_versions_pkey PRIMARY KEY (tenant_id, version_id),
    CONSTRAINT route_versions_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT route_versions_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id)
);
CREATE UNIQUE INDEX route_versions_route_id_plan_version_key ON route_versions (route_id, plan_version, tenant_id);

CREATE TABLE route_answers (
    tenant_id uuid NOT NULL,
    answer_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_id uuid NOT NULL,
    plan_version bigint NOT NULL,
    answer text NOT NULL,
    reason text,
    answered_at timestamptz NOT NULL,
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
    CONSTRAINT route_answers_pkey PRIMARY KEY (tenant_id, answer_id),
    CONSTRAINT route_answers_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT route_answers_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id),
    CONSTRAINT route_answers_answer_known CHECK (answer IN ('accepted', 'declined'))
);
CREATE INDEX route_answers_route_id_idx ON route_answers (route_id, tenant_id);

CREATE TABLE crew_changes (
    tenant_id uuid NOT NULL,
    change_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    route_id uuid NOT NULL,
    property_id uuid NOT NULL,
    plan_version bigint NOT NULL,
    change text NOT NULL,
    after_id uuid,
    reason text,
    changed_at timestamptz NOT NULL,
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
    CONSTRAINT crew_changes_pkey PRIMARY KEY (tenant_id, change_id),
    CONSTRAINT crew_changes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT crew_changes_route_id_fkey FOREIGN KEY (tenant_id, route_id)
        REFERENCES routes (tenant_id, route_id),
    CONSTRAINT crew_changes_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT crew_changes_change_known CHECK (change IN ('defer', 'move', 'insert'))
);
CREATE INDEX crew_changes_route_id_idx ON crew_changes (route_id, tenant_id);
