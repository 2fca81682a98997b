-- The houses that a version takes off, with their addresses: their crew's laptop has let go of them by then.
ALTER TABLE route_versions ADD COLUMN taken_off jsonb;

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE route_versions SET fv = fv || 0::bigint, fw = fw || 0::bigint, fh = fh || 0::bigint;
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
