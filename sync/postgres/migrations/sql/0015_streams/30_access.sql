-- The stream jobs have a role of their own that sees its own tables and nothing else, tenant by tenant.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'guardrail_actions', 'stream_rows', 'stream_houses', 'stream_windows', 'stream_revisions', 'stream_chains',
        'stream_clocks', 'stream_actions', 'stream_waiting', 'stream_credit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) '
            'WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            tenant_table);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON guardrail_actions TO stormops_app;
GRANT USAGE ON SCHEMA public TO stormops_streams;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    stream_offsets, stream_rows, stream_houses, stream_windows, stream_chains, stream_clocks, stream_actions,
    stream_waiting, stream_credit TO stormops_streams;
GRANT SELECT, INSERT, UPDATE ON relay_offsets TO stormops_relay;
GRANT SELECT ON relay_offsets TO stormops_streams;
GRANT SELECT, INSERT ON stream_revisions TO stormops_streams;
-- What waits for the hub is found across tenants, and removed within one.
CREATE POLICY streams_find_actions ON stream_actions FOR SELECT TO stormops_streams USING (true);
CREATE POLICY streams_find_waiting ON stream_waiting FOR SELECT TO stormops_streams USING (true);
CREATE POLICY streams_find_outdated_credit ON stream_credit FOR SELECT TO stormops_streams USING (true);
-- Panels read windows and chains.
GRANT SELECT ON stream_windows, stream_revisions, stream_chains, stream_clocks TO stormops_app;
