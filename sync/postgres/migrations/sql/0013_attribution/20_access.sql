-- Credit closes itself like every tenant table; requests may mark rows deleted, never remove them.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'attribution_runs', 'channel_attribution', 'play_attribution', 'play_channel_attribution'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) '
            'WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            tenant_table);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON attribution_runs, channel_attribution, play_attribution, play_channel_attribution TO stormops_app;
