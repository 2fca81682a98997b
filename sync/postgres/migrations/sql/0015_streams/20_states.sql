-- What the embedded runner of the stream jobs keeps. Offsets and states change in one transaction, so a record counts
-- once however often it is read. Times are UTC milliseconds, as in the events.

-- Where to go on reading, by broker: a broker that came back empty has another name and is read from the start.
CREATE TABLE stream_offsets (
    topic text NOT NULL,
    partition integer NOT NULL,
    broker text NOT NULL,
    next_offset bigint NOT NULL,
    CONSTRAINT stream_offsets_pkey PRIMARY KEY (topic, partition),
    CONSTRAINT stream_offsets_next_offset_counts CHECK (next_offset >= 0)
);

-- How far the relay's own delivery reports went: with the places above, how much is still to be read. A broker's
-- word for it is not needed, and the embedded one's is wrong at times.
CREATE TABLE relay_offsets (
    topic text NOT NULL,
    partition integer NOT NULL,
    broker text NOT NULL,
    next_offset bigint NOT NULL,
    CONSTRAINT relay_offsets_pkey PRIMARY KEY (topic, partition),
    CONSTRAINT relay_offsets_next_offset_counts CHECK (next_offset >= 0)
);

CREATE TABLE stream_rows (
    tenant_id uuid NOT NULL,
    row_id uuid NOT NULL,
    state bytea NOT NULL,
    CONSTRAINT stream_rows_pkey PRIMARY KEY (tenant_id, row_id)
);

CREATE TABLE stream_houses (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    state bytea NOT NULL,
    CONSTRAINT stream_houses_pkey PRIMARY KEY (tenant_id, storm_id, property_id)
);

-- revision 0: still open. counts: by measure, as the state has them, for whoever reads.
CREATE TABLE stream_windows (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    start_ms bigint NOT NULL,
    revision integer NOT NULL,
    counts jsonb NOT NULL,
    state bytea NOT NULL,
    CONSTRAINT stream_windows_pkey PRIMARY KEY (tenant_id, storm_id, start_ms),
    CONSTRAINT stream_windows_revision_counts CHECK (revision >= 0)
);
CREATE INDEX stream_windows_open_idx ON stream_windows (start_ms, tenant_id) WHERE revision = 0;

-- Every revision that was told: 1 when the window closed, more when a late laptop corrected it.
CREATE TABLE stream_revisions (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    start_ms bigint NOT NULL,
    revision integer NOT NULL,
    counts jsonb NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT stream_revisions_pkey PRIMARY KEY (tenant_id, storm_id, start_ms, revision)
);

-- Transitions of the attribution chains; came_from '' is the start, step_to '+' a conversion and '-' none.
CREATE TABLE stream_chains (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    level text NOT NULL,
    came_from text NOT NULL,
    step_to text NOT NULL,
    times bigint NOT NULL,
    value_cents bigint NOT NULL,
    CONSTRAINT stream_chains_pkey PRIMARY KEY (tenant_id, storm_id, level, came_from, step_to)
);

CREATE TABLE stream_clocks (
    tenant_id uuid NOT NULL,
    newest_ms bigint NOT NULL,
    CONSTRAINT stream_clocks_pkey PRIMARY KEY (tenant_id)
);

-- What the guardrails found and the hub has not been told yet.
CREATE TABLE stream_actions (
    tenant_id uuid NOT NULL,
    action_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid,
    action text NOT NULL,
    reason text NOT NULL,
    since_ms bigint NOT NULL,
    until_ms bigint NOT NULL,
    because uuid NOT NULL,
    CONSTRAINT stream_actions_pkey PRIMARY KEY (tenant_id, action_id)
);

-- Houses that turned to us and have had no answer; one that waits too long goes to a person.
CREATE TABLE stream_waiting (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    touch_id uuid NOT NULL,
    since_ms bigint NOT NULL,
    CONSTRAINT stream_waiting_pkey PRIMARY KEY (tenant_id, storm_id, property_id)
);
CREATE INDEX stream_waiting_since_idx ON stream_waiting (since_ms, tenant_id);

-- Storms whose paths changed after their credit was worked out last.
CREATE TABLE stream_credit (
    tenant_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    changes bigint NOT NULL,
    credited bigint NOT NULL DEFAULT 0,
    CONSTRAINT stream_credit_pkey PRIMARY KEY (tenant_id, storm_id)
);
