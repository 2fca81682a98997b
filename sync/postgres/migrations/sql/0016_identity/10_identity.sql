-- Who is who: records of people and houses, what they are known by, what the office decided of them.

CREATE TABLE identity_nodes (
    tenant_id uuid NOT NULL,
    node_id uuid NOT NULL,
    kind text NOT NULL,
    property_id uuid,
    source text NOT NULL,
    source_ref text NOT NULL,
    told_at timestamptz NOT NULL,
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
    CONSTRAINT identity_nodes_pkey PRIMARY KEY (tenant_id, node_id),
    CONSTRAINT identity_nodes_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT identity_nodes_kind_known CHECK (kind IN (
        'person', 'household', 'property'))
);
CREATE INDEX identity_nodes_property_id_idx ON identity_nodes (property_id, tenant_id);

CREATE TABLE identifiers (
    tenant_id uuid NOT NULL,
    identifier_id uuid NOT NULL,
    node_id uuid NOT NULL,
    property_id uuid,
    storm_id uuid,
    kind text NOT NULL,
    value_hash text NOT NULL,
    value_sealed text NOT NULL,
    value_shown text NOT NULL,
    strength double precision NOT NULL,
    source text NOT NULL,
    why text,
    first_seen timestamptz NOT NULL,
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
    CONSTRAINT identifiers_pkey PRIMARY KEY (tenant_id, identifier_id),
    CONSTRAINT identifiers_node_id_fkey FOREIGN KEY (tenant_id, node_id)
        REFERENCES identity_nodes (tenant_id, node_id),
    CONSTRAINT identifiers_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT identifiers_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT identifiers_kind_known CHECK (kind IN (
        'property_id', 'claim_number', 'policy_number', 'customer_id', 'email', 'phone', 'parcel_id', 'name_address', 'device_id', 'household', 'ip', 'name'))
);
CREATE INDEX identifiers_node_id_idx ON identifiers (node_id, tenant_id);
CREATE INDEX identifiers_property_id_idx ON identifiers (property_id, tenant_id);
CREATE INDEX identifiers_storm_id_idx ON identifiers (storm_id, tenant_id);

CREATE TABLE identity_events (
    tenant_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event text NOT NULL,
    one jsonb NOT NULL,
    other jsonb NOT NULL,
    withdraws uuid,
    why text,
    evidence jsonb,
    happened_at timestamptz NOT NULL,
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
    CONSTRAINT identity_events_pkey PRIMARY KEY (tenant_id, event_id),
    CONSTRAINT identity_events_event_known CHECK (event IN (
        'merge', 'split', 'withdraw'))
);

CREATE TABLE identity_blocks (
    tenant_id uuid NOT NULL,
    block_id uuid NOT NULL,
    kind text NOT NULL,
    value_hash text NOT NULL,
    value_shown text NOT NULL,
    blocked boolean,
    reason text,
    decided_at timestamptz,
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
    CONSTRAINT identity_blocks_pkey PRIMARY KEY (tenant_id, block_id),
    CONSTRAINT identity_blocks_kind_known CHECK (kind IN (
        'property_id', 'claim_number', 'policy_number', 'customer_id', 'email', 'phone', 'parcel_id', 'name_address', 'device_id', 'household', 'ip', 'name'))
);
CREATE INDEX identifiers_value_hash_idx ON identifiers (value_hash, tenant_id);
