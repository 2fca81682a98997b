-- Evidence that is no point, which edition of which file said so, and parcels of houses.
ALTER TABLE storm_reports
    ADD COLUMN area jsonb,
    ADD COLUMN dataset text,
    ADD COLUMN vintage text,
    ADD COLUMN withdrawn_at timestamptz;
ALTER TABLE properties
    ADD COLUMN parcel_id text;

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE storm_reports SET
            fv = fv || array_fill(0::bigint, ARRAY[4]),
            fw = fw || array_fill(0::bigint, ARRAY[4]),
            fh = fh || array_fill(0::bigint, ARRAY[4]);
        UPDATE properties SET
            fv = fv || array_fill(0::bigint, ARRAY[1]),
            fw = fw || array_fill(0::bigint, ARRAY[1]),
            fh = fh || array_fill(0::bigint, ARRAY[1]);
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
