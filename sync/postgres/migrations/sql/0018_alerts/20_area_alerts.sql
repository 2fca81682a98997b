-- What the weather service warns of, and what competitors do, where a storm's houses stand.

CREATE TABLE area_alerts (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    alert_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    kind text NOT NULL,
    source_event_id text NOT NULL,
    heard_at timestamptz NOT NULL,
    headline text,
    zip_code text,
    hazard text,
    severity text,
    hail_in double precision,
    wind_mph double precision,
    ends_at timestamptz,
    competitor text,
    move text,
    houses bigint,
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
    CONSTRAINT area_alerts_pkey PRIMARY KEY (tenant_id, alert_id),
    CONSTRAINT area_alerts_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT area_alerts_kind_known CHECK (kind IN ('weather', 'competitor'))
);
CREATE INDEX area_alerts_storm_id_idx ON area_alerts (storm_id, tenant_id);
