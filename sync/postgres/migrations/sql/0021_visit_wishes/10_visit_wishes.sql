-- What planners ask of the visit at a house, and of every house of a storm.

CREATE TABLE visit_wishes (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    wish_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid,
    windows jsonb,
    service_min bigint,
    priority text,
    needs jsonb,
    rule text,
    by_action jsonb,
    match_skills boolean,
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
    CONSTRAINT visit_wishes_pkey PRIMARY KEY (tenant_id, wish_id),
    CONSTRAINT visit_wishes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT visit_wishes_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT visit_wishes_priority_known CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT visit_wishes_rule_known CHECK (rule IN ('must', 'avoid'))
);
CREATE INDEX visit_wishes_storm_id_idx ON visit_wishes (storm_id, tenant_id);
CREATE INDEX visit_wishes_property_id_idx ON visit_wishes (property_id, tenant_id);
