-- How the reading of reports from outside stands: one row, of all companies together and of none by name. Times
-- are the database's, which those who tell and those who ask have in common.
CREATE TABLE inbound_state (
    only_one boolean NOT NULL DEFAULT true,
    waiting bigint NOT NULL,
    oldest_at timestamptz,
    looked_at timestamptz NOT NULL,
    CONSTRAINT inbound_state_pkey PRIMARY KEY (only_one),
    CONSTRAINT inbound_state_only_one CHECK (only_one),
    CONSTRAINT inbound_state_waiting_counts CHECK (waiting >= 0)
);
GRANT SELECT, INSERT, UPDATE ON inbound_state TO stormops_streams;
GRANT SELECT ON inbound_state TO stormops_relay;
