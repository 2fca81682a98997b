-- What the guardrails ask for: houses to be left alone, people to be asked, plays to be begun.

CREATE TABLE guardrail_actions (
    tenant_id uuid NOT NULL,
    action_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid,
    action text NOT NULL,
    reason text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz,
    because uuid,
    status text NOT NULL,
    settled_at timestamptz,
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
    CONSTRAINT guardrail_actions_pkey PRIMARY KEY (tenant_id, action_id),
    CONSTRAINT guardrail_actions_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT guardrail_actions_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT guardrail_actions_action_known CHECK (action IN (
        'throttle', 'escalate', 'create_proposal', 'activate_storm_play')),
    CONSTRAINT guardrail_actions_status_known CHECK (status IN ('open', 'done', 'dismissed'))
);
CREATE INDEX guardrail_actions_property_id_idx ON guardrail_actions (property_id, tenant_id);
CREATE INDEX guardrail_actions_storm_id_idx ON guardrail_actions (storm_id, tenant_id);
