-- Who may do what. Tables close themselves to every role, the owner included; grants and policies open exact doors.

-- A crew member's crew is one of the tenant's (the table of crews comes after memberships).
ALTER TABLE memberships ADD CONSTRAINT memberships_crew_id_fkey
    FOREIGN KEY (tenant_id, crew_id) REFERENCES crews (tenant_id, crew_id);

-- One isolation policy on every table that has a tenant. The setting is '' and not NULL after a transaction that
-- had set it, hence nullif; the sub-select is evaluated once a statement and not once a row.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'tenants', 'memberships', 'refresh_tokens', 'devices', 'tenant_clock', 'member', 'bucket_digest',
        'device_state', 'op_log', 'op_quarantine', 'audit', 'relay_cursor',
        'storms', 'crews', 'users', 'plays',
        'storm_reports', 'properties', 'roofs', 'property_impacts',
        'lead_uplift', 'policy_decisions_log', 'policy_outcomes', 'customer_journeys',
        'routes', 'route_properties', 'assignments', 'jobs', 'job_events', 'notes', 'photos', 'claim_intel'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) '
            'WITH CHECK (tenant_id = (SELECT nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
            tenant_table);
    END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO stormops_app, stormops_auth, stormops_relay;

-- The owner may list the tenants, to loop over them under the context of each.
CREATE POLICY owner_lists_tenants ON tenants FOR SELECT TO CURRENT_USER USING (true);

-- Requests. Rows of synced tables are marked deleted, never removed.
GRANT SELECT, INSERT, UPDATE ON
    storms, crews, users, plays, storm_reports, properties, roofs, property_impacts,
    lead_uplift, policy_decisions_log, policy_outcomes, customer_journeys,
    routes, route_properties, assignments, jobs, job_events, notes, photos, claim_intel
    TO stormops_app;
GRANT SELECT, INSERT, UPDATE ON bucket_digest, device_state, devices TO stormops_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON member, op_quarantine TO stormops_app;
GRANT SELECT, INSERT ON op_log, audit TO stormops_app;
GRANT SELECT, UPDATE ON tenant_clock TO stormops_app;
GRANT SELECT ON tenants, memberships TO stormops_app;

-- Sign-in looks for an account before a tenant is known, so its doors are few and go through all tenants.
GRANT SELECT ON accounts, memberships TO stormops_auth;
GRANT UPDATE (password_hash) ON accounts TO stormops_auth;
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO stormops_auth;
GRANT SELECT (tenant_id, org_name, status) ON tenants TO stormops_auth;
CREATE POLICY sign_in_reads_memberships ON memberships FOR SELECT TO stormops_auth USING (true);
CREATE POLICY sign_in_reads_tenants ON tenants FOR SELECT TO stormops_auth USING (true);
CREATE POLICY sign_in_keeps_tokens ON refresh_tokens FOR ALL TO stormops_auth USING (true) WITH CHECK (true);

-- The relay publishes every tenant's accepted changes and writes nothing but its own cursor.
GRANT SELECT ON op_log, tenant_clock TO stormops_relay;
GRANT SELECT, INSERT, UPDATE ON relay_cursor TO stormops_relay;
CREATE POLICY relay_reads_op_log ON op_log FOR SELECT TO stormops_relay USING (true);
CREATE POLICY relay_reads_clocks ON tenant_clock FOR SELECT TO stormops_relay USING (true);
CREATE POLICY relay_keeps_cursor ON relay_cursor FOR ALL TO stormops_relay USING (true) WITH CHECK (true);
