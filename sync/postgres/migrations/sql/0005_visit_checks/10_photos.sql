-- How much a photo shows, what thing on the roof, and which lines of the claim it supports.
ALTER TABLE photos
    ADD COLUMN accessory text,
    ADD COLUMN extent text,
    ADD COLUMN claim_items jsonb;

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE photos SET
            fv = fv || array_fill(0::bigint, ARRAY[3]),
            fw = fw || array_fill(0::bigint, ARRAY[3]),
            fh = fh || array_fill(0::bigint, ARRAY[3]);
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
