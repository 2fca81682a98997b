-- How a crew's day ends and pauses; what a planner holds fast; when a stop is expected.
ALTER TABLE crews
    ADD COLUMN end_latitude double precision,
    ADD COLUMN end_longitude double precision,
    ADD COLUMN break_start_min bigint,
    ADD COLUMN break_min bigint,
    ADD CONSTRAINT crews_end_latitude_range CHECK (end_latitude BETWEEN -90 AND 90),
    ADD CONSTRAINT crews_end_longitude_range CHECK (end_longitude BETWEEN -180 AND 180),
    ADD CONSTRAINT crews_end_latitude_null_island CHECK (NOT (end_latitude = 0 AND end_longitude = 0));
ALTER TABLE routes
    ADD COLUMN locked boolean,
    ADD COLUMN engine text,
    ADD COLUMN matrix text;
ALTER TABLE route_properties
    ADD COLUMN windows jsonb,
    ADD COLUMN arrive_at timestamptz;

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE crews SET
            fv = fv || array_fill(0::bigint, ARRAY[4]),
            fw = fw || array_fill(0::bigint, ARRAY[4]),
            fh = fh || array_fill(0::bigint, ARRAY[4]);
        UPDATE routes SET
            fv = fv || array_fill(0::bigint, ARRAY[3]),
            fw = fw || array_fill(0::bigint, ARRAY[3]),
            fh = fh || array_fill(0::bigint, ARRAY[3]);
        UPDATE route_properties SET
            fv = fv || array_fill(0::bigint, ARRAY[2]),
            fw = fw || array_fill(0::bigint, ARRAY[2]),
            fh = fh || array_fill(0::bigint, ARRAY[2]);
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
