-- A decision knows the run that made it.
ALTER TABLE policy_decisions_log
    ADD COLUMN policy_run_id uuid,
    ADD CONSTRAINT policy_decisions_log_policy_run_id_fkey FOREIGN KEY (tenant_id, policy_run_id)
        REFERENCES policy_runs (tenant_id, policy_run_id);

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE policy_decisions_log SET
            fv = fv || array_fill(0::bigint, ARRAY[1]),
            fw = fw || array_fill(0::bigint, ARRAY[1]),
            fh = fh || array_fill(0::bigint, ARRAY[1]);
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
