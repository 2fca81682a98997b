-- What planners asked of the visits when the version was made: windows, minutes and priority by house.
ALTER TABLE route_versions ADD COLUMN asked jsonb;

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
