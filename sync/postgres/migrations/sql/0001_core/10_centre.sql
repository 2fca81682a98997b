-- Tenants and accounts, and what the centre keeps about each tenant's changes.
--
-- In indexes beside a primary key tenant_id comes last. With it in front, a reference's check by (tenant_id, id) could
-- as well be planned over such an index, and is, while a table is new and has no statistics: then each row that a first
-- import adds reads the whole table.

CREATE TABLE tenants (
    tenant_id uuid NOT NULL,
    org_name text NOT NULL,
    status text NOT NULL DEFAULT 'active',
    tier text NOT NULL DEFAULT 'trial',
    time_zone text NOT NULL DEFAULT 'America/Chicago',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT tenants_org_name_filled CHECK (btrim(org_name) <> ''),
    CONSTRAINT tenants_status_known CHECK (status IN ('active', 'suspended', 'churned')),
    CONSTRAINT tenants_tier_known CHECK (tier IN ('trial', 'pilot', 'standard', 'enterprise'))
);

-- One sign-in may belong to several tenants, so this table knows none.
CREATE TABLE accounts (
    account_id uuid NOT NULL,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    status text NOT NULL DEFAULT 'active',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT accounts_pkey PRIMARY KEY (account_id),
    CONSTRAINT accounts_email_key UNIQUE (email),
    CONSTRAINT accounts_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%'),
    CONSTRAINT accounts_password_hash_argon CHECK (password_hash LIKE '$argon2id$%'),
    CONSTRAINT accounts_status_known CHECK (status IN ('active', 'disabled'))
);

CREATE TABLE memberships (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    role text NOT NULL,
    crew_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, account_id),
    CONSTRAINT memberships_role_known CHECK (role IN ('crew', 'planner', 'manager', 'admin'))
);
-- Sign-in looks for an account's tenants.
CREATE INDEX memberships_account_id_idx ON memberships (account_id);

-- The hash alone is kept; a family ends when a token that was replaced comes back after its grace.
CREATE TABLE refresh_tokens (
    token_hash text NOT NULL,
    family uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (account_id),
    tenant_id uuid NOT NULL,
    device uuid NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    rotated_at timestamptz,
    replaced_by text,
    revoked_at timestamptz,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash),
    CONSTRAINT refresh_tokens_membership_fkey FOREIGN KEY (tenant_id, account_id)
        REFERENCES memberships (tenant_id, account_id) ON DELETE CASCADE
);
CREATE INDEX refresh_tokens_family_idx ON refresh_tokens (family);
CREATE INDEX refresh_tokens_membership_idx ON refresh_tokens (tenant_id, account_id);
CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens (expires_at);

CREATE TABLE devices (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    device_id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    platform text NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT devices_pkey PRIMARY KEY (tenant_id, device_id)
);

-- The tenant's dense counter. Half-empty pages keep its updates in place; epoch changes when the centre is restored.
-- Tombstones up to horizon_rev are gone, so a laptop that stands below it begins anew.
CREATE TABLE tenant_clock (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    rev bigint NOT NULL DEFAULT 0,
    epoch text NOT NULL,
    horizon_rev bigint NOT NULL DEFAULT 0,
    CONSTRAINT tenant_clock_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT tenant_clock_rev_counts CHECK (rev >= 0),
    CONSTRAINT tenant_clock_horizon_passed CHECK (horizon_rev BETWEEN 0 AND rev)
) WITH (fillfactor = 10);

-- Which buckets hold a row, since when, and the tombstones of those that it left.
CREATE TABLE member (
    tenant_id uuid NOT NULL,
    bucket text NOT NULL,
    entity text NOT NULL,
    row_id uuid NOT NULL,
    rev bigint NOT NULL,
    enter_rev bigint NOT NULL,
    gone boolean NOT NULL DEFAULT false,
    CONSTRAINT member_pkey PRIMARY KEY (tenant_id, bucket, entity, row_id)
);
CREATE INDEX member_feed_idx ON member (tenant_id, bucket, rev);
CREATE INDEX member_row_idx ON member (row_id, tenant_id);
-- Tombstones by age, for the day they are dropped.
CREATE INDEX member_gone_idx ON member (rev, tenant_id) WHERE gone;

