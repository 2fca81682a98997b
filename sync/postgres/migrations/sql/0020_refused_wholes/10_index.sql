-- Rows that come in parts (a run of the policy with its decisions, …): what was refused of them. A handful, so
-- that all of a tenant's are looked through: a condition on the body may not be looked up under row-level
-- security. The query names the same states, kind and entities.
CREATE INDEX op_quarantine_refused_wholes_idx ON op_quarantine (tenant_id)
    WHERE state IN ('conflict', 'rejected') AND body ->> 'kind' = 'add'
    AND body ->> 'entity' IN ('policy_runs', 'experiments', 'attribution_runs', 'data_imports');
