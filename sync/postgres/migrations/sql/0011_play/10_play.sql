-- Who may be contacted how, what is scheduled for whom, and how the score of a storm has moved.

CREATE TABLE contact_preferences (
    tenant_id uuid NOT NULL,
    preference_id uuid NOT NULL,
    property_id uuid NOT NULL,
    channel text NOT NULL,
    allowed boolean NOT NULL,
    reason text NOT NULL,
    basis text,
    same_as uuid,
    recorded_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT contact_preferences_pkey PRIMARY KEY (tenant_id, preference_id),
    CONSTRAINT contact_preferences_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT contact_preferences_channel_known CHECK (channel IN (
        'ga4', 'email', 'sms', 'door_knock', 'call', 'direct_mail', 'referral', 'other', 'all')),
    CONSTRAINT contact_preferences_reason_known CHECK (reason IN (
        'opt_in', 'opt_out', 'stop_word', 'moved', 'deceased', 'duplicate'))
);

CREATE TABLE nurture_sequences (
    tenant_id uuid NOT NULL,
    sequence_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    property_id uuid NOT NULL,
    sequence_type text NOT NULL,
    round bigint NOT NULL,
    step bigint NOT NULL,
    channel text NOT NULL,
    template_id text,
    persona text,
    play_id uuid,
    uplift_at_enrol double precision,
    enrolled_at timestamptz NOT NULL,
    consent_basis text,
    quiet_hours_ok boolean,
    actor_id uuid NOT NULL,
    scheduled_at timestamptz NOT NULL,
    status text NOT NULL,
    stop_reason text,
    settled_at timestamptz,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT nurture_sequences_pkey PRIMARY KEY (tenant_id, sequence_id),
    CONSTRAINT nurture_sequences_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id),
    CONSTRAINT nurture_sequences_property_id_fkey FOREIGN KEY (tenant_id, property_id)
        REFERENCES properties (tenant_id, property_id),
    CONSTRAINT nurture_sequences_play_id_fkey FOREIGN KEY (tenant_id, play_id)
        REFERENCES plays (tenant_id, play_id),
    CONSTRAINT nurture_sequences_sequence_type_known CHECK (sequence_type IN (
        'unconverted', 'post_inspection', 'no_answer_recall', 'claim_filed_followup', 'supplement_wait', 'warranty_checkup', 'referral', 'anniversary')),
    CONSTRAINT nurture_sequences_channel_known CHECK (channel IN (
        'ga4', 'email', 'sms', 'door_knock', 'call', 'direct_mail', 'referral', 'other')),
    CONSTRAINT nurture_sequences_status_known CHECK (status IN (
        'scheduled', 'sent', 'replied', 'stopped', 'expired', 'suppressed'))
);

CREATE TABLE quality_mutes (
    tenant_id uuid NOT NULL,
    mute_id uuid NOT NULL,
    storm_id uuid,
    check_code text NOT NULL,
    reason text NOT NULL,
    muted_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT quality_mutes_pkey PRIMARY KEY (tenant_id, mute_id),
    CONSTRAINT quality_mutes_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id)
);

CREATE TABLE score_history (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    storm_id uuid NOT NULL,
    as_of timestamptz NOT NULL,
    counts jsonb NOT NULL,
    checks jsonb NOT NULL,
    score double precision NOT NULL,
    raw double precision NOT NULL,
    measurable double precision NOT NULL,
    rules_version text NOT NULL,
    actor_id uuid NOT NULL,
    rev bigint NOT NULL,
    fv bigint[] NOT NULL,
    fw bigint[] NOT NULL,
    fh bigint[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    created_at timestamptz,
    created_by uuid,
    updated_at timestamptz,
    updated_by uuid,
    origin_device uuid,
    CONSTRAINT score_history_pkey PRIMARY KEY (tenant_id, entry_id),
    CONSTRAINT score_history_storm_id_fkey FOREIGN KEY (tenant_id, storm_id)
        REFERENCES storms (tenant_id, storm_id)
);

CREATE INDEX contact_preferences_property_id_idx ON contact_preferences (property_id, tenant_id);
CREATE INDEX nurture_sequences_property_id_idx ON nurture_sequences (property_id, tenant_id);
CREATE INDEX nurture_sequences_storm_id_idx ON nurture_sequences (storm_id, tenant_id);
CREATE INDEX nurture_sequences_play_id_idx ON nurture_sequences (play_id, tenant_id);
CREATE INDEX quality_mutes_storm_id_idx ON quality_mutes (storm_id, tenant_id);
CREATE INDEX score_history_storm_id_idx ON score_history (storm_id, tenant_id);