CREATE TABLE bucket_digest (
    tenant_id uuid NOT NULL,
    bucket text NOT NULL,
    rows bigint NOT NULL DEFAULT 0,
    total numeric(20) NOT NULL DEFAULT 0,
    CONSTRAINT bucket_digest_pkey PRIMARY KEY (tenant_id, bucket),
    CONSTRAINT bucket_digest_rows_counts CHECK (rows >= 0),
    CONSTRAINT bucket_digest_total_64_bits CHECK (total >= 0 AND total < 18446744073709551616)
);

-- How far each incarnation of each device has been heard, and its number as a writer.
CREATE TABLE device_state (
    tenant_id uuid NOT NULL,
    device uuid NOT NULL,
    incarnation int NOT NULL,
    writer bigint NOT NULL,
    last_n bigint NOT NULL DEFAULT 0,
    chain text NOT NULL DEFAULT '',
    account_id uuid NOT NULL,
    last_seen timestamptz,
    CONSTRAINT device_state_pkey PRIMARY KEY (tenant_id, device, incarnation),
    CONSTRAINT device_state_writer_key UNIQUE (tenant_id, writer)
) WITH (fillfactor = 50);

CREATE TABLE op_log (
    tenant_id uuid NOT NULL,
    rev bigint NOT NULL,
    i int NOT NULL,
    op_id uuid NOT NULL,
    device uuid NOT NULL,
    incarnation int NOT NULL,
    n bigint NOT NULL,
    kind text NOT NULL,
    entity text NOT NULL,
    row_id uuid NOT NULL,
    storm_id uuid,
    base bigint NOT NULL,
    hlc bigint NOT NULL,
    quality text NOT NULL,
    account_id uuid NOT NULL,
    body jsonb NOT NULL,
    verdict text NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT op_log_pkey PRIMARY KEY (tenant_id, rev, i),
    CONSTRAINT op_log_op_id_key UNIQUE (op_id, tenant_id)
);
CREATE INDEX op_log_device_idx ON op_log (device, incarnation, n, tenant_id);

-- What was not accepted, kept until a person has dealt with it, and what waits for a parent row.
CREATE TABLE op_quarantine (
    tenant_id uuid NOT NULL,
    op_id uuid NOT NULL,
    device uuid NOT NULL,
    incarnation int NOT NULL,
    n bigint NOT NULL,
    account_id uuid NOT NULL,
    state text NOT NULL,
    verdict jsonb NOT NULL,
    body jsonb NOT NULL,
    waits_for text,
    received_at timestamptz NOT NULL,
    CONSTRAINT op_quarantine_pkey PRIMARY KEY (tenant_id, device, incarnation, n),
    CONSTRAINT op_quarantine_state_known CHECK (state IN ('conflict', 'rejected', 'deferred', 'resolved'))
);
CREATE INDEX op_quarantine_waits_for_idx ON op_quarantine (waits_for, tenant_id) WHERE waits_for IS NOT NULL;
CREATE INDEX op_quarantine_op_id_idx ON op_quarantine (op_id, tenant_id);

-- Append-only; each entry holds the hash of the one before it in the same tenant and day.
CREATE TABLE audit (
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    seq bigint NOT NULL,
    actor uuid,
    device uuid,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    prev_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_pkey PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX audit_at_idx ON audit (tenant_id, at);

-- How far the op log of each tenant has been handed to which broker.
CREATE TABLE relay_cursor (
    tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
    broker text NOT NULL,
    rev bigint NOT NULL DEFAULT 0,
    i int NOT NULL DEFAULT 0,
    CONSTRAINT relay_cursor_pkey PRIMARY KEY (tenant_id)
);
