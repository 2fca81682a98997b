-- Who did what about an action of the guardrails; and one more thing that they may ask for.

ALTER TABLE guardrail_actions DROP CONSTRAINT guardrail_actions_action_known;
ALTER TABLE guardrail_actions ADD CONSTRAINT guardrail_actions_action_known CHECK (action IN (
    'throttle', 'escalate', 'create_proposal', 'activate_storm_play', 'adjust_pricing'));

CREATE TABLE guardrail_steps (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    step_id uuid NOT NULL,
    action_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    step text NOT NULL,
    reason text,
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
    CONSTRAINT guardrail_steps_pkey PRIMARY KEY (tenant_id, step_id),
    CONSTRAINT guardrail_steps_action_id_fkey FOREIGN KEY (tenant_id, action_id)
        REFERENCES guardrail_actions (tenant_id, action_id),
    CONSTRAINT guardrail_steps_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT guardrail_steps_step_known CHECK (step IN ('acknowledged', 'done', 'lifted', 'reopened'))
);
CREATE INDEX guardrail_steps_action_id_idx ON guardrail_steps (action_id, tenant_id);
CREATE INDEX guardrail_steps_storm_id_idx ON guardrail_steps (storm_id, tenant_id);
