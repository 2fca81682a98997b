-- One column a field of the claim form, so that two people's answers to different questions never meet in one.
ALTER TABLE claim_intel
    ADD COLUMN unknown_fields jsonb,
    ADD COLUMN functional text,
    ADD COLUMN ord_law boolean,
    ADD COLUMN cosmetic_exclusion boolean,
    ADD COLUMN mortgage_company text,
    ADD COLUMN loan_last4 text,
    ADD COLUMN insured text,
    ADD COLUMN agent text,
    ADD COLUMN adjuster_name text,
    ADD COLUMN adjuster_kind text,
    ADD COLUMN adjuster_phone text,
    ADD COLUMN adjuster_email text,
    ADD COLUMN meeting_at timestamptz,
    ADD COLUMN meeting_zone text,
    ADD COLUMN meeting_items jsonb,
    ADD COLUMN coverage_a_cents bigint,
    ADD COLUMN overhead_cents bigint,
    ADD COLUMN profit_cents bigint,
    ADD COLUMN op_included boolean,
    ADD COLUMN first_check_cents bigint,
    ADD COLUMN balance_cents bigint,
    ADD COLUMN squares double precision,
    ADD COLUMN waste_pct double precision,
    ADD COLUMN layers bigint,
    ADD COLUMN pitch text,
    ADD COLUMN steep boolean,
    ADD COLUMN high boolean,
    ADD COLUMN ice_water_ft double precision,
    ADD COLUMN drip_edge_ft double precision,
    ADD COLUMN starter_ft double precision,
    ADD COLUMN ridge_ft double precision,
    ADD COLUMN valley_ft double precision,
    ADD COLUMN vents bigint,
    ADD COLUMN decking_sheets bigint,
    ADD COLUMN gutters_ft double precision,
    ADD COLUMN code_items jsonb,
    ADD COLUMN collateral jsonb,
    ADD COLUMN slopes_inspected jsonb,
    ADD COLUMN not_inspected jsonb,
    ADD COLUMN papers jsonb,
    ADD COLUMN contract_signed_on date,
    ADD COLUMN permit_issued_on date;

-- The arrays hold one entry a field; 0 says that nobody has written it. The owner is subject to isolation as
-- everybody is, so it goes from tenant to tenant.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT tenant_id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', one::text, true);
        UPDATE claim_intel SET
            fv = fv || array_fill(0::bigint, ARRAY[42]),
            fw = fw || array_fill(0::bigint, ARRAY[42]),
            fh = fh || array_fill(0::bigint, ARRAY[42]);
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END $$;
